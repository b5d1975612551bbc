// A row is decided by itself: what was decided before it in the same file, and kept for later, changes nothing. With the trail the
// same comes out as without.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/core/day.ts";
import type { Trail } from "../../src/core/figure.ts";
import { sickPayEnhancement } from "../../src/schemes/sick-pay-enhancement-2020/scheme.ts";
import { socialCarePayment } from "../../src/schemes/social-care-payment-2022/scheme.ts";
import { shipped } from "../law/shipped.ts";
import * as sickPay from "./sick-pay-enhancement-2020/claims.ts";
import * as payment from "./social-care-payment-2022/claims.ts";

const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const mostly = <Value>(usual: Value, other: Value) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });

/** Few values in each cell, so that rows differ in one thing as often as not. */
const paid: fc.Arbitrary<{
  readonly change: payment.Change;
  readonly month: string;
  readonly before: readonly number[] | undefined;
  readonly lump: boolean;
}> = fc.record({
  change: fc.record({
    paymentMethod: mostly("INSTALMENTS", "LUMP_SUM"),
    instalmentNo: fc.constantFrom(1, 2, 3),
    amountPaid: mostly(29_960, 149_800),
    contractedHours: fc.constantFrom(2_250, 3_700),
    shiftsInWindow: mostly(8, 5),
    shiftsExpected: mostly(undefined, 6),
    startDate: mostly("2019-09-01", "2022-03-31"),
    leaveDate: mostly(undefined, "2022-07-15"),
    leaveReason: mostly(undefined, "RESIGNED"),
    niCategory: fc.constantFrom("A", "M"),
    basePay: fc.constantFrom(161_200, 70_000),
    pensionScheme: fc.constantFrom("NEST", "NONE"),
    employerNi: sometimes(fc.constantFrom(4_509, 1)),
    employerPension: sometimes(fc.constantFrom(899, 0)),
  }) as fc.Arbitrary<payment.Change>,
  month: fc.constantFrom("2022-06", "2022-07", "2022-10", "2022-11"),
  before: sometimes(fc.constantFrom([], [1], [1, 2])),
  lump: fc.boolean(),
});

const start = day("2020-11-02");
const away: fc.Arbitrary<sickPay.Change> = fc
  .record({
    from: fc.constantFrom(0, 7),
    length: fc.constantFrom(6, 11, 18),
    absenceCategory: fc.constantFrom("SYMPTOMS", "POSITIVE", "TTP_CONTACT", "HOUSEHOLD"),
    sickPayType: fc.constantFrom("SSP_ONLY", "NO_SSP"),
    workingDays: fc.constantFrom(0b0011111, 0b1100000),
    normalWeeklyPay: fc.constantFrom(34_650, 11_999),
    sspPaid: sometimes(fc.constantFrom(19_170, 0)),
    payPaid: fc.constantFrom(69_300, 30_000),
    topUpClaimed: fc.constantFrom(50_130, 1),
    testDate: sometimes(fc.constantFrom(2, 4)),
  })
  .map(({ from, length, testDate, ...rest }) => ({
    ...rest,
    absenceStart: addDays(start, from),
    absenceEnd: addDays(start, from + length),
    isolationEndDate: addDays(start, from + length + 1),
    testDate: testDate === undefined ? undefined : addDays(start, from + testDate),
    testResult: testDate === undefined ? undefined : "NEGATIVE",
  }));

describe("whatever was decided before it", () => {
  test("a payment of £1,498", () => {
    fc.assert(
      fc.property(fc.array(paid, { minLength: 2, maxLength: 8 }), (rows) => {
        const one = socialCarePayment.prepare(shipped);
        for (const { change, month, before, lump } of rows) {
          const claim = payment.claimWith(change);
          const around = payment.circumstances(month, before && payment.facts(before, { lumpPaid: lump }));
          const trail: Trail = [];
          const anew = socialCarePayment.prepare(shipped).decide(claim, around);
          expect(one.decide(claim, around)).toEqual(anew);
          expect(one.decide(claim, around, trail)).toEqual(anew);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("an enhancement of sick pay, with the person's other absences", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(away, sometimes(away)), { minLength: 4, maxLength: 12 }), (rows) => {
        const one = sickPayEnhancement.prepare(shipped);
        for (const [change, other] of rows) {
          const claim = sickPay.claimWith(change);
          const around = sickPay.circumstancesOf(other === undefined ? {} : { before: [other] }, one, change);
          const trail: Trail = [];
          const anew = sickPayEnhancement.prepare(shipped).decide(claim, around);
          expect(one.decide(claim, around)).toEqual(anew);
          expect(one.decide(claim, around, trail)).toEqual(anew);
        }
      }),
      { numRuns: 150 },
    );
  });
});

// What always holds of the enhancement, whatever the row.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, dayText } from "../../../src/core/day.ts";
import type { Trail } from "../../../src/core/figure.ts";
import {
  amountOf,
  assessor,
  type Change,
  circumstancesOf,
  claimWith,
  computedIn,
  decide,
  standingInTheWay,
} from "./claims.ts";

const start = fc.integer({ min: 0, max: 160 }).map((after) => addDays(day("2020-10-20"), after));
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const money = (max: number) => fc.integer({ min: 0, max });

/** Absences of all shapes, regular hours. */
const absence: fc.Arbitrary<Change> = fc
  .record({
    start,
    length: fc.integer({ min: 0, max: 24 }),
    isolation: fc.integer({ min: -1, max: 30 }),
    tested: sometimes(fc.integer({ min: -1, max: 20 })),
    applied: sometimes(fc.integer({ min: -1, max: 20 })),
    fullFrom: sometimes(fc.integer({ min: -3, max: 20 })),
    fullLength: fc.integer({ min: 0, max: 10 }),
    absenceCategory: fc.constantFrom("SYMPTOMS", "POSITIVE", "TTP_CONTACT", "HOUSEHOLD"),
    sickPayType: fc.constantFrom("SSP_ONLY", "NO_SSP", "FULL_PAY_LIMITED"),
    workingDays: fc.integer({ min: 1, max: 127 }),
    normalWeeklyPay: money(90_000),
    sspPaid: sometimes(money(30_000)),
    topUpClaimed: money(200_000),
  })
  .map(({ start, length, isolation, tested, applied, fullFrom, fullLength, ...rest }) => ({
    ...rest,
    absenceStart: start,
    absenceEnd: start + length,
    isolationEndDate: start + isolation,
    testDate: tested === undefined ? undefined : start + tested,
    testResult: tested === undefined ? undefined : "NEGATIVE",
    sissAppliedDate: applied === undefined ? undefined : start + applied,
    fullPayFrom: fullFrom === undefined ? undefined : start + fullFrom,
    fullPayUntil: fullFrom === undefined ? start + 2 : start + fullFrom + fullLength,
  }));

function found(trail: Trail, name: string): unknown {
  return trail.findLast((step) => step.name === name)?.value;
}

describe("for every absence", () => {
  test("sick pay and enhancement together are normal pay, or sick pay alone where that is more", () => {
    fc.assert(
      fc.property(absence, (change) => {
        const trail: Trail = [];
        const decision = decide(change, {}, assessor, trail);
        if (decision.outcome !== "payable") return;
        const claim = claimWith(change);
        const days = Number(found(trail, "payable-working-days"));
        const perWeek = claim.workingDays.toString(2).replaceAll("0", "").length;
        const exact = ((claim.normalWeeklyPay ?? 0) * days) / perWeek;
        const takenOff = Number(found(trail, "sick-pay-taken-off"));
        const topUp = computedIn(decision) ?? Number.NaN;
        expect(topUp).toBeGreaterThanOrEqual(0);
        if (topUp > 0) expect(Math.abs(topUp + takenOff - exact)).toBeLessThanOrEqual(0.5);
        else expect(takenOff).toBeGreaterThanOrEqual(exact - 0.5);
        expect(amountOf(decision)).toBe(Math.min(topUp, claim.topUpClaimed));
      }),
    );
  });

  test("an explanation changes nothing, and its list has as many days as are paid for", () => {
    fc.assert(
      fc.property(absence, (change) => {
        const trail: Trail = [];
        const explained = decide(change, {}, assessor, trail);
        expect(decide(change)).toEqual(explained);
        // The figure's value is the list.
        const list = (found(trail, "day-by-day") ?? {}) as Record<string, string>;
        const paid = Object.values(list).filter((what) => what === "paid-for").length;
        const days = found(trail, "payable-working-days");
        if (days !== undefined) expect(paid).toBe(days);
        const { absenceStart, absenceEnd } = claimWith(change);
        expect([Object.keys(list)[0], Object.keys(list).at(-1)]).toEqual([
          dayText(absenceStart),
          dayText(absenceEnd),
        ]);
      }),
    );
  });

  test("an outcome follows from what stands in the way", () => {
    fc.assert(
      fc.property(absence, (change) => {
        const decision = decide(change);
        const standing = standingInTheWay(decision);
        const wanted = standing.some((one) => one.includes("not met")) ? "not-eligible" : "refer";
        expect(decision.outcome).toBe(standing.length === 0 ? "payable" : wanted);
      }),
    );
  });

  test("one more paid day never lowers normal pay", () => {
    fc.assert(
      fc.property(absence, (change) => {
        const longer = { ...change, absenceEnd: Number(change.absenceEnd) + 1 };
        const [before, after]: [Trail, Trail] = [[], []];
        decide(change, {}, assessor, before);
        decide(longer, {}, assessor, after);
        const [a, b] = [found(before, "normal-pay"), found(after, "normal-pay")];
        const open = change.sickPayType !== "FULL_PAY_LIMITED";
        if (a !== undefined && b !== undefined && open) expect(Number(b)).toBeGreaterThanOrEqual(Number(a));
      }),
    );
  });
});

describe("an absence cut in two adjoining rows of one employer", () => {
  const whole = fc.record({
    first: fc.integer({ min: 0, max: 100 }).map((after) => addDays(day("2020-11-01"), after)),
    length: fc.integer({ min: 2, max: 20 }),
    cut: fc.integer({ min: 1, max: 20 }),
    workingDays: fc.integer({ min: 1, max: 127 }),
    pay: fc.integer({ min: 0, max: 100 }),
    absenceCategory: fc.constantFrom("POSITIVE", "TTP_CONTACT"),
  });

  test("comes to the same but for the two roundings: each row's normal pay, and a week's sick pay in two parts", () => {
    fc.assert(
      fc.property(whole, ({ first, length, cut, workingDays, pay, absenceCategory }) => {
        const common: Change = {
          workingDays,
          absenceCategory,
          // Twice as much as sick pay at least, or so little that there is none.
          normalWeeklyPay: pay < 20 ? 500 * pay : 40_000 + 500 * pay,
          sspPaid: undefined,
          topUpClaimed: 99_999_99,
          isolationEndDate: first + 40,
        };
        const row = (from: number, to: number): Change => ({
          ...common,
          absenceStart: from,
          absenceEnd: to,
        });
        const last = first + length;
        const middle = Math.min(first + cut, last);
        const parts = [row(first, middle - 1), row(middle, last)];
        const apart = parts.map((part, at) => {
          const others = { before: parts.slice(0, at), after: parts.slice(at + 1) };
          return amountOf(decide(part, others));
        });
        const sum = apart.reduce((total, amount) => total + amount, 0);
        expect(Math.abs(sum - amountOf(decide(row(first, last))))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe("a bonus", () => {
  const weeks = fc.array(money(60_000), { minLength: 8, maxLength: 8 });

  test("changes the test of sick pay and nothing else", () => {
    fc.assert(
      fc.property(weeks, fc.nat(7), money(20_000), fc.boolean(), (amounts, at, bonus, backPay) => {
        const irregular = (change: Change): Change => ({
          ...Object.fromEntries(amounts.map((amount, week) => [`week${week + 1}`, amount])),
          hoursPattern: "IRREGULAR",
          normalWeeklyPay: undefined,
          sspPaid: undefined,
          topUpClaimed: 99_999_99,
          ...change,
        });
        const [plain, extra]: [Trail, Trail] = [[], []];
        const week = at + 1;
        const change = {
          [`week${week}`]: (amounts[at] ?? 0) + bonus,
          [`${backPay ? "backPay" : "bonus"}${week}`]: bonus,
        };
        const without = decide(irregular({}), {}, assessor, plain);
        const withBonus = decide(irregular(change), {}, assessor, extra);
        expect(found(extra, "normal-pay")).toBe(found(plain, "normal-pay"));
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        const entitled = (earnings: number) => earnings >= 12_000 * 8;
        if (entitled(sum) === entitled(sum + bonus)) {
          expect(computedIn(withBonus)).toBe(computedIn(without));
        } else {
          expect([found(plain, "sick-pay-taken-off"), found(extra, "sick-pay-taken-off")]).toEqual([
            0, 19170,
          ]);
        }
      }),
    );
  });
});

test("rows decided in any order, one law prepared once, come to the same", () => {
  fc.assert(
    fc.property(fc.array(absence, { maxLength: 12 }), (changes) => {
      const one = changes.map((change) => decide(change));
      const other = changes.toReversed().map((change) => decide(change));
      expect(other.toReversed()).toEqual(one);
      for (const change of changes) {
        const values = assessor.standingOf(claimWith(change), circumstancesOf());
        for (const value of values) expect(Number.isInteger(value)).toBe(true);
      }
    }),
  );
});

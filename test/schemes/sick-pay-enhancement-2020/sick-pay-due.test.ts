// Sick pay that is kept and looked up again is what would be worked out anew, whatever was asked before.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, day, type Period } from "../../../src/core/day.ts";
import { rate } from "../../../src/core/rate.ts";
import { sickPayDesk } from "../../../src/schemes/sick-pay-enhancement-2020/sick-pay-due.ts";
import { workPattern } from "../../../src/statute/sick-pay-pattern.ts";
import { type Spell, sickReasons } from "../../../src/statute/sick-pay-periods.ts";
import { shipped } from "../../law/shipped.ts";

const autumn = day("2020-11-02");
const period = (first: Day, days: number): Period => ({ first, last: addDays(first, days - 1) });

/** Few days, few patterns, so that much is asked twice with one thing else. */
const asked = fc
  .record({
    start: fc.constantFrom(0, 1),
    days: fc.constantFrom(5, 12),
    reason: fc.constantFrom(...sickReasons),
    covid: fc.option(fc.constantFrom(0, 2), { nil: undefined, freq: 1 }),
    weekdays: fc.constantFrom([1, 2, 3, 4, 5], [0, 6]),
    average: fc.constantFrom("11999/1", "12000/1", "30000/1"),
    paidFrom: fc.constantFrom(0, 1),
    paidDays: fc.constantFrom(4, 10),
    // Only what is asked without full pay and without a spell before is kept.
    fullPay: fc.constantFrom(false, false, false, true),
    before: fc.constantFrom(false, false, false, true),
  })
  .map(({ start, days, reason, covid, weekdays, average, paidFrom, paidDays, fullPay, before }) => {
    const first = addDays(autumn, start);
    const spell: Spell = {
      ...period(first, days),
      reason,
      ...(covid === undefined ? {} : { covidDays: [period(addDays(first, covid), 2)] }),
    };
    const paid = period(addDays(first, paidFrom), paidDays);
    return {
      pattern: workPattern(weekdays),
      spells: before ? [{ ...period(addDays(first, -12), 5), reason: "sickness" as const }, spell] : [spell],
      average:
        rate(average) ??
        (() => {
          throw new Error("no rate");
        })(),
      paid: { days: paid, fullPay: fullPay ? period(paid.first, 2) : undefined },
    };
  });

test("in any order of questions", () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 2, maxLength: 12 }), (questions) => {
      const desk = sickPayDesk(shipped);
      for (const { pattern, spells, average, paid } of [...questions, ...questions]) {
        const anew = sickPayDesk(shipped)(pattern, spells, average, paid, undefined);
        expect(desk(pattern, spells, average, paid, undefined)).toEqual(anew);
      }
    }),
    { numRuns: 150 },
  );
});

test.for<[why: string, first: Partial<Spell>, then: Partial<Spell>]>([
  ["own illness, then isolation: nobody waits", { reason: "sickness" }, { reason: "isolation" }],
  [
    "illness, then illness of which some days are for COVID",
    {},
    { covidDays: [period(addDays(autumn, 2), 2)] },
  ],
  ["some days for COVID, then none", { covidDays: [period(addDays(autumn, 2), 2)] }, {}],
])("the same days: %s", ([, first, then]) => {
  const amount = (desk: ReturnType<typeof sickPayDesk>, change: Partial<Spell>) => {
    const spell = { ...period(autumn, 5), reason: "sickness" as const, ...change };
    const paid = { days: spell, fullPay: undefined };
    const due = desk(workPattern([1, 2, 3, 4, 5]), [spell], rate("30000/1"), paid, undefined);
    return due.kind === "due" ? due.amount : undefined;
  };
  const desk = sickPayDesk(shipped);
  const before = amount(desk, first);
  const wanted = amount(sickPayDesk(shipped), then);
  expect(wanted).not.toBe(before);
  expect(amount(desk, then)).toBe(wanted);
});

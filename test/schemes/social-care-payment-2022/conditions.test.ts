// What a row leaves open of what the person was paid, or closes of it: by its outcome, its findings, and what people decided.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import type { Circumstances } from "../../../src/core/decision.ts";
import type { Override } from "../../../src/core/override.ts";
import { conditionsOf } from "../../../src/schemes/social-care-payment-2022/conditions.ts";
import { assessor, type Change, circumstances, claimWith, facts } from "./claims.ts";
import { termsOf } from "./terms.ts";

const forIt = (rule: string): Override => ({ kind: "finding", caseId: "A-1", rule, eligible: true });
const against = (rule: string): Override => ({ kind: "finding", caseId: "A-1", rule, eligible: false });

/** "kind amount about" of each matter that a row tells of. */
function told(cells: Change, around: Partial<Circumstances> = {}, period = "2022-06"): readonly string[] {
  const at = { ...circumstances(period), ...around };
  const claim = claimWith(cells);
  const found = conditionsOf(termsOf(period), claim, at, assessor.decide(claim, at));
  return found.map(({ kind, amount, about }) => `${kind} ${amount} ${about}`.trim());
}

const few = { shiftsInWindow: 5 };
const starter = { startDate: "2022-05-01", shiftsInWindow: 0, shiftsExpected: 6 };
const paid = facts([1]);
const expected = facts([1], { paidConditionally: 29_960 });
const later = { instalmentNo: 2, payDate: "2022-07-28" };

describe("a payment on expected shifts", () => {
  test.for<[why: string, is: readonly string[], wanted: readonly string[]]>([
    ["is open", told(starter), ["expected-shifts 29960"]],
    ["nothing is where the shifts are there", told({}), []],
    [
      "is closed when they are",
      told({ ...starter, ...later, shiftsInWindow: 6 }, { person: expected }, "2022-07"),
      ["expected-shifts -29960"],
    ],
    [
      "and when the worker is excused from them",
      told({ ...starter, ...later, absenceReason: "MATERNITY" }, { person: expected }, "2022-07"),
      ["expected-shifts -29960"],
    ],
    [
      "stays while they are still expected",
      told({ ...starter, instalmentNo: 2 }, { person: expected }),
      ["expected-shifts 29960"],
    ],
    [
      "and where the row is rejected",
      told({ ...later, niCategory: "Q" }, { person: expected }, "2022-07"),
      [],
    ],
    ["a payment that rests on none closes nothing", told(later, { person: paid }, "2022-07"), []],
  ])("%s", ([, is, wanted]) => {
    expect(is).toEqual(wanted);
  });
});

describe("a refusal of somebody who was paid", () => {
  test.for<[why: string, is: readonly string[], wanted: readonly string[]]>([
    [
      "names the rule",
      told({ ...few, instalmentNo: 2 }, { person: paid }),
      ["paid-not-eligible 29960 WFP-31"],
    ],
    [
      "and every rule, once",
      told({ ...few, instalmentNo: 2, workCountry: "ENGLAND" }, { person: paid }),
      ["paid-not-eligible 29960 WFP-31 WFP-74"],
    ],
    [
      "of who declined",
      told({ instalmentNo: 2, declined: true, formReceivedDate: undefined }, { person: paid }),
      ["paid-not-eligible 29960 WFP-54"],
    ],
    ["is none of somebody who has nothing", told(few, { person: facts([], { paid: 0 }) }), []],
    [
      "is none where a person decides",
      told({ instalmentNo: 2, formReceivedDate: undefined }, { person: paid }),
      [],
    ],
    [
      "for a dismissal is closed by a payment after it was overturned",
      told(
        {
          instalmentNo: 2,
          ...{
            leaveDate: "2022-06-01",
            leaveReason: "DISMISSED_DISCIPLINARY",
            dismissalOverturnedDate: "2022-06-20",
          },
        },
        { person: paid },
      ),
      ["paid-not-eligible -29960 WFP-71"],
    ],
  ])("%s", ([, is, wanted]) => {
    expect(is).toEqual(wanted);
  });
});

describe("a payment that rulings let through", () => {
  test("rests on the rules that they turned", () => {
    expect(told(few, { overrides: [forIt("WFP-31")] })).toEqual(["paid-not-eligible 0 WFP-31"]);
  });
  test("rests on each of them", () => {
    const overrides = [forIt("WFP-74"), forIt("WFP-31")];
    expect(told({ ...few, workCountry: "ENGLAND" }, { overrides })).toEqual([
      "paid-not-eligible 0 WFP-31 WFP-74",
    ]);
  });
  test("of an overturned dismissal rests on that", () => {
    const back: Override = { kind: "reinstatement", caseId: "R-1", on: day("2022-06-20") };
    const dismissed = { leaveDate: "2022-06-01", leaveReason: "DISMISSED_DISCIPLINARY" };
    expect(told(dismissed, { overrides: [back] })).toEqual(["paid-not-eligible 0 WFP-72"]);
  });
  test("rests on nothing where the ruling turned nothing", () => {
    expect(told({}, { overrides: [forIt("WFP-31")] })).toEqual([]);
  });
});

describe("why a row brings nothing, with a book", () => {
  const booked = (cells: Change, around: Partial<Circumstances> = {}, period?: string) =>
    told(cells, { remembers: true, ...around }, period).filter((one) => one.startsWith("arrears"));
  const dismissed = { leaveDate: "2022-06-01", leaveReason: "DISMISSED_DISCIPLINARY" };
  test.for<[why: string, is: readonly string[], wanted: readonly string[]]>([
    ["held: all of it is missing", booked({ consentDataCymru: false }), ["arrears 149800 held"]],
    [
      "held after the first: the rest",
      booked({ instalmentNo: 3 }, { person: paid }),
      ["arrears 119840 held"],
    ],
    [
      "held, and the whole was paid",
      booked({ amountPaid: 1 }, { person: facts([], { paid: 149_800, lumpPaid: true }) }),
      [],
    ],
    ["referred, of whom nothing is known", booked({ formReceivedDate: undefined }), []],
    [
      "referred after the first",
      booked({ instalmentNo: 2, formReceivedDate: undefined }, { person: paid }),
      ["arrears 119840 referred"],
    ],
    [
      "rejected after the first",
      booked({ instalmentNo: 2, niCategory: "Q" }, { person: paid }),
      ["arrears 119840 rejected"],
    ],
    ["refused, of whom an earlier row was held", booked(few), ["arrears -149800 held"]],
    ["refused by a ruling", booked({}, { overrides: [against("WFP-31")] }), ["arrears -149800 ruled"]],
    [
      "refused after the first: the refusal says so itself",
      booked({ ...few, instalmentNo: 2 }, { person: paid }),
      [],
    ],
    ["payable", booked({}), []],
    [
      "payable and dismissed since: nothing comes after it",
      booked({ ...dismissed, leaveDate: "2022-06-29" }),
      ["arrears 119840 dismissed"],
    ],
    [
      "taken back",
      booked({ ...starter, ...later, shiftsExpected: undefined }, { person: expected }, "2022-07"),
      ["arrears -149800 held"],
    ],
    ["without a book nothing is said", told({ consentDataCymru: false }), []],
  ])("%s", ([, is, wanted]) => {
    expect(is).toEqual(wanted);
  });
});

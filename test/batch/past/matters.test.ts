// Which open conditions an officer still has to see to after what was ruled since, against what a case is, and which appeals are late.
import { describe, expect, test } from "vitest";
import { caseMatter, conditionMatters, settlesRefusals } from "../../../src/batch/past/matters.ts";
import { missingOf } from "../../../src/batch/past/missing.ts";
import { detailsOf } from "../../../src/batch/past/stored-rulings.ts";
import { decides, overdueMatters } from "../../../src/batch/past/undecided.ts";
import { addDays, day, daysOf } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { socialCarePayment as wfp } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { month } from "../../ledger/book.ts";
import { type Change, decision, standing } from "../../rulings/ruling-rows.ts";

const june = month("2022-06");
const ruling = (change: Change = {}) => {
  const [checked] = standing([decision(change)]);
  if (checked === undefined) throw new Error("the ruling does not stand");
  const place = { batch: 1, batchId: "b1", file: "decisions.csv", row: 2 };
  return { ...place, code: checked.decision.caseId, details: detailsOf(checked) };
};
const against: Change = { outcome: "NOT_ELIGIBLE" };
const condition = (kind: string, about: string, ...rulings: readonly ReturnType<typeof ruling>[]) => ({
  ...{ kind, employerId: "E0042", laCode: "W06000001", period: june, amount: pence(29_960), about, rulings },
  since: { batchId: "b2", file: "july.csv", row: 3 },
  paid: { batchId: "b1", file: "june.csv", row: 4 },
});
const open = (...of: Parameters<typeof condition>) => conditionMatters(wfp, [condition(...of) as never]);

describe("a refusal after a payment", () => {
  const settles = settlesRefusals(wfp);
  test.for<
    [why: string, about: string, rulings: readonly ReturnType<typeof ruling>[], by: string | undefined]
  >([
    ["nobody has ruled", "WFP-31", [], undefined],
    ["a ruling against the claim settles all of it (C-05)", "WFP-31 WFP-24", [ruling(against)], "claim"],
    ["a ruling for it settles its rule", "WFP-31", [ruling()], "rules"],
    ["but not another rule that was failed as well", "WFP-31 WFP-24", [ruling()], undefined],
    ["nor another rule alone", "WFP-24", [ruling()], undefined],
    [
      "a ruling about another employer settles nothing",
      "WFP-31",
      [ruling({ employerId: "E0043" })],
      undefined,
    ],
  ])("%s", ([, about, rulings, by]) => {
    expect(settles(condition("paid-not-eligible", about, ...rulings) as never)).toBe(by);
    expect(open("paid-not-eligible", about, ...rulings)).toHaveLength(by === undefined ? 1 : 0);
  });
});

test("a correction waits for its next version, whatever was ruled meanwhile", () => {
  for (const rulings of [[], [ruling()], [ruling(against)]])
    expect(open("correction-waits", "waits", ...rulings)).toMatchObject([
      { kind: "correction-waits", about: "" },
    ]);
});

test("a matter says what opened it and the payment that it is about", () => {
  const place = { since: { batch: "b2", file: "july.csv", row: 3 }, period: june, amount: 29_960 };
  expect(open("paid-not-eligible", "WFP-31")).toMatchObject([
    { ...place, kind: "not-eligible-after-payment", about: "WFP-31", against: { batch: "b1", row: 4 } },
  ]);
  expect(open("expected-shifts", "")).toMatchObject([{ ...place, kind: "conditional", against: undefined }]);
});

test.for([
  ["of its own batch", "", "b2"],
  ["of an earlier batch", "b1", "b1"],
])("a case stands against the row %s", ([, batchB, batch]) => {
  const one = {
    case: "b2-1-1",
    scheme: wfp.name,
    batch: "b2",
    batchB,
    fileA: "a.csv",
    rowA: 3,
    fileB: "b.csv",
    rowB: 4,
  };
  expect(
    caseMatter({ ...one, employerB: "E2", period: june, amountAtRisk: pence(5) } as never),
  ).toMatchObject({
    ...{ employerId: "E2", since: { batch: "b2", file: "b.csv", row: 4 }, case: "b2-1-1", amount: 5 },
    against: { batch, file: "a.csv", row: 3 },
  });
});

describe("who ends short", () => {
  const short = { employerId: "E0042", laCode: "W06000001" };
  const given: unknown[] = [];
  const dues = {
    releases: ["WFP-24"],
    missing: (_: unknown, { recognised }: { recognised: readonly unknown[] }) => {
      given.push(recognised.length);
      return short;
    },
  };
  const scheme = { name: wfp.name, dues, terms: { lastMonth: june } } as never;
  const found = (...rulings: readonly ReturnType<typeof ruling>[]) =>
    missingOf(scheme, { postings: [], lines: [], rulings }, () => true);

  test.for<[why: string, rulings: readonly ReturnType<typeof ruling>[], lacks: boolean, recognised: number]>([
    ["nobody has ruled", [], true, 0],
    ["a ruling recognises the right", [ruling()], true, 1],
    ["a ruling says that there is none", [ruling(against)], false, 0],
    ["one of another employer says so", [ruling({ ...against, employerId: "E0043" })], true, 0],
    [
      "the right to one employer's, none to another's",
      [ruling(), ruling({ ...against, caseId: "AP-2", employerId: "E0043" })],
      true,
      1,
    ],
  ])("%s", ([, rulings, lacks, recognised]) => {
    expect(found(...rulings)).toEqual(lacks ? short : undefined);
    expect(given.at(-1)).toBe(recognised);
  });
});

describe("an appeal that nobody has decided", () => {
  const last = daysOf(june).last;
  const [appeal] = standing([
    decision({ decidedDate: undefined, outcome: "REFERRED_STAGE2", ruleId: undefined }),
  ]);
  if (appeal === undefined) throw new Error("the appeal does not stand");
  const since = { batch: "b1", file: "decisions.csv", row: 2 };
  const late = (due: typeof last | undefined, overdue = false) =>
    overdueMatters(wfp, [{ code: "AP-1", details: "", checked: { ...appeal, due, overdue }, since }], june)
      .length;

  test("is late the day after its last one, by the month's last day", () => {
    expect([late(addDays(last, -1)), late(last), late(addDays(last, 1))]).toEqual([1, 0, 0]);
    // Or by the day that the operator named.
    expect([late(last, true), late(undefined, true)]).toEqual([1, 0]);
  });

  test("is decided by a later word about the same employer and rule, with its day", () => {
    const [decided] = standing([decision()]);
    if (decided === undefined) throw new Error("the ruling does not stand");
    const about = { ...appeal, rule: decided.rule };
    expect(decides(decided, about)).toBe(true);
    const other = (change: object) => ({ ...decided, decision: { ...decided.decision, ...change } });
    expect(decides(other({ employerId: "E0043" }), about)).toBe(false);
    expect(decides(other({ decidedDate: undefined }), about)).toBe(false);
    expect(decides(other({ decisionType: "REFUSAL" }), about)).toBe(false);
    expect(decides({ ...decided, rule: "WFP-24" }, about)).toBe(false);
    expect(decides(other({ decidedDate: day("2022-09-01") }), about)).toBe(true);
  });
});

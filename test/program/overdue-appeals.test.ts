// An appeal that nobody decides in fifteen working days (WFP-84) is on the list of every later batch and of the ledger, until
// it is decided or withdrawn. Received on Monday 20 June 2022, its last day is Monday 11 July.
import { afterEach, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  filesOf,
  returnOf,
  type SmallBook,
  type SmallRuling,
  type SmallRun,
  smallBook,
} from "./small-book.ts";

let book: SmallBook;
afterEach(() => book.remove());

const stage1 = (cells: Readonly<Record<string, string>>): SmallRuling => ({
  person: 0,
  employerId: "E1",
  caseId: "AP-1",
  ruleId: "WFP-31",
  cells: {
    decisionType: "APPEAL_STAGE1",
    refusedBy: "LA",
    originalDecidedBy: "Huw Prys",
    approvedBy: "",
    receivedDate: "2022-06-20",
    decidedDate: "",
    outcome: "REFERRED_STAGE2",
    ...cells,
  },
});
const month = (at: number, rulings: readonly SmallRuling[] = []): Promise<SmallRun> =>
  book.submit(filesOf([returnOf(at, [{ person: 1 }])], rulings));
const told = ({ matters }: SmallRun) =>
  matters.map(({ kind, employerId, about, ageMonths, sinceFile }) => [
    kind,
    employerId,
    about,
    ageMonths,
    sinceFile,
  ]);
const open = async () =>
  (await openLines(await book.ledger(), book.law)).lines.map((one) => [
    one["kind"],
    one["employerId"],
    one["about"],
    one["ageMonths"],
    one["sinceFile"],
  ]);

test.for([
  {
    why: "decided",
    ends: { decisionType: "APPEAL_STAGE2", receivedDate: "2022-08-30", outcome: "NOT_ELIGIBLE" },
  },
  { why: "withdrawn", ends: { outcome: "WITHDRAWN" } },
])("listed from July on, by the ledger too, until it is $why", async ({ ends }) => {
  book = smallBook();
  const june = await month(0, [stage1({})]);
  expect(june.decisions.accepted).toHaveLength(1);
  expect([told(june), await open()]).toEqual([[], []]);
  const july = ["appeal-overdue", "E1", "WFP-84", 0, "a.csv"];
  expect(told(await month(1))).toEqual([july]);
  expect(await open()).toEqual([july]);
  const august = ["appeal-overdue", "E1", "WFP-84", 1, "a.csv"];
  expect(told(await month(2))).toEqual([august]);
  expect(await open()).toEqual([august]);
  const september = await month(3, [{ ...stage1({ decidedDate: "2022-09-01", ...ends }), caseId: "AP-2" }]);
  expect(september.decisions.accepted).toHaveLength(1);
  expect([told(september), await open()]).toEqual([[], []]);
  expect([told(await month(4)), await open()]).toEqual([[], []]);
});

test("the batch is the same again from what was written down", async () => {
  book = smallBook();
  await month(0, [stage1({})]);
  const july = await month(1);
  const again = await book.again(filesOf([returnOf(1, [{ person: 1 }])]), july.prior);
  expect(again.batch).toEqual(july.batch);
  expect(again.matters).toEqual(july.matters);
});

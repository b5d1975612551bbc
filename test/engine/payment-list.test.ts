// What goes to whoever pays: one line for each scheme, council, employer and month, under the bank's reference.
import { describe, expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { heads } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import type { PaymentLine } from "../../src/engine/batch.ts";
import { type PaidFile, paymentList, paymentReference } from "../../src/engine/payment-list.ts";

const [june, july] = [monthFromText("2022-06"), monthFromText("2022-07")];
if (june === undefined || july === undefined) throw new Error("no months");
const of = { scheme: "social-care-payment-2022", employerId: "E0042", laCode: "W06000015" };
const file: PaidFile = {
  ...{ ...of, file: "june.csv", schemeCode: "WFP", employerName: "Cartref", period: june, sequence: 1 },
};
const line = (amount: number, change: Partial<PaymentLine> = {}): PaymentLine => ({
  ...{
    ...of,
    niNumber: "AB123456C",
    head: "PAYMENT",
    dueMonth: june,
    instalment: 1,
    file: "june.csv",
    row: 2,
  },
  ...{ amount: pence(amount), replaces: "", ...change },
});
const listed = (lines: readonly PaymentLine[], files: readonly PaidFile[] = [file]) =>
  paymentList(files, lines, (employerId) => `SUP-${employerId}`);

describe("a line of the list", () => {
  test.for([
    [1, "PAY"],
    [0, "PAY"],
    [-1, "CREDIT"],
  ] as const)("of %i pence is %s", ([amount, kind]) => {
    expect(listed([line(amount)])).toMatchObject([{ kind, amount, payeeReference: "SUP-E0042" }]);
  });
  test("adds up what it pays and what is undone, by head", () => {
    const undone = line(-29_960, { replaces: "aaaaaaaaaaaa", file: "earlier.csv" });
    const [one, ...more] = listed([line(149_800), undone, line(4509, { head: "EMPLOYER_NI" })]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ amount: 124_349, reference: "WFP-W06000015-E0042-2022-06-01" });
    expect(one?.byHead.reduce((sum, amount) => sum + amount, 0)).toBe(124_349);
  });
  test("has the number of the newest of its files, and months apart", () => {
    const files = [
      file,
      { ...file, file: "b.csv", sequence: 3 },
      { ...file, file: "july.csv", period: july },
    ];
    const lines = [line(1), line(2, { file: "b.csv" }), line(4, { file: "july.csv", dueMonth: july })];
    expect(listed(lines, files).map(({ reference, amount }) => [reference, amount])).toEqual([
      ["WFP-W06000015-E0042-2022-06-03", 3],
      ["WFP-W06000015-E0042-2022-07-01", 4],
    ]);
  });
  test("of no file of the batch is a fault of ours", () => {
    expect(() => listed([line(1, { file: "other.csv" })])).toThrow("a payment of no return of the batch");
  });
  test("a reference has two digits for the number at least", () => {
    expect([1, 12, 123].map((sequence) => paymentReference(file, sequence).slice(-4))).toEqual([
      "6-01",
      "6-12",
      "-123",
    ]);
  });
  test.for<[why: string, other: Partial<PaidFile>]>([
    ["another scheme", { scheme: "working-patterns", schemeCode: "FLEX" }],
    ["another council", { laCode: "W06000001" }],
    ["another employer", { employerId: "E0041" }],
    ["another month", { period: july }],
  ])("stands apart for %s, whichever file comes first", ([, other]) => {
    const beside = { ...file, ...other, file: "beside.csv", employerName: "Other", sequence: 2 };
    const { scheme, employerId, laCode, period } = beside;
    const lines = [line(1), line(20, { file: "beside.csv", scheme, employerId, laCode, dueMonth: period })];
    const wanted = [
      {
        reference: paymentReference(file, 1),
        amount: 1,
        employerName: "Cartref",
        payeeReference: "SUP-E0042",
      },
      {
        reference: paymentReference(beside, 2),
        ...{ amount: 20, employerName: "Other", payeeReference: `SUP-${employerId}` },
        ...{ scheme, employerId, laCode, period },
      },
    ].sort((a, b) => (a.reference < b.reference ? -1 : 1));
    expect(listed(lines, [file, beside])).toMatchObject(wanted);
    expect(listed(lines.toReversed(), [beside, file])).toMatchObject(wanted);
  });
  test("has the first name that one of its files gives", () => {
    const files = [
      { ...file, employerName: "" },
      { ...file, file: "b.csv", employerName: "Named" },
      { ...file, file: "c.csv", employerName: "Later" },
    ];
    expect(listed([line(1), line(1, { file: "b.csv" })], files)).toMatchObject([{ employerName: "Named" }]);
    expect(listed([line(1)], files.slice(0, 1))).toMatchObject([{ employerName: "" }]);
  });
  test("says each head for itself", () => {
    const [one] = listed(heads.map((head, at) => line(10 ** at, { head })));
    expect(one?.byHead).toEqual(heads.map((_, at) => 10 ** at));
  });
});

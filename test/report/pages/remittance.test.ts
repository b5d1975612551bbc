// The advice to one employer: each row once with what it is paid by head, whom it is for, and who owes whom.
import { expect, test } from "vitest";
import { heads } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import type { PaymentLine } from "../../../src/engine/batch.ts";
import { remittancePage } from "../../../src/report/pages/remittance.ts";
import { shipped } from "../../law/shipped.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const line = (amount: number, change: Partial<PaymentLine> = {}): PaymentLine => ({
  ...{ scheme: "social-care-payment-2022", employerId: "E0042", laCode: "W06000015", niNumber: "HT482913C" },
  ...{ head: "PAYMENT", dueMonth: june, instalment: 1, file: "june.csv", row: 4, replaces: "" },
  ...{ amount: pence(amount), ...change },
});

function page(lines: readonly PaymentLine[], name?: string): string {
  const byHead = heads.map((head) =>
    pence(lines.reduce((sum, one) => (one.head === head ? sum + one.amount : sum), 0)),
  );
  const amount = pence(byHead.reduce((sum, one) => sum + one, 0));
  return remittancePage({
    ...{ law: shipped, languages: ["en"], batch: "aaaaaaaaaaaa", laCode: "W06000015", employerId: "E0042" },
    ...{ nameIn: () => "Cartref", contact: "", personOf: () => name },
    payments: [
      {
        ...{
          reference: "WFP-W06000015-E0042-2022-06-01",
          kind: "PAY",
          payeeReference: "",
          employerId: "E0042",
        },
        ...{ employerName: "Cartref", laCode: "W06000015", scheme: "social-care-payment-2022", period: june },
        ...{ amount, byHead, lines },
      },
    ],
  });
}

/** The cells of each row of the table, its heading first. */
function rowsOf(text: string): readonly string[] {
  const body = text.slice(text.indexOf("<tbody>"), text.indexOf("</tfoot>"));
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

test("each row of a file is one line with its heads, and all of them are added up", () => {
  const lines = [line(29_960), line(4_509, { head: "EMPLOYER_NI" }), line(29_960, { row: 5 })];
  expect(rowsOf(page(lines, "Jones, Mair"))).toEqual([
    "Jones, Mair june.csv, row 4 £299.60 £45.09 £344.69",
    "Jones, Mair june.csv, row 5 £299.60 £0.00 £299.60",
    "All £599.20 £45.09 £644.29",
  ]);
});

test("what was posted before stands by itself, by its place in the earlier batch", () => {
  const lines = [line(29_960), line(-29_960, { replaces: "bbbbbbbbbbbb" })];
  expect(rowsOf(page(lines, "Jones, Mair"))).toEqual([
    "Jones, Mair june.csv, row 4 £299.60 £299.60",
    "Jones, Mair Posted before: june.csv, row 4, in batch bbbbbbbbbbbb −£299.60 −£299.60",
    "All £0.00 £0.00",
  ]);
});

test("somebody whose name is not known is told by a number of which four digits are hidden", () => {
  const text = page([line(29_960)]);
  expect(rowsOf(text)[0]).toBe("HT****13 june.csv, row 4 £299.60 £299.60");
  expect(text).not.toContain("482913");
  expect(rowsOf(page([line(29_960, { niNumber: "" })]))[0]).toBe("june.csv, row 4 £299.60 £299.60");
});

test.for([
  [1, "is paid to you"],
  [0, "is paid to you"],
  [-1, "is owed by you"],
] as const)("of %i pence it says: %s", ([amount, said]) => {
  const text = page([line(29_960), line(amount - 29_960, { head: "RECOVERY" })], "Jones, Mair");
  expect(text).toContain(said);
  expect(text.match(/is (paid to|owed by) you/g)).toHaveLength(1);
});

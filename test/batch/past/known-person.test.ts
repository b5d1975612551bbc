// What is known of a person comes back from its line as it was, instalments that were undone among it; a line that was changed is damage.
import { expect, test } from "vitest";
import { readPerson, writtenPerson } from "../../../src/batch/past/known-person.ts";
import { pence } from "../../../src/core/money.ts";
import { personNumber } from "../../../src/core/person.ts";
import { month } from "../../ledger/book.ts";

const of = { person: personNumber("AB123456C"), scheme: "social-care-payment-2022" };
const facts = { paid: pence(59_920), instalments: [1, 2], lumpPaid: false };
const claim = {
  ...{ submission: 0, employerId: "E1", laCode: "W06000001", period: month("2022-06"), batchId: "b1" },
  ...{
    file: "june.csv",
    sheet: "Claims",
    row: 4,
    amount: pence(29_960),
    instalments: [1],
    standing: [3, -1],
  },
};

test.for([
  ["paid twice", { facts, claims: [claim, { ...claim, row: 5, instalments: [2] }] }],
  ["an instalment undone, which is due again", { facts: { ...facts, reopened: [2] }, claims: [claim] }],
  ["none of them open again", { facts: { ...facts, reopened: [] }, claims: [] }],
  ["a lump sum", { facts: { ...facts, instalments: [], lumpPaid: true }, claims: [claim] }],
] as const)("%s", ([, known]) => {
  const line = JSON.parse(JSON.stringify(writtenPerson(of, known)));
  expect(readPerson(line)).toEqual({ ...of, ...known });
});

test.for<[change: object]>([
  [{ paid: 599.2 }],
  [{ paid: "59920" }],
  [{ instalments: 1 }],
  [{ reopened: ["2"] }],
  [{ scheme: undefined }],
  [{ claims: [{ ...claim, period: "2022-13" }] }],
  [{ claims: [null] }],
])("a line with %j is damage", ([change]) => {
  const line = { ...writtenPerson(of, { facts, claims: [] }), ...change };
  expect(() => readPerson(line)).toThrow("prior-facts-damaged");
});

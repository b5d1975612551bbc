// Of which warnings an employer is asked: those of a cell of its row, never of the number, which names a person.
import { expect, test } from "vitest";
import { confirmedKey } from "../../src/input/confirmations.ts";
import { isForEmployer } from "../../src/rulings/employers-word.ts";

const warning = { code: "name-doubtful", row: 3, key: "surname" } as const;

test.for([
  { why: "a warning of a cell", change: {}, asked: true },
  { why: "of the number", change: { key: "niNumber" }, asked: false },
  { why: "of what the employer has said itself", change: { key: confirmedKey }, asked: false },
  { why: "of no cell", change: { key: "" }, asked: false },
  { why: "of the whole file", change: { row: 0 }, asked: false },
  { why: "an error", change: { code: "cell-not-money" as const }, asked: false },
  { why: "a total that differs", change: { code: "row-total-differs" as const }, asked: false },
])("$why: $asked", ({ change, asked }) => {
  expect(isForEmployer({ ...warning, ...change })).toBe(asked);
});

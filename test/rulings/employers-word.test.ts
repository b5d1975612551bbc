// Of which warnings an employer is asked: those of a cell of its row, never of the number, which names a person.
import { expect, test } from "vitest";
import { day, dayText } from "../../src/core/day.ts";
import { infoOf, type ProblemCode, problemCodes } from "../../src/core/problem-codes.ts";
import { confirmedKey } from "../../src/input/confirmations.ts";
import { isForEmployer, senderIn } from "../../src/rulings/employers-word.ts";

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

test("of every code: warnings about cells and rows, and no other", () => {
  const codes = Object.keys(problemCodes) as ProblemCode[];
  const asked = codes.filter((code) => isForEmployer({ ...warning, code }));
  const wanted = codes.filter((code) => {
    const { family, severity } = infoOf(code);
    return severity === "warning" && "CR".includes(family) && code !== "row-total-differs";
  });
  expect(asked).toEqual(wanted);
  expect(new Set(asked.map((code) => infoOf(code).family))).toEqual(new Set(["C", "R"]));
});

test.for([
  [{ preparedBy: "Siân", employerName: "Cartref", employerId: "E1" }, "Siân, Cartref"],
  [{ preparedBy: "Siân", employerId: "E1" }, "Siân, E1"],
  [{ employerName: "Cartref", employerId: "E1" }, "Cartref"],
  [{ preparedBy: "Siân" }, "Siân, "],
] as const)("%j answers as %s", ([cover, by]) => {
  expect(senderIn(cover)).toEqual({ by, on: "–" });
  expect(senderIn({ ...cover, preparedDate: day("2022-07-05") })).toEqual({
    by,
    on: dayText(day("2022-07-05")),
  });
});

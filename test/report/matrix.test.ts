// The matrix: the gravest verdict of a leg counts, legs keep the order in which rows are judged.
import { expect, test } from "vitest";
import type { Finding, Verdict } from "../../src/core/finding.ts";
import { clausesText, matrixBook } from "../../src/report/matrix.ts";

function finding(leg: string, rule: string, verdict: Verdict, caseId?: string): Finding {
  return { leg, rule, verdict, because: [], caseId };
}

test("the same verdicts have one number, others another", () => {
  const book = matrixBook();
  const first = [finding("role", "R-1", "met")];
  expect(book.note(first)).toBe(book.note(first));
  expect(book.note([finding("role", "R-1", "met")])).toBe(book.note(first));
  expect(book.note([finding("role", "R-1", "not met")])).not.toBe(book.note(first));
  expect(book.note([finding("role", "R-1", "met", "C-1")])).not.toBe(book.note(first));
});

test("of several findings of one leg the gravest counts and all are cited", () => {
  const book = matrixBook();
  const number = book.note([
    finding("shifts", "R-1", "met"),
    finding("shifts", "R-2", "not met"),
    finding("shifts", "R-3", "unclear", "C-7"),
  ]);
  const verdicts = book.verdictsOf(number);
  expect(verdicts.get("shifts")).toEqual({ verdict: "not met", rules: ["R-1", "R-2", "R-3 (C-7)"] });
  expect(clausesText(verdicts)).toBe("shifts R-1 R-2 R-3 (C-7)");
});

test("legs stand in the order in which a row is judged, also those that only some rows have", () => {
  const book = matrixBook();
  const note = (...legs: readonly string[]) => book.note(legs.map((leg) => finding(leg, "R-1", "met")));
  note("role", "shifts", "payment");
  note("declined", "role", "shifts", "consent");
  expect(book.legs()).toEqual(["declined", "role", "shifts", "consent", "payment"]);
});

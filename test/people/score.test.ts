// The score orders a list: more alike is higher, and a rare name says more than a common one.
import { expect, test } from "vitest";
import { evidenceOf } from "../../src/people/evidence.ts";
import { scoreOf, type Weights } from "../../src/people/score.ts";
import { row } from "./rows.ts";

const weights: Weights = {
  names: [-700, 100, 200, 300, 400, 500, 600, 1300],
  number: { other: -800, consecutive: -400, slip: 1500, equal: 1600 },
  payroll: { other: -900, equal: 1000 },
  equalNames: 100_000,
};

function score(a: string, b: string, share?: number): number {
  return scoreOf(evidenceOf(row(a), row(b)), weights, share);
}

test("the weights of what is seen are added", () => {
  expect(score("HT482913 Mair Jones 1@A", "HT482913 Mair Jones 1@A")).toBe(1300 + 1600 + 1000);
  expect(score("HT482913 Mair Jones 1@A", "HT482513 Mary Jones 2@A")).toBe(600 + 1500 - 900);
  expect(score("HT482913 Mair Jones 1@A", "KB117204 Eve Okafor 1@B")).toBe(-700 - 800);
  expect(score("HT482913 – Jones 1@A", "HT482513 Mary Jones 2@B")).toBe(1500);
});

test("numbers in a row weigh what is set for them, unless the forenames agree", () => {
  expect(score("HT482913 Mair Jones 1@A", "HT482914 Eve Jones 2@B")).toBe(100 - 400);
  expect(score("HT482913 Mair Jones 1@A", "HT482914 Mary Jones 2@B")).toBe(600 + 1500);
});

test("an equal name that one row in ten thousand bears weighs nothing more; a rarer one does, up to a limit", () => {
  const both = ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 2@B"] as const;
  expect(score(...both, 0.0001)).toBe(2800);
  expect(score(...both, 0.0002)).toBe(2700);
  expect(score(...both, 0.000_05)).toBe(2900);
  expect(score(...both, 0)).toBe(score(...both, 0.000_01));
  expect(score("HT482913 Mair Jones 1@A", "HT482513 Mary Jones 2@B", 0.5)).toBe(2100);
});

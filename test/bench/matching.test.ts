// The bench of who is who: the weights are counted, and the file that ships is what the count writes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countedWeights } from "../../bench/matching/counting.ts";
import { line, tableText } from "../../bench/matching/line.ts";
import { joined, pairsIn, precision, recall } from "../../bench/matching/measures.ts";
import { parametersText } from "../../bench/matching/parameters.ts";
import { peopleOf } from "../../bench/matching/people.ts";
import { day } from "../../src/core/day.ts";
import { tableOn } from "../../src/law/parameters.ts";
import { weightsFrom } from "../../src/people/score.ts";
import { shipped } from "../law/shipped.ts";

const set = Array.from({ length: 300 }, (_, at) => ({
  nino: at === 1 ? "HT000000A" : `HT${String(at * 1_117).padStart(6, "0")}A`,
  employer_id: `E${at % 5}`,
  payroll_no: String(at),
  first_name: at < 2 ? "Mair" : at % 2 === 0 ? "Gareth" : "Eve",
  last_name: at < 2 ? "Jones" : "Okafor",
  person_id: at < 2 ? "P0" : `P${at}`,
}));

test("the weights of a small set, by hand", () => {
  const { number, payroll } = countedWeights(peopleOf(set));
  // One pair of one person: one number, two employers. 43 × 9 drawn pairs, but for the rows with themselves.
  const drawn = 43 * 9 - 2;
  const hundredths = (one: number, other: number) => Math.round(100 * Math.log2(one / other));
  expect(number.equal).toBe(hundredths(1.5 / 2.5, 0.5 / (drawn + 1.5)));
  expect(number.consecutive).toBe(-400);
  expect(payroll.other).toBe(hundredths(1 / 2, (77 + 0.5) / (77 + 1)));
});

test("counting twice writes the same bytes, and those bytes are JSON", () => {
  const text = parametersText(countedWeights(peopleOf(set)));
  expect(parametersText(countedWeights(peopleOf(set)))).toBe(text);
  expect(() => JSON.parse(text)).not.toThrow();
});

test("the file that ships is what its weights are written as", () => {
  const file = readFileSync(join(import.meta.dirname, "../../schemas/parameters/matching.json"), "utf8");
  expect(parametersText(weightsFrom(tableOn(shipped, "match.weights", day("2022-06-30"))))).toBe(file);
});

test("pairs of a group are right or wrong by the truth, and what was not found lowers the recall", () => {
  const truth = ["a", "a", "a", "b", "b"];
  const counted = pairsIn(
    joined([
      [0, 1],
      [1, 3],
    ]),
    5,
    (row) => truth[row] ?? "",
  );
  expect(counted).toEqual({ right: 1, wrong: 2, truth: 4 });
  expect([precision(counted), recall(counted)]).toEqual([1 / 3, 1 / 4]);
});

test("a line below its must says so, one on it does not", () => {
  const bound = { must: { least: 0.9 } };
  expect(line("x", [{ value: 0.9, ...bound }]).holds).toBe(true);
  expect(line("x", [{ value: 0.8999, ...bound }]).holds).toBe(false);
  expect(line("x", [{ value: 61, must: { most: 60 } }]).holds).toBe(false);
  expect(tableText([line("x", [{ value: 0.8, ...bound }])])).toContain("0.8000  BELOW");
});

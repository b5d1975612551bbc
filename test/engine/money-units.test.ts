// Money units: an amount is drawn in proportion to what it is, exactly over all starts, and as far as chance can tell over seeds;
// and the same seed draws the same lines.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import { seededRandom } from "../../src/core/random.ts";
import { auditSample, type SampleUnit } from "../../src/engine/audit-sample.ts";
import { moneyUnits, picksOf } from "../../src/engine/money-units.ts";

const amounts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
const size = fc.integer({ min: 1, max: 70 });

function unitsOf(recorded: readonly number[]): readonly SampleUnit[] {
  return recorded.map((amount, at) => ({
    ...{ line: at + 2, file: "a.csv", row: at + 2, head: "PAYMENT", dueMonth: undefined, instalment: 1 },
    recorded: pence(amount),
  }));
}

test("the chances of each amount come to its pence times the size: no penny has another chance", () => {
  fc.assert(
    fc.property(amounts, size, (parts, wanted) => {
      const total = pence(parts.reduce((sum, amount) => sum + amount, 0));
      const times = parts.map(() => 0);
      // Each part is drawn for itself, so that each number of chance is tried once in every part.
      for (let chance = 0; chance < total; chance += 1) {
        const picks = picksOf(
          parts.map(pence),
          moneyUnits(total, wanted, () => chance),
        );
        for (const [at, picked] of picks.entries()) times[at] = (times[at] ?? 0) + picked.length;
      }
      expect(times).toEqual(parts.map((amount) => amount * wanted));
    }),
    { numRuns: 60 },
  );
});

test("every pick lies in the amount that it draws and in a part of its own, as many as were asked for", () => {
  fc.assert(
    fc.property(amounts, size, fc.string(), (parts, wanted, seed) => {
      const total = pence(parts.reduce((sum, amount) => sum + amount, 0));
      const random = seededRandom(seed);
      const picked = moneyUnits(total, wanted, () => random.below(total));
      expect(picked).toHaveLength(wanted);
      for (const [at, pick] of picked.entries()) {
        expect(pick * wanted).toBeGreaterThan(at * total);
        expect((pick - 1) * wanted).toBeLessThan((at + 1) * total);
      }
      const picks = picksOf(parts.map(pence), picked);
      expect(picks.flat()).toEqual(picked);
      let before = 0;
      for (const [at, amount] of parts.entries()) {
        for (const pick of picks[at] ?? []) expect(pick > before && pick <= before + amount).toBe(true);
        before += amount;
      }
    }),
  );
});

test("an amount twice as large as a part is always drawn", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const units = unitsOf([25, 50, 25]);
    const { drawn } = auditSample(units, { method: "money-unit", size: 4, seed: String(seed) });
    expect(drawn.map(({ line }) => line)).toContain(3);
  }
});

test("pounds beyond what one number of chance holds are drawn from end to end", () => {
  const random = seededRandom("large");
  const limit = 9_000_000_000;
  const eighths = Array.from({ length: 8 }, () => 0);
  for (let time = 0; time < 8_000; time += 1) {
    const at = Math.floor((random.below(limit) / limit) * 8);
    eighths[at] = (eighths[at] ?? 0) + 1;
  }
  for (const times of eighths) expect(Math.abs(times - 1_000)).toBeLessThan(150);
});

describe("over many seeds", () => {
  // As in a month: instalments, on-costs, lump sums, balances, in an order that comes again and again.
  const kinds = [29_960, 4_509, 898, 149_800, 89_880];
  const recorded = Array.from({ length: 300 }, (_, at) => kinds[at % kinds.length] ?? 0);
  const total = recorded.reduce((sum, amount) => sum + amount, 0);
  const units = unitsOf(recorded);
  const seeds = 2_000;

  test("the picks of each kind of amount are in proportion to it (chi square)", () => {
    const times = kinds.map(() => 0);
    const thirds = [0, 0, 0];
    for (let seed = 0; seed < seeds; seed += 1) {
      const { drawn } = auditSample(units, { method: "money-unit", size: 60, seed: String(seed) });
      for (const { line, picks } of drawn) {
        const at = line - 2;
        times[at % kinds.length] = (times[at % kinds.length] ?? 0) + picks.length;
        thirds[Math.floor(at / 100)] = (thirds[Math.floor(at / 100)] ?? 0) + picks.length;
      }
    }
    const all = seeds * 60;
    expect(times.reduce((sum, each) => sum + each, 0)).toBe(all);
    const square = (found: readonly number[], shares: readonly number[]): number =>
      found.reduce(
        (sum, each, at) => sum + (each - all * (shares[at] ?? 0)) ** 2 / (all * (shares[at] ?? 1)),
        0,
      );
    // 18.5 for four degrees of freedom and 13.8 for two are passed once in a thousand times by chance.
    expect(
      square(
        times,
        kinds.map((kind) => (kind * 60) / total),
      ),
    ).toBeLessThan(18.5);
    expect(square(thirds, [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(13.8);
  });

  test("the same seed draws the same, in this and in every later version; another seed another", () => {
    const drawn = (seed: string) =>
      auditSample(units, { method: "money-unit", size: 6, seed }).drawn.map(({ line }) => line);
    expect(drawn("1")).toEqual(drawn("1"));
    expect(drawn("1")).not.toEqual(drawn("2"));
    expect(drawn("1")).toMatchInlineSnapshot(`
      [
        40,
        85,
        110,
        155,
        240,
        290,
      ]
    `);
  });

  test("rows at random: each about as often, whatever its amount", () => {
    const times = recorded.map(() => 0);
    for (let seed = 0; seed < seeds; seed += 1) {
      for (const { line } of auditSample(units, { method: "random", size: 60, seed: String(seed) }).drawn)
        times[line - 2] = (times[line - 2] ?? 0) + 1;
    }
    // A fifth of two thousand times, five standard deviations either way.
    for (const each of times) expect(Math.abs(each - 400)).toBeLessThan(90);
  });
});

test("lines below zero cannot be drawn by money units, and are told; with nothing above zero nothing is drawn", () => {
  const sample = auditSample(unitsOf([500, -300, 0, 200]), { method: "money-unit", size: 7, seed: "x" });
  expect(sample.from.map(({ recorded }) => recorded)).toEqual([500, 200]);
  expect(sample).toMatchObject({ total: 700, left: { lines: 1, total: -300 } });
  expect(sample.drawn.reduce((sum, { picks }) => sum + picks.length, 0)).toBe(7);
  const none = auditSample(unitsOf([-1, 0]), { method: "money-unit", size: 7, seed: "x" });
  expect(none).toMatchObject({ from: [], drawn: [], total: 0 });
});

// Who is who does not hang on order: of files, of batches, or on how much the score's weights weigh.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { type PeopleMonths, peopleMonths } from "./people-months.ts";
import { batchOf, root, samples, taliadHere } from "./program.ts";

const story = join(samples, "near-duplicates");
const files = ["a-cartref-aman.csv", "b-gofal-gwili.csv", "c-plas-marlais.csv"] as const;

let months: PeopleMonths;
let whole = "";
beforeAll(async () => {
  months = peopleMonths();
  whole = await run("whole", files);
});
afterAll(() => months.remove());

async function run(out: string, some: readonly string[], ...more: readonly string[]): Promise<string> {
  const paths = some.map((file) => join(story, file));
  const where = ["--out", join(months.out, out), "--fail-on", "never"];
  return batchOf(await taliadHere(["run", ...paths, ...where, ...more]));
}

function outcomesOf(batch: string): readonly string[] {
  return linesOf(batch, "decisions.csv")
    .map((line) => `${line["file"]}:${line["row"]} ${line["outcome"]} ${line["payment"]}`)
    .toSorted();
}

/** The two rows of each line, in one order, with the tier and the rule. */
function pairsOf(batch: string): readonly string[] {
  return linesOf(batch, "duplicates.csv")
    .map((line) => {
      const sides = [`${line["fileA"]}:${line["rowA"]}`, `${line["fileB"]}:${line["rowB"]}`].toSorted();
      return `${sides.join(" ")} ${line["tier"]} ${line["matchRule"]} ${line["agree"]} | ${line["differ"]}`;
    })
    .toSorted();
}

describe("the files in another order", () => {
  test.for([
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
  ])("%j", async (order) => {
    const other = await run(
      `order-${order.join("")}`,
      order.map((at) => files[at] ?? ""),
    );
    expect(outcomesOf(other)).toEqual(outcomesOf(whole));
    expect(pairsOf(other)).toEqual(pairsOf(whole));
  });
});

test("file after file comes to the tiers of one batch, as far as keys can tell", async () => {
  const told = ["same-number-and-name", "number-slip", "same-number-forename", "one-number-two-names"];
  const batches: string[] = [];
  for (const file of files) batches.push(await run("several", [file]));
  const across = (pairs: readonly string[]) =>
    new Set(
      pairs.flatMap((pair) => {
        const [a = "", b = "", tier, rule = ""] = pair.split(" ");
        const apart = a.split(":")[0] !== b.split(":")[0] && told.includes(rule);
        return apart ? [`${a} ${b} ${tier} ${rule}`] : [];
      }),
    );
  const [together, apart] = [across(pairsOf(whole)), across(batches.flatMap(pairsOf))];
  expect(together.size).toBeGreaterThan(6);
  // What is held beside a row that is itself held is known within one batch alone.
  const missing = [...together].filter((pair) => !apart.has(pair));
  expect(missing.filter((pair) => !isOfHeld(pair, batches))).toEqual([]);
});

/** One of the two rows was held before the other came, so that the book knows nobody. */
function isOfHeld(pair: string, batches: readonly string[]): boolean {
  const held = batches.flatMap(outcomesOf).filter((line) => line.includes(" held "));
  return pair
    .split(" ")
    .slice(0, 2)
    .every((place) => held.some((line) => line.startsWith(`${place} `)));
}

test("no weight of the score changes an outcome, a tier or a case", async () => {
  const schemas = join(months.out, "schemas");
  cpSync(join(root, "schemas"), schemas, { recursive: true });
  const path = join(schemas, "parameters/matching.json");
  const changed = readFileSync(path, "utf8").replace(
    /("(?:other|consecutive|slip|equal|[0-7])": )(-?\d+)/g,
    (_, key: string, weight: string) => `${key}${-7 * Number(weight) + 13}`,
  );
  expect(changed).not.toBe(readFileSync(path, "utf8"));
  writeFileSync(path, changed);
  const other = await run("weights", files, "--schemas", schemas);
  const bare = (batch: string) => linesOf(batch, "duplicates.csv").map(({ score: _score, ...line }) => line);
  expect(bare(other)).toEqual(bare(whole));
  expect(linesOf(other, "decisions.csv")).toEqual(linesOf(whole, "decisions.csv"));
  const scores = (batch: string) => linesOf(batch, "duplicates.csv").map(({ score }) => score);
  expect(scores(other)).not.toEqual(scores(whole));
});

// `explain --pair`: two rows side by side, for each rule, in both languages, and over two batches.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PeopleMonths, peopleMonths, worker } from "./people-months.ts";
import { batchOf, samples, taliadHere } from "./program.ts";

let months: PeopleMonths;
let batch = "";

beforeAll(async () => {
  months = peopleMonths();
  const story = ["run", join(samples, "near-duplicates"), "--ledger", "none", "--fail-on", "never"];
  batch = batchOf(await taliadHere([...story, "--out", months.out]));
});
afterAll(() => months.remove());

async function pair(a: string, b: string, ...more: readonly string[]): Promise<string> {
  const words = ["explain", batch, "--out", months.out, "--pair", a, b];
  const { code, stdout, stderr } = await taliadHere([...words, ...more]);
  expect([code, stderr]).toEqual([0, ""]);
  return stdout.replaceAll(/\s+/g, " ");
}

const [A, B, C] = ["a-cartref-aman.csv", "b-gofal-gwili.csv", "c-plas-marlais.csv"];

describe("each rule", () => {
  test.for([
    { rule: "same-number-and-name", rows: [`${A}:15`, `${B}:14`], says: "Siân and Sian are the same name" },
    { rule: "number-slip", rows: [`${A}:16`, `${B}:15`], says: "one digit, character 6 of 8: 9 and 5" },
    {
      rule: "number-slip-same-payroll",
      rows: [`${A}:18`, `${A}:19`],
      says: "One employer, one payroll number",
    },
    { rule: "same-payroll-number", rows: [`${A}:22`, `${A}:23`], says: "further apart than one slip" },
    {
      rule: "same-number-forename",
      rows: [`${A}:26`, `${B}:17`],
      says: "The surnames differ: Evans, Kowalska",
    },
    { rule: "one-number-two-names", rows: [`${A}:27`, `${B}:18`], says: "Either may be its owner" },
    { rule: "number-of-nobody", rows: [`${A}:28`, `${B}:19`], says: "a case of its own" },
    { rule: "slip-one-name", rows: [`${A}:30`, `${B}:22`], says: "Nothing is held for it" },
  ])("$rule", async ({ rule, rows: [a = "", b = ""], says }) => {
    const text = await pair(a, b);
    expect(text).toContain(`(${rule})`);
    expect(text).toContain(says);
    // In whatever order they are named.
    expect(await pair(b, a)).toContain(`(${rule})`);
    const json = JSON.parse(await pair(a, b, "--json"));
    expect(json).toMatchObject({
      rule,
      a: { row: Number(a.split(":")[1]) },
      b: { row: Number(b.split(":")[1]) },
    });
  });

  test("numbers are masked, in the text and as JSON", async () => {
    for (const more of [[], ["--json"], ["--lang", "cy"]]) {
      const text = await pair(`${A}:16`, `${B}:15`, ...more);
      expect(text).toContain("HT••••13");
      expect(text).not.toMatch(/[A-Z]{2}\d{6}/);
    }
  });

  test("the row that is held, its amount, why, and what lifts it", async () => {
    const text = await pair(`${A}:16`, `${B}:15`);
    expect(text).toContain(`Row 15 of ${B} is held, with £299.60 at stake. The job with most hours is kept.`);
    expect(text).toContain(`Row 16 of ${A}: payable, £299.60 of £299.60 claimed.`);
    expect(text).toMatch(/write GENUINE for the case [0-9a-f]{12}-2-2 in a file of decisions/);
  });

  test("in Welsh", async () => {
    const text = await pair(`${A}:16`, `${B}:15`, "--lang", "cy");
    expect(text).toContain(`Gall rhes 15 yn ${B} a rhes 16 yn ${A} fod yr un person.`);
    expect(text).toContain("Yr un enw yw'r ddau hyn: Dafydd, David.");
    expect(text).toContain("ysgrifennwch GENUINE");
  });
});

describe("no case", () => {
  test("brother and sister: the veto is said", async () => {
    const text = await pair(`${A}:32`, `${B}:24`);
    expect(text).toContain("are no case");
    expect(text).toContain("brothers, sisters and twins were given such numbers");
    expect(text).not.toContain("What lifts it");
  });

  test("a row that the worker declined has no partner", async () => {
    const rows = [`${A}:37`, `${B}:29`] as const;
    expect(await pair(...rows)).toMatch(
      /Rows that have no partner: row \d+ of .* is one \(declined by the worker\)/,
    );
  });
});

describe("over two batches", () => {
  test("the earlier row is found by the line of the case, or named with its batch", async () => {
    const june = await months.run(months.put(0, [worker("HT482913B Mair Jones 4001")]));
    const july = await months.run(months.put(1, [worker("HT482913B Emmanuel Okafor 4011")]));
    const ask = async (place: string) => {
      const words = ["explain", july, "--out", months.out, "--pair", place, "E8800-2022-07-1.csv:14"];
      return (await taliadHere(words)).stdout;
    };
    const found = await ask("E8800-2022-06-1.csv:14");
    expect(found).toContain("one-number-two-names");
    expect(found).toContain("Mair, Emmanuel");
    expect(found).toContain("is held, with £299.60 at stake");
    const { stdout } = await taliadHere([
      "explain",
      july,
      "--out",
      months.out,
      "--row",
      "E8800-2022-07-1.csv:14",
    ]);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      `The number stands for another name in batch ${june.split("/").at(-1)}: E8800-2022-06-1.csv, row 14 (E8800).`,
    );
    expect(await ask(`${june.split("/").at(-1)}:E8800-2022-06-1.csv:14`)).toBe(found);
  });
});

describe("what cannot be asked", () => {
  test.for([
    [["--pair", `${A}:16`], "--pair needs two different rows"],
    [["--pair", `${A}:16`, `${A}:16`], "--pair needs two different rows"],
    [["--pair", `${A}:16`, "nowhere.csv:3"], "nowhere.csv:3"],
    [["--pair", `${A}:16`, C], C],
  ] as const)("%j", async ([words, says]) => {
    const { code, stderr } = await taliadHere(["explain", batch, "--out", months.out, ...words]);
    expect(code).toBe(64);
    expect(stderr).toContain(says);
  });
});

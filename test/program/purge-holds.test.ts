// A hold on a person keeps every batch that has anything to do with them, whatever became of their row.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { peopleMonths, worker } from "./people-months.ts";
import { folder, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const config = join(place, "taliad.json");
const months = peopleMonths();
afterAll(() => months.remove());
let [batch, ruled] = ["", ""];

const rows = {
  payable: worker("HT482913B Mair Jones 1"),
  "not-eligible": worker("JK104857A Emmanuel Okafor 2", { roleCode: "OFFICE", registration: "NONE" }),
  refer: worker("LM220561C Siân Prys 3", { roleCode: "UNCLEAR", registration: "NONE" }),
  held: worker("NP675310D Huw Bebb 4", { consentDataCymru: "N" }),
  rejected: worker("CE3310O8A Nia Puw 5"),
};

beforeAll(async () => {
  const parameters = { "retention.wfpMonths": { value: 24, decision: "minute 7" } };
  writeFileSync(config, JSON.stringify({ parameters }));
  batch = await months.run(months.put(0, Object.values(rows)));
  const outcomes = linesOf(batch, "decisions.csv").map(({ outcome }) => outcome);
  expect(outcomes).toEqual(Object.keys(rows));
  // Decided before any return names the person: the ruling is all that there is.
  const path = join(place, "decisions.csv");
  const held = readFileSync(
    months.decide(batch, "GENUINE", () => false),
    "utf8",
  );
  const ruling =
    "AP-1,WFP,AB998877A,E8800,APPEAL_STAGE1,LA,2022-07-01,2022-07-02,NOT_ELIGIBLE,WFP-33,As before.,Mair Llwyd,,,DOC-1";
  writeFileSync(path, `${held}${ruling}\r\n`);
  ruled = await months.run(path);
});

async function keptFor(number: string): Promise<readonly string[]> {
  const words = ["purge", "--config", config, "--out", months.out, "--as-of", "2024-12-31", "--json"];
  const input = `kind,reference,reason,decision\nperson,${number},an appeal,minute 11\n`;
  const ended = await taliad([...words, "--holds", "stdin"], { input });
  expect(ended.code, ended.stderr).toBe(0);
  const { holds } = JSON.parse(ended.stdout) as {
    readonly holds: readonly { readonly keeps: readonly string[] }[];
  };
  return holds.flatMap(({ keeps }) => keeps);
}

test.for([
  ["paid", "HT482913B"],
  ["not eligible", "JK104857A"],
  ["referred", "LM220561C"],
  ["held", "NP675310D"],
  ["rejected, as the number has a letter for a digit", "CE331008A"],
])("who is %s", async ([, number = ""]) => {
  expect(await keptFor(number)).toEqual([batch.split("/").at(-1)]);
});

test("whom a ruling alone names, and nobody else", async () => {
  expect(await keptFor("AB998877A")).toEqual([ruled.split("/").at(-1)]);
  expect(await keptFor("AB998876A")).toEqual([]);
});

test("both people of one number", async () => {
  const shared = peopleMonths();
  try {
    const both = (month: number) => [
      shared.put(month, [worker("HT482913B Mair Jones 1", { instalmentNo: "1" })], "E1"),
      shared.put(month, [worker("HT482913B Emmanuel Okafor 2", { instalmentNo: "1" })], "E2"),
    ];
    const held = await shared.run(...both(0));
    const decided = await shared.run(shared.decide(held, "GENUINE"));
    const words = ["purge", "--config", config, "--out", shared.out, "--as-of", "2024-12-31", "--json"];
    const input = "kind,reference,reason,decision\nperson,HT482913B,an appeal,minute 11\n";
    const { stdout } = await taliad([...words, "--holds", "stdin"], { input });
    const { batches, stays } = JSON.parse(stdout) as Record<
      "batches" | "stays",
      readonly { readonly batch: string }[]
    >;
    expect(batches).toEqual([]);
    expect(stays.map((one) => one.batch)).toEqual([held, decided].map((path) => path.split("/").at(-1)));
  } finally {
    shared.remove();
  }
});

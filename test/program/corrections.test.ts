// A return that takes the place of an earlier one: what it changes for whom is in corrections.csv, and the batch
// comes out the same again without the ledger.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { drawnSample } from "../../src/batch/replay/drawn-sample.ts";
import { openStored } from "../../src/batch/replay/stored.ts";
import { as } from "./accounts.ts";
import { linesOf, penceOf } from "./batch-folder.ts";
import { expectOneSum } from "./one-sum.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");

const staff = crew(31_000, { workplace: "home-care" });
const [first, second, third, fourth] = staff.workers(4);
const fifth = staff.worker();

function put(name: string, rows: readonly (ReturnRow | undefined)[], submission: number): string {
  const all = numbered(rows.flatMap((row) => (row === undefined ? [] : [row])));
  const path = join(place, name);
  const cover = coverOf(all, { employerId: "E8700", employerName: "Gofal", sequence: String(submission) });
  writeFileSync(path, csvReturn(cover, all, {}));
  return path;
}

let before = "";
let after = "";

beforeAll(async () => {
  mkdirSync(out);
  before = batchOf(
    await taliadHere(["run", put("one.csv", [first, second, third, fourth], 1), "--out", out]),
  );
  // The second has no longer worked enough, the third is no longer there, the fifth is new.
  const changed = { ...second, shiftsInWindow: "2" };
  after = batchOf(
    await taliadHere(["run", put("two.csv", [first, changed, fourth, fifth], 2), "--out", out]),
  );
});

test("nothing replaced is an empty log", () => {
  expect(linesOf(before, "corrections.csv")).toEqual([]);
});

test("each person whose amounts change is there with both, and nobody else", () => {
  const lines = linesOf(after, "corrections.csv").filter(({ head }) => head === "PAYMENT");
  expect(
    lines.map((line) => [line["row"], line["niNumber"], line["before"], line["after"], line["kind"]]),
  ).toEqual([
    [expect.stringMatching(/\d/), second?.["niNumber"], "299.60", "0.00", "removed"],
    [expect.stringMatching(/\d/), fifth["niNumber"], "0.00", "299.60", "added"],
    ["", "", "299.60", "0.00", "removed"],
  ]);
  const [changed, added, gone] = lines;
  const old = linesOf(before, "decisions.csv");
  const rowOf = (niNumber: string | undefined) => old.find((line) => line["niNumber"] === niNumber)?.["row"];
  expect(changed).toMatchObject({ beforeBatch: basename(before), beforeFile: "one.csv" });
  expect(changed?.["beforeRow"]).toBe(rowOf(second?.["niNumber"]));
  expect(added?.["beforeRow"]).toBe("");
  // The earlier row says who it was.
  expect(gone?.["beforeRow"]).toBe(rowOf(third?.["niNumber"]));
});

test("only the difference is to be paid: what was posted before stands as lines below zero, with its place in the earlier batch", () => {
  expectOneSum(after, JSON.parse(readFileSync(join(after, "summary.json"), "utf8")));
  const undone = linesOf(after, "payments.csv").filter(({ replaces }) => replaces !== "");
  const payments = undone.filter(({ head }) => head === "PAYMENT");
  // All four of the earlier version, also the one whom the new version does not name.
  expect(payments.map(({ niNumber }) => niNumber).sort()).toEqual(
    [first, second, fourth]
      .map((person) => person?.["niNumber"] ?? "")
      .concat("")
      .sort(),
  );
  const old = linesOf(before, "payments.csv");
  for (const line of undone) {
    expect(line).toMatchObject({ replaces: basename(before), file: "one.csv" });
    const was = old.find(({ row, head }) => row === line["row"] && head === line["head"]);
    expect(penceOf(line["amount"])).toBe(-penceOf(was?.["amount"]));
  }
  expect(undone).toHaveLength(old.length);
});

test("the payment list of a correction holds the difference, and the advice says what had been posted before", async () => {
  const id = basename(after);
  await as("owain", () => taliadHere(["approve", id, "--by", "Owain Prys", "--out", out]));
  expect(await taliadHere(["pay", id, "--out", out])).toMatchObject({ code: 0 });
  const list = linesOf(join(out, `payments-${id}`), "payment-list.csv");
  const { toPay } = JSON.parse(readFileSync(join(after, "summary.json"), "utf8"));
  // One return, so one reference: that of the second submission.
  expect(list).toMatchObject([{ reference: "WFP-W06000002-E8700-2022-06-02", amount: toPay }]);
  // More had been posted than the new version comes to: the employer owes it.
  expect(list[0]?.["kind"]).toBe("CREDIT");
  expect(penceOf(toPay)).toBeLessThan(0);
  const [name = ""] = readdirSync(join(out, `payments-${id}`, "remittances"));
  const page = readFileSync(join(out, `payments-${id}`, "remittances", name), "utf8");
  // Who is in both versions is named at both; who is gone is known by the earlier row alone.
  expect(page.split(`${first?.["forenames"]} ${first?.["surname"]}</bdi>`)).toHaveLength(1 + 4);
  expect(page).toContain("<bdi></bdi><small>Posted before: one.csv, row");
});

test("an auditor's sample is drawn from what the new version pays; all that is undone is said to be left", async () => {
  const lines = linesOf(after, "payments.csv").map(({ amount, replaces }) => ({
    pence: penceOf(amount),
    replaces,
  }));
  const sumOf = (some: typeof lines) => some.reduce((sum, { pence }) => sum + pence, 0);
  const [own, undone] = [
    lines.filter(({ replaces }) => replaces === ""),
    lines.filter(({ replaces }) => replaces !== ""),
  ];
  const asked = { method: "money-unit", size: 3, seed: "correction", rows: [] } as const;
  const drawn = await drawnSample(openStored(after), asked);
  expect(drawn?.sample.from).toHaveLength(own.length);
  expect(drawn?.sample.total).toBe(sumOf(own));
  expect(drawn?.sample.left).toEqual({ lines: undone.length, total: sumOf(undone) });
  // Of the first version nothing is left.
  const whole = await drawnSample(openStored(before), asked);
  expect(whole?.sample.left).toEqual({ lines: 0, total: 0 });
});

test("the batch is the same again without the ledger", async () => {
  const copy = join(place, "copy", basename(after));
  cpSync(after, copy, { recursive: true });
  const verified = await taliadHere(["verify", copy, "--json"]);
  expect(JSON.parse(verified.stdout)).toMatchObject({ equal: true, differences: [] });
  expect(verified.code).toBe(0);
});

// The working paper in a spreadsheet program: an auditor types amounts, and the differences, what they stand for and their sums come
// to what one works out by hand. Where there is no LibreOffice, the test says so and is left out.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { writeForm } from "../../../src/batch/publish/form-file.ts";
import { pence } from "../../../src/core/money.ts";
import { auditSample, type SampleUnit } from "../../../src/engine/audit-sample.ts";
import { type PaperLine, paperColumns } from "../../../src/report/audit/paper-columns.ts";
import { workingPaper } from "../../../src/report/audit/working-paper.ts";
import type { Form } from "../../../src/report/forms/form.ts";
import { shipped } from "../../law/shipped.ts";
import { folder } from "../../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const missing = spawnSync("soffice", ["--version"]).status !== 0;
if (missing)
  console.warn("NOT TESTED: there is no LibreOffice here, so no working paper was calculated by it.");

const units = [10_000, 40_000, 5_000, 45_000].map(
  (amount, at): SampleUnit => ({
    ...{ line: at + 2, file: "a.csv", row: at + 2, head: "PAYMENT", dueMonth: undefined, instalment: 1 },
    recorded: pence(amount),
  }),
);
const sample = auditSample(units, { method: "money-unit", size: 4, seed: "5" });

const blank = Object.fromEntries(paperColumns.map(({ key, kind }) => [key, kind === "text" ? "" : 0]));
const lines = sample.drawn.map(
  ({ recorded, picks, line }, at) =>
    ({
      ...blank,
      ...{ number: at + 1, chosen: "drawn", outcome: "payable", head: "PAYMENT" },
      ...{ scheme: "social-care-payment-2022", page: `rows/00${at + 1}.html`, line },
      ...{ recorded, workedOut: recorded, difference: pence(0), times: picks.length, dueMonth: undefined },
    }) as unknown as PaperLine,
);
const form = workingPaper({ words: shipped.words, tongue: "both", batch: "b", sample, lines });

/** The form with amounts that an auditor types, by the place of the line. */
function filled(amounts: ReadonlyMap<number, number>): Form {
  const at = paperColumns.findIndex(({ key }) => key === "auditorAmount");
  const [first, ...others] = form.sheets;
  if (first === undefined) throw new Error("a paper has a sheet");
  const rows = first.rows.map((cells, row) =>
    cells.map((cell, column) =>
      column === at && amounts.has(row - 3)
        ? { ...cell, look: "input" as const, value: amounts.get(row - 3) }
        : cell,
    ),
  );
  return { ...form, sheets: [{ ...first, rows }, ...others] };
}

/** LibreOffice shows what is stored; told so, it calculates what it opens, as it does with what is typed. */
function calculating(): string {
  const profile = join(place, "office");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
`,
  );
  return `-env:UserInstallation=file://${profile}`;
}

/** The sheet of that number as the spreadsheet program shows it. */
function shown(path: string, sheet: number): readonly (readonly string[])[] {
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${sheet}`;
  spawnSync("soffice", [calculating(), "--headless", "--convert-to", filter, "--outdir", place, path], {
    stdio: "ignore",
  });
  const name = form.sheets[sheet - 1]?.name ?? "";
  return parse(readFileSync(join(place, `paper-${name}.csv`)), { relax_column_count: true });
}

test.skipIf(missing)("differences, what they stand for, and their sums", async () => {
  expect(sample.drawn.length).toBeGreaterThan(2);
  const [one, other] = [0, sample.drawn.length - 1].map((at) => sample.drawn[at]);
  if (one === undefined || other === undefined) throw new Error("two lines are drawn");
  // The first is a pound too high, of the last nothing is found.
  const amounts = new Map([
    [0, one.recorded / 100 - 1],
    [sample.drawn.length - 1, other.recorded / 100],
  ]);
  const path = join(place, "paper.xlsx");
  writeFileSync(path, await writeForm(filled(amounts)));
  const numbers = shown(path, 2).map((row) => Number((row[1] ?? "").replaceAll(",", "")));
  const all = sample.drawn.reduce((sum, { recorded }) => sum + recorded, 0) / 100;
  const stands = (-1 / (one.recorded / 100)) * one.picks.length * (sample.total / 100 / 4);
  expect(numbers.slice(2, 8)).toEqual([sample.drawn.length, 2, all, -1, 250, Number(stands.toFixed(2))]);
  const rows = shown(path, 1);
  const at = paperColumns.findIndex(({ key }) => key === "auditorDifference");
  expect(rows.slice(3).map((row) => row[at])).toEqual(
    sample.drawn.map((_, line) => (line === 0 ? "-1" : line === sample.drawn.length - 1 ? "0" : "")),
  );
});

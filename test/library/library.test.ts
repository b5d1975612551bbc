// The library says what the command line says, of files that it is given as bytes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shippedSchemas } from "../../.ci/law-content.ts";
import { lawContent } from "../../src/batch/publish/checker-file.ts";
import type { TableColumn } from "../../src/core/table-column.ts";
import { csvTable } from "../../src/io/csv/table.ts";
import { assess, explain, type GivenFile, loadLaw, readReturn } from "../../src/library/index.ts";
import { cellsOf, decisionColumns, keysOf, problemColumns } from "../../src/report/columns.ts";
import { golden } from "../program/golden.ts";
import { samples } from "../program/program.ts";

const content = lawContent(shippedSchemas().files);
const law = loadLaw(content);

function filesOf(story: string): readonly GivenFile[] {
  return readdirSync(join(samples, story))
    .filter((name) => /\.(csv|txt|tsv|xlsx|xls|ods)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(samples, story, name)) }));
}

function given(story: string, name: string): GivenFile {
  return { name, bytes: readFileSync(join(samples, story, name)) };
}

/** As the command line writes it. */
function csv<Line extends object>(columns: readonly TableColumn<Line>[], lines: readonly Line[]): string {
  const plain = columns.map(({ kind }) => kind !== "text");
  return csvTable(
    keysOf(columns),
    plain,
    lines.map((line) => cellsOf(columns, line as never)),
  );
}

describe("assess", () => {
  test.for([
    "first-month",
    "every-problem",
    "sick-pay",
    "duplicate-across-employers",
  ])("%s: problems and decisions are those of the command line, byte for byte", async (story) => {
    const { problems, decisions, totals } = await assess(filesOf(story), law);
    const kept = (table: string) => readFileSync(join(golden, story, `${table}.csv`), "utf8");
    expect(csv(problemColumns, problems)).toBe(kept("problems"));
    expect(csv(decisionColumns, decisions)).toBe(kept("decisions"));
    const summary = JSON.parse(readFileSync(join(golden, story, "summary.json"), "utf8"));
    expect(totals.rowsRead).toBe(summary.rows);
  });

  test("nothing at all comes to nothing", async () => {
    expect(await assess([], law)).toMatchObject({ files: [], decisions: [], problems: [], duplicates: [] });
  });

  test("two files of one name are refused before anything is read", async () => {
    const file = given("first-month", "01-cartref-mon.csv");
    await expect(assess([file, file], law)).rejects.toThrow("two files are called 01-cartref-mon.csv");
  });

  test("the bytes that are given are left as they are, and may be a stretch of others", async () => {
    const { name, bytes } = given("first-month", "05-plas-llyn.xlsx");
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 10);
    const before = Buffer.from(larger);
    const { files } = await assess([{ name, bytes: larger.subarray(10, 10 + bytes.length) }], law);
    expect(files[0]?.rowsRead).toBe(21);
    expect(before.equals(larger)).toBe(true);
  });
});

describe("readReturn", () => {
  test("gives the rows of a workbook by the keys of its form, days and money as numbers", async () => {
    const read = await readReturn(given("first-month", "05-plas-llyn.xlsx"), law);
    expect(read).toMatchObject({ layout: "wfp-return", scheme: "social-care-payment-2022", sheet: "Return" });
    expect(read.rows).toHaveLength(21);
    expect(read.rows[0]?.values["amountPaid"]).toBe(29_960);
    expect(read.rows.every(({ sound }) => sound)).toBe(true);
  });

  test("says of a row that cannot be assessed what is wrong at which cell", async () => {
    const read = await readReturn(given("first-month", "01-cartref-mon.csv"), law);
    const wrong = read.rows.filter(({ sound }) => !sound);
    expect(wrong.map(({ row }) => row)).toEqual([28]);
    expect(wrong[0]?.problems[0]).toMatchObject({ code: "cell-not-day", row: 28, heading: "Start date" });
  });

  test.for([
    "file-empty.csv",
    "file-kind-unknown.xlsx",
    "cover-missing.csv",
  ])("a file that is refused is told: %s", async (name) => {
    const read = await readReturn(given("every-problem", name), law);
    expect(read).toMatchObject({ refused: true, rows: [] });
    expect(read.problems.length).toBeGreaterThan(0);
  });
});

describe("explain", () => {
  test("names clause and cell, in both languages; of a row that is held, the other row", async () => {
    const assessment = await assess(filesOf("duplicate-across-employers"), law);
    const held = assessment.decisions.find(({ outcome }) => outcome === "held");
    const explained = held && (await explain(assessment, law, held));
    const other = assessment.duplicates.find(({ fileB, rowB }) => fileB === held?.file && rowB === held?.row);
    expect(explained?.text("en")).toContain(other?.fileA);
    expect(explained?.text("cy")).toContain("WFP-");
    expect(explained?.json).toMatchObject({ row: held?.row, outcome: "held" });
  });

  test("there is nothing to say of a row that is not there", async () => {
    const assessment = await assess([given("first-month", "01-cartref-mon.csv")], law);
    expect(await explain(assessment, law, { file: "01-cartref-mon.csv", row: 9_999 })).toBeUndefined();
  });
});

describe("loadLaw", () => {
  test.for([
    { id: "wfp.instalment", value: "300.00", why: "is laid down by WFP-52" },
    { id: "wfp.nothing", value: "1", why: "there is no parameter wfp.nothing" },
    { id: "wfp.adminFee", value: "five", why: "it is a money" },
    { id: "wfp.onCostMode", value: "guess", why: "its values are" },
  ])("$id cannot be set to $value", ({ id, value, why }) => {
    expect(() => loadLaw(content, { [id]: { value, decision: "nobody" } })).toThrow(why);
  });

  test("what a council may set is set", () => {
    const own = loadLaw(content, { "wfp.adminFee": { value: "5.00", decision: "Cabinet" } });
    expect(own.parameters.get("wfp.adminFee")?.entries.at(-1)?.value).toBe(500);
  });
});

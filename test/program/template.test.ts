// The form that the program writes is filled in, saved, sent and accepted; the next month's form knows who is still
// there; and nothing that is there already is written over.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import type { Column } from "../../src/law/layout.ts";
import { shipped } from "../law/shipped.ts";
import { linesOf, sha256 } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const months: Readonly<Record<string, string>> = {
  "sspe-claim": "2020-11",
  earnings: "2020-11",
  "siss-awards": "2020-11",
};
const filledIn = ["wfp-return", "wfp-oncost", "sspe-claim", "earnings", "siss-awards", "decisions"] as const;

/** An example as somebody types it into the form: numbers as numbers, choices in words. */
function typed({ kind, example = "", values }: Column, language: "en" | "cy"): string | number {
  if (kind === "role") return shipped.roles.get(example)?.labels[language] ?? example;
  const choice = values?.find(({ code }) => code === example);
  if (choice !== undefined) return choice[language];
  if (kind === "percent") return Number(example.replace("%", "")) / 100;
  return kind === "money" || kind === "decimal" || kind === "count" ? Number(example) : example;
}

/** Fills the form in with the examples of its columns, as a person would. */
async function fillIn(path: string, layout: string, language: "en" | "cy"): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [, cover, form] = workbook.worksheets;
  if (cover === undefined || form === undefined) throw new Error("the form has its sheets");
  const columns = (shipped.layouts.get(layout)?.columns ?? []).filter(({ refused }) => refused !== true);
  let total = 0;
  for (const [at, column] of columns.entries()) {
    if (column.example === undefined) continue;
    form.getCell(2, at + 1).value = typed(column, language);
    if (column.key === "amountPaid" || column.key === "topUpClaimed")
      total = Math.round(Number(column.example) * 100);
  }
  cover.eachRow((row) => {
    const heading = String(row.getCell(1).value);
    const cell = row.getCell(2);
    // What a spreadsheet program works out by itself.
    if (cell.formula !== undefined)
      cell.value = { formula: cell.formula, result: cell.formula.startsWith("ROUND") ? total : 1 };
    else if (/^(Declaration|Datganiad)/.test(heading)) cell.value = language === "cy" ? "Ie" : "Yes";
  });
  await workbook.xlsx.writeFile(path);
}

async function template(words: readonly string[]): Promise<string> {
  const ended = await taliadHere(["template", ...words, "--json"], { cwd: place });
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  const { file } = JSON.parse(ended.stdout) as { readonly file: string };
  return join(place, file);
}

describe.for(["en", "cy"] as const)("in %s", (language) => {
  test.for(filledIn)("the form of %s comes back without one problem", async (layout) => {
    const month = months[layout] ?? "2022-06";
    const cover = ["--employer", "E0104", "--council", "W06000002", "--period", month];
    const path = await template([
      layout,
      ...cover,
      "--lang",
      language,
      "--out",
      `${layout}-${language}.xlsx`,
    ]);
    await fillIn(path, layout, language);
    const { stdout } = await taliadHere(["check", path, "--json", "--lang", "en"]);
    const { problems } = JSON.parse(stdout) as {
      readonly problems: readonly {
        readonly code: string;
        readonly severity: string;
        readonly file: string;
      }[];
    };
    const ofTheFile = problems.filter(({ file, severity }) => file !== "" && severity !== "info");
    expect(ofTheFile).toEqual([]);
  });
});

test("the next month's form knows the people who are still there, and leaves the month's cells blank", async () => {
  const out = join(place, "out");
  const ended = await taliadHere(
    ["run", "samples/first-month/01-cartref-mon.csv", "--out", out, "--fail-on", "never"],
    {
      cwd: join(import.meta.dirname, "../.."),
    },
  );
  const batch = batchOf(ended);
  const path = join(place, "next.xlsx");
  const written = await taliadHere([
    "template",
    "wfp-return",
    "--from",
    batch,
    "--lang",
    "en",
    "--out",
    path,
  ]);
  expect(written, written.stderr).toMatchObject({ code: 0 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [, cover, form] = workbook.worksheets;
  const lines = linesOf(batch, "decisions.csv");
  const texts = (row: number) => {
    const cells: string[] = [];
    form?.getRow(row).eachCell({ includeEmpty: true }, (cell) => cells.push(String(cell.value ?? "")));
    return cells;
  };
  const headings = texts(1).map((text) => text.replace(/ \*$/, ""));
  const first = texts(2);
  const cell = (heading: string) => first[headings.indexOf(heading)];
  expect(cell("Surname")).toBe(lines[0]?.["surname"]);
  expect(cell("Gross amount paid this month") ?? "").toBe("");
  expect(cell("Pay date") ?? "").toBe("");
  const said = new Map<string, string>();
  cover?.eachRow((row) => said.set(String(row.getCell(1).value), String(row.getCell(2).value)));
  expect(said.get("Period (year and month) *")).toBe("2022-07");
  expect(said.get("Employer reference *")).toBe(lines[0]?.["employerId"]);
});

test("a form is the same bytes every time, and never written over another file", async () => {
  const [first, second] = [join(place, "a.xlsx"), join(place, "b.xlsx")];
  for (const path of [first, second]) await taliadHere(["template", "wfp-return", "--out", path]);
  expect(sha256(readFileSync(first))).toBe(sha256(readFileSync(second)));
  writeFileSync(first, "mine");
  expect(await taliadHere(["template", "wfp-return", "--out", first])).toMatchObject({ code: 64 });
  expect(readFileSync(first, "utf8")).toBe("mine");
});

test("a form, month or council that does not exist is named with those that do", async () => {
  expect((await taliadHere(["template", "wfp"])).stderr).toContain("wfp-return");
  expect((await taliadHere(["template", "wfp-return", "--period", "June"])).stderr).toContain("2022-06");
  expect((await taliadHere(["template", "wfp-return", "--council", "W1"])).stderr).toContain("W06000001");
});

test("the guide is written as one page", async () => {
  const path = join(place, "guide.html");
  expect(await taliadHere(["guide", "--out", path])).toMatchObject({ code: 0 });
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toMatch(/^<!DOCTYPE html>/);
});

// What goes back to employers comes back in order: in each annotated workbook of the samples the marked cells are put right,
// LibreOffice opens it and saves it, and it is read as the next version with no error left.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Column, Layout } from "../../src/law/layout.ts";
import { shipped } from "../law/shipped.ts";
import { filesBelow, linesOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const missing = spawnSync("soffice", ["--version"]).status !== 0;
if (missing) console.warn("NOT TESTED: there is no LibreOffice here, so no pack was opened and saved by it.");

const stories = ["first-month", "welsh-return", "sick-pay", "every-problem"];

/** What stands in a pack: sheets by what they are for, and the cells that its list of things to do leads to. */
function partsOf(workbook: ExcelJS.Workbook) {
  const [todo, , cover, form] = workbook.worksheets;
  if (todo === undefined || cover === undefined || form === undefined)
    throw new Error("a pack has its sheets");
  const marked: string[] = [];
  todo.eachRow((row, at) => {
    // Below the headings of the list each line begins with the cell that it leads to.
    const cell = row.getCell(1).text;
    if (at > 4 && /^[A-Z]+\d+$/.test(cell)) marked.push(cell);
  });
  return { cover, form, marked: [...new Set(marked)] };
}

/** The form whose headings these are. */
function layoutOf(form: ExcelJS.Worksheet): Layout {
  const headings = new Set<string>();
  form.getRow(1).eachCell((cell) => headings.add(cell.text.replace(/ \*$/, "")));
  const fits = (layout: Layout): number =>
    layout.columns.filter(({ headings: { en, cy } }) =>
      [en, cy, `${en} / ${cy}`].some((one) => headings.has(one)),
    ).length;
  const [best] = [...shipped.layouts.values()].sort((a, b) => fits(b) - fits(a));
  if (best === undefined) throw new Error("no form has these headings");
  return best;
}

let people = 0;

/** What somebody writes who does what the note says: what another row has there, else what the form shows as an example. */
function putRight(
  form: ExcelJS.Worksheet,
  cell: ExcelJS.Cell,
  column: Column,
  marked: ReadonlySet<string>,
): void {
  people += 1;
  if (column.key === "niNumber") cell.value = `JK${String(300_000 + people)}A`;
  else if (column.unique === true) cell.value = `R${people}`;
  else if (column.key === "surname") cell.value = "Gwilym";
  else if (column.values !== undefined) cell.value = column.values[0]?.en;
  // Whoever is still there has not left.
  else if (column.key === "leavingDate") cell.value = null;
  // An absence that ended before it began lasted a day.
  else if (["absenceEnd", "to"].includes(column.key))
    cell.value = form.getCell(Number(cell.row), Number(cell.col) - 1).value;
  else {
    const others: ExcelJS.CellValue[] = [];
    form.getColumn(cell.col).eachCell((other, row) => {
      if (row > 1 && !marked.has(other.address) && other.text !== "") others.push(other.value);
    });
    cell.value = others[0] ?? typed(column);
  }
}

const withoutExample: Partial<Record<Column["kind"], string | number>> = {
  "yes-no": "Yes",
  text: "Zero hours",
  count: 12,
  decimal: 12,
};

function typed({ kind, example = "", values }: Column): string | number {
  if (example === "") return withoutExample[kind] ?? "";
  if (kind === "role") return shipped.roles.get(example)?.labels.en ?? example;
  const choice = values?.find(({ code }) => code === example)?.en;
  if (choice !== undefined) return choice;
  if (kind === "percent") return Number(example.replace("%", "")) / 100;
  return kind === "money" || kind === "decimal" || kind === "count" ? Number(example) : example;
}

async function corrected(bytes: Buffer, to: string): Promise<number> {
  const workbook = new ExcelJS.Workbook();
  // exceljs asks for an older kind of Buffer than Node's types give.
  await workbook.xlsx.load(bytes as never);
  const { cover, form, marked } = partsOf(workbook);
  const columns = layoutOf(form).columns.filter(({ refused }) => refused !== true);
  for (const address of marked) {
    const cell = form.getCell(address);
    const column = columns[Number(cell.col) - 1];
    if (column !== undefined) putRight(form, cell, column, new Set(marked));
  }
  cover.eachRow((row) => {
    const cell = row.getCell(2);
    if (/^(Declaration|Datganiad)/.test(row.getCell(1).text)) cell.value = "Y";
    // Whoever types in LibreOffice sees the sums follow; without a result it works them out when it opens the file.
    if (cell.formula !== undefined) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
  });
  await workbook.xlsx.writeFile(to);
  return marked.length;
}

/** As it was sent, with nothing but the declaration made. */
async function declared(bytes: Buffer, to: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never); // As above.
  partsOf(workbook).cover.eachRow((row) => {
    if (/^(Declaration|Datganiad)/.test(row.getCell(1).text)) row.getCell(2).value = "Y";
  });
  await workbook.xlsx.writeFile(to);
}

/** Where a finding is, and what it is: the files of both folders have the same names. */
async function findingsIn(files: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await taliadHere(["check", ...files, "--json"]);
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly Record<string, string>[] };
  return problems
    .filter(({ severity, file }) => severity !== "info" && file !== "")
    .map(({ file, severity, code, cell, found }) => `${file} ${cell} ${severity} ${code} ${found}`);
}

/** The marked cells of every pack of a story put right, in `to`, each file with the story's name before its own. */
async function packsPutRight(story: string, to: string) {
  const words = ["run", join(samples, story), "--ledger", "none", "--fail-on", "never"];
  const batch = batchOf(await taliadHere([...words, "--out", join(place, `${story}-out`)]));
  const names: string[] = [];
  let marked = 0;
  for (const [path, bytes] of filesBelow(join(batch, "returns"))) {
    // One return that was sent twice stays one return sent twice; two tables that number their rows alike need new numbers.
    if (!path.endsWith(".xlsx") || /(twice-b|second-table)\.xlsx$/.test(path)) continue;
    names.push(basename(path));
    marked += await corrected(bytes, join(to, `${story}--${basename(path)}`));
    await declared(bytes, join(to, `${story}--as-sent--${basename(path)}`));
  }
  return { batch, names, marked };
}

describe.skipIf(missing)("packs that LibreOffice has opened and saved", () => {
  const [put, back] = [join(place, "put-right"), join(place, "back")];
  const packs = new Map<string, Awaited<ReturnType<typeof packsPutRight>>>();
  beforeAll(async () => {
    mkdirSync(put);
    for (const story of stories) packs.set(story, await packsPutRight(story, put));
    const files = readdirSync(put).map((name) => join(put, name));
    const own = `-env:UserInstallation=file://${join(place, "office")}`;
    spawnSync("soffice", [own, "--headless", "--convert-to", "xlsx", "--outdir", back, ...files], {
      stdio: "ignore",
    });
  });

  test.for(
    stories,
  )("%s: every pack comes back, its marked cells put right, with no error left", async (story) => {
    const { batch, names, marked } = packs.get(story) ?? { batch: "", names: [], marked: 0 };
    expect(marked).toBeGreaterThan(0);
    const here = join(place, story);
    mkdirSync(here);
    for (const name of names) renameSync(join(back, `${story}--${name}`), join(here, name));
    const checked = await taliadHere(["check", here, "--json"]);
    const { problems } = JSON.parse(checked.stdout) as {
      readonly problems: readonly { severity: string; file: string; messageEn: string }[];
    };
    const left = problems.filter(({ severity }) => severity === "fatal" || severity === "error");
    expect(left.map(({ file, messageEn }) => `${file}: ${messageEn}`)).toEqual([]);
    // Every row that somebody was claimed for is there again.
    const sentPacks = new Set(names.map((name) => basename(name, ".xlsx")));
    const sent = linesOf(batch, "decisions.csv").filter(({ file = "" }) =>
      sentPacks.has(file.replace(/\.\w+$/, "")),
    );
    expect(JSON.parse(checked.stdout).rows).toBeGreaterThanOrEqual(sent.length);
  });

  test.for(
    stories,
  )("%s: a pack in which nothing was put right says what it said before, warnings too", async (story) => {
    const { names } = packs.get(story) ?? { names: [] };
    const all = (folder: string) =>
      findingsIn(names.map((name) => join(folder, `${story}--as-sent--${name}`)));
    const before = await all(put);
    // The Welsh return holds a fault and nothing to be warned of.
    const kind = story === "welsh-return" ? " error " : " warning ";
    expect(before.some((line) => line.includes(kind))).toBe(true);
    expect(await all(back)).toEqual(before);
  });
});

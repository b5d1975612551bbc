// What a golden folder holds of a batch: the tables, what the terminal showed, and the workbook as the text of its
// sheets. Hashes and ids are masked (each has a test of its own), and the pages and the manifest are kept of one story,
// so that a change of words does not touch fifty files.
//
// When the results are meant to change: TALIAD_GOLDEN=write npx vitest run with the story's test, then read the changed
// files as you read code.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect } from "vitest";
import { filesBelow } from "./batch-folder.ts";
import { root } from "./program.ts";

export const golden = join(root, "test/golden");
export const writing = process.env["TALIAD_GOLDEN"] === "write";

/** The one story whose pages and manifest are kept. */
const shown = "first-month";

/** The output is the golden one; or becomes it, when that was asked for. */
export async function expectGolden(
  story: string,
  files: ReadonlyMap<string, Buffer>,
  terminal: string,
): Promise<void> {
  const kept = await keptOf(story, files, terminal);
  const place = join(golden, story);
  if (writing) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    for (const [name, bytes] of kept) writeFileSync(join(place, name), bytes);
  }
  const before = existsSync(place) ? filesBelow(place) : new Map<string, Buffer>();
  expect([...kept.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [name, bytes] of kept) {
    // Texts first: they show where they differ.
    expect.soft(bytes.toString("utf8"), name).toBe(before.get(name)?.toString("utf8"));
    expect.soft(before.get(name)?.equals(bytes), name).toBe(true);
  }
}

/** The kept files of a batch by their names: what was sent and the law are named in the manifest with their hashes. */
async function keptOf(
  story: string,
  files: ReadonlyMap<string, Buffer>,
  terminal: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const kept = new Map<string, Buffer>();
  for (const [name, bytes] of files) {
    if (/^(inputs|schemas|returns)\//.test(name)) continue;
    if (story !== shown && ["index.html", "report.html", "manifest.json"].includes(name)) continue;
    if (name.endsWith(".xlsx")) kept.set(name.replace(/xlsx$/, "txt"), Buffer.from(await sheetsOf(bytes)));
    else kept.set(name, masked(bytes));
  }
  kept.set("terminal.txt", masked(Buffer.from(terminal)));
  return kept;
}

/** Hashes, ids of batches and sizes that hang on the law's words. */
function masked(bytes: Buffer): Buffer {
  const text = bytes.toString("utf8");
  return Buffer.from(
    text
      .replaceAll(/\b[0-9a-f]{64}\b/g, "<sha256>")
      .replaceAll(/\b[0-9a-f]{12}\b/g, "<batch>")
      .replaceAll(/"bytes": \d+/g, '"bytes": "<bytes>"')
      .replaceAll(/>[\d,]+(<\/td><td><code><sha256>)/g, "><bytes>$1"),
  );
}

/** Every sheet of a workbook, a line each row, cells between bars. */
async function sheetsOf(bytes: Buffer): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  // exceljs asks for an older kind of Buffer than Node's types give.
  await workbook.xlsx.load(bytes as never);
  const lines: string[] = [];
  for (const sheet of workbook.worksheets) {
    lines.push(`# ${sheet.name}`);
    sheet.eachRow((row, at) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => cells.push(textOf(cell.value)));
      lines.push(`${at} | ${cells.join(" | ")}`.trimEnd());
    });
  }
  return masked(Buffer.from(`${lines.join("\n")}\n`)).toString("utf8");
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// What goes back to employers: the annotated workbook of each file comes back as its next version once the marked cells
// are put right, nothing of another employer stands in it, and the bytes are the same every time.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesBelow, linesOf, sha256 } from "./batch-folder.ts";
import { batchOf, folder, root, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

async function first(out: string): Promise<string> {
  return batchOf(await taliadHere(["run", "samples/first-month", "--out", join(place, out)], { cwd: root }));
}

let batch = "";
let returns: ReadonlyMap<string, Buffer> = new Map();
beforeAll(async () => {
  batch = await first("a");
  returns = filesBelow(join(batch, "returns"));
});

test("every file has a letter and a workbook in its employer's folder", () => {
  const names = [...returns.keys()];
  expect(names.filter((name) => name.endsWith(".html"))).toHaveLength(12);
  expect(names.filter((name) => name.endsWith(".xlsx"))).toHaveLength(12);
});

test("the same batch gives the same bytes", async () => {
  const again = filesBelow(join(await first("b"), "returns"));
  expect([...again].map(([name, bytes]) => [name, sha256(bytes)])).toEqual(
    [...returns].map(([name, bytes]) => [name, sha256(bytes)]),
  );
});

test("nothing of another employer stands in a pack", async () => {
  const lines = linesOf(batch, "decisions.csv");
  for (const [name, bytes] of returns) {
    const employer = name.split("/")[0]?.split("-")[1];
    const text = name.endsWith(".xlsx") ? await textOf(bytes) : bytes.toString("utf8");
    const strangers = lines.filter((line) => line["employerId"] !== employer);
    const mine = new Set(
      lines.filter((line) => line["employerId"] === employer).map((line) => line["niNumber"]),
    );
    for (const { niNumber = "", file = "" } of strangers) {
      if (!mine.has(niNumber))
        expect(text.replaceAll(" ", "").includes(niNumber.replaceAll(" ", "")), name).toBe(false);
      expect(text.includes(file), name).toBe(false);
    }
  }
});

test("a number under two names is asked for of both employers, and neither hears of the other", async () => {
  const words = ["run", "samples/near-duplicates", "--out", join(place, "near"), "--fail-on", "never"];
  const near = batchOf(await taliadHere(words, { cwd: root }));
  const packs = filesBelow(join(near, "returns"));
  const [, mine] = [...packs].find(([name]) => name.endsWith("a-cartref-aman.xlsx")) ?? [];
  const [, letter] = [...packs].find(([name]) => name.endsWith("b-gofal-gwili.html")) ?? [];
  const text = mine === undefined ? "" : await textOf(mine);
  // Jones under Okafor's number, AB123456, and one of three under another.
  expect(text.match(/the National Insurance number is in doubt/g)?.length).toBeGreaterThanOrEqual(3);
  expect(text).toContain("Mair");
  expect(text).not.toMatch(/Okafor|Emmanuel|Gwili|E0902/);
  expect(letter?.toString("utf8")).toMatch(/ansicr: 3|in doubt: 3/);
});

test("an annotated workbook, its marked cells put right, comes back without a problem", async () => {
  const [name, bytes] = [...returns].find(([one]) => one.endsWith("01-cartref-mon.xlsx")) ?? [];
  if (name === undefined || bytes === undefined) throw new Error("the pack is there");
  const workbook = await loaded(bytes);
  const [todo, , cover, form] = workbook.worksheets;
  const faulty: string[] = [];
  todo?.eachRow((row, at) => {
    // Below the headings of the list each line begins with the cell that it leads to.
    const cell = row.getCell(1).text;
    if (at > 4 && /^[A-Z]+\d+$/.test(cell)) faulty.push(cell);
  });
  expect(faulty.length).toBeGreaterThan(0);
  for (const cell of faulty) if (form !== undefined) form.getCell(cell).value = "01/04/2021";
  cover?.eachRow((row) => {
    if (String(row.getCell(1).value).startsWith("Declaration")) row.getCell(2).value = "Yes";
  });
  const path = join(place, "corrected.xlsx");
  await workbook.xlsx.writeFile(path);
  const { stdout, code } = await taliadHere(["check", path, "--json"]);
  const found = JSON.parse(stdout) as {
    readonly problems: readonly { readonly severity: string; readonly file: string; readonly code: string }[];
    readonly rows: number;
  };
  expect(found.problems.filter(({ severity, file }) => file !== "" && severity !== "info")).toEqual([]);
  expect(found.rows).toBe(
    linesOf(batch, "decisions.csv").filter(({ file }) => file === "01-cartref-mon.csv").length,
  );
  expect([0, 3]).toContain(code);
});

async function loaded(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs asks for an older kind of Buffer than Node's types give.
  await workbook.xlsx.load(bytes as never);
  return workbook;
}

async function textOf(bytes: Buffer): Promise<string> {
  const texts: string[] = [];
  for (const sheet of (await loaded(bytes)).worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  }
  return texts.join("\n");
}

test("verify finds the packs again", async () => {
  expect((await taliadHere(["verify", batch])).code).toBe(0);
  expect(readFileSync(join(batch, "manifest.json"), "utf8")).toContain("returns/");
});

/** The pack of one file by itself. */
async function packOf(file: string): Promise<ExcelJS.Workbook> {
  const out = join(place, file.replaceAll("/", "-"));
  const run = await taliadHere(["run", join(root, "samples", file), "--ledger", "none", "--out", out]);
  const [, bytes] =
    [...filesBelow(join(batchOf(run), "returns"))].find(([name]) => name.endsWith(".xlsx")) ?? [];
  if (bytes === undefined) throw new Error("the pack is there");
  return loaded(bytes);
}

function coverCell(workbook: ExcelJS.Workbook, heading: RegExp): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined;
  workbook.worksheets[2]?.eachRow((row) => {
    if (heading.test(row.getCell(1).text)) found = row.getCell(2);
  });
  if (found === undefined) throw new Error(`no line of the cover is called ${heading}`);
  return found;
}

test("an amount that is no number counts for nothing in the sum of the cover", async () => {
  const workbook = await packOf("every-problem/amounts.csv");
  expect(Number.isInteger(coverCell(workbook, /^Total declared/).result)).toBe(true);
});

test("a row of sums does not go back as somebody's row, so that the cover's sums are those of people", async () => {
  const workbook = await packOf("every-problem/row-total-differs.csv");
  expect(coverCell(workbook, /^Number of rows/).result).toBe(3);
  expect(coverCell(workbook, /^Total declared/).result).toBe(89_880);
});

test("a sheet beside the claims goes back with them, under its name", async () => {
  const workbook = await packOf("sick-pay/f-cymraeg.xlsx");
  const names = workbook.worksheets.map(({ name }) => name);
  expect(names).toContain("Enillion");
  expect(workbook.getWorksheet("Enillion")?.actualRowCount).toBeGreaterThan(1);
});

test("what is said names the cells of the workbook that goes back, not those of the file that came", async () => {
  const workbook = await packOf("every-problem/cells.csv");
  const [todo, , , form] = workbook.worksheets;
  let looked = 0;
  todo?.eachRow((row) => {
    const [cell, heading, said] = [1, 2, 3].map((at) => row.getCell(at).text);
    const named = /\(([A-Z]+\d+)\)/.exec(said ?? "")?.[1];
    if (!/^[A-Z]+\d+$/.test(cell ?? "") || named === undefined) return;
    looked += 1;
    expect(named).toBe(cell);
    expect(form?.getCell(1, form.getCell(named).col as never).text.replace(/ \*$/, "")).toBe(heading);
  });
  expect(looked).toBeGreaterThan(5);
});

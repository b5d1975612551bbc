// The workbook is the same bytes whenever and wherever it is written, and what it shows is what it was given.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { day } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import type { Sheet } from "../../src/core/sheet.ts";
import { writeWorkbook } from "../../src/io/xlsx/write.ts";
import { reportSheets } from "../../src/report/workbook.ts";
import { reportInput } from "../report/example.ts";

const hostile = [
  "=1+1",
  "+44",
  "-5",
  "@SUM(A1)",
  "\t=1",
  '<a & "b">',
  "_x0041_",
  "a\ud800b",
  "ŵŷ — Siân",
  "",
  " spaced ",
] as const;

const plain: Sheet = {
  name: "Claims",
  title: "=Title",
  notes: ["One note"],
  widths: [20, 12, 8, 12],
  tables: [
    {
      heading: "",
      columns: [
        { heading: "Text", kind: "text", wrap: true },
        { heading: "Amount", kind: "money" },
        { heading: "Count", kind: "count" },
        { heading: "Day", kind: "day" },
      ],
      rows: [
        ...hostile.map((text) => [text, pence(29_960), 20_000, day("2022-06-30")]),
        [undefined, pence(-1), 0, undefined],
      ],
      totals: ["Total", pence(123_456_789_012), 1, undefined],
    },
  ],
};

async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // The type of exceljs is of an older Buffer.
  await workbook.xlsx.load(bytes.buffer as never);
  return workbook;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

afterEach(() => {
  vi.useRealTimers();
});

describe("the same bytes", () => {
  test("on two days", async () => {
    const hashes: string[] = [];
    for (const now of ["2022-06-30T12:00:00Z", "2031-01-01T00:00:01Z"]) {
      vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
      hashes.push(sha256(await writeWorkbook(reportSheets(reportInput))));
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  test.for([
    ["Pacific/Auckland", "cy_GB.UTF-8"],
    ["America/Los_Angeles", "tr_TR.UTF-8"],
  ] as const)("in %s with the locale %s", async ([zone, locale]) => {
    const source = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const script = `
      import { createHash } from "node:crypto";
      const { writeWorkbook } = await import(${source("../../src/io/xlsx/write.ts")});
      const { reportSheets } = await import(${source("../../src/report/workbook.ts")});
      const { reportInput } = await import(${source("../report/example.ts")});
      const bytes = await writeWorkbook(reportSheets(reportInput));
      process.stdout.write(createHash("sha256").update(bytes).digest("hex"));`;
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale },
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      encoding: "utf8",
    });
    expect(child.stderr).toBe("");
    expect(child.stdout).toBe(sha256(await writeWorkbook(reportSheets(reportInput))));
  });

  test("but other bytes for another report", async () => {
    const other = { ...plain, notes: ["Another note"] };
    expect(sha256(await writeWorkbook([plain]))).not.toBe(sha256(await writeWorkbook([other])));
  });
});

describe("what the workbook shows", () => {
  test("text stays text, and no cell is a formula", async () => {
    const sheet = (await readBack(await writeWorkbook([plain]))).getWorksheet("Claims");
    const shown = hostile.map((_, at) => sheet?.getRow(5 + at).getCell(1).value);
    expect(shown).toEqual([
      "'=1+1",
      "'+44",
      "'-5",
      "'@SUM(A1)",
      "'\t=1",
      '<a & "b">',
      // Without care it would be read as the letter A.
      "_x0041_",
      "a\ufffdb",
      "ŵŷ — Siân",
      "",
      " spaced ",
    ]);
    sheet?.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
      });
    });
    expect(sheet?.getRow(1).getCell(1).value).toBe("'=Title");
  });

  test("amounts are pounds, days are dates, with their formats", async () => {
    const row = (await readBack(await writeWorkbook([plain]))).getWorksheet("Claims")?.getRow(5);
    expect(row?.getCell(2).value).toBe(299.6);
    expect(row?.getCell(2).numFmt).toBe("£#,##0.00");
    expect(row?.getCell(3).value).toBe(20_000);
    expect(row?.getCell(4).value).toEqual(new Date(Date.UTC(2022, 5, 30)));
    expect(row?.getCell(4).numFmt).toBe("dd/mm/yyyy");
  });

  test("great and negative amounts keep every penny", async () => {
    const sheet = (await readBack(await writeWorkbook([plain]))).getWorksheet("Claims");
    expect(sheet?.getRow(5 + hostile.length).getCell(2).value).toBe(-0.01);
    expect(sheet?.getRow(6 + hostile.length).getCell(2).value).toBe(1_234_567_890.12);
  });

  test("the heading row of a long sheet is frozen, filtered and printed on every page", async () => {
    const sheet = (await readBack(await writeWorkbook([plain]))).getWorksheet("Claims");
    expect(sheet?.getRow(4).getCell(1).value).toBe("Text");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    // The filter reaches to the last row of the table, not to the totals.
    expect(sheet?.autoFilter).toBe(`A4:D${4 + hostile.length + 1}`);
    expect(sheet?.pageSetup.printTitlesRow).toBe("4:4");
  });

  test("nothing is hidden, merged or dated by the clock", async () => {
    const workbook = await readBack(await writeWorkbook(reportSheets(reportInput)));
    expect(workbook.created).toEqual(new Date(Date.UTC(1980, 0, 1)));
    expect(workbook.modified).toEqual(new Date(Date.UTC(1980, 0, 1)));
    expect(workbook.worksheets).toHaveLength(7);
    for (const sheet of workbook.worksheets) {
      expect(sheet.state).toBe("visible");
      expect(sheet.hasMerges).toBe(false);
    }
  });

  test("a text longer than a cell can hold is cut and says so", async () => {
    const long = { ...plain, notes: ["a".repeat(40_000)] };
    const shown = (await readBack(await writeWorkbook([long])))
      .getWorksheet("Claims")
      ?.getRow(2)
      .getCell(1).value;
    expect(String(shown)).toHaveLength(32_767);
    expect(String(shown)).toMatch(/a…$/);
  });
});

describe("rows that we write ourselves", () => {
  const marked: Sheet = {
    ...plain,
    name: "Marked",
    tables: plain.tables.map((table) => ({ ...table, marked: [[0], [], [1, 3]], totalled: "sum" as const })),
  };
  const long: Sheet = {
    ...plain,
    name: "Long",
    tables: plain.tables.map((table) => ({
      ...table,
      rows: Array.from({ length: 3000 }, (_, at) => [
        at % 7 === 0 ? undefined : `Text ${at % 5} ${"so many words ".repeat(at % 4)}`,
        pence(at % 3 === 0 ? -at : at * 1001),
        at % 11 === 0 ? undefined : at,
        at % 13 === 0 ? undefined : day("2022-06-30"),
      ]),
    })),
  };
  const blank: Sheet = {
    ...plain,
    name: "Blank",
    tables: [
      ...plain.tables.map((table) => ({ ...table, rows: [[], [undefined, undefined], ["x"], []] })),
      ...plain.tables,
    ],
  };
  test.for([
    ["hostile texts and marks", [plain, marked]],
    ["thousands of rows", [long, plain]],
    ["rows without a cell, and two tables", [blank]],
    ["a report", reportSheets(reportInput)],
  ] as const)("are the bytes that the library writes: %s", async ([, sheets]) => {
    const ours = await writeWorkbook(sheets);
    expect(sha256(ours)).toBe(sha256(await writeWorkbook(sheets, "library")));
  });
});

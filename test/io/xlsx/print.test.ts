// What a workbook of the report looks like on paper: no letter below 8 points on A4 landscape, the headings and whose row it
// is on every page, totals that are worked out from their rows and say what we say.
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { printSetup } from "../../../src/io/xlsx/print-setup.ts";
import { writeWorkbook } from "../../../src/io/xlsx/write.ts";
import { reportSheets } from "../../../src/report/workbook.ts";
import { reportInput } from "../../report/example.ts";

/** Seven pixels a digit and five of padding, as Excel measures a column in its own plain font. */
function pixelsOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.trunc(width * 7 + 5), 0);
}

/** Pixels of A4 landscape between the margins. */
function room({ margins }: Partial<ExcelJS.PageSetup>): number {
  return (11.69 - (margins?.left ?? 0) - (margins?.right ?? 0)) * 96;
}

/** The height of a letter in print, in points: 11 on the screen. */
function points(setup: Partial<ExcelJS.PageSetup>, widths: readonly number[]): number {
  const scale = setup.fitToPage ? Math.min(1, room(setup) / pixelsOf(widths)) : (setup.scale ?? 100) / 100;
  return 11 * scale;
}

async function written(language: "en" | "cy" | "both"): Promise<readonly ExcelJS.Worksheet[]> {
  const workbook = new ExcelJS.Workbook();
  // The type of exceljs is of an older Buffer.
  await workbook.xlsx.load((await writeWorkbook(reportSheets({ ...reportInput, language }))).buffer as never);
  return workbook.worksheets;
}

describe.for(["en", "cy", "both"] as const)("the report in %s", (language) => {
  test("prints no sheet below 8 points on A4 landscape, and no column is wider than a page", async () => {
    for (const sheet of await written(language)) {
      const { pageSetup, name } = sheet;
      expect(pageSetup, name).toMatchObject({ paperSize: 9, orientation: "landscape" });
      const widths = sheet.columns.map(({ width }) => width ?? 0);
      expect(points(pageSetup, widths), name).toBeGreaterThanOrEqual(8);
      if (pageSetup.fitToPage) continue;
      const frozen = sheet.views[0] as { readonly xSplit?: number };
      const names = pixelsOf(widths.slice(0, frozen.xSplit));
      const scale = (pageSetup.scale ?? 100) / 100;
      const widest = Math.max(...widths.slice(frozen.xSplit).map((width) => pixelsOf([width])));
      expect((names + widest) * scale, name).toBeLessThanOrEqual(room(pageSetup));
      expect(pageSetup.printTitlesRow, name).toMatch(/^\d+:\d+$/);
      expect(pageSetup.printTitlesColumn, name).toMatch(/^A:[A-Z]$/);
    }
  });

  test("has the reason beside the outcome, behind the frozen names", async () => {
    const sheet = (await written(language))[5];
    const heading = sheet?.views[0] as { readonly ySplit: number; readonly xSplit: number };
    expect(heading.xSplit).toBe(3);
    const [outcome, why] = [4, 5].map((column) =>
      String(sheet?.getRow(heading.ySplit).getCell(column).value),
    );
    expect([outcome, why]).toEqual(
      {
        en: ["Outcome", "The rules in words"],
        cy: [expect.stringMatching(/^Canlyniad/), expect.stringMatching(/rheolau/i)],
        both: [expect.stringMatching(/^Outcome \//), expect.stringMatching(/^The rules in words \//)],
      }[language],
    );
  });
});

test("totals are formulas over their rows, with the result that we have", async () => {
  let formulas = 0;
  for (const sheet of await written("en")) {
    sheet.eachRow((row) =>
      row.eachCell(({ value, address }) => {
        if (typeof value !== "object" || value === null || !("formula" in value)) return;
        if (value.formula.startsWith("HYPERLINK(")) return;
        formulas += 1;
        const parts = /^(?:SUM\()?([A-Z]+)(\d+)[:-][A-Z]+(\d+)\)?$/.exec(value.formula) ?? [];
        const [, column = "", first = "", last = ""] = parts;
        const amounts: number[] = [];
        for (let at = Number(first); at <= Number(last); at += 1) {
          amounts.push(Number(sheet.getCell(`${column}${at}`).value ?? 0));
        }
        const sums = value.formula.startsWith("SUM(");
        const [begin = 0] = amounts;
        const sum = sums ? amounts.reduce((all, amount) => all + amount, 0) : begin - (amounts.at(-1) ?? 0);
        expect(value.result ?? 0, `${sheet.name} ${address}`).toBeCloseTo(sum, 6);
      }),
    );
  }
  expect(formulas).toBeGreaterThan(6);
});

test("a link leads to a row of a sheet that is there, and shows what the sheet is called", async () => {
  const sheets = await written("both");
  let links = 0;
  for (const sheet of sheets) {
    sheet.eachRow((row) =>
      row.eachCell(({ value }) => {
        if (typeof value !== "object" || value === null || !("formula" in value)) return;
        const [, name = "", at = ""] = /^HYPERLINK\("#'(.+)'!A(\d+)","/.exec(value.formula) ?? [];
        if (name === "") return;
        links += 1;
        expect(value.result).toBe(name);
        const target = sheets.find((one) => one.name === name);
        expect(target?.getRow(Number(at)).hasValues, `${name} ${at}`).toBe(true);
      }),
    );
  }
  expect(links).toBeGreaterThan(4);
});

test("a sheet that fits at 8 points is one page wide, a wider one goes over several at 75 %", () => {
  const narrow = printSetup([100, 80], 1, 4);
  expect(narrow).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "4:4" });
  expect(printSetup([100, 100], 2, 4)).toMatchObject({ scale: 75, printTitlesColumn: "A:B" });
  expect(printSetup([100, 100], 0, undefined)).not.toHaveProperty("printTitlesRow");
});

// The report as a finance officer meets it: what to do, what to pay, what was refused, and that nothing is lost.
import { describe, expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import type { Sheet } from "../../src/core/sheet.ts";
import type { DuplicateLine } from "../../src/engine/batch.ts";
import { detailSheet } from "../../src/report/row-sheets.ts";
import { mostRows, type ReportLanguage, speaker } from "../../src/report/sheet-parts.ts";
import { type ReportInput, reportSheets } from "../../src/report/workbook.ts";
import { batch, decisionLine, refusedLine, reportInput } from "./example.ts";

function sheetsIn(language: ReportLanguage, changes: Partial<ReportInput> = {}): readonly Sheet[] {
  return reportSheets({ ...reportInput, language, ...changes });
}

function sheet(sheets: readonly Sheet[], name: string): Sheet {
  const found = sheets.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

/** Rows of a table of a sheet, by the table's heading. */
function tableOf({ tables }: Sheet, heading: string) {
  const found = tables.find((table) => table.heading === heading);
  if (found === undefined) throw new Error(`no table ${heading}`);
  return found;
}

/** The cells of the only table of a sheet under one heading. */
function column({ tables }: Sheet, heading: string): readonly unknown[] {
  const at = tables[0]?.columns.findIndex((each) => each.heading === heading) ?? -1;
  if (at < 0) throw new Error(`no column ${heading}`);
  return tables[0]?.rows.map((row) => row[at]) ?? [];
}

describe("the sheets", () => {
  test.for([
    ["en", ["Summary", "Files", "Problems", "Duplicates", "Reconciliation", "Decisions", "Guidance"]],
    ["cy", ["Crynodeb", "Ffeiliau", "Problemau", "Dyblygiadau", "Cysoni", "Penderfyniadau", "Canllawiau"]],
  ] as const)("have names in %s", ([language, names]) => {
    expect(sheetsIn(language).map(({ name }) => name)).toEqual(names);
  });

  test.for(["en", "cy", "both"] as const)("have names that a spreadsheet program takes (%s)", (language) => {
    for (const { name } of sheetsIn(language)) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[\\/?*[\]:]/);
    }
  });

  test.for(["en", "cy", "both"] as const)("have a title, and as many cells as columns (%s)", (language) => {
    for (const { title, tables, widths } of sheetsIn(language)) {
      expect(title).not.toBe("");
      for (const { columns, rows, totals } of tables) {
        expect(columns.length).toBeLessThanOrEqual(widths.length);
        expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
        for (const row of [...rows, ...(totals === undefined ? [] : [totals])]) {
          expect(row.length).toBe(columns.length);
        }
      }
    }
  });

  test("in both languages say headings side by side and sentences one after the other", () => {
    const summary = sheet(sheetsIn("both"), "Summary - Crynodeb");
    expect(tableOf(summary, "To pay / I'w dalu").totals).toEqual([
      "To pay in all / Cyfanswm i'w dalu",
      pence(155_148),
    ]);
    const steps = tableOf(summary, "What to do next / Beth i'w wneud nesaf").rows.map(([step]) => step);
    expect(steps[0]).toMatch(/^Send these back/);
    expect(steps[8]).toMatch(/^Anfonwch y rhain/);
  });

  test("what a code says in two languages is wrapped where it is longer than its column", () => {
    const words = reportInput.words;
    const speak = speaker(words, "both");
    const columns = [
      { key: "kind", kind: "code", width: 30, words: "matters" },
      { key: "employerId", kind: "text", width: 14 },
    ] as const;
    const wraps = (kind: string): readonly (boolean | undefined)[] => {
      const lines = [{ kind, employerId: "an employer whose id is longer than that" }];
      const { tables } = detailSheet(words, speak, "open-matters", columns, { lines, total: 1 }, []);
      return tables[0]?.columns.map(({ wrap }) => wrap) ?? [];
    };
    expect(wraps("shortfall")).toEqual([true, false]);
    expect(wraps("duplicate")).toEqual([false, false]);
  });
});

describe("the summary", () => {
  const summary = sheet(sheetsIn("en"), "Summary");

  test("shows the refused files first", () => {
    expect(tableOf(summary, "Files").rows[0]).toEqual(["Rejected", 1]);
    expect(tableOf(summary, "There is a problem").rows.map(([file]) => file)).toEqual([
      "tŷ-gwyn.xls",
      "plas-newydd.csv",
    ]);
  });

  test("the amounts to pay add up to what is to pay in all", () => {
    const { rows, totals } = tableOf(summary, "To pay");
    expect(rows.reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(totals?.[1]);
  });

  test("the rows by outcome add up to the rows read, in pence too", () => {
    const { rows, totals } = tableOf(summary, "Rows by outcome");
    expect(rows.reduce((sum, [, number]) => sum + Number(number), 0)).toBe(totals?.[1]);
    expect(rows.reduce((sum, [, , amount]) => sum + Number(amount), 0)).toBe(totals?.[2]);
  });

  test("says that everything adds up, or what does not", () => {
    expect(tableOf(summary, "Does everything add up?").notes?.[0]).toMatch(/^Yes/);
    const totals = { ...batch.totals, rowsRead: 10, claimed: pence(273_690) };
    const wrong = sheet(sheetsIn("en", { batch: { ...batch, totals } }), "Summary");
    const table = tableOf(wrong, "Does everything add up?");
    expect(table.notes?.[0]).toContain("rows 1, pence £0.01");
    expect(table.totals).toEqual(["Difference", 1, 1]);
  });

  test("lists problems by gravity, in words and with their code", () => {
    const { rows } = tableOf(summary, "Problems by kind");
    expect(rows.map((row) => row[4])).toEqual([
      "file-old-or-encrypted",
      "cell-not-day",
      "cell-from-formula",
      "row-total-ignored",
    ]);
    expect(rows[1]).toEqual(["Not a day", "Error", "The row is rejected", 1, "cell-not-day"]);
  });
});

describe("the long sheets", () => {
  test("show what is not payable with nothing, and the rules in words", () => {
    const decisions = sheet(sheetsIn("en"), "Decisions");
    expect(column(decisions, "Outcome")).toEqual(["Payable", "Not eligible"]);
    expect(column(decisions, "Total payable")).toEqual([35_308, 0]);
    expect(column(decisions, "The rules in words")[0]).toBeUndefined();
    expect(column(decisions, "The rules in words")[1]).toContain("WFP-31");
    expect(column(decisions, "Month")).toEqual(["2022-06", "2022-06"]);
  });

  test("hold the messages of the chosen language only", () => {
    const [english, cymraeg] = [sheet(sheetsIn("en"), "Problems"), sheet(sheetsIn("cy"), "Problemau")];
    expect(column(english, "Explanation (English)")[0]).toMatch(/^Row 4/);
    expect(() => column(english, "Explanation (Welsh)")).toThrow();
    expect(column(cymraeg, "Esboniad (Cymraeg)")[0]).toMatch(/^Rhes 4/);
    expect(() => column(cymraeg, "Esboniad (Saesneg)")).toThrow();
  });

  test("say each reason of a difference", () => {
    const reconciliation = sheet(sheetsIn("en"), "Reconciliation");
    expect(column(reconciliation, "Explanation")).toEqual([
      "The employer claimed more than was computed; the lower is payable (rows: 1, −£0.60)",
    ]);
  });

  test.for([
    ["nothing", 0, 0, "There is nothing to list."],
    ["all", 2, 2, "Rows shown: all 2."],
    ["the first of many", 2, 53_117, "Rows shown: 2 of 53,117. The file decisions.csv is the record"],
  ] as const)("say that they show %s", ([, shown, total, note]) => {
    const lines = [decisionLine, refusedLine].slice(0, shown);
    const decisions = sheet(sheetsIn("en", { decisions: { lines, total } }), "Decisions");
    expect(decisions.notes[0]).toContain(note);
    expect(decisions.tables[0]?.rows).toHaveLength(shown);
  });

  test("never hold more rows than people look at", () => {
    const [line] = batch.duplicates;
    const duplicates = Array<DuplicateLine | undefined>(mostRows + 1)
      .fill(line)
      .filter((each) => each !== undefined);
    const sheets = sheetsIn("cy", { batch: { ...batch, duplicates } });
    expect(sheet(sheets, "Dyblygiadau").tables[0]?.rows).toHaveLength(mostRows);
    expect(sheet(sheets, "Dyblygiadau").notes[0]).toContain("5,000 o 5,001");
  });
});

describe("the guidance sheet", () => {
  test("prints the readings and the parameters in force", () => {
    const [readings, parameters] = sheet(sheetsIn("en"), "Guidance").tables;
    expect(readings?.rows[0]?.[0]).toBe("C-08 WFP-03 WFP-56");
    expect(parameters?.heading).toBe("Amounts and dates in force on 30 June 2022");
    expect(parameters?.rows[0]?.slice(1, 3)).toEqual(["wfp.instalment", "£299.60"]);
  });
});

// What is open, by kind, as each thing that a batch leaves says it: the record, the summary, the workbook's two sheets, the page, the
// terminal, and the ledger after it. Each gives lines like "conditional 4 2396.80", in one order.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { poundsText } from "../../src/core/money.ts";
import { shipped } from "../law/shipped.ts";
import { linesOf, penceOf } from "./batch-folder.ts";

type Sums = readonly string[];

const wordsOf = new Map([...shipped.words.en].filter(([key]) => key.startsWith("matters.")));
const kindSaid = (text: string): string | undefined =>
  [...wordsOf]
    .find(([, said]) => text === said || text.startsWith(`${said} /`))?.[0]
    .slice("matters.".length);

function summed(lines: readonly { readonly kind: string; readonly amount: number }[]): Sums {
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  return [...kinds]
    .map(([kind, mine]) =>
      told(
        kind,
        mine.length,
        mine.reduce((sum, { amount }) => sum + amount, 0),
      ),
    )
    .sort();
}

function told(kind: string, many: number | string, pence: number): string {
  return `${kind} ${many} ${poundsText(pence as Parameters<typeof poundsText>[0])}`;
}

/** Pounds as a sheet or a page shows them. */
const penceShown = (text: unknown): number => Math.round(Number(String(text).replaceAll(/[£,]/g, "")) * 100);

export function sumsInCsv(batch: string): Sums {
  return summed(
    linesOf(batch, "open-matters.csv").map((line) => {
      return { kind: line["kind"] ?? "", amount: penceOf(line["amount"]) };
    }),
  );
}

export function sumsInSummary(batch: string): Sums {
  const { openMatters = {} } = JSON.parse(readFileSync(join(batch, "summary.json"), "utf8")) as {
    readonly openMatters?: Readonly<Record<string, { readonly matters: number; readonly amount: string }>>;
  };
  return Object.entries(openMatters)
    .map(([kind, { matters, amount }]) => told(kind, matters, penceOf(amount)))
    .sort();
}

/** Of the sheet that has them line by line, and of the sums in the first sheet. */
export async function sumsInWorkbook(batch: string): Promise<{ readonly sheet: Sums; readonly first: Sums }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(batch, "report.xlsx"));
  const rowsOf = (sheet: ExcelJS.Worksheet | undefined): readonly (readonly unknown[])[] => {
    const rows: (readonly unknown[])[] = [];
    sheet?.eachRow((row) => {
      // exceljs counts cells from 1.
      rows.push(Array.isArray(row.values) ? row.values.slice(1) : []);
    });
    return rows.filter(([first]) => kindSaid(String(first)) !== undefined);
  };
  const kindIn = (row: readonly unknown[]): string => kindSaid(String(row[0])) ?? "";
  const lines = workbook.worksheets.find(({ name }) => name.startsWith("Open matters"));
  return {
    sheet: summed(rowsOf(lines).map((row) => ({ kind: kindIn(row), amount: penceShown(row[2]) }))),
    first: rowsOf(workbook.worksheets[0])
      .map((row) => told(kindIn(row), String(row[3]), penceShown(row[4])))
      .sort(),
  };
}

export function sumsOnPage(batch: string): Sums {
  const page = readFileSync(join(batch, "report.html"), "utf8");
  const [, part = ""] = /aria-labelledby="en-matters">(.*?)<\/section>/s.exec(page) ?? [];
  const rows =
    /<tr><th scope="row">(.*?)(?:<br>.*?)?<\/th>.*?<td class="n"[^>]*>([\d,]+)<\/td><td class="n"[^>]*>(£[\d,.]+)/gs;
  return [...part.matchAll(rows)]
    .map(([, said = "", many = "", amount = ""]) => told(kindSaid(said) ?? said, many, penceShown(amount)))
    .sort();
}

export function sumsOnTerminal(stdout: string): Sums {
  const text = stdout.replaceAll(/\s+/g, " ");
  return [...wordsOf]
    .flatMap(([key, said]) => {
      const at = text.indexOf(`${said} `, text.indexOf("Open matters: "));
      const [, many = "", amount = ""] =
        at < 0 ? [] : (/^ ([\d,]+) \((£[\d,.]+\d)/.exec(text.slice(at + said.length)) ?? []);
      return many === "" ? [] : [told(key.slice("matters.".length), many, penceShown(amount))];
    })
    .sort();
}

/** What `taliad ledger open --json` prints. */
export function sumsInLedger(stdout: string): { readonly lines: Sums; readonly sums: Sums } {
  type Said = Readonly<Record<"kind" | "amount", string>> & { readonly matters: number };
  const { lines, sums } = JSON.parse(stdout) as {
    readonly lines: readonly Said[];
    readonly sums: readonly Said[];
  };
  return {
    lines: summed(lines.map(({ kind, amount }) => ({ kind, amount: penceOf(amount) }))),
    sums: sums.map(({ kind, matters, amount }) => told(kind, matters, penceOf(amount))).sort(),
  };
}

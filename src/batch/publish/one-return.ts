// Makes what goes back for one file: the annotated workbook, where the file can be read as a table, and the letter.
import { dirname } from "node:path";
import { dayText, type Month, monthText } from "../../core/day.ts";
import { address } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import { confirmationText, confirmedKey } from "../../input/confirmations.ts";
import { fold } from "../../input/fold.ts";
import { claimColumns } from "../../input/row-columns.ts";
import { makeFolder, writeStaged } from "../../io/files.ts";
import type { Language, Law } from "../../law/law.ts";
import type { Column, Cover, Layout } from "../../law/layout.ts";
import { schemeCode } from "../../law/scheme-code.ts";
import {
  annotatedForm,
  firstReturnedRow,
  type ReturnedRow,
  type SaidProblem,
} from "../../report/forms/annotated.ts";
import { formSheetNames, inTongue, speakIn, type Tongue } from "../../report/forms/names.ts";
import { guideEnd } from "../../report/guide-place.ts";
import { letterPage } from "../../report/pages/letter.ts";
import { problemMessage } from "../../report/words.ts";
import { isForEmployer } from "../../rulings/employers-word.ts";
import type { ReturnedFile } from "../handover/batch-run.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { ReturnOrder } from "../handover/return-order.ts";
import { type SentRow, sentRows } from "../read/as-sent.ts";
import { openTable } from "../read/open-table.ts";
import { writeForm } from "./form-file.ts";

/** A workbook with more rows than this helps nobody: its letter goes alone. */
export const mostRows = 5_000;

/** Writes both into the folder of the batch, and says what was written. */
export async function makeReturn(order: ReturnOrder, law: Law): Promise<ReturnedFile> {
  const { place, result, said, appeal, inDoubt } = order;
  makeFolder(dirname(place));
  const sent = await sentTable(order, law);
  const tongue = order.asked ?? (sent === undefined ? "both" : tongueOf(sent.table));
  const paths = [`${place}.html`];
  if (sent !== undefined) {
    paths.unshift(`${place}.xlsx`);
    writeStaged(`${place}.xlsx`, await annotated(law, order, { ...sent, tongue }));
  }
  const languages: readonly Language[] = tongue === "both" ? ["en", "cy"] : [tongue];
  const whole = said.filter(({ row }) => row <= 0);
  const letter = letterPage({
    ...{ law, languages, file: result, appeal, numbersInDoubt: inDoubt.length },
    faults: (language) =>
      whole.map(
        (problem) => `${problemMessage(law.words, language, problem)}${guideEnd(language, problem.code)}`,
      ),
  });
  writeStaged(`${place}.html`, letter);
  return { file: result.file, paths };
}

type Sent = {
  readonly table: OpenTable;
  readonly layout: Layout;
  readonly rows: readonly SentRow[];
  /** Tables that stand beside the claims in one workbook. */
  readonly sides: readonly Omit<Sent, "sides">[];
};

/** The rows as they were sent; undefined where the file cannot be read as a table, or is too long for a workbook. */
async function sentTable({ input, rows: count }: ReturnOrder, law: Law): Promise<Sent | undefined> {
  // Of a file that was refused no row is counted: how long it is shows when it is read.
  if (count > mostRows) return undefined;
  try {
    const table = await openTable(input, law);
    const layout = law.layouts.get(table.layout);
    if (layout === undefined) {
      await table.close();
      return undefined;
    }
    const sides: Omit<Sent, "sides">[] = [];
    for (const side of table.sides) {
      const own = law.layouts.get(side.layout);
      if (own !== undefined)
        sides.push({ table: side, layout: own, rows: await sentRows(side, law, mostRows) });
    }
    const rows = await sentRows(table, law, mostRows);
    return [rows, ...sides.map((side) => side.rows)].some(({ length }) => length > mostRows)
      ? undefined
      : { table, layout, rows, sides };
  } catch (error) {
    // The letter says what is wrong with such a file.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function annotated(
  law: Law,
  { said, decided, inDoubt, appeal }: ReturnOrder,
  { table, layout, tongue, rows, sides }: Sent & { readonly tongue: Tongue },
): Promise<Uint8Array> {
  const named = new Set<string>();
  const beside = sides.map((side) => {
    const sheet = besideName(law, tongue, side.table.job.sheet, named);
    const here = said.filter((problem) => problem.row > 0 && problem.sheet === side.table.job.sheet);
    const rows = side.rows.map((row): ReturnedRow => returnedRow(row, undefined));
    return { layout: side.layout, sheet, rows, problems: saidOf(law, tongue, side, here, sheet) };
  });
  const ofSides = new Set(sides.map((side) => side.table.job.sheet));
  const ours = said.filter((problem) => problem.row <= 0 || !ofSides.has(problem.sheet));
  return writeForm(
    annotatedForm({
      law,
      layout,
      tongue,
      cover: coverOf(law, table.cover, layout),
      rows: rows.map((row) => returnedRow(row, decided.get(row.row))),
      problems: [
        ...saidOf(law, tongue, { table, layout, rows }, ours, ""),
        ...inDoubt.map((row): SaidProblem => {
          const place = rows.findIndex((one) => one.row === row) + firstReturnedRow;
          return {
            row,
            ...{ key: "niNumber", warns: false },
            text: speakIn(law.words, tongue)("forms.number-in-doubt", { row: place }),
          };
        }),
      ],
      beside,
      appeal,
    }),
  );
}

/** In the workbook that goes back a cell has another place than in the file; what is of the cover is of no row. */
function saidOf(
  law: Law,
  tongue: Tongue,
  { table, layout, rows }: Omit<Sent, "sides">,
  problems: readonly Problem[],
  sheet: string,
): readonly SaidProblem[] {
  const places = new Map(rows.map(({ row }, at) => [row, at + firstReturnedRow]));
  const columns = claimColumns(layout.columns);
  return problems.map((problem): SaidProblem => {
    const warns = infoOf(problem.code).severity === "warning";
    const place = problem.sheet === table.job.sheet ? places.get(problem.row) : undefined;
    if (place === undefined) return { row: 0, key: "", warns, text: messageIn(law, tongue, problem) };
    const { row, key } = problem;
    const column = columns.findIndex((one) => one.key === key);
    // The workbook has the form's own headings, whatever stood in the file.
    const heading = column < 0 ? problem.heading : headingIn(columns, column, tongue);
    const there = { ...problem, sheet, row: place, column: column < 0 ? problem.column : column, heading };
    const said = messageIn(law, tongue, there);
    const same = JSON.stringify([problem.code, key, problem.found, problem.expected]);
    const confirmed = columns.findIndex((one) => one.key === confirmedKey);
    if (confirmed < 0 || column < 0 || !isForEmployer(problem)) return { row, key, warns, text: said, same };
    const choice = confirmationText(heading, problem.found);
    const offered = {
      choice,
      cell: address(confirmed, place),
      heading: headingIn(columns, confirmed, tongue),
    };
    const how = speakIn(law.words, tongue)("forms.confirm", offered);
    return { row, key, warns, text: `${said} ${how}`, same, confirm: choice };
  });
}

function headingIn(columns: readonly Column[], at: number, tongue: Tongue): string {
  const headings = columns[at]?.headings;
  return headings === undefined ? "" : inTongue(headings, tongue);
}

/** The sheet keeps its name unless a sheet of the form has it, or no spreadsheet program takes it. */
function besideName(law: Law, tongue: Tongue, name: string, used: Set<string>): string {
  const taken = new Set(formSheetNames(law.words, tongue).map((one) => one.toLowerCase()));
  for (let times = 1; ; times += 1) {
    const one = times === 1 ? name : `${name.slice(0, 27)} ${times}`;
    if (taken.has(one.toLowerCase()) || used.has(one.toLowerCase())) continue;
    used.add(one.toLowerCase());
    return one;
  }
}

function returnedRow({ row, values }: SentRow, decided: ReturnedRow["decided"]): ReturnedRow {
  return decided === undefined ? { row, values } : { row, values, decided };
}

function messageIn({ words }: Law, tongue: Tongue, problem: Problem): string {
  if (tongue !== "both") return problemMessage(words, tongue, problem);
  return `${problemMessage(words, "en", problem)} / ${problemMessage(words, "cy", problem)}`;
}

/** The cover as it may be written again; sums are worked out by the form itself. */
function coverOf(law: Law, cover: Cover, layout: Layout): Readonly<Record<string, string | number>> {
  const { period, preparedDate, declaredRows, declaredTotalPence, declaration, ...rest } = cover;
  const given: Record<string, string | number | undefined> = {
    ...rest,
    templateVersion: cover.templateVersion ?? layout.versions.at(-1),
    scheme: schemeCode(law, layout) ?? cover.scheme,
    // The cover's month and day were made by core/day.ts.
    period: period === undefined ? undefined : monthText(period as Month),
    preparedDate: preparedDate === undefined ? undefined : dayText(preparedDate as never),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** The language in which most of the headings are written; those that hold both are of neither. */
function tongueOf({ job: { head } }: OpenTable): Tongue {
  let [english, welsh, both] = [0, 0, 0];
  for (const [place, at] of head.columns.entries()) {
    const headings = head.layout.columns[at]?.headings;
    const written = fold(head.headings[place] ?? "");
    if (headings === undefined || headings.en === headings.cy) continue;
    const [en, cy] = [fold(headings.en), fold(headings.cy)];
    if (written === en) english += 1;
    else if (written === cy) welsh += 1;
    else if (written.includes(en) && written.includes(cy)) both += 1;
  }
  if (both > english && both > welsh) return "both";
  return welsh > english ? "cy" : "en";
}

// The report for people: a batch as sheets of plain cells. What it looks like as a file is io/xlsx/write.ts;
// the record of a batch is its CSV files, of which the long sheets show the first rows.

import { monthText } from "../core/day.ts";
import { heads, outcomes } from "../core/decision.ts";
import { pence } from "../core/money.ts";
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
import type { Sheet, SheetColumn, SheetTable } from "../core/sheet.ts";
import {
  type Batch,
  type DecisionLine,
  type FileResult,
  fileStatuses,
  type ProblemLine,
} from "../engine/batch.ts";
import type { BatchState } from "../engine/batch-state.ts";
import type { MatterLine } from "../engine/open-matters.ts";
import type { InForce, Language, ParameterKind, Reading, Words } from "../law/law.ts";
import type { ExceptionLine } from "../rulings/exceptions.ts";
import { conservation, nextSteps, payableOf } from "./balance.ts";
import type { AnyColumn, AnyLine } from "./columns.ts";
import { duplicatesSheet } from "./duplicates-sheet.ts";
import { exceptionColumns } from "./exceptions.ts";
import { mattersTable, openMattersSheet } from "./matters-sheet.ts";
import { decisionsSheet, detailSheet, problemsSheet, reconciliationSheet } from "./row-sheets.ts";
import {
  type Excerpt,
  mostRows,
  type ReportLanguage,
  type Speaker,
  sheetName,
  speaker,
} from "./sheet-parts.ts";
import { stateNotes } from "./states.ts";
import { stepLink } from "./step-links.ts";
import { valueText } from "./values.ts";
import { count, dayWords, money, problemMessage, say, sayIfKnown } from "./words.ts";

/** A table with its own columns; `name` is that of its CSV file. */
type ListSheet = Excerpt<AnyLine> & {
  readonly name: string;
  readonly columns: readonly AnyColumn[];
};

/** A parameter as it is in force for the batch. */
export type ParameterInForce = InForce<unknown> & { readonly kind: ParameterKind };

export type ReportInput = {
  readonly batch: Batch;
  /** How it stands in the ledger; absent where that is not known yet. */
  readonly state?: BatchState | undefined;
  readonly words: Words;
  readonly language: ReportLanguage;
  readonly problems: Excerpt<ProblemLine>;
  readonly decisions: Excerpt<DecisionLine>;
  /** Tables that only inform, each a sheet of its own; absent = none. */
  readonly lists?: readonly ListSheet[] | undefined;
  /** What rests on more than the rules; a batch without such a thing has no sheet for it. */
  readonly exceptions?: Excerpt<ExceptionLine> | undefined;
  readonly readings: readonly Reading[];
  readonly parameters: readonly ParameterInForce[];
};

/** All sheets of report.xlsx, in order. */
export function reportSheets(input: ReportInput): readonly Sheet[] {
  const speak = speaker(input.words, input.language);
  const sheets = [
    filesSheet(input, speak),
    problemsSheet(input.words, speak, input.problems),
    duplicatesSheet(input.words, speak, input.batch),
    reconciliationSheet(input.words, speak, input.batch),
    decisionsSheet(input.words, speak, input.decisions),
    ...(input.exceptions === undefined || input.exceptions.total === 0
      ? []
      : [detailSheet(input.words, speak, "exceptions", exceptionColumns, input.exceptions, ["exceptions"])]),
    ...(input.lists ?? []).map((list) =>
      list.name === "open-matters"
        ? // The registry has them in its columns.
          openMattersSheet(input.words, speak, list as Excerpt<AnyLine> as Excerpt<MatterLine>)
        : detailSheet(input.words, speak, list.name, list.columns, list, ["listing"]),
    ),
    guidanceSheet(input, speak),
  ];
  return [summarySheet(input, speak, sheets), ...sheets];
}

function heading(speak: Speaker, key: string, kind: SheetColumn["kind"] = "text"): SheetColumn {
  return { heading: speak.label(`report.summary.${key}`), kind };
}

// The summary.

function summarySheet(input: ReportInput, speak: Speaker, others: readonly Sheet[]): Sheet {
  const { batch, words } = input;
  const { totals } = batch;
  const steps = speak.languages.flatMap((language) => nextSteps(words, language, batch));
  return {
    name: sheetName(speak, "summary"),
    title: speak.label("report.titles.summary", { id: batch.id }),
    notes: [
      `${speak.label("report.summary.to-pay-in-all")}: ${money(totals.toPay)}`,
      `${speak.label("report.summary.program")}: ${batch.programVersion}`,
      ...speak
        .sentences(`report.summary.ledger.${batch.ledger}`)
        .map((sentence) => `${speak.label("report.summary.ledger")}: ${sentence}`),
      ...stateNotes(words, speak.languages, input.state),
    ],
    widths: speak.languages.length > 1 ? [60, 40, 42, 16, 34] : [44, 24, 28, 12, 34],
    tables: [
      {
        heading: speak.label("report.summary.next"),
        columns: [{ ...heading(speak, "step"), wrap: true }, heading(speak, "where")],
        rows: steps.map(({ key, text }) => [text, stepLink(key, speak, others)]),
      },
      {
        heading: speak.label("report.summary.to-pay"),
        columns: [heading(speak, "head"), heading(speak, "amount", "money")],
        rows: [
          ...heads.map((head) => [speak.label(`heads.${head}`), totals.payableByHead[head]]),
          ...(totals.replaced === 0 ? [] : [[speak.label("page.replaced"), totals.replaced]]),
        ],
        totals: [speak.label("report.summary.to-pay-in-all"), totals.toPay],
        totalled: "sum",
      },
      {
        heading: speak.label("report.summary.files"),
        columns: [heading(speak, "status"), heading(speak, "count", "count")],
        rows: fileStatuses.map((status) => [speak.label(`statuses.${status}`), totals.files[status]]),
        totals: [speak.label("report.summary.total"), batch.files.length],
        totalled: "sum",
      },
      ...hindrancesTable(input, speak),
      {
        heading: speak.label("report.summary.outcomes"),
        columns: [
          heading(speak, "outcome"),
          heading(speak, "rows", "count"),
          heading(speak, "claimed", "money"),
        ],
        rows: outcomes.map((outcome) => [
          speak.label(`outcomes.${outcome}`),
          totals.byOutcome[outcome],
          totals.claimedByOutcome[outcome],
        ]),
        totals: [speak.label("report.summary.rows-read"), totals.rowsRead, totals.claimed],
        totalled: "sum",
      },
      balanceTable(batch, speak),
      ...mattersTable(words, speak, batch),
      {
        heading: speak.label("report.summary.problems"),
        columns: [
          heading(speak, "problem"),
          { heading: speak.label("headings.severity"), kind: "text" },
          heading(speak, "effect"),
          heading(speak, "problem-count", "count"),
          { heading: speak.label("headings.code"), kind: "text" },
        ],
        rows: problemCounts(batch).map(([code, number]) => [
          speak.label(`codes.${code}`),
          speak.label(`severities.${infoOf(code).severity}`),
          speak.label(`report.effects.${infoOf(code).consequence.replace(" ", "-")}`),
          number,
          code,
        ]),
      },
    ],
  };
}

/** The files that were not taken in full, the refused first, and why. */
function hindrancesTable(input: ReportInput, speak: Speaker): readonly SheetTable[] {
  const files = inOrder(input.batch).filter(
    ({ status }) => status === "rejected" || status === "partly-accepted",
  );
  if (files.length === 0) return [];
  return [
    {
      heading: speak.label("report.summary.there-is-a-problem"),
      columns: [{ heading: speak.label("headings.file"), kind: "text" }, heading(speak, "why-refused")],
      rows: files
        .slice(0, mostNamed)
        .flatMap((file) =>
          speak.languages.map((language) => [
            file.file,
            [say(input.words, language, `statuses.${file.status}`), hindrance(file, input.words, language)]
              .filter((text) => text !== undefined)
              .join(": "),
          ]),
        ),
      ...(files.length > mostNamed ? { notes: speak.sentences("report.notes.files-cut") } : {}),
    },
  ];
}

/** Files with problems that the summary names one by one; the sheet of files has all. */
const mostNamed = 50;

/** The refused first, then as they came. */
function inOrder(batch: Batch): readonly FileResult[] {
  return fileStatuses.flatMap((status) => batch.files.filter((file) => file.status === status));
}

function filesSheet(input: ReportInput, speak: Speaker): Sheet {
  const { batch } = input;
  return {
    name: sheetName(speak, "files"),
    names: 1,
    title: speak.label("report.titles.files"),
    notes: speak.sentences("report.notes.files"),
    // A status in two languages is twice as long.
    widths: [34, speak.languages.length > 1 ? 50 : 26, 30, 14, 12, 9, 16, 16, 11, 16, 16, 14, 90],
    tables: [
      {
        heading: "",
        columns: [
          { heading: speak.label("headings.file"), kind: "text" },
          heading(speak, "status"),
          heading(speak, "employer"),
          { heading: speak.label("headings.laCode"), kind: "text" },
          { heading: speak.label("headings.period"), kind: "text" },
          heading(speak, "rows-read", "count"),
          heading(speak, "claimed", "money"),
          heading(speak, "payable", "money"),
          heading(speak, "declared-rows", "count"),
          heading(speak, "declared-total", "money"),
          heading(speak, "computed-total", "money"),
          { heading: speak.label("headings.difference"), kind: "money" },
          { ...heading(speak, "why-refused"), wrap: true },
        ],
        rows: inOrder(batch)
          .slice(0, mostRows)
          .map((file) => [
            file.file,
            speak.label(`statuses.${file.status}`),
            file.employerName === "" ? file.employerId : file.employerName,
            file.laCode,
            file.period === undefined ? undefined : monthText(file.period),
            file.rowsRead,
            file.claimed,
            payableOf(file),
            file.declaredRows,
            file.declaredTotal,
            file.computedTotal,
            file.declaredTotal === undefined ? undefined : pence(file.computedTotal - file.declaredTotal),
            speak.below((language) => hindrance(file, input.words, language) ?? "") || undefined,
          ]),
        ...(batch.files.length > mostRows ? {} : filesTotals(batch, speak)),
      },
    ],
  };
}

function filesTotals({ totals }: Batch, speak: Speaker): Pick<SheetTable, "totals" | "totalled"> {
  const total = speak.label("report.summary.total");
  const [before, behind] = [4, 5].map((count) => Array<undefined>(count).fill(undefined));
  const sums = [totals.rowsRead, totals.claimed, totals.payable];
  return { totals: [total, ...(before ?? []), ...sums, ...(behind ?? [])], totalled: "sum" };
}

/** What a file's gravest problem says; nothing for what is only a remark. */
function hindrance(file: FileResult, words: Words, language: Language): string | undefined {
  const problem = file.firstProblem;
  if (problem === undefined || infoOf(problem.code).severity === "info") return undefined;
  return problemMessage(words, language, problem);
}

function balanceTable(batch: Batch, speak: Speaker): SheetTable {
  const found = conservation(batch);
  return {
    heading: speak.label("report.summary.conservation"),
    notes: found.balances
      ? speak.sentences("report.summary.balances")
      : speak.sentences("report.summary.balances-not", {
          rows: count(found.rowsMissing),
          amount: money(found.claimedMissing),
        }),
    columns: [heading(speak, "check"), heading(speak, "rows", "count"), heading(speak, "claimed", "money")],
    rows: [
      [speak.label("report.summary.rows-read"), found.rowsRead, found.claimedRead],
      [speak.label("report.summary.rows-decided"), found.rowsDecided, found.claimedDecided],
    ],
    totals: [speak.label("headings.difference"), found.rowsMissing, found.claimedMissing],
    totalled: "difference",
  };
}

const gravity = { fatal: 0, error: 1, warning: 2, info: 3 } as const;

/** The gravest first, then the most frequent, then by code. */
function problemCounts(batch: Batch): readonly (readonly [ProblemCode, number])[] {
  return [...batch.problemCounts].sort(
    ([codeA, numberA], [codeB, numberB]) =>
      gravity[infoOf(codeA).severity] - gravity[infoOf(codeB).severity] ||
      numberB - numberA ||
      (codeA < codeB ? -1 : 1),
  );
}

// What the batch was decided by.

function guidanceSheet({ batch, words, readings, parameters }: ReportInput, speak: Speaker): Sheet {
  const on = batch.parametersOn;
  return {
    name: sheetName(speak, "guidance"),
    title: speak.label("report.titles.guidance"),
    notes: [],
    widths: [40, 44, 52, 16, 16, 24],
    tables: [
      {
        heading: speak.label("report.summary.readings"),
        columns: [
          heading(speak, "reading"),
          { ...heading(speak, "question"), wrap: true },
          { ...heading(speak, "answer"), wrap: true },
        ],
        rows: readings.map((reading) => [
          [reading.id, ...reading.rules].join(" "),
          speak.each((one) => (one === "cy" ? reading.welsh.question : reading.question)),
          speak.each((one) => (one === "cy" ? reading.welsh.reading : reading.reading)),
        ]),
      },
      {
        heading:
          on === undefined
            ? speak.label("report.summary.parameters")
            : speak.each((one) =>
                say(words, one, "report.summary.parameters-on", { day: dayWords(words, one, on) }),
              ),
        columns: [
          { ...heading(speak, "parameter"), wrap: true },
          { heading: speak.label("headings.key"), kind: "text" },
          { ...heading(speak, "value"), wrap: true },
          heading(speak, "from", "day"),
          heading(speak, "reviewed", "day"),
          heading(speak, "clause"),
        ],
        rows: parameters.map((parameter) => [
          speak.below((one) => sayIfKnown(words, one, `parameters.${parameter.id}`) ?? parameter.id),
          parameter.id,
          speak.each((one) => valueText(words, one, parameter.kind, parameter.value)),
          parameter.from,
          parameter.reviewed,
          parameter.clause,
        ]),
      },
    ],
  };
}

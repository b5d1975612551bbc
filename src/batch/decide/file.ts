// Reads one file of a batch, row by row, through a desk, into the row store. What can only be said of a whole file is
// said here: repeated references, and whether the cover's totals hold.

import { monthText } from "../../core/day.ts";
import { fileProblem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { emptyTally } from "../../engine/tally.ts";
import type { RecoveringReturn, VersionRuling } from "../../engine/versions.ts";
import type { InputFile } from "../../io/intake.ts";
import { companionNamed, listingOf, schemeOfClaims } from "../../schemes/index.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { ReadFile } from "../handover/read-file.ts";
import { sayTables } from "../read/beside.ts";
import { mappingsNamed } from "../read/mappings-named.ts";
import { openTable } from "../read/open-table.ts";
import { type ProblemBook, problemBook } from "../read/problem-book.ts";
import { decisionLayout } from "../read/rulings-file.ts";
import { checkTotals } from "../settle/declared-totals.ts";
import { repeatedReferences } from "../settle/references.ts";
import { problemsKept } from "../tables/problem-lines.ts";
import { readRows } from "./file-rows.ts";
import type { Reading } from "./reading.ts";

export async function readFile(input: InputFile, firstRow: number, reading: Reading): Promise<ReadFile> {
  const { store, law } = reading;
  const goBack = store.mark();
  const said = problemBook();
  let table: OpenTable | undefined;
  try {
    if (reading.alreadySeen !== undefined) throw new Refusal(reading.alreadySeen);
    table = reading.opened ?? (await openTable(input, law));
    for (const problem of table.problems) said.add(problem);
    if (holdsNoClaims(table.layout)) {
      return await readBeside(input, table, firstRow, reading, said);
    }
    if (schemeOfClaims(table.layout) === undefined) {
      await table.close();
      throw new Refusal(fileProblem("layout-not-for-run", input.label, { found: table.layout }));
    }
    const otherRows = await sayTables(table.sides, law, said, reading.decisions.remarksOn);
    const superseded = rulingOn(input, reading.ruling, said);
    const { references, unreadable, ...read } = await readRows(
      {
        ...table,
        job: {
          ...table.job,
          superseded,
          posts: reading.posts,
          remembers: reading.facts.remembers,
          month: reading.month,
          keeps: store.keeps,
        },
      },
      firstRow,
      reading,
      said,
    );
    checkTotals(input, table.cover, read.rows, read.total, unreadable, said);
    const rejected = superseded
      ? []
      : repeatedReferences(input, table.job.sheet, references, store, said, reading.repeatsByHash);
    said.sayUnlisted(input.label);
    store.say(problemsKept(said.own, law.words), firstRow);
    return {
      input,
      refused: false,
      superseded,
      layout: table.layout,
      scheme: table.scheme,
      sheet: table.job.sheet,
      cover: table.cover,
      firstRow,
      ...read,
      replaces: replacedBy(reading.ruling),
      takesBack: reading.ruling?.kind === "counts" && reading.ruling.takesBack,
      rejected,
      ...mappingsNamed(said.own),
      ...(table.sides.length === 0 ? {} : { otherRows }),
      problemCounts: said.counts(),
      unlisted: said.unlisted(),
      firstProblem: said.first(),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    goBack();
    // What was found in rows before the file turned out to be unusable is gone with them.
    const final = problemBook();
    for (const problem of [...error.problems, ...said.own]) final.add(problem);
    store.say(problemsKept(final.own, law.words), firstRow);
    return {
      ...nothingOf(input, firstRow),
      refused: true,
      sheet: "",
      layout: table?.layout ?? "",
      scheme: table?.scheme ?? "",
      cover: table?.cover ?? {},
      ...mappingsNamed(final.own),
      problemCounts: final.counts(),
      unlisted: final.unlisted(),
      firstProblem: final.first(),
    };
  }
}

function holdsNoClaims(layout: string): boolean {
  return layout === decisionLayout || companionNamed(layout) !== undefined || listingOf(layout) !== undefined;
}

/** A file that accompanies claims, is listed or decides: its rows are no claims; what is wrong with them is said. */
async function readBeside(
  input: InputFile,
  table: OpenTable,
  firstRow: number,
  reading: Reading,
  said: ProblemBook,
): Promise<ReadFile> {
  const { law, store } = reading;
  const otherRows = await sayTables([table, ...table.sides], law, said, reading.decisions.remarksOn);
  for (const { file, code, expected } of reading.remarksOn(input.label)) {
    said.add(fileProblem(code, file, { expected }));
  }
  said.sayUnlisted(input.label);
  store.say(problemsKept(said.own, law.words), firstRow);
  return {
    ...nothingOf(input, firstRow),
    refused: false,
    layout: table.layout,
    scheme: table.scheme,
    sheet: table.job.sheet,
    cover: table.cover,
    otherRows,
    ...mappingsNamed(said.own),
    problemCounts: said.counts(),
    unlisted: said.unlisted(),
    firstProblem: said.first(),
  };
}

function replacedBy(ruling: VersionRuling | undefined): readonly number[] | undefined {
  if (ruling?.kind !== "counts" || ruling.replaces === undefined) return undefined;
  return [ruling.replaces, ...ruling.earlier];
}

/** A file of which nothing is counted. */
function nothingOf(input: InputFile, firstRow: number) {
  return {
    input,
    superseded: false,
    firstRow,
    rows: 0,
    tally: emptyTally,
    total: 0,
    standings: [],
    held: [],
    awards: [],
    conditions: [],
    confirmed: [],
    postings: [],
    decided: [],
    replaces: undefined,
    rejected: [],
  } as const;
}

/** Whether a later version is in the batch. Throws a Refusal for a version that cannot count. */
function rulingOn(input: InputFile, ruling: VersionRuling | undefined, said: ProblemBook): boolean {
  if (ruling?.kind === "late") {
    const { batchId, sequence } = ruling.posted;
    throw new Refusal(
      fileProblem("return-version-late", input.label, { found: batchId, expected: String(sequence) }),
    );
  }
  if (ruling?.kind === "purged") {
    const { of, posted } = ruling;
    const named = { found: posted.batchId, expected: returnNamed(of) };
    throw new Refusal(fileProblem("return-purged", input.label, named));
  }
  if (ruling?.kind === "recovered") {
    const found = ruling.by.map(returnNamed).join(", ");
    throw new Refusal(fileProblem("return-recovered-since", input.label, { found }));
  }
  if (ruling?.kind === "ambiguous") throw new Refusal(fileProblem("return-version-twice", input.label));
  if (ruling?.kind === "superseded") said.add(fileProblem("return-superseded", input.label));
  return ruling?.kind === "superseded";
}

function returnNamed({ employerId, laCode, period }: RecoveringReturn): string {
  return `${employerId} ${laCode} ${monthText(period)}`;
}

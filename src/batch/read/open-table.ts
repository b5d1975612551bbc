// Opens one file as a table of claims: finds out what it is, where its headings and its cover are, and offers
// its rows. What cannot be read is refused here, with everything that is wrong at the top of it.

import type { Month } from "../../core/day.ts";
import type { Row } from "../../core/place.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import { coverProblems, type ReadCover, readCover, withMapped } from "../../input/cover.ts";
import { matchHeadings, type TableHead } from "../../input/heading.ts";
import { headingRows } from "../../input/layout-choice.ts";
import { matchMapped, orNearly } from "../../input/mapping/fit.ts";
import { type Prepared, prepared } from "../../input/mapping/prepared.ts";
import { csvChunks } from "../../io/csv/chunks.ts";
import { holdsUtf8Letter, sniff } from "../../io/csv/encoding.ts";
import { parseChunk } from "../../io/csv/parse.ts";
import { noTable } from "../../io/file-nature.ts";
import { type InputFile, inputPieces, wholeInput } from "../../io/intake.ts";
import { fileKind } from "../../io/xlsx/guard.ts";
import { workbookLimits } from "../../io/xlsx/limits.ts";
import { openWorkbook, type Workbook } from "../../io/xlsx/read.ts";
import type { Law } from "../../law/law.ts";
import type { Cover, CoverKey } from "../../law/layout.ts";
import { besideNames } from "../../report/forms/names.ts";
import { senderIn } from "../../rulings/employers-word.ts";
import { companionNamed, listingOf, schemeNames, schemeOfClaims } from "../../schemes/index.ts";
import type { CsvPiece } from "../handover/crew.ts";
import type { Opened, OpenTable } from "../handover/open-table.ts";
import { type CsvTop, readTop } from "./csv-top.ts";

/** Row counts at which other programs cut a table off. */
const cutOffs = new Set([65_535, 65_536, 1_048_576]);

/** What is looked at: all, or the rows without what their cover has to say. */
type Asked = "all" | "rows alone";

/** Throws a Refusal with everything that is wrong at the top of the file. */
export async function openTable(input: InputFile, law: Law, asked: Asked = "all"): Promise<OpenTable> {
  const kind = fileKind(input.head);
  if (kind === "empty") throw new Refusal(fileProblem("file-empty", input.label));
  if (kind === "old-office") throw new Refusal(fileProblem("file-old-or-encrypted", input.label));
  return kind === "zip" ? openSheets(input, law, asked) : openCsv(input, law, asked);
}

/** The rows of the table in batches, those of the heading included. */
export async function* rowsOf(table: OpenTable): AsyncGenerator<readonly Row[]> {
  if (table.kind === "workbook") yield* table.batches;
  else {
    for await (const { bytes, firstRow } of table.chunks) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      yield parseChunk(chunk, table.dialect, firstRow, table.job.file);
    }
  }
}

/** Those of the rows that stand below the headings. */
export function dataRows(rows: readonly Row[], { job }: OpenTable): readonly Row[] {
  return rows.filter((row) => row.number > job.head.lastHeadingRow);
}

/** What a file is shows in so many bytes, which are at hand: nobody opens it to ask. */
const topSize = 1 << 15;

/** A file of a batch is opened four times, and where its table begins takes longer to find than a hundred rows to decide. */
const known = new WeakMap<InputFile, { readonly law: Law; readonly asked: Asked; readonly top: CsvTop }>();

function topOf(input: InputFile, bytes: Buffer, law: Law, asked: Asked): CsvTop {
  const before = known.get(input);
  if (before?.law === law && before.asked === asked) return before.top;
  const top = readTop(bytes, law.layouts, {
    ...{ file: input.label, councils: law.councils, schemes: schemeNames },
    mappings: mappingsIn(law),
    asksCover: asked === "all",
  });
  known.set(input, { law, asked, top });
  return top;
}

async function openCsv(input: InputFile, law: Law, asked: Asked): Promise<OpenTable> {
  const file = input.label;
  const nature = noTable(file, input.head);
  if (nature !== undefined) throw new Refusal(nature);
  const sniffed = sniff(file, input.head, input.utf8, () => holdsUtf8Letter(inputPieces(input)));
  const { encoding } = sniffed;
  const chunks = csvChunks(inputPieces(input), { file, encoding, firstSize: topSize });
  const first = await chunks.next();
  if (first.done === true) throw new Refusal(fileProblem("file-empty", file));
  const top = topOf(input, first.value.bytes, law, asked);
  let rows = 0;
  async function* all(): AsyncGenerator<CsvPiece> {
    for (
      let next: IteratorResult<CsvPiece & { readonly rows: number }> = first;
      next.done !== true;
      next = await chunks.next()
    ) {
      rows += next.value.rows;
      yield next.value;
    }
  }
  return {
    kind: "csv",
    ...opened(input, "", 1900, top.head, { cover: top.cover, cells: top.coverCells }, [
      ...sniffed.problems,
      ...top.problems,
    ]),
    close: async () => {
      await chunks.return(undefined);
    },
    remarks: () => (cutOffs.has(rows) ? [fileProblem("rows-at-limit", file, { found: String(rows) })] : []),
    dialect: top.dialect,
    chunks: all(),
  };
}

async function openSheets(input: InputFile, law: Law, asks: Asked): Promise<OpenTable> {
  const file = input.label;
  if (input.bytes > workbookLimits.fileBytes) {
    throw new Refusal(
      fileProblem("file-too-large", file, {
        found: String(input.bytes),
        expected: String(workbookLimits.fileBytes),
      }),
    );
  }
  const workbook = openWorkbook(wholeInput(input), file);
  const tops = workbook.sheets.map((sheet, index) => ({
    name: sheet.name,
    index,
    rows: firstRows(workbook, index),
  }));
  const keys = coverKeys(law);
  const options = { file, epoch: workbook.epoch, councils: law.councils, schemes: schemeNames };
  let cover: ReadCover = { cover: {}, found: 0, cells: new Map(), problems: [] };
  let coverSheet = "";
  for (const { name, rows } of tops) {
    const read = readCover(rows, keys, { ...options, sheet: name });
    if (read.found > cover.found) [cover, coverSheet] = [read, name];
  }
  const headingsOf = (top: (typeof tops)[number], known: Cover) =>
    matchHeadings(top.rows, law.layouts.values(), { file, sheet: top.name, cover: known });
  const mappings = mappingsIn(law);
  const own = cover.cover;
  const found = tops.map((top) => {
    const of = { file, sheet: top.name, cover: own, epoch: workbook.epoch };
    const mapped = matchMapped(top.rows, mappings, of);
    if (mapped?.head !== undefined) cover = withMapped(cover, mapped);
    return { ...top, ...(mapped ?? orNearly(headingsOf(top, own), top.rows, mappings, of)) };
  });
  const claims = found.some(({ head }) => head !== undefined && schemeOfClaims(head.layout.rowsOf));
  const matched = found.map((top) => {
    if (top.head !== undefined || !claims) return top;
    // The cover names the scheme of the claims; a table that is listed may stand beside them all the same.
    const beside = headingsOf(top, {});
    return beside.head !== undefined && listingOf(beside.head.layout.rowsOf) ? { ...top, ...beside } : top;
  });
  const tables = matched.filter(({ head, problems }) => head !== undefined || !problems.some(isNoTable));
  const table =
    tables.find(({ head }) => head !== undefined && schemeOfClaims(head.layout.rowsOf)) ?? tables[0];
  const others = tables.filter((other) => other !== table);
  const sides = others.filter(({ head }) => head !== undefined && isRead(head.layout.rowsOf));
  const second = others.find((other) => !sides.includes(other));
  if (table === undefined) {
    throw new Refusal(
      matched.find(({ name }) => name !== coverSheet)?.problems ?? fileProblem("layout-unknown", file),
    );
  }
  if (second !== undefined) {
    throw new Refusal(
      fileProblem("sheets-both-claims", file, {
        sheet: second.name,
        found: second.name,
        expected: table.name,
      }),
    );
  }
  const heads = [table, ...sides].flatMap(({ head }) => (head === undefined ? [] : [head]));
  const asked = asks === "all" ? askedOfCover(cover, table.head, heads, { file, sheet: coverSheet }) : [];
  const ofTheForm = besideNames(law.words);
  const ignored = tops
    .filter(({ name, rows }) => name !== coverSheet && rows.length > 0 && !ofTheForm.has(name))
    .filter(({ name }) => !tables.some((known) => known.name === name))
    .map(({ name }) => fileProblem("sheet-ignored", file, { sheet: name, found: name }));
  const problems = [...workbook.remarks, ...cover.problems, ...table.problems, ...asked, ...ignored];
  const sheetTable = (sheet: (typeof tables)[number], found: readonly Problem[]): OpenTable => {
    let last = 0;
    function* batches(): Generator<readonly Row[]> {
      for (const batch of workbook.rows(sheet.index)) {
        last = batch.at(-1)?.number ?? last;
        yield batch;
      }
    }
    return {
      kind: "workbook",
      ...opened(input, sheet.name, workbook.epoch, sheet.head, cover, found),
      remarks: () => [
        ...workbook.sheetRemarks(sheet.index),
        ...(cutOffs.has(last)
          ? [fileProblem("rows-at-limit", file, { sheet: sheet.name, found: String(last) })]
          : []),
      ],
      batches: batches(),
    };
  };
  const accompanying = sides.map((sheet) => sheetTable(sheet, sheet.problems));
  return { ...sheetTable(table, problems), sides: accompanying };
}

function mappingsIn(law: Law): readonly Prepared[] {
  return law.mappings.length === 0 ? [] : law.mappings.map((mapping) => prepared(mapping, law, schemeNames));
}

/** Whether tables of a layout may stand beside others in one workbook. */
function isRead(layout: string): boolean {
  return companionNamed(layout) !== undefined || listingOf(layout) !== undefined;
}

/** What a table asks of the cover; a sheet that is listed may ask more than the table that it stands beside. */
function askedOfCover(
  cover: ReadCover,
  main: TableHead | undefined,
  heads: readonly TableHead[],
  place: { readonly file: string; readonly sheet: string },
): readonly Problem[] {
  const asked: Problem[] = [];
  for (const head of heads) {
    if (head !== main && listingOf(head.layout.rowsOf) === undefined) continue;
    const mapped = head.mapping !== undefined;
    for (const problem of coverProblems(cover, head.layout, { ...place, mapped })) {
      if (!asked.some(({ code, key }) => code === problem.code && key === problem.key)) asked.push(problem);
    }
  }
  return asked;
}

function isNoTable({ code }: Problem): boolean {
  return code === "layout-unknown" || code === "heading-row-missing";
}

/** The keys of covers are the same whatever the layout; the longest list has all of them. */
function coverKeys(law: Law): readonly CoverKey[] {
  return [...law.layouts.values()].reduce<readonly CoverKey[]>(
    (longest, { cover }) => (cover.length > longest.length ? cover : longest),
    [],
  );
}

function firstRows(workbook: Workbook, index: number): readonly Row[] {
  const found: Row[] = [];
  for (const batch of workbook.rows(index)) {
    found.push(...batch);
    if (found.length >= headingRows * 2) break;
  }
  return found.slice(0, headingRows * 2);
}

/** What both kinds of file have in common once their top has been read. Throws when that refuses the file. */
function opened(
  input: InputFile,
  sheet: string,
  epoch: 1900 | 1904,
  head: TableHead | undefined,
  { cover, cells: coverCells }: Pick<ReadCover, "cover" | "cells">,
  problems: readonly Problem[],
): Opened {
  const refused = problems.some(({ code }) => infoOf(code).consequence === "file refused");
  if (head === undefined || refused) throw new Refusal(problems);
  const { laCode = "", employerId = "", period = 0 } = cover;
  return {
    layout: head.layout.rowsOf,
    scheme: head.layout.scheme,
    cover,
    coverCells,
    bytes: input.bytes,
    problems,
    sides: [],
    remarks: () => [],
    close: async () => {},
    job: {
      file: input.label,
      sheet,
      epoch,
      scheme: head.layout.scheme,
      head,
      sender: senderIn(cover),
      // The cover's month was made by core/day.ts; the layout requires it.
      period: period as Month,
      laCode,
      employerId,
    },
  };
}

// The first rows of whatever tables a file may be: a CSV file by each delimiter, every sheet of a workbook. For `map`, which does
// not know yet what they are. Throws a Refusal for what is no table.
import type { Row } from "../../core/place.ts";
import { fileProblem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { csvChunks } from "../../io/csv/chunks.ts";
import { holdsUtf8Letter, sniff } from "../../io/csv/encoding.ts";
import { delimiters, firstRecords, parseChunk } from "../../io/csv/parse.ts";
import { noTable } from "../../io/file-nature.ts";
import { type InputFile, inputPieces, wholeInput } from "../../io/intake.ts";
import { fileKind } from "../../io/xlsx/guard.ts";
import { openWorkbook } from "../../io/xlsx/read.ts";

export type TopRows = { readonly sheet: string; readonly epoch: 1900 | 1904; readonly rows: readonly Row[] };

/** So many rows show how a column is written. */
const mostRows = 300;
const topSize = 1 << 18;

export async function topRows(input: InputFile): Promise<readonly TopRows[]> {
  const kind = fileKind(input.head);
  if (kind === "empty") throw new Refusal(fileProblem("file-empty", input.label));
  if (kind === "old-office") throw new Refusal(fileProblem("file-old-or-encrypted", input.label));
  return kind === "zip" ? sheetTops(input) : csvTops(input);
}

function sheetTops(input: InputFile): readonly TopRows[] {
  const workbook = openWorkbook(wholeInput(input), input.label);
  return workbook.sheets.map(({ name }, index) => {
    const rows: Row[] = [];
    for (const batch of workbook.rows(index)) {
      rows.push(...batch);
      if (rows.length >= mostRows) break;
    }
    return { sheet: name, epoch: workbook.epoch, rows: rows.slice(0, mostRows) };
  });
}

async function csvTops(input: InputFile): Promise<readonly TopRows[]> {
  const file = input.label;
  const nature = noTable(file, input.head);
  if (nature !== undefined) throw new Refusal(nature);
  const { encoding } = sniff(file, input.head, input.utf8, () => holdsUtf8Letter(inputPieces(input)));
  const chunks = csvChunks(inputPieces(input), { file, encoding, firstSize: topSize });
  const first = await chunks.next();
  await chunks.return(undefined);
  if (first.done === true) throw new Refusal(fileProblem("file-empty", file));
  const top = firstRecords(first.value.bytes, mostRows);
  const tables: TopRows[] = [];
  let refusal: unknown;
  for (const delimiter of delimiters) {
    try {
      const rows = parseChunk(top, { delimiter, headingRow: 0 }, 1, file);
      if (rows.some(({ cells }) => cells.length > 1)) tables.push({ sheet: "", epoch: 1900, rows });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
    }
  }
  if (tables.length === 0 && refusal !== undefined) throw refusal;
  return tables;
}

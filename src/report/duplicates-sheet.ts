// The sheet of duplicates: each case with its two rows one below the other, and what differs between them marked.
import type { CellValue, Sheet } from "../core/sheet.ts";
import type { Batch, DuplicateLine } from "../engine/batch.ts";
import type { Words } from "../law/law.ts";
import { duplicateColumns } from "./columns.ts";
import { detailSheet, firstOf } from "./row-sheets.ts";
import { mostRows, type Speaker } from "./sheet-parts.ts";

/** The two rows of a case stand side by side, value beside value; what is not the same in both has a sign and stands out. */
export function duplicatesSheet(words: Words, speak: Speaker, batch: Batch): Sheet {
  const excerpt = { lines: batch.duplicates, total: batch.duplicates.length };
  const columns = firstOf([...duplicateColumns, numberOfA], besideBegin);
  const sheet = detailSheet(words, speak, "duplicates", columns, excerpt, ["duplicates", "side-by-side"]);
  const marked = excerpt.lines
    .slice(0, mostRows)
    .map((line) =>
      besides.flatMap(([a, b]) =>
        differs(line, a, b) ? [besideBegin.indexOf(a), besideBegin.indexOf(b)] : [],
      ),
    );
  const signed = (cells: readonly CellValue[], at: number) =>
    cells.map((cell, column) => (marked[at]?.includes(column) === true ? `≠ ${cell}` : cell));
  const tables = sheet.tables.map((table) => ({ ...table, rows: table.rows.map(signed), marked }));
  return { ...sheet, tables };
}

const numberOfA = { key: "niNumberA", kind: "text", width: 13 } as const;

/** What is compared: row A, row B. */
const besides = [
  ["surnameA", "surnameB"],
  ["forenamesA", "forenamesB"],
  ["niNumberA", "niNumber"],
  ["employerA", "employerB"],
] as const;

const besideBegin: readonly string[] = ["case", "tier", "effect", ...besides.flat()];

/** Both are known and are not the same; of a number the last letter never counts. */
function differs(
  line: DuplicateLine,
  a: (typeof besides)[number][0],
  b: (typeof besides)[number][1],
): boolean {
  const length = a === "niNumberA" ? 8 : undefined;
  const [one, other] = [line[a]?.slice(0, length) ?? "", line[b].slice(0, length)];
  return one !== "" && other !== "" && one !== other;
}

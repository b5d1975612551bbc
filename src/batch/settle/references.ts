// References that stand twice in one file. Rows are compared by a hash while they pass; only those that may be the
// same are read again from the lines that were written for them.
import { parse } from "csv-parse/sync";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { firstSeen } from "../../engine/first-seen.ts";
import type { InputFile } from "../../io/intake.ts";
import { nowhere, type Spool } from "../../io/spool.ts";
import { decisionColumns, keysOf } from "../../report/columns.ts";

/** The hashes of the references of some rows; rows count over the batch from `firstRow`. 0 is no reference. */
export type ReferencePiece = { readonly firstRow: number; readonly hashes: Uint32Array };

/** A file in which more references than this come twice has no references worth the name. */
const mostRepeatedReferences = 10_000;
const keyRowRef = "rowRef";
const columnAt = new Map(keysOf(decisionColumns).map((key, at) => [key, at]));

/** Rows whose reference stood before, found by hash and confirmed by the text that was written for them, if wanted. */
export function repeatedReferences(
  input: InputFile,
  references: readonly ReferencePiece[],
  decisions: Spool,
  said: { readonly add: (problem: Problem) => void },
  byHash = false,
): readonly number[] {
  const seen = firstSeen();
  const suspects: { readonly row: number; readonly first: number }[] = [];
  for (const { firstRow, hashes } of references) {
    for (let at = 0; at < hashes.length; at += 1) {
      const hash = hashes[at] ?? 0;
      if (hash === 0) continue;
      const first = seen.note(hash, firstRow + at);
      if (first !== -1) suspects.push({ row: firstRow + at, first });
      if (suspects.length > mostRepeatedReferences) {
        throw new Refusal([
          fileProblem("row-refs-repeat", input.label, { found: String(mostRepeatedReferences) }),
        ]);
      }
    }
  }
  // Where no lines are kept nothing can be confirmed, and only who explains what rests on these rows asks.
  if (byHash) return suspects.map(({ row }) => row);
  if (suspects.length === 0 || decisions === nowhere) return [];
  const lines = decisions.linesOf([...new Set(suspects.flatMap(({ row, first }) => [row, first]))]);
  const rejected: number[] = [];
  for (const { row, first } of suspects) {
    const mine = decisionCells(lines.get(row));
    const other = decisionCells(lines.get(first));
    const reference = mine(keyRowRef);
    if (reference !== other(keyRowRef)) continue;
    rejected.push(row);
    said.add(
      fileProblem("row-ref-twice", input.label, {
        sheet: mine("sheet"),
        row: Number(mine("row")),
        key: keyRowRef,
        found: reference,
        expected: other("row"),
      }),
    );
  }
  return rejected;
}

/** The cells of one line of decisions.csv, by key. */
export function decisionCells(line: string | undefined): (key: string) => string {
  if (line === undefined) throw new Error("a row that was written cannot be found again");
  const [cells] = parse(line, { record_delimiter: "\r\n" });
  if (cells === undefined) throw new Error("a row was written without cells");
  return (key) => cells[columnAt.get(key) ?? -1] ?? "";
}

// References that stand twice in one file. Rows are compared by a hash while they pass; only those that may be the
// same are looked up in the row store.
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { firstSeen } from "../../engine/first-seen.ts";
import type { InputFile } from "../../io/intake.ts";
import type { RowStore } from "../handover/row-store.ts";

/** The hashes of the references of some rows; rows count over the batch from `firstRow`. 0 is no reference. */
export type ReferencePiece = { readonly firstRow: number; readonly hashes: Uint32Array };

/** A file in which more references than this come twice has no references worth the name. */
const mostRepeatedReferences = 10_000;
const keyRowRef = "rowRef";

/** Rows whose reference stood before, found by hash and confirmed by the text that was kept of them, if wanted. */
export function repeatedReferences(
  input: InputFile,
  sheet: string,
  references: readonly ReferencePiece[],
  store: RowStore,
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
  // Where nothing is kept nothing can be confirmed, and only who explains what rests on these rows asks.
  if (byHash) return suspects.map(({ row }) => row);
  if (suspects.length === 0 || store.keeps === "nothing") return [];
  const results = store.resultsOf([...new Set(suspects.flatMap(({ row, first }) => [row, first]))]);
  const rejected: number[] = [];
  for (const { row, first } of suspects) {
    const mine = results.get(row);
    const other = results.get(first);
    if (mine === undefined || other === undefined)
      throw new Error("a row that was kept cannot be found again");
    if (mine.reference !== other.reference) continue;
    rejected.push(row);
    said.add(
      fileProblem("row-ref-twice", input.label, {
        sheet,
        row: mine.row,
        key: keyRowRef,
        found: mine.reference,
        expected: String(other.row),
      }),
    );
  }
  return rejected;
}

// By what the ledger will recognise the people of a batch: kept packed from the row store until the batch is posted, then
// turned into keys, person by person. Names are never stored; what the book keeps are keyed hashes.
import { personNumber } from "../../core/person.ts";
import { PackedWriter, packedReader } from "../../io/packed.ts";
import type { Law } from "../../law/law.ts";
import type { NewMatch } from "../../ledger/recognition.ts";
import { matchKeys } from "../../people/keys.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { RowResult } from "../handover/row-result.ts";
import { codesOf } from "../settle/who-is-who/before.ts";
import { personRows } from "../settle/who-is-who/terms.ts";
import { filesPosted } from "./posting.ts";

/** Read once, when the batch is posted. */
type RememberedPeople = () => Iterable<NewMatch>;

/** The people of every row that stands in the book after this batch. */
export function rememberedPeople({ read, settled, store, law }: DecidedBatch): RememberedPeople {
  const kept = filesPosted(read).flatMap((file) => {
    const scheme = schemeOfClaims(file.layout);
    if (scheme?.onePerson === undefined) return [];
    const writer = new PackedWriter();
    let rows = 0;
    for (const { row, result: first } of store.between(file.firstRow, file.firstRow + file.rows)) {
      const result = settled.changed.get(row) ?? first;
      const niNumber = readNiNumber(result.niNumber);
      if (niNumber === undefined || !stands(result, scheme.stands === "assessed")) continue;
      writer.number(personNumber(niNumber));
      writer.text(result.surname);
      writer.text(result.forenames);
      writer.text(result.payrollRef);
      rows += 1;
    }
    writer.endRow();
    return [{ scheme: scheme.name, employer: file.cover.employerId ?? "", bytes: writer.take().bytes, rows }];
  });
  return () => matchesIn(kept, law);
}

function stands({ outcome, payable }: RowResult, assessed: boolean): boolean {
  if (assessed) return outcome !== "rejected" && outcome !== "superseded" && outcome !== "held";
  return outcome === "payable" && payable.some((amount) => amount !== 0);
}

function* matchesIn(
  kept: readonly { scheme: string; employer: string; bytes: Uint8Array<ArrayBuffer>; rows: number }[],
  law: Law,
): Generator<NewMatch> {
  const rowOf = personRows(law);
  const codes = codesOf(law);
  for (const { scheme, employer, bytes, rows } of kept) {
    const { number, text } = packedReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for (let row = 0; row < rows; row += 1) {
      // It was written as a person's number; the arguments are read in the order in which they were packed.
      const person = number() as ReturnType<typeof personNumber>;
      const names = { surname: text(), forenames: text(), payrollRef: text() };
      for (const key of matchKeys(rowOf({ person, employer }, names), codes)) yield { scheme, ...key };
    }
  }
}

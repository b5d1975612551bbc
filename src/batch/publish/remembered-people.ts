// By what the ledger will recognise the people of a batch: kept packed from the row store until the batch is posted, then
// turned into keys, person by person. Names are never stored; what the book keeps are keyed hashes.
import type { PersonNumber } from "../../core/person.ts";
import { remembered } from "../../core/remembered.ts";
import { PackedWriter, packedReader } from "../../io/packed.ts";
import type { Law } from "../../law/law.ts";
import type { NewMatches } from "../../ledger/recognition.ts";
import { namesFrom } from "../../people/classes.ts";
import { keyWriter } from "../../people/key-texts.ts";
import { forenameCodeOf, surnameCodesOf } from "../../people/keys.ts";
import { personName } from "../../people/person-name.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { RowResult } from "../handover/row-result.ts";
import { personOf } from "../past/whose-row.ts";
import { codesOf } from "../settle/who-is-who/before.ts";
import { filesPosted } from "./posting.ts";

/** So many keys are handed on at once. */
const together = 1 << 15;

/** Read once, when the batch is posted. */
type RememberedPeople = () => Iterable<NewMatches>;

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
      writer.number(personOf(niNumber, result.isSecond));
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

/** Keys of one scheme together, whatever file they are of. */
function* matchesIn(
  kept: readonly { scheme: string; employer: string; bytes: Uint8Array<ArrayBuffer>; rows: number }[],
  law: Law,
): Generator<NewMatches> {
  const namesOf = codedNames(law);
  for (const scheme of new Set(kept.map((file) => file.scheme))) {
    const keys = keyWriter(together);
    for (const { employer, bytes, rows } of kept.filter((file) => file.scheme === scheme)) {
      const { number, text } = packedReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      for (let row = 0; row < rows; row += 1) {
        // It was written as a person's number; the arguments are read in the order in which they were packed.
        const person = number() as PersonNumber;
        const [surnames, forename] = [namesOf.surnames(text()), namesOf.forename(text())];
        keys.add({ person, employer, surnames, forename, payroll: text() });
        if (keys.count() >= together) yield { scheme, ...keys.take() };
      }
    }
    if (keys.count() > 0) yield { scheme, ...keys.take() };
  }
}

/** The codes of names as they are typed, which come again and again. */
function codedNames(law: Law) {
  const names = namesFrom(law.names);
  const codes = codesOf(law);
  return {
    surnames: remembered((text) => surnameCodesOf(personName(names, text, ""), codes)),
    forename: remembered((text) => forenameCodeOf(personName(names, "", text), codes)),
  };
}

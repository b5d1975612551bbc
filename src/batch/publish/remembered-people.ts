// By what the ledger will recognise the people of a batch: kept packed from the row store until the batch is posted, then
// turned into keys, person by person. Names are never stored; what the book keeps are keyed hashes.
import type { Outcome } from "../../core/decision.ts";
import { PackedWriter, packedReader } from "../../io/packed.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { PackedPeople } from "../handover/packed-people.ts";
import type { ReadFile } from "../handover/read-file.ts";
import { skimResult } from "../settle/packed-result.ts";
import { peopleTogether } from "./people-matches.ts";
import { filesPosted } from "./posting.ts";

/** The people of every row that stands in the book after this batch. */
export function rememberedPeople({
  read,
  settled,
  store,
}: Pick<DecidedBatch, "read" | "settled" | "store">): readonly PackedPeople[] {
  const kept = filesPosted(read).flatMap((file) => packedPeople(file, { settled, store }));
  // Keys of one scheme together, whatever file they are of.
  return [...Map.groupBy(kept, ({ scheme }) => scheme).values()].flat();
}

function packedPeople(
  file: ReadFile,
  { settled, store }: Pick<DecidedBatch, "settled" | "store">,
): readonly PackedPeople[] {
  const scheme = schemeOfClaims(file.layout);
  if (scheme?.onePerson === undefined) return [];
  const of = { scheme: scheme.name, employer: file.cover.employerId ?? "" };
  const pieces: PackedPeople[] = [];
  const writer = new PackedWriter();
  let rows = 0;
  const end = (): void => {
    if (rows > 0) pieces.push({ ...of, bytes: writer.take().bytes, rows });
    rows = 0;
  };
  const behind = file.firstRow + file.rows;
  for (const { firstRow, bytes, lengths } of store.packed(file.firstRow, behind)) {
    const reader = packedReader(bytes);
    for (let row = firstRow; row < firstRow + lengths.length; row += 1) {
      const one = skimResult(reader);
      if (row < file.firstRow || row >= behind) continue;
      const turned = settled.changed.get(row);
      const outcome = turned?.outcome ?? one.outcome;
      const pays = turned === undefined ? one.pays : turned.payable.some((amount) => amount !== 0);
      if (!stands(outcome, pays, scheme.stands === "assessed")) continue;
      writer.number(one.isSecond === true ? 1 : 0);
      writer.encoded(bytes.subarray(one.from, one.to));
      rows += 1;
      if (rows === peopleTogether) end();
    }
  }
  end();
  return pieces;
}

function stands(outcome: Outcome, pays: boolean, assessed: boolean): boolean {
  if (assessed) return outcome !== "rejected" && outcome !== "superseded" && outcome !== "held";
  return outcome === "payable" && pays;
}

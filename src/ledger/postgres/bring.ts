// Which pages a question or a batch needs on the mirror.
import type { PersonNumber } from "../../core/person.ts";
import type { LinesWanted } from "../book.ts";
import type { BatchEntry, NewPosting, NewStanding, Purge, Withdrawal } from "../new-batch.ts";
import { numberAt, query } from "../sqlite/database.ts";
import type { PersonFinder } from "../sqlite/find-people.ts";
import type { Mirror } from "./mirror.ts";

/** What a batch brings, in memory: the server may have to be told twice. */
export type Brought = {
  readonly postings: readonly NewPosting[];
  readonly standings: readonly NewStanding[];
};

/** The same question with its lists read out, so that it can be put twice. */
export function listed(wanted: LinesWanted): LinesWanted {
  if ("people" in wanted) return { ...wanted, people: [...wanted.people] };
  if ("keys" in wanted) return { ...wanted, keys: [...wanted.keys] };
  if ("submissions" in wanted) return { ...wanted, submissions: [...wanted.submissions] };
  if ("rows" in wanted) return { ...wanted, rows: [...wanted.rows] };
  return wanted;
}

export async function bringLines(
  mirror: Mirror,
  wanted: LinesWanted,
  sealedOf: PersonFinder["sealedOf"],
): Promise<void> {
  if ("people" in wanted) await mirror.people([...wanted.people].flatMap(sealedOf));
  else if ("keys" in wanted) await mirror.people([...wanted.keys].map((key) => Buffer.from(key, "hex")));
  else if ("submissions" in wanted) await mirror.postingsOf([...wanted.submissions]);
  else if ("rows" in wanted) {
    const ofFile = query(
      mirror.database,
      `SELECT s.id FROM batch AS b JOIN input AS i ON i.batch = b.sequence JOIN submission AS s ON s.input = i.id
      WHERE b.id = ? AND i.file = ?`,
    );
    const returns = [...wanted.rows].flatMap(({ batchId, file }) => ofFile.all(batchId, file));
    await mirror.postingsOf([...new Set(returns.map((row) => numberAt(row, 0)))]);
  } else await mirror.everything();
}

/** Everything of whoever the batch touches, so that its guards see what they would see in the whole book. */
export async function bringForBatch(
  mirror: Mirror,
  entry: BatchEntry | Withdrawal | Purge,
  { postings, standings }: Brought,
  sealedOf: PersonFinder["sealedOf"],
): Promise<void> {
  if ("purges" in entry) {
    // Who stays is seen in the whole book.
    await mirror.everything();
    return;
  }
  await mirror.ends();
  if ("withdraws" in entry) {
    const batches = query(mirror.database, "SELECT sequence FROM batch WHERE id = ?").all(entry.withdraws);
    await mirror.peopleOf(
      "batch",
      batches.map((row) => numberAt(row, 0)),
    );
    return;
  }
  const named = [
    ...postings,
    ...standings,
    ...(entry.cases ?? []),
    ...(entry.decisions ?? []),
    ...(entry.conditions ?? []),
  ];
  const people = new Set<PersonNumber>(named.map(({ person }) => person));
  await mirror.people([...people].flatMap(sealedOf));
  await mirror.peopleOf("submission", entry.replaces ?? []);
  await mirror.peopleOf("id", entry.reverses ?? []);
}

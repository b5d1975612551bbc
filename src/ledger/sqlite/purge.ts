// A purge in the book: a batch that posts nothing and forgets people. Every key of claims that the purged batches use goes; whoever
// has something in a batch that stays is entered again first, under a new key, and so is what their batches have left: the keys by
// which people are recognised, and the texts of rulings. Nothing that was written before changes.
import type { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "../fault.ts";
import type { BookKeys } from "../keyed/book-keys.ts";
import type { Posted, Purge } from "../new-batch.ts";
import { newClaimKey } from "./batch-keys.ts";
import { type ClaimKey, claimKeysReader } from "./claim-keys.ts";
import { bytesAt, numberAt, query, textAt } from "./database.ts";
import { keyFormerBook } from "./key-former.ts";
import { writeBatch } from "./open-batch.ts";
import { type Page, rowsOf } from "./page.ts";
import { batchMark, contentMark, keyMark, purged, purgeMark, purges, runsMark } from "./purges.ts";
import { withdrawn } from "./stored.ts";

/** In the transaction that its caller holds. Throws LedgerFault refused: batch-unknown, purged-already. */
export function purgeBatches(database: DatabaseSync, keys: BookKeys, purge: Purge): Posted {
  const known = claimKeysReader(database, keys.secrets)();
  return writeBatch(database, purge, undefined, (page) => {
    const put = (inputs: readonly (readonly [file: string, sha256: string])[]) =>
      rowsOf(page, "input", inputs, (input) => input);
    const batches = sealsOf(database, purge.purges);
    put([
      [purgeMark, purge.manifest],
      ...batches.map(({ id, chain }) => [`${batchMark}${id}`, chain] as const),
    ]);
    const former = known === undefined ? keyFormerBook(page) : undefined;
    put([...(former?.contents ?? [])].map(([batch, sum]) => [`${contentMark}${batch}`, sum]));
    const living = former?.keys ?? known ?? [];
    // What was put says from now on which batches are gone.
    const used = new Set(usedKeys(database));
    const going = living.filter(({ id }) => used.has(id));
    const staying = peopleWhoStay(database, going);
    put(going.map(({ id, check }) => [`${keyMark}${id}`, check]));
    const runs = going.flatMap((key) => enterAgain(page, key, staying.get(key) ?? []));
    put(runs.map(({ run, chain }) => [`${runsMark}${run}`, chain]));
    keys.secrets.keep(page.secrets);
  });
}

function sealsOf(database: DatabaseSync, sequences: readonly number[]) {
  const find = query(
    database,
    `SELECT b.id, s.chain, EXISTS (SELECT 1 FROM (${purged}) AS g WHERE g.batch = b.sequence)
    FROM batch AS b JOIN seal AS s ON s.batch = b.sequence WHERE b.sequence = ? AND b.kind = 'run' AND b.sequence NOT IN (${purges})`,
  );
  return sequences.map((sequence) => {
    const row = find.first(sequence);
    if (row === undefined) throw new LedgerFault("refused", "batch-unknown", String(sequence));
    if (numberAt(row, 2) === 1) throw new LedgerFault("refused", "purged-already", textAt(row, 0));
    return { id: textAt(row, 0), chain: textAt(row, 1) };
  });
}

const gone = `(SELECT batch FROM (${purged}))`;

/** Keys of the schemes and years that purged batches have claims of, or with which they have written anything. */
function usedKeys(database: DatabaseSync): readonly number[] {
  const rows = query(
    database,
    `SELECT k.id FROM claim_key AS k JOIN submission AS s ON s.scheme = k.scheme AND s.period / 12 = k.year WHERE s.batch IN ${gone}
    UNION SELECT id FROM claim_key WHERE batch IN ${gone}
    UNION SELECT claim_key FROM person_link WHERE batch IN ${gone}
    UNION SELECT claim_key FROM match_run WHERE batch IN ${gone} AND claim_key IS NOT NULL
    UNION SELECT t.claim_key FROM sealed_text AS t JOIN decision AS d ON d.id = t.decision WHERE d.batch IN ${gone}`,
  );
  return rows.all().map((row) => numberAt(row, 0));
}

type Staying = { readonly person: number; readonly hash: Uint8Array };

/** Whoever has anything in a batch that is not gone, under each key that they are known by. */
function peopleWhoStay(
  database: DatabaseSync,
  keys: readonly ClaimKey[],
): ReadonlyMap<ClaimKey, readonly Staying[]> {
  const found = new Map<ClaimKey, Map<number, Uint8Array>>(keys.map((key) => [key, new Map()]));
  const tables = ["posting", "standing", "duplicate_case", "decision", "open_condition"];
  const staying = tables
    .map((table) => `SELECT person FROM ${table} WHERE batch NOT IN ${gone}`)
    .join(" UNION ");
  const rows = query(
    database,
    `WITH staying (person) AS MATERIALIZED (${staying})
    SELECT id, key FROM person WHERE id IN staying UNION ALL SELECT person, key FROM person_link WHERE person IN staying`,
  ).each();
  for (const row of rows) {
    const sealed = bytesAt(row, 1);
    for (const [key, people] of found) {
      const hash = key.cipher.openPerson(sealed);
      if (hash !== undefined) people.set(numberAt(row, 0), hash);
    }
  }
  return new Map(
    [...found].map(([key, people]) => [
      key,
      [...people].sort(([a], [b]) => a - b).map(([person, hash]) => ({ person, hash })),
    ]),
  );
}

type KeptRun = { readonly run: number; readonly chain: string };

/** Writes what stays of a key once more under a new one of the same scheme and year; gives the runs with the seals of their batches. */
function enterAgain(page: Page, key: ClaimKey, people: readonly Staying[]): readonly KeptRun[] {
  const { database } = page;
  const texts = query(
    database,
    `SELECT t.decision, t.nonce, t.cipher FROM sealed_text AS t JOIN decision AS d ON d.id = t.decision
    WHERE t.claim_key = ? AND d.batch NOT IN ${gone} ORDER BY t.id`,
  ).all(key.id);
  const runs = query(database, runsThatStay).all(key.id);
  if (people.length + texts.length + runs.length === 0) return [];
  const next = newClaimKey(page, key.scheme, key.year);
  const sealed = next.cipher.sealPersons(people.map(({ hash }) => hash));
  rowsOf(page, "person_link", [...people.entries()], ([at, { person }]) => [
    person,
    next.id,
    sealed[at] ?? null,
  ]);
  rowsOf(page, "sealed_text", texts, (row) => {
    const text = key.cipher.openText({ nonce: bytesAt(row, 1), cipher: bytesAt(row, 2) });
    const { nonce, cipher } = next.cipher.sealText(text);
    return [numberAt(row, 0), next.id, nonce, cipher];
  });
  const put = page.put("match_run");
  let id = page.next("match_run");
  return runs.map((row) => {
    const keys = key.cipher.turnRun(numberAt(row, 0), bytesAt(row, 3));
    put([id, page.sequence, numberAt(row, 1), next.id, textAt(row, 2), next.cipher.turnRun(id, keys)]);
    const kept = { run: id, chain: textAt(row, 4) };
    id += 1;
    return kept;
  });
}

/**
 * SQL: runs of a key that batches have left which stand and stay. A run that a purge has entered again belongs to the batch whose
 * seal stands beside its number.
 */
const runsThatStay = `WITH own AS MATERIALIZED (
    SELECT m.id, m.scheme, m.kind, m.keys, coalesce((
      SELECT s.batch FROM input AS i JOIN seal AS s ON s.chain = i.sha256
      WHERE i.batch = m.batch AND i.file = '${runsMark}' || m.id), m.batch) AS batch
    FROM match_run AS m WHERE m.claim_key = ?)
  SELECT o.id, o.scheme, o.kind, o.keys, s.chain FROM own AS o JOIN seal AS s ON s.batch = o.batch
  WHERE o.batch NOT IN ${gone} AND NOT ${withdrawn("o.batch")} ORDER BY o.id`;

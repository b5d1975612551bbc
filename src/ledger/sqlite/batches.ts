// The batches of the book, where it ends, and what it knows at all.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { BatchRecord, BookBatch, BookState } from "../records.ts";
import type { ChainHead } from "./chain-head.ts";
import { numberAt, numberOrNothingAt, query, textAt, type Values } from "./database.ts";
import { eventReader } from "./events.ts";
import { purged, purges } from "./purges.ts";
import { dayOrNothing, month, withdrawn } from "./stored.ts";

export function batchReader(database: DatabaseSync, headAt: ChainHead) {
  const purgesNow = purgeReader(database);
  const columns = `SELECT b.sequence, b.id, b.kind, coalesce(o.id, ''), w.sequence, b.manifest, b.staging, b.recorded_on,
    s.postings, s.pence, s.chain, p.batch IS NOT NULL FROM batch AS b JOIN seal AS s ON s.batch = b.sequence
    LEFT JOIN batch AS o ON o.sequence = b.withdraws LEFT JOIN batch AS w ON w.withdraws = b.sequence
    LEFT JOIN publication AS p ON p.batch = b.sequence`;
  const all = query(database, `${columns} ORDER BY b.sequence`);
  const ofId = query(database, `${columns} WHERE b.id = ? ORDER BY b.sequence`);
  const last = query(database, `${columns} ORDER BY b.sequence DESC LIMIT 1`);
  const knows = query(
    database,
    `SELECT (SELECT max(period) FROM submission AS s WHERE NOT ${withdrawn("s.batch")}), EXISTS (SELECT 1 FROM decision)`,
  );
  const names = query(
    database,
    `SELECT DISTINCT s.name FROM match_run AS m JOIN scheme AS s ON s.id = m.scheme WHERE NOT ${withdrawn("m.batch")}`,
  );
  const layouts = query(
    database,
    `SELECT DISTINCT s.layout FROM submission AS s WHERE NOT ${withdrawn("s.batch")} ORDER BY 1`,
  );
  const forgotten = query(
    database,
    `SELECT DISTINCT c.name FROM submission AS s JOIN scheme AS c ON c.id = s.scheme WHERE s.batch IN (SELECT batch FROM (${purged}))`,
  );
  const { events } = eventReader(database);
  return {
    state(): BookState {
      const row = last.first();
      const end = row === undefined ? undefined : recordOf(row, headAt, noPurges);
      const known = knows.first();
      const latest = numberOrNothingAt(known ?? [null], 0);
      return {
        sequence: end?.sequence ?? 0,
        id: end?.id ?? "",
        manifest: end?.manifest ?? "",
        chain: end?.chain ?? "",
        head: end?.head ?? "",
        latestMonth: latest === undefined ? undefined : month(latest),
        hasRulings: numberAt(known, 1) === 1,
        layouts: new Set(layouts.all().map((layout) => textAt(layout, 0))),
        remembersNames: new Set(names.all().map((name) => textAt(name, 0))),
        forgotten: new Set(forgotten.all().map((name) => textAt(name, 0))),
      };
    },
    batches(id?: string): readonly BookBatch[] {
      const [told, known] = [events(), purgesNow()];
      const rows = id === undefined ? all.all() : ofId.all(id);
      return rows
        .map((row) => recordOf(row, headAt, known))
        .map((batch) => ({
          ...batch,
          events: told.flatMap(({ batch: sequence, batchId: _id, ...event }, at) =>
            sequence === batch.sequence ? [{ ...event, number: at + 1 }] : [],
          ),
        }));
    },
  };
}

type Purges = { readonly purges: ReadonlySet<number>; readonly purgeOf: ReadonlyMap<number, string> };

const noPurges: Purges = { purges: new Set(), purgeOf: new Map() };

/** Which batches are purges, and with which of them others went. */
function purgeReader(database: DatabaseSync): () => Purges {
  const all = query(database, purges);
  const gone = query(
    database,
    `SELECT g.batch, b.id FROM (${purged}) AS g JOIN batch AS b ON b.sequence = g.purge`,
  );
  return () => {
    const found = all.all().map((row) => numberAt(row, 0));
    if (found.length === 0) return noPurges;
    return {
      purges: new Set(found),
      purgeOf: new Map(gone.all().map((row) => [numberAt(row, 0), textAt(row, 1)])),
    };
  };
}

function recordOf(row: Values, headAt: ChainHead, known: Purges): BatchRecord {
  const sequence = numberAt(row, 0);
  return {
    sequence,
    id: textAt(row, 1),
    kind: known.purges.has(sequence) ? "purge" : textAt(row, 2) === "withdrawal" ? "withdrawal" : "run",
    purgedBy: known.purgeOf.get(sequence),
    withdraws: textAt(row, 3),
    withdrawnBy: numberOrNothingAt(row, 4),
    manifest: textAt(row, 5),
    staging: textAt(row, 6),
    recordedOn: dayOrNothing(row, 7),
    postings: numberAt(row, 8),
    total: pence(numberAt(row, 9)),
    chain: textAt(row, 10),
    head: headAt(sequence, textAt(row, 10)),
    published: numberAt(row, 11) === 1,
  };
}

// Events of batches: written between batches, with a chain of their own that names the seal of the batch each is about.
import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { type BatchEvent, type EventKind, eventKinds, type PaidStep } from "../../core/batch-event.ts";
import type { Day } from "../../core/day.ts";
import type { EventRecord } from "../events.ts";
import { LedgerFault } from "../fault.ts";
import type { Find } from "./check-postings.ts";
import { genesis } from "./codes.ts";
import { numberAt, query, textAt, type Values } from "./database.ts";
import { versionOf } from "./glance.ts";

/** Where the chain of events ends. */
type EventsEnd = { readonly events: number; readonly eventChain: string };

/** Writes one event within the transaction that its caller holds. `batch` is a sequence. */
export function putEvent(database: DatabaseSync, batch: number, event: BatchEvent): void {
  const { events, eventChain } = eventsEnd(database);
  const seal = textAt(query(database, "SELECT chain FROM seal WHERE batch = ?").first(batch), 0);
  const { kind, account, day } = event;
  const row = [events + 1, batch, kind, account, day, saidOf(event), eventChain] as const;
  database.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run(...row, chainOf(row, seal));
}

/** An event about a batch that stands. Throws LedgerFault refused. */
export function recordEvent(database: DatabaseSync, batchId: string, event: BatchEvent): void {
  const row = query(
    database,
    `SELECT sequence FROM batch AS b WHERE id = ? AND kind = 'run'
    AND NOT EXISTS (SELECT 1 FROM batch AS w WHERE w.withdraws = b.sequence)`,
  ).first(batchId);
  if (row === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  putEvent(database, numberAt(row, 0), event);
}

export function eventReader(database: DatabaseSync) {
  return {
    events(): readonly EventRecord[] {
      if (versionOf(database) < 3) return [];
      const rows = query(
        database,
        `SELECT e.batch, b.id, e.kind, e.account, e.day, e.reason FROM event AS e
        JOIN batch AS b ON b.sequence = e.batch ORDER BY e.id`,
      ).all();
      return rows.map((row) => ({
        batch: numberAt(row, 0),
        batchId: textAt(row, 1),
        kind: kindAt(row, 2),
        account: textAt(row, 3),
        // What was stored is a day.
        day: numberAt(row, 4) as Day,
        ...readSaid(textAt(row, 5)),
      }));
    },
  };
}

/** The last event's place and chain; 0 and the genesis without one. */
export function eventsEnd(database: DatabaseSync): EventsEnd {
  const row =
    versionOf(database) < 3
      ? undefined
      : query(database, "SELECT id, chain FROM event ORDER BY id DESC LIMIT 1").first();
  return row === undefined
    ? { events: 0, eventChain: genesis }
    : { events: numberAt(row, 0), eventChain: textAt(row, 1) };
}

/** Walks the chain of events, and looks whether somebody approved what the same account had prepared. */
export function checkEvents(database: DatabaseSync, find: Find): void {
  const rows = query(
    database,
    `SELECT e.id, e.batch, e.kind, e.account, e.day, e.reason, e.previous, e.chain, b.id, s.chain
    FROM event AS e LEFT JOIN batch AS b ON b.sequence = e.batch LEFT JOIN seal AS s ON s.batch = e.batch ORDER BY e.id`,
  ).all();
  let previous = genesis;
  let expected = 1;
  const preparers = new Map<number, string>();
  for (const row of rows) {
    const id = numberAt(row, 0);
    const about = row[8] === null ? "" : textAt(row, 8);
    for (; expected < id; expected += 1) find("event-missing", expected);
    expected = id + 1;
    const values = [
      id,
      numberAt(row, 1),
      textAt(row, 2),
      textAt(row, 3),
      numberAt(row, 4),
      textAt(row, 5),
      textAt(row, 6),
    ] as const;
    const seal = row[9] === null ? "" : textAt(row, 9);
    if (values[6] !== previous || chainOf(values, seal) !== textAt(row, 7))
      find("event-changed", about, `${textAt(row, 2)} ${id}`);
    previous = textAt(row, 7);
    if (values[2] === "prepared") preparers.set(values[1], values[3]);
    if (values[2] === "approved" && preparers.get(values[1]) === values[3])
      find("approved-by-preparer", about, values[3]);
  }
}

/** Place, batch, kind, account, day, what was said, the chain before. */
type EventRow = readonly [number, number, string, string, number, string, string];

function chainOf(row: EventRow, seal: string): string {
  return hash("sha256", JSON.stringify([...row, seal]), "hex");
}

/** What was said with it, as one text; what is empty is left out. */
function saidOf({ by, reason, step, sha256 }: BatchEvent): string {
  const said = Object.entries({ by, reason, step, sha256 }).filter(([, text]) => text !== "");
  return JSON.stringify(Object.fromEntries(said));
}

function readSaid(text: string): Pick<BatchEvent, "by" | "reason" | "step" | "sha256"> {
  try {
    const {
      by = "",
      reason = "",
      step = "",
      sha256 = "",
    } = JSON.parse(text) as Partial<Record<"by" | "reason" | "sha256", string> & { readonly step: PaidStep }>;
    return { by, reason, step, sha256 };
  } catch (error) {
    throw new LedgerFault("damaged", "file-damaged", "an event cannot be read", error);
  }
}

function kindAt(row: Values, at: number): EventKind {
  const found = eventKinds.find((kind) => kind === row[at]);
  if (found === undefined) throw new LedgerFault("damaged", "file-damaged", "an event of an unknown kind");
  return found;
}

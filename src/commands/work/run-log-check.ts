// The log of runs against the ledger: every batch that it tells of is in the ledger, with the head that the ledger had then,
// and every batch that has its folder here was written down.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { whyNotAFile } from "../../io/regular-file.ts";
import { runLogName } from "../../io/run-log.ts";
import type { EventRecord } from "../../ledger/events.ts";
import type { LedgerFinding } from "../../ledger/findings.ts";
import type { BatchRecord } from "../../ledger/records.ts";

const lineSchema = z.object({
  event: z.string(),
  run: z.string(),
  command: z.string().optional(),
  /** The command that began the run for itself. */
  by: z.string().optional(),
  exitCode: z.number().optional(),
  batch: z.string().optional(),
  /** The batch was there before. */
  again: z.boolean().optional(),
  /** The ledger, the number of its newest batch, and its head. */
  book: z.string().optional(),
  sequence: z.int().optional(),
  head: z.string().optional(),
});

type Line = z.infer<typeof lineSchema> & { readonly number: number };

export type RunLogRead = {
  readonly lines: readonly Line[];
  readonly findings: readonly LedgerFinding[];
};

/** So many lines that cannot be read are named: more of them say nothing more. */
const mostUnreadable = 20;

/** The log in a folder of results; undefined where there is none. */
export function readRunLog(out: string): RunLogRead | undefined {
  const path = join(out, runLogName);
  const why = whyNotAFile(path);
  if (why === "gone") return undefined;
  if (why !== undefined)
    return { lines: [], findings: [{ code: "run-log-unreadable", where: path, detail: "0" }] };
  const lines: Line[] = [];
  const findings: LedgerFinding[] = [];
  for (const [at, text] of readFileSync(path, "utf8").split("\n").entries()) {
    if (text === "") continue;
    const line = lineIn(text);
    if (line !== undefined) lines.push({ ...line, number: at + 1 });
    else if (findings.length < mostUnreadable)
      findings.push({ code: "run-log-unreadable", where: path, detail: String(at + 1) });
  }
  return { lines, findings };
}

function lineIn(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The ids of batches of this ledger that were put into the folder of the log. */
export function loggedBatches(log: RunLogRead | undefined, bookId: string): ReadonlySet<string> {
  const lines = log?.lines ?? [];
  const runs = new Set(lines.filter(({ command }) => command === "run").map(({ run }) => run));
  const own = lines.filter(({ book, run, again }) => book === bookId && runs.has(run) && again !== true);
  return new Set(own.flatMap(({ batch }) => batch ?? []));
}

/** What the log is compared with. */
type LoggedBook = {
  readonly id: string;
  readonly batches: readonly BatchRecord[];
  readonly events: readonly Pick<EventRecord, "batchId" | "kind">[];
};

/** What the log says otherwise than the ledger; `found` are the batches whose folders are beside the log. */
export function logFindings(
  log: RunLogRead | undefined,
  book: LoggedBook,
  found: ReadonlySet<string>,
  out: string,
): readonly LedgerFinding[] {
  const here = book.batches.filter(({ kind, published, id }) => kind === "run" && published && found.has(id));
  if (log === undefined)
    return here.length === 0 ? [] : [{ code: "run-log-missing", where: join(out, runLogName), detail: "" }];
  return [
    ...log.findings,
    ...bookFindings(log.lines, book),
    ...eventFindings(log.lines, book),
    ...lacking(log.lines, book.id, here),
  ];
}

/** Lines that tell of a batch, or of a head, that the ledger does not have. */
function* bookFindings(lines: readonly Line[], book: LoggedBook): Generator<LedgerFinding> {
  const heads = new Map(book.batches.map(({ sequence, head }) => [sequence, head]));
  const ids = new Set(book.batches.map(({ id }) => id));
  for (const line of lines) {
    if (line.book !== book.id) continue;
    const { batch = "", sequence = 0, head = "", number } = line;
    const where = batch === "" ? String(sequence) : batch;
    const detail = `${runLogName}, ${number}`;
    const gone = (batch !== "" && !ids.has(batch)) || (sequence > 0 && !heads.has(sequence));
    if (gone) yield { code: "batch-of-log-missing", where, detail };
    else if (sequence > 0 && heads.get(sequence) !== head) yield { code: "head-differs", where, detail };
  }
}

/** The event that a command writes down. */
const eventsOf: ReadonlyMap<string, string> = new Map([
  ["approve", "approved"],
  ["pay", "paid"],
  ["ledger withdraw", "withdrawn"],
]);

/** What somebody did with a batch is among its events. */
function* eventFindings(lines: readonly Line[], { batches, events }: LoggedBook): Generator<LedgerFinding> {
  const commands = new Map(lines.map(({ run, command }) => [command === undefined ? "" : run, command]));
  const known = new Set(events.map(({ batchId, kind }) => `${batchId} ${kind}`));
  const ids = new Set(batches.map(({ id }) => id));
  for (const { event, exitCode, run, batch = "", number } of lines) {
    const kind = eventsOf.get(commands.get(run) ?? "");
    // Of a batch that the ledger does not know, that is said already, or it is another ledger's.
    if (event !== "end" || exitCode !== 0 || kind === undefined || !ids.has(batch)) continue;
    if (!known.has(`${batch} ${kind}`))
      yield { code: "event-missing", where: batch, detail: `${kind} (${runLogName}, ${number})` };
  }
}

/** Commands that post what is held to have been made by a run: an answer of other councils is one, too. */
const makers: ReadonlySet<string> = new Set(["run", "match"]);

/** A run that was killed left a beginning without an end; more batches than that cannot be without their line. */
function lacking(
  lines: readonly Line[],
  bookId: string,
  here: readonly BatchRecord[],
): readonly LedgerFinding[] {
  const ended = new Set(lines.filter(({ event }) => event === "end").map(({ run }) => run));
  const killed = new Set(
    lines.filter(({ event, run }) => event === "begin" && !ended.has(run)).map(({ run }) => run),
  );
  // What was done with a batch later tells nothing of the run that made it.
  const later = new Set(lines.filter(({ command = "run" }) => !makers.has(command)).map(({ run }) => run));
  const told = new Set(
    lines
      .filter(({ run }) => !later.has(run))
      .flatMap(({ batch, book }) => (batch === undefined || (book ?? bookId) !== bookId ? [] : [batch])),
  );
  const without = here.filter(({ id }) => !told.has(id));
  if (without.length <= killed.size) return [];
  return without.map(({ id }) => ({ code: "run-log-lacks", where: id, detail: runLogName }));
}

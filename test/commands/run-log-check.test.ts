// The log of runs against the ledger: what each line has to agree with, and what may be missing after a run that was killed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { logFindings, loggedBatches, readRunLog } from "../../src/commands/work/run-log-check.ts";
import type { BatchRecord } from "../../src/ledger/records.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const [one, two, bookId] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "0123456789abcdef"];
const [first, second] = ["1".repeat(64), "2".repeat(64)];

type Line = Readonly<Record<string, string | number | boolean>>;

/** A folder of results with these lines in its log. */
function results(...lines: readonly Line[]): string {
  const out = mkdtempSync(join(tmpdir(), "taliad-log-"));
  made.push(out);
  writeFileSync(join(out, "run-log.ndjson"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return out;
}

function batch(id: string, sequence: number, head: string): BatchRecord {
  // What is not looked at is left out.
  return { id, sequence, head, kind: "run", published: true } as BatchRecord;
}

const both = [batch(one, 1, first), batch(two, 2, second)];
const begin = (run: string, command = "run"): Line => ({ event: "begin", run, command });
const end = (run: string, id: string, sequence: number, head: string): Line => {
  return { event: "end", run, exitCode: 0, batch: id, book: bookId, sequence, head };
};
const runs = [begin("r1"), end("r1", one, 1, first), begin("r2"), end("r2", two, 2, second)];

function findings(lines: readonly Line[], batches = both, events: readonly Line[] = []) {
  const out = results(...lines);
  // Only what is looked at of an event is there.
  const book = { id: bookId, batches, events: events as never };
  return logFindings(readRunLog(out), book, new Set([one, two]), out).map(
    ({ code, where }) => `${code} ${where}`,
  );
}

test("a log that tells of every batch agrees", () => {
  expect(findings(runs)).toEqual([]);
  expect(loggedBatches(readRunLog(results(...runs)), bookId)).toEqual(new Set([one, two]));
});

test("another ledger's batches, and batches that were there before, are none of this ledger's", () => {
  const other = { ...end("r3", "cccccccccccc", 7, first), book: "f".repeat(16) };
  expect(findings([...runs, begin("r3"), other])).toEqual([]);
  expect(loggedBatches(readRunLog(results({ ...runs[1], again: true } as Line)), bookId)).toEqual(new Set());
});

test("a batch that the ledger does not have is named, and so is the place of a batch that is not there", () => {
  expect(findings(runs, both.slice(0, 1))).toEqual([`batch-of-log-missing ${two}`]);
  const withdrawn = [begin("r3", "ledger withdraw"), end("r3", one, 3, first)];
  expect(findings([...runs, ...withdrawn], both, [{ batchId: one, kind: "withdrawn" }])).toEqual([
    `batch-of-log-missing ${one}`,
  ]);
});

test("another head at the same place is named", () => {
  expect(findings([...runs.slice(0, 3), end("r2", two, 2, first)])).toEqual([`head-differs ${two}`]);
});

test("what was done with a batch later does not tell of its run", () => {
  const approved: readonly Line[] = [
    begin("r3", "approve"),
    { event: "end", run: "r3", exitCode: 0, batch: one },
  ];
  const events: readonly Line[] = [{ batchId: one, kind: "approved" }];
  expect(findings([...runs, ...approved], both, events)).toEqual([]);
  expect(findings([...runs.slice(2), ...approved], both, events)).toEqual([`run-log-lacks ${one}`]);
});

test("a run that was killed may have no end; a batch more than that may not be without its line", () => {
  expect(findings(runs.slice(0, 3))).toEqual([]);
  expect(findings(runs.slice(0, 2))).toEqual([`run-log-lacks ${two}`]);
  expect(findings([begin("r1")])).toEqual([`run-log-lacks ${one}`, `run-log-lacks ${two}`]);
});

test("an approval of which the ledger knows nothing is named", () => {
  const approved = [begin("r3", "approve"), { event: "end", run: "r3", exitCode: 0, batch: one }];
  expect(findings([...runs, ...approved])).toEqual([`event-missing ${one}`]);
  expect(findings([...runs, ...approved], both, [{ batchId: one, kind: "approved" }])).toEqual([]);
  // Nothing came of it.
  expect(findings([...runs, begin("r3", "approve"), { ...approved[1], exitCode: 64 } as Line])).toEqual([]);
});

test("without a log nothing is compared where no batch has its folder", () => {
  expect(logFindings(undefined, { id: bookId, batches: both, events: [] }, new Set(), "/nowhere")).toEqual(
    [],
  );
  expect(
    logFindings(undefined, { id: bookId, batches: both, events: [] }, new Set([one]), "/nowhere"),
  ).toMatchObject([{ code: "run-log-missing" }]);
});

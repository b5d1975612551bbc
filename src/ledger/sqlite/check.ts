// Adds up the whole book again, without trusting the triggers that kept it, and walks the chain from the first
// batch to the last, to the end file and to what the batch folders say.
import type { DatabaseSync } from "node:sqlite";
import type { Anchor, LedgerFinding } from "../findings.ts";
import { checkPostings, checkRoom, type Find } from "./check-postings.ts";
import { genesis, headNumber, storedHeads } from "./codes.ts";
import { chainOf, content, contentTables } from "./content.ts";
import { walk } from "./contents.ts";
import { numberAt, numberOrNothingAt, query, textAt } from "./database.ts";
import { checkEvents } from "./events.ts";
import { endFindings, schemaDifferences, versionOf } from "./glance.ts";
import { contentsSince } from "./purges.ts";
import { keyOfPerson } from "./stored.ts";

/** All that is wrong with the book; empty when nothing is. `anchors` are the batches that folders speak of. */
export function checkBook(
  database: DatabaseSync,
  bookId: string,
  path: string,
  anchors: readonly Anchor[],
): readonly LedgerFinding[] {
  const { findings, find } = noFindings();
  // Rows of a damaged file cannot be trusted, nor those of a file whose guards were taken off… but they are shown.
  for (const row of query(database, "PRAGMA integrity_check(20)").all()) {
    if (textAt(row, 0) !== "ok") find("file-damaged", path, textAt(row, 0));
  }
  if (findings.length > 0) return findings;
  for (const name of schemaDifferences(database)) find("schema-changed", name);
  for (const row of query(database, "PRAGMA foreign_key_check").all()) {
    find("reference-broken", `${textAt(row, 0)} ${row[1] ?? ""}`, textAt(row, 2));
  }
  checkSums(database, find);
  for (const finding of endFindings(database, bookId, path)) {
    if (!findings.some((known) => known.code === finding.code)) findings.push(finding);
  }
  checkAnchors(database, anchors, find);
  return findings;
}

/** A list, and what puts into it. */
function noFindings() {
  const findings: LedgerFinding[] = [];
  const find: Find = (code, where, detail = "") =>
    void findings.push({ code, where: String(where), detail: String(detail) });
  return { findings, find };
}

/** The same of tables that are no file of their own: what they hold, and what folders speak of. */
export function checkPages(database: DatabaseSync, anchors: readonly Anchor[]): readonly LedgerFinding[] {
  const { findings, find } = noFindings();
  checkSums(database, find);
  checkAnchors(database, anchors, find);
  return findings;
}

function checkSums(database: DatabaseSync, find: Find): void {
  checkChain(database, find);
  checkPostings(database, find);
  checkPeople(database, find);
  if (versionOf(database) < 3) return;
  checkRoom(database, find);
  checkEvents(database, find);
}

function checkChain(database: DatabaseSync, find: Find): void {
  const batches = query(
    database,
    `SELECT b.sequence, b.id, b.kind, b.withdraws, b.manifest, b.staging, b.recorded_on, b.previous,
    s.content, s.postings, s.last_posting, s.pence, s.chain
    FROM batch AS b LEFT JOIN seal AS s ON s.batch = b.sequence ORDER BY b.sequence`,
  ).all();
  const walks = new Map(contentTables.map((table) => [table, walk(database, table)]));
  const since = contentsSince(database);
  let previous = genesis;
  let expected = 1;
  let lastPosting = 0;
  for (const row of batches) {
    const sequence = numberAt(row, 0);
    for (; expected < sequence; expected += 1) find("batch-missing", expected);
    expected = sequence + 1;
    const id = textAt(row, 1);
    if (row[8] === null) {
      find("batch-not-sealed", id);
      continue;
    }
    const found = content();
    let postings = 0;
    let total = 0;
    for (const [table, rows] of walks) {
      rows.upTo(sequence, (values) => {
        found.add(table, values);
        if (table !== "posting") return;
        postings += 1;
        total += numberAt(values, 8);
        for (lastPosting += 1; lastPosting < numberAt(values, 0); lastPosting += 1) {
          find("posting-missing", lastPosting, id);
        }
      });
    }
    const sum = found.finish();
    if (sum !== (since.get(sequence) ?? textAt(row, 8))) find("content-differs", id);
    if (postings !== numberAt(row, 9)) find("totals-differ", id, `${postings} ≠ ${numberAt(row, 9)}`);
    else if (total !== numberAt(row, 11)) find("totals-differ", id, `${total} ≠ ${numberAt(row, 11)}`);
    const chain = chainOf({
      previous: textAt(row, 7),
      sequence,
      id,
      kind: textAt(row, 2),
      withdraws: numberOrNothingAt(row, 3),
      manifest: textAt(row, 4),
      staging: textAt(row, 5),
      recordedOn: numberOrNothingAt(row, 6),
      content: textAt(row, 8),
      postings: numberAt(row, 9),
      lastPosting: numberAt(row, 10),
      pence: numberAt(row, 11),
    });
    if (textAt(row, 7) !== previous || chain !== textAt(row, 12)) find("chain-broken", id);
    previous = textAt(row, 12);
  }
  const left = walks.get("posting")?.next();
  if (left !== undefined) find("posting-without-batch", numberAt(left, 0));
}

/** Every person again, posting by posting, in the order of the book's index. */
function checkPeople(database: DatabaseSync, find: Find): void {
  const ceilings = new Map<number, number | undefined>();
  for (const row of query(database, "SELECT id, ceiling FROM scheme").all()) {
    ceilings.set(numberAt(row, 0), numberOrNothingAt(row, 1));
  }
  const keyOf = keyOfPerson(database);
  const [payment, topUp, recovery] = [headNumber("PAYMENT"), headNumber("TOPUP"), headNumber("RECOVERY")];
  // By the stored number of the head; nothing is at 0.
  const byHead = [0, ...storedHeads.map(() => 0)];
  let instalments = new Map<number, number>();
  let person = 0;
  let scheme = 0;
  const close = (): void => {
    if (person === 0) return;
    const where = (): string => keyOf(person);
    const toPerson = (byHead[payment] ?? 0) + (byHead[topUp] ?? 0) + (byHead[recovery] ?? 0);
    const ceiling = ceilings.get(scheme);
    if (ceiling !== undefined && toPerson > ceiling) find("above-ceiling", where(), toPerson);
    if (toPerson < 0) find("negative-balance", where(), toPerson);
    for (const [at, sum] of byHead.entries()) {
      if (at === recovery ? sum > 0 : sum < 0)
        find("negative-balance", where(), `${storedHeads[at - 1] ?? ""} ${sum}`);
    }
    for (const [key, count] of instalments) {
      if (count > 1) find("instalment-twice", where(), `${storedHeads[(key >> 8) - 1] ?? ""} ${key & 0xff}`);
    }
  };
  const rows = query(
    database,
    "SELECT person, scheme, head, instalment, times, pence FROM posting ORDER BY person, scheme",
  ).each();
  for (const row of rows) {
    if (numberAt(row, 0) !== person || numberAt(row, 1) !== scheme) {
      close();
      person = numberAt(row, 0);
      scheme = numberAt(row, 1);
      byHead.fill(0);
      instalments = new Map();
    }
    const head = numberAt(row, 2);
    byHead[head] = (byHead[head] ?? 0) + numberAt(row, 5);
    const instalment = numberAt(row, 3);
    if (instalment > 0) {
      const key = (head << 8) | instalment;
      instalments.set(key, (instalments.get(key) ?? 0) + numberAt(row, 4));
    }
  }
  close();
}

/** Folders outlive the book: a batch that has one must be in it. */
function checkAnchors(database: DatabaseSync, anchors: readonly Anchor[], find: Find): void {
  const manifests = query(database, "SELECT manifest FROM batch WHERE id = ?");
  for (const anchor of anchors) {
    const found = manifests.all(anchor.id).map((row) => textAt(row, 0));
    if (found.length === 0) find("batch-not-in-book", anchor.id);
    else if (!found.includes(anchor.manifest)) find("manifest-differs", anchor.id, anchor.manifest);
  }
  const waiting = query(
    database,
    "SELECT id, staging FROM batch WHERE staging <> '' AND sequence NOT IN (SELECT batch FROM publication)",
  ).all();
  for (const row of waiting) find("not-published", textAt(row, 0), textAt(row, 1));
}

// A book that was tampered with by somebody who can write the file and knows SQL, a book that the disk has
// damaged, and a book that lost its end: each is found out, on opening where a glance is enough, else by check.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { type LedgerFindingCode, ledgerFindingCodes } from "../../src/ledger/findings.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { entry, folder, id, instalment, posting, postMonth, sha, submission } from "./book.ts";

/** A closed book of three batches, two people, instalments 1 and 2, then a recovery. */
function book(): string {
  const path = join(folder(), "ledger.sqlite");
  const ledger = openLedger(path);
  postMonth(ledger, 1, [1, 2]);
  postMonth(ledger, 2, [1, 2]);
  ledger.post(
    entry("recovered", { submissions: [submission({ sequence: undefined, layout: "decisions" })] }),
    [posting(2, { kind: "recovery", head: "RECOVERY", amount: -instalment, instalment: 0 })],
  );
  ledger.close();
  return path;
}

/** Takes the guards off, does the deed, and puts them back as they were. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  const guards = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const guard of guards) database.exec(String(guard["sql"]));
  database.close();
}

const deeds: readonly {
  readonly why: string;
  readonly sql: string;
  readonly found: readonly LedgerFindingCode[];
}[] = [
  {
    why: "a penny more",
    sql: "UPDATE posting SET pence = pence + 1 WHERE id = 1",
    found: ["content-differs", "totals-differ"],
  },
  {
    why: "pence moved from one to the other",
    sql: "UPDATE posting SET pence = pence + CASE id WHEN 1 THEN 5 ELSE -5 END WHERE id <= 2",
    found: ["content-differs", "totals-differ"],
  },
  {
    why: "money moved to another person",
    sql: "UPDATE posting SET person = 2 WHERE id = 1",
    found: ["content-differs", "instalment-twice", "totals-differ"],
  },
  {
    why: "a person's key changed",
    sql: "UPDATE person SET key = zeroblob(32) WHERE id = 1",
    found: ["content-differs"],
  },
  {
    why: "an employer's id changed",
    sql: "UPDATE submission SET employer = 'E1' WHERE id = 1",
    found: ["content-differs"],
  },
  {
    why: "a posting in the middle removed",
    sql: "DELETE FROM posting WHERE id = 2",
    found: ["posting-missing", "content-differs", "totals-differ"],
  },
  { why: "the ceiling raised", sql: "UPDATE scheme SET ceiling = 900000", found: ["content-differs"] },
  {
    why: "a person paid too much",
    sql: "UPDATE posting SET pence = 149801 WHERE id = 1",
    found: ["content-differs", "totals-differ", "above-ceiling"],
  },
  {
    why: "more taken back than paid",
    sql: "UPDATE posting SET pence = -59921 WHERE id = 5",
    found: ["content-differs", "totals-differ", "negative-balance"],
  },
  {
    why: "another manifest named",
    sql: `UPDATE batch SET manifest = '${sha("no")}' WHERE sequence = 2`,
    found: ["chain-broken"],
  },
  {
    why: "a batch in the middle removed",
    sql: "DELETE FROM posting WHERE batch = 2; DELETE FROM seal WHERE batch = 2; DELETE FROM batch WHERE sequence = 2",
    found: [
      "batch-missing",
      "posting-missing",
      "reference-broken",
      "chain-broken",
      "content-differs",
      "totals-differ",
    ],
  },
];

test.for(deeds)("check finds: $why", ({ sql, found }) => {
  const path = book();
  tamper(path, sql);
  const ledger = openLedger(path, { readOnly: true });
  expect(new Set(ledger.check().map((finding) => finding.code))).toEqual(new Set(found));
  ledger.close();
});

const removeLast =
  "DELETE FROM posting WHERE batch = 3; DELETE FROM submission WHERE batch = 3; DELETE FROM input WHERE batch = 3; DELETE FROM seal WHERE batch = 3; DELETE FROM batch WHERE sequence = 3;";

test.for([
  { why: "the newest posting removed", sql: "DELETE FROM posting WHERE id = 5", reason: "posting-missing" },
  { why: "the newest seal removed", sql: "DELETE FROM seal WHERE batch = 3", reason: "batch-not-sealed" },
  { why: "the newest batch removed whole", sql: removeLast, reason: "book-shorter" },
  {
    why: "the newest batch removed whole, and the counter put back",
    sql: `${removeLast} UPDATE sqlite_sequence SET seq = 2 WHERE name = 'batch'`,
    reason: "book-shorter",
  },
  { why: "a guard taken off", sql: "DROP VIEW postings", reason: "schema-changed" },
])("opening finds: $why", ({ sql, reason }) => {
  const path = book();
  tamper(path, sql);
  for (const readOnly of [true, false]) {
    expect(() => openLedger(path, { readOnly })).toThrow(
      expect.objectContaining({ kind: "damaged", reason }),
    );
  }
});

test("the newest batch removed without any trace in the book is found by its folder", () => {
  const path = book();
  const totals =
    "UPDATE total SET pence = (SELECT sum(pence) FROM posting AS p WHERE p.person = total.person)";
  tamper(path, `${removeLast} UPDATE sqlite_sequence SET seq = 2 WHERE name = 'batch'; ${totals}`);
  rmSync(`${path}.end`);
  const ledger = openLedger(path, { readOnly: true });
  expect(ledger.check().map((finding) => finding.code)).toEqual(["end-missing"]);
  const anchors = ["month 1", "recovered"].map((name) => ({
    id: id(name),
    manifest: sha(`manifest of ${name}`),
  }));
  expect(ledger.check(anchors)).toContainEqual({
    code: "batch-not-in-book",
    where: id("recovered"),
    detail: "",
  });
  expect(
    ledger.check([{ id: id("month 1"), manifest: sha("other") }]).map((finding) => finding.code),
  ).toContain("manifest-differs");
  ledger.close();
});

test("an old copy of the book, put back, is noticed before anybody is paid a second time", () => {
  const path = book();
  const copy = `${path}.copy`;
  copyFileSync(path, copy);
  const ledger = openLedger(path);
  postMonth(ledger, 3, [1]);
  ledger.close();
  copyFileSync(copy, path);
  expect(() => openLedger(path)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "book-shorter" }),
  );
});

test("an end mark that is one batch behind catches up, as after a kill between commit and mark", () => {
  const path = book();
  const behind = readFileSync(`${path}.end`);
  const ledger = openLedger(path);
  postMonth(ledger, 3, [1]);
  ledger.close();
  const upToDate = readFileSync(`${path}.end`);
  writeFileSync(`${path}.end`, behind);
  openLedger(path).close();
  expect(readFileSync(`${path}.end`)).toEqual(upToDate);
});

test("a lost, emptied or foreign file is never taken for a new book", () => {
  const path = book();
  const key = readFileSync(`${path}.key`);
  rmSync(path);
  for (const readOnly of [true, false]) {
    expect(() => openLedger(path, { readOnly })).toThrow(
      expect.objectContaining({ kind: "damaged", reason: "book-lost" }),
    );
  }
  truncateSync(path, 0);
  expect(() => openLedger(path)).toThrow(expect.objectContaining({ kind: "damaged", reason: "book-lost" }));
  expect(readFileSync(`${path}.key`)).toEqual(key);

  const foreign = join(folder(), "other.sqlite");
  new DatabaseSync(foreign).exec("CREATE TABLE t (a)");
  expect(() => openLedger(foreign)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "not-a-ledger" }),
  );
  expect(existsSync(`${foreign}.key`)).toBe(false);
  writeFileSync(foreign, "rowRef,niNumber\r\n".repeat(400));
  expect(() => openLedger(foreign)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "file-damaged" }),
  );
});

test("a file that the disk has damaged is a typed fault or a finding, wherever the damage is", () => {
  const path = book();
  const whole = readFileSync(path);
  const pages = whole.length / 4096;
  expect(pages).toBeGreaterThan(20);
  for (let page = 0; page < pages; page += 1) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, page * 4096, page * 4096 + 4096);
    writeFileSync(path, damaged);
    let outcome = "";
    try {
      const ledger = openLedger(path, { readOnly: true });
      try {
        outcome = ledger
          .check()
          .map((finding) => finding.code)
          .join(" ");
      } finally {
        ledger.close();
      }
    } catch (error) {
      expect(error).toBeInstanceOf(LedgerFault);
      expect(error).toMatchObject({ kind: "damaged" });
      outcome = "fault";
    }
    expect(outcome, `page ${page}`).not.toBe("");
  }
  writeFileSync(path, whole.subarray(0, whole.length - 3 * 4096));
  expect(() => {
    const ledger = openLedger(path, { readOnly: true });
    const findings = ledger.check();
    ledger.close();
    if (findings.length > 0) throw new LedgerFault("damaged", findings[0]?.code ?? "");
  }).toThrow(expect.objectContaining({ kind: "damaged" }));
});

test("a book without its key, or with another's, is not used", () => {
  const path = book();
  const other = book();
  copyFileSync(`${other}.key`, `${path}.key`);
  expect(() => openLedger(path)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "key-of-another-book" }),
  );
  writeFileSync(`${path}.key`, "short\n");
  expect(() => openLedger(path)).toThrow(expect.objectContaining({ kind: "damaged", reason: "key-damaged" }));
  rmSync(`${path}.key`);
  expect(() => openLedger(path)).toThrow(expect.objectContaining({ kind: "damaged", reason: "key-missing" }));
  expect(existsSync(`${path}.key`)).toBe(false);
});

test("reading what is not there makes nothing", () => {
  const path = join(folder(), "ledger.sqlite");
  expect(() => openLedger(path, { readOnly: true })).toThrow(expect.objectContaining({ kind: "missing" }));
  expect(existsSync(path)).toBe(false);
});

test("a reader changes nothing and says so", () => {
  const path = book();
  const before = readFileSync(path);
  const ledger = openLedger(path, { readOnly: true });
  expect(() => ledger.post(entry("x"), [])).toThrow(
    expect.objectContaining({ kind: "refused", reason: "read-only" }),
  );
  ledger.close();
  expect(readFileSync(path)).toEqual(before);
});

test("a copy is a whole book of its own", () => {
  const path = book();
  const target = join(folder(), "copy.sqlite");
  const ledger = openLedger(path);
  ledger.copyTo(target);
  expect(() => ledger.copyTo(target)).toThrow(expect.objectContaining({ reason: "file-exists" }));
  ledger.close();
  copyFileSync(`${path}.key`, `${target}.key`);
  const copy = openLedger(target, { readOnly: true });
  expect(copy.check().map((finding) => finding.code)).toEqual(["end-missing"]);
  expect(copy.batches()).toHaveLength(3);
  copy.close();
});

test.for([
  "en",
  "cy",
])("every finding, and every fault that an operator can meet, has its words in %s", (language) => {
  const words = readFileSync(join(import.meta.dirname, `../../schemas/words/${language}.json`), "utf8");
  const sources = join(import.meta.dirname, "../../src/ledger");
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const reasons = files.flatMap((name) => {
    const raised = /LedgerFault\(\s*"(?:busy|damaged|trouble|missing|refused)",\s*"([a-z-]+)"/g;
    return [...readFileSync(join(sources, name), "utf8").matchAll(raised)].map((match) => match[1] ?? "");
  });
  expect(reasons.length).toBeGreaterThan(20);
  for (const reason of reasons) expect(words).toContain(`"cli.ledger.${reason}"`);
  for (const code of ledgerFindingCodes) expect(words).toContain(`"cli.ledger-check.${code}"`);
});

test("a book has an end from the moment it is made, so that its first batch leaves it behind at most", () => {
  const path = join(folder(), "ledger.sqlite");
  openLedger(path).close();
  const empty = readFileSync(`${path}.end`, "utf8");
  const ledger = openLedger(path);
  postMonth(ledger, 1, [1, 2]);
  ledger.close();
  // Killed between the two: the batch is in the book, and the mark is the one of before.
  writeFileSync(`${path}.end`, empty);
  const reader = openLedger(path, { readOnly: true });
  expect(reader.check().map(({ code }) => code)).toEqual([]);
  reader.close();
  openLedger(path).close();
  expect(readFileSync(`${path}.end`, "utf8")).not.toBe(empty);
});

test("a book that never had a batch may be thrown away with its mark left behind", () => {
  const path = join(folder(), "ledger.sqlite");
  openLedger(path).close();
  const before = readFileSync(`${path}.end`, "utf8");
  rmSync(path);
  const ledger = openLedger(path);
  postMonth(ledger, 1, [1]);
  expect(ledger.check()).toEqual([]);
  ledger.close();
  expect(readFileSync(`${path}.end`, "utf8").slice(0, 16)).not.toBe(before.slice(0, 16));
});

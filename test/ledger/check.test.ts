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
import { describe, expect, test } from "vitest";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { type LedgerFindingCode, ledgerFindingCodes } from "../../src/ledger/findings.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, instalment, posting, postMonth, sha, submission } from "./book.ts";
import { tamper } from "./tamper.ts";

/** A closed book of three batches, two people, instalments 1 and 2, then a recovery. */
async function book(): Promise<string> {
  const path = join(folder(), "ledger.sqlite");
  const ledger = await openLedger(path);
  await postMonth(ledger, 1, [1, 2]);
  await postMonth(ledger, 2, [1, 2]);
  await ledger.post(
    entry("recovered", { submissions: [submission({ sequence: undefined, layout: "decisions" })] }),
    [posting(2, { kind: "recovery", head: "RECOVERY", amount: -instalment, instalment: 0 })],
  );
  await ledger.close();
  return path;
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
  {
    why: "the ceiling raised",
    sql: "UPDATE scheme SET ceiling = 900000",
    found: ["content-differs", "totals-differ"],
  },
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

test.for(deeds)("check finds: $why", async ({ sql, found }) => {
  const path = await book();
  tamper(path, sql);
  const ledger = await openLedger(path, { readOnly: true });
  expect(new Set((await ledger.check()).map((finding) => finding.code))).toEqual(new Set(found));
  await ledger.close();
});

describe("what undoes a posting is its mirror", () => {
  /** A return of two people and the version that takes its place: what undoes the first posting has `reverses` 1. */
  const corrected = async (): Promise<string> => {
    const path = join(folder(), "ledger.sqlite");
    const ledger = await openLedger(path);
    await postMonth(ledger, 1, [1, 2]);
    await ledger.post(entry("corrected", { submissions: [submission({ sequence: 2 })], replaces: [1] }), [
      posting(1),
      posting(2),
    ]);
    await ledger.close();
    return path;
  };
  const codesAfter = async (sql: string): Promise<readonly LedgerFindingCode[]> => {
    const path = await corrected();
    tamper(path, sql);
    const ledger = await openLedger(path, { readOnly: true });
    const codes = (await ledger.check()).map(({ code }) => code);
    await ledger.close();
    return codes;
  };

  test("to the penny: nothing is found of a correction as it was posted", async () => {
    expect(await codesAfter("")).toEqual([]);
  });

  test.for([
    { why: "a penny less is undone", sql: "pence = pence + 1" },
    { why: "a penny more is undone", sql: "pence = pence - 1" },
    { why: "somebody else's is undone", sql: "person = 2" },
    { why: "it counts for another return", sql: "submission = 2" },
    { why: "another head is undone", sql: "head = head + 1" },
    { why: "another instalment is undone", sql: "instalment = instalment + 1" },
    { why: "no instalment is given back", sql: "times = 0" },
  ])("check finds: $why", async ({ sql }) => {
    const codes = await codesAfter(`UPDATE posting SET ${sql} WHERE reverses = 1`);
    expect(codes).toContain("reversal-differs");
  });
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
])("opening finds: $why", async ({ sql, reason }) => {
  const path = await book();
  tamper(path, sql);
  for (const readOnly of [true, false]) {
    await expect(openLedger(path, { readOnly })).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", reason }),
    );
  }
});

test("the newest batch removed without any trace in the book is found by its folder", async () => {
  const path = await book();
  const totals =
    "UPDATE total SET (pence, posting) = (SELECT sum(pence), max(id) FROM posting AS p WHERE p.person = total.person)";
  tamper(path, `${removeLast} UPDATE sqlite_sequence SET seq = 2 WHERE name = 'batch'; ${totals}`);
  rmSync(`${path}.end`);
  const ledger = await openLedger(path, { readOnly: true });
  expect((await ledger.check()).map((finding) => finding.code)).toEqual(["end-missing"]);
  const anchors = ["month 1", "recovered"].map((name) => ({
    id: id(name),
    manifest: sha(`manifest of ${name}`),
  }));
  expect(await ledger.check(anchors)).toContainEqual({
    code: "batch-not-in-book",
    where: id("recovered"),
    detail: "",
  });
  expect(
    (await ledger.check([{ id: id("month 1"), manifest: sha("other") }])).map((finding) => finding.code),
  ).toContain("manifest-differs");
  await ledger.close();
});

test("an old copy of the book, put back, is noticed before anybody is paid a second time", async () => {
  const path = await book();
  const copy = `${path}.copy`;
  copyFileSync(path, copy);
  const ledger = await openLedger(path);
  await postMonth(ledger, 3, [1]);
  await ledger.close();
  copyFileSync(copy, path);
  await expect(openLedger(path)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "book-shorter" }),
  );
});

test("an end mark that is one batch behind catches up, as after a kill between commit and mark", async () => {
  const path = await book();
  const behind = readFileSync(`${path}.end`);
  const ledger = await openLedger(path);
  await postMonth(ledger, 3, [1]);
  await ledger.close();
  const upToDate = readFileSync(`${path}.end`);
  writeFileSync(`${path}.end`, behind);
  (await openLedger(path)).close();
  expect(readFileSync(`${path}.end`)).toEqual(upToDate);
});

test("a lost, emptied or foreign file is never taken for a new book", async () => {
  const path = await book();
  const key = readFileSync(`${path}.key`);
  rmSync(path);
  for (const readOnly of [true, false]) {
    await expect(openLedger(path, { readOnly })).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", reason: "book-lost" }),
    );
  }
  truncateSync(path, 0);
  await expect(openLedger(path)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "book-lost" }),
  );
  expect(readFileSync(`${path}.key`)).toEqual(key);

  const foreign = join(folder(), "other.sqlite");
  new DatabaseSync(foreign).exec("CREATE TABLE t (a)");
  await expect(openLedger(foreign)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "not-a-ledger" }),
  );
  expect(existsSync(`${foreign}.key`)).toBe(false);
  writeFileSync(foreign, "rowRef,niNumber\r\n".repeat(400));
  await expect(openLedger(foreign)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "file-damaged" }),
  );
});

test("a file that the disk has damaged is a typed fault or a finding, wherever the damage is", async () => {
  const path = await book();
  const whole = readFileSync(path);
  const pages = whole.length / 4096;
  expect(pages).toBeGreaterThan(20);
  for (let page = 0; page < pages; page += 1) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, page * 4096, page * 4096 + 4096);
    writeFileSync(path, damaged);
    let outcome = "";
    try {
      const ledger = await openLedger(path, { readOnly: true });
      try {
        const found = await ledger.check();
        outcome = found.map((finding) => finding.code).join(" ");
      } finally {
        await ledger.close();
      }
    } catch (error) {
      expect(error).toBeInstanceOf(LedgerFault);
      expect(error).toMatchObject({ kind: "damaged" });
      outcome = "fault";
    }
    expect(outcome, `page ${page}`).not.toBe("");
  }
  writeFileSync(path, whole.subarray(0, whole.length - 3 * 4096));
  const checked = async () => {
    const ledger = await openLedger(path, { readOnly: true });
    const findings = await ledger.check();
    await ledger.close();
    if (findings.length > 0) throw new LedgerFault("damaged", findings[0]?.code ?? "");
  };
  await expect(checked()).rejects.toThrow(expect.objectContaining({ kind: "damaged" }));
});

test("a book without its key, or with another's, is not used", async () => {
  const path = await book();
  const other = await book();
  copyFileSync(`${other}.key`, `${path}.key`);
  await expect(openLedger(path)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "key-of-another-book" }),
  );
  writeFileSync(`${path}.key`, "short\n");
  await expect(openLedger(path)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "key-damaged" }),
  );
  rmSync(`${path}.key`);
  await expect(openLedger(path)).rejects.toThrow(
    expect.objectContaining({ kind: "damaged", reason: "key-missing" }),
  );
  expect(existsSync(`${path}.key`)).toBe(false);
});

test("reading what is not there makes nothing", async () => {
  const path = join(folder(), "ledger.sqlite");
  await expect(openLedger(path, { readOnly: true })).rejects.toThrow(
    expect.objectContaining({ kind: "missing" }),
  );
  expect(existsSync(path)).toBe(false);
});

test("a reader changes nothing and says so", async () => {
  const path = await book();
  const before = readFileSync(path);
  const ledger = await openLedger(path, { readOnly: true });
  await expect(ledger.post(entry("x"), [])).rejects.toThrow(
    expect.objectContaining({ kind: "refused", reason: "read-only" }),
  );
  await ledger.close();
  expect(readFileSync(path)).toEqual(before);
});

test("a copy is a whole book of its own", async () => {
  const path = await book();
  const target = join(folder(), "copy.sqlite");
  new DatabaseSync(path).prepare("VACUUM INTO ?").run(target);
  copyFileSync(`${path}.key`, `${target}.key`);
  const copy = await openLedger(target, { readOnly: true });
  expect((await copy.check()).map((finding) => finding.code)).toEqual(["end-missing"]);
  expect(await copy.batches()).toHaveLength(3);
  await copy.close();
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

test("a book has an end from the moment it is made, so that its first batch leaves it behind at most", async () => {
  const path = join(folder(), "ledger.sqlite");
  (await openLedger(path)).close();
  const empty = readFileSync(`${path}.end`, "utf8");
  const ledger = await openLedger(path);
  await postMonth(ledger, 1, [1, 2]);
  await ledger.close();
  // Killed between the two: the batch is in the book, and the mark is the one of before.
  writeFileSync(`${path}.end`, empty);
  const reader = await openLedger(path, { readOnly: true });
  expect((await reader.check()).map(({ code }) => code)).toEqual([]);
  await reader.close();
  (await openLedger(path)).close();
  expect(readFileSync(`${path}.end`, "utf8")).not.toBe(empty);
});

test("a book that never had a batch may be thrown away with its mark left behind", async () => {
  const path = join(folder(), "ledger.sqlite");
  (await openLedger(path)).close();
  const before = readFileSync(`${path}.end`, "utf8");
  rmSync(path);
  const ledger = await openLedger(path);
  await postMonth(ledger, 1, [1]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
  expect(readFileSync(`${path}.end`, "utf8").slice(0, 16)).not.toBe(before.slice(0, 16));
});

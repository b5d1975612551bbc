// Folders of batches against the ledger: whatever stands in one, it is told with the batch's name and nothing is thrown.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { anchorsOf, folderFindings, readFolders } from "../../src/commands/work/batch-folders.ts";
import type { BatchRecord } from "../../src/ledger/records.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const [one, two] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"];

/** A folder of results with batch one in it, its manifest being this text. */
function results(manifest: string | undefined): string {
  const out = mkdtempSync(join(tmpdir(), "taliad-folders-"));
  made.push(out);
  mkdirSync(join(out, one));
  if (manifest !== undefined) writeFileSync(join(out, one, "manifest.json"), manifest);
  return out;
}

function batch(id: string, details: Partial<BatchRecord> = {}): BatchRecord {
  // What is not looked at is left out.
  return { id, published: true, withdrawnBy: undefined, ...details } as BatchRecord;
}

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
const found = (out: string, batches: readonly BatchRecord[], logged?: ReadonlySet<string>) =>
  folderFindings(out, readFolders(out), batches, logged);
const problems = (out: string, ...batches: readonly BatchRecord[]) =>
  found(out, batches).map(({ code, where }) => `${code} ${where}`);

test("a manifest that is whole speaks for its batch", () => {
  const out = results('{"options":{"ledger":true}}');
  const anchor = { id: one, manifest: sha('{"options":{"ledger":true}}') };
  expect(anchorsOf(readFolders(out), [])).toEqual([anchor]);
  expect(found(out, [batch(one)])).toEqual([]);
});

test("a batch that was run without a ledger is none of the ledger's business", () => {
  const out = results('{"options":{"ledger":false}}');
  expect(anchorsOf(readFolders(out), [])).toEqual([]);
  // One of the ledger's own may not say so.
  expect(anchorsOf(readFolders(out), [batch(one)])).toHaveLength(1);
  expect(found(out, [])).toEqual([]);
});

test.for([
  "",
  "{",
  "null",
  "[1]",
  '"text"',
  '{"options":null}',
])("a manifest of %j is compared by its hash", (text) => {
  expect(anchorsOf(readFolders(results(text)), [])).toEqual([{ id: one, manifest: sha(text) }]);
});

test("a folder without a manifest, or with a folder in its place, is told", () => {
  const out = results(undefined);
  expect(problems(out, batch(one))).toEqual([`manifest-unreadable ${one}`]);
  mkdirSync(join(out, one, "manifest.json"));
  expect(problems(out, batch(one))).toEqual([`manifest-unreadable ${one}`]);
});

test("a file in the place of a folder is told", () => {
  const out = results("{}");
  writeFileSync(join(out, two), "");
  expect(problems(out, batch(one), batch(two))).toEqual([`manifest-unreadable ${two}`]);
});

test("a folder or a manifest that is a link is told, wherever it leads", () => {
  const out = results("{}");
  symlinkSync(join(out, one), join(out, two));
  expect(problems(out, batch(one), batch(two))).toEqual([`folder-is-link ${two}`]);
  rmSync(join(out, two));
  mkdirSync(join(out, two));
  symlinkSync(join(out, "nowhere"), join(out, two, "manifest.json"));
  expect(problems(out, batch(one), batch(two))).toEqual([`folder-is-link ${two}`]);
});

test("the folder of a batch that stands is missed; of one that was withdrawn, or waits for its place, it is not", () => {
  const out = results("{}");
  expect(problems(out, batch(one), batch(two))).toEqual([`folder-missing ${two}`]);
  expect(problems(out, batch(one), batch(two, { withdrawnBy: 3 }))).toEqual([]);
  expect(problems(out, batch(one), batch(two, { published: false }))).toEqual([]);
});

test("where no batch of the ledger has its folder, the folders lie somewhere else", () => {
  expect(problems(results("{}"), batch(two))).toEqual([]);
  expect(found("/nowhere/at/all", [batch(two)])).toEqual([]);
  // Unless the log of runs, left behind, tells that they were here.
  expect(found("/nowhere/at/all", [batch(two)], new Set([two]))).toMatchObject([{ code: "folder-missing" }]);
});

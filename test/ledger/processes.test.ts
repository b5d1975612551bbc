// Several processes at one ledger, and processes that are killed in the middle.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recoverPublications } from "../../src/ledger/publication.ts";
import { openLedger } from "./asked-book.ts";
import { folder } from "./book.ts";

const script = join(import.meta.dirname, "poster.ts");

type Ended = { readonly code: number | null; readonly ids: readonly string[]; readonly says: string };

function start(args: readonly (string | number)[], umask?: string): ChildProcess {
  const command = [process.execPath, "--no-warnings", script, ...args.map(String)];
  // The shell only sets the umask and then becomes the program.
  return umask === undefined
    ? spawn(command[0] ?? "", command.slice(1))
    : spawn("/bin/sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...command]);
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = "";
  let says = "";
  child.stdout?.on("data", (data) => {
    out += data;
  });
  child.stderr?.on("data", (data) => {
    says += data;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, ids: out.split("\n").filter((line) => line !== ""), says }));
  });
}

test("two processes at once take turns, and both are in the book", async () => {
  const path = join(folder(), "ledger.sqlite");
  const both = await Promise.all(["a", "b"].map((name) => ended(start([path, name, 8, 20, 20_000]))));
  expect(both.map((one) => one.code)).toEqual([0, 0]);
  const ledger = await openLedger(path);
  expect((await ledger.batches()).map((batch) => batch.id).sort()).toEqual(
    both.flatMap((one) => one.ids).sort(),
  );
  expect(await ledger.batches()).toHaveLength(16);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("two first runs make one book with one key", async () => {
  const path = join(folder(), "new", "ledger.sqlite");
  const all = await Promise.all(["a", "b", "c"].map((name) => ended(start([path, name, 1, 1, 20_000]))));
  expect(all.map((one) => one.code)).toEqual([0, 0, 0]);
  const ledger = await openLedger(path);
  expect(await ledger.batches()).toHaveLength(3);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
  expect(readdirSync(join(path, "..")).filter((name) => name.startsWith("ledger"))).toEqual([
    "ledger.sqlite",
    "ledger.sqlite.end",
    "ledger.sqlite.key",
  ]);
});

test("who waits too long is told that the ledger is busy, and the holder goes on", async () => {
  const path = join(folder(), "ledger.sqlite");
  const holder = await openLedger(path);
  expect(await ended(start([path, "late", 1, 1, 150]))).toEqual({ code: 75, ids: [], says: "busy busy\n" });
  await expect(openLedger(path, { waitMs: 50 })).rejects.toThrow(expect.objectContaining({ kind: "busy" }));
  const reader = await openLedger(path, { readOnly: true });
  expect(await reader.batches()).toEqual([]);
  await reader.close();
  holder.close();
  expect((await ended(start([path, "again", 1, 1, 150]))).code).toBe(0);
});

test.for(["000", "077", "0777"])("files are the owner's only under umask %s", async (umask) => {
  const path = join(folder(), "deep", "ledger.sqlite");
  const child = start([path, "a", 1, 1], umask);
  expect(await ended(child)).toMatchObject({ code: 0 });
  for (const file of [path, `${path}.key`, `${path}.end`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
  // While a writer is at it, the log beside the book is closed to others too.
  const ledger = await openLedger(path);
  for (const file of [`${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  await ledger.close();
});

test("killed thirty times at any moment: the book adds up, and every posted batch gets its folder", async () => {
  const out = folder();
  const path = join(out, "ledger.sqlite");
  const said = new Set<string>();
  let killed = 0;
  // A fixed sequence of moments, so that a failure can be looked at again.
  let seed = 20_220_630;
  for (let round = 0; round < 30; round += 1) {
    const child = start([path, `r${round}x`, 1000, 100, 20_000]);
    const end = ended(child);
    seed = (seed * 48_271) % 2_147_483_647;
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, seed % 60));
    child.kill("SIGKILL");
    const { ids, code } = await end;
    if (code === null) killed += 1;
    for (const id of ids) said.add(id);

    const ledger = await openLedger(path);
    await recoverPublications(ledger, out);
    expect(await ledger.check()).toEqual([]);
    expect(await ledger.pendingPublications()).toEqual([]);
    const batches = await ledger.batches();
    expect(batches.every((batch) => batch.published && batch.postings === 200)).toBe(true);
    const known = new Set(batches.map((batch) => batch.id));
    for (const id of said) expect(known.has(id)).toBe(true);
    for (const id of known) expect(existsSync(join(out, id, "manifest.json"))).toBe(true);
    // Every folder is a batch of the book: nothing is left of what was not posted.
    const folders = readdirSync(out, { withFileTypes: true }).filter((found) => found.isDirectory());
    expect(new Set(folders.map((found) => found.name))).toEqual(known);
    const anchors = [...known].map((id) => ({
      id,
      manifest: readFileSync(join(out, id, "manifest.json"), "latin1"),
    }));
    expect(await ledger.check(anchors)).toEqual([]);
    await ledger.close();
  }
  expect(killed).toBe(30);
  expect(said.size).toBeGreaterThan(29);
});

test("a folder that cannot be written is trouble, not damage", async () => {
  const closed = folder();
  chmodSync(closed, 0o555);
  // Root may write anywhere, so somebody else tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const arguments_ = ["--no-warnings", script, join(closed, "ledger.sqlite"), "a"];
  const child = spawn(process.execPath, arguments_, nobody);
  expect(await ended(child)).toMatchObject({ code: 5, says: "trouble trouble\n" });
  expect(readdirSync(closed)).toEqual([]);
});

test("a folder that cannot be made is trouble", async () => {
  expect(await ended(start(["/proc/taliad/out/ledger.sqlite", "a"]))).toMatchObject({ code: 5 });
});

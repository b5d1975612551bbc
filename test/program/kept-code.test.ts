// The program of the package begins with what an earlier run has compiled. Damaged, foreign or out of reach, that changes nothing.
import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asShipped, type Shipped } from "./as-shipped.ts";

const place = mkdtempSync(join(tmpdir(), "taliad-kept-code-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let shipped: Shipped;
let fresh: string;

/** What it prints when it keeps its code below this folder. */
function said(kept: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [shipped.cli, "law", "--table"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { NODE_COMPILE_CACHE: kept },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

/** The files of compiled code; the largest one first. */
function keptIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const files = paths.filter((path) => statSync(path).isFile());
  return files.sort((a, b) => statSync(b).size - statSync(a).size);
}

beforeAll(async () => {
  shipped = await asShipped();
  fresh = said(join(place, "fresh"));
  expect(fresh).toContain("WFP-24");
});

test("what a run has compiled is kept, and not written again by the next", () => {
  const files = keptIn(join(place, "fresh"));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(statSync(file).mode & 0o077).toBe(0);
  for (const file of files) utimesSync(file, 1, 1);
  expect(said(join(place, "fresh"))).toBe(fresh);
  for (const file of files) expect(statSync(file).mtimeMs).toBe(1000);
});

test.for([
  ["a letter of it is another", (path: string) => damage(path, (bytes) => bytes.length >> 1)],
  ["its check sum is another", (path: string) => damage(path, () => 5)],
  ["it was made of another source", (path: string) => damage(path, () => 0)],
  ["it was cut off", (path: string) => truncateSync(path, statSync(path).size >> 1)],
  ["nothing is left of it", (path: string) => truncateSync(path, 0)],
] as const)("%s: it is not used, and kept anew", ([why, spoil]) => {
  const folder = join(place, why);
  expect(said(folder)).toBe(fresh);
  const [largest = ""] = keptIn(folder);
  const sound = readFileSync(largest);
  spoil(largest);
  expect(said(folder)).toBe(fresh);
  const again = readFileSync(largest);
  expect(again.length).toBeGreaterThan(sound.length / 2);
  expect(again.readUInt32LE(0)).toBe(sound.readUInt32LE(0));
  utimesSync(largest, 1, 1);
  expect(said(folder)).toBe(fresh);
  expect(statSync(largest).mtimeMs).toBe(1000);
});

test("nothing is kept where nothing may be written, or nothing is wanted", () => {
  const file = join(place, "a-file");
  writeFileSync(file, "");
  expect(said(file)).toBe(fresh);
  const off = spawnSync(process.execPath, [shipped.cli, "--version"], {
    encoding: "utf8",
    env: { NODE_COMPILE_CACHE: join(place, "off"), NODE_DISABLE_COMPILE_CACHE: "1" },
  });
  expect([off.status, off.stderr]).toEqual([0, ""]);
  expect(readdirSync(place)).not.toContain("off");
});

test("a thread loads what it is told to, and Node warns of nothing", () => {
  const [starter, served] = [join(place, "starter.mjs"), join(place, "served.mjs")];
  writeFileSync(
    served,
    `import { workerData } from "node:worker_threads";\nworkerData.port.postMessage("served");\n`,
  );
  const talk = join(dirname(shipped.cli), "ledger/keyed/talk-worker.js");
  writeFileSync(
    starter,
    `import { MessageChannel, Worker } from "node:worker_threads";
const { port1, port2 } = new MessageChannel();
const data = { file: ${JSON.stringify(pathToFileURL(served).href)}, port: port2, said: new Int32Array(1) };
const worker = new Worker(${JSON.stringify(talk)}, { workerData: data, transferList: [port2] });
port1.once("message", (said) => { console.log(said); worker.terminate(); port1.close(); });
`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [starter], { encoding: "utf8" });
  expect([status, stdout, stderr]).toEqual([0, "served\n", ""]);
});

function damage(path: string, at: (bytes: Buffer) => number): void {
  const bytes = readFileSync(path);
  const place = at(bytes);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  writeFileSync(path, bytes);
}

// `npm run bench:shared [PEOPLE] [faults|calm]`: the whole of Wales on one shared book. Twenty-two councils run at once, each its five months
// one after the other; three in a hundred are claimed in two councils: while connections are killed every 1.5 s and cut at the
// worst moments, and that book dumped and restored. Then the same without faults, and on one file, one run after the other.
// Counts what is due beside the program, to the penny. With a word, only what has faults or only what has none.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { type Cut, type CuttingProxy, cuttingProxy } from "./cutting-proxy.ts";
import { type OwnServer, serverPrograms, startServer } from "./postgres-server.ts";
import { councils, months, paidIn, pounds, total, writeMonth } from "./wales.ts";

const data = join(import.meta.dirname, "data", "shared");
const cli = join(import.meta.dirname, "../src/cli.ts");
const people = Number(process.argv[2] ?? 60_000);
const parts = ["faults", "calm"].filter((part) => [part, undefined].includes(process.argv[3]));
if (parts.length === 0) throw new Error(`neither faults nor calm: ${process.argv[3]}`);
const programs = serverPrograms();
if (programs === undefined) throw new Error("PostgreSQL is not installed");

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function taliad(...words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (piece) => {
    stdout += piece;
  });
  child.stderr.on("data", (piece) => {
    stderr += piece;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
}

const folderOf = (council: string, month: number) => join(data, council, months[month] ?? "");

const runOf = (council: string, month: number, ledger: string, out: string): readonly string[] => [
  "run",
  folderOf(council, month),
  "--out",
  join(out, council),
  "--ledger",
  ledger,
  "--fail-on",
  "never",
];

/** A council's months, one after the other, until each is in the book. Gives how often a run had to be started again. */
async function councilMonths(council: string, ledger: string, out: string): Promise<number> {
  let again = 0;
  for (const month of months.keys()) {
    for (;;) {
      const { code, stderr } = await taliad(...runOf(council, month, ledger, out));
      if (code === 0) break;
      again += 1;
      if (again > 20) throw new Error(`${council} ${month}: ${code} ${stderr.slice(-2000)}`);
    }
  }
  return again;
}

/** Kills three connections of the program at every tick, and tells how many it has killed when it is stopped. */
async function killing(address: string, every: number): Promise<() => Promise<number>> {
  const client = new Client({ connectionString: withoutKey(address), application_name: "killer" });
  await client.connect();
  let killed = 0;
  let asked = Promise.resolve();
  const timer = setInterval(() => {
    asked = asked.then(async () => {
      const { rows } = await client.query({ text: killThree, rowMode: "array" });
      killed += Number(rows[0]?.[0]);
    });
  }, every);
  return async () => {
    clearInterval(timer);
    await asked;
    await client.end();
    return killed;
  };
}

const killThree = `SELECT count(pg_terminate_backend(pid))::int FROM (SELECT pid FROM pg_stat_activity
  WHERE application_name = 'taliad' ORDER BY random() LIMIT 3) AS victim`;

/** Arms the proxy at every tick for the next of the moments that hurt most. */
function cutting(proxy: CuttingProxy, every: number): () => void {
  const moments: readonly Cut[] = ["BEGIN", "taliad.put", "COMMIT"];
  let tick = 0;
  const timer = setInterval(() => {
    proxy.cut(moments[tick % moments.length] ?? "COMMIT");
    tick += 1;
  }, every);
  return () => clearInterval(timer);
}

function withoutKey(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("key");
  return url.href;
}

/** All councils at once, each its months one after the other. Gives the seconds. */
async function allAtOnce(address: string, name: string): Promise<number> {
  const start = performance.now();
  const again = await Promise.all(councils.map((one) => councilMonths(one, address, join(data, name))));
  const runs = again.reduce((sum, times) => sum + times, 0);
  console.log(`${name}: runs that had to begin again by hand: ${runs}`);
  return (performance.now() - start) / 1000;
}

/** A dump of the book, given to an empty database. */
function restored(from: string, to: string): void {
  const dump = join(data, "book.dump");
  const call = (program: string, values: readonly string[]) =>
    execFileSync(join(programs ?? "", program), values, { stdio: ["ignore", "ignore", "inherit"] });
  call("pg_dump", ["--format=custom", `--file=${dump}`, `--dbname=${withoutKey(from)}`]);
  call("pg_restore", ["--exit-on-error", `--dbname=${withoutKey(to)}`, dump]);
}

let faults = 0;
function hold(what: string, found: unknown, expected: unknown): void {
  if (found === expected) return;
  faults += 1;
  console.log(`  NOT AS EXPECTED: ${what} is ${String(found)}, expected ${String(expected)}`);
}

async function judge(name: string, ledger: string, seconds: number, due: number): Promise<void> {
  const asked = await taliad("ledger", "balances", "--by", "person", "--json", "--ledger", ledger);
  const checked = await taliad(
    "ledger",
    "check",
    "--json",
    "--ledger",
    ledger,
    "--out",
    join(data, "nothing"),
  );
  const batches = await taliad("ledger", "batches", "--json", "--ledger", ledger);
  const found = paidIn(asked.stdout);
  hold(`${name}: the book`, checked.code, 0);
  hold(`${name}: what was paid`, found.paid, due);
  hold(`${name}: nobody above 1,498.00`, found.most <= total, true);
  hold(`${name}: nobody below nothing`, found.least >= 0, true);
  const { lines } = JSON.parse(batches.stdout) as { readonly lines: readonly { readonly batch: string }[] };
  hold(`${name}: batches`, new Set(lines.map(({ batch }) => batch)).size, councils.length * months.length);
  hold(`${name}: none twice`, lines.length, councils.length * months.length);
  console.log(`${name}: ${seconds.toFixed(1)} s, ${found.people} people, ${pounds(found.paid)}`);
}

/** A new database, with a key of its own. */
const inDatabase = (server: OwnServer, name: string): string =>
  `${server.newAddress()}&key=${join(data, `${name}.key`)}`;

/** All at once while connections are killed and cut; then what stands in the book, and in a copy of it. */
async function withFaults(server: OwnServer, due: number): Promise<void> {
  const troubled = inDatabase(server, "with connections killed and cut");
  const proxy = await cuttingProxy(server.socket);
  const { pathname, searchParams } = new URL(troubled);
  const through = `postgres://owner@127.0.0.1:${proxy.port}${pathname}?key=${searchParams.get("key")}`;
  const stopKilling = await killing(troubled, 1500);
  const stopCutting = cutting(proxy, 700);
  const seconds = await allAtOnce(through, "with connections killed and cut");
  stopCutting();
  console.log(`killed ${await stopKilling()} connections, cut ${proxy.cuts()}`);
  proxy.stop();
  await judge("with connections killed and cut", troubled, seconds, due);

  const copy = `${server.newAddress()}&key=${searchParams.get("key")}`;
  restored(troubled, copy);
  await judge("dumped and restored", copy, 0, due);
}

/** The same without faults, and on one file, one after the other. */
async function without(server: OwnServer, due: number): Promise<void> {
  const quiet = inDatabase(server, "without faults");
  const shared = await allAtOnce(quiet, "without faults");
  await judge("without faults", quiet, shared, due);

  const file = join(data, "one.sqlite");
  const start = performance.now();
  for (const month of months.keys()) {
    for (const council of councils) await taliad(...runOf(council, month, file, join(data, "file")));
  }
  const single = (performance.now() - start) / 1000;
  await judge("one file, one after the other", file, single, due);
  console.log(`a shared book takes ${(shared / single).toFixed(2)} x one file; must be at most 2`);
  hold("at most 2 x one file", shared <= 2 * single, true);
}

const server = await startServer(programs);
try {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  let due = 0;
  for (const month of months.keys()) {
    const wanted = {
      people,
      twice: { oneIn: 33, from: 0 },
      folderOf: (council: string) => folderOf(council, month),
    };
    due += (await writeMonth(month, wanted)).due;
  }
  console.log(`${people} people, ${councils.length} councils, ${months.length} months; due ${pounds(due)}`);
  if (parts.includes("faults")) await withFaults(server, due);
  if (parts.includes("calm")) await without(server, due);
} finally {
  server.stop();
}
console.log(faults === 0 ? "all as expected" : `${faults} figures are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;

// `npm run bench:shared [PEOPLE]`: the whole of Wales on one shared book. Twenty-two councils run at once, each its five months
// one after the other, while connections are killed every 1.5 s; three in a hundred are claimed in two councils. Then the same
// without faults, and on one file one after the other. Counts what is due beside the program, to the penny.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { serverPrograms, startServer } from "./postgres-server.ts";
import { councils, months, paidIn, pounds, total, writeMonth } from "./wales.ts";

const data = join(import.meta.dirname, "data", "shared");
const cli = join(import.meta.dirname, "../src/cli.ts");
const people = Number(process.argv[2] ?? 60_000);
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

/** A council's months, one after the other, until each is in the book. Gives how often a run had to be started again. */
async function councilMonths(council: string, ledger: string, out: string): Promise<number> {
  let again = 0;
  for (const month of months.keys()) {
    for (;;) {
      const words = [
        "run",
        folderOf(council, month),
        "--out",
        join(out, council),
        "--ledger",
        ledger,
        "--fail-on",
        "never",
      ];
      const { code, stderr } = await taliad(...words);
      if (code === 0) break;
      again += 1;
      if (again > 20) throw new Error(`${council} ${month}: ${code} ${stderr.slice(-2000)}`);
    }
  }
  return again;
}

async function killing(address: string, every: number): Promise<() => Promise<number>> {
  const url = new URL(address);
  url.searchParams.delete("key");
  const client = new Client({ connectionString: url.href, application_name: "killer" });
  await client.connect();
  let killed = 0;
  const timer = setInterval(() => {
    const sql = `SELECT count(pg_terminate_backend(pid))::int FROM (SELECT pid FROM pg_stat_activity
      WHERE application_name = 'taliad' ORDER BY random() LIMIT 3) AS some`;
    client.query({ text: sql, rowMode: "array" }).then(
      ({ rows }) => {
        killed += Number(rows[0]?.[0] ?? 0);
      },
      () => {},
    );
  }, every);
  return async () => {
    clearInterval(timer);
    await client.end();
    return killed;
  };
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
  for (const [name, every] of [
    ["with connections killed", 1500],
    ["without faults", 0],
  ] as const) {
    const address = `${server.newAddress()}&key=${join(data, `${name}.key`)}`;
    const stop = every === 0 ? undefined : await killing(address, every);
    const start = performance.now();
    const again = await Promise.all(councils.map((one) => councilMonths(one, address, join(data, name))));
    const seconds = (performance.now() - start) / 1000;
    if (stop !== undefined)
      console.log(
        `killed ${await stop()} connections; runs started again: ${again.reduce((a, b) => a + b, 0)}`,
      );
    await judge(name, address, seconds, due);
  }
  const file = join(data, "one.sqlite");
  const start = performance.now();
  for (const month of months.keys()) {
    for (const council of councils)
      await taliad(
        "run",
        folderOf(council, month),
        "--out",
        join(data, "file", council),
        "--ledger",
        file,
        "--fail-on",
        "never",
      );
  }
  await judge("one file, one after the other", file, (performance.now() - start) / 1000, due);
} finally {
  server.stop();
}
console.log(faults === 0 ? "all as expected" : `${faults} figures are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;

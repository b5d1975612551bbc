// `npm run bench:replay`: the whole of Wales, five months: 22 councils, 600 employers, 53,000 people, one run for each
// month on one ledger. Counts what is due beside the program and compares to the penny; times runs and checks as
// whole processes. Then one return of 1,000 rows on a book of two million postings and on an empty one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeReturnCsv } from "./generate.ts";
import { measured } from "./measured.ts";
import { months, paidIn, penceOf, pounds, total, writeMonth } from "./wales.ts";

const here = import.meta.dirname;
const data = join(here, "data", "replay");
const out = join(data, "out");
const people = Number(process.argv[2] ?? 53_000);

const taliad = (...words: readonly string[]) => measured([join(here, "../src/cli.ts"), ...words], [0, 3]);

/** The figures by which the run of a month is held. Our own output. */
type Summary = {
  readonly heads: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly outcomes: Readonly<Record<string, { readonly rows: number }>>;
};

let faults = 0;
function hold(what: string, found: string | number | boolean, expected: string | number | boolean): void {
  if (found === expected) return;
  faults += 1;
  console.log(`  NOT AS EXPECTED: ${what} is ${found}, expected ${expected}`);
}

async function replay(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  let dueInAll = 0;
  for (const [month, period] of months.entries()) {
    rmSync(join(data, period), { recursive: true, force: true });
    const { due, rows, bytes } = await writeMonth(month, {
      people,
      twice: { oneIn: 1000, from: 1 },
      folderOf: () => join(data, period),
    });
    dueInAll += due;
    const ran = taliad("run", join(data, period), "--out", out, "--json");
    const summary = JSON.parse(ran.stdout) as Summary;
    hold("the month's PAYMENT", penceOf(summary.heads["PAYMENT"] ?? ""), due);
    hold("the month's rows", summary.rows, rows);
    const checked = taliad("ledger", "check", "--out", out, "--json");
    hold("the book is whole", (JSON.parse(checked.stdout) as { whole: boolean }).whole, true);
    const held = summary.outcomes["held"]?.rows ?? 0;
    console.log(
      `${period}: ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB, run ${ran.wall.toFixed(1)} s, ${ran.peakMiB.toFixed(0)} MiB; ` +
        `check ${checked.wall.toFixed(1)} s; ${held} held; PAYMENT ${pounds(due)}`,
    );
  }
  const asked = taliad("ledger", "balances", "--by", "person", "--out", out, "--json");
  const { people: found, paid, most, least } = paidIn(asked.stdout);
  hold("the sum over all people", paid, dueInAll);
  hold("nobody above 1,498.00", most <= total, true);
  hold("nobody below nothing", least >= 0, true);
  console.log(
    `${found} people, ${pounds(paid)} in all, most ${pounds(most)}; asked in ${asked.wall.toFixed(1)} s`,
  );
}

/** A return of 1,000 rows on a large book and on an empty one. */
async function thousandRows(): Promise<void> {
  const book = join(tmpdir(), "taliad-ledger-bench", "ledger.sqlite");
  if (!existsSync(book)) {
    console.log("building a book of two million postings (bench/ledger.ts) …");
    spawnSync(process.execPath, [join(here, "ledger.ts")], { stdio: "inherit" });
  }
  const file = join(data, "return-1000.csv");
  const times: Record<string, number[]> = { full: [], empty: [], none: [] };
  for (let round = 0; round < 3; round += 1) {
    // Another month's bytes each time, so that nothing was posted before.
    await writeReturnCsv(file, 1_000, { seed: 1 + round + Math.floor(performance.timeOrigin / 1000) });
    for (const [name, ledger] of [
      ["full", book],
      ["empty", join(data, `empty-${round}`, "ledger.sqlite")],
      ["none", "none"],
    ] as const) {
      rmSync(join(data, "out-1000"), { recursive: true, force: true });
      rmSync(join(data, `empty-${round}`), { recursive: true, force: true });
      const ran = taliad("run", file, "--out", join(data, "out-1000"), "--ledger", ledger, "--json");
      times[name]?.push(ran.wall);
      // So that the next round meets the same book.
      if (name === "full") {
        const { batch } = JSON.parse(ran.stdout) as { readonly batch: string };
        const where = ["--out", join(data, "out-1000"), "--ledger", ledger];
        taliad("ledger", "withdraw", batch, "--reason", "the next round meets the same book", ...where);
      }
    }
  }
  for (const [name, seconds] of Object.entries(times)) {
    console.log(`1,000 rows, ledger ${name}: ${seconds.map((one) => one.toFixed(2)).join(", ")} s`);
  }
}

mkdirSync(data, { recursive: true });
await replay();
await thousandRows();
console.log(faults === 0 ? "all as expected" : `${faults} figures are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;

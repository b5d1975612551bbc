// How long the ledger takes: builds a book of two million postings, then asks about and posts a return of 1,000
// rows in it and in an empty one. `node bench/ledger.ts [folder]`; a book that is there already is used again.
import { hash } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMonths, day, monthOf } from "../src/core/day.ts";
import { pence } from "../src/core/money.ts";
import { personNumber } from "../src/core/person.ts";
import type { Book } from "../src/ledger/book.ts";
import type { NewPosting } from "../src/ledger/new-batch.ts";
import { openSqliteBook } from "../src/ledger/sqlite/book.ts";

const scheme = "social-care-payment-2022";
const june = monthOf(day("2022-06-30"));
const rows = 1000;
const employers = 167;
const months = 4;

/** Spread over the alphabet, so that keys of one employer do not come in order. */
const person = (number: number) =>
  personNumber(
    `${"ABCE"[number % 4]}${"ABCE"[(number >> 2) % 4]}${String((number * 7919) % 1_000_000).padStart(6, "0")}`,
  );

async function post(book: Book, name: string, employer: number, instalment: number): Promise<void> {
  const dueMonth = addMonths(june, instalment - 1);
  const sha = hash("sha256", name, "hex");
  const lines = function* (): Iterable<NewPosting> {
    for (let row = 0; row < rows; row += 1) {
      const line = {
        person: person(employer * rows + row),
        submission: 0,
        kind: "claim",
        dueMonth,
        instalment,
        sheet: "",
        row,
      } as const;
      yield { ...line, head: "PAYMENT", amount: pence(29_960), standing: [2250, 0] };
      yield { ...line, head: "EMPLOYER_NI", amount: pence(4_509) };
      yield { ...line, head: "EMPLOYER_PENSION", amount: pence(839) };
    }
  };
  await book.post(
    {
      id: sha.slice(0, 12),
      manifest: sha,
      staging: "",
      schemes: [{ name: scheme, ceiling: pence(149_800) }],
      inputs: [{ file: `${name}.csv`, sha256: sha }],
      submissions: [
        {
          input: 0,
          layout: "wfp-return",
          scheme,
          employerId: name,
          laCode: "W06000015",
          period: dueMonth,
          sequence: 1,
        },
      ],
    },
    lines(),
  );
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const before = performance.now();
  const processor = process.cpuUsage();
  const result = await work();
  const used = process.cpuUsage(processor);
  const wall = (performance.now() - before).toFixed(1);
  console.log(
    `${what.padEnd(40)} ${wall.padStart(9)} ms, processor ${((used.user + used.system) / 1000).toFixed(1)} ms`,
  );
  return result;
}

async function oneReturn(path: string, employer: number): Promise<void> {
  const people = Array.from({ length: rows }, (_, row) => person(employer * rows + row));
  await timed("  all of it", async () => {
    const book = await timed("  open", () => openSqliteBook(path));
    await timed("  what stands of 1,000 people", () =>
      book.lines({ people, scheme, heads: ["PAYMENT", "TOPUP", "RECOVERY"] }),
    );
    await timed("  all their lines", () => book.lines({ people, scheme }));
    await timed("  post 3,000 postings", () =>
      post(book, `${process.pid}-${employer}`, employer, months + 1),
    );
    await book.close();
  });
}

const folder = process.argv[2] ?? join(tmpdir(), "taliad-ledger-bench");
const path = join(folder, "ledger.sqlite");
mkdirSync(folder, { recursive: true });
if (!existsSync(path)) {
  await timed("build 2,004,000 postings", async () => {
    for (let instalment = 1; instalment <= months; instalment += 1) {
      for (let employer = 0; employer < employers; employer += 1) {
        const book = await openSqliteBook(path);
        await post(book, `E${employer}-${instalment}`, employer, instalment);
        await book.close();
      }
    }
  });
}
const reader = await openSqliteBook(path, { readOnly: true });
// The next employer whose fifth month has not been posted by an earlier measurement.
const employer = Math.max(0, (await reader.batches()).length - months * employers) % employers;
await reader.close();
console.log("in the full book");
await oneReturn(path, employer);
const emptyFolder = join(folder, "empty");
rmSync(emptyFolder, { recursive: true, force: true });
console.log("in an empty book");
await oneReturn(join(emptyFolder, "ledger.sqlite"), employer);
const full = await openSqliteBook(path, { readOnly: true });
await timed("check of the full book", () => full.check());
await timed("sums by employer", () => full.sums(["employer"]));
await full.close();

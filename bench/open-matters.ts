// What the list of open matters costs a batch of 1,000 rows in a book of two million postings: the same batch with and without
// it, in turn, pair by pair, by processor time. `node bench/open-matters.ts [folder [pairs [employers]]]`; a book that is there
// already is used again, and nothing is posted to it.
import { spawnSync } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bookPrior } from "../src/batch/past/prior.ts";
import { readSchemas } from "../src/batch/read/schemas.ts";
import { runBatch } from "../src/batch/run.ts";
import { addMonths, day, monthOf } from "../src/core/day.ts";
import { pence } from "../src/core/money.ts";
import { onCostMarks } from "../src/core/on-cost-mark.ts";
import { personNumber } from "../src/core/person.ts";
import { takeIn } from "../src/io/intake.ts";
import type { NewCondition } from "../src/ledger/conditions.ts";
import type { NewPosting } from "../src/ledger/new-batch.ts";
import { openSqliteBook } from "../src/ledger/sqlite/book.ts";
import { niNumber } from "./people.ts";
import { coverOf } from "./return-columns.ts";
import { csvReturn } from "./return-file.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const scheme = "social-care-payment-2022";
const laCode = "W06000015";
const june = monthOf(day("2022-06-30"));
const rows = 1000;
const months = 4;
const [folder = join(tmpdir(), "taliad-open-bench"), pairs = "7", employers = "167"] = process.argv.slice(2);
const path = join(folder, "ledger.sqlite");

/** One in twenty is a starter on expected shifts, one in fifty was left out of August, of one in ten no on-costs were claimed. */
const isStarter = (row: number): boolean => row % 20 === 0;
const isUnclaimed = (row: number): boolean => row % 10 === 3;
const isLeftOut = (row: number, month: number): boolean => month === 2 && row % 50 === 7;

function* postings(employer: number, month: number): Iterable<NewPosting> {
  const dueMonth = addMonths(june, month);
  const [head, instalment] = ["PAYMENT", month + 1] as const;
  for (let row = 0; row < rows; row += 1) {
    if (isLeftOut(row, month)) continue;
    const person = personNumber(niNumber(employer * rows + row));
    const line = { person, submission: 0, kind: "claim", dueMonth, instalment, sheet: "", row } as const;
    const expected = month === 0 && isStarter(row) ? 1 : 0;
    const mark = onCostMarks.indexOf(isUnclaimed(row) ? "left-out" : "computed");
    const standing = [2250, 0, 0x7fffffff, instalment, dueMonth, expected, mark, 0, instalment];
    yield { ...line, head, amount: pence(29_960), standing };
    if (isUnclaimed(row)) continue;
    yield { ...line, head: "EMPLOYER_NI", amount: pence(4_509) };
    yield { ...line, head: "EMPLOYER_PENSION", amount: pence(839) };
  }
}

/** July shows the shifts of four starters in five. */
function conditions(employer: number, month: number): readonly NewCondition[] {
  return Array.from({ length: rows }, (_, row) => row)
    .filter((row) => isStarter(row) && (month === 0 || (month === 1 && row % 100 !== 0)))
    .map((row) => ({
      person: personNumber(niNumber(employer * rows + row)),
      ...{ submission: 0, kind: "expected-shifts", month: addMonths(june, month), sheet: "", row, about: "" },
      amount: pence(month === 0 ? 29_960 : -29_960),
    }));
}

async function build(): Promise<void> {
  for (let month = 0; month < months; month += 1) {
    for (let employer = 0; employer < Number(employers); employer += 1) {
      const book = await openSqliteBook(path);
      const employerId = `E${employer}`;
      const sha256 = hash("sha256", `${employerId} ${month}`, "hex");
      const period = addMonths(june, month);
      await book.post(
        {
          ...{ id: sha256.slice(0, 12), manifest: sha256, staging: "" },
          schemes: [{ name: scheme, ceiling: pence(149_800) }],
          inputs: [{ file: `${employerId}.csv`, sha256 }],
          conditions: conditions(employer, month),
          submissions: [{ input: 0, layout: "wfp-return", scheme, employerId, laCode, period, sequence: 1 }],
        },
        postings(employer, month),
      );
      await book.close();
    }
  }
}

function october(): Buffer {
  const body = Array.from({ length: rows }, (_, row) => ({
    ...{ niNumber: niNumber(row), surname: "Môn", forenames: "Llŷr", payrollRef: String(row) },
    ...{ roleCode: "DOM_CARE_WORKER", registration: "SCW", settingType: "DOM_CARE", workCountry: "WALES" },
    ...{ employmentStatus: "EMPLOYEE_PT", contractedHours: "22.5" },
    startDate: isStarter(row) ? "2022-06-13" : "2018-02-05",
    ...{ shiftsInWindow: "9", absenceReason: "NONE", otherEligibleJob: "N", formReceivedDate: "2022-05-09" },
    ...{ consentDataCymru: "Y", paymentMethod: "INSTALMENTS", instalmentNo: "5", payDate: "2022-10-24" },
    ...{ amountPaid: "299.60", pensionScheme: "NEST", employerPensionRate: "3.00", basePay: "1200.00" },
    ...{ niCategory: "A", employerNi: "300.00", employerPension: "60.00" },
  }));
  const cover = { employerId: "E0", laCode, period: "2022-10", sequence: "1", preparedDate: "2022-10-28" };
  return csvReturn(coverOf(body, cover), body, { headings: "keys", days: "iso" });
}

/** The whole run without its posting, in this process; the last two of three count. */
async function measure(): Promise<{ readonly seconds: number; readonly told: string }> {
  const { law, files: schemas } = readSchemas(join(here, "..", "schemas"));
  let [seconds, told] = [0, ""];
  for (const time of [0, 1, 2]) {
    const into = mkdtempSync(join(tmpdir(), "taliad-open-bench-"));
    mkdirSync(join(into, "out", "inputs"), { recursive: true });
    writeFileSync(join(into, "october.csv"), october());
    const before = process.cpuUsage();
    const book = await openSqliteBook(path);
    const { batch } = await runBatch({
      ...{ inputs: takeIn([join(into, "october.csv")], undefined).inputs, law, schemas },
      ...{ schemasFolder: undefined, options: { lang: "en", parameters: {}, ledger: true } },
      ...{ posts: true, folder: join(into, "out"), writes: "everything", progress: () => {} },
      prior: await bookPrior(book),
    });
    await book.close();
    const { user, system } = process.cpuUsage(before);
    if (time > 0) seconds += (user + system) / 2e6;
    told = (batch.matters ?? []).map(({ kind, matters }) => `${kind} ${matters}`).join(", ");
    rmSync(into, { recursive: true });
  }
  return { seconds, told };
}

function inProcess(...preload: readonly string[]): Awaited<ReturnType<typeof measure>> {
  const words = [...preload, fileURLToPath(import.meta.url), folder, "one"];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  // It was written by this file.
  return JSON.parse(stdout) as Awaited<ReturnType<typeof measure>>;
}

if (pairs === "one") {
  console.log(JSON.stringify(await measure()));
} else {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path)) await build();
  const without = ["--import", join(here, "without-open-matters.ts")];
  const more: number[] = [];
  for (let pair = 0; pair < Number(pairs); pair += 1) {
    // Whoever goes second finds a warmer machine: they take turns.
    const first = pair % 2 === 0 ? inProcess(...without) : inProcess();
    const second = pair % 2 === 0 ? inProcess() : inProcess(...without);
    const [bare, listed] = pair % 2 === 0 ? [first, second] : [second, first];
    more.push((listed.seconds / bare.seconds - 1) * 100);
    const times = `${bare.seconds.toFixed(3)} s without, ${listed.seconds.toFixed(3)} s with the list`;
    console.log(`${times}: ${more.at(-1)?.toFixed(1)} % more (${listed.told})`);
  }
  const sorted = more.sort((a, b) => a - b);
  console.log(`in the middle ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} % more`);
}

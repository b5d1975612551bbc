// The committed samples must be what `node bench/make-samples.ts` writes, so that a story and its files cannot
// drift apart.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { duplicateAcrossEmployers } from "../../bench/stories/duplicate-across-employers.ts";
import { caused, everyProblem } from "../../bench/stories/every-problem.ts";
import { firstMonth } from "../../bench/stories/first-month.ts";
import { fiveMonths } from "../../bench/stories/five-months.ts";
import { inWorkSupport } from "../../bench/stories/in-work-support.ts";
import { leaversAndStarters } from "../../bench/stories/leavers-and-starters.ts";
import { nearDuplicates } from "../../bench/stories/near-duplicates.ts";
import { causedBySickPay, sickPay } from "../../bench/stories/sick-pay.ts";
import { welshReturn } from "../../bench/stories/welsh-return.ts";
import { workingPatterns } from "../../bench/stories/working-patterns.ts";
import { type ProblemCode, problemCodes } from "../../src/core/problem-codes.ts";

const stories = [
  firstMonth,
  duplicateAcrossEmployers,
  nearDuplicates,
  leaversAndStarters,
  everyProblem,
  welshReturn,
  fiveMonths,
  sickPay,
  workingPatterns,
  inWorkSupport,
];

/** Names and checksums of the parts: the deflated bytes may differ between releases of zlib. */
function parts(zip: Buffer): readonly string[] {
  const end = zip.length - 22;
  const found: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    found.push(`${zip.toString("utf8", at + 46, at + 46 + nameLength)} ${zip.readUInt32LE(at + 16)}`);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

test.for(stories)("$folder is what its story makes", async (story) => {
  const folder = join(import.meta.dirname, "../../samples", story.folder);
  const made = await story.files();
  const kept = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  expect(kept.sort()).toEqual([...made.map(([file]) => file), "README.md"].sort());
  for (const [file, bytes] of made) {
    const kept = await readFile(join(folder, file));
    if (file.includes("cut-off")) continue;
    if (file.endsWith(".xlsx") || file.endsWith(".ods"))
      expect(parts(kept), file).toEqual(parts(Buffer.from(bytes)));
    else expect(kept.equals(bytes), `${file} differs: run node bench/make-samples.ts`).toBe(true);
  }
  expect(await readFile(join(folder, "README.md"), "utf8")).toBe(story.readme);
});

test("a story made twice is the same story", async () => {
  for (const story of stories) expect(await story.files()).toEqual(await story.files());
});

/** What the samples are there to show: returns of the £1,498 scheme, and claims of the enhancement. */
const shown: ReadonlySet<string> = new Set([...caused, ...causedBySickPay]);

/** Why a code has no file in these samples. */
const elsewhere: Partial<Record<ProblemCode, string>> = {
  "admin-fee-not-set": "said once of a whole batch, of no file",
  "file-posted-before": "needs a ledger: samples/five-months",
  "return-version-late": "needs a ledger: samples/five-months",
  "return-recovered-since": "needs a ledger: test/program/months-together.test.ts",
  "return-purged": "needs a ledger: test/program/purged-returns.test.ts",
  "return-version-twice": "two files of one return: test/program",
  "return-superseded": "two files of one return: test/program",
  "layout-not-for-run": "samples/bank-file is no claim",
  "file-unreadable": "a file that may not be opened cannot be committed",
  "file-too-large": "more than 64 MiB",
  "mapping-used": "needs a mapping: test/program/mappings.test.ts",
  "mapping-two-fit": "needs a mapping: test/program/mappings.test.ts",
  "mapping-headings-differ": "needs a mapping: test/program/mappings.test.ts",
  "name-split-doubtful": "needs a mapping: test/program/mappings.test.ts",
  "cell-not-as-mapped": "needs a mapping: test/program/mappings.test.ts",
  "row-of-another-month": "needs a mapping: test/program/mappings.test.ts",
  "csv-record-too-long": "more than 1 MiB",
  "rows-at-limit": "65,535 rows and more",
  "listing-too-long": "more than 100,000 rows",
  "listing-without-month": "the form is no list",
  "problems-not-listed": "more than 250,000 problems: test/program/many-problems.test.ts",
  "row-refs-repeat": "more than 10,000 rows",
  "payroll-number-repeated": "more than 200 rows: test/program/who-is-who-left-out.test.ts",
  "ni-number-repeated": "more than 200 rows: test/program/who-is-who-left-out.test.ts",
  "people-without-keys": "needs a ledger of an older version: test/batch/past/who-facts.test.ts",
  "csv-damaged": "every damage of the text that can be seen has a code of its own",
  "cell-not-month": "the form has no column for a month",
  "cell-text-too-short": "the form has no text with a least length",
  "isolation-length-unknown": "a day after the last one that the scheme pays",
  "ssp-paid-not-due": "two cells that contradict each other: test/schemes",
  "more-hours-elsewhere": "the form has no hours of another job: test/schemes",
  "agency-work-elsewhere": "the form has no agency's work: test/schemes",
  "bank-file-expected": "a return is no bank file",
  "bank-not-paid": "samples/bank-file is reconciled, not run",
  "bank-part-paid": "samples/bank-file is reconciled, not run",
  "bank-overpaid": "samples/bank-file is reconciled, not run",
  "bank-paid-twice": "samples/bank-file is reconciled, not run",
  "bank-repaid": "samples/bank-file is reconciled, not run",
  "bank-unknown-payment": "samples/bank-file is reconciled, not run",
  "case-id-twice": "the form has no decisions",
  "case-known": "the form has no decisions",
  "case-unknown": "the form has no decisions",
  "decision-not-for-scheme": "the form has no decisions",
  "decision-outcome-not-of-kind": "the form has no decisions",
  "confirmed-no-warning": "the form has no decisions",
  "warning-confirmed-employer": "needs a confirmation: test/program/employer-confirms.test.ts",
  "warning-answered": "needs a confirmation: test/program/employer-confirms.test.ts",
  "confirmation-without-warning": "needs a confirmation: test/program/employer-confirms.test.ts",
  "warning-confirmed": "needs a decision: test/program/confirmed-warnings.test.ts",
  "decision-rule-unknown": "the form has no decisions",
  "decision-rule-not-open": "the form has no decisions",
  "decided-before-received": "the form has no decisions",
  "decided-by-same-person": "the form has no decisions",
  "approved-by-same-person": "the form has no decisions: samples/five-months",
  "appeal-received-late": "the form has no decisions",
  "appeal-decided-late": "the form has no decisions",
  "appeal-without-refusal": "the form has no decisions",
  "appeal-out-of-order": "the form has no decisions: samples/five-months",
  "appeal-after-no-grounds": "the form has no decisions",
  "appeal-job-listed": "the form has no decisions",
  "appeal-job-not-listed": "the form has no decisions",
  "appeal-overdue": "the form has no decisions: samples/five-months",
  "appeal-discretionary": "the form has no decisions",
  "decision-amount-not-used": "the form has no decisions",
  "decision-without-effect": "the form has no decisions",
  "on-cost-payment-unknown": "the form claims its on-costs with the payment: samples/five-months",
  "on-cost-payment-not-yet": "the form claims its on-costs with the payment: samples/five-months",
  "on-cost-amount-differs": "the form claims its on-costs with the payment",
  "on-cost-already-claimed": "the form claims its on-costs with the payment",
  "correction-waits": "the samples hold no ledger: test/program/corrections-wait.test.ts",
  "held-until-ruling": "the samples hold no ledger: test/program/arrears.test.ts",
  "cell-shown-rounded": "the form is a text file: test/io/xlsx/number-format.test.ts",
  "days-from-1904": "the form is a text file: test/io/xlsx",
};

test.for(Object.keys(problemCodes))("%s has a sample that causes it, or a reason why not", (code) => {
  expect(shown.has(code) !== Object.hasOwn(elsewhere, code)).toBe(true);
});

// A council in small for laws that need hundreds of runs: few people, few employers, returns of few rows, each run
// decided and posted as `taliad run` does it, but in this process and without the workbook.

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { niNumber } from "../../bench/people.ts";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import type { BatchRun } from "../../src/batch/handover/batch-run.ts";
import { bookPrior, type Facts, type Prior, storedPrior } from "../../src/batch/past/prior.ts";
import { entryOf, postingsOf, unpaidStandingsOf } from "../../src/batch/publish/posting.ts";
import { excerptOf } from "../../src/batch/publish/write-tables.ts";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import { runBatch } from "../../src/batch/run.ts";
import { personNumber } from "../../src/core/person.ts";
import type { DecisionLine } from "../../src/engine/batch.ts";
import type { MatterLine } from "../../src/engine/open-matters.ts";
import { takeIn } from "../../src/io/intake.ts";
import type { Law } from "../../src/law/law.ts";
import type { Overrides } from "../../src/law/overrides.ts";
import type { Book } from "../../src/ledger/book.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";
import type { HistoryLine } from "../../src/ledger/records.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { cellsOf, decisionColumns, keysOf } from "../../src/report/columns.ts";
import { type AskedBook, asAsked } from "../ledger/asked-book.ts";
import { type Line, sha256 } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { root } from "./program.ts";

const schemasFolder = join(root, "schemas");
const schemas = readSchemas(schemasFolder);

/** One return of an employer for a council and a month. */
export type SmallReturn = {
  readonly employerId: string;
  readonly laCode: string;
  /** 0 = June. */
  readonly month: number;
  readonly sequence: number;
  readonly rows: readonly SmallRow[];
};

export type SmallRow = {
  readonly person: number;
  readonly lump: boolean;
  readonly instalmentNo: number;
  readonly hours: number;
  readonly starter: boolean;
  readonly shifts: number;
  readonly expected: boolean;
  readonly leaves: "no" | "this month" | "month before" | "dismissed";
  /** Without the cells that on-costs rest on: a file of their own may bring them. */
  readonly bare?: boolean | undefined;
  /** With those cells, and without claiming what is computed from them (WFP-64): a file may bring it, too. */
  readonly unclaimed?: boolean | undefined;
  /** Whatever else the row says, by column. */
  readonly cells?: ReturnRow | undefined;
};

/** A file of on-costs, for payments of its month. */
export type SmallCosts = Omit<SmallReturn, "rows"> & {
  readonly costs: readonly { readonly person: number; readonly lump: boolean }[];
};

/** Somebody who has worked all along and is paid in instalments. */
export const steadyRow: SmallRow = {
  person: 0,
  lump: false,
  instalmentNo: 1,
  hours: 20,
  starter: false,
  shifts: 9,
  expected: false,
  leaves: "no",
};

/** The first version of the first employer's return, unless `more` says otherwise; each row asks for its month's instalment. */
export function returnOf(
  month: number,
  rows: readonly Partial<SmallRow>[],
  more: Partial<SmallReturn> = {},
): SmallReturn {
  const all = rows.map((row) => ({ ...steadyRow, instalmentNo: month + 1, ...row }));
  return { employerId: "E1", laCode: "W06000002", month, sequence: 1, rows: all, ...more };
}

/** The files of one run: rulings first, then the returns in their order. */
export function filesOf(
  returns: readonly SmallReturn[],
  rulings: readonly SmallRuling[] = [],
): ReadonlyMap<string, Buffer> {
  return new Map([
    ...(rulings.length === 0 ? [] : [["a.csv", rulingsFile(rulings)] as const]),
    ...returns.map((one, at) => [`${at}-${one.month}-${one.sequence}.csv`, fileOf(one)] as const),
  ]);
}

/** "payable 299.60", for each row. */
export function outcomesIn({ lines }: Pick<SmallRun, "lines">): readonly string[] {
  return lines.map((line) => `${line["outcome"]} ${line["payment"]}`);
}

export const people = [9_901, 9_902, 9_903, 9_904].map(niNumber);
export const persons = people.map(personNumber);
const periods = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"] as const;

export const smallRow: fc.Arbitrary<SmallRow> = fc.record({
  person: fc.nat(people.length - 1),
  lump: often(false, true),
  instalmentNo: fc.integer({ min: 1, max: 5 }),
  hours: fc.constantFrom(16, 20, 37),
  starter: often(false, true),
  shifts: fc.constantFrom(9, 4),
  expected: fc.boolean(),
  leaves: fc.oneof(
    { arbitrary: fc.constant("no" as const), weight: 6 },
    {
      arbitrary: fc.constantFrom("this month" as const, "month before" as const, "dismissed" as const),
      weight: 1,
    },
  ),
  bare: fc.boolean(),
  unclaimed: often(false, true),
});

function often(usual: boolean, other: boolean): fc.Arbitrary<boolean> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 4 }, { arbitrary: fc.constant(other), weight: 1 });
}

export const smallReturn: fc.Arbitrary<SmallReturn> = fc.record({
  ...payer(),
  month: fc.nat(periods.length - 1),
  sequence: fc.integer({ min: 1, max: 3 }),
  rows: fc.array(smallRow, { minLength: 1, maxLength: 4 }),
});

function payer() {
  return { employerId: fc.constantFrom("E1", "E2"), laCode: fc.constantFrom("W06000002", "W06000009") };
}

/** Somebody whose payments run as agreed: the number of the row follows the month. */
export const orderlyReturn: fc.Arbitrary<SmallReturn> = smallReturn.map((one) => ({
  ...one,
  rows: one.rows.map((row) => ({ ...row, instalmentNo: one.month + 1, shifts: 9, starter: false })),
}));

export const smallCosts: fc.Arbitrary<SmallCosts> = fc.record({
  ...payer(),
  month: fc.nat(periods.length - 1),
  sequence: fc.integer({ min: 1, max: 3 }),
  costs: fc.array(fc.record({ person: fc.nat(people.length - 1), lump: often(false, true) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

function rowOf(small: SmallRow, period: string): ReturnRow {
  const { person, lump, instalmentNo, hours, starter, shifts, expected, leaves, bare, unclaimed } = small;
  const left = {
    no: {},
    "this month": { leaveDate: `${period}-20`, leaveReason: "RESIGNED" },
    "month before": { leaveDate: period === "2022-06" ? "2022-05-31" : "2022-06-30", leaveReason: "RETIRED" },
    dismissed: { leaveDate: `${period}-02`, leaveReason: "DISMISSED_DISCIPLINARY" },
  }[leaves];
  return {
    niNumber: people[person] ?? "",
    surname: "Môn",
    forenames: "Llŷr",
    payrollRef: String(person),
    roleCode: "DOM_CARE_WORKER",
    registration: "SCW",
    settingType: "DOM_CARE",
    workCountry: "WALES",
    employmentStatus: "EMPLOYEE_PT",
    contractedHours: String(hours),
    startDate: starter ? "2022-06-13" : "2018-02-05",
    shiftsInWindow: String(shifts),
    shiftsExpected: expected ? "8" : "",
    absenceReason: "NONE",
    otherEligibleJob: "N",
    formReceivedDate: "2022-05-09",
    consentDataCymru: "Y",
    paymentMethod: lump ? "LUMP" : "INSTALMENTS",
    instalmentNo: lump ? "" : String(instalmentNo),
    payDate: `${period}-24`,
    amountPaid: lump ? "1498.00" : "299.60",
    pensionScheme: "NEST",
    employerPensionRate: "3.00",
    basePay: bare === true ? "" : "1200.00",
    niCategory: bare === true ? "" : "A",
    // More than is computed, so that the computed amounts are payable.
    ...(bare === true || unclaimed === true ? {} : { employerNi: "300.00", employerPension: "60.00" }),
    ...left,
    ...small.cells,
  };
}

/** What a person decides about somebody's claim with an employer. */
export type SmallRuling = {
  readonly person: number;
  readonly employerId: string;
  readonly caseId: string;
  readonly ruleId: string;
  readonly cells?: Readonly<Record<string, string>> | undefined;
};

/** That the case is about two people, or of somebody who is new: what it holds is released. */
export function genuine(caseId: string, of: Pick<SmallRuling, "person" | "employerId">): SmallRuling {
  const cells = { decisionType: "DUPLICATE_OUTCOME", outcome: "GENUINE", approvedBy: "" };
  return { ...of, caseId, ruleId: "", cells };
}

/** A file of rulings; each is an override for the claim, unless its cells say otherwise. */
export function rulingsFile(rulings: readonly SmallRuling[]): Buffer {
  const rows = rulings.map(({ person, employerId, caseId, ruleId, cells }) => ({
    caseId,
    scheme: "WFP",
    niNumber: people[person] ?? "",
    employerId,
    decisionType: "OVERRIDE",
    receivedDate: "2022-06-20",
    decidedDate: "2022-06-24",
    outcome: "ELIGIBLE",
    ruleId,
    reasonText: "The papers show it.",
    decidedBy: "Mair Llwyd",
    approvedBy: "Nia Parry",
    evidenceRef: "DOC-1",
    ...cells,
  }));
  return Buffer.from(layoutFile("decisions", {}, rows));
}

/** The file as bytes; the same return is always the same file. */
export function fileOf(file: SmallReturn | SmallCosts): Buffer {
  if ("costs" in file) return costsFile(file);
  const { employerId, laCode, month, sequence, rows } = file;
  const period = periods[month] ?? "2022-06";
  const lines = rows.map((row) => rowOf(row, period));
  const cover = coverOf(lines, {
    employerId,
    laCode,
    period,
    sequence: String(sequence),
    preparedDate: `${period}-28`,
  });
  return csvReturn(cover, lines, { headings: "keys", days: "iso" });
}

function costsFile({ employerId, laCode, month, sequence, costs }: SmallCosts): Buffer {
  const period = periods[month] ?? "2022-06";
  const rows = costs.map(({ person, lump }) => ({
    niNumber: people[person] ?? "",
    payrollRef: String(person),
    period,
    basePay: "1200.00",
    amountPaid: lump ? "1498.00" : "299.60",
    niCategory: "A",
    employerPensionRate: "3.00",
    pensionScheme: "NEST",
    payDate: `${period}-24`,
  }));
  const total = costs.reduce((sum, { lump }) => sum + (lump ? 149_800 : 29_960), 0);
  const cover = coverOf([], { employerId, laCode, period, sequence: String(sequence) });
  const declared = { declaredRows: String(rows.length), declaredTotalPence: String(total) };
  return Buffer.from(layoutFile("wfp-oncost", { ...cover, ...declared }, rows));
}

/** A batch with the lines of its decisions.csv. */
export type Decided = BatchRun & {
  readonly lines: readonly Line[];
  /** Those of open-matters.csv. */
  readonly matters: readonly MatterLine[];
};

export type SmallRun = Decided & { readonly prior: Prior; readonly posted: boolean };

export type SmallBook = {
  readonly law: Law;
  readonly ledger: () => Promise<AskedBook>;
  /** Runs the files, named as given, as one batch and posts it; throws what the program would end with 70 for. */
  readonly submit: (files: ReadonlyMap<string, Uint8Array>) => Promise<SmallRun>;
  /** Decides the batch again from what was written down of what came before; nothing is posted. */
  readonly again: (
    files: ReadonlyMap<string, Uint8Array>,
    prior: Pick<Prior, "written" | "previousManifest" | "previousHead">,
  ) => Promise<Decided>;
  /** False when later batches rest on it. */
  readonly withdraw: (batch: string) => Promise<boolean>;
  readonly history: () => Promise<readonly (readonly HistoryLine[])[]>;
  readonly remove: () => Promise<void>;
};

/** Opens a book in a folder: one that is there already, or a new one. */
export type OpenBook = (folder: string) => Promise<Book>;

const openFile: OpenBook = (folder) => openSqliteBook(join(folder, "ledger.sqlite"));

/** `parameters` are what a council has set. */
export function smallBook(parameters: Overrides = {}, openBook: OpenBook = openFile): SmallBook {
  // In memory where there is such a place: these laws are not about disks.
  const place = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "taliad-book-"));
  const { law } = Object.keys(parameters).length === 0 ? schemas : readSchemas(schemasFolder, parameters);
  let runs = 0;
  let open = openBook(place).then(asAsked);
  const reopen = async (): Promise<AskedBook> => {
    await (await open).close();
    open = openBook(place).then(asAsked);
    return open;
  };

  async function decide(files: ReadonlyMap<string, Uint8Array>, prior: Prior): Promise<Decided> {
    const into = join(place, `run-${runs}`);
    runs += 1;
    mkdirSync(join(into, "inputs"), { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(into, "inputs", name), bytes);
    const done = await runBatch({
      inputs: takeIn([join(into, "inputs")], undefined).inputs,
      law,
      schemas: schemas.files,
      schemasFolder,
      options: { lang: "en", parameters, ledger: true },
      prior,
      posts: true,
      folder: into,
      writes: "nothing",
      shows: { decisions: Number.POSITIVE_INFINITY, "open-matters": Number.POSITIVE_INFINITY },
      progress: () => {},
    });
    const keys = keysOf(decisionColumns);
    const lines = excerptOf<DecisionLine>(done.tables, "decisions").lines.map((line) =>
      Object.fromEntries(cellsOf(decisionColumns, line).map((cell, at) => [keys[at] ?? "", cell])),
    );
    rmSync(into, { recursive: true });
    // A list without a line is no table.
    const open = done.tables.filter(({ name }) => name === "open-matters");
    return { ...done, lines, matters: open.flatMap(({ name }) => excerptOf<MatterLine>(open, name).lines) };
  }

  return {
    law,
    ledger: () => open,
    async submit(files) {
      const ledger = await reopen();
      const prior = await bookPrior(ledger);
      const done = await decide(files, prior);
      const posted = (await ledger.findBatch(done.batch.id)) === undefined;
      if (posted) {
        const before = (await ledger.batches(done.batch.id)).length;
        const entry = entryOf(done, schemas.law, "", before);
        await ledger.post(
          { ...entry, manifest: sha256(done.batch.id) },
          postingsOf(done),
          unpaidStandingsOf(done),
        );
      }
      return { ...done, prior, posted };
    },
    again: (files, prior) =>
      decide(files, storedPrior(prior.written(), true, prior.previousManifest, prior.previousHead)),
    async withdraw(batch) {
      const ledger = await reopen();
      const id = sha256(`${batch} ${(await ledger.end()).sequence}`).slice(0, 12);
      try {
        await ledger.withdraw({ id, manifest: sha256(id), staging: "" }, batch);
        return true;
      } catch (error) {
        if (error instanceof LedgerFault && error.reason === "later-batch-rests-on-it") return false;
        throw error;
      }
    },
    async history() {
      const ledger = await open;
      return Promise.all(persons.map((person) => ledger.history(person)));
    },
    async remove() {
      await (await open).close();
      rmSync(place, { recursive: true });
    },
  };
}

/** A person's net payment. */
export function netOf(lines: readonly HistoryLine[]): number {
  return lines
    .filter(({ head }) => head === "PAYMENT" || head === "RECOVERY")
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** What is known of everybody, for comparing two ways of asking. */
export async function allFacts(facts: Facts, scheme: string): Promise<string> {
  await facts.people.learn(persons.map((person) => ({ person, scheme })));
  return JSON.stringify(persons.map((person) => facts.of(person, scheme)?.facts ?? null));
}

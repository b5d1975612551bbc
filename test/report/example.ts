// A batch as the engine would hand it over, for the tests of what people read: small, but with something of
// everything, and books that balance.
import { readFileSync } from "node:fs";
import { day, monthFromText } from "../../src/core/day.ts";
import { type Head, heads, type Outcome, outcomes } from "../../src/core/decision.ts";
import { type Pence, pence } from "../../src/core/money.ts";
import { fileProblem, type Problem } from "../../src/core/problem.ts";
import type {
  Batch,
  DecisionLine,
  DuplicateLine,
  FileResult,
  ReconciliationLine,
} from "../../src/engine/batch.ts";
import { batchState } from "../../src/engine/batch-state.ts";
import type { Words } from "../../src/law/law.ts";
import { problemLine } from "../../src/report/words.ts";
import type { ReportInput } from "../../src/report/workbook.ts";

function textsOf(language: string): ReadonlyMap<string, string> {
  const file = new URL(`../../schemas/words/${language}.json`, import.meta.url);
  return new Map(Object.entries<string>(JSON.parse(readFileSync(file, "utf8"))));
}

export const words: Words = { en: textsOf("en"), cy: textsOf("cy") };

const june = monthFromText("2022-06");

export function byOutcome(values: Partial<Record<Outcome, number>>): Record<Outcome, number> {
  const all = { payable: 0, "not-eligible": 0, refer: 0, held: 0, declined: 0, rejected: 0, superseded: 0 };
  return { ...all, ...values };
}

/** Outcomes with pence; the numbers are pence. */
export function claimedBy(values: Partial<Record<Outcome, number>>): Record<Outcome, Pence> {
  const none = pence(0);
  const all = {
    payable: none,
    "not-eligible": none,
    refer: none,
    held: none,
    declined: none,
    rejected: none,
    superseded: none,
  };
  for (const outcome of outcomes) all[outcome] = pence(values[outcome] ?? 0);
  return all;
}

export function byHead(values: Partial<Record<Head, number>>): Record<Head, Pence> {
  const none = pence(0);
  const all = {
    PAYMENT: none,
    EMPLOYER_NI: none,
    EMPLOYER_PENSION: none,
    ADMIN_FEE: none,
    TOPUP: none,
    RECOVERY: none,
  };
  for (const head of heads) all[head] = pence(values[head] ?? 0);
  return all;
}

export const notADay: Problem = fileProblem("cell-not-day", "plas-newydd.csv", {
  row: 4,
  column: 9,
  heading: "Start date",
  key: "startDate",
  found: "31/06/2021",
});

const accepted: FileResult = {
  file: "bryn-awel.xlsx",
  layout: "wfp-return",
  scheme: "social-care-payment-2022",
  sha256: "a".repeat(64),
  bytes: 10_240,
  status: "accepted",
  employerId: "0012",
  employerName: "Cartref Bryn Awel",
  laCode: "W06000015",
  period: june,
  sequence: 1,
  rowsRead: 5,
  byOutcome: byOutcome({ payable: 4, "not-eligible": 1 }),
  claimed: pence(153_849),
  claimedByOutcome: claimedBy({ payable: 123_889, "not-eligible": 29_960 }),
  payableByHead: byHead({ PAYMENT: 119_840, EMPLOYER_NI: 4_509, EMPLOYER_PENSION: 839 }),
  declaredRows: 5,
  declaredTotal: pence(149_800),
  computedTotal: pence(149_800),
  problems: { fatal: 0, error: 0, warning: 0, info: 1 },
  firstProblem: fileProblem("cell-from-formula", "bryn-awel.xlsx", { row: 3, column: 2, found: "299.60" }),
};

const partly: FileResult = {
  ...accepted,
  file: "plas-newydd.csv",
  sha256: "b".repeat(64),
  status: "partly-accepted",
  employerId: "=1+1",
  employerName: "",
  rowsRead: 4,
  byOutcome: byOutcome({ payable: 1, refer: 1, held: 1, rejected: 1 }),
  claimed: pence(119_840),
  claimedByOutcome: claimedBy({ payable: 29_960, refer: 29_960, held: 29_960, rejected: 29_960 }),
  payableByHead: byHead({ PAYMENT: 29_960 }),
  declaredRows: 4,
  declaredTotal: pence(119_840),
  computedTotal: pence(119_840),
  problems: { fatal: 0, error: 1, warning: 1, info: 0 },
  firstProblem: notADay,
};

const refused: FileResult = {
  ...accepted,
  file: "tŷ-gwyn.xls",
  layout: "",
  scheme: "",
  sha256: "c".repeat(64),
  status: "rejected",
  employerId: "",
  employerName: "",
  laCode: "",
  period: undefined,
  sequence: 0,
  rowsRead: 0,
  byOutcome: byOutcome({}),
  claimed: pence(0),
  claimedByOutcome: claimedBy({}),
  payableByHead: byHead({}),
  declaredRows: undefined,
  declaredTotal: undefined,
  computedTotal: pence(0),
  problems: { fatal: 1, error: 0, warning: 0, info: 0 },
  firstProblem: fileProblem("file-old-or-encrypted", "tŷ-gwyn.xls"),
};

const duplicate: DuplicateLine = {
  case: 1,
  certainty: "possible",
  kind: "other-employer",
  fileA: "bryn-awel.xlsx",
  rowA: 3,
  employerA: "0012",
  fileB: "plas-newydd.csv",
  rowB: 3,
  employerB: "=1+1",
  batchB: "",
  niNumber: "AB123456C",
  evidence: "ni-number",
  keep: "A",
  reason: "more-hours",
  amountAtRisk: pence(29_960),
  effect: "held",
  tier: "probable",
  matchRule: "number-slip",
  surnameA: "Jones",
  forenamesA: "Siân",
  surnameB: "Jones",
  forenamesB: "Sian",
  agree: "forename surname",
  differ: "ni-number-digit employer",
  score: "27.46",
};

const difference: ReconciliationLine = {
  level: "batch",
  file: "",
  employerId: "",
  laCode: "",
  period: undefined,
  head: "EMPLOYER_PENSION",
  declared: pence(899),
  computed: pence(839),
  difference: pence(-60),
  notClaimed: { rows: 0, amount: pence(0) },
  differences: [{ reason: "computed-lower", rows: 1, amount: pence(-60) }],
};

export const batch: Batch = {
  id: "0123456789ab",
  programVersion: "1.0.0",
  options: { lang: "both", parameters: {} },
  files: [accepted, partly, refused],
  duplicates: [duplicate],
  reconciliation: [difference],
  problemCounts: new Map([
    ["cell-from-formula", 1],
    ["cell-not-day", 1],
    ["file-old-or-encrypted", 1],
    ["row-total-ignored", 1],
  ]),
  totals: {
    files: { rejected: 1, "partly-accepted": 1, "accepted-with-warnings": 0, accepted: 1, superseded: 0 },
    rowsRead: 9,
    byOutcome: byOutcome({ payable: 5, "not-eligible": 1, refer: 1, held: 1, rejected: 1 }),
    claimed: pence(273_689),
    claimedByOutcome: claimedBy({
      payable: 153_849,
      "not-eligible": 29_960,
      refer: 29_960,
      held: 29_960,
      rejected: 29_960,
    }),
    payableByHead: byHead({ PAYMENT: 149_800, EMPLOYER_NI: 4_509, EMPLOYER_PENSION: 839 }),
    payable: pence(155_148),
    replaced: pence(0),
    toPay: pence(155_148),
    toPayByHead: byHead({ PAYMENT: 149_800, EMPLOYER_NI: 4_509, EMPLOYER_PENSION: 839 }),
    payments: 7,
    forecast: pence(59920),
    byRule: [{ outcome: "not-eligible", rule: "WFP-31", rows: 1 }],
    conditional: 1,
  },
  ledger: "none",
  previousHead: null,
  parametersOn: day("2022-06-30"),
};

export const decisionLine: DecisionLine = {
  file: "bryn-awel.xlsx",
  sheet: "Claims",
  row: 2,
  rowRef: "1",
  scheme: "social-care-payment-2022",
  niNumber: "AB123456C",
  surname: "Ŵyn",
  forenames: "Siân",
  employerId: "0012",
  laCode: "W06000015",
  period: june,
  outcome: "payable",
  conditional: false,
  rules: "WFP-31",
  payment: pence(29_960),
  employerNi: pence(4_509),
  employerPension: pence(839),
  adminFee: pence(0),
  topUp: pence(0),
  recovery: pence(0),
  total: pence(35_308),
  claimed: pence(35_368),
  difference: pence(-60),
  differs: "",
};

/** What a row that is not payable shows. */
export const refusedLine: DecisionLine = {
  ...decisionLine,
  row: 3,
  surname: "=HYPERLINK(1)",
  outcome: "not-eligible",
  rules: "WFP-31 WFP-24",
  payment: pence(0),
  employerNi: pence(0),
  employerPension: pence(0),
  total: pence(0),
  claimed: pence(29_960),
  difference: pence(-29_960),
};

export const reportInput: ReportInput = {
  batch,
  words,
  language: "both",
  problems: { lines: [problemLine(words, notADay)], total: 1 },
  decisions: { lines: [decisionLine, refusedLine], total: 9 },
  readings: [
    {
      id: "C-08",
      rules: ["WFP-03", "WFP-56"],
      question: "Until which day may a claim arrive?",
      reading: "30 June is in time, 1 July is not.",
      because: "It breaks no clause.",
      parameters: ["wfp.lastClaimDate"],
      welsh: {
        question: "Tan ba ddiwrnod y caiff hawliad gyrraedd?",
        reading: "Mae 30 Mehefin mewn pryd, nid yw 1 Gorffennaf.",
        because: "Nid yw'n torri'r un cymal.",
      },
    },
  ],
  parameters: [
    {
      id: "wfp.instalment",
      kind: "money",
      from: day("2022-02-10"),
      reviewed: day("2024-04-05"),
      value: pence(29_960),
      clause: "WFP-52",
      note: "",
    },
  ],
};

/** How it stands when it was run and nobody has looked at it. */
export const prepared = batchState([
  {
    kind: "prepared",
    account: "finance-1",
    by: "",
    day: 19_000 as never,
    reason: "",
    step: "",
    sha256: "",
  },
]);

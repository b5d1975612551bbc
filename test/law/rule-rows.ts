// The rows that show what a rule decides: two for each, which differ in what the rule speaks of and come out differently.
// The program reads them as it reads any files, all in one batch, each with a person and employers of its own.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { niNumber } from "../../bench/people.ts";
import { type Line, linesOf } from "../program/batch-folder.ts";
import { layoutFile } from "../program/layout-file.ts";
import { batchOf, folder, taliadHere } from "../program/program.ts";

type Cells = Readonly<Record<string, string>>;

/** Another row of the same person; the same employer and month unless it says otherwise. */
type OtherRow = { readonly cells: Cells; readonly employer?: string; readonly period?: string };

/** What is different from the sound row, what stands around it, and what comes of it: "payable 299.60 in 2022-06". */
type Side = {
  readonly cells?: Cells;
  readonly period?: string;
  /** Rows of earlier months, and rows above it or of other employers. */
  readonly before?: readonly OtherRow[];
  readonly beside?: readonly OtherRow[];
  /** What people decided. */
  readonly decisions?: readonly Cells[];
  /** Awards of £500. */
  readonly awards?: readonly Cells[];
  /** What a council set. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly cover?: Cells;
  readonly gives: string;
};

export type RuleRows = { readonly holds: Side; readonly fails: Side };

export type RuleRowsFile = {
  readonly layout: string;
  readonly period: string;
  readonly base: Cells;
  readonly rules: Readonly<Record<string, RuleRows>>;
};

/** The rows of a scheme. The test that runs them is the check of their shape. */
export function ruleRowsOf(scheme: string): RuleRowsFile {
  return JSON.parse(readFileSync(join(import.meta.dirname, "rule-rows", `${scheme}.json`), "utf8"));
}

const decision: Cells = {
  reasonText: "The rota shows a sixth shift.",
  decidedBy: "Mair Llwyd",
  originalDecidedBy: "Huw Prys",
  evidenceRef: "DOC-17",
};

/** What came of one side, and whether the rule is named for its row, in a finding, a problem or a figure. */
export type Given = { readonly gives: string; readonly namesIt: boolean };

/** What came of both sides of each rule, by "WFP-31 holds". */
export async function given(file: RuleRowsFile): Promise<ReadonlyMap<string, Given>> {
  const sides = Object.entries(file.rules).flatMap(([rule, { holds, fails }], at) => [
    { rule, name: `${rule} holds`, side: holds, number: at * 2 },
    { rule, name: `${rule} fails`, side: fails, number: at * 2 + 1 },
  ]);
  // What one council set is the law of a whole batch.
  const bySettings = Map.groupBy(sides, ({ side }) => JSON.stringify(side.settings ?? {}));
  const found = new Map<string, Given>();
  for (const [settings, group] of bySettings) {
    const place = folder();
    const batch = await run(place, file, settings, group);
    for (const one of group) found.set(one.name, await givenIn(batch, file, one, one.rule));
    rmSync(place, { recursive: true });
  }
  return found;
}

type Placed = { readonly rule: string; readonly name: string; readonly side: Side; readonly number: number };

function employerOf({ number }: Placed, letter = "A"): string {
  return `R${number}${letter}`;
}

function personOf({ number }: Placed): string {
  return niNumber(70_000 + number);
}

async function run(place: string, file: RuleRowsFile, settings: string, group: readonly Placed[]) {
  const from = join(place, "in");
  mkdirSync(from);
  for (const one of group) write(from, file, one);
  const awards = group.flatMap((one) =>
    (one.side.awards ?? []).map((award) => ({ niNumber: personOf(one), ...award })),
  );
  if (awards.length > 0) writeFileSync(join(from, "awards.csv"), layoutFile("siss-awards", {}, awards));
  const set = Object.entries(JSON.parse(settings)).map(([id, value]) => [
    id,
    { value, decision: "minute 7" },
  ]);
  writeFileSync(join(place, "taliad.json"), JSON.stringify({ parameters: Object.fromEntries(set) }));
  const config = ["--config", join(place, "taliad.json")];
  const ended = await taliadHere(["run", from, "--out", join(place, "out"), ...config]);
  if (batchOf(ended) === "") throw new Error(ended.stderr);
  const batch = batchOf(ended);
  return {
    folder: batch,
    decisions: linesOf(batch, "decisions.csv"),
    payments: linesOf(batch, "payments.csv"),
    problems: linesOf(batch, "problems.csv"),
  };
}

/** One file for each employer and month, the row itself the last of its own. */
function write(from: string, file: RuleRowsFile, one: Placed): void {
  const { cells = {}, period = file.period, before = [], beside = [], decisions = [], cover = {} } = one.side;
  const rows = [...before, ...beside, { cells, period }];
  const byFile = Map.groupBy(rows, (row) => `${employerOf(one, row.employer)}-${row.period ?? period}`);
  for (const [name, own] of byFile) {
    const [first] = own;
    const written = own.map((row) => rowOf(file, one, row.cells));
    const total = written.reduce((sum, row) => sum + penceIn(row[totalKeys[file.layout] ?? ""]), 0);
    const top = {
      templateVersion: "1",
      scheme: schemeCodes[file.layout] ?? "",
      laCode: "W06000002",
      employerId: employerOf(one, first?.employer),
      employerName: "Gofal",
      period: first?.period ?? period,
      sequence: "1",
      preparedBy: "Payroll office",
      preparedDate: "2022-06-30",
      declaredRows: String(own.length),
      declaredTotalPence: String(total),
      declaration: "Y",
      ...cover,
    };
    writeFileSync(join(from, `${name}.csv`), layoutFile(file.layout, top, written));
  }
  const decided = decisions.map((row, at) => ({
    ...decision,
    caseId: `${employerOf(one)}-${at}`,
    scheme: schemeCodes[file.layout] ?? "",
    niNumber: personOf(one),
    employerId: employerOf(one),
    ...row,
  }));
  if (decided.length > 0) {
    writeFileSync(join(from, `${employerOf(one)}-decisions.csv`), layoutFile("decisions", {}, decided));
  }
}

const schemeCodes: Readonly<Record<string, string>> = { "wfp-return": "WFP", "sspe-claim": "SSPE" };
const totalKeys: Readonly<Record<string, string>> = {
  "wfp-return": "amountPaid",
  "sspe-claim": "topUpClaimed",
};

function rowOf({ base }: RuleRowsFile, one: Placed, cells: Cells): Cells {
  const own = { ...base, niNumber: personOf(one), ...cells };
  return own.niNumber === "other" ? { ...own, niNumber: niNumber(80_000 + one.number) } : own;
}

function penceIn(amount = "0"): number {
  return Math.round(Number(amount) * 100);
}

type Batch = Readonly<Record<"decisions" | "payments" | "problems", readonly Line[]>> & {
  readonly folder: string;
};

/** Outcome and amount with the first month in which it is due, and why a file or a decision of a person is refused. */
async function givenIn(batch: Batch, file: RuleRowsFile, one: Placed, rule: string): Promise<Given> {
  const { decisions, payments, problems } = batch;
  const name = `${employerOf(one)}-${one.side.period ?? file.period}.csv`;
  const row = decisions.findLast((line) => line["file"] === name);
  const same = (line: Line) => line["file"] === name && line["row"] === row?.["row"];
  const [first] = payments.filter(same);
  const refused = problems.filter(
    (line) =>
      ["error", "fatal"].includes(line["severity"] ?? "") &&
      (line["file"] === `${employerOf(one)}-decisions.csv` || (row === undefined && line["file"] === name)),
  );
  const month = first === undefined ? "" : ` in ${first["dueMonth"]}`;
  const outcome = row === undefined ? "file refused" : `${row["outcome"]} ${row["total"]}${month}`;
  const rows = decisions.filter((line) => line["niNumber"] === personOf(one));
  const named = [
    ...rows.flatMap((line) => (line["rules"] ?? "").split(" ")),
    ...problems.filter(same).map((line) => line["rule"] ?? ""),
    ...refused.map((line) => line["rule"] ?? ""),
  ];
  return {
    gives: [outcome, ...refused.map((line) => line["code"])].join(", "),
    namesIt:
      named.includes(rule) || (row !== undefined && (await explained(batch, row)).includes(`${rule}"`)),
  };
}

/** By file and row: the figures of every row of the batch and the law behind them. */
const explanations = new WeakMap<Batch, Promise<ReadonlyMap<string, string>>>();

/** The figures of a row and the law behind them, where no finding names the rule. The rows of a batch are explained at once. */
async function explained(batch: Batch, row: Line): Promise<string> {
  const all = explanations.get(batch) ?? explainedAll(batch);
  explanations.set(batch, all);
  const text = (await all).get(`${row["file"]}:${row["row"]}`);
  if (text === undefined) throw new Error(`${row["file"]} has no row ${row["row"]} that is explained`);
  return text;
}

async function explainedAll({ folder, decisions }: Batch): Promise<ReadonlyMap<string, string>> {
  const every = ["--sample", String(decisions.length), "--seed", "all", "--json"];
  const [, ...texts] = (await taliadHere(["explain", folder, ...every])).stdout.trimEnd().split("\n");
  return new Map(
    texts.map((text) => {
      const { file, row } = JSON.parse(text);
      return [`${file}:${row}`, text];
    }),
  );
}

// Every row of every sample is explained: each input of each figure leads somewhere, to an entry of the law that contains the
// day that it was asked for, to an earlier step with the same value, to rows that are there. And each named input counts:
// changed, it changes the value of its figure somewhere, so that no formula names what it does not use.
import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainedRows, watchAgain } from "../../src/batch/replay/explained-rows.ts";
import { againOf, decisionsOf, openStored } from "../../src/batch/replay/stored.ts";
import { day } from "../../src/core/day.ts";
import type { Decision } from "../../src/core/decision.ts";
import type { Step, Unit } from "../../src/core/figure.ts";
import { pence } from "../../src/core/money.ts";
import type { DecisionLine } from "../../src/engine/batch.ts";
import { type Explained, findingsOf, type SourcedValue, stepsWanted } from "../../src/report/explain.ts";
import type { Found } from "../../src/report/origins.ts";
import { employeeNi, niFields } from "../../src/statute/class-1-ni.ts";
import { categoryInForce, niTable } from "../../src/statute/class-1-ni-table.ts";
import { sickPay } from "../../src/statute/sick-pay.ts";
import { workPattern } from "../../src/statute/sick-pay-pattern.ts";
import { shipped } from "../law/shipped.ts";
import { assessor, circumstances, claimWith, decide } from "../schemes/social-care-payment-2022/claims.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const out = folder();
afterAll(() => rmSync(out, { recursive: true }));

/** The months of the long story come one after the other into one book. */
const story = join(samples, "five-months");
const months = readdirSync(story).filter((name) => /^2022-\d\d/.test(name) && name !== "2022-08-case");
const alone = [
  "duplicate-across-employers",
  "every-problem",
  "first-month",
  "leavers-and-starters",
  "sick-pay",
  "welsh-return",
];

const rows: Explained[] = [];
const steps: Step[] = [];
/** Decisions of the same rows without a trail. */
const bare: (Decision | undefined)[] = [];

async function explainAll(path: string, into: string): Promise<void> {
  const ended = await taliadHere(["run", path, "--out", into]);
  const batch = openStored(batchOf(ended));
  const lines: DecisionLine[] = [];
  for await (const { line } of decisionsOf(batch)) lines.push(line());
  const decided = new Map<string, Decision | undefined>();
  await watchAgain(againOf(batch), {
    trailOf: () => undefined,
    see: ({ job, row, decision }) => decided.set(`${job.file} ${row.number}`, decision),
  });
  for (const row of await explainedRows(againOf(batch, shipped.words), lines)) {
    rows.push(row);
    steps.push(...row.trail);
    bare.push(decided.get(`${row.file} ${row.row}`));
  }
}

beforeAll(async () => {
  for (const name of alone) await explainAll(join(samples, name), join(out, name));
  for (const month of months) await explainAll(join(story, month), join(out, "five-months"));
});

const named = ({ batch, file, row }: Explained, input: string): string => `${batch} ${file} ${row} ${input}`;

/** Nothing was found, and nothing was there to be found. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => one === 0);
  return value === undefined || value === false || value === 0;
}

function holds(whole: unknown, part: unknown): boolean {
  const plain = (one: unknown): unknown => (one instanceof Set ? [...one] : one);
  if (JSON.stringify(plain(whole)) === JSON.stringify(plain(part))) return true;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.values(whole).some((each: unknown) => holds(each, part));
}

/** What is wrong with one origin; undefined when it leads somewhere. */
function fault(
  origin: Found,
  input: SourcedValue,
  only: boolean,
  values: readonly unknown[],
): string | undefined {
  switch (origin.kind) {
    case "cell":
      if (origin.cell !== "") return origin.heading === "" ? "a cell without a heading" : undefined;
      return isNothing(input.value) || !only
        ? undefined
        : "a value out of a column that the file does not have";
    case "parameter": {
      const { entry, on } = origin;
      if (entry === undefined) return input.value === undefined ? undefined : "no entry in force";
      if (on < entry.from || on > entry.reviewed) return "an entry that does not contain the day";
      const whole = input.valueKind === "whole" || input.value === undefined || !only;
      return whole || holds(entry.value, input.value) ? undefined : "an entry with another value";
    }
    case "figure":
      if (!only || isNothing(input.value)) return undefined;
      // A list of one amount.
      if (Array.isArray(input.value))
        return holds(input.value, values[origin.step - 1]) ? undefined : "another list";
      return holds(values[origin.step - 1], input.value) ? undefined : "a step with another value";
    case "book":
      if (origin.rows === undefined)
        return isNothing(input.value) ? undefined : "a value of a book that is not there";
      return origin.rows.length > 0 || isNothing(input.value) ? undefined : "a value of no posting";
    case "rows":
      return origin.rows.length > 0 || isNothing(input.value) ? undefined : "a value of no row";
    case "case":
      return origin.caseId === "" ? "a case without its reference" : undefined;
    case "question":
      return "a question where there is a file";
  }
}

describe("every input of every figure", () => {
  test("has an origin that leads somewhere", () => {
    const faults: string[] = [];
    let inputs = 0;
    for (const row of rows) {
      const values = row.trail.map(({ value }) => value);
      for (const step of stepsWanted(row, "all")) {
        for (const input of step.inputs) {
          inputs += 1;
          const only = input.origins.length === 1;
          if (input.origins.length === 0) faults.push(named(row, `${step.name} ${input.name}: no origin`));
          for (const origin of input.origins) {
            const found = fault(origin, input, only, values);
            if (found !== undefined) faults.push(named(row, `${step.name} ${input.name}: ${found}`));
          }
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(inputs).toBeGreaterThan(20_000);
  });

  test("and whatever a finding looked at is a cell, or an entry that contains the day", () => {
    const faults: string[] = [];
    for (const row of rows) {
      for (const { leg, because } of findingsOf(row)) {
        for (const { name, origins } of because) {
          const [origin] = origins;
          const sound =
            origin?.kind === "cell"
              ? origin.heading !== ""
              : origin?.kind === "parameter" &&
                origin.entry !== undefined &&
                origin.entry.from <= origin.on &&
                origin.on <= origin.entry.reviewed;
          if (!sound) faults.push(named(row, `${leg} ${name}`));
        }
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test("row 30 of the first month's first file rests on its pay, category, pay day, scheme and instalment", () => {
    const row = rows.find((one) => one.file === "01-cartref-mon.csv" && one.row === 30);
    const cells = (row === undefined ? [] : stepsWanted(row, undefined)).flatMap(({ inputs }) =>
      inputs.flatMap(({ origins }) => origins.flatMap((one) => (one.kind === "cell" ? [one.cell] : []))),
    );
    expect(cells).toEqual(expect.arrayContaining(["AC30", "AD30", "Y30", "AA30", "X30"]));
  });
});

test("a row is decided alike with a trail and without", () => {
  expect(rows.length).toBeGreaterThan(300);
  for (const [at, row] of rows.entries()) expect(row.decision, named(row, "")).toEqual(bare[at]);
});

/** What the samples do not have: sick pay of the reform, employees above the upper limit, letters that owe nothing. */
function furtherSteps(): readonly Step[] {
  const trail: Step[] = [];
  const question = { kind: "question", field: "spells" } as const;
  const notes = { trail, average: question, workingDaysAWeek: question, spells: question };
  const pattern = workPattern([1, 2, 3, 4, 5]);
  const spell = (first: string, last: string) => ({
    first: day(first),
    last: day(last),
    reason: "sickness" as const,
  });
  for (const pounds of [100, 130, 200, 900]) {
    const averageWeeklyEarnings = { numerator: pounds * 100, denominator: 1 };
    for (const spells of [[spell("2026-04-13", "2026-04-24")], [spell("2026-03-23", "2026-04-17")]]) {
      sickPay(shipped, { pattern, spells, averageWeeklyEarnings }, notes);
    }
  }
  for (const instalmentNo of [2, 4]) {
    const person = { paid: pence(59_920), instalments: [1, 3], lumpPaid: false, reopened: [2] };
    decide({ instalmentNo }, "2022-09", person, trail);
  }
  // What was taken back, what a person let through, and costs that a file brought for one of two instalments.
  const people = [
    { paid: pence(0), instalments: [1], lumpPaid: false },
    { paid: pence(29_960), instalments: [1, 2], lumpPaid: false },
    { paid: pence(59_920), instalments: [2, 3], lumpPaid: false },
    { paid: pence(0), instalments: [], lumpPaid: true },
    { paid: pence(0), instalments: [], lumpPaid: false },
  ];
  const broughtCosts = (["EMPLOYER_NI", "EMPLOYER_PENSION"] as const).map((head) => ({
    head,
    dueMonth: circumstances("2022-06").period,
    instalment: 1,
    amount: pence(10),
  }));
  for (const person of people) {
    for (const rule of ["WFP-52", "WFP-92", undefined]) {
      const overrides =
        rule === undefined ? undefined : [{ kind: "finding", caseId: "C-1", rule, eligible: true } as const];
      for (const change of [{ instalmentNo: 1 }, { paymentMethod: "LUMP", instalmentNo: undefined }]) {
        const claim = claimWith({ ...change, employerNi: pence(9_000), employerPension: pence(2_000) });
        assessor.decide(claim, { ...circumstances("2022-08", person), overrides, broughtCosts }, trail);
      }
    }
  }
  const table = niTable(shipped, day("2022-06-30"), "monthly");
  for (const letter of ["A", "B", "C", "X"]) {
    const category = table && categoryInForce(table, letter);
    for (const earnings of [50_000, 300_000, 500_000]) {
      if (table !== undefined && category !== undefined) {
        employeeNi(table, category, earnings as never, niFields(trail, day("2022-06-30")));
      }
    }
  }
  return trail;
}

const usual: Partial<Record<Unit, readonly unknown[]>> = {
  money: [0, 1, 12_345, 1_000_000],
  count: [0, 1, 2, 5, 40],
  rate: [{ numerator: 1, denominator: 2 }],
  "yes-no": [true, false],
  text: ["another", undefined, "LUMP", "left", "actual", "computed", "all-pay", "qualifying-earnings", "any"],
  day: [18_500, 19_200, undefined],
  whole: [new Map(), { parameters: new Map() }],
};

/** Other values for an input: what other rows had there, and what is near. */
function others(value: unknown, unit: Unit, seen: readonly unknown[]): readonly unknown[] {
  const near =
    typeof value === "number"
      ? [value + 1, value - 1, value * 2, value + 365]
      : Array.isArray(value)
        ? [
            [],
            value.slice(1),
            [...value, ...value],
            value.map((one: unknown) => (typeof one === "number" ? one + 1 : one)),
          ]
        : value instanceof Set
          ? [new Set()]
          : typeof value === "object" && value !== null && "numerator" in value
            ? [{ ...value, numerator: Number(value.numerator) * 3 + 100 }]
            : [];
  return [...near, ...(usual[unit] ?? []), ...seen.slice(0, 12)];
}

test("every named input counts: changed, it changes the value of its figure in some row", () => {
  const all = [...steps, ...furtherSteps()];
  const byFormula = new Map<Step["formula"], Step[]>();
  for (const step of all)
    byFormula.set(step.formula, [...(byFormula.get(step.formula) ?? []).slice(-250), step]);
  const idle: string[] = [];
  for (const [formula, mine] of byFormula) {
    for (const [name, unit] of Object.entries(formula.inputs)) {
      const seen = [
        ...new Map(mine.map(({ inputs }) => [JSON.stringify(inputs[name]), inputs[name]])).values(),
      ];
      const counts = mine.some((step) => {
        const result = (inputs: Step["inputs"]): string => {
          try {
            return JSON.stringify(formula.value(inputs as never)) ?? "nothing";
          } catch {
            return "refused";
          }
        };
        const before = result(step.inputs);
        return others(step.inputs[name], unit, seen).some(
          (other) => result({ ...step.inputs, [name]: other }) !== before,
        );
      });
      if (!counts) idle.push(`${formula.name}: ${name}`);
    }
  }
  expect(idle).toEqual([]);
});

test("the story's months were all explained", () => {
  expect(months.map((month) => basename(month))).toContain("2022-10");
});

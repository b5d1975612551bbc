// The explanation of one row: where each finding and each figure comes from. Origins are looked up here once;
// explain-text.ts says them in a language, explain-json.ts for programs.
import type { Day } from "../core/day.ts";
import type { Decision, Outcome } from "../core/decision.ts";
import type { Trail } from "../core/figure.ts";
import type { Verdict } from "../core/finding.ts";
import { address, type Cell } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import type { InForce, Law, Parameter } from "../law/law.ts";
import type { Column, ColumnKind, Layout } from "../law/layout.ts";
import { entryOn } from "../law/parameters.ts";
import { knownUnits } from "./known-units.ts";
import type { ValueKind } from "./values.ts";

/** Everything that an explanation is made from: the row decided again, with the trail switched on. */
export type Explained = {
  readonly batch: string;
  readonly scheme: string;
  readonly layout: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly rowRef: string;
  readonly niNumber: string;
  /** The row's cells by the column's key, with their typed values; absent where the file has no such column. */
  readonly cells: ReadonlyMap<string, Cell<unknown>>;
  /** As decisions.csv has it: a duplicate is held although the row by itself was payable. */
  readonly outcome: Outcome;
  /** Undefined for a row that was rejected: nothing was decided. */
  readonly decision: Decision | undefined;
  readonly trail: Trail;
  readonly problems: readonly Problem[];
  readonly law: Law;
  /** The day on which scheme parameters were looked up. Statutory ones are found by the value that was used. */
  readonly on: Day;
};

/** Where a value was found. */
export type Origin =
  | {
      readonly kind: "cell";
      readonly key: string;
      readonly heading: string;
      /** "G14"; empty when the file has no such column. */
      readonly cell: string;
      readonly text: string;
    }
  | { readonly kind: "parameter"; readonly id: string; readonly entry: InForce<unknown> | undefined }
  | { readonly kind: "figure"; readonly name: string; readonly step: number }
  | { readonly kind: "known"; readonly name: string };

export type SourcedValue = {
  readonly name: string;
  readonly origin: Origin;
  readonly valueKind: ValueKind;
  readonly value: unknown;
  /** What a form shows for a code of a list; absent for every other value. */
  readonly label?: Label | undefined;
};

type Label = { readonly en: string; readonly cy: string };

export type ExplainedFinding = {
  readonly leg: string;
  readonly rule: string;
  readonly verdict: Verdict;
  /** Word for word; empty for a rule that is no clause of the guidance. */
  readonly welsh: string;
  readonly english: string;
  readonly because: readonly SourcedValue[];
  /** The case by which a person turned it; empty where the rules alone decided. */
  readonly caseId: string;
};

export type ExplainedStep = {
  readonly number: number;
  readonly name: string;
  readonly rules: readonly string[];
  readonly inputs: readonly SourcedValue[];
  readonly valueKind: ValueKind;
  readonly value: unknown;
};

/** Every finding with its clause and what it looked at. */
export function findingsOf(explained: Explained): readonly ExplainedFinding[] {
  return (explained.decision?.findings ?? []).map((finding) => {
    const clause = explained.law.clauses.get(finding.rule);
    return {
      leg: finding.leg,
      rule: finding.rule,
      verdict: finding.verdict,
      welsh: clause?.welsh ?? "",
      english: clause?.english ?? "",
      because: finding.because.map((name) => sourced(explained, name, undefined, [])),
      caseId: finding.caseId ?? "",
    };
  });
}

/** Every step with its inputs, in the order in which it was worked out. */
export function stepsOf(explained: Explained): readonly ExplainedStep[] {
  const steps: ExplainedStep[] = [];
  for (const step of explained.trail) {
    const inputs = Object.entries(step.inputs).map(([name, value]) =>
      sourced(explained, name, { value }, steps),
    );
    const { name, rules, value } = step;
    steps.push({ number: steps.length + 1, name, rules, inputs, valueKind: step.unit ?? "money", value });
  }
  return steps;
}

/** An input is named after a cell's key, a parameter's id or an earlier figure: looked for in this order. */
function sourced(
  explained: Explained,
  name: string,
  used: { readonly value: unknown } | undefined,
  before: readonly ExplainedStep[],
): SourcedValue {
  const column = columnOf(explained.law.layouts.get(explained.layout), name);
  const cell = explained.cells.get(name);
  if (cell !== undefined || column !== undefined) {
    const origin: Origin = {
      kind: "cell",
      key: name,
      heading: cell?.heading ?? column?.headings.en ?? name,
      cell: cell === undefined ? "" : address(cell.column, cell.row),
      text: cell?.text ?? "",
    };
    // The formula may have been given less than the cell holds: an overturned dismissal is no leaving.
    const value = used === undefined ? cell?.value : used.value;
    const label = labelOf(explained.law, column, value);
    return { name, origin, valueKind: kindOfColumn(column), value, label };
  }
  const parameter = explained.law.parameters.get(name);
  if (parameter !== undefined) {
    const entry = entryUsed(parameter, explained.on, used?.value);
    const value = used !== undefined && !isCollection(used.value) ? used.value : entry?.value;
    const whole = used === undefined || isCollection(used.value);
    return {
      name,
      origin: { kind: "parameter", id: name, entry },
      valueKind: kindOfParameter(parameter, whole),
      value,
    };
  }
  const figure = stepUsed(before, name, used?.value);
  if (figure !== undefined) {
    const origin: Origin = { kind: "figure", name: figure.name, step: figure.number };
    return { name, origin, valueKind: figure.valueKind, value: used?.value };
  }
  return { name, origin: { kind: "known", name }, valueKind: kindOfKnown(name), value: used?.value };
}

/**
 * The step that an input came from: the last one of its name with that value. One formula may stand for several
 * figures (earnings below and above a limit): then it is the last step of any name with that value.
 */
function stepUsed(before: readonly ExplainedStep[], name: string, value: unknown): ExplainedStep | undefined {
  if (!before.some((step) => step.name === name)) return undefined;
  const same = (step: ExplainedStep) => Object.is(step.value, value);
  return (
    before.findLast((step) => step.name === name && same(step)) ??
    before.findLast(same) ??
    before.findLast((step) => step.name === name)
  );
}

function columnOf(layout: Layout | undefined, key: string): Column | undefined {
  return layout?.columns.find((column) => column.key === key);
}

const kinds: Partial<Record<ColumnKind, ValueKind>> = {
  money: "money",
  day: "day",
  month: "month",
  percent: "percent",
  weekdays: "weekdays",
};

function labelOf(law: Law, column: Column | undefined, value: unknown): Label | undefined {
  if (typeof value !== "string") return undefined;
  if (column?.kind === "role") return law.roles.get(value)?.labels;
  return column?.values?.find(({ code }) => code === value);
}

function kindOfColumn(column: Column | undefined): ValueKind {
  if (column === undefined) return "count";
  if (column.kind === "decimal" && column.decimals === 2) return "hours";
  return kinds[column.kind] ?? "count";
}

/** A formula that uses one amount of a table of amounts is given just that. */
function kindOfParameter(parameter: Parameter, whole: boolean): ValueKind {
  return parameter.kind === "amounts" && !whole ? "money" : parameter.kind;
}

/** What is neither in the file nor computed before is money unless it is known to be something else. */
function kindOfKnown(name: string): ValueKind {
  return knownUnits.get(name) ?? "money";
}

/** Formulas keep lists as sets; the parameter's own list is shown for them. */
function isCollection(value: unknown): boolean {
  return value instanceof Set || value instanceof Map || Array.isArray(value);
}

/**
 * The entry that a value came from: the one in force on the day when it fits, else the latest that does. Rates
 * go by the pay date, scheme values by the month, and a row may use both.
 */
function entryUsed(parameter: Parameter, on: Day, value: unknown): InForce<unknown> | undefined {
  const inForce = entryOn(parameter, on);
  if (value === undefined || isCollection(value)) return inForce;
  if (inForce !== undefined && holds(inForce.value, value)) return inForce;
  const { entries } = parameter;
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (entry !== undefined && holds(entry.value, value)) return entry;
  }
  return inForce;
}

function holds(whole: unknown, part: unknown): boolean {
  const wanted = JSON.stringify(part);
  if (JSON.stringify(whole) === wanted) return true;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.values(whole).some((each: unknown) => holds(each, part));
}

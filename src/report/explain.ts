// The explanation of one row: where each finding and each figure comes from. Origins are looked up here once;
// explain-text.ts says them in a language, explain-json.ts for programs.
import type { Day, Month } from "../core/day.ts";
import type { Decision, Head, Outcome } from "../core/decision.ts";
import type { Step, Trail } from "../core/figure.ts";
import type { Verdict } from "../core/finding.ts";
import { cell, cover, law as inLaw, type Origin } from "../core/origin.ts";
import type { Problem } from "../core/problem.ts";
import type { DuplicateLine } from "../engine/batch.ts";
import type { Law } from "../law/law.ts";
import type { Column, ColumnKind, Layout } from "../law/layout.ts";
import type { OpenStage } from "../rulings/open-stage.ts";
import { type Found, found, type Pointed } from "./origins.ts";
import type { Ruled } from "./ruled.ts";
import type { ValueKind } from "./values.ts";

/** Everything that an explanation is made from: the row decided again, with the trail switched on. */
export type Explained = Pointed & {
  readonly batch: string;
  readonly scheme: string;
  /** The mapping that its file was read by; absent where its headings are those of the layout. */
  readonly mapping?: string | undefined;
  readonly row: number;
  readonly rowRef: string;
  readonly niNumber: string;
  readonly employerId: string;
  /** The month that the row is for, with its first day. */
  readonly period: { readonly month: Month; readonly first: Day };
  /** As decisions.csv has it: a duplicate is held although the row by itself was payable. */
  readonly outcome: Outcome;
  /** Undefined for a row that was rejected: nothing was decided. */
  readonly decision: Decision | undefined;
  readonly trail: Trail;
  readonly problems: readonly Problem[];
  /** Lines of duplicates.csv that name the row. */
  readonly duplicates: readonly DuplicateLine[];
  /** What people ruled about the person in this scheme, in the order in which it came in. */
  readonly rulings: readonly Ruled[];
  /** Whose the row is, where somebody has decided that its number is two people's. */
  readonly sharer: Sharer | undefined;
  /** What somebody who is refused can do. */
  readonly appeal: Appeal;
  /** The day for which the scheme's conditions asked the law. */
  readonly on: Day;
};

type Sharer = { readonly second: boolean; readonly settled: boolean; readonly code: string };

/** The last days and rules of an appeal, or why there is none. */
export type Appeal =
  | {
      readonly kind: "until";
      readonly stage1: Day;
      readonly stage2: Day;
      readonly rule1: string;
      readonly rule2: string;
      /** Rules that list a job as not eligible are no ground for one, by this rule. */
      readonly listed: ReadonlySet<string>;
      readonly noGrounds: string;
      /** After what was decided so far. */
      readonly open: OpenStage;
    }
  | { readonly kind: "none-scheme" }
  | { readonly kind: "none-costs" }
  | { readonly kind: "unknown" };

export type SourcedValue = {
  readonly name: string;
  /** At least one. */
  readonly origins: readonly Found[];
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
  /** The clause that is quoted, where another one says the same as a whole sentence. */
  readonly quoted: string;
  /** A code with words of its own; empty for most. */
  readonly note: string;
  readonly because: readonly SourcedValue[];
  /** The condition has nothing to say of the claim. */
  readonly idle: boolean;
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
  /** The head under which this is payable; absent for what only leads there. */
  readonly head: Head | undefined;
  /** The earlier steps that it rests on. */
  readonly after: readonly number[];
};

/** Every finding with its clause and what it looked at. */
export function findingsOf(explained: Explained): readonly ExplainedFinding[] {
  return (explained.decision?.findings ?? []).map((finding) => {
    const { clauses } = explained.law;
    const own = clauses.get(finding.rule);
    const quoted = own?.sentence ?? finding.rule;
    const clause = clauses.get(quoted);
    return {
      leg: finding.leg,
      rule: finding.rule,
      verdict: finding.verdict,
      welsh: clause?.welsh ?? "",
      english: clause?.english ?? "",
      quoted,
      note: finding.note ?? "",
      because: finding.because.map((name) => sourcedOf(explained, name)),
      idle: finding.idle === true,
      caseId: finding.caseId ?? "",
    };
  });
}

/** What is behind a name: the key of a cell of the row or its cover, or the id of a parameter. */
export function sourcedOf(explained: Explained, name: string): SourcedValue {
  const { law, cells, layout } = explained;
  const parameter = law.parameters.get(name);
  if (parameter !== undefined) {
    const origins = found(askedFor(explained, name), explained, []);
    const [first] = origins;
    const value = first?.kind === "parameter" ? first.entry?.value : undefined;
    return { name, origins, valueKind: parameter.kind, value };
  }
  const column = columnOf(law.layouts.get(layout), name);
  const own = cells.has(name) || column !== undefined;
  const origins = found(own ? cell(name) : cover(name), explained, []);
  const value = own ? cells.get(name)?.value : explained.sources?.cover.get(name)?.value;
  const valueKind = own ? kindOfColumn(column) : kindOnCover(law.layouts.get(layout), name);
  return { name, origins, valueKind, value, label: labelOf(law, column, value) };
}

/** On the day on which a figure asked for it; else on that of the scheme's conditions. */
function askedFor({ trail, on }: Explained, id: string): Origin {
  for (const { origins } of trail) {
    for (const origin of Object.values(origins)) {
      if (origin.kind === "law" && origin.id === id) return origin;
    }
  }
  return inLaw(id, on, undefined);
}

/** Every step with its inputs, in the order in which it was worked out. */
function stepsOf(explained: Explained): readonly ExplainedStep[] {
  return explained.trail.map((step, at) => stepAt(explained, step, at));
}

function stepAt(explained: Explained, step: Step, at: number): ExplainedStep {
  const { law, layout, trail } = explained;
  const names = trail.slice(0, at).map(({ name }) => name);
  const { rules, unit, head, inputs: units } = step.formula;
  const inputs = Object.entries(step.inputs).map(([name, value]): SourcedValue => {
    const [origin, valueKind] = [step.origins[name], units[name]];
    if (origin === undefined || valueKind === undefined)
      throw new Error(`${step.name}: ${name} has no origin`);
    const column = origin.kind === "cell" ? columnOf(law.layouts.get(layout), origin.key) : undefined;
    const label = labelOf(law, column, value);
    return { name, origins: found(origin, explained, names), valueKind, value, label };
  });
  const after = inputs.flatMap(({ origins }) =>
    origins.flatMap((one) => (one.kind === "figure" ? [one.step] : [])),
  );
  return { number: at + 1, name: step.name, rules, inputs, valueKind: unit, value: step.value, head, after };
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

function kindOnCover(layout: Layout | undefined, key: string): ValueKind {
  return layout?.cover.find((one) => one.key === key)?.kind === "month" ? "month" : "count";
}

/** A cell that a finding looked at is shown as it was found; its kind is for programs. */
function kindOfColumn(column: Column | undefined): ValueKind {
  if (column?.kind === "decimal" && column.decimals === 2) return "hours";
  return (column && kinds[column.kind]) ?? "count";
}

/** Which steps somebody wants: all, those that lead to one head, or those of the heads that are claimed or paid. */
export type StepsWanted = Head | "all" | undefined;

/**
 * The steps that lead to what is asked for. A row of which nothing is payable by a condition of its own has none, unless they
 * are asked for.
 */
export function stepsWanted(explained: Explained, wanted: StepsWanted): readonly ExplainedStep[] {
  const steps = stepsOf(explained);
  if (wanted === "all") return steps;
  const { decision, outcome } = explained;
  if (wanted === undefined && outcome !== "payable" && outcome !== "held") return [];
  const heads = new Set(
    wanted === undefined
      ? [...(decision?.payable ?? []), ...(decision?.declared ?? [])].map(({ head }) => head)
      : [wanted],
  );
  const needed = new Set<number>();
  for (const { number, head, after } of steps.toReversed()) {
    if (!needed.has(number) && (head === undefined || !heads.has(head))) continue;
    needed.add(number);
    for (const before of after) needed.add(before);
  }
  return steps.filter(({ number }) => needed.has(number));
}

/** The findings that decided: those that are not met, else those that are unclear, else what the row brings. */
export function decidingFindings(explained: Explained): readonly ExplainedFinding[] {
  const findings = findingsOf(explained);
  for (const verdict of ["not met", "unclear"] as const) {
    const found = findings.filter((one) => one.verdict === verdict);
    if (found.length > 0) return found;
  }
  return findings.filter(({ leg }) => leg === "payment");
}

// An auditor's sample of a batch: what it is drawn from, how, and what was drawn. By money units from the lines of payments.csv, or
// at random from the rows of decisions.csv; the same seed draws the same sample on every machine.
import type { Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import { sampler, seededRandom } from "../core/random.ts";
import { moneyUnits, picksOf } from "./money-units.ts";

export const sampleMethods = ["money-unit", "random"] as const;
export type SampleMethod = (typeof sampleMethods)[number];

/** One line that may be drawn: an amount of payments.csv, or a whole row of decisions.csv with its total. */
export type SampleUnit = {
  /** Of its table, as a spreadsheet counts: the heading is line 1. */
  readonly line: number;
  readonly file: string;
  readonly row: number;
  /** Empty for a whole row. */
  readonly head: Head | "";
  readonly dueMonth: Month | undefined;
  readonly instalment: number;
  readonly recorded: Pence;
};

export type DrawnUnit = SampleUnit & {
  /** The line was drawn, or somebody asked for its row. */
  readonly why: "drawn" | "asked";
  /** The pence that were picked in it, counted over all amounts from 1; none where pence are not what is drawn. */
  readonly picks: readonly Pence[];
  /** All amounts up to and with this one. */
  readonly upTo: Pence;
};

export type AuditSample = {
  readonly method: SampleMethod;
  /** As asked for. */
  readonly size: number;
  readonly seed: string;
  /** What the sample was drawn from. */
  readonly from: readonly SampleUnit[];
  readonly total: Pence;
  /** Lines from which no money unit can be drawn: below zero, or undoing what an earlier batch posted. */
  readonly left: { readonly lines: number; readonly total: Pence };
  readonly drawn: readonly DrawnUnit[];
};

type Asked = Pick<AuditSample, "method" | "size" | "seed">;

/** Of money units only amounts above zero can be drawn; without one nothing is. The units stand in the order of their table. */
export function auditSample(units: readonly SampleUnit[], asked: Asked): AuditSample {
  return asked.method === "money-unit" ? byMoney(units, asked) : byRow(units, asked);
}

function byMoney(units: readonly SampleUnit[], asked: Asked): AuditSample {
  const from = units.filter(({ recorded }) => recorded > 0);
  const below = units.filter(({ recorded }) => recorded < 0);
  const total = sumOf(from);
  const left = { lines: below.length, total: sumOf(below) };
  if (total === 0) return { ...asked, from, total, left, drawn: [] };
  const random = seededRandom(asked.seed);
  const amounts = from.map(({ recorded }) => recorded);
  const picks = picksOf(
    amounts,
    moneyUnits(total, asked.size, () => random.below(total)),
  );
  let sum = 0;
  const drawn = from.flatMap((unit, at): readonly DrawnUnit[] => {
    sum += unit.recorded;
    const picked = picks[at] ?? [];
    return picked.length === 0 ? [] : [{ ...unit, why: "drawn", picks: picked, upTo: pence(sum) }];
  });
  return { ...asked, from, total, left, drawn };
}

function byRow(units: readonly SampleUnit[], asked: Asked): AuditSample {
  const draw = sampler<DrawnUnit>(asked.size, seededRandom(asked.seed));
  let sum = 0;
  for (const unit of units) {
    sum += unit.recorded;
    const upTo = pence(sum);
    draw.offer(() => ({ ...unit, why: "drawn", picks: [], upTo }));
  }
  const left = { lines: 0, total: pence(0) };
  return { ...asked, from: units, total: pence(sum), left, drawn: draw.drawn() };
}

function sumOf(units: readonly SampleUnit[]): Pence {
  return pence(units.reduce((sum, { recorded }) => sum + recorded, 0));
}

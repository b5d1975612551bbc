// Class 1 National Insurance by HMRC's exact method: bands of the earnings period, each product cut at three
// decimals of a pound, then a third decimal above five goes up. Rates and limits are those of the pay day.
import type { Day } from "../core/day.ts";
import { figure, lastStep, noted, steps, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { fields, law, type Origin } from "../core/origin.ts";
import type { Rate } from "../core/rate.ts";
import {
  band,
  bandAbove,
  employeeRate,
  extraNi,
  type LetterInputs,
  nothingDue,
  onBand,
  product,
  sum,
  threshold,
} from "./class-1-formulas.ts";
import { type NiCategory, type NiTable, niPrefix } from "./class-1-ni-table.ts";
import { earningsWith } from "./earnings.ts";

/** Where the steps go and where the inputs came from: the pay day that the law was asked for, the letter, the earnings. */
type NiNotes = {
  readonly trail: Trail;
  readonly on: Day;
  readonly payDate: Origin;
  readonly category: Origin;
  readonly earnings: Origin;
  /** The parameters that stand for those of employees, by their names without a prefix: those of directors. */
  readonly instead?: ReadonlyMap<string, string>;
};

/** A question's fields, for a pay day. */
export function niFields(trail: Trail, on: Day): NiNotes & { readonly extra: Origin } {
  return { trail, on, ...fields("payDate", "category", "earnings", "extra") };
}

/** The employer's contribution on the earnings of one pay period. Earnings are not below zero. */
export function employerNi(table: NiTable, category: NiCategory, earnings: Pence, notes?: NiNotes): Pence {
  return employerNiAbove(table, thresholdOf(table, category, notes), earnings, notes);
}

function thresholdOf(table: NiTable, category: NiCategory, notes: NiNotes | undefined): Pence | "nothing" {
  return figure(threshold, letterInputs(table, category), notes && letterNoted(notes));
}

function employerNiAbove(
  table: NiTable,
  from: Pence | "nothing",
  earnings: Pence,
  notes: NiNotes | undefined,
): Pence {
  if (from === "nothing") return nothing(from, notes, "ni-threshold");
  const { employerRate: rate } = table;
  const origins = notes && {
    ...steps(notes.trail, "ni-threshold"),
    rate: lawOf(notes, "employerRate"),
  };
  const below = onEarnings(table, band, earnings, from, rate, notes, origins);
  // Nearly nobody earns more; then there is nothing above to be rounded by itself.
  if (earnings <= table.upperEarningsLimit) return below;
  const first = notes && lastStep(notes.trail);
  const over = onEarnings(table, bandAbove, earnings, from, rate, notes, origins);
  return added(below, over, notes, first);
}

/** The employee's contribution on the earnings of one pay period. */
export function employeeNi(table: NiTable, category: NiCategory, earnings: Pence, notes?: NiNotes): Pence {
  const rate = figure(employeeRate, letterInputs(table, category), notes && letterNoted(notes));
  if (rate === "nothing") return nothing(rate, notes, "ni-employee-rate");
  const from = table.primaryThreshold;
  const origins = notes && {
    "ni-threshold": lawOf(notes, "primaryThreshold"),
    rate: steps(notes.trail, "ni-employee-rate")["ni-employee-rate"],
  };
  const below = onEarnings(table, band, earnings, from, rate, notes, origins);
  if (earnings <= table.upperEarningsLimit) return below;
  const first = notes && lastStep(notes.trail);
  const upperOrigins = notes && origins && { ...origins, rate: lawOf(notes, "employeeUpperRate") };
  const over = onEarnings(table, bandAbove, earnings, from, category.employeeUpperRate, notes, upperOrigins);
  return added(below, over, notes, first);
}

/** What `extra` on top of `base` costs the employer: the difference of two rounded contributions (C-10). */
export function extraEmployerNi(
  table: NiTable,
  category: NiCategory,
  base: Pence,
  extra: Pence,
  notes?: NiNotes & { readonly extra: Origin },
): Pence {
  const more = earningsWith(base, extra, notes);
  return employerNiOfMore(table, category, base, more, notes && { ...notes, more: lastStep(notes.trail) });
}

/** The same where the earnings with the extra have been added up. */
export function employerNiOfMore(
  table: NiTable,
  category: NiCategory,
  base: Pence,
  more: Pence,
  notes?: NiNotes & { readonly more: Origin },
): Pence {
  const from = thresholdOf(table, category, notes);
  const withExtra = employerNiAbove(table, from, more, notes && { ...notes, earnings: notes.more });
  const first = notes && lastStep(notes.trail);
  const without = employerNiAbove(table, from, base, notes);
  return figure(
    extraNi,
    { "employer-ni-with": withExtra, "employer-ni-without": without },
    notes &&
      noted(notes.trail, {
        "employer-ni-with": first ?? notes.more,
        "employer-ni-without": lastStep(notes.trail),
      }),
  );
}

function onEarnings(
  table: NiTable,
  part: typeof band,
  earnings: Pence,
  from: Pence,
  rate: Rate,
  notes: NiNotes | undefined,
  origins: { readonly "ni-threshold": Origin; readonly rate: Origin } | undefined,
): Pence {
  const { upperEarningsLimit: upper, rounding } = table;
  const amount = figure(
    part,
    { earnings, "ni-threshold": from, "class1.upperEarningsLimit": upper },
    notes &&
      origins &&
      noted(notes.trail, {
        earnings: notes.earnings,
        "ni-threshold": origins["ni-threshold"],
        "class1.upperEarningsLimit": lawOf(notes, "upperEarningsLimit"),
      }),
  );
  const exact = figure(
    product,
    { "ni-band": amount, rate },
    notes && origins && noted(notes.trail, { "ni-band": lastStep(notes.trail), rate: origins.rate }),
  );
  return figure(
    onBand,
    { "ni-product": exact, "class1.rounding": rounding },
    notes &&
      noted(notes.trail, {
        "ni-product": lastStep(notes.trail),
        "class1.rounding": lawOf(notes, "rounding"),
      }),
  );
}

function added(below: Pence, over: Pence, notes: NiNotes | undefined, first: Origin | undefined): Pence {
  return figure(
    sum,
    { "ni-below-upper-limit": below, "ni-above-upper-limit": over },
    notes &&
      first &&
      noted(notes.trail, { "ni-below-upper-limit": first, "ni-above-upper-limit": lastStep(notes.trail) }),
  );
}

function nothing(asks: string, notes: NiNotes | undefined, name: "ni-threshold" | "ni-employee-rate"): Pence {
  const origin = notes && steps(notes.trail, name)[name];
  return figure(
    nothingDue,
    { "letter-asks": asks },
    notes && origin && noted(notes.trail, { "letter-asks": origin }),
  );
}

function letterInputs({ categories }: NiTable, { letter }: NiCategory): LetterInputs {
  return { niCategory: letter, "class1.categories": categories };
}

function letterNoted(notes: NiNotes) {
  return noted(notes.trail, { niCategory: notes.category, "class1.categories": lawOf(notes, "categories") });
}

function lawOf({ on, payDate, instead }: NiNotes, id: string): Origin {
  return law(instead?.get(id) ?? niPrefix + id, on, payDate);
}

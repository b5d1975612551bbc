// How long somebody is entitled to sick pay in one series of spells, and whether they earn enough for it.
import { civil, type Day, dayOf } from "../core/day.ts";
import { type Formula, figure, noted } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { laws } from "../core/origin.ts";
import type { Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { countOn, dayOn } from "../law/parameters.ts";
import { refuse } from "../law/shape.ts";
import { earningsTest, type SickPayNotes } from "./sick-pay-amounts.ts";
import type { Spell } from "./sick-pay-periods.ts";

export type Entitlement = {
  /** The first day that is no longer paid because the series has lasted too long. */
  readonly ends: Day;
  /** Qualifying days gone by, waited or paid. */
  readonly qualifying: number;
  readonly paid: number;
};

type EarningsTest = {
  readonly averageWeeklyEarnings: Rate;
  readonly "sickPay.lowerEarningsLimit": Pence;
};

const reachesLimit: Formula<EarningsTest, boolean> = {
  name: earningsTest,
  unit: "yes-no",
  rules: ["ssp-manual"],
  inputs: { averageWeeklyEarnings: "money", "sickPay.lowerEarningsLimit": "money" },
  value: ({ averageWeeklyEarnings: { numerator, denominator }, "sickPay.lowerEarningsLimit": limit }) =>
    numerator >= limit * denominator,
};

/** The average, in pence and never rounded, is at least the limit, which is that of a first day of sickness. */
export function meetsLimit(
  average: Rate,
  limit: Pence,
  notes?: Pick<SickPayNotes, "trail" | "average" | "spells"> & { readonly on: Day },
): boolean {
  return figure(
    reachesLimit,
    { averageWeeklyEarnings: average, "sickPay.lowerEarningsLimit": limit },
    notes &&
      noted(notes.trail, {
        averageWeeklyEarnings: notes.average,
        ...laws(notes.on, notes.spells, "sickPay.lowerEarningsLimit"),
      }),
  );
}

/** The day on which a period of so many years from a first day has passed; after 29 February that is 1 March. */
function yearsAfter(first: Day, years: number): Day {
  const { year, month, date } = civil(first);
  const same = dayOf(year + years, month, date) ?? dayOf(year + years, month + 1, 1);
  if (same === undefined) throw new Error(`no day ${years} years after ${year}-${month}-${date}`);
  return same;
}

export function entitlementFrom(law: Law, first: Day): Entitlement {
  return {
    ends: yearsAfter(first, known(countOn(law, "sickPay.longestSeriesYears", first))),
    qualifying: 0,
    paid: 0,
  };
}

/** Below the limit until the reform, an absence that is not too old begins an entitlement on its first day from there. */
export function reformed(law: Law, spell: Spell, day: Day): Entitlement | undefined {
  if (day < known(dayOn(law, "sickPay.newEntitlementFrom", day))) return undefined;
  if (spell.first < known(dayOn(law, "sickPay.newEntitlementAbsentSince", day))) return undefined;
  return entitlementFrom(law, day);
}

/** The ends of every spell were found inside the reviewed years, so nothing between them is missing. */
export function known<Value>(value: Value | undefined): Value {
  if (value === undefined) refuse("parameters", "sickPay.*", "there is a gap inside the reviewed years");
  return value;
}

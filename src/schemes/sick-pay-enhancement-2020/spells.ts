// The absences of one person at one employer as sick pay sees them: rows that adjoin or overlap are one spell, and
// spells that are linked share their waiting days and the earnings of the first.
import type { Day, Period } from "../../core/day.ts";
import type { OtherRows } from "../../core/decision.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import { cells, law as inLaw, type Origin, otherRows, together } from "../../core/origin.ts";
import type { Law } from "../../law/law.ts";
import {
  joinedSpells,
  linksTo,
  periodOfIncapacity,
  type SickReason,
  type Spell,
} from "../../statute/sick-pay-periods.ts";

/** One row's absence, with what other rows have to know of it. */
export type Absence = Spell & {
  /** The sum of the earnings of so many weeks; no weeks = not known. */
  readonly earnings: number;
  readonly earningsWeeks: number;
  /** The last day that is written down, of the absence or of the isolation: it may go on after the row. */
  readonly expectedLast: Day;
  /** The day on which the isolation ends, by its own end or a negative test; before it the absence may go on. */
  readonly isolationLast: Day;
  /** False for somebody who is away and able to work: a carer, a traveller in quarantine. */
  readonly incapable: boolean;
  /** How it takes part in the comparison of duplicates; a row that is not eligible takes none. */
  readonly compared: Comparison;
};

/** Referred rows hold others and are not held themselves: a person decides about them in any case. */
export type Comparison = "no" | "yes" | "referred";
const comparisons: readonly Comparison[] = ["no", "yes", "referred"];

const reasons: readonly SickReason[] = ["sickness", "covid", "isolation"];
/** Follows the reasons, for who is able to work. */
const capable = reasons.length;

/** The whole numbers of a standing, in this order. They fit 32 bits. Older ledgers hold those before expectedLast. */
export const standing = [
  "absenceStart",
  "absenceEnd",
  "sickReason",
  "earnings",
  "earningsWeeks",
  "compared",
  "expectedLast",
  "isolationLast",
] as const;

/** More earnings than this make no difference to any limit. */
const mostEarnings = 0x7fffffff;

export function standingOf(absence: Absence): readonly number[] {
  return [
    absence.first,
    absence.last,
    absence.incapable ? reasons.indexOf(absence.reason) : capable,
    Math.min(absence.earnings, mostEarnings),
    absence.earningsWeeks,
    comparisons.indexOf(absence.compared),
    absence.expectedLast,
    absence.isolationLast,
  ];
}

export function absenceFrom(values: readonly number[]): Absence {
  const [first = 0, last = 0, reason = 0, earnings = 0, earningsWeeks = 0, compared = 0] = values;
  const expectedLast = values[6] ?? last;
  const isolationLast = values[7] ?? last;
  return {
    // The values were made by standingOf.
    first: first as Day,
    last: last as Day,
    reason: reasons[reason] ?? "sickness",
    earnings,
    earningsWeeks,
    incapable: reason !== capable,
    compared: comparisons[compared] ?? "no",
    expectedLast: expectedLast as Day,
    isolationLast: isolationLast as Day,
  };
}

export function overlap(a: Period, b: Period): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** What the rows of one person have in common, worked out once for all of them. */
type Group = {
  /** Each row's absence, in the order of the rows. */
  readonly absences: readonly Absence[];
  /** Those that count as spells: held duplicates do not. */
  readonly counting: ReadonlySet<Absence>;
};

type AbsencesOf = (own: Absence, others: OtherRows) => readonly Absence[];

/**
 * All absences that count as spells with a row's own. Rows that share days with one before them are held and do not
 * count, but each row counts for itself.
 */
export function absencesDesk(): AbsencesOf {
  const groups = new WeakMap<OtherRows["all"], Group>();
  return (own, { all, own: place }) => {
    const group = groups.get(all) ?? groupOf(all);
    groups.set(all, group);
    const mine = group.absences[place];
    const absences: Absence[] = [];
    for (const absence of group.counting) absences.push(absence === mine ? own : absence);
    if (mine === undefined || !group.counting.has(mine)) absences.push(own);
    return absences;
  };
}

function groupOf(rows: OtherRows["all"]): Group {
  const absences = rows.map(absenceFrom);
  const counting = new Set<Absence>();
  const kept: Absence[] = [];
  for (const absence of absences) {
    if (absence.compared !== "no") {
      // Who is referred is not held.
      if (absence.compared === "yes" && kept.some((before) => overlap(before, absence))) continue;
      kept.push(absence);
    }
    counting.add(absence);
  }
  return { absences, counting };
}

/**
 * The first day of the isolation that the row belongs to. Rows that adjoin or overlap for reasons of one kind are
 * one isolation: cutting an absence in two does not make it longer. An isolation that had ended before, by a negative
 * test or its own last day, does not go on in another (SSPE-37, 38).
 */
export function isolationFrom(own: Absence, absences: readonly Absence[]): Day {
  let first = own.first;
  for (let moved = true; moved; ) {
    moved = false;
    for (const { first: start, last, reason, isolationLast, incapable } of absences) {
      if (reason !== own.reason || !incapable || start >= first) continue;
      if (Math.min(last, isolationLast) < first - 1) continue;
      first = start;
      moved = true;
    }
  }
  return first;
}

/** The spells of the series that the row's own spell ends, and the earnings that its sick pay rests on. */
type Series = {
  readonly spells: readonly Spell[];
  readonly earnings: number;
  readonly earningsWeeks: number;
  /** The earnings are those of the row itself, and not of one before it. */
  readonly ofOwn: boolean;
};

type LinkedInputs = {
  readonly absence: Absence;
  readonly otherAbsences: readonly Absence[];
  /** What makes a period of incapacity, and how far apart two may lie: asked for the days of each absence. */
  readonly incapacity: Law;
};

const linkedFormula: Formula<LinkedInputs, readonly Spell[]> = {
  name: "linked-absences",
  unit: "day",
  rules: ["ssp-manual"],
  inputs: { absence: "day", otherAbsences: "day", incapacity: "whole" },
  value: ({ absence, otherAbsences, incapacity }) =>
    linkedSpells(incapacity, absence, [absence, ...otherAbsences]),
};

function linkedSpells(law: Law, own: Absence, absences: readonly Absence[]): readonly Spell[] {
  const all = spellsAmong(own, absences);
  const end = all.findIndex(({ first, last }) => first <= own.first && own.last <= last);
  let start = end;
  let earliest = periodOf(law, all[end]);
  for (let at = end - 1; at >= 0 && earliest !== undefined; at -= 1) {
    const period = periodOf(law, all[at]);
    if (period === undefined) continue;
    if (!linksTo(law, period.last, earliest.first)) break;
    earliest = period;
    start = at;
  }
  return all.slice(start, end + 1);
}

/**
 * Absences of somebody who is able to work are no sickness and join none; by themselves they link as every earlier
 * row does.
 */
function spellsAmong(own: Absence, absences: readonly Absence[]): readonly Spell[] {
  const sick = absences.filter((absence) => absence.incapable || absence === own);
  const spells = joinedSpells(sick.map(spellOf));
  if (sick.length === absences.length) return spells;
  const apart = joinedSpells(absences.filter((absence) => !sick.includes(absence)).map(spellOf)).filter(
    (one) => spells.every(({ first, last }) => one.last + 1 < first || last + 1 < one.first),
  );
  return [...spells, ...apart].sort((a, b) => a.first - b.first);
}

function spellOf({ first, last, reason }: Absence): Spell {
  return { first, last, reason };
}

/** Linked spells keep the earnings of the first (SPM170100); a spell that forms no period links nothing. */
export function seriesOf(law: Law, own: Absence, absences: readonly Absence[], trail?: Trail): Series {
  const spells = figure(
    linkedFormula,
    {
      absence: own,
      otherAbsences: absences.filter((absence) => absence !== own),
      incapacity: law,
    },
    trail && noted(trail, linkedOrigins(own)),
  );
  const opening = spells[0] ?? own;
  let source = own;
  for (const absence of absences) {
    if (absence.earningsWeeks > 0 && absence.first < source.first && overlap(absence, opening)) {
      source = absence;
    }
  }
  const { earnings, earningsWeeks } = source;
  return { spells, earnings, earningsWeeks, ofOwn: source === own };
}

function linkedOrigins(own: Absence): { readonly [Name in keyof LinkedInputs]: Origin } {
  const { absenceStart, absenceEnd, absenceCategory } = cells(
    "absenceStart",
    "absenceEnd",
    "absenceCategory",
  );
  return {
    absence: together(absenceStart, absenceEnd, absenceCategory),
    otherAbsences: otherRows,
    incapacity: together(
      inLaw("sickPay.longestGap", own.first, absenceStart),
      inLaw("sickPay.shortestSpell", own.first, absenceStart),
    ),
  };
}

function periodOf(law: Law, spell: Spell | undefined): Period | undefined {
  return spell === undefined ? undefined : periodOfIncapacity(law, spell);
}

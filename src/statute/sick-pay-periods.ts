// Spells of absence and the periods of incapacity for work that they form. Calendar days form a period,
// whatever days somebody works; a spell that forms none neither links nor bridges a gap.
import { addDays, type Day, lengthOf, type Period } from "../core/day.ts";
import type { Law } from "../law/law.ts";
import { countOn, dayOn, inForce, moneyOn } from "../law/parameters.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";

/**
 * Why somebody is away. "covid" is own COVID sickness, "isolation" is for somebody else in the household or a
 * contact, "shielding" is by a doctor's letter; the last two counted as incapacity only from a day on.
 */
export const sickReasons = ["sickness", "covid", "isolation", "shielding"] as const;
export type SickReason = (typeof sickReasons)[number];

export type Spell = Period & {
  readonly reason: SickReason;
  /** Where only some days are for COVID: the stretches of those days. Absent: all of them or none, by the reason. */
  readonly covidDays?: readonly Period[];
};

/** The first thing wrong with a list of spells; undefined when they are in order with a day between them. */
export function spellsFault(law: Law, spells: readonly Spell[]): NoFigure | undefined {
  let before: Spell | undefined;
  for (const spell of spells) {
    if (spell.last < spell.first) return noFigure("spell-ends-before-start", spell.first);
    for (const end of [spell.first, spell.last]) {
      if (moneyOn(law, "sickPay.weeklyRate", end) === undefined) return noFigure("no-figure-for-day", end);
    }
    if (before !== undefined && spell.first <= before.last) return noFigure("spells-overlap", spell.first);
    if (before !== undefined && spell.first === before.last + 1)
      return noFigure("spells-adjoin", spell.first);
    before = spell;
  }
  return undefined;
}

/**
 * Spells that adjoin or overlap as one, in order of their first day; the reason is that of the first. A spell that
 * is partly for COVID keeps the stretches that are.
 */
export function joinedSpells(spells: readonly Spell[]): readonly Spell[] {
  const inOrder = spells.toSorted((a, b) => a.first - b.first || a.last - b.last);
  const covid = joinedPeriods(inOrder.filter(({ reason }) => isForCovid(reason)));
  return joinedPeriods(inOrder).map((whole) => {
    const [first] = inOrder.filter((spell) => spell.first === whole.first);
    if (first === undefined) throw new Error("a spell that begins with none of its parts");
    const covidDays = covid.filter((part) => whole.first <= part.first && part.last <= whole.last);
    const [part] = covidDays;
    const all = part?.first === whole.first && part.last === whole.last;
    const { reason } = first;
    return all || part === undefined ? { ...whole, reason } : { ...whole, reason, covidDays };
  });
}

/** Periods in order of their first day; those that adjoin or overlap are one. */
function joinedPeriods(periods: readonly Period[]): readonly Period[] {
  const joined: Period[] = [];
  for (const { first, last } of periods) {
    const before = joined.at(-1);
    if (before === undefined || first > before.last + 1) joined.push({ first, last });
    else if (last > before.last) joined[joined.length - 1] = { first: before.first, last };
  }
  return joined;
}

function isForCovid(reason: SickReason): boolean {
  return reason !== "sickness";
}

/**
 * The stretches of a period of incapacity that are related to COVID (SI 2020/374, regulation 2): on their days nobody
 * waits, if they began while the rule stood.
 */
export function covidStretches({ reason, covidDays }: Spell, period: Period): readonly Period[] {
  if (covidDays === undefined) return isForCovid(reason) ? [period] : [];
  return covidDays
    .filter(({ last }) => last >= period.first)
    .map(({ first, last }) => ({ first: first < period.first ? period.first : first, last }));
}

function countsFrom(law: Law, spell: Spell): Day {
  const id =
    spell.reason === "isolation"
      ? "sickPay.covid.isolationFrom"
      : spell.reason === "shielding"
        ? "sickPay.covid.shieldingFrom"
        : undefined;
  const from = id === undefined ? undefined : dayOn(law, id, spell.last);
  return from === undefined || from < spell.first ? spell.first : from;
}

/**
 * The days of a spell that are a period of incapacity, undefined when it is too short. A spell that is too
 * short by the rule of its first day forms one from the day on which a shorter length came into force.
 */
export function periodOfIncapacity(law: Law, spell: Spell): Period | undefined {
  const whole = { first: countsFrom(law, spell), last: spell.last };
  if (whole.first > whole.last) return undefined;
  const shortest = countOn(law, "sickPay.shortestSpell", whole.first);
  if (shortest !== undefined && lengthOf(whole) >= shortest) return whole;
  const later = inForce<number>(law, "sickPay.shortestSpell", whole.last);
  if (later === undefined || later.from <= whole.first) return undefined;
  const rest = { first: later.from, last: whole.last };
  return lengthOf(rest) >= later.value ? rest : undefined;
}

/** A period links to the one before when at most so many days lie strictly between them. */
export function linksTo(law: Law, earlierLast: Day, laterFirst: Day): boolean {
  const longest = countOn(law, "sickPay.longestGap", laterFirst);
  return longest !== undefined && laterFirst <= addDays(earlierLast, longest + 1);
}

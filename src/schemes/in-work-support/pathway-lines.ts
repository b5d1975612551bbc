// The tables of pathways, of waiting from the referral to the first session, and of groups, for each provider.

import { countLines, partLine } from "./count-lines.ts";
import { type Flags, lacks, outcomeMissing } from "./flags.ts";
import type { ActivityRow, Provider } from "./rows.ts";
import { markOfPart } from "./suppression.ts";
import { type Heading, handlings, notSaid, type TableLine } from "./table-line.ts";
import type { Terms } from "./terms.ts";

/** The middle of whole numbers, in halves; undefined of none. */
export function medianInHalves(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return lower + upper;
}

/** Sessions and evidence of one pathway. Where its number of people is withheld, so is all that is part of it. */
export function pathwayLines(
  terms: Terms,
  { provider, category: group, mark }: TableLine,
  people: readonly Flags[],
): readonly TableLine[] {
  const mine = people.filter(({ row }) => (row.pathway ?? notSaid) === group);
  const over = mine.filter(({ overCap }) => overCap);
  const hidden = mark === "suppressed";
  const gap = (category: string, rule: string, missing: (row: ActivityRow) => boolean) =>
    partLine(
      terms,
      { table: "evidence-gaps", provider, group, rule },
      category,
      mine.filter(({ row }) => missing(row)).length,
      mine.length,
      hidden,
    );
  const overLine = partLine(
    terms,
    { table: "over-cap", provider, group, rule: "IWS-15" },
    "over-cap",
    over.length,
    mine.length,
    hidden,
  );
  const handled = countLines(
    terms,
    { table: "over-cap-handling", provider, group, rule: "IWS-14" },
    handlings,
    over.map(({ row }) => row.overCapHandling ?? notSaid),
  );
  return [
    overLine,
    ...(overLine.mark === "suppressed"
      ? handled.map((line) => ({ ...line, count: undefined, mark: "suppressed" as const }))
      : handled),
    gap("eligibility-evidence", "IWS-17", ({ eligibilityEvidence }) => lacks(eligibilityEvidence)),
    gap("outcome", "IWS-16", outcomeMissing),
    gap("outcome-evidence", "IWS-17", ({ outcomeEvidence }) => lacks(outcomeEvidence)),
    gap("follow-up", "IWS-26", ({ followUpDate }) => followUpDate === undefined),
  ];
}

/** The middle number of days from referral to first session. */
export function lagLines(terms: Terms, provider: Provider, people: readonly Flags[]): readonly TableLine[] {
  const lags = people.flatMap(({ lagDays }) => (lagDays === undefined ? [] : [lagDays]));
  const heading: Heading = { table: "referral-lag", provider, rule: "IWS-24" };
  const line = partLine(terms, heading, "days", lags.length, people.length);
  return [
    {
      ...line,
      percent: undefined,
      medianHalfDays: line.count === undefined ? undefined : medianInHalves(lags),
    },
  ];
}

/** Women, people of ethnic minorities, carers: counted where it was said. */
export function groupLines(terms: Terms, provider: Provider, people: readonly Flags[]): readonly TableLine[] {
  return (["female", "minorityEthnic", "carer"] as const).map((key) => {
    const said = people.filter(({ row }) => row[key] !== undefined);
    const part = said.filter(({ row }) => row[key] === true).length;
    // Those who said nothing must not be few either.
    const hidden = markOfPart(terms, said.length, people.length) === "suppressed";
    return partLine(terms, { table: "groups", provider, rule: "IWS-21" }, key, part, said.length, hidden);
  });
}

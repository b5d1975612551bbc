// Rows against people of earlier batches, by keyed hashes alone: one number under two names over months, a number that was
// put right, and a slip of a number that the ledger knows.
import { isSecond, numberOf, type PersonNumber, secondOf } from "../../../core/person.ts";
import { standingsOf } from "../../../engine/standings.ts";
import type { Law } from "../../../law/law.ts";
import type { PriorClaim } from "../../../ledger/records.ts";
import type { MatchRule, PersonRow } from "../../../people/evidence.ts";
import { matchKeys, type NameCodes, nameCodes } from "../../../people/keys.ts";
import { slipNeighbours } from "../../../people/slips.ts";
import type { Standing } from "../../../schemes/scheme.ts";
import type { ReadFile } from "../../handover/read-file.ts";
import type { RowResult } from "../../handover/row-result.ts";
import type { RowStore } from "../../handover/row-store.ts";
import type { PersonInScheme } from "../../past/known-person.ts";
import type { Facts } from "../../past/prior.ts";
import type { AskedPerson } from "../../past/questions/who.ts";
import { personRows } from "./terms.ts";

/** A row that may be somebody of an earlier batch. `prior` is undefined where only the payroll number is known again. */
export type SeenBefore = {
  readonly standing: Standing;
  readonly rule: MatchRule;
  readonly prior: PriorClaim | undefined;
  /** Whose claim it is: the row's own number or a neighbour's. */
  readonly priorPerson: PersonNumber;
};

type AskedRow = { readonly standing: Standing; readonly person: PersonRow; readonly who: AskedPerson };

/** By what a number is known of which the book has no claim, and the rule of each. */
const withoutClaim = [
  ["elsewhere", "other-council"],
  ["forgotten", "not-known-any-more"],
] as const;

/** So many rows are asked about at once. */
const together = 10_000;

/** Rows of one file whose person is not certainly that of the number, or that of another number that is known. */
export async function seenBefore(
  file: ReadFile,
  without: ReadonlySet<number>,
  law: Law,
  store: RowStore,
  facts: Facts,
): Promise<readonly SeenBefore[]> {
  const { scheme, cover, layout } = file;
  if (!hasNames(law, layout)) return [];
  if (facts.who.isSilent && facts.elsewhere.isSilent && facts.forgotten.isSilent) return [];
  const rowOf = personRows(law);
  const codes = nameCodes(law.names);
  const found: SeenBefore[] = [];
  let piece: Standing[] = [];
  const ask = async (): Promise<void> => {
    const results = store.resultsOf(piece.map(({ row }) => row));
    // Of these the number says nothing: who the person is has to be decided first.
    const unsettled = piece.filter(
      ({ row }) => results.get(row)?.isUnsettled === true && isAsked(results.get(row)),
    );
    await facts.people.learn(unsettled.flatMap(({ person }) => bothOf(person, scheme)));
    for (const standing of unsettled) {
      const [claim] = bothOf(standing.person, scheme).flatMap(
        (one) => latestOf(one.person, scheme, facts) ?? [],
      );
      found.push({
        standing,
        rule: "one-number-two-names",
        prior: claim?.claim,
        priorPerson: claim?.person ?? standing.person,
      });
    }
    for (const [fact, rule] of withoutClaim) {
      await facts[fact].learn(piece.map(({ person }) => ({ person, scheme })));
      for (const standing of piece) {
        if (!isAsked(results.get(standing.row))) continue;
        if (facts[fact].of({ person: standing.person, scheme }) === true)
          found.push({ standing, rule, prior: undefined, priorPerson: standing.person });
      }
    }
    const asked = piece.flatMap((standing): AskedRow[] => {
      const result = results.get(standing.row);
      // A row that is not payable is nobody's question; one that the book's own leg holds is shown.
      if (!isAsked(result) || result.isUnsettled) return [];
      const person = rowOf({ person: standing.person, employer: cover.employerId ?? "" }, result);
      const isKnown = facts.of(standing.person, scheme) !== undefined;
      const who = askedPerson(scheme, person, isKnown, codes, file.replaces !== undefined);
      return [{ standing, person, who }];
    });
    await facts.who.learn(asked.map(({ who }) => who));
    const met = asked.flatMap(({ standing, person, who }) => {
      const rule = facts.who.of(who);
      return rule === undefined ? [] : [{ standing, person, rule }];
    });
    const neighbours = met.filter(({ rule }) => rule === "number-slip");
    await facts.people.learn(
      neighbours.flatMap(({ standing }) =>
        nearIn(facts, scheme, standing.person).map((person) => ({ person, scheme })),
      ),
    );
    const near = await nearNumbers(neighbours, scheme, codes, facts);
    for (const { standing, rule } of met) {
      const prior = priorOf(near.get(standing.row) ?? [standing.person], rule, scheme, facts);
      // What stood of a neighbour may be gone; a payroll number is known without a claim.
      if (prior !== undefined) found.push({ standing, rule, prior: prior.claim, priorPerson: prior.person });
      else if (rule === "same-payroll-number") {
        found.push({ standing, rule, prior: undefined, priorPerson: standing.person });
      }
    }
    piece = [];
  };
  for (const standing of standingsOf(file.standings)) {
    if (without.has(standing.row)) continue;
    piece.push(standing);
    if (piece.length === together) await ask();
  }
  await ask();
  return found;
}

function isAsked(result: RowResult | undefined): result is RowResult {
  return result?.outcome === "payable" || result?.outcome === "held";
}

/** The person, and the other one where the number may be two people's. */
function bothOf(person: PersonNumber, scheme: string): readonly PersonInScheme[] {
  const all = [person, numberOf(person), secondOf(numberOf(person)) ?? person];
  return [...new Set(all)].map((one) => ({ person: one, scheme }));
}

type OfPerson = { readonly person: PersonNumber; readonly claim: PriorClaim };

function latestOf(person: PersonNumber, scheme: string, facts: Facts): OfPerson | undefined {
  const claim = facts.of(person, scheme)?.claims.at(-1);
  return claim && { person, claim };
}

/** Everybody one slip away; second people of a number only where there are any. */
function nearIn(facts: Facts, scheme: string, person: PersonNumber): readonly PersonNumber[] {
  const near = slipNeighbours(person);
  return facts.shared.of({ scheme, person: undefined }) === true
    ? near
    : near.filter((one) => !isSecond(one));
}

/** By row, the numbers one slip away that the book knows; of several as near those that stand for the row's name. */
async function nearNumbers(
  rows: readonly Pick<AskedRow, "standing" | "person">[],
  scheme: string,
  codes: NameCodes,
  facts: Facts,
): Promise<ReadonlyMap<number, readonly PersonNumber[]>> {
  const near = rows.map(({ standing, person }) => ({
    row: standing.row,
    numbers: nearIn(facts, scheme, standing.person)
      .filter((number) => facts.of(number, scheme) !== undefined)
      .map((number) => ({
        number,
        who: askedPerson(scheme, { ...person, person: number }, true, codes, false),
      })),
  }));
  const several = near.filter(({ numbers }) => numbers.length > 1);
  await facts.who.learn(several.flatMap(({ numbers }) => numbers.map(({ who }) => who)));
  return new Map(
    near.map(({ row, numbers }) => {
      const sure = numbers.length < 2 ? [] : numbers.filter(({ who }) => facts.who.of(who) === undefined);
      return [row, (sure.length > 0 ? sure : numbers).map(({ number }) => number)];
    }),
  );
}

/** A corrected return knows its own payroll numbers again: they say nothing then. */
function askedPerson(
  scheme: string,
  person: PersonRow,
  isKnown: boolean,
  codes: NameCodes,
  isCorrection: boolean,
): AskedPerson {
  const keys = matchKeys(person, codes).filter(({ kind }) => kind !== "p" || isKnown || !isCorrection);
  // Every key but those of the slips, which follow from the number.
  const said = keys.filter(({ kind }) => kind !== "s").map(({ kind, value }) => `${kind} ${value}`);
  return { scheme, id: said.join(" | "), isKnown, keys };
}

/** The latest claim of the number, or of a neighbour that the row may be. */
function priorOf(
  numbers: readonly PersonNumber[],
  rule: MatchRule,
  scheme: string,
  facts: Facts,
): OfPerson | undefined {
  if (rule === "same-payroll-number") return undefined;
  return numbers
    .flatMap((number) => (facts.of(number, scheme)?.claims ?? []).map((claim) => ({ person: number, claim })))
    .at(-1);
}

/** Whether rows of the layout have names. */
export function hasNames(law: Law, layout: string): boolean {
  return law.layouts.get(layout)?.columns.some(({ kind }) => kind === "name") === true;
}

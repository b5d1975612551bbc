// What is known only when the last row has been read: whose reference came twice, which people appear more than once.
// The rows are turned, and the totals move from one outcome to the other.
import { heads, type Outcome } from "../../core/decision.ts";
import { counter, headPlace, type TalliedRow } from "../../engine/tally.ts";
import type { Law } from "../../law/law.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { Assumed } from "../handover/assumed.ts";
import type { ReadFile } from "../handover/read-file.ts";
import { firstRuleOf, type RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Settled } from "../handover/settled.ts";
import type { Facts } from "../past/prior.ts";
import { type Comparison, compare } from "./compare.ts";
import { duplicateLines, type PlacedRow } from "./duplicate-lines.ts";
import { blocksNotCompared, firstRowsOf, peopleWithoutKeys } from "./not-compared.ts";
import { fileAt, placeOf } from "./settled-rows.ts";

export async function settle(
  files: readonly ReadFile[],
  law: Law,
  store: RowStore,
  facts: Facts,
  assumed: readonly Assumed[],
): Promise<Settled> {
  const found = await compare(files, law, store, facts, assumed);
  const first = store.resultsOf([...rowsNamed(found), ...firstRowsOf(found)]);
  const rowOf = (row: number): PlacedRow => {
    const [at, result] = [fileAt(files, row), first.get(row)];
    const file = files[at];
    if (file === undefined || result === undefined)
      throw new Error("a row that was kept cannot be found again");
    return { at, file, place: placeOf(file), result };
  };

  const changed = new Map<number, RowResult>();
  const tallies = files.map((file) => counter(file.tally));
  const change = (row: number, outcome: Outcome, rules: readonly string[]): void => {
    const { at, file, result } = rowOf(row);
    const turned = turnedInto(result, outcome, rules);
    tallies[at]?.add(tallied(file, result), -1);
    tallies[at]?.add(tallied(file, turned));
    changed.set(row, turned);
  };
  for (const row of found.rejected) change(row, "rejected", []);
  for (const { row, rules } of found.held) if (!found.heldBefore.has(row)) change(row, "held", rules);
  for (const { row, settlement } of found.meeting) {
    if (!found.heldBefore.has(row)) change(row, "held", settlement.rules);
  }
  return {
    tallies: tallies.map((tally) => tally.sum()),
    duplicates: duplicateLines(found, rowOf, law),
    changed,
    waiting: found.waiting,
    strangers: found.strangers,
    notCompared: [...blocksNotCompared(found, rowOf), ...(await peopleWithoutKeys(files, law, facts))],
  };
}

/** Every row that the comparison turns or lists. */
function rowsNamed({
  rejected,
  held,
  worthKnowing,
  meeting,
  known,
  awards,
}: Comparison): ReadonlySet<number> {
  return new Set([
    ...rejected,
    ...[...held, ...worthKnowing].flatMap(({ row, against }) =>
      against === undefined ? [row] : [row, against],
    ),
    ...[...meeting, ...known].map(({ row }) => row),
    ...awards.map(({ at }) => at),
  ]);
}

/** The same row with another outcome: nothing is payable, and the rules that turned it come first. */
function turnedInto(result: RowResult, outcome: Outcome, rules: readonly string[]): RowResult {
  const others = result.rules.split(" ").filter((rule) => rule !== "" && !rules.includes(rule));
  return {
    ...result,
    outcome,
    conditional: false,
    rules: outcome === "rejected" ? "" : [...rules, ...others].join(" "),
    payable: heads.map(() => 0),
    notClaimed: [],
    differs: "",
    payments: 0,
    forecast: { lines: 0, amount: 0 },
  };
}

function tallied({ layout }: ReadFile, result: RowResult): TalliedRow {
  const [declared, notClaimed] = [heads.map(() => 0), heads.map(() => 0)];
  for (const [at, { head }] of (schemeOfClaims(layout)?.declares ?? []).entries()) {
    declared[headPlace(head)] = result.declared[at] ?? 0;
    notClaimed[headPlace(head)] = result.notClaimed[at] ?? 0;
  }
  const { outcome, conditional, claimed, payable, payments, forecast } = result;
  const rule = firstRuleOf(result);
  return { outcome, conditional, claimed, declared, payable, notClaimed, payments, forecast, rule };
}

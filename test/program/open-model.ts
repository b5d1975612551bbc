// What is open of people, worked out anew from nothing but what was handed in and how each row was decided: a second opinion
// for laws. A row has a ground, or it is open for one of the reasons of the guidance (WFP-91, 92, C-05).

import { addMonths, day, monthOf } from "../../src/core/day.ts";
import type { PersonNumber } from "../../src/core/person.ts";
import { overrideBook, overridesFor } from "../../src/rulings/by-person.ts";
import type { CheckedDecision } from "../../src/rulings/row.ts";

export type RowSaid = {
  readonly person: PersonNumber;
  readonly outcome: string;
  /** Payment and recovery, in pence. */
  readonly amount: number;
  /** The payment rests on expected shifts. */
  readonly conditional: boolean;
  /** Six shifts or a ruling in their place. */
  readonly shows: boolean;
  /** The rule of the ruling that it could not be paid without, by its input. */
  readonly ruledBy: string | undefined;
  /** The instalment that it asks for, 0 for a lump sum, and those that were paid. */
  readonly asks: number;
  readonly instalments: readonly number[];
  /** A leaver is paid what is left, whatever the number. */
  readonly leaves: boolean;
  /** The right was recognised by a ruling: what was due before comes with it. */
  readonly late: boolean;
  readonly row: number;
  /** Of a refusal the rules that are not met. */
  readonly against: readonly string[];
};

/**
 * The same with what the person had when the row was decided, what of it was paid on expected shifts, and the rules of the
 * rulings that it could not be paid without.
 */
type DecidedRow = RowSaid & {
  readonly had: number;
  readonly hadOnExpectation: number;
  readonly needs: readonly string[];
};

type ReturnSaid<Row = DecidedRow> = {
  readonly key: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly month: number;
  readonly sequence: number;
  readonly file: string;
  readonly rows: readonly Row[];
  readonly waits: ReadonlySet<PersonNumber>;
};

export type BatchSaid<Row = DecidedRow> = {
  readonly id: string;
  readonly returns: readonly ReturnSaid<Row>[];
  readonly rulings: readonly CheckedDecision[];
};

export type OpenSaid = {
  readonly kind: "conditional" | "not-eligible-after-payment" | "correction-waits";
  readonly person: PersonNumber;
  readonly employerId: string;
  readonly month: number;
  readonly amount: number;
};

/** A row that counts, with its return and the place of its batch. */
type Counted<Row = DecidedRow> = Row & Omit<ReturnSaid, "rows" | "waits"> & { readonly batch: number };

const scheme = "social-care-payment-2022";
const firstMonth = monthOf(day("2022-06-01"));

/** Rows of the newest version of each return, and of who waits those of the version that was decided last. */
export function counted<Row extends RowSaid>(batches: readonly BatchSaid<Row>[]): readonly Counted<Row>[] {
  const versions = new Map<string, (ReturnSaid<Row> & { readonly batch: number })[]>();
  for (const [batch, { returns }] of batches.entries()) {
    for (const one of returns) versions.set(one.key, [...(versions.get(one.key) ?? []), { ...one, batch }]);
  }
  const rows: Counted<Row>[] = [];
  for (const all of versions.values()) {
    const inOrder = all.toSorted((a, b) => a.sequence - b.sequence);
    let waiting: ReadonlySet<PersonNumber> | undefined;
    for (const { rows: mine, waits, ...of } of inOrder.toReversed()) {
      const before = waiting;
      for (const row of mine) {
        if (before === undefined || before.has(row.person)) rows.push({ ...row, ...of });
      }
      waiting = new Set([...waits].filter((person) => before === undefined || before.has(person)));
      if (waiting.size === 0) break;
    }
  }
  return rows.sort(
    (a, b) =>
      a.batch - b.batch || a.month - b.month || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row),
  );
}

export const sumOf = (rows: readonly { readonly amount: number }[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0);

const instalment = 29_960;

/**
 * The rule by which a person lets an instalment through that is out of turn (WFP-52), or once more after it was taken back (WFP-92);
 * undefined where it comes in turn. One that was undone since comes again, and so does one that is left out between others.
 */
function outOfTurn(
  { asks, amount, leaves, late }: RowSaid,
  stood: readonly RowSaid[],
  wasPaid: (instalment: number) => boolean,
): string | undefined {
  const paid = stood.flatMap((one) => (one.amount > 0 ? one.instalments : [])).sort((a, b) => a - b);
  const last = paid.at(-1);
  if (amount <= 0 || last === undefined) return undefined;
  if (paid.includes(asks)) {
    // What is taken back are the first ones.
    const takenBack = paid.length - Math.floor(sumOf(stood) / instalment);
    return paid.indexOf(asks) < takenBack ? "WFP-92" : undefined;
  }
  if (asks > last + 1) return late ? undefined : "WFP-52";
  const isInTurn = leaves || asks === last + 1 || paid.some((one) => one < asks);
  return isInTurn || wasPaid(asks) ? undefined : "WFP-52";
}

/**
 * What was said with one batch more: each of its rows knows what stood of its person then. `paidOnce` are the instalments that
 * earlier batches paid to a person, undone since or not.
 */
export function saidWith(
  batches: readonly BatchSaid[],
  { returns, ...batch }: BatchSaid<RowSaid>,
  paidOnce: (person: PersonNumber) => ReadonlySet<number>,
): readonly BatchSaid[] {
  const replaced = new Set(returns.map(({ key }) => key));
  const earlier = counted(batches).filter(({ key }) => !replaced.has(key));
  const now = counted<RowSaid>([...batches, { ...batch, returns }]).filter(({ key }) => replaced.has(key));
  const decided = returns.map(({ rows, ...of }) => ({
    ...of,
    rows: rows.map((row) => {
      const stood = [
        ...earlier,
        // The employer's earlier months of the same batch come first, whoever paid them (WFP-55, 73).
        ...now.filter((one) => one.employerId === of.employerId && one.month < of.month),
      ].filter(({ person }) => person === row.person);
      const expected = sumOf(stood.filter(({ conditional }) => conditional));
      const back = sumOf(stood.filter(({ amount }) => amount < 0));
      const order = outOfTurn(row, stood, (one) => paidOnce(row.person).has(one));
      const needs = [row.ruledBy, order].filter((rule) => rule !== undefined);
      return { ...row, had: sumOf(stood), hadOnExpectation: Math.max(0, expected + back), needs };
    }),
  }));
  return [...batches, { ...batch, returns: decided }];
}

function rulingsFor(rulings: readonly CheckedDecision[], { person, employerId, month }: Counted) {
  const people = overrideBook(rulings).get(scheme);
  return overridesFor(people, person, employerId, addMonths(firstMonth, month)) ?? [];
}

const shiftRules = ["WFP-31", "WFP-33", "WFP-91", "WFP-92"];

/** What is open of one person. */
export function openOf(batches: readonly BatchSaid[], person: PersonNumber): readonly OpenSaid[] {
  const rows = counted(batches).filter((row) => row.person === person);
  const waiting = waitingOf(batches, person);
  const has = sumOf(rows);
  if (has <= 0 || !rows.some(({ amount }) => amount > 0)) return waiting;
  const rulings = (from: number) => batches.flatMap((one, at) => (at >= from ? one.rulings : []));
  const refusals = rows.filter(
    (row) =>
      row.outcome === "not-eligible" &&
      row.had > 0 &&
      rows.some(({ employerId, amount }) => employerId === row.employerId && amount > 0),
  );
  // A ruling against the claim decides about all that the employer says; one for it about its own rule.
  const [decided, settled] = [new Set<string>(), new Set<string>()];
  let refused: Counted | undefined;
  for (const row of refusals) {
    const rules = row.against.map((rule) => `${row.employerId} ${rule}`);
    if (decided.has(row.employerId) || rules.every((rule) => settled.has(rule))) continue;
    const since = rulingsFor(rulings(row.batch + 1), row).filter(({ kind }) => kind === "finding");
    const answers = since.flatMap((one) => (one.kind === "finding" && one.eligible ? [one.rule] : []));
    if (answers.length < since.length) decided.add(row.employerId);
    else if (row.against.every((rule) => answers.includes(rule))) for (const rule of rules) settled.add(rule);
    else {
      refused = row;
      break;
    }
  }
  const told = (row: Counted, kind: OpenSaid["kind"], amount: number): OpenSaid => {
    return { kind, person, employerId: row.employerId, month: row.month, amount };
  };
  if (refused !== undefined) {
    return [told(refused, "not-eligible-after-payment", has), ...waiting];
  }
  const open: OpenSaid[] = [];
  let back = -sumOf(rows.filter(({ amount }) => amount < 0));
  const listed = new Set<string>();
  for (const row of rows.filter(({ conditional, amount }) => conditional && amount > 0)) {
    const shown = rows.some(
      (one) =>
        one.shows &&
        one.employerId === row.employerId &&
        one.month >= row.month &&
        one.outcome !== "rejected" &&
        one.hadOnExpectation > 0,
    );
    if (shown) continue;
    const amount = Math.max(0, row.amount - back);
    back = Math.max(0, back - row.amount);
    if (amount <= 0) continue;
    listed.add(`${row.key} ${row.sequence}`);
    const closed = rulingsFor(rulings(row.batch), row).some(
      (one) => one.kind === "finding" && one.eligible && shiftRules.includes(one.rule),
    );
    if (!closed && !decided.has(row.employerId)) open.push(told(row, "conditional", amount));
  }
  for (const row of rows) {
    if (row.needs.length === 0 || row.amount <= 0 || listed.has(`${row.key} ${row.sequence}`)) continue;
    const ruled = rulingsFor(rulings(0), row);
    const stands = row.needs.every((rule) =>
      ruled.some((one) => one.kind === "finding" && one.eligible && one.rule === rule),
    );
    if (!stands && !decided.has(row.employerId))
      open.push(told(row, "not-eligible-after-payment", Math.min(has, row.amount)));
  }
  return [...open, ...waiting];
}

/** What stays of returns whose newest version waits for a decision about the person. */
function waitingOf(batches: readonly BatchSaid[], person: PersonNumber): readonly OpenSaid[] {
  const newest = new Map<string, ReturnSaid>();
  for (const one of batches.flatMap(({ returns }) => returns)) {
    if ((newest.get(one.key)?.sequence ?? 0) < one.sequence) newest.set(one.key, one);
  }
  return [...newest.values()]
    .filter(({ waits }) => waits.has(person))
    .flatMap(({ key, employerId, month, sequence }) => {
      const stays = counted(batches).filter(
        (row) => row.person === person && row.key === key && row.sequence < sequence,
      );
      const amount = sumOf(stays);
      return amount === 0 ? [] : [{ kind: "correction-waits" as const, person, employerId, month, amount }];
    });
}

// This month's claims of each employer against last month's: who joined, who left, who is missing, and why the
// amount is another one. The reasons add up to the difference, to the penny.
import type { Month } from "../core/day.ts";
import { type Pence, pence, poundsText } from "../core/money.ts";
import { type PersonNumber, personText } from "../core/person.ts";
import type { Rate } from "../core/rate.ts";
import { type MonthClaims, noClaims } from "./month-claims.ts";

/** Why the amount of an employer changes, in the order in which it is told. */
export const movementReasons = [
  "first-instalment", // not here last month, and paid the first instalment
  "lump-sum", // not here last month, and paid at once
  "came-back", // not here last month, and paid a later instalment
  "balance", // a leaver who is paid the rest
  "finished", // gone, and nothing more was due
  "not-payable", // still in the return, but nothing is payable this time
  "missing", // gone, although an instalment is due
  "other-amount", // here both times with another amount
] as const;
export type MovementReason = (typeof movementReasons)[number];

export const movementKinds = [
  "employer",
  "new-employer",
  "missing-employer",
  "joiner",
  "leaver",
  "missing-person",
] as const;
export type MovementKind = (typeof movementKinds)[number];

export type MovementKey = { readonly scheme: string; readonly employerId: string; readonly laCode: string };
export type EmployerMonth = MovementKey & { readonly claims: MonthClaims };

export type Change = { readonly reason: MovementReason; readonly people: number; readonly amount: Pence };

export type EmployerMovement = MovementKey & {
  readonly kind: "employer" | "new-employer" | "missing-employer";
  /** People who are paid. */
  readonly peopleBefore: number;
  readonly people: number;
  readonly amountBefore: Pence;
  readonly amount: Pence;
  /** Only those that occur, in the order of `movementReasons`; their amounts add up to the difference. */
  readonly changes: readonly Change[];
  readonly persons: readonly PersonMovement[];
};

/** A person who is to be named: somebody new, somebody who leaves, somebody who is missing. */
export type PersonMovement = {
  readonly person: PersonNumber;
  readonly reason: MovementReason;
  readonly before: Pence;
  readonly now: Pence;
};

/** A difference as large as one of these is listed as a variance. */
export type MovementThresholds = { readonly amount: Pence; readonly share: Rate };

export type Months = {
  readonly before: readonly EmployerMonth[];
  readonly now: readonly EmployerMonth[];
  /** Employers whose return is expected whatever was paid last month. */
  readonly expected: readonly MovementKey[];
  /** The number of instalments after which nothing more is due; 0 where a scheme has none and nobody is expected. */
  readonly instalments: number;
};

/** One movement for each employer of either month or of the list, in order of scheme, council and employer. */
export function compareMonths({ before, now, expected, instalments }: Months): readonly EmployerMovement[] {
  const lastMonth = new Map(before.map((each) => [keyOf(each), each]));
  const thisMonth = new Map(now.map((each) => [keyOf(each), each]));
  const all = new Map([...before, ...now, ...expected].map((each) => [keyOf(each), each]));
  const movements: EmployerMovement[] = [];
  for (const [key, { scheme, employerId, laCode }] of [...all].sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  )) {
    const was = lastMonth.get(key);
    const is = thisMonth.get(key);
    const walked = walk(was?.claims ?? noClaims, is?.claims ?? noClaims, instalments);
    // An employer whose people have all got everything need not send a return any more.
    const missed = walked.changes.some(({ reason }) => reason === "missing");
    const listed = expected.some((each) => keyOf(each) === key);
    if (is === undefined && !missed && !listed) continue;
    const kind = is === undefined ? "missing-employer" : was === undefined ? "new-employer" : "employer";
    movements.push({ scheme, employerId, laCode, kind, ...walked });
  }
  return movements;
}

function keyOf({ scheme, employerId, laCode }: MovementKey): string {
  return JSON.stringify([scheme, laCode, employerId]);
}

/** Walks along both months at once. */
function walk(
  before: MonthClaims,
  now: MonthClaims,
  instalments: number,
): Omit<EmployerMovement, keyof MovementKey | "kind"> {
  const people = movementReasons.map(() => 0);
  const amounts = movementReasons.map(() => 0);
  const persons: PersonMovement[] = [];
  let [peopleBefore, peopleNow, amountBefore, amountNow] = [0, 0, 0, 0];
  let [a, b] = [0, 0];
  while (a < before.persons.length || b < now.persons.length) {
    const was = before.persons[a] ?? Number.POSITIVE_INFINITY;
    const is = now.persons[b] ?? Number.POSITIVE_INFINITY;
    const paidBefore = was <= is ? (before.amounts[a] ?? 0) : 0;
    const paidNow = is <= was ? (now.amounts[b] ?? 0) : 0;
    const instalmentBefore = before.instalments[a] ?? 0;
    const instalmentNow = now.instalments[b] ?? 0;
    if (paidBefore !== 0) peopleBefore += 1;
    if (paidNow !== 0) peopleNow += 1;
    amountBefore += paidBefore;
    amountNow += paidNow;
    const reason = reasonOf(paidBefore, instalmentBefore, paidNow, instalmentNow, is <= was, instalments);
    if (reason !== undefined) {
      const at = movementReasons.indexOf(reason);
      people[at] = (people[at] ?? 0) + 1;
      amounts[at] = (amounts[at] ?? 0) + paidNow - paidBefore;
      if (named(reason)) {
        // Persons were packed as what they are.
        const person = (was <= is ? was : is) as PersonNumber;
        persons.push({ person, reason, before: pence(paidBefore), now: pence(paidNow) });
      }
    }
    if (was <= is) a += 1;
    if (is <= was) b += 1;
  }
  const changes = movementReasons.flatMap((reason, at) => {
    const count = people[at] ?? 0;
    return count === 0 ? [] : [{ reason, people: count, amount: pence(amounts[at] ?? 0) }];
  });
  const sums = { amountBefore: pence(amountBefore), amount: pence(amountNow) };
  return { peopleBefore, people: peopleNow, ...sums, changes, persons };
}

/** Undefined where nothing changed. `listed` = the person stands in this month's return. */
function reasonOf(
  before: number,
  instalmentBefore: number,
  now: number,
  instalmentNow: number,
  listed: boolean,
  instalments: number,
): MovementReason | undefined {
  if (before === 0) {
    if (now === 0) return undefined;
    if (instalmentNow === 0) return "lump-sum";
    return instalmentNow === 1 ? "first-instalment" : "came-back";
  }
  if (now === 0) {
    const finished = instalmentBefore === 0 || instalmentBefore >= instalments;
    if (finished) return "finished";
    return listed ? "not-payable" : "missing";
  }
  if (instalmentBefore > 0 && instalmentNow === 0) return "balance";
  return now === before ? undefined : "other-amount";
}

function named(reason: MovementReason): boolean {
  return reason !== "finished" && reason !== "other-amount";
}

/** One line of movement.csv: an employer, or one of its people. */
export type MovementLine = {
  readonly kind: MovementKind;
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  /** The eight characters that a person is known by; empty for the employer's own line. */
  readonly niNumber: string;
  readonly peopleBefore: number;
  readonly people: number;
  readonly joiners: number;
  readonly leavers: number;
  readonly missing: number;
  readonly amountBefore: Pence;
  readonly amount: Pence;
  /** amount − amountBefore. */
  readonly difference: Pence;
  /** The difference reaches one of the thresholds. */
  readonly varies: boolean;
  /** "first-instalment 3 898.80; missing 1 -299.60": they add up to the difference. */
  readonly reasons: string;
};

/** The employer's line, then the people to be named, in ascending order. */
export function* movementLines(
  movement: EmployerMovement,
  period: Month,
  thresholds: MovementThresholds,
): Generator<MovementLine> {
  const { scheme, employerId, laCode, kind, changes, peopleBefore, people, amountBefore, amount } = movement;
  const place = { scheme, employerId, laCode, period };
  const difference = pence(amount - amountBefore);
  yield {
    kind,
    ...place,
    niNumber: "",
    peopleBefore,
    people,
    joiners: countOf(changes, joined),
    leavers: countOf(changes, left),
    missing: countOf(changes, gone),
    amountBefore,
    amount,
    difference,
    varies: varies(amountBefore, difference, thresholds),
    reasons: changes.map((each) => `${each.reason} ${each.people} ${poundsText(each.amount)}`).join("; "),
  };
  for (const { person, reason, before, now } of movement.persons) {
    yield {
      kind: joined.includes(reason) ? "joiner" : left.includes(reason) ? "leaver" : "missing-person",
      ...place,
      niNumber: personText(person),
      peopleBefore: before === 0 ? 0 : 1,
      people: now === 0 ? 0 : 1,
      joiners: joined.includes(reason) ? 1 : 0,
      leavers: left.includes(reason) ? 1 : 0,
      missing: gone.includes(reason) ? 1 : 0,
      amountBefore: before,
      amount: now,
      difference: pence(now - before),
      varies: false,
      reasons: reason,
    };
  }
}

const joined: readonly MovementReason[] = ["first-instalment", "lump-sum", "came-back"];
const left: readonly MovementReason[] = ["balance"];
const gone: readonly MovementReason[] = ["missing", "not-payable"];

function countOf(changes: readonly Change[], reasons: readonly MovementReason[]): number {
  return changes.reduce((sum, { reason, people }) => (reasons.includes(reason) ? sum + people : sum), 0);
}

/** As much as the amount, or as the share of last month's amount; nothing is never a variance. */
export function varies(before: Pence, difference: Pence, { amount, share }: MovementThresholds): boolean {
  const size = Math.abs(difference);
  if (size === 0) return false;
  return size >= amount || size * share.denominator >= before * share.numerator;
}

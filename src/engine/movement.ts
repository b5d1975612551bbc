// This month's claims of each employer against last month's: who joined, who left, who is missing, and why the
// amount is another one. The reasons add up to the difference, to the penny.
import { type Pence, pence, zero } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { Rate } from "../core/rate.ts";
import { firstStranger, type MonthClaims, noClaims } from "./month-claims.ts";

/** Why the amount of an employer changes, in the order in which it is told. */
export const movementReasons = [
  "first-instalment", // not here last month, and paid the first instalment
  "lump-sum", // not here last month, and paid at once
  "came-back", // not here last month, and paid a later instalment
  "number-of-another", // not here last month, and held: the number was somebody else's then
  "balance", // a leaver who is paid the rest
  "finished", // gone, and nothing more was due
  "not-payable", // still in the return, but nothing is payable this time
  "missing", // gone, although an instalment is due
  "other-amount", // here both times with another amount
] as const;
export type MovementReason = (typeof movementReasons)[number];

export type MovementKey = { readonly scheme: string; readonly employerId: string; readonly laCode: string };
/** A file of a batch, this one where `batch` is empty. */
export type LastReturn = { readonly file: string; readonly batch: string };
export type EmployerMonth = MovementKey & {
  readonly claims: MonthClaims;
  /** The employer's newest return before this one; absent = there is none. */
  readonly lastReturn?: LastReturn | undefined;
};

export type Change = { readonly reason: MovementReason; readonly people: number; readonly amount: Pence };

export type EmployerMovement = MovementKey & {
  readonly kind: "employer" | "new-employer" | "returning-employer" | "missing-employer";
  /** Of an employer that comes back: where its last return is. */
  readonly lastReturn?: LastReturn | undefined;
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
type PersonMovement = {
  readonly person: PersonNumber;
  readonly reason: MovementReason;
  readonly before: Pence;
  readonly now: Pence;
};

/** An employer whose return of this month is not there, with what it was paid for the month before. */
export type GoneEmployer = MovementKey & {
  readonly people: number;
  readonly amount: Pence;
  /** Those of them to whom a further instalment is due. */
  readonly peopleDue: number;
  readonly amountDue: Pence;
};

/** A difference as large as one of these is listed as a variance. */
export type MovementThresholds = { readonly amount: Pence; readonly share: Rate };

type Months = {
  readonly before: readonly EmployerMonth[];
  readonly now: readonly EmployerMonth[];
  readonly gone: readonly GoneEmployer[];
  /** The number of instalments after which nothing more is due. */
  readonly instalments: number;
};

/**
 * One movement for each employer of this month, then one for each whose return is missing: an employer whose people
 * have all got everything need not send a return any more. In order of scheme, council and employer.
 */
export function compareMonths({ before, now, gone, instalments }: Months): readonly EmployerMovement[] {
  const lastMonth = new Map(before.map((each) => [keyOf(each), each]));
  const movements: EmployerMovement[] = [];
  for (const { scheme, employerId, laCode, claims, lastReturn } of now) {
    const key = { scheme, employerId, laCode };
    const was = lastMonth.get(keyOf(key));
    const back = was === undefined && lastReturn !== undefined;
    const kind = back ? "returning-employer" : was === undefined ? "new-employer" : "employer";
    const last = back ? { lastReturn } : {};
    movements.push({ ...key, kind, ...last, ...walk(was?.claims ?? noClaims, claims, instalments) });
  }
  for (const employer of gone) if (employer.peopleDue > 0) movements.push(missingEmployer(employer));
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return movements.sort((a, b) => order(keyOf(a), keyOf(b)));
}

/** The employer's people are counted and not named: their claims may be on the way. */
function missingEmployer({ scheme, employerId, laCode, ...was }: GoneEmployer): EmployerMovement {
  const finished = was.people - was.peopleDue;
  const changes: Change[] = [{ reason: "missing", people: was.peopleDue, amount: pence(-was.amountDue) }];
  if (finished > 0) {
    changes.unshift({ reason: "finished", people: finished, amount: pence(was.amountDue - was.amount) });
  }
  const sums = { peopleBefore: was.people, people: 0, amountBefore: was.amount, amount: zero };
  return { scheme, employerId, laCode, kind: "missing-employer", ...sums, changes, persons: [] };
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
    const [listed, stranger] = [is <= was, is < was && is >= firstStranger];
    const reason = reasonOf(
      paidBefore,
      instalmentBefore,
      paidNow,
      instalmentNow,
      listed,
      instalments,
      stranger,
    );
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
  stranger: boolean,
): MovementReason | undefined {
  if (before === 0) {
    if (now === 0) return stranger ? "number-of-another" : undefined;
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

/** As much as the amount, or as the share of last month's amount; nothing is never a variance. */
export function varies(before: Pence, difference: Pence, { amount, share }: MovementThresholds): boolean {
  const size = Math.abs(difference);
  if (size === 0) return false;
  return size >= amount || size * share.denominator >= before * share.numerator;
}

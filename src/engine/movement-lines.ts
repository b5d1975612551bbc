// The lines of movement.csv: employers with their changes by kind, people who joined or left beside them, and what is worth a look.
import type { Month } from "../core/day.ts";
import { type Pence, pence, penceFromText, poundsText, zero } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import {
  type Change,
  type EmployerMovement,
  type MovementReason,
  type MovementThresholds,
  movementReasons,
  varies,
} from "./movement.ts";

export const movementKinds = [
  "employer",
  "new-employer",
  "returning-employer", // its return for the month before is not there, an earlier one is
  "missing-employer",
  "joiner",
  "leaver",
  "missing-person",
  "unpaid-person",
] as const;
type MovementKind = (typeof movementKinds)[number];

/** One line of movement.csv: an employer, or one of its people. */
export type MovementLine = {
  readonly kind: MovementKind;
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
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
} & PersonPlace;

/** The reasons of an employer's line, as `movementLines` has written them. */
export function changesIn({ reasons }: MovementLine): readonly Change[] {
  if (reasons === "") return [];
  return reasons.split("; ").map((text) => {
    const [name, people, amount = ""] = text.split(" ");
    const reason = movementReasons.find((one) => one === name);
    if (reason === undefined) throw new Error(`no reason of a movement: ${text}`);
    return { reason, people: Number(people), amount: penceFromText(amount) ?? zero };
  });
}

/**
 * Where somebody stands: a row of this month's file, or else of the earlier batch's. All empty or 0 for an employer, but for the
 * file and the batch of the last return of one that comes back.
 */
export type PersonPlace = {
  /** Empty for people of last month's return only: the ledger keeps no names, the row says who. */
  readonly niNumber: string;
  readonly file: string;
  readonly row: number;
  /** Empty for this batch. */
  readonly batch: string;
};

/** The employer's line, then the people to be named, in ascending order. */
export function* movementLines(
  movement: EmployerMovement,
  period: Month,
  thresholds: MovementThresholds,
  placeOf: (person: PersonNumber) => PersonPlace,
): Generator<MovementLine> {
  const { scheme, employerId, laCode, kind, changes, peopleBefore, people, amountBefore, amount } = movement;
  const place = { scheme, employerId, laCode, period };
  const difference = pence(amount - amountBefore);
  yield {
    kind,
    ...place,
    ...nowhere,
    ...movement.lastReturn,
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
      kind: kindOf(reason),
      ...place,
      ...placeOf(person),
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

const nowhere: PersonPlace = { niNumber: "", file: "", row: 0, batch: "" };
const joined: readonly MovementReason[] = ["first-instalment", "lump-sum", "came-back", "number-of-another"];
const left: readonly MovementReason[] = ["balance"];
const gone: readonly MovementReason[] = ["missing"];

function kindOf(reason: MovementReason): MovementKind {
  if (joined.includes(reason)) return "joiner";
  if (left.includes(reason)) return "leaver";
  return gone.includes(reason) ? "missing-person" : "unpaid-person";
}

function countOf(changes: readonly Change[], reasons: readonly MovementReason[]): number {
  return changes.reduce((sum, { reason, people }) => (reasons.includes(reason) ? sum + people : sum), 0);
}

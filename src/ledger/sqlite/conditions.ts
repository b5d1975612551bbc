// What is open of people in the book: lines that opened or closed a matter, against what stands of the person's payments.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { type Pence, pence } from "../../core/money.ts";
import {
  type ConditionKind,
  type ConditionPlace,
  conditionKinds,
  type NewCondition,
  type OpenCondition,
  rulingCounts,
} from "../conditions.ts";
import type { BatchEntry } from "../new-batch.ts";
import { headNumber } from "./codes.ts";
import { numberAt, numberOrNothingAt, query, textAt, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { month, notUndone, replaced, withdrawn } from "./stored.ts";

const payment = headNumber("PAYMENT");
const recovery = headNumber("RECOVERY");

/** A row of the table, after its id and its batch. */
export function conditionRow(
  one: NewCondition,
  submission: number,
  person: number,
  scheme: number,
): readonly SQLInputValue[] {
  return [submission, person, scheme, one.kind, one.month, one.amount, one.sheet, one.row, one.about];
}

type Line = {
  readonly kind: ConditionKind;
  readonly amount: number;
  readonly batch: number;
  readonly submission: number;
  readonly condition: Pick<OpenCondition, "employerId" | "laCode" | "period" | "since" | "about">;
};

/** The questions, prepared when they are asked: only people of whom something was ever open are looked at. */
export function conditionReader(database: DatabaseSync, hashOf: PersonHash) {
  /** The submissions and people of which something stays, although a new version of the return is about to come. */
  const staying = (waits: NonNullable<BatchEntry["waits"]>): ReadonlySet<string> => {
    const idOf = query(database, "SELECT id FROM person WHERE key = ?");
    return new Set(
      waits.flatMap(({ replaced: of, persons }) => {
        const people = persons.flatMap((person) => idOf.all(hashOf(person)).map((row) => numberAt(row, 0)));
        return people.flatMap((person) => of.map((submission) => `${submission} ${person}`));
      }),
    );
  };
  return {
    latestMonth() {
      const found = query(
        database,
        `SELECT max(period) FROM submission AS s WHERE NOT ${withdrawn("s.batch")}`,
      ).first();
      const latest = found === undefined ? undefined : numberOrNothingAt(found, 0);
      return latest === undefined ? undefined : month(latest);
    },
    openConditions(
      scheme: string,
      without: ReadonlySet<number>,
      waits: NonNullable<BatchEntry["waits"]> = [],
    ): readonly OpenCondition[] {
      const stays = staying(waits);
      const counts = (person: number, submission: number): boolean =>
        !without.has(submission) || stays.has(`${submission} ${person}`);
      const lines = query(
        database,
        `SELECT o.person, o.kind, o.pence, o.batch, s.employer, s.council, s.period, b.id, i.file, o.row, o.about, o.submission
        FROM open_condition AS o JOIN submission AS s ON s.id = o.submission
        JOIN batch AS b ON b.sequence = o.batch JOIN input AS i ON i.id = s.input
        WHERE o.scheme = (SELECT id FROM scheme WHERE name = ?) AND NOT ${withdrawn("o.batch")} 
        AND (NOT ${replaced("s")} OR EXISTS (SELECT 1 FROM posting AS p INDEXED BY posting_submission
          WHERE p.submission = o.submission AND p.person = o.person AND ${notUndone("p")}))
        ORDER BY o.person, o.id`,
      );
      const money = query(
        database,
        `SELECT p.head, p.pence, b.id, i.file, p.row, p.submission FROM posting AS p INDEXED BY posting_person
        JOIN submission AS s ON s.id = p.submission JOIN batch AS b ON b.sequence = s.batch
        JOIN input AS i ON i.id = s.input
        WHERE p.person = ? AND p.scheme = (SELECT id FROM scheme WHERE name = ?) AND p.head IN (${payment}, ${recovery})
        AND ${notUndone("p")} ORDER BY p.id`,
      );
      const rulings = query(
        database,
        `SELECT code, details, batch FROM decision AS d WHERE person = ? AND scheme = (SELECT id FROM scheme WHERE name = ?)
        AND NOT ${withdrawn("d.batch")} ORDER BY id`,
      );
      const people = new Map<number, Line[]>();
      for (const row of lines.all(scheme)) {
        const person = numberAt(row, 0);
        if (!counts(person, numberAt(row, 11))) continue;
        const list = people.get(person) ?? [];
        list.push(lineOf(row));
        people.set(person, list);
      }
      return [...people].flatMap(([person, of]) => {
        const posted = money.all(person, scheme).filter((row) => counts(person, numberAt(row, 5)));
        const decided = rulings.all(person, scheme);
        return stillOpen(of, posted).map(({ line, kind, amount, paid }) => ({
          ...line.condition,
          kind,
          amount,
          paid,
          rulings: decided
            .filter((row) => rulingCounts(kind, numberAt(row, 2), line.batch))
            .map((row) => ({ code: textAt(row, 0), details: textAt(row, 1) })),
        }));
      });
    },
  };
}

function lineOf(row: Values): Line {
  const kind = conditionKinds.find((one) => one === textAt(row, 1));
  if (kind === undefined) throw new Error(`nobody opens ${textAt(row, 1)}`);
  return {
    kind,
    amount: numberAt(row, 2),
    batch: numberAt(row, 3),
    submission: numberAt(row, 11),
    condition: {
      employerId: textAt(row, 4),
      laCode: textAt(row, 5),
      period: month(numberAt(row, 6)),
      since: { batchId: textAt(row, 7), file: textAt(row, 8), row: numberAt(row, 9) },
      about: textAt(row, 10),
    },
  };
}

type Open = {
  readonly line: Line;
  readonly kind: OpenCondition["kind"];
  readonly amount: Pence;
  readonly paid: ConditionPlace;
};

/**
 * What a line below zero closes is closed; what was taken back closes the oldest first. Of refusals only so much is open
 * as the person still has, and the first of them tells of it.
 */
function stillOpen(lines: readonly Line[], posted: readonly Values[]): readonly Open[] {
  let [has, takenBack] = [0, 0];
  let paid: ConditionPlace | undefined;
  for (const row of posted) {
    const amount = numberAt(row, 1);
    has += amount;
    if (numberAt(row, 0) === recovery) takenBack -= amount;
    else paid = { batchId: textAt(row, 2), file: textAt(row, 3), row: numberAt(row, 4) };
  }
  if (paid === undefined || has <= 0) return [];
  // The same money is open once: a refusal is about all of it.
  const refused = lines.find(({ kind, amount }) => kind === "paid-not-eligible" && amount !== 0);
  if (refused !== undefined) return [{ line: refused, kind: refused.kind, amount: pence(has), paid }];
  const open: Open[] = [];
  for (const line of lines) {
    if (line.kind !== "expected-shifts" || line.amount < 0 || shown(lines, line)) continue;
    const amount = Math.max(0, line.amount - takenBack);
    takenBack = Math.max(0, takenBack - line.amount);
    if (amount > 0) open.push({ line, kind: line.kind, amount: pence(amount), paid });
  }
  const listed = new Set(open.map(({ line }) => line.submission));
  for (const line of lines) {
    if (line.kind !== "paid-not-eligible" || line.amount !== 0 || listed.has(line.submission)) continue;
    const { row } = line.condition.since;
    const mine = posted.filter((one) => numberAt(one, 5) === line.submission && numberAt(one, 4) === row);
    const amount = Math.min(
      has,
      mine.reduce((sum, one) => (numberAt(one, 0) === payment ? sum + numberAt(one, 1) : sum), 0),
    );
    if (amount > 0) open.push({ line, kind: "rests-on-ruling", amount: pence(amount), paid });
  }
  return open;
}

/** Whether a return of the same month or a later one closes the line. */
function shown(lines: readonly Line[], { kind, condition }: Line): boolean {
  return lines.some((one) => one.kind === kind && one.amount < 0 && one.condition.period >= condition.period);
}

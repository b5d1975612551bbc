// What is open of people: lines that opened or closed a matter, against what stands of the person's payments.
import { type Pence, pence } from "../../core/money.ts";
import {
  type ConditionLine,
  type ConditionPlace,
  type OpenCondition,
  rulingCounts,
  waitsForPerson,
} from "../conditions.ts";
import type { BookRuling, PersonLines, PostingLine } from "../records.ts";
import { notUndone } from "./claims.ts";

/** What stands of a person's money; of the batch that is being made, too. */
type MoneyLine = Pick<
  PostingLine,
  | "head"
  | "amount"
  | "submission"
  | "layout"
  | "employerId"
  | "laCode"
  | "period"
  | "returnBatchId"
  | "file"
  | "row"
>;

/** What there is to say of one person's open matters, in the order of the book: nothing of it is undone or replaced. */
export type PersonMatters = {
  readonly lines: readonly Omit<ConditionLine, "personKey" | "isReplaced">[];
  readonly postings: readonly MoneyLine[];
  /** With the number of the batch that each was handed in with, and its row. */
  readonly rulings: readonly Pick<BookRuling, "batch" | "code" | "details" | "batchId" | "file" | "row">[];
};

/** A refusal of somebody who was paid, with what people have decided about the person since. */
type Refusal = Pick<OpenCondition, "employerId" | "period" | "about" | "rulings">;

/** Whether rulings settle a refusal: the whole claim with that employer, or the rules that the refusal names. */
export type Settles = (refusal: Refusal) => "claim" | "rules" | undefined;

/** `people` and `rulings` are those of the scheme of everybody of whom there is a line; `counts` leaves returns out. */
export function openConditions(
  lines: readonly ConditionLine[],
  people: readonly PersonLines[],
  rulings: readonly BookRuling[],
  settles: Settles,
  counts: (personKey: string, submission: number) => boolean = everything,
): readonly OpenCondition[] {
  return [...mattersOfPeople(lines, people, rulings, counts).values()].flatMap((one) =>
    openOfPerson(one, settles),
  );
}

/** The same person by person, before it is said what is open; whoever has neither a line nor money nor a ruling is not in it. */
export function mattersOfPeople(
  lines: readonly ConditionLine[],
  people: readonly PersonLines[],
  rulings: readonly BookRuling[],
  counts: (personKey: string, submission: number) => boolean = everything,
): ReadonlyMap<string, PersonMatters> {
  const posted = new Map(people.map(({ personKey, postings }) => [personKey, notUndone(postings)]));
  const ofPeople = new Map<string, ConditionLine[]>();
  for (const line of lines) {
    // Of who waits for a decision the replaced version still stands.
    const stands = posted.get(line.personKey)?.some(({ submission }) => submission === line.submission);
    if ((line.isReplaced && stands !== true) || !counts(line.personKey, line.submission)) continue;
    const mine = ofPeople.get(line.personKey);
    if (mine === undefined) ofPeople.set(line.personKey, [line]);
    else mine.push(line);
  }
  const ruled = Map.groupBy(rulings, ({ personKey }) => personKey);
  return new Map(
    [...new Set([...ofPeople.keys(), ...posted.keys(), ...ruled.keys()])].map((personKey) => {
      const money = (posted.get(personKey) ?? []).filter(({ submission }) => counts(personKey, submission));
      const [mine, own] = [ofPeople.get(personKey) ?? [], ruled.get(personKey) ?? []];
      return [personKey, { lines: mine, postings: money, rulings: own }];
    }),
  );
}

/** What is open of one person. */
export function openOfPerson(
  { lines, postings, rulings }: PersonMatters,
  settles: Settles,
): readonly OpenCondition[] {
  const ruled = (kind: OpenCondition["kind"], line: Line) =>
    rulings
      .filter(({ batch }) => rulingCounts(kind, batch, line.batch))
      .map(({ code, details }) => ({ code, details }));
  const settledBy = (line: Line) => settles({ ...line, rulings: ruled("paid-not-eligible", line) });
  return stillOpen(lines.toSorted(byTime), postings, settledBy).map(({ line, kind, amount, paid }) => ({
    kind,
    employerId: line.employerId,
    laCode: line.laCode,
    period: line.period,
    amount,
    since: { batchId: line.batchId, file: line.file, row: line.row },
    paid,
    about: line.about,
    rulings: ruled(kind, line),
  }));
}

/** Batch by batch, and in one batch by month, whatever its files are called. */
function byTime(a: Line, b: Line): number {
  if (a.batch !== b.batch) return a.batch < b.batch ? -1 : 1;
  if (a.period !== b.period) return a.period - b.period;
  const [one, other] = [a, b].map(({ employerId, laCode }) => JSON.stringify([employerId, laCode]));
  return one === other ? a.row - b.row : String(one) < String(other) ? -1 : 1;
}

const everything = () => true;

type Line = PersonMatters["lines"][number];

type Open = {
  readonly line: Line;
  readonly kind: OpenCondition["kind"];
  readonly amount: Pence;
  readonly paid: ConditionPlace;
};

/**
 * What a line below zero closes is closed; what was taken back closes the oldest first. Of refusals only so much is open
 * as the person still has, and the first that nobody has settled tells of it.
 */
function stillOpen(
  lines: readonly Line[],
  posted: readonly MoneyLine[],
  settledBy: (line: Line) => ReturnType<Settles>,
): readonly Open[] {
  const waiting = lines
    .filter(({ about }) => about === waitsForPerson)
    .flatMap((line) => staying(line, posted));
  let [has, takenBack] = [0, 0];
  let paid: ConditionPlace | undefined;
  for (const one of posted) {
    if (one.head !== "PAYMENT" && one.head !== "RECOVERY") continue;
    has += one.amount;
    if (one.head === "RECOVERY") takenBack -= one.amount;
    else paid = placeOf(one);
  }
  if (paid === undefined || has <= 0) return waiting;
  const { refused, decided } = refusalIn(lines, posted, settledBy);
  // The same money is open once: a refusal is about all of it.
  if (refused !== undefined) {
    return [{ line: refused, kind: "paid-not-eligible", amount: pence(has), paid }, ...waiting];
  }
  const open: Open[] = [];
  for (const line of lines) {
    if (line.kind !== "expected-shifts" || line.amount < 0 || shown(lines, line)) continue;
    const amount = Math.max(0, line.amount - takenBack);
    takenBack = Math.max(0, takenBack - line.amount);
    if (amount > 0 && !decided.has(line.employerId)) {
      open.push({ line, kind: line.kind, amount: pence(amount), paid });
    }
  }
  const listed = new Set(open.map(({ line }) => line.submission));
  for (const line of lines) {
    if (line.kind !== "paid-not-eligible" || line.amount !== 0 || line.about === waitsForPerson) continue;
    if (listed.has(line.submission) || decided.has(line.employerId)) continue;
    const sum = posted.reduce(
      (all, { head, submission, row, amount }) =>
        head === "PAYMENT" && submission === line.submission && row === line.row ? all + amount : all,
      0,
    );
    const amount = Math.min(has, sum);
    if (amount > 0) open.push({ line, kind: "rests-on-ruling", amount: pence(amount), paid });
  }
  return [...open, ...waiting];
}

/**
 * The first refusal that is open, and the employers of whose claims somebody has decided since they refused. Of another job
 * than what was paid for a refusal says nothing; nor is it new where it names only rules that were settled before.
 */
function refusalIn(
  lines: readonly Line[],
  posted: readonly MoneyLine[],
  settledBy: (line: Line) => ReturnType<Settles>,
): { readonly refused: Line | undefined; readonly decided: ReadonlySet<string> } {
  const [decided, settled] = [new Set<string>(), new Set<string>()];
  for (const line of lines) {
    const { kind, amount, employerId, about } = line;
    if (kind !== "paid-not-eligible" || amount <= 0 || decided.has(employerId) || shown(lines, line))
      continue;
    if (!posted.some((one) => one.head === "PAYMENT" && one.employerId === employerId)) continue;
    const rules = about.split(" ").map((rule) => JSON.stringify([employerId, rule]));
    if (rules.every((rule) => settled.has(rule))) continue;
    const by = settledBy(line);
    if (by === undefined) return { refused: line, decided };
    if (by === "claim") decided.add(employerId);
    else for (const rule of rules) settled.add(rule);
  }
  return { refused: undefined, decided };
}

/** What stays of the earlier versions of a return, to the person; of a file of on-costs, to the employer. */
function staying(line: Line, posted: readonly MoneyLine[]): readonly Open[] {
  const mine = posted.filter(
    ({ layout, employerId, laCode, period }) =>
      layout === line.layout &&
      employerId === line.employerId &&
      laCode === line.laCode &&
      period === line.period,
  );
  const [last, toPerson] = [mine.at(-1), mine.filter(isOfPerson)];
  const amount = (toPerson.length > 0 ? toPerson : mine).reduce((sum, one) => sum + one.amount, 0);
  if (last === undefined || amount === 0) return [];
  return [{ line, kind: waitsForPerson, amount: pence(amount), paid: placeOf(last) }];
}

/** What the person has of it; the rest are costs of the employer. */
function isOfPerson({ head }: Pick<MoneyLine, "head">): boolean {
  return head === "PAYMENT" || head === "TOPUP" || head === "RECOVERY";
}

function placeOf({ returnBatchId: batchId, file, row }: MoneyLine): ConditionPlace {
  return { batchId, file, row };
}

type Shifts = Pick<ConditionLine, "kind" | "amount" | "about" | "employerId" | "period" | "isReplaced">;

/** Whether one person's lines are all about payments on expected shifts, and returns that stand have shown each of them. */
export function areShown(lines: readonly Shifts[]): boolean {
  const closing = lines.filter(({ amount, isReplaced }) => amount < 0 && !isReplaced);
  return lines.every((one) => one.kind === "expected-shifts" && (one.amount < 0 || shown(closing, one)));
}

/** Whether a return of the same employer for the same month or a later one closes the line, for what it says against the payment. */
export function shown(
  lines: readonly Omit<Shifts, "isReplaced">[],
  { kind, employerId, period, about }: Omit<Shifts, "amount" | "isReplaced">,
): boolean {
  return lines.some(
    (one) =>
      one.kind === kind &&
      one.amount < 0 &&
      one.about === about &&
      one.employerId === employerId &&
      one.period >= period,
  );
}

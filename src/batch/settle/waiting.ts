// Who waits: people about whom a new version of a return cannot be decided without a person (refer, held). What stands of
// them in the version before stays, with all that it pays, until somebody has decided.
import type { Head, Outcome } from "../../core/decision.ts";
import { pence, poundsText } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import type { StoodPosting } from "../../ledger/audit-lines.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";
import type { PriorClaim } from "../../ledger/records.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Waiting, WaitingInFile } from "../handover/settled.ts";
import type { Facts } from "../past/prior.ts";
import type { ReturnAmong } from "../past/questions/month-before.ts";
import { peopleIn, personIn } from "./people-in.ts";
import { placeOf } from "./settled-rows.ts";

/** Asks the book what stands of returns that files take the place of, before it is known who waits. */
export async function learnWaiting(files: readonly ReadFile[], store: RowStore, facts: Facts): Promise<void> {
  const replacing = files.filter(mayWait);
  await facts.stoodPostings.learn(replacing.map((file) => asReplaced(file, peopleIn(file, store))));
}

function mayWait({ replaces, refused, superseded }: ReadFile): boolean {
  return replaces !== undefined && !refused && !superseded;
}

function asReplaced(file: ReadFile, among: ReadonlySet<PersonNumber>): ReturnAmong {
  const { scheme, employerId, laCode, period } = placeOf(file);
  return { version: { scheme, layout: file.layout, employerId, laCode, period }, among };
}

/** By the places of the files; only files and people of whom something stays are in it. */
export function waitingIn(
  files: readonly ReadFile[],
  outcomeOf: (row: number, result: RowResult) => Outcome,
  store: RowStore,
  facts: Facts,
): Waiting {
  const found = new Map<number, WaitingInFile>();
  for (const [at, file] of files.entries()) {
    if (!mayWait(file)) continue;
    const waiting = waitingInFile(file, outcomeOf, store, facts);
    if (waiting.size > 0) found.set(at, waiting);
  }
  for (const [at, people] of found) {
    if (files[at]?.takesBack !== true) continue;
    const stays = new Map([...people].filter(([person]) => !isUndoneWithPayment(found, at, person)));
    if (stays.size === 0) found.delete(at);
    else found.set(at, stays);
  }
  return found;
}

/**
 * What was taken back goes with the payment that it took back: when that comes anew, nobody owes what nobody paid. Where the
 * payment stays, so does what was taken back.
 */
function isUndoneWithPayment(found: Waiting, at: number, person: PersonNumber): boolean {
  const of = (place: number, head: Head): boolean =>
    found
      .get(place)
      ?.get(person)
      ?.some((posting) => posting.head === head) === true;
  return of(at, "RECOVERY") && ![...found.keys()].some((other) => other !== at && of(other, "PAYMENT"));
}

const forAPerson: ReadonlySet<Outcome> = new Set(["refer", "held"]);

function waitingInFile(
  file: ReadFile,
  outcomeOf: (row: number, result: RowResult) => Outcome,
  store: RowStore,
  facts: Facts,
): WaitingInFile {
  const [asked, settled] = [new Set<PersonNumber>(), new Set<PersonNumber>()];
  for (const { row, result } of store.between(file.firstRow, file.firstRow + file.rows)) {
    const outcome = outcomeOf(row, result);
    const person = forAPerson.has(outcome) || outcome === "payable" ? personIn(result) : undefined;
    if (person === undefined) continue;
    // Another row of the person brings money: it takes the place of what stood.
    (outcome === "payable" ? settled : asked).add(person);
  }
  const waiting = new Set([...asked].filter((person) => !settled.has(person)));
  if (waiting.size === 0) return new Map();
  const stood = facts.stoodPostings.of(asReplaced(file, waiting)) ?? [];
  const found = new Map<PersonNumber, StoodPosting[]>();
  for (const posting of stood) {
    if (!waiting.has(posting.person)) continue;
    const mine = found.get(posting.person);
    if (mine === undefined) found.set(posting.person, [posting]);
    else mine.push(posting);
  }
  return found;
}

/** The rows by which people are paid who wait in files other than this one, as claims of earlier batches. */
export function claimsOfWaiting(
  waiting: Waiting,
  files: readonly ReadFile[],
  person: PersonNumber,
  except: ReadFile,
): readonly PriorClaim[] {
  return [...waiting].flatMap(([at, people]) => {
    const [file, postings] = [files[at], people.get(person)];
    if (file === undefined || file === except || file.scheme !== except.scheme || postings === undefined)
      return [];
    const { employerId, laCode, period } = placeOf(file);
    return rowsOf(postings).map((claim) => ({ ...claim, submission: 0, employerId, laCode, period }));
  });
}

/** Payments only, row by row. */
function rowsOf(
  postings: readonly StoodPosting[],
): readonly Omit<PriorClaim, "submission" | "employerId" | "laCode" | "period">[] {
  const rows = new Map<string, Omit<PriorClaim, "submission" | "employerId" | "laCode" | "period">>();
  for (const { head, batchId, file, sheet, row, amount, instalment, standing } of postings) {
    if (head !== "PAYMENT" && head !== "TOPUP") continue;
    const key = JSON.stringify([batchId, file, sheet, row]);
    const before = rows.get(key);
    rows.set(key, {
      ...{ batchId, file, sheet, row },
      amount: pence((before?.amount ?? 0) + amount),
      instalments: [...(before?.instalments ?? []), ...(instalment === 0 ? [] : [instalment])],
      standing: standing.length > 0 ? standing : (before?.standing ?? []),
    });
  }
  return [...rows.values()];
}

/** Says once for a file what stays of everybody who waits in it. */
export function waitingProblem(file: string, people: WaitingInFile | undefined): Problem | undefined {
  if (people === undefined) return undefined;
  const sum = [...people.values()].flat().reduce((total, { amount }) => total + amount, 0);
  return fileProblem("correction-waits", file, {
    found: poundsText(pence(sum)),
    expected: String(people.size),
  });
}

/** The same as the ledger is told it: of whom something stays in the versions that a file takes the place of. */
export function waitsOf(files: readonly ReadFile[], waiting: Waiting): NonNullable<BatchEntry["waits"]> {
  return [...waiting].flatMap(([at, people]) => {
    const replaced = files[at]?.replaces;
    return replaced === undefined ? [] : [{ replaced, persons: [...people.keys()] }];
  });
}

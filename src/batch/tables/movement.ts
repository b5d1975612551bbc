// movement.csv: the month of each employer of the batch against the month before, as the ledger has it.
import { addMonths, daysOf } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { firstNobody, numberText, type PersonNumber } from "../../core/person.ts";
import { firstStranger, type MonthClaims, monthClaims, type PaidPerson } from "../../engine/month-claims.ts";
import {
  compareMonths,
  type EmployerMonth,
  type GoneEmployer,
  type LastReturn,
  type MovementKey,
} from "../../engine/movement.ts";
import { type MovementLine, movementLines, type PersonPlace } from "../../engine/movement-lines.ts";
import { amountsIn } from "../../engine/payable-amounts.ts";
import { returnKey, type Version } from "../../engine/versions.ts";
import type { Law } from "../../law/law.ts";
import { countOn, moneyOn, rateOn } from "../../law/parameters.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { MonthlyTerms } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Prior } from "../past/prior.ts";
import type { ReturnAmong } from "../past/questions/month-before.ts";
import { payableRows } from "../settle/settled-rows.ts";

/** One return of the batch, and the terms of its scheme. */
type Return = { readonly file: ReadFile; readonly version: Version; readonly terms: MonthlyTerms };

/**
 * None where no month before is known, by the ledger or by the batch itself, and where no file of the batch is compared
 * month by month.
 */
export async function movementIn(batch: DecidedBatch): Promise<readonly MovementLine[]> {
  const { law, read, versions, prior } = batch;
  if (!prior.remembers) return [];
  const returns = read.flatMap((file, at): readonly Return[] => {
    const version = versions[at];
    const terms = schemeOfClaims(file.layout)?.monthly;
    const counts = !file.refused && !file.superseded && version !== undefined && terms !== undefined;
    return counts ? [{ file, version, terms }] : [];
  });
  const lines: MovementLine[] = [];
  const known = new Map<ReadFile, readonly PaidRow[]>();
  // The rows of a file are asked for by its own month and by the one after.
  const rowsOf: RowsOf = (file) => {
    const rows = known.get(file) ?? paidRows(file, batch);
    known.set(file, rows);
    return rows;
  };
  const inBatch = new Map(returns.map((one) => [returnKey(one.version), one]));
  for (const together of byMonth(returns).values()) {
    // One by one: there may be more than a call takes arguments.
    for (const line of await monthLines(law, together, inBatch, prior, rowsOf)) lines.push(line);
  }
  return lines;
}

/** Returns of one scheme, month and council, in that order. */
function byMonth(returns: readonly Return[]): ReadonlyMap<string, readonly Return[]> {
  const groups = new Map<string, Return[]>();
  for (const one of returns) {
    const { scheme, layout, period, laCode } = one.version;
    const key = JSON.stringify([scheme, layout, period, laCode]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function monthLines(
  law: Law,
  returns: readonly Return[],
  inBatch: ReadonlyMap<string, Return>,
  prior: Prior,
  rowsOf: RowsOf,
): Promise<readonly MovementLine[]> {
  const [first] = returns;
  if (first === undefined) return [];
  const { terms } = first;
  const { scheme, laCode, period } = first.version;
  const { last } = daysOf(period);
  const instalments = countOn(law, terms.instalments, last);
  const amount = moneyOn(law, terms.varianceAmount, last);
  const share = rateOn(law, terms.varianceShare, last);
  // A month for which the law says nothing has no row that could be paid.
  if (instalments === undefined || amount === undefined || share === undefined) return [];

  const sentNow = [...inBatch.values()].map(({ version }) => ({ ...version, period }));
  await prior.returns.learn([...returns.map(({ version }) => monthBefore(version)), ...sentNow]);
  const gone = await goneEmployers(returns, inBatch, instalments, prior, rowsOf);
  const known = ({ version }: Return): boolean =>
    inBatch.has(returnKey(monthBefore(version))) || prior.returns.of(monthBefore(version)) !== undefined;
  await prior.last.learn(returns.filter((one) => !known(one)).map(({ version }) => version));
  const lastOf = (one: Return) => (known(one) ? undefined : lastReturnOf(one.version, inBatch, prior));
  if (gone.length === 0 && !returns.some((one) => known(one) || lastOf(one) !== undefined)) return [];

  await prior.monthBefore.learn(
    returns
      .filter(({ version }) => !inBatch.has(returnKey(monthBefore(version))))
      .map((one) => asAmong(one, rowsOf)),
  );
  const places = new Map<string, ReadonlyMap<PersonNumber, PersonPlace>>();
  const before: EmployerMonth[] = [];
  const now: EmployerMonth[] = [];
  for (const one of returns) {
    const { file, version } = one;
    const { employerId } = version;
    const key = { scheme, employerId, laCode };
    const asSent = rowsOf(file);
    const place = new Map<PersonNumber, PersonPlace>();
    places.set(employerId, place);
    // What is in the batch itself is newer than what the ledger has, or takes its place.
    const sent = inBatch.get(returnKey(monthBefore(version)));
    const was =
      sent === undefined
        ? prior.monthBefore.of(asAmong({ file, version }, rowsOf))
        : { batchId: "", file: sent.file.input.label, people: rowsOf(sent.file) };
    if (was !== undefined) {
      const people = was.people.map((one, at): PaidPerson => {
        const person = one.person ?? nobody(at);
        const niNumber = one.person === undefined ? "" : numberText(one.person);
        place.set(person, { niNumber, file: was.file, row: one.row, batch: was.batchId });
        return { person, amount: one.amount, instalment: one.instalment };
      });
      before.push({ ...key, claims: monthClaims(people) });
    }
    // Who has another's number this month is somebody else: the other one may be missing.
    const others = new Set(was?.people.flatMap(({ person }) => person ?? []));
    const rows = asSent.map((one, at) =>
      one.stranger && others.has(one.person) ? { ...one, person: stranger(at), number: one.person } : one,
    );
    now.push({ ...key, claims: monthClaims(rows), lastReturn: lastOf(one) });
    // The first row of this month says where somebody is now.
    for (const { person, row, ...one } of [...rows].reverse()) {
      const niNumber = numberText("number" in one ? one.number : person);
      place.set(person, { niNumber, file: file.input.label, row, batch: "" });
    }
  }
  const lines: MovementLine[] = [];
  for (const movement of compareMonths({ before, now, gone, instalments })) {
    const place = places.get(movement.employerId);
    const placeOf = (person: PersonNumber): PersonPlace => {
      const found = place?.get(person);
      if (found === undefined) throw new Error("somebody moved who stands in neither month");
      return found;
    };
    for (const line of movementLines(movement, period, { amount, share }, placeOf)) lines.push(line);
  }
  return lines;
}

/** Where the employer's newest return before this one is: in the batch or else in the ledger; undefined where there is none. */
function lastReturnOf(
  version: Version,
  inBatch: ReadonlyMap<string, Return>,
  prior: Prior,
): LastReturn | undefined {
  const posted = prior.last.of(version);
  let newest = posted && { period: posted.period, file: posted.file, batch: posted.batchId };
  for (const { file, version: sent } of inBatch.values()) {
    const isEarlier = sent.period < version.period && sent.period >= (newest?.period ?? sent.period);
    if (isEarlier && returnKey({ ...sent, period: version.period }) === returnKey(version)) {
      newest = { period: sent.period, file: file.input.label, batch: "" };
    }
  }
  return newest && { file: newest.file, batch: newest.batch };
}

function monthBefore(version: Version): Version {
  return { ...version, period: addMonths(version.period, -1) };
}

/** The return with the people whom it names. */
function asAmong({ file, version }: Pick<Return, "file" | "version">, rowsOf: RowsOf): ReturnAmong {
  return { version, among: new Set(rowsOf(file).map(({ person }) => person)) };
}

/** Employers of the month before, by the batch or else by the ledger, whose return for this month is not there. */
async function goneEmployers(
  returns: readonly Return[],
  inBatch: ReadonlyMap<string, Return>,
  instalments: number,
  prior: Prior,
  rowsOf: RowsOf,
): Promise<readonly GoneEmployer[]> {
  const [first] = returns;
  if (first === undefined) return [];
  const { scheme, layout, laCode, period } = first.version;
  const except = new Set(returns.map(({ version }) => version.employerId));
  const gone = new Map<string, GoneEmployer>();
  const wanted = { scheme, layout, laCode, period, except, instalments };
  await prior.ended.learn([wanted]);
  for (const one of prior.ended.of(wanted) ?? []) {
    gone.set(one.employerId, { scheme, laCode, ...one });
  }
  for (const { file, version } of inBatch.values()) {
    const { employerId } = version;
    const before = returnKey({ ...first.version, employerId, period: addMonths(period, -1) });
    if (returnKey(version) !== before || except.has(employerId)) continue;
    if (prior.returns.of({ ...version, period }) !== undefined) gone.delete(employerId);
    else {
      const sums = sumsOf(monthClaims(rowsOf(file)), instalments);
      gone.set(employerId, { scheme, laCode, employerId, ...sums });
    }
  }
  return [...gone.values()];
}

const payment = heads.indexOf("PAYMENT");

/** People without a name come last, in the order of the rows. */
function nobody(at: number): PersonNumber {
  // Nobody asks what it is made of.
  return (firstNobody + at) as PersonNumber;
}

function stranger(at: number): PersonNumber {
  // Nor what this one is made of.
  return (firstStranger + at) as PersonNumber;
}

/** `stranger`: the number is somebody else's in the book. */
type PaidRow = PaidPerson & { readonly row: number; readonly stranger: boolean };
type RowsOf = (file: ReadFile) => readonly PaidRow[];

/** What is payable of the payment on each row of the file. */
function paidRows(file: ReadFile, batch: DecidedBatch): readonly PaidRow[] {
  const instalmentOf = instalmentsIn(file);
  return payableRows(file, batch).map(({ person, byHead, row, at }) => ({
    person,
    row,
    stranger: batch.settled.strangers.has(at),
    amount: byHead[payment] ?? 0,
    instalment: instalmentOf.get(row) ?? 0,
  }));
}

/** The month added up, and what of it goes to people to whom a further instalment is due. */
function sumsOf(
  { persons, amounts, instalments: paid }: MonthClaims,
  instalments: number,
): Omit<GoneEmployer, keyof MovementKey> {
  const sums = { people: 0, amount: 0, peopleDue: 0, amountDue: 0 };
  for (let at = 0; at < persons.length; at += 1) {
    const [amount = 0, instalment = 0] = [amounts[at], paid[at]];
    if (amount === 0) continue;
    sums.people += 1;
    sums.amount += amount;
    if (instalment === 0 || instalment >= instalments) continue;
    sums.peopleDue += 1;
    sums.amountDue += amount;
  }
  return { ...sums, amount: pence(sums.amount), amountDue: pence(sums.amountDue) };
}

/** The instalment that is payable now on a row of the file; rows without one are not in it. */
function instalmentsIn({ postings }: ReadFile): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { head, instalment, row } of amountsIn(postings)) {
    if (head === "PAYMENT" && instalment > 0) found.set(row, instalment);
  }
  return found;
}

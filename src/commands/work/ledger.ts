// `taliad ledger`: what the book holds, whether it is whole, and the withdrawal of a batch.
import { dayText, monthText } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence, poundsText } from "../../core/money.ts";
import { isSecond, type PersonNumber, personNumber, secondOf } from "../../core/person.ts";
import { eventsOf } from "../../ledger/answers/batches.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import { recoveryLines as recoveriesIn } from "../../ledger/answers/recoveries.ts";
import { accruedSums, balanceParts, balancesOf } from "../../ledger/answers/sums.ts";
import type { Book } from "../../ledger/book.ts";
import type { PersonLines } from "../../ledger/records.ts";
import { grantClaimOf } from "../../report/grant-claim.ts";
import { settledRecoveries } from "../../report/recoveries.ts";
import { say } from "../../report/words.ts";
import { socialCarePayment } from "../../schemes/social-care-payment-2022/scheme.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { exitCodes } from "../exit-codes.ts";
import type { LedgerAction } from "../ledger-actions.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { stateIn } from "./batch-state.ts";
import { checkBook, readOutside } from "./check-book.ts";
import { copyLedger } from "./copy-ledger.ts";
import { openLines } from "./ledger-open.ts";
import { outstandingIn } from "./on-costs.ts";
import { openBook } from "./open-ledger.ts";
import { personOfRow } from "./person-of-row.ts";
import { returnLines } from "./returns.ts";
import { withdraw } from "./withdraw.ts";

type LedgerArguments = {
  readonly action: LedgerAction;
  /** The batch to withdraw. */
  readonly batch?: string | undefined;
  readonly person?: string | undefined;
  /** In the place of the person: a row of the batch, FILE:NUMBER. */
  readonly row?: string | undefined;
  /** A head of the ledger that was kept, for `check`. */
  readonly head?: string | undefined;
  readonly by: "person" | "employer" | "council" | "month";
  readonly json: boolean;
  /** The file or address of a copy. */
  readonly to?: string | undefined;
  /** Of a withdrawal. */
  readonly reason?: string | undefined;
  readonly on?: string | undefined;
  readonly approvedToo: boolean;
};

type Line = Readonly<Record<string, string | number | boolean>>;

export async function ledger(wanted: LedgerArguments, session: Session): Promise<number> {
  const { config } = session;
  if (wanted.action === "sql") {
    session.console.print((await import("../../ledger/postgres/tables.ts")).tablesOfBook());
    return exitCodes.done;
  }
  if (config.ledger === "none") throw new UsageFault("cli.ledger-none");
  if (wanted.action === "copy") return copyLedger(wanted.to, session);
  const writes = wanted.action === "withdraw";
  const outside = wanted.action === "check" ? readOutside(config.out) : undefined;
  const person = await personOfRow(wanted, session);
  const book = await openBook(config.ledger, session, { readOnly: !writes });
  try {
    if (outside !== undefined) return await checkBook(book, outside, wanted, session);
    if (wanted.action === "grant-claim") return await grantClaim(book, session, wanted.json);
    if (wanted.action === "open") return await open(book, session, wanted.json);
    if (wanted.action === "withdraw") return await withdraw(book, wanted, session);
    print(await linesOf(book, { ...wanted, person }), wanted.json, session);
    return exitCodes.done;
  } finally {
    await book.close();
  }
}

async function linesOf(book: Book, { action, by, person }: LedgerArguments): Promise<readonly Line[]> {
  if (action === "events") return eventLines(book);
  if (action === "batches") {
    return (await book.batches()).map((batch) => {
      const { sequence, id, kind, withdraws, withdrawnBy, postings, total, published } = batch;
      return {
        sequence,
        batch: id,
        kind,
        withdraws,
        withdrawnBy: withdrawnBy ?? "",
        postings,
        total: poundsText(total),
        published,
        state: kind === "run" ? stateIn(batch).state : "",
      };
    });
  }
  if (action === "cases") {
    return (await book.cases()).map((one) => ({
      case: one.code,
      batch: one.batchId,
      period: monthText(one.period),
      ageMonths: one.ageMonths,
      status: one.status,
      outcome: one.outcome,
      kind: one.kind,
      employerA: one.employerA,
      employerB: one.employerB,
      amountAtRisk: poundsText(one.amountAtRisk),
      recovered: poundsText(one.recovered),
    }));
  }
  if (action === "returns") return returnLines(book);
  if (action === "on-costs") return onCostLines(book);
  if (action === "recoveries") return recoveryLines(book, person);
  if (action === "history") {
    const niNumber = niNumberOf(person);
    const found = await book.lines({ people: everybodyOf(niNumber) });
    const areTwo = found.length > 1;
    const lines = found.flatMap(({ person, postings }) =>
      postings.map((line) => ({ ...line, whose: person !== undefined && isSecond(person) ? 2 : 1 })),
    );
    return lines.map((line) => ({
      posting: line.posting,
      ...(areTwo ? { whose: line.whose } : {}),
      batch: line.batchId,
      scheme: line.scheme,
      employerId: line.employerId,
      laCode: line.laCode,
      period: monthText(line.period),
      kind: line.kind,
      head: line.head,
      dueMonth: monthText(line.dueMonth),
      instalment: line.instalment,
      amount: poundsText(line.amount),
      file: line.file,
      row: line.row,
    }));
  }
  return balancesOf(await book.sums([balanceParts[by]])).map((balance) => ({
    scheme: balance.scheme,
    [by]: balance.key,
    ...Object.fromEntries(heads.map((head, at) => [head, poundsText(balance.byHead[at] ?? balance.total)])),
    total: poundsText(balance.total),
    postings: balance.postings,
  }));
}

function niNumberOf(person: string | undefined): string {
  const niNumber = person === undefined ? undefined : readNiNumber(person);
  if (niNumber === undefined) throw new UsageFault("cli.person-needed");
  return niNumber;
}

/** Who prepared, approved, paid and withdrew which batch, in the order of the book. */
async function eventLines(book: Book): Promise<readonly Line[]> {
  return eventsOf(await book.batches()).map(
    ({ batch, batchId, kind, account, by, day, step, reason, sha256 }, at) => ({
      event: at + 1,
      sequence: batch,
      batch: batchId,
      kind,
      step,
      day: dayText(day),
      account,
      by,
      reason,
      sha256,
    }),
  );
}

/** Payments whose on-cost file is still to come, and on-costs whose payment a later return has undone. */
async function onCostLines(book: Book): Promise<readonly Line[]> {
  const { name } = socialCarePayment;
  return (await outstandingIn(book, name)).map((line) => ({
    scheme: name,
    employerId: line.employerId,
    laCode: line.laCode,
    dueMonth: monthText(line.dueMonth),
    kind: line.kind,
    people: line.people,
    payments: poundsText(line.payments),
    onCosts: poundsText(line.onCosts),
  }));
}

/** The person of a number and, where it is two people's, the second one. */
function everybodyOf(niNumber: string): readonly PersonNumber[] {
  const person = personNumber(niNumber);
  return [person, secondOf(person) ?? person].filter((one, at, all) => all.indexOf(one) === at);
}

/** So much of a person's key tells people apart and names nobody. */
const shownKey = 12;

/** Everybody's recoveries under the beginnings of their keys, or one person's. */
async function recoveryLines(book: Book, person: string | undefined): Promise<readonly Line[]> {
  const niNumber = person === undefined ? undefined : niNumberOf(person);
  const wanted = niNumber === undefined ? undefined : new Set(everybodyOf(niNumber).map(book.keyOf));
  const everybody: PersonLines[] = [];
  for await (const people of everybodyIn(book, { heads: ["RECOVERY"] })) everybody.push(...people);
  const all = recoveriesIn(everybody, await book.sums(["employer", "council", "period"]));
  // What is set off is known only with everybody's.
  return settledRecoveries(all)
    .filter(({ personKey }) => wanted === undefined || wanted.has(personKey))
    .map((line) => ({
      posting: line.posting,
      batch: line.batchId,
      scheme: line.scheme,
      person: niNumber ?? `${line.personKey.slice(0, shownKey)}…`,
      employerId: line.employerId,
      laCode: line.laCode,
      period: monthText(line.period),
      dueMonth: monthText(line.dueMonth),
      amount: poundsText(line.amount),
      setOff: poundsText(line.setOff),
      outstanding: poundsText(line.outstanding),
      file: line.file,
      row: line.row,
    }));
}

/** What waits for a person, then the sums by kind. */
async function open(book: Book, session: Session, json: boolean): Promise<number> {
  const found = await openLines(book, session.schemas.law);
  const { console } = session;
  if (json) console.print(JSON.stringify(found));
  else {
    print(found.lines, false, session);
    if (found.sums.length > 0) console.print("");
    if (found.sums.length > 0) print(found.sums, false, session);
  }
  return exitCodes.done;
}

/** The claim by council and quarter, and whether it adds up to the book; a book that contradicts itself is damaged. */
async function grantClaim(book: Book, session: Session, json: boolean): Promise<number> {
  const batches = await book.batches();
  const total = pence(batches.reduce((sum, batch) => sum + batch.total, 0));
  const { lines, byDueMonth, byReturn, ties } = grantClaimOf(
    accruedSums(await book.sums(["council", "dueMonth", "period"])),
    total,
  );
  const texts = lines.map((line) => ({
    ...line,
    byDueMonth: poundsText(line.byDueMonth),
    byReturn: poundsText(line.byReturn),
  }));
  const totals = {
    byDueMonth: poundsText(byDueMonth),
    byReturn: poundsText(byReturn),
    ledger: poundsText(total),
  };
  const { console, schemas } = session;
  if (json) console.print(JSON.stringify({ lines: texts, totals, ties }));
  else {
    print(texts, false, session);
    console.print(
      say(
        schemas.law.words,
        console.language,
        ties ? "cli.grant-claim.ties" : "cli.grant-claim.differs",
        totals,
      ),
    );
  }
  return ties ? exitCodes.done : exitCodes.ledgerDamaged;
}

/** A table of text, its columns as wide as they need to be; or one JSON object with the lines. */
function print(lines: readonly Line[], json: boolean, { console, schemas }: Session): void {
  const [first] = lines;
  if (json) console.print(JSON.stringify({ lines }));
  else if (first === undefined) console.print(say(schemas.law.words, console.language, "cli.ledger-empty"));
  else {
    const keys = Object.keys(first);
    const rows = [keys, ...lines.map((line) => keys.map((key) => String(line[key] ?? "")))];
    const widths = keys.map((_, at) =>
      rows.reduce((widest, row) => Math.max(widest, row[at]?.length ?? 0), 0),
    );
    console.print(
      rows
        .map((row) =>
          row
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join("  ")
            .trimEnd(),
        )
        .join("\n"),
    );
  }
}

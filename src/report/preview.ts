// What a run would change, before anything is posted: pounds now and against last month, who joins and leaves, returns that are
// replaced, money that is taken back, cases that open or close. Counts, sums and employers, no person.
import { type Month, monthText } from "../core/day.ts";
import { type Pence, pence, poundsText } from "../core/money.ts";
import { wrap } from "../core/wrap.ts";
import type { Batch } from "../engine/batch.ts";
import type { CorrectionLine } from "../engine/corrections.ts";
import { movementReasons } from "../engine/movement.ts";
import { changesIn, type MovementLine } from "../engine/movement-lines.ts";
import { isAsked } from "../engine/open-cases.ts";
import type { Language, Words } from "../law/law.ts";
import type { Json } from "./json.ts";
import { count, money, say } from "./words.ts";

type EmployerChange = Pick<MovementLine, "kind" | "employerId" | "laCode" | "period"> & {
  readonly before: Pence;
  readonly now: Pence;
};

type ReplacedReturn = Pick<CorrectionLine, "employerId" | "laCode" | "beforeBatch" | "file"> & {
  readonly period: Month;
  readonly people: number;
  readonly difference: Pence;
};

type Preview = {
  readonly batch: Batch;
  /** All employers together; undefined where no month before is known. */
  readonly months: { readonly before: Pence; readonly now: Pence } | undefined;
  /** Why it changes, in the order of `movementReasons`. */
  readonly reasons: readonly { readonly reason: string; readonly people: number; readonly amount: Pence }[];
  /** The largest change first. */
  readonly employers: readonly EmployerChange[];
  readonly replaced: readonly ReplacedReturn[];
  /** Recoveries, and what versions that are replaced had been posted with: zero or below. */
  readonly takenBack: Pence;
  readonly opens: { readonly cases: number; readonly atRisk: Pence };
  readonly closes: readonly string[];
};

export function previewOf(
  batch: Batch,
  movement: readonly MovementLine[],
  corrections: readonly CorrectionLine[],
  caseEvents: readonly { readonly code: string; readonly status: string }[],
): Preview {
  const lines = movement.filter(({ kind }) => kind.endsWith("employer"));
  const sum = (amounts: readonly number[]): Pence => pence(amounts.reduce((total, one) => total + one, 0));
  const changes = lines.flatMap((line) => changesIn(line));
  const asked = batch.duplicates.filter(isAsked);
  return {
    batch,
    months:
      lines.length === 0
        ? undefined
        : {
            before: sum(lines.map(({ amountBefore }) => amountBefore)),
            now: sum(lines.map(({ amount }) => amount)),
          },
    reasons: movementReasons.flatMap((reason) => {
      const mine = changes.filter((change) => change.reason === reason);
      const people = mine.reduce((total, one) => total + one.people, 0);
      return people === 0 ? [] : [{ reason, people, amount: sum(mine.map(({ amount }) => amount)) }];
    }),
    employers: lines
      .map(({ kind, employerId, laCode, period, amountBefore, amount }) => ({
        ...{ kind, employerId, laCode, period },
        before: amountBefore,
        now: amount,
      }))
      .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before)),
    replaced: replacedReturns(corrections),
    takenBack: pence(batch.totals.payableByHead.RECOVERY + batch.totals.replaced),
    opens: { cases: asked.length, atRisk: sum(asked.map(({ amountAtRisk }) => amountAtRisk)) },
    closes: caseEvents.filter(({ status }) => status === "closed").map(({ code }) => code),
  };
}

/** One for each return, with how many people's amounts change. */
function replacedReturns(corrections: readonly CorrectionLine[]): readonly ReplacedReturn[] {
  const returns = new Map<string, CorrectionLine[]>();
  for (const line of corrections) {
    const key = JSON.stringify([line.scheme, line.employerId, line.laCode, line.period, line.file]);
    returns.set(key, [...(returns.get(key) ?? []), line]);
  }
  return [...returns.values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const { employerId, laCode, period, beforeBatch, file } = first;
    const people = new Set(lines.map(({ row, beforeRow }) => `${row} ${row === 0 ? beforeRow : ""}`)).size;
    const difference = pence(lines.reduce((sum, line) => sum + line.difference, 0));
    return [{ employerId, laCode, period, beforeBatch, file, people, difference }];
  });
}

export function previewJson(preview: Preview): { readonly [key: string]: Json } {
  const { batch, months, reasons, employers, replaced, takenBack, opens, closes } = preview;
  const { totals } = batch;
  return {
    preview: true,
    batch: batch.id,
    rows: totals.rowsRead,
    outcomes: totals.byOutcome,
    claimed: poundsText(totals.claimed),
    payable: poundsText(totals.payable),
    replaced: poundsText(totals.replaced),
    toPay: poundsText(totals.toPay),
    forecast: poundsText(totals.forecast),
    lastMonth: months === undefined ? null : poundsText(months.before),
    thisMonth: months === undefined ? null : poundsText(months.now),
    reasons: reasons.map(({ reason, people, amount }) => ({ reason, people, amount: poundsText(amount) })),
    employers: employers.map(({ kind, employerId, laCode, period, before, now }) => ({
      ...{ kind, employerId, laCode, period: monthText(period) },
      ...{ before: poundsText(before), now: poundsText(now), difference: poundsText(pence(now - before)) },
    })),
    replacedReturns: replaced.map(({ period, difference, ...one }) => ({
      ...one,
      period: monthText(period),
      difference: poundsText(difference),
    })),
    takenBack: poundsText(takenBack),
    casesOpened: opens.cases,
    amountAtRisk: poundsText(opens.atRisk),
    casesClosed: closes,
    fileStatuses: totals.files,
  };
}

const mostNamed = 8;

/** At most some forty lines for a terminal. */
export function previewText(preview: Preview, words: Words, language: Language): readonly string[] {
  const speak = (key: string, values = {}) => say(words, language, `cli.preview.${key}`, values);
  const { batch, months, reasons, employers, replaced, takenBack, opens, closes } = preview;
  const { totals } = batch;
  const signed = (amount: Pence): string => (amount > 0 ? `+${money(amount)}` : money(amount));
  const lines = [speak("nothing-posted", { batch: batch.id })];
  const put = (key: string, values = {}): void => {
    lines.push(...wrap(speak(key, values), "  "));
  };
  put("to-pay", { amount: money(totals.toPay), rows: count(totals.byOutcome.payable) });
  if (totals.replaced !== 0)
    put("replaced-sum", { payable: money(totals.payable), replaced: money(totals.replaced) });
  if (months === undefined) put("no-month-before");
  else {
    const difference = signed(pence(months.now - months.before));
    put("months", { before: money(months.before), now: money(months.now), difference });
    for (const { reason, people, amount } of reasons) {
      const said = say(words, language, `movements.reasons.${reason}`);
      lines.push(`  ${said} (${count(people)}): ${signed(amount)}`);
    }
    const changed = employers.filter(({ kind, before, now }) => kind !== "employer" || before !== now);
    if (changed.length > 0) put("employers");
    for (const { kind, employerId, laCode, before, now } of changed.slice(0, mostNamed)) {
      const mark = kind === "employer" ? "" : ` (${say(words, language, `movements.${kind}`)})`;
      const amounts = `${money(before)} → ${money(now)}: ${signed(pence(now - before))}`;
      lines.push(`  ${employerId} ${laCode}${mark}: ${amounts}`);
    }
    if (changed.length > mostNamed)
      lines.push(`  ${speak("more", { count: count(changed.length - mostNamed) })}`);
  }
  if (replaced.length > 0) put("replaces", { count: count(replaced.length) });
  for (const one of replaced.slice(0, mostNamed)) {
    const where = `${one.employerId} ${one.laCode} ${monthText(one.period)}`;
    const values = { batch: one.beforeBatch, people: count(one.people), difference: signed(one.difference) };
    lines.push(...wrap(`  ${where}: ${speak("replaces-one", values)}`, "    "));
  }
  if (takenBack !== 0) put("taken-back", { amount: money(takenBack) });
  put("opens", { cases: count(opens.cases), amount: money(opens.atRisk) });
  if (closes.length > 0) put("closes", { cases: count(closes.length) });
  const refused = totals.files.rejected;
  if (refused > 0) put("refused", { files: count(refused) });
  return lines;
}

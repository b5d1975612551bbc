// What `reconcile` says of a bank file: some forty lines for a terminal, one JSON object for programs. Neither
// holds a person's data: employers are named by their reference.

import { bankStates, bankSteps } from "../bank/bank.ts";
import type { BankReconciliation, UnknownLine } from "../bank/lines.ts";
import { type Pence, pence, poundsText } from "../core/money.ts";
import { wrap } from "../core/wrap.ts";
import type { Language, Words } from "../law/law.ts";
import type { Json } from "./json.ts";
import { count, money, say } from "./words.ts";

/** A finished reconciliation and what it was made from. */
export type BankReport = {
  /** Twelve hex digits. */
  readonly id: string;
  readonly batches: readonly string[];
  readonly days: number;
  readonly reconciliation: BankReconciliation;
  /** Rows with a fault, with the sum of those of their amounts that could be read. */
  readonly rejected: { readonly rows: number; readonly amount: Pence };
};

const mostNamed = 10;

/** Is everything paid in full, every payment known and every row read? */
export function agrees({ reconciliation, rejected }: BankReport): boolean {
  const { differing, unknown } = reconciliation.totals;
  return differing === 0 && unknown.payments === 0 && rejected.rows === 0;
}

/** Lines joined by line feeds, without one at the end. */
export function bankText(report: BankReport, words: Words, language: Language): string {
  const speak = (key: string, values = {}) => say(words, language, `report.bank.${key}`, values);
  const { id, batches, days, reconciliation, rejected } = report;
  const { totals, lines: due, unknown } = reconciliation;
  const more = (total: number, file: string): readonly string[] =>
    total > mostNamed ? [`  ${speak("more", { count: count(total - mostNamed), file })}`] : [];
  const sums = {
    expected: money(totals.expected),
    paid: money(totals.paid),
    repaid: money(totals.repaid),
    difference: money(totals.difference),
  };
  const lines: string[] = [
    speak("title", { id, batches: count(batches.length), payments: count(totals.payments) }),
    speak("totals", sums),
  ];

  const states = bankStates.filter((state) => totals.byState[state].lines > 0);
  if (states.length > 0) lines.push(`${speak("due")}:`);
  const width = Math.max(0, ...states.map((state) => speak(`state.${state}`).length));
  for (const state of states) {
    const { lines: number, difference } = totals.byState[state];
    const name = speak(`state.${state}`).padEnd(width);
    const text = difference === 0 ? "" : `  ${speak("difference", { amount: money(difference) })}`;
    lines.push(`  ${name}  ${count(number).padStart(5)}${text}`);
  }
  const differing = due.filter(({ difference }) => difference !== 0);
  for (const line of differing.slice(0, mostNamed)) {
    const difference = speak("difference", { amount: money(line.difference) });
    lines.push(`  ${line.reference}: ${speak(`state.${line.state}`)}, ${difference}`);
  }
  lines.push(...more(differing.length, "bank.csv"));

  const steps = bankSteps.filter((step) => totals.byStep[step] > 0);
  const matched = steps.map((step) => `${speak(`step.${step}`, { days })} ${count(totals.byStep[step])}`);
  if (steps.length > 0) lines.push(...wrap(`${speak("matched")}: ${matched.join(" · ")}`, "  "));

  if (unknown.length > 0) {
    lines.push(`${speak("unknown", counted(totals.unknown))}:`);
    for (const line of unknown.slice(0, mostNamed)) lines.push(...unknownText(line, words, language));
    lines.push(...more(unknown.length, "unknown.csv"));
  }
  if (totals.aside.payments > 0) lines.push(speak("aside", counted(totals.aside)));
  if (rejected.rows > 0) lines.push(speak("rejected", { rows: count(rejected.rows) }));
  if (totals.cutOff.payments > 0) lines.push(speak("cut-off", counted(totals.cutOff)));
  if (agrees(report)) lines.push(speak("agrees"));
  return lines.join("\n");
}

function counted({ payments, amount }: { readonly payments: number; readonly amount: Pence }) {
  return { payments: count(payments), amount: money(amount) };
}

function unknownText(line: UnknownLine, words: Words, language: Language): readonly string[] {
  const row = say(words, language, "report.place.row", { row: line.row });
  const reason = say(words, language, `report.bank.reason.${line.reason}`);
  return wrap(`  ${line.file}, ${row}: ${money(line.amount)}, ${reason}`, "    ");
}

/** summary.json, and what --json prints. Amounts are decimal strings in pounds, as in the CSV files. */
export function bankJson(report: BankReport): { readonly [key: string]: Json } {
  const { id, batches, days, reconciliation, rejected } = report;
  const { totals } = reconciliation;
  const unknown = new Map<string, number>();
  for (const { reason } of reconciliation.unknown) unknown.set(reason, (unknown.get(reason) ?? 0) + 1);
  return {
    reconciliation: id,
    batches: [...batches],
    days,
    agrees: agrees(report),
    rows: totals.payments + rejected.rows,
    due: reconciliation.lines.length,
    differing: totals.differing,
    expected: poundsText(totals.expected),
    paid: poundsText(totals.paid),
    repaid: poundsText(totals.repaid),
    difference: poundsText(totals.difference),
    states: Object.fromEntries(
      bankStates.map((state) => {
        const { lines, difference } = totals.byState[state];
        return [state, { lines, difference: poundsText(difference) }];
      }),
    ),
    steps: totals.byStep,
    unknown: { ...amountsOf(totals.unknown), reasons: Object.fromEntries([...unknown].sort()) },
    setAside: amountsOf(totals.aside),
    rejected: { rows: rejected.rows, amount: poundsText(rejected.amount) },
    cutOff: amountsOf(totals.cutOff),
    read: poundsText(
      pence(totals.paid - totals.repaid + totals.unknown.amount + totals.aside.amount + rejected.amount),
    ),
  };
}

function amountsOf({ payments, amount }: { readonly payments: number; readonly amount: Pence }) {
  return { payments, amount: poundsText(amount) };
}

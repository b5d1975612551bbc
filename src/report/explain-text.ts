// An explanation as text for a terminal of a hundred columns, in English or Welsh: the answer first, then the conditions, then
// the steps. The clauses stand in Welsh, word for word, whatever the language.
import { heads, type Payment } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import { maskedNiNumber } from "../core/person.ts";
import { wrap } from "../core/wrap.ts";
import type { Language } from "../law/law.ts";
import {
  type Explained,
  type ExplainedFinding,
  type ExplainedStep,
  findingsOf,
  type StepsWanted,
  stepsWanted,
} from "./explain.ts";
import { answerLines } from "./explain-answer.ts";
import { daysInWords } from "./explain-rulings.ts";
import { saidFinding, saidStep } from "./explain-said.ts";
import { money, monthWords, problemMessage, say, sayIfKnown } from "./words.ts";

/**
 * Lines joined by line feeds, with one at the end. All steps and clauses, those of one head, or those of the answer. Throws
 * when a figure or a leg has no words.
 */
export function explanationText(explained: Explained, language: Language, wanted?: StepsWanted): string {
  const { law, decision } = explained;
  const speak = (key: string, values = {}) => say(law.words, language, key, values);
  const title = speak("explain.title", { row: explained.row, file: explained.file });
  const lines: string[] = [title, "=".repeat(title.length), ""];
  for (const line of answerLines(explained, language)) lines.push(...wrap(line, "  "));
  const [about, problems] = [identity(explained, language), problemLines(explained, language)];
  // Whoever has to put a row right reads first what is wrong with it.
  const parts = explained.outcome === "rejected" ? [problems, about] : [about, problems];
  for (const part of parts) if (part.length > 0) lines.push("", ...part);

  lines.push("", heading(speak("explain.findings")));
  const findings = findingsOf(explained);
  if (findings.length === 0) lines.push(speak("explain.no-findings"));
  for (const finding of findings) {
    lines.push(...findingLines(explained, language, finding, wanted === "all"));
  }

  lines.push("", heading(speak("explain.figures")));
  const steps = stepsWanted(explained, wanted);
  if (steps.length === 0) {
    const none = explained.trail.length === 0 ? "explain.no-steps-at-all" : "explain.no-steps";
    lines.push(...wrap(speak(none)));
  }
  for (const step of steps) lines.push(...stepLines(explained, language, step));

  if (decision !== undefined) lines.push("", ...amountLines(explained, language, decision.claimed));
  if (wanted === undefined && steps.length > 0) lines.push("", ...wrap(speak("explain.more")));
  return `${lines.join("\n")}\n`;
}

function problemLines(explained: Explained, language: Language): readonly string[] {
  const { law, problems } = explained;
  if (problems.length === 0) return [];
  const texts = problems.map((problem) =>
    problemMessage(law.words, language, daysInWords(explained, language, problem)),
  );
  return [
    heading(say(law.words, language, "explain.problems")),
    ...texts.flatMap((text) => wrap(`- ${text}`, "  ")),
  ];
}

function heading(text: string): string {
  return `${text}\n${"-".repeat(text.length)}`;
}

function identity(explained: Explained, language: Language): readonly string[] {
  const { law } = explained;
  const scheme = sayIfKnown(law.words, language, `schemes.${explained.scheme}`) ?? explained.scheme;
  const facts: readonly (readonly [string, string])[] = [
    ["batch", explained.batch],
    ["scheme", scheme],
    ["file", explained.file],
    ["sheet", explained.sheet],
    ["mapping", explained.mapping ?? ""],
    ["row", String(explained.row)],
    ["reference", explained.rowRef],
    ["person", explained.niNumber === "" ? "" : maskedNiNumber(explained.niNumber)],
  ];
  return facts
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${say(law.words, language, `explain.${key}`)}: ${value}`);
}

/** In one line, with what was looked at; with the clause where everything is wanted. */
function findingLines(
  explained: Explained,
  language: Language,
  finding: ExplainedFinding,
  inFull: boolean,
): readonly string[] {
  const speak = (key: string) => say(explained.law.words, language, key);
  const { leg, verdict, cited, byCase, looked, clause } = saidFinding(explained, language, finding);
  const lines = wrap(`${leg}: ${verdict} (${cited})`, "  ");
  if (byCase !== "") lines.push(...wrap(`  ${byCase}`, "    "));
  if (inFull && clause !== undefined) {
    lines.push(...wrap(`  ${speak("explain.welsh")}: ${clause.welsh}`, "    "));
    lines.push(...wrap(`  ${speak("explain.english")}: ${clause.english}`, "    "));
  }
  for (const { text } of looked) lines.push(...wrap(`  ${speak("explain.looked-at")}: ${text}`, "    "));
  return lines;
}

function stepLines(explained: Explained, language: Language, step: ExplainedStep): readonly string[] {
  const { name, inputs, how, result, days } = saidStep(explained, language, step);
  const lines = wrap(`${step.number}. ${name}`, "   ");
  for (const { text } of inputs) lines.push(...wrap(`   - ${text}`, "     "));
  lines.push(...wrap(`   ${how}`, "     "), ...wrap(`   ${result}`, "     "));
  for (const day of days) lines.push(...wrap(`     - ${day}`, "       "));
  if (step.rules.length > 0) {
    const rules = step.rules.join(", ");
    lines.push(`   ${say(explained.law.words, language, "explain.rules", { rules })}`);
  }
  return lines;
}

function amountLines(explained: Explained, language: Language, claimed: Pence): readonly string[] {
  const { law, decision, outcome } = explained;
  const speak = (key: string, values = {}) => say(law.words, language, key, values);
  // A row that is held is payable by itself, but nothing of it is.
  const payable = outcome === "payable" ? (decision?.payable ?? []) : [];
  const later = outcome === "payable" ? (decision?.later ?? []) : [];
  const lines = [heading(speak("explain.payable"))];
  if (payable.length === 0)
    lines.push(speak(outcome === "held" ? "explain.nothing-while-held" : "explain.nothing"));
  for (const payment of inOrder(payable)) lines.push(paymentLine(explained, language, payment));
  const total = pence(payable.reduce((sum, payment) => sum + payment.amount, 0));
  lines.push(speak("explain.total", { amount: money(total) }));
  lines.push(speak("explain.claimed", { amount: money(claimed) }));
  lines.push(speak("explain.difference", { amount: money(pence(total - claimed)) }));
  if (later.length > 0) {
    lines.push("", heading(speak("explain.later")));
    for (const payment of later) lines.push(paymentLine(explained, language, payment));
  }
  return lines;
}

function inOrder(payments: readonly Payment[]): readonly Payment[] {
  return heads.flatMap((head) => payments.filter((payment) => payment.head === head));
}

function paymentLine({ law: { words } }: Explained, language: Language, payment: Payment): string {
  const values = {
    head: say(words, language, `heads.${payment.head}`),
    month: monthWords(words, language, payment.dueMonth),
    amount: money(payment.amount),
    instalment: payment.instalment,
  };
  return say(
    words,
    language,
    payment.instalment > 0 ? "explain.amount-instalment" : "explain.amount",
    values,
  );
}

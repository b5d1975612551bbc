// An explanation as text for a terminal of a hundred columns, in English or Welsh. The clauses stand in Welsh,
// word for word, whatever the language.
import type { Payment } from "../core/decision.ts";
import { heads } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import { maskedNiNumber } from "../core/person.ts";
import type { RowPlace } from "../core/place.ts";
import { wrap } from "../core/wrap.ts";
import type { Language } from "../law/law.ts";
import {
  type Explained,
  type ExplainedFinding,
  type ExplainedStep,
  findingsOf,
  type SourcedValue,
  stepsOf,
} from "./explain.ts";
import type { Found } from "./origins.ts";
import { dayLines, type ValueKind, valueText } from "./values.ts";
import { dayWords, money, monthWords, problemMessage, say, sayIfKnown } from "./words.ts";

/** Lines joined by line feeds, with one at the end. Throws when a figure or a leg has no words. */
export function explanationText(explained: Explained, language: Language): string {
  const { law, decision } = explained;
  const speak = (key: string, values = {}) => say(law.words, language, key, values);
  const title = speak("explain.title", { row: explained.row, file: explained.file });
  const lines: string[] = [title, "=".repeat(title.length), ""];
  lines.push(...identity(explained, language), "");
  lines.push(`${speak("explain.outcome")}: ${speak(`outcomes.${explained.outcome}`)}`);
  if (decision?.conditional === true) lines.push(...wrap(speak("explain.conditional")));

  if (explained.problems.length > 0) {
    lines.push("", heading(speak("explain.problems")));
    for (const problem of explained.problems) {
      lines.push(...wrap(`- ${problemMessage(law.words, language, problem)}`, "  "));
    }
  }

  lines.push("", heading(speak("explain.findings")));
  const findings = findingsOf(explained);
  if (findings.length === 0) lines.push(speak("explain.no-findings"));
  for (const finding of findings) lines.push(...findingLines(explained, language, finding));

  lines.push("", heading(speak("explain.figures")));
  const steps = stepsOf(explained);
  if (steps.length === 0) lines.push(speak("explain.no-figures"));
  for (const step of steps) lines.push(...stepLines(explained, language, step));

  if (decision !== undefined) lines.push("", ...amountLines(explained, language, decision.claimed));
  return `${lines.join("\n")}\n`;
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
    ["row", String(explained.row)],
    ["reference", explained.rowRef],
    ["person", explained.niNumber === "" ? "" : maskedNiNumber(explained.niNumber)],
  ];
  return facts
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${say(law.words, language, `explain.${key}`)}: ${value}`);
}

function findingLines(
  explained: Explained,
  language: Language,
  finding: ExplainedFinding,
): readonly string[] {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const verdict = speak(`verdicts.${finding.verdict.replace(" ", "-")}`);
  const rule = sayIfKnown(words, language, `rules.${finding.rule}`);
  const cited = rule === undefined ? finding.rule : `${finding.rule}, ${rule}`;
  const lines = wrap(`${speak(`legs.${finding.leg}`)}: ${verdict} (${cited})`, "  ");
  if (finding.caseId !== "") {
    lines.push(...wrap(`  ${speak("explain.by-case", { caseId: finding.caseId })}`, "    "));
  }
  if (finding.welsh !== "") {
    lines.push(...wrap(`  ${speak("explain.welsh")}: "${finding.welsh}"`, "    "));
    lines.push(...wrap(`  ${speak("explain.english")}: "${finding.english}"`, "    "));
  }
  for (const looked of finding.because) {
    lines.push(...wrap(`  ${speak("explain.looked-at")}: ${lookedAt(explained, language, looked)}`, "    "));
  }
  return lines;
}

/** A cell as it was found, a parameter with its value. */
function lookedAt(explained: Explained, language: Language, looked: SourcedValue): string {
  const { words } = explained.law;
  const [origin] = looked.origins;
  if (origin?.kind !== "cell") return sourceText(explained, language, looked, "explain.");
  if (origin.cell === "") return say(words, language, "explain.cell-absent", { heading: origin.heading });
  const key = origin.text === "" ? "explain.cell-blank" : "explain.cell";
  return say(words, language, key, { heading: origin.heading, cell: origin.cell, text: textOf(origin) });
}

function textOf({ key, text }: Extract<Found, { kind: "cell" }>): string {
  return key === "niNumber" ? maskedNiNumber(text) : text;
}

function stepLines(explained: Explained, language: Language, step: ExplainedStep): readonly string[] {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const lines = wrap(`${step.number}. ${capital(speak(`figures.${step.name}`))}`, "   ");
  const values: Record<string, string> = {};
  for (const input of step.inputs) {
    values[input.name] = shownValue(explained, language, calledOf(input), input.valueKind, input.value);
    lines.push(...wrap(`   - ${sourceText(explained, language, input, "explain.from-")}`, "     "));
  }
  lines.push(
    ...wrap(`   ${speak("explain.how", { how: speak(`figures.${step.name}.how`, values) })}`, "     "),
  );
  const days = dayLines(words, language, step.value);
  const value =
    days === undefined ? shownValue(explained, language, step.name, step.valueKind, step.value) : "";
  lines.push(...wrap(`   ${speak("explain.result", { value }).trimEnd()}`, "     "));
  for (const day of days ?? []) lines.push(...wrap(`     - ${day}`, "       "));
  if (step.rules.length > 0) lines.push(`   ${speak("explain.rules", { rules: step.rules.join(", ") })}`);
  return lines;
}

function sourceText(
  explained: Explained,
  language: Language,
  source: SourcedValue,
  space: "explain." | "explain.from-",
): string {
  const { words } = explained.law;
  const { origins, valueKind, value, label } = source;
  const shown = label?.[language] ?? shownValue(explained, language, calledOf(source), valueKind, value);
  const [first, second] = origins;
  if (first === undefined) throw new Error(`${source.name} has no origin`);
  if (second === undefined) return originText(explained, language, source, first, shown, space);
  const name = nameOf(explained, language, source.name);
  const places = origins.map((origin) => placeText(explained, language, origin)).join("; ");
  return say(words, language, "explain.from-several", { value: shown, name, places });
}

/** A figure goes by its own name, whatever it is called as an input. */
function calledOf({ name, origins: [first] }: SourcedValue): string {
  return first?.kind === "figure" ? first.name : name;
}

/** Where a figure answers a question, its own words for yes and no: they differ in Welsh. */
function shownValue(
  { law: { words } }: Explained,
  language: Language,
  name: string,
  kind: ValueKind,
  value: unknown,
): string {
  const answer = typeof value === "boolean" || typeof value === "string";
  const own = answer ? sayIfKnown(words, language, `figures.${name}.is.${value}`) : undefined;
  return own ?? valueText(words, language, kind, value);
}

function originText(
  explained: Explained,
  language: Language,
  source: SourcedValue,
  origin: Found,
  shown: string,
  space: "explain." | "explain.from-",
): string {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, { value: shown, ...values });
  switch (origin.kind) {
    case "cell": {
      const { heading, cell } = origin;
      if (cell === "") return speak("explain.cell-absent", { heading });
      if (origin.text === "") return speak("explain.cell-blank", { heading, cell });
      const elsewhere = origin.sheet !== explained.sheet;
      const at = elsewhere ? `${origin.sheet}!${cell}` : cell;
      return speak("explain.from-cell", { heading, cell: at, text: textOf(origin) });
    }
    case "parameter": {
      const called = sayIfKnown(words, language, `parameters.${origin.id}`);
      const name = called === undefined ? origin.id : `${called} (${origin.id})`;
      const { entry } = origin;
      if (entry === undefined || source.value === undefined) return speak("explain.not-asked", { name });
      const values = { name, from: dayWords(words, language, entry.from), clause: entry.clause };
      return speak(`${space}parameter`, values);
    }
    case "figure":
      return speak("explain.from-figure", { name: speak(`figures.${origin.name}`), step: origin.step });
    case "book":
    case "rows":
    case "case":
    case "question": {
      const name = nameOf(explained, language, source.name);
      return speak("explain.from-several", { name, places: placeText(explained, language, origin) });
    }
  }
}

/** Where one of several parts was found. */
function placeText(explained: Explained, language: Language, origin: Found): string {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  switch (origin.kind) {
    case "cell":
      return origin.cell === "" ? origin.heading : speak("explain.at-cell", { ...origin });
    case "parameter": {
      const name = sayIfKnown(words, language, `parameters.${origin.id}`) ?? origin.id;
      const { entry } = origin;
      if (entry === undefined) return name;
      const from = dayWords(words, language, entry.from);
      return speak("explain.at-parameter", { name, from, clause: entry.clause });
    }
    case "figure":
      return speak("explain.at-step", { step: origin.step });
    case "book":
      if (origin.rows === undefined) return speak("explain.at-no-book");
      return origin.rows.length === 0
        ? speak("explain.at-empty-book")
        : origin.rows.map((row) => rowText(explained, language, row)).join(", ");
    case "rows":
      return origin.rows.map((row) => rowText(explained, language, row)).join(", ");
    case "case":
      return speak("explain.at-case", { caseId: origin.caseId });
    case "question":
      return origin.field;
  }
}

function rowText({ law: { words } }: Explained, language: Language, row: RowPlace): string {
  const { batch, sheet, file, row: number } = row;
  const where = sheet === "" ? file : `${file}, ${sheet}`;
  return batch === ""
    ? say(words, language, "explain.at-row", { file: where, row: number })
    : say(words, language, "explain.at-row-of-batch", { batch, file: where, row: number });
}

/** What an input is called has words as a figure, as a heading or as a parameter. */
function nameOf({ law: { words } }: Explained, language: Language, name: string): string {
  return (
    sayIfKnown(words, language, `figures.${name}`) ??
    sayIfKnown(words, language, `headings.${name}`) ??
    sayIfKnown(words, language, `parameters.${name}`) ??
    name
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function amountLines(explained: Explained, language: Language, claimed: Pence): readonly string[] {
  const { law, decision, outcome } = explained;
  const speak = (key: string, values = {}) => say(law.words, language, key, values);
  // A row that is held is payable by itself, but nothing of it is.
  const payable = outcome === "payable" ? (decision?.payable ?? []) : [];
  const later = outcome === "payable" ? (decision?.later ?? []) : [];
  const lines = [heading(speak("explain.payable"))];
  if (payable.length === 0) lines.push(speak("explain.nothing"));
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

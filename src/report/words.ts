// Every text that people read comes through here: words by key, in English or Welsh, with {name} filled in.
// The texts are data (schemas/words); a key or a value that is missing is our own fault and stops the run.

import type { Day, Month } from "../core/day.ts";
import { dayText, monthText } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import { poundsText } from "../core/money.ts";
import { address, columnLetters } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { ProblemLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import { readTemplate, say, sayIfKnown, type Values } from "./say.ts";

export { say, sayIfKnown, type Values } from "./say.ts";

/**
 * What a problem's sentence can name: {found}, {heading}, {key}, {rule}, {file}, {sheet}, {row}, {cell} and
 * {expected}. Where `expected` holds several values with "|" between them, {expected1}, {expected2} … are they.
 */
function valuesOf(problem: Problem): Values {
  const values: Record<string, string | number> = {
    file: problem.file,
    sheet: problem.sheet,
    row: problem.row,
    column: problem.column < 0 ? "" : columnLetters(problem.column),
    cell: cellOf(problem),
    // A column that the file does not have is called by its key.
    heading: seen(problem.heading === "" ? problem.key : problem.heading),
    key: problem.key,
    found: seen(problem.found),
    rule: problem.rule,
  };
  return { ...values, ...expectedValues(problem.expected) };
}

/** Blanks of lines apart, what nobody can see: marks of direction, joiners, fillers. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu;

/** "28\u200e/06" → "28[U+200E]/06": a text whose fault nobody can see is not said as if it had none. */
function seen(text: string): string {
  return text.replace(
    unseen,
    (one) => `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
  );
}

/** {expected}, and {expected1}, {expected2} … where it holds several. */
function expectedValues(expected: string): Values {
  const values: Record<string, string> = { expected };
  const parts = expected.split("|");
  for (let at = 0; at < Math.max(parts.length, mostParts); at += 1)
    values[`expected${at + 1}`] = parts[at] ?? "";
  return values;
}

/** As many values as a sentence names, whether a problem has them or not. */
const mostParts = 4;

/** What a problem's sentence says otherwise in each language: {expected}, and the names of forms, {layout} and {next}. */
function valuesIn(words: Words, language: Language, problem: Problem, values: Values): Values {
  const { code, found, expectedCy } = problem;
  if (code === "layout-incomplete" || code === "layout-not-for-run") {
    const named = (layout: string): string => sayIfKnown(words, language, `layouts.${layout}`) ?? layout;
    const quoted = (layout: string): string => `“${named(layout)}”`;
    return { ...values, layout: quoted(found), next: quoted(String(values["expected3"])) };
  }
  return language === "cy" && expectedCy !== undefined
    ? { ...values, ...expectedValues(expectedCy) }
    : values;
}

function cellOf(problem: Problem): string {
  return problem.column < 0 || problem.row <= 0 ? "" : address(problem.column, problem.row);
}

/** Where in its file a problem is: `Sheet "Claims", row 14, "Pay date" (G14)`; empty for the whole file. */
export function placeText(words: Words, language: Language, problem: Problem): string {
  const parts = sheetPart(words, language, problem);
  if (problem.row === 0 && problem.heading !== "") {
    const values = { heading: problem.heading, rows: problem.found };
    return capital([...parts, say(words, language, "report.place.no-column", values)].join(", "));
  }
  if (problem.row > 0) parts.push(say(words, language, "report.place.row", { row: problem.row }));
  const cell = cellOf(problem);
  if (problem.heading !== "") parts.push(`"${problem.heading}"${cell === "" ? "" : ` (${cell})`}`);
  else if (cell !== "") parts.push(cell);
  return capital(parts.join(", "));
}

function sheetPart(words: Words, language: Language, { sheet }: Problem): string[] {
  return sheet === "" ? [] : [say(words, language, "report.place.sheet", { sheet })];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * One problem as a sentence with its place in the file, `Row 14: Pay date must be a day. …`. A text that does not
 * name its place itself gets it in front.
 */
export function problemMessage(
  words: Words,
  language: Language,
  problem: Problem,
  values: Values = valuesOf(problem),
): string {
  const key = `problems.${problem.code}`;
  const { saysPlace, saysSheet } = readTemplate(words[language].get(key) ?? "");
  const sentence = say(words, language, key, valuesIn(words, language, problem, values));
  const place = !saysPlace
    ? placeText(words, language, saysSheet ? { ...problem, sheet: "" } : problem)
    : saysSheet
      ? ""
      : capital(sheetPart(words, language, problem).join(""));
  return place === "" ? sentence : `${place}: ${sentence}`;
}

/** A problem as its line of problems.csv, with both languages. */
export function problemLine(words: Words, problem: Problem): ProblemLine {
  const values = valuesOf(problem);
  return {
    code: problem.code,
    severity: infoOf(problem.code).severity,
    file: problem.file,
    sheet: problem.sheet,
    row: problem.row,
    column: problem.column < 0 ? "" : columnLetters(problem.column),
    cell: cellOf(problem),
    heading: problem.heading,
    key: problem.key,
    found: problem.found,
    expected: problem.expected,
    rule: problem.rule,
    messageEn: problemMessage(words, "en", problem, values),
    messageCy: problemMessage(words, "cy", problem, values),
  };
}

/** 191160 → "£1,911.60"; below zero "−£5.00", with a minus sign that a screen reader says. */
export function money(amount: Pence): string {
  const plain = poundsText((amount < 0 ? -amount : amount) as Pence); // Negating whole pence leaves whole pence.
  const point = plain.length - 3;
  return `${amount < 0 ? "−" : ""}£${grouped(plain.slice(0, point))}${plain.slice(point)}`;
}

/** 20000 → "20,000"; Welsh and English write it alike. */
export function count(value: number): string {
  return value < 0 ? `−${grouped(String(-value))}` : grouped(String(value));
}

function grouped(digits: string): string {
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) {
    text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
  }
  return text;
}

/** "30 June 2022" or "30 Mehefin 2022". */
export function dayWords(words: Words, language: Language, value: Day): string {
  const [year, month, date] = dayText(value).split("-");
  return `${Number(date)} ${say(words, language, `report.months.${month}`)} ${year}`;
}

/** "June 2022" or "Mehefin 2022". */
export function monthWords(words: Words, language: Language, value: Month): string {
  const [year, month] = monthText(value).split("-");
  return `${say(words, language, `report.months.${month}`)} ${year}`;
}

// Values of parameters and figures as people read them. What a number means comes from its kind, never from a
// guess at the number.

import { type Day, dayFromText, dayText, type Month, monthText, type Period, weekday } from "../core/day.ts";
import type { Unit } from "../core/figure.ts";
import { type Pence, poundsText } from "../core/money.ts";
import { daysOnlyCounted } from "../core/weekdays.ts";
import type { Language, ParameterKind, Words } from "../law/law.ts";
import type { Json } from "./json.ts";
import { fractionText, isRate, pounds, scaled } from "./number-text.ts";
import { count, dayWords, money, monthWords, say, sayIfKnown } from "./words.ts";

/** What is known of a number: a parameter's kind or a figure's unit. */
export type ValueKind = ParameterKind | Unit;

/**
 * A value in words: £299.60, 15.05%, 3/7, 30 June 2022, 6, Yes, a list with commas. Blank values are said to be
 * blank. Objects whose shape is not known (tables) are written as their parts.
 */
export function valueText(words: Words, language: Language, kind: ValueKind, value: unknown): string {
  if (value === undefined || value === null || value === "") return say(words, language, "explain.blank");
  if (kind === "whole") return say(words, language, "explain.whole");
  if (typeof value === "boolean") return say(words, language, value ? "values.yes" : "values.no");
  if (typeof value === "number") return numberText(words, language, kind, value);
  if (typeof value === "string") return codeText(words, language, value);
  const list = listOf(value);
  if (list !== undefined) {
    const inner = kind === "days" ? "day" : kind;
    return list.map((each) => valueText(words, language, inner, each)).join(", ");
  }
  if (typeof value !== "object") throw new Error("a value that cannot be shown");
  if (isRate(value)) return fractionText(kind, value, "£");
  if (isPaidDay(value)) {
    return `${dayWords(words, language, value.day)} ${valueText(words, language, kind, value.daily)}`;
  }
  if (isPeriod(value)) {
    return `${dayWords(words, language, value.first)} – ${dayWords(words, language, value.last)}`;
  }
  const inner = kind === "amounts" ? "money" : kind;
  return Object.entries(value)
    .map(([name, each]) => `${codeText(words, language, name)} ${valueText(words, language, inner, each)}`)
    .join(", ");
}

/** The same for programs: "299.60", "15.05%", "2022-06-30", 6, true, lists and objects of these; null is blank. */
export function plainValue(kind: ValueKind, value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (kind === "whole") return "";
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return plainNumber(kind, value);
  const list = listOf(value);
  if (list !== undefined) return list.map((each) => plainValue(kind === "days" ? "day" : kind, each));
  if (typeof value !== "object") throw new Error("a value that cannot be shown");
  if (isRate(value)) return fractionText(kind, value, "");
  if (isPaidDay(value)) return { day: dayText(value.day), amount: plainValue(kind, value.daily) };
  if (isPeriod(value)) return { first: dayText(value.first), last: dayText(value.last) };
  const inner = kind === "amounts" ? "money" : kind;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainValue(inner, each)]));
}

function plainNumber(kind: ValueKind, value: number): Json {
  // The kind says which brand the number carries.
  switch (kind) {
    case "money":
    case "amounts":
      return Number.isSafeInteger(value) ? poundsText(value as Pence) : value;
    case "day":
    case "days":
      return dayText(value as Day);
    case "month":
      return monthText(value as Month);
    case "tenths-of-a-penny":
      return pounds(value, 3);
    case "hundredths-of-a-penny":
      return pounds(value, 4);
    case "halves":
      return scaled(value * 5, 1);
    case "hours":
      return scaled(value, 2);
    case "percent":
      return `${scaled(value, 3)}%`;
    case "weekdays":
      return weekdayMask(value);
    default:
      return value;
  }
}

/** What lists and sets hold, undefined for anything else. */
function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) || value instanceof Set ? [...value] : undefined;
}

/** A code out of a list of ours, in words where it has some. */
export function codeText(words: Words, language: Language, code: string): string {
  return sayIfKnown(words, language, `values.${code}`) ?? code;
}

const week = [1, 2, 3, 4, 5, 6, 7] as const;

/** A set of weekdays, bit 0 for Monday, as claims write it: "M-W-F--". */
function weekdayMask(days: number): string {
  if (daysOnlyCounted(days) > 0) return String(daysOnlyCounted(days));
  return week.map((day) => ((days >> (day - 1)) & 1 ? "MTWTFSS".charAt(day - 1) : "-")).join("");
}

/** "Monday to Friday", "Monday, Wednesday, Friday", "every day of the week". */
function weekdaysText(words: Words, language: Language, days: number): string {
  const counted = daysOnlyCounted(days);
  if (counted > 0) return say(words, language, "report.weekdays.counted", { count: count(counted) });
  const worked = week.filter((day) => (days >> (day - 1)) & 1);
  const name = (day: number): string => say(words, language, `report.weekdays.${day}`);
  const [first, last] = [worked[0], worked.at(-1)];
  if (first === undefined || last === undefined) return say(words, language, "explain.blank");
  if (worked.length === week.length) return say(words, language, "report.weekdays.all");
  if (worked.length < 3 || last - first >= worked.length) {
    return worked
      .map((day) => say(words, language, "report.weekdays.one", { weekday: name(day) }))
      .join(", ");
  }
  return say(words, language, "report.weekdays.range", { first: name(first), last: name(last) });
}

/** The lines of a value that says something of each day; undefined for any other. */
export function dayLines(words: Words, language: Language, value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0) return undefined;
  const lines: string[] = [];
  for (const [text, what] of entries) {
    const day = dayFromText(text);
    if (day === undefined || typeof what !== "string") return undefined;
    // Sunday is 0 there and 7 here.
    const name = say(words, language, `report.weekdays.${weekday(day) === 0 ? 7 : weekday(day)}`);
    const values = { day: dayWords(words, language, day), what: codeText(words, language, what) };
    lines.push(say(words, language, "explain.day", { ...values, weekday: name }));
  }
  return lines;
}

function isPaidDay(value: object): value is { readonly day: Day; readonly daily: number } {
  return "day" in value && "daily" in value;
}

function isPeriod(value: object): value is Period {
  return "first" in value && "last" in value;
}

function numberText(words: Words, language: Language, kind: ValueKind, value: number): string {
  // The kind says which brand the number carries.
  switch (kind) {
    case "money":
    case "amounts":
      return Number.isInteger(value) ? money(value as Pence) : String(value);
    case "day":
    case "days":
      return dayWords(words, language, value as Day);
    case "month":
      return monthWords(words, language, value as Month);
    case "tenths-of-a-penny":
      return `£${pounds(value, 3)}`;
    case "hundredths-of-a-penny":
      return `£${pounds(value, 4)}`;
    case "halves":
      return scaled(value * 5, 1);
    case "hours":
      return scaled(value, 2);
    case "percent":
      return `${scaled(value, 3)}%`;
    case "weekdays":
      return weekdaysText(words, language, value);
    default:
      return Number.isSafeInteger(value) ? count(value) : String(value);
  }
}

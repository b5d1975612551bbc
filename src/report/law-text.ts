// The law as it is loaded, for people and for programs: schemes, parameters with their days and clauses, the
// readings of what is in doubt, rules with their status, problem codes and sources. Printed, never typed by hand.
import { dayText } from "../core/day.ts";
import { infoOf, type ProblemCode, problemCodes } from "../core/problem-codes.ts";
import { wrap } from "../core/wrap.ts";
import type { Clause, InForce, Language, Law, Parameter, Reading } from "../law/law.ts";
import { reasonOf } from "./law-table.ts";
import { settingJson, settingLines, settingsFor } from "./settings-text.ts";
import { valueText } from "./values.ts";
import { dayWords, say } from "./words.ts";

export const lawParts = ["schemes", "parameters", "readings", "rules", "codes", "sources"] as const;
export type LawPart = (typeof lawParts)[number];

/** The scheme of this folder name or code ("wfp"), undefined when the law has none. */
export function schemeOf(law: Law, text: string): string | undefined {
  const wanted = text.toLowerCase();
  for (const { id, scheme } of law.clauses.values()) {
    if (scheme === wanted || codeOf(id).toLowerCase() === wanted) return scheme;
  }
  return undefined;
}

/** The parts asked for, as lines for a terminal. With a scheme, only what concerns it. */
export function lawText(
  law: Law,
  scheme: string | undefined,
  language: Language,
  what: readonly LawPart[],
): string {
  const lines: string[] = [];
  for (const part of lawParts) {
    if (!what.includes(part)) continue;
    if (lines.length > 0) lines.push("");
    lines.push(say(law.words, language, `report.law.${part}`), "");
    lines.push(...parts[part](law, scheme, language));
  }
  return `${lines.join("\n")}\n`;
}

/** The same as one object; days as 2022-06-30, values as in the words, problem codes in both languages. */
export function lawJson(law: Law, scheme: string | undefined, what: readonly LawPart[]): object {
  const json: Record<LawPart, () => unknown> = {
    schemes: () => schemesOf(law, scheme),
    parameters: () => parametersOf(law, scheme).map((parameter) => parameterJson(law, parameter)),
    readings: () =>
      readingsOf(law, scheme).map((one) => ({
        ...one,
        settings: settingsFor(law, one).map((parameter) => settingJson(law, parameter)),
      })),
    rules: () => clausesOf(law, scheme),
    codes: () => codes().map((code) => ({ code, ...infoOf(code), ...messagesOf(law, code) })),
    sources: () => law.sources,
  };
  return Object.fromEntries(
    lawParts.filter((part) => what.includes(part)).map((part) => [part, json[part]()]),
  );
}

/** All that a council can set, of one scheme or of all. */
export function settingsText(law: Law, scheme: string | undefined, language: Language): string {
  const heading = say(law.words, language, "report.law.settings");
  const lines = settingsOf(law, scheme).flatMap((parameter) => settingLines(law, language, parameter));
  return `${[heading, "", ...lines].join("\n")}\n`;
}

/** The same as objects. */
export function settingsJson(law: Law, scheme: string | undefined): readonly object[] {
  return settingsOf(law, scheme).map((parameter) => settingJson(law, parameter));
}

function settingsOf(law: Law, scheme: string | undefined): readonly Parameter[] {
  return parametersOf(law, scheme).filter(({ councilSets }) => councilSets);
}

type Printer = (law: Law, scheme: string | undefined, language: Language) => readonly string[];

const parts: Readonly<Record<LawPart, Printer>> = {
  schemes: (law, scheme, language) =>
    schemesOf(law, scheme).flatMap((one) =>
      item(
        say(law.words, language, "report.law.scheme-line", {
          ...one,
          title: say(law.words, language, `schemes.${one.name}`),
        }),
      ),
    ),
  parameters: (law, scheme, language) =>
    parametersOf(law, scheme).flatMap((parameter) => [
      parameter.id,
      ...parameter.entries.flatMap((entry) => entryLines(law, language, parameter, entry)),
    ]),
  readings: (law, scheme, language) =>
    readingsOf(law, scheme).flatMap((one) => readingLines(law, language, one)),
  rules: (law, scheme, language) => clausesOf(law, scheme).flatMap((one) => clauseLines(law, language, one)),
  codes: (law, _scheme, language) => codes().flatMap((code) => codeLines(law, language, code)),
  sources: (law, _scheme, language) =>
    law.sources.flatMap(({ id, title, publisher, published, reference, sha256 }) => [
      ...item(`${id}: ${title}`),
      ...detail(
        published === ""
          ? publisher
          : say(law.words, language, "report.law.published", { publisher, published }),
      ),
      ...(reference === "" ? [] : detail(reference)),
      ...(sha256 === "" ? [] : detail(say(law.words, language, "report.law.copy", { sha256 }))),
    ]),
};

function item(text: string): readonly string[] {
  return wrap(text, "    ");
}

function detail(text: string): readonly string[] {
  return wrap(`    ${text}`, "      ");
}

function entryLines(law: Law, language: Language, { kind }: Parameter, entry: InForce<unknown>) {
  const period = say(law.words, language, "report.law.period", {
    first: dayWords(law.words, language, entry.from),
    last: dayWords(law.words, language, entry.reviewed),
  });
  const value = valueText(law.words, language, kind, entry.value);
  const lines = detail(`${period}: ${value} [${entry.clause}]`);
  return entry.note === "" ? lines : [...lines, ...wrap(`      ${entry.note}`, "      ")];
}

function readingLines(law: Law, language: Language, one: Reading) {
  const { question, reading, because } = language === "cy" ? one.welsh : one;
  const tell = (key: string, text: string) => detail(say(law.words, language, `report.law.${key}`, { text }));
  return [
    `${one.id}  ${one.rules.join(" ")}`,
    ...tell("question", question),
    ...tell("reading", reading),
    ...tell("because", because),
    ...(one.without === undefined ? [] : tell("without", one.without[language])),
    ...settingsFor(law, one).flatMap((parameter) => settingLines(law, language, parameter)),
  ];
}

function clauseLines(law: Law, language: Language, clause: Clause) {
  const { id, welsh, english, effect, status } = clause;
  const reason = reasonOf(clause, language);
  const tell = (key: string, text: string) => detail(say(law.words, language, `report.law.${key}`, { text }));
  return [
    `${id}  ${say(law.words, language, `report.law.${status}`)}`,
    ...tell("welsh", welsh),
    ...tell("english", english),
    ...tell("effect", effect),
    ...(reason === "" ? [] : tell("reason", reason)),
  ];
}

function codeLines(law: Law, language: Language, code: ProblemCode) {
  const { family, severity, consequence } = infoOf(code);
  const { en, cy } = messagesOf(law, code);
  return [
    ...item(
      say(law.words, language, "report.law.code", {
        code,
        family: say(law.words, language, `families.${family}`),
        severity: say(law.words, language, `severities.${severity}`).toLowerCase(),
        consequence: say(law.words, language, `consequences.${consequence.replace(" ", "-")}`),
      }),
    ),
    ...detail(`en: ${en}`),
    ...detail(`cy: ${cy}`),
  ];
}

/** The sentences of a code with their {placeholders}. */
function messagesOf(law: Law, code: ProblemCode) {
  const key = `problems.${code}`;
  return { en: law.words.en.get(key) ?? "", cy: law.words.cy.get(key) ?? "" };
}

function codes(): readonly ProblemCode[] {
  // The keys of the table are the codes.
  return Object.keys(problemCodes) as ProblemCode[];
}

/** "WFP-31" → "WFP". */
function codeOf(rule: string): string {
  return rule.slice(0, rule.indexOf("-"));
}

function clausesOf(law: Law, scheme: string | undefined): readonly Clause[] {
  return [...law.clauses.values()].filter((one) => scheme === undefined || one.scheme === scheme);
}

function schemesOf(law: Law, scheme: string | undefined) {
  const found = new Map<string, { name: string; code: string; rules: number; decides: number }>();
  for (const clause of clausesOf(law, scheme)) {
    const one = found.get(clause.scheme) ?? {
      name: clause.scheme,
      code: codeOf(clause.id),
      rules: 0,
      decides: 0,
    };
    const decides = one.decides + (clause.status === "decides" ? 1 : 0);
    found.set(clause.scheme, { ...one, rules: one.rules + 1, decides });
  }
  return [...found.values()];
}

/** A scheme's own parameters have its code before their names: wfp.total. */
function parametersOf(law: Law, scheme: string | undefined): readonly Parameter[] {
  const prefixes = schemesOf(law, scheme).map(({ code }) => `${code.toLowerCase()}.`);
  return [...law.parameters.values()].filter(
    ({ id }) => scheme === undefined || prefixes.some((prefix) => id.startsWith(prefix)),
  );
}

function readingsOf(law: Law, scheme: string | undefined): readonly Reading[] {
  if (scheme === undefined) return law.readings;
  return law.readings.filter(({ rules }) => rules.some((rule) => law.clauses.get(rule)?.scheme === scheme));
}

function parameterJson(law: Law, { id, kind, choices, entries }: Parameter) {
  return {
    id,
    kind,
    ...(choices.length === 0 ? {} : { choices }),
    entries: entries.map(({ from, reviewed, value, clause, note }) => ({
      from: dayText(from),
      reviewed: dayText(reviewed),
      value: valueText(law.words, "en", kind, value),
      clause,
      note,
    })),
  };
}

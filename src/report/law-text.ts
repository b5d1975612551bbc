// The law as it is loaded, for people and for programs: schemes, parameters with their days and clauses, the
// readings of what is in doubt, rules with their status, problem codes and sources. Printed, never typed by hand.
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
import { wrap } from "../core/wrap.ts";
import type { Clause, InForce, Language, Law, Parameter, Reading } from "../law/law.ts";
import {
  clausesOf,
  codes,
  type LawPart,
  lawParts,
  messagesOf,
  parametersOf,
  readingsOf,
  schemesOf,
  settingsOf,
} from "./law-selection.ts";
import { reasonOf } from "./law-table.ts";
import { settingLines, settingsFor } from "./settings-text.ts";
import { valueText } from "./values.ts";
import { dayWords, say } from "./words.ts";

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

/** All that a council can set, of one scheme or of all. */
export function settingsText(law: Law, scheme: string | undefined, language: Language): string {
  const heading = say(law.words, language, "report.law.settings");
  const lines = settingsOf(law, scheme).flatMap((parameter) => settingLines(law, language, parameter));
  return `${[heading, "", ...lines].join("\n")}\n`;
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

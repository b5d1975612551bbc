// All rules and readings as one Markdown page: which rules decide, with the place of the rows that show it, which are only
// pointed out or have no effect, and why. docs/rules.md is this page.
import type { Clause, Language, Law, Reading } from "../law/law.ts";
import { say } from "./words.ts";

/** Why a rule does not decide. */
export function reasonOf({ reason, welshReason }: Clause, language: Language): string {
  return language === "cy" ? (welshReason ?? reason) : reason;
}

/** Where the two rows of each rule that decides stand, by its scheme. */
function rowsOf({ id, scheme }: Clause): string {
  return `[${id}](../test/law/rule-rows/${scheme}.json)`;
}

/** The page, with an end of line. */
export function lawTable(law: Law, language: Language): string {
  const speak = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(law.words, language, `report.law.${key}`, values);
  const clauses = [...law.clauses.values()];
  const names = [...new Set(clauses.map(({ scheme }) => scheme))];
  const headings = ["rule", "clause", "status", "because"].map((key) => speak(`table-${key}`));
  const schemes = names.flatMap((name) => {
    const own = clauses.filter(({ scheme }) => scheme === name);
    return [
      `## ${say(law.words, language, `schemes.${name}`)}`,
      "",
      speak("table-rows", countsOf(own)),
      "",
      ...table(
        headings,
        own.map((clause) => [
          clause.id,
          language === "cy" ? clause.welsh : clause.effect,
          speak(clause.status),
          clause.status === "decides" ? rowsOf(clause) : reasonOf(clause, language),
        ]),
      ),
      "",
    ];
  });
  const ofReadings = ["reading", "question", "followed", "parameter"].map((key) => speak(`table-${key}`));
  const lines = [
    `# ${speak("table")}`,
    "",
    speak("table-intro", { rules: clauses.length, readings: law.readings.length }),
    "",
    ...schemes,
    `## ${speak("readings")}`,
    "",
    ...table(
      ofReadings,
      law.readings.map((one) => readingCells(one, language)),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same for programs: each rule with the file of its rows or the reason, each reading with its parameters or the reason. */
export function lawTableJson(law: Law): object {
  return {
    rules: [...law.clauses.values()].map(({ id, scheme, status, reason }) => ({
      id,
      scheme,
      status,
      ...(status === "decides" ? { rows: `test/law/rule-rows/${scheme}.json` } : { reason }),
    })),
    readings: law.readings.map(({ id, parameters, without }) => ({ id, parameters, without })),
  };
}

function countsOf(clauses: readonly Clause[]): Readonly<Record<Clause["status"], number>> {
  const count = (wanted: Clause["status"]) => clauses.filter(({ status }) => status === wanted).length;
  return { decides: count("decides"), informs: count("informs"), none: count("none") };
}

function readingCells(one: Reading, language: Language): readonly string[] {
  const { question, reading } = language === "cy" ? one.welsh : one;
  const ids = one.parameters.map((id) => `\`${id}\``).join(", ");
  return [one.id, question, reading, one.without === undefined ? ids : one.without[language]];
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)];
}

/** What would end a cell is written so that it does not. */
function cellText(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

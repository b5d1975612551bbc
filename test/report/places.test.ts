// What our words point to is there: sheets of the report, files that the program writes or reads, commands and their options.
// Whoever only checks is pointed to nothing that a check never writes.
import { describe, expect, test } from "vitest";
import { registry } from "../../src/batch/tables/registry.ts";
import { commands } from "../../src/commands/index.ts";
import { nextSteps } from "../../src/report/balance.ts";
import { summaryText } from "../../src/report/summary.ts";
import { shipped } from "../law/shipped.ts";
import { batch } from "./example.ts";

const languages = ["en", "cy"] as const;

/** Files beside the tables of a batch: what commands write or read under a name of its own. */
const otherFiles = [
  ..."report.xlsx report.html index.html check.html manifest.json taliad.json certificate.json".split(" "),
  // An auditor's bundle, and what councils lay beside each other.
  ..."population.csv working-paper.xlsx payees.csv return.csv set-aside.csv cut-off.csv a.csv b.csv".split(
    " ",
  ),
];

const words = (language: (typeof languages)[number]) => [...(shipped.words[language] ?? new Map())];

function sheetsOf(language: (typeof languages)[number]): readonly string[] {
  return words(language).flatMap(([key, text]) => (key.startsWith("report.sheets.") ? [text] : []));
}

describe.for(languages)("in %s", (language) => {
  test("every sheet that is named is one of the report", () => {
    const named = words(language).flatMap(([, text]) => [
      ...text.matchAll(/(?:sheets?|(?:y|a'r) ddalen) (\p{Lu}\p{L}+)(?: and (\p{Lu}\p{L}+))?/gu),
    ]);
    const sheets = named.flatMap(([, first, second]) => (second === undefined ? [first] : [first, second]));
    expect(sheets.length).toBeGreaterThan(8);
    expect(sheets.filter((name) => !sheetsOf(language).includes(name ?? ""))).toEqual([]);
  });

  test("every file that is named is written or read by the program", () => {
    const named = words(language)
      // What stands behind a dot there is an example of an employer's file.
      .filter(([key]) => !/^(problems|codes|cli\.help)\.|placeholder/.test(key))
      .flatMap(([, text]) => text.match(/\b[a-z][a-z-]*\.(?:csv|xlsx|html|json)\b/g) ?? []);
    const known = new Set([
      ...registry.flatMap((one) => ("name" in one ? [`${one.name}.csv`] : [])),
      ...otherFiles,
    ]);
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named.filter((name) => !known.has(name)))]).toEqual([]);
  });

  test("every command and every option that is named is one", () => {
    const options = new Set(commands.flatMap(({ options }) => Object.keys(options)));
    // In Welsh the program's name is a word: what is a command is told by the English.
    const named = words("en").flatMap(([key, text]) =>
      [...text.matchAll(/\btaliad ([a-z]+)/g)].map(([whole, name]) => ({ key, whole, name })),
    );
    expect(named.length).toBeGreaterThan(20);
    const known = new Set(commands.map(({ name }) => name));
    expect(named.filter(({ name }) => !known.has(name ?? ""))).toEqual([]);
    const missing = named.filter(({ key, whole }) => !shipped.words[language]?.get(key)?.includes(whole));
    expect(missing).toEqual([]);
    const given = words(language).flatMap(([, text]) => [...text.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)]);
    const ofEvery = ["config", "debug", "help", "json", "lang", "schemas"];
    expect(
      given.map(([, name]) => name ?? "").filter((name) => !options.has(name) && !ofEvery.includes(name)),
    ).toEqual([]);
  });

  test("what was only checked is pointed to no sheet and no file of a batch", () => {
    const text = summaryText(batch, shipped.words, language, "checked");
    expect(text).not.toMatch(/sheet|ddalen|[a-z]\.csv\b(?!:)/);
    const written = nextSteps(shipped.words, language, batch);
    const checked = nextSteps(shipped.words, language, batch, "checked");
    expect(checked.map(({ key }) => key)).toEqual(written.map(({ key }) => key));
    expect(written.some(({ text }) => /sheet|ddalen/.test(text))).toBe(true);
  });
});

// What a council may set in taliad.json: each parameter that the guidance leaves to it, with the value in force, what else it
// can be, and what that means.

import { wrap } from "../core/wrap.ts";
import type { Language, Law, Parameter, Reading } from "../law/law.ts";
import { valueText } from "./values.ts";
import { say, sayIfKnown } from "./words.ts";

/** The parameters that hold the choice of a reading. */
export function settingsFor(law: Law, { parameters }: Reading): readonly Parameter[] {
  return parameters.flatMap((id) => law.parameters.get(id) ?? []);
}

/** One parameter as indented lines for a terminal: what is in force, then each choice or the form of the value. */
export function settingLines(law: Law, language: Language, parameter: Parameter): readonly string[] {
  const { id, kind } = parameter;
  const tell = (key: string, values: Readonly<Record<string, string>>): string =>
    say(law.words, language, `report.law.${key}`, values);
  const what = say(law.words, language, `parameters.${id}`);
  const last = parameter.entries.at(-1);
  const value = valueText(law.words, language, kind, last?.value);
  const choices = choicesOf(law, language, parameter);
  return [
    ...wrap(`    ${tell("setting", { id, what })}`, "      "),
    ...wrap(`      ${tell("in-force", { value: inForceText(parameter, value) })}`, "        "),
    ...(choices.length === 0 || kind === "list"
      ? wrap(`      ${tell("form", { form: formText(law, language, parameter) })}`, "        ")
      : []),
    ...choices.flatMap(({ choice, meaning }) => wrap(`      ${choice}: ${meaning}`, "        ")),
  ];
}

/** The code that stands in the file, and beside it what it is called where that is something else. */
function inForceText({ kind, entries }: Parameter, words: string): string {
  const value = entries.at(-1)?.value;
  return kind === "choice" && value !== words ? `${value} (${words})` : words;
}

/** How a value of this kind is written in taliad.json. */
export function formText(law: Law, language: Language, { kind }: Pick<Parameter, "kind">): string {
  return say(law.words, language, `settings.form.${kind}`);
}

type Choice = { readonly choice: string; readonly meaning: string };

/** What the parameter, or each part of its list, can be. */
export function choicesOf(law: Law, language: Language, { id, choices }: Parameter): readonly Choice[] {
  return choices.map((choice) => ({ choice, meaning: meaningOf(law, language, id, choice) }));
}

/** A choice in words of its own, or as the cell of a file that has it: an absence, a job, a pension scheme. */
function meaningOf(law: Law, language: Language, id: string, choice: string): string {
  const own = sayIfKnown(law.words, language, `settings.${id}.${choice}`);
  if (own !== undefined) return own;
  const role = law.roles.get(choice);
  if (role !== undefined) return role.labels[language];
  for (const { columns } of law.layouts.values()) {
    for (const { values = [] } of columns) {
      const found = values.find(({ code }) => code === choice);
      if (found !== undefined) return found[language];
    }
  }
  throw new Error(`nothing says what ${choice} means for ${id}`);
}

/** The same for programs, in both languages. */
export function settingJson(law: Law, parameter: Parameter): object {
  const { id, kind, choices } = parameter;
  const inWords = (language: Language) =>
    Object.fromEntries(choicesOf(law, language, parameter).map(({ choice, meaning }) => [choice, meaning]));
  return {
    id,
    kind,
    what: { en: say(law.words, "en", `parameters.${id}`), cy: say(law.words, "cy", `parameters.${id}`) },
    inForce:
      kind === "choice"
        ? parameter.entries.at(-1)?.value
        : valueText(law.words, "en", kind, parameter.entries.at(-1)?.value),
    ...(kind === "choice"
      ? {}
      : { form: { en: formText(law, "en", parameter), cy: formText(law, "cy", parameter) } }),
    ...(choices.length === 0 ? {} : { choices: { en: inWords("en"), cy: inWords("cy") } }),
  };
}

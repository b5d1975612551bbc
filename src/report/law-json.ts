// The law as `law --json` gives it: the parts that are asked for, as data.
import { dayText } from "../core/day.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { Law, Parameter } from "../law/law.ts";
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
import { settingJson, settingsFor } from "./settings-text.ts";
import { valueText } from "./values.ts";

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

/** The same as objects. */
export function settingsJson(law: Law, scheme: string | undefined): readonly object[] {
  return settingsOf(law, scheme).map((parameter) => settingJson(law, parameter));
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

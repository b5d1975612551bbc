// What a council may set in taliad.json and what not: only what the guidance leaves to it, to a value that it can have.
import type { Clause, Law, Parameter, Source } from "./law.ts";
import { settableFrom } from "./load.ts";
import type { Overrides, SettingValue } from "./overrides.ts";

/** Why a setting cannot be followed. */
export type RefusedSetting = { readonly id: string; readonly found: string } & (
  | { readonly why: "unknown" }
  /** Laid down by a clause of the guidance, or by statute. */
  | { readonly why: "closed"; readonly by: Clause | Source }
  /** Neither one of the choices, nor a list of them. */
  | { readonly why: "not-a-choice" | "not-a-list"; readonly parameter: Parameter }
  | { readonly why: "malformed"; readonly parameter: Parameter }
);

/** The first setting that cannot be followed under the law as it comes with the program; undefined when all can. */
export function refusedSetting(law: Law, settings: Overrides): RefusedSetting | undefined {
  for (const [id, { value }] of Object.entries(settings)) {
    const refused = refusalOf(law, id, value);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function refusalOf(law: Law, id: string, value: SettingValue): RefusedSetting | undefined {
  const found = JSON.stringify(value);
  const parameter = law.parameters.get(id);
  if (parameter === undefined) return { why: "unknown", id, found };
  if (!parameter.councilSets) {
    const { clause = "" } = parameter.entries.at(-1) ?? {};
    const by = law.clauses.get(clause) ?? law.sources.find((source) => source.id === clause);
    if (by === undefined) throw new Error(`${id} cites nothing`);
    return { why: "closed", id, found, by };
  }
  if (settableFrom(parameter, value)) return undefined;
  if (parameter.kind === "choice") return { why: "not-a-choice", id, found, parameter };
  if (parameter.choices.length > 0) return { why: "not-a-list", id, found, parameter };
  return { why: "malformed", id, found, parameter };
}

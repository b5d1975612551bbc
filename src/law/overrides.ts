// A council's own values for parameters that the guidance leaves to it, laid over the law before it is
// checked, so that they pass the same checks; the council's decision becomes their source.
import { parametersFile } from "./files.ts";
import type { SchemaFiles } from "./load.ts";
import { inShape } from "./shape.ts";

/** As schemas/parameters write it: a text, a count, a list of words or days. */
export type SettingValue = string | number | boolean | readonly string[];

/** By parameter id: the value as schemas/parameters would write it, and the decision that set it. */
export type Overrides = Readonly<Record<string, { readonly value: SettingValue; readonly decision: string }>>;

/** The same files with the values replaced on all their days. Throws where there is no such parameter. */
export function withOverrides(files: SchemaFiles, overrides: Overrides): SchemaFiles {
  const wanted = new Map(Object.entries(overrides));
  if (wanted.size === 0) return files;
  const laid = new Map<string, unknown>();
  const used = new Set<string>();
  for (const [path, content] of files) {
    if (!path.startsWith("parameters/")) {
      laid.set(path, content);
      continue;
    }
    const { parameters } = inShape(parametersFile, path, content);
    const replaced = parameters.map((parameter) => {
      const override = wanted.get(parameter.id);
      if (override === undefined) return parameter;
      used.add(parameter.id);
      const clause = sourceOf(parameter.id);
      return {
        ...parameter,
        entries: parameter.entries.map((entry) => ({ ...entry, value: override.value, clause })),
      };
    });
    laid.set(path, { ...(content as object), parameters: replaced });
  }
  for (const id of wanted.keys()) if (!used.has(id)) throw new Error(`there is no parameter ${id} to set`);
  const sources = files.get("sources.json");
  const decisions = [...wanted].map(([id, { decision }]) => ({
    id: sourceOf(id),
    title: decision,
    publisher: "council",
    published: "",
    language: "en",
    reference: decision,
    sha256: "",
  }));
  laid.set("sources.json", [...(Array.isArray(sources) ? sources : []), ...decisions]);
  return laid;
}

function sourceOf(parameter: string): string {
  return `council-decision-${parameter}`;
}

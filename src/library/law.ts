// The law, from the texts of schemas/ as they stand in the package's law.json.
import type { Law } from "../law/law.ts";
import { loadLaw as loaded } from "../law/load.ts";
import { type Overrides, withOverrides } from "../law/overrides.ts";
import { type RefusedSetting, refusedSetting } from "../law/settings.ts";

/** The files of schemas/ by their paths ("parameters/statutory.json"), each parsed. */
export type LawFiles = Readonly<Record<string, unknown>>;

/**
 * The law that these files say, checked whole. `parameters` are a council's own values, with the decision that set each: only what
 * the guidance leaves to a council can be set. Throws an Error that names the file and the place that is not right.
 */
export function loadLaw(files: LawFiles, parameters: Overrides = {}): Law {
  const contents = new Map(Object.entries(files));
  const shipped = loaded(contents);
  const refused = refusedSetting(shipped, parameters);
  if (refused !== undefined) throw new Error(whyNot(refused));
  return Object.keys(parameters).length === 0 ? shipped : loaded(withOverrides(contents, parameters));
}

function whyNot(refused: RefusedSetting): string {
  const { id, found } = refused;
  switch (refused.why) {
    case "unknown":
      return `there is no parameter ${id} to set`;
    case "closed":
      return `${id} is laid down by ${refused.by.id}: no council sets it`;
    case "not-a-choice":
    case "not-a-list":
      return `${id} cannot be ${found}: its values are ${refused.parameter.choices.join(", ")}`;
    case "malformed":
      return `${id} cannot be ${found}: it is a ${refused.parameter.kind}, written as schemas/parameters write one`;
  }
}

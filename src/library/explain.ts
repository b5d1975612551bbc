// Why a row came to what it came to: decided again from the same bytes, with every value's origin written down.
import { noPrior } from "../batch/past/prior.ts";
import { explainedRows } from "../batch/replay/explained-rows.ts";
import type { Language, Law } from "../law/law.ts";
import { explanationJson } from "../report/explain-json.ts";
import { explanationText } from "../report/explain-text.ts";
import type { Assessment } from "./assess.ts";
import { inputsOf } from "./given.ts";

export type Explanation = {
  /** The answer first, then conditions and steps, as `taliad explain` prints it. */
  readonly text: (language: Language) => string;
  /** Every finding and figure with its clause, its inputs and where each came from, as `taliad explain --json` prints it. */
  readonly json: unknown;
};

/** `law` is the one that the files were assessed by. Undefined where the assessment has no such row. */
export async function explain(
  assessment: Pick<Assessment, "decisions" | "duplicates" | "given">,
  law: Law,
  place: { readonly file: string; readonly row: number },
): Promise<Explanation | undefined> {
  const line = assessment.decisions.find(({ file, row }) => file === place.file && row === place.row);
  if (line === undefined) return undefined;
  const batch = {
    batch: "",
    inputs: inputsOf(assessment.given),
    law,
    prior: noPrior,
    parameters: {},
    duplicates: async () => assessment.duplicates,
  };
  const [explained] = await explainedRows(batch, [line]);
  if (explained === undefined) return undefined;
  return {
    text: (language) => explanationText(explained, language),
    json: explanationJson(explained, "all"),
  };
}

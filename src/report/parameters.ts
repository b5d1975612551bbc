// The parameters of a batch's schemes as they are in force for it: printed on every batch.
import type { Day } from "../core/day.ts";
import type { Batch } from "../engine/batch.ts";
import type { Law } from "../law/law.ts";
import { entryOn } from "../law/parameters.ts";
import type { ParameterInForce } from "./workbook.ts";

/** `prefixes` are those of the schemes' parameters, for example "wfp."; nothing for a batch without a period. */
export function parametersInForce(
  law: Law,
  batch: Batch,
  prefixes: readonly string[],
): readonly ParameterInForce[] {
  const day: Day | undefined = batch.parametersOn;
  if (day === undefined) return [];
  return [...law.parameters.values()]
    .filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)))
    .flatMap((parameter) => {
      const entry = entryOn(parameter, day);
      return entry === undefined ? [] : [{ ...entry, id: parameter.id, kind: parameter.kind }];
    });
}

// open-cases.csv: the duplicate cases of earlier batches in the schemes of this one that nobody has closed.
import type { Month } from "../../core/day.ts";
import { type OpenCaseLine, openCaseLines } from "../../engine/open-cases.ts";
import { decidesClaims } from "../../schemes/index.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

type Batch = Pick<DecidedBatch, "read" | "rulings" | "prior" | "month">;

export function openCasesIn({ month, read, ...batch }: Batch): readonly OpenCaseLine[] {
  if (month === undefined) return [];
  const names = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  return casesOpenIn([...names].filter(decidesClaims).sort(), batch, month);
}

/** As old as they are in the month. */
export function casesOpenIn(
  schemes: readonly string[],
  { rulings, prior }: Pick<Batch, "rulings" | "prior">,
  month: Month,
): readonly OpenCaseLine[] {
  const cases = schemes.flatMap((scheme) => prior.openCases.of(scheme) ?? []);
  return openCaseLines(cases, rulings.caseEvents, month);
}

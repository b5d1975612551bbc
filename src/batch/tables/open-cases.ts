// open-cases.csv: the duplicate cases of earlier batches in the schemes of this one that nobody has closed.
import { type OpenCaseLine, openCaseLines } from "../../engine/open-cases.ts";
import { decidesClaims } from "../../schemes/index.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

export function openCasesIn({
  read,
  rulings,
  prior,
  month,
}: Pick<DecidedBatch, "read" | "rulings" | "prior" | "month">): readonly OpenCaseLine[] {
  if (month === undefined) return [];
  const schemes = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  const cases = [...schemes]
    .filter(decidesClaims)
    .sort()
    .flatMap((scheme) => prior.openCases.of(scheme) ?? []);
  return openCaseLines(cases, rulings.caseEvents, month);
}

// open-cases.csv: the duplicate cases of earlier batches in the schemes of this one that nobody has closed.
import type { Month } from "../../core/day.ts";
import { type OpenCaseLine, openCaseLines } from "../../engine/open-cases.ts";
import { returnKey } from "../../engine/versions.ts";
import { decidesClaims } from "../../schemes/index.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

type Batch = Pick<DecidedBatch, "read" | "versions" | "rulings" | "prior" | "month">;

export function openCasesIn(batch: Batch): readonly OpenCaseLine[] {
  const { month, read } = batch;
  if (month === undefined) return [];
  const names = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  return casesOpenIn([...names].filter(decidesClaims).sort(), batch, month);
}

/** As old as they are in the month, without those whose return the batch replaces: its own rows say what there is to ask. */
export function casesOpenIn(
  schemes: readonly string[],
  { read, versions, rulings, prior }: Omit<Batch, "month">,
  month: Month,
): readonly OpenCaseLine[] {
  const replaced = new Set(
    read.flatMap(({ replaces, refused, superseded }, at) => {
      const version = refused || superseded || replaces === undefined ? undefined : versions[at];
      return version === undefined ? [] : [returnKey(version)];
    }),
  );
  const cases = schemes
    .flatMap((scheme) => prior.openCases.of(scheme) ?? [])
    .filter(({ scheme, employerB: employerId, returned }) => {
      return returned === undefined || !replaced.has(returnKey({ scheme, employerId, ...returned }));
    });
  return openCaseLines(cases, rulings.caseEvents, month);
}

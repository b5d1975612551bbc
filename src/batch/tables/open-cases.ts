// open-cases.csv: the duplicate cases of earlier batches in the schemes of this one that nobody has closed.
import type { Month } from "../../core/day.ts";
import { openCaseLines } from "../../engine/open-cases.ts";
import { openCaseColumns } from "../../report/open-cases.ts";
import { decidesClaims } from "../../schemes/index.ts";
import { type ResultTable, resultTable } from "../../schemes/listing.ts";
import type { ReadFile } from "../decide/file.ts";
import type { Prior } from "../past/prior.ts";
import type { DecisionsRead } from "../read/rulings-file.ts";

/** None where there is none. `month` is the latest that a file of claims is for. */
export function openCasesOf(
  read: readonly ReadFile[],
  { caseEvents }: DecisionsRead,
  prior: Prior,
  month: Month | undefined,
): readonly ResultTable[] {
  if (month === undefined) return [];
  const schemes = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  const cases = [...schemes].filter(decidesClaims).sort().flatMap(prior.openCases);
  const lines = openCaseLines(cases, caseEvents, month);
  return lines.length === 0 ? [] : [resultTable("open-cases", openCaseColumns, lines)];
}

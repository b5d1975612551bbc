// exceptions.csv: the lines of claims are written while the claims are decided, those of decisions at the end, when it
// is known which claims they have turned.
import { personNumber } from "../../core/person.ts";
import { byteOrderMark, csvLine } from "../../io/csv/write.ts";
import type { Replacements, Spool } from "../../io/spool.ts";
import { cellsOf, keysOf } from "../../report/columns.ts";
import { exceptionColumns } from "../../report/exceptions.ts";
import {
  casesNamed,
  decisionExceptions,
  type ExceptionalClaim,
  type ExceptionLine,
} from "../../rulings/exceptions.ts";
import type { ReadFile } from "../decide/file.ts";
import type { DecisionsRead } from "../read/rulings-file.ts";
import { decisionCells } from "../settle/references.ts";

const plain = exceptionColumns.map(({ kind }) => kind !== "text");

export const exceptionHeading = byteOrderMark + csvLine(keysOf(exceptionColumns));

export function exceptionText(line: ExceptionLine): string {
  return csvLine(cellsOf(exceptionColumns, line), plain);
}

/**
 * Finishes the file. `corrected` are the lines of decisions.csv that the comparison of the rows has changed: of such
 * a row nothing is payable any more.
 */
export function finishExceptions(
  exceptions: Spool,
  read: readonly ReadFile[],
  { accepted, earlierOf }: DecisionsRead,
  corrected: Replacements,
): void {
  const claims = read.flatMap(({ decided }) =>
    decided.map(({ at, claim }) => correctedClaim(claim, corrected.get(at))),
  );
  const earlier = claims.flatMap(({ niNumber, decision }) => {
    const cases = casesNamed(decision);
    return earlierOf(personNumber(niNumber)).filter(({ decision: { caseId } }) => cases.includes(caseId));
  });
  const standing = new Map(
    [...earlier, ...accepted].map((one) => [JSON.stringify([one.scheme, one.decision.caseId]), one]),
  );
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  const lines = decisionExceptions([...standing.values()], claims);
  exceptions.append(Buffer.from(lines.map(exceptionText).join("")), rows, 0);
  exceptions.finish(new Map([...corrected.keys()].map((row) => [row, ""])));
}

function correctedClaim(claim: ExceptionalClaim, line: string | undefined): ExceptionalClaim {
  if (line === undefined) return claim;
  // The line was corrected by ourselves, so its outcome is one of ours.
  const outcome = decisionCells(line)("outcome") as ExceptionalClaim["decision"]["outcome"];
  return { ...claim, decision: { ...claim.decision, outcome, payable: [] } };
}

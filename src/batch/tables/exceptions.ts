// exceptions.csv: what rests on more than the rules. The lines of claims were kept while the claims were decided; those
// of decisions are made when it is known which claims they have turned.
import { personNumber } from "../../core/person.ts";
import { decisionExceptions } from "../../rulings/decision-exceptions.ts";
import { casesNamed, type ExceptionalClaim, type ExceptionLine } from "../../rulings/exceptions.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

export function* exceptionsIn(batch: DecidedBatch): Generator<ExceptionLine> {
  const { changed } = batch.settled;
  // Of a row that the comparison has turned nothing is payable any more.
  for (const { row, lines } of batch.store.exceptions()) if (!changed.has(row)) yield* lines;
  yield* ofDecisions(batch);
}

function ofDecisions({ read, rulings, settled }: DecidedBatch): readonly ExceptionLine[] {
  const claims = read.flatMap(({ decided }) =>
    decided.map(({ at, claim }): ExceptionalClaim => {
      const outcome = settled.changed.get(at)?.outcome;
      return outcome === undefined
        ? claim
        : { ...claim, decision: { ...claim.decision, outcome, payable: [] } };
    }),
  );
  const earlier = claims.flatMap(({ niNumber, decision }) => {
    const cases = casesNamed(decision);
    return rulings
      .earlierOf(personNumber(niNumber))
      .filter(({ decision: { caseId } }) => cases.includes(caseId));
  });
  const standing = new Map(
    [...earlier, ...rulings.accepted].map((one) => [JSON.stringify([one.scheme, one.decision.caseId]), one]),
  );
  return decisionExceptions([...standing.values()], claims);
}

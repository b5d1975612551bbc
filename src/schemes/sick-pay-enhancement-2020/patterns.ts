// Where a claim is silent, the working patterns of the same employer may know: how long full pay lasts, and what a
// week is worth to somebody who is paid by the year (SSPE-43, 92).
import { addDays, type Day } from "../../core/day.ts";
import type { Circumstances, CompanionRow } from "../../core/decision.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cells } from "../../core/origin.ts";
import { fullPayFacts, yearPayFacts } from "../pattern-facts.ts";
import type { SspeClaim } from "./claim.ts";

type FullPayInputs = {
  readonly absenceStart: Day;
  readonly absenceEnd: Day;
  readonly reducedFrom: Day | undefined;
};

const fullPayFormula: Formula<FullPayInputs, Day> = {
  name: "full-pay-until",
  unit: "day",
  rules: ["SSPE-43"],
  inputs: { absenceStart: "day", absenceEnd: "day", reducedFrom: "day" },
  value: ({ absenceStart, absenceEnd, reducedFrom }) => {
    if (reducedFrom === undefined || reducedFrom > absenceEnd) return absenceEnd;
    return addDays(reducedFrom > absenceStart ? reducedFrom : absenceStart, -1);
  },
};

/** The claim with the end of full pay filled in where it gives no day and the patterns know it; else the same claim. */
export function withFullPay(
  claim: SspeClaim,
  companions: Circumstances["companions"],
  trail: Trail | undefined,
): SspeClaim {
  const { sickPayType, fullPayFrom, fullPayUntil, absenceStart, absenceEnd } = claim;
  if (sickPayType !== "FULL_PAY_LIMITED" || fullPayFrom !== undefined || fullPayUntil !== undefined)
    return claim;
  const known = companions
    ?.get(fullPayFacts.layout)
    ?.find((row) => holds(row, absenceStart) && holds(row, absenceEnd));
  if (known === undefined) return claim;
  // The listing puts a day there.
  const reducedFrom = known[2] as Day | undefined;
  const until = figure(
    fullPayFormula,
    { absenceStart, absenceEnd, reducedFrom },
    trail &&
      noted(trail, {
        ...cells("absenceStart", "absenceEnd"),
        reducedFrom: { kind: "beside", layout: fullPayFacts.layout },
      }),
  );
  return { ...claim, fullPayUntil: until };
}

/** The pay and allowances of a year under the pattern on the first day of the absence; undefined where none is known. */
export function yearPayOn(claim: SspeClaim, companions: Circumstances["companions"]): Pence | undefined {
  const known = companions?.get(yearPayFacts.layout)?.find((row) => holds(row, claim.absenceStart));
  return known?.[2] === undefined ? undefined : pence(known[2]);
}

function holds([from, to]: CompanionRow, day: Day): boolean {
  return from !== undefined && from <= day && (to === undefined || day <= to);
}

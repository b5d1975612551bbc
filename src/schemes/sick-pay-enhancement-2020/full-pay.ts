// The days of an absence on which the employer pays in full: nothing is paid on top of it (SSPE-42 to 44).
import type { Period } from "../../core/day.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import { cell, cells, type Origin } from "../../core/origin.ts";
import type { SspeClaim } from "./claim.ts";

type FullPayInputs = Pick<SspeClaim, "fullPayFrom" | "fullPayUntil" | "absenceStart" | "absenceEnd">;

const fullPayFormula: Formula<FullPayInputs, Period | undefined> = {
  name: "full-pay-days",
  unit: "day",
  rules: ["SSPE-42", "SSPE-43", "SSPE-44"],
  inputs: {
    fullPayFrom: "day",
    fullPayUntil: "day",
    absenceStart: "day",
    absenceEnd: "day",
  },
  value: ({ fullPayFrom, fullPayUntil, absenceStart, absenceEnd }) => {
    if (fullPayFrom === undefined && fullPayUntil === undefined) return undefined;
    return { first: fullPayFrom ?? absenceStart, last: fullPayUntil ?? absenceEnd };
  },
};

/**
 * The days on which the employer pays in full, whatever kind of sick pay the row names beside them (SSPE-42). One end
 * blank: from the first day, or to the last. `until` is where the last of them was worked out; undefined where the row
 * says it.
 */
export function fullPayOf(
  claim: SspeClaim,
  until?: Origin | undefined,
  trail?: Trail | undefined,
): Period | undefined {
  const { fullPayFrom, fullPayUntil, absenceStart, absenceEnd } = claim;
  return figure(
    fullPayFormula,
    { fullPayFrom, fullPayUntil, absenceStart, absenceEnd },
    trail &&
      noted(trail, {
        ...cells("fullPayFrom", "absenceStart", "absenceEnd"),
        fullPayUntil: until ?? cell("fullPayUntil"),
      }),
  );
}

// Why somebody isolates and until which day at the longest: what a negative test and the table of the guidance leave of it.
import { addDays, type Day } from "../../core/day.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import { cells, laws, type Origin } from "../../core/origin.ts";
import type { SspeClaim } from "./claim.ts";
import { sickReasonOf } from "./sick-reason.ts";
import type { Terms } from "./terms.ts";

type LongestInputs = {
  readonly isolationFrom: Day;
  readonly absenceCategory: string;
  readonly "sspe.isolationCase": number | undefined;
  readonly "sspe.isolationContact": number | undefined;
  readonly "sspe.isolationDayOne": string;
};

const longestFormula: Formula<LongestInputs, Day | undefined> = {
  name: "longest-isolation",
  unit: "day",
  rules: ["SSPE-34", "SSPE-35"],
  inputs: {
    isolationFrom: "day",
    absenceCategory: "text",
    "sspe.isolationCase": "count",
    "sspe.isolationContact": "count",
    "sspe.isolationDayOne": "text",
  },
  value: (from) => {
    const ofContact = sickReasonOf(from.absenceCategory) === "isolation";
    const days = ofContact ? from["sspe.isolationContact"] : from["sspe.isolationCase"];
    if (days === undefined) return undefined;
    return addDays(from.isolationFrom, from["sspe.isolationDayOne"] === "first-day" ? days - 1 : days);
  },
};

/** The last day of the longest isolation that began on a day, which `from` says; undefined where the table is silent. */
export function longestIsolation(
  terms: Terms,
  absenceCategory: string,
  { day: isolationFrom, from }: { readonly day: Day; readonly from: Origin },
  trail: Trail | undefined,
): Day | undefined {
  return figure(
    longestFormula,
    {
      isolationFrom,
      absenceCategory,
      "sspe.isolationCase": terms.isolationCase,
      "sspe.isolationContact": terms.isolationContact,
      "sspe.isolationDayOne": terms.isolationDayOne,
    },
    trail &&
      noted(trail, {
        isolationFrom: from,
        ...cells("absenceCategory"),
        ...laws(terms.on, from, "sspe.isolationCase", "sspe.isolationContact", "sspe.isolationDayOne"),
      }),
  );
}

/**
 * Whether a negative test ends the enhancement: of somebody with symptoms, who may be ill with something else. A contact
 * is not ill and goes on isolating (SSPE-32, 34, 37, C-25).
 */
export function endsWithTest(
  { absenceCategory, testResult }: Pick<SspeClaim, "absenceCategory" | "testResult">,
  negativeTestEnds: string,
): boolean {
  return testResult === "NEGATIVE" && (negativeTestEnds === "any" || absenceCategory === "SYMPTOMS");
}

/** The last day of the isolation: its own end, or the last day that a negative test leaves (SSPE-37, 38). */
export function isolationLastOf(claim: SspeClaim, terms: Terms | undefined): Day {
  const { isolationEndDate, testDate } = claim;
  if (terms === undefined || testDate === undefined || !endsWithTest(claim, terms.negativeTestEnds)) {
    return isolationEndDate;
  }
  const last = terms.negativeTestLastDay === "result-day" ? testDate : addDays(testDate, -1);
  return last < isolationEndDate ? last : isolationEndDate;
}

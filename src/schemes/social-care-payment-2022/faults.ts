// What makes a row impossible to assess although each of its cells can be read: days in the wrong order, an
// instalment without its number, a National Insurance category or a day for which the law has no figures.
import type { Remark } from "../../core/decision.ts";
import { categoryInForce } from "../../statute/class-1-ni-table.ts";
import type { WfpClaim } from "./claim.ts";
import type { PayDayFigures } from "./on-costs.ts";
import type { Terms } from "./terms.ts";

const leftBeforeStart: Remark = { code: "left-before-start", key: "leaveDate", expected: "", rule: "" };
const numberMissing: Remark = {
  code: "instalment-number-missing",
  key: "instalmentNo",
  expected: "",
  rule: "WFP-52",
};
const categoryUnknown: Remark = {
  code: "ni-category-not-in-force",
  key: "niCategory",
  expected: "",
  rule: "WFP-64",
};
const noNiFigure: Remark = {
  code: "no-figure-for-day",
  key: "payDate",
  expected: "class1.employerRate",
  rule: "WFP-64",
};
const noPensionFigure: Remark = { ...noNiFigure, expected: "qualifyingEarnings.lowerLimit" };

/** All faults of the row at once; undefined when there is none. A cell that is filled has to be right, needed or not. */
export function faultsOf(
  terms: Terms,
  claim: WfpClaim,
  figures: PayDayFigures,
): readonly Remark[] | undefined {
  let faults: Remark[] | undefined;
  if (claim.leaveDate !== undefined && claim.leaveDate < claim.startDate) {
    faults = [leftBeforeStart];
  }
  if (claim.paymentMethod === "INSTALMENTS" && !numbered(terms, claim.instalmentNo)) {
    faults = [...(faults ?? []), numberMissing];
  }
  if (claim.niCategory !== undefined) {
    if (figures.ni === undefined) faults = [...(faults ?? []), noNiFigure];
    else if (categoryInForce(figures.ni, claim.niCategory) === undefined) {
      faults = [...(faults ?? []), categoryUnknown];
    } else if (figures.band === undefined && needsBand(claim)) faults = [...(faults ?? []), noPensionFigure];
  }
  return faults;
}

function numbered(terms: Terms, instalmentNo: number | undefined): boolean {
  return instalmentNo !== undefined && instalmentNo >= 1 && instalmentNo <= terms.instalments;
}

function needsBand(claim: WfpClaim): boolean {
  return (
    claim.basePay !== undefined && claim.employerPensionRate !== undefined && claim.pensionScheme !== "NONE"
  );
}

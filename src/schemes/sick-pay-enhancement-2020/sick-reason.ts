// Why the absence counts for sick pay, and whether somebody who stays at home is unable to work.
import type { SickReason } from "../../statute/sick-pay-periods.ts";

/** Why the absence counts for sick pay: own illness, isolation for somebody else, or neither. */
export function sickReasonOf(absenceCategory: string): SickReason {
  switch (absenceCategory) {
    case "SYMPTOMS":
    case "POSITIVE":
      return "covid";
    case "TTP_CONTACT":
    case "HOUSEHOLD":
      return "isolation";
    default:
      return "sickness";
  }
}

/** Carers, travellers in quarantine and people at high risk stay at home and are able to work (SSPE-46…48). */
export function isIncapable(absenceCategory: string): boolean {
  return !ableToWork.has(absenceCategory);
}

const ableToWork: ReadonlySet<string> = new Set([
  "CARE_RESPONSIBILITY",
  "QUARANTINE_TRAVEL",
  "HIGH_RISK_ASSESSMENT",
]);

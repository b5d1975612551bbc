// The typed rows of the two In-Work Support files: activity and targets. The layouts iws-activity and iws-targets say
// how their cells are read. A blank cell is undefined.
import type { Day } from "../../core/day.ts";

export const providers = ["SBU", "RCS"] as const;
export type Provider = (typeof providers)[number];

export const pathways = ["PHYSIO", "MENTAL_HEALTH", "BOTH"] as const;
type Pathway = (typeof pathways)[number];

export type Evidence = "ACCEPTED" | "REJECTED_FORMAT" | "MISSING";

export type ActivityRow = {
  /** A pseudonym: the file holds no names and no National Insurance numbers. */
  readonly clientRef: string;
  readonly clientType: "PERSON" | "ENTERPRISE";
  readonly provider: Provider;
  readonly laCode: string;
  readonly referralDate: Day;
  readonly referralSource: "FIT_FOR_WORK" | "GP" | "SELF" | "EMPLOYER" | "OTHER" | undefined;
  readonly firstSessionDate: Day | undefined;
  readonly sessions: number | undefined;
  readonly overCapHandling: "NONE" | "EXTENDED" | "SIGNPOSTED" | "ENDED" | undefined;
  readonly pathway: Pathway | undefined;
  readonly deliveryMode: "REMOTE" | "FACE_TO_FACE" | "MIXED" | undefined;
  readonly languageChoice: "CY" | "EN" | undefined;
  readonly absenceStart: Day | undefined;
  readonly absenceEnd: Day | undefined;
  readonly expectedAbsenceDays: number | undefined;
  readonly atRiskOfAbsence: boolean | undefined;
  readonly eligibilityEvidence: Evidence | undefined;
  readonly outcome: "RETURNED" | "STAYED" | "NOT_RETURNED" | "UNKNOWN" | undefined;
  readonly outcomeEvidence: Evidence | undefined;
  readonly followUpDate: Day | undefined;
  readonly sme: boolean | undefined;
  readonly whpDelivered: boolean | undefined;
  readonly female: boolean | undefined;
  readonly minorityEthnic: boolean | undefined;
  readonly carer: boolean | undefined;
};

/** What a target counts: people absent, people at risk, employers, workplace health programmes, referrals by Fit for Work. */
export const targetKinds = ["ABSENTEE", "PRESENTEE", "ENTERPRISE", "PROGRAMME", "FIT_FOR_WORK"] as const;
export type TargetKind = (typeof targetKinds)[number];

export type TargetRow = {
  readonly provider: Provider;
  readonly clientType: TargetKind;
  readonly target: number;
};

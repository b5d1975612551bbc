// One row of an sspe-claim as typed values: one absence of one person at one employer. input/rows.ts builds it from
// schemas/layouts/sspe-claim.json; a test holds both together. A blank cell is undefined.
import type { Day } from "../../core/day.ts";
import type { Pence } from "../../core/money.ts";

/** The weeks before the absence, the first the oldest. Bonus, back pay and overtime are inside the week's pay. */
export const weekKeys = ["week1", "week2", "week3", "week4", "week5", "week6", "week7", "week8"] as const;
export const bonusKeys = [
  "bonus1",
  "bonus2",
  "bonus3",
  "bonus4",
  "bonus5",
  "bonus6",
  "bonus7",
  "bonus8",
] as const;
export const backPayKeys = [
  "backPay1",
  "backPay2",
  "backPay3",
  "backPay4",
  "backPay5",
  "backPay6",
  "backPay7",
  "backPay8",
] as const;
export const overtimeKeys = [
  "overtime1",
  "overtime2",
  "overtime3",
  "overtime4",
  "overtime5",
  "overtime6",
  "overtime7",
  "overtime8",
] as const;

export const selfEmployedStatus = "SELF_EMPLOYED";

type WeeklyKeys =
  | (typeof weekKeys)[number]
  | (typeof bonusKeys)[number]
  | (typeof backPayKeys)[number]
  | (typeof overtimeKeys)[number];

export type SspeClaim = Readonly<Record<WeeklyKeys, Pence | undefined>> & {
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly payrollRef: string;
  readonly roleCode: string;
  readonly employmentStatus: string;
  readonly settingType: string;
  readonly siteId: string | undefined;
  readonly workCountry: string;
  readonly registeredInWales: boolean | undefined;
  readonly directCare: boolean | undefined;
  readonly dailyService: boolean | undefined;
  readonly redeployedToRole: string | undefined;
  readonly closeContact: boolean | undefined;
  readonly shiftsConfirmedDate: Day | undefined;
  readonly shiftsCompletedInSeries: number | undefined;
  /** Paid through direct payments. */
  readonly fundedBy: boolean | undefined;
  readonly declarationDate: Day | undefined;
  readonly workerOptIn: boolean;
  readonly absenceStart: Day;
  readonly absenceEnd: Day;
  readonly absenceCategory: string;
  /** The day of the result. */
  readonly testDate: Day | undefined;
  readonly testResult: string | undefined;
  readonly isolationEndDate: Day;
  readonly sissAppliedDate: Day | undefined;
  readonly sickPayType: string;
  readonly fullPayFrom: Day | undefined;
  readonly fullPayUntil: Day | undefined;
  readonly onProbation: boolean | undefined;
  readonly hoursPattern: string;
  readonly normalWeeklyPay: Pence | undefined;
  /** Hundredths of an hour. */
  readonly contractedHours: number;
  /** The weekdays worked, bit 0 for Monday to bit 6 for Sunday. */
  readonly workingDays: number;
  readonly regularOvertime: boolean | undefined;
  readonly sspPaid: Pence | undefined;
  readonly payPaid: Pence;
  readonly topUpClaimed: Pence;
  readonly employerPaidDate: Day;
  readonly evidenceHeld: boolean;
  /** What the employer says of warnings; nothing is decided by it. */
  readonly confirmed: string | undefined;
};

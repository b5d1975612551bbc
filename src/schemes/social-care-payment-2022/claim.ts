// One row of a wfp-return as typed values. input/rows.ts builds it from schemas/layouts/wfp-return.json; a
// test holds both together. A blank cell is undefined.
import type { Day } from "../../core/day.ts";
import type { Pence } from "../../core/money.ts";

export type WfpClaim = {
  readonly rowRef: string | undefined;
  readonly recordAction: string | undefined;
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly payrollRef: string;
  readonly roleCode: string;
  readonly registration: string;
  readonly settingType: string;
  readonly siteId: string | undefined;
  readonly workCountry: string;
  readonly employmentStatus: string;
  readonly contractMonths: number | undefined;
  readonly hasContract: boolean | undefined;
  /** Hundredths of an hour. */
  readonly contractedHours: number;
  readonly startDate: Day;
  readonly leaveDate: Day | undefined;
  readonly leaveReason: string | undefined;
  readonly dismissalOverturnedDate: Day | undefined;
  readonly shiftsInWindow: number;
  readonly shiftsExpected: number | undefined;
  readonly absenceReason: string;
  readonly redeployedFromRole: string | undefined;
  readonly expectedReturn: boolean | undefined;
  readonly otherEligibleJob: boolean;
  readonly otherEmployerName: string | undefined;
  /** Hundredths of an hour. */
  readonly otherHours: number | undefined;
  readonly formReceivedDate: Day | undefined;
  readonly consentDataCymru: boolean;
  readonly declined: boolean | undefined;
  readonly paymentMethod: string;
  readonly instalmentNo: number | undefined;
  readonly payDate: Day;
  readonly amountPaid: Pence;
  readonly pensionScheme: string;
  /** Thousandths of a per cent: 3 % is 3000. */
  readonly employerPensionRate: number | undefined;
  readonly basePay: Pence | undefined;
  readonly niCategory: string | undefined;
  readonly payFrequency: string | undefined;
  /** A director's National Insurance goes by the year. */
  readonly director: boolean | undefined;
  readonly employerNi: Pence | undefined;
  readonly employerPension: Pence | undefined;
  readonly note: string | undefined;
  /** What the employer says of warnings; nothing is decided by it. */
  readonly confirmed: string | undefined;
};

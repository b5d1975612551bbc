// One row of a decisions file: an appeal, an override, the outcome of a duplicate. input/rows.ts builds it from
// schemas/layouts/decisions.json; a test holds both together. A blank cell is undefined.
import type { Day, Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";

export const decisionTypes = [
  "REFUSAL",
  "APPEAL_STAGE1",
  "APPEAL_STAGE2",
  "REINSTATEMENT",
  "OVERRIDE",
  "DUPLICATE_OUTCOME",
  "WARNING_CONFIRMED",
] as const;
export type DecisionType = (typeof decisionTypes)[number];

export type DecisionOutcome =
  | "ELIGIBLE"
  | "NOT_ELIGIBLE"
  | "NO_GROUNDS"
  | "REFERRED_STAGE2"
  | "REFERRED_MINISTERS"
  | "WITHDRAWN"
  | "GENUINE"
  | "SAME"
  | "ERROR_RECOVERED"
  | "REFERRED_FRAUD"
  | "CONFIRMED";

export type DecisionRow = {
  readonly caseId: string;
  /** The scheme's short code, for example WFP. */
  readonly scheme: string;
  readonly niNumber: string;
  readonly employerId: string;
  readonly decisionType: DecisionType;
  readonly refusedBy: "EMPLOYER" | "LA" | undefined;
  readonly receivedDate: Day;
  readonly decidedDate: Day | undefined;
  readonly outcome: DecisionOutcome;
  readonly ruleId: string | undefined;
  readonly reasonText: string;
  readonly decidedBy: string;
  readonly originalDecidedBy: string | undefined;
  readonly approvedBy: string | undefined;
  readonly evidenceRef: string;
  readonly effectiveFrom: Month | undefined;
  readonly amountEffect: Pence | undefined;
  readonly expiresOn: Day | undefined;
  /** Of a confirmed warning: its code, the column that it is about, and what stood there. */
  readonly warningCode?: string | undefined;
  readonly warningColumn?: string | undefined;
  readonly warningValue?: string | undefined;
  /** In place of the value, where it comes from the book. */
  readonly warningMark?: number | undefined;
  /** The employer said so itself, in its return; no decisions file can say that. */
  readonly byEmployer?: true | undefined;
};

export type PlacedDecision = {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly decision: DecisionRow;
};

/** A decision in which nothing was found that takes its effect away. */
export type CheckedDecision = PlacedDecision & {
  /** The name of the scheme's folder. */
  readonly scheme: string;
  readonly person: PersonNumber;
  /** The rule whose finding it turns, empty when it names none. */
  readonly rule: string;
  /** The last day in time; only of an appeal that has to be decided. */
  readonly due: Day | undefined;
  /** Decided after that day, or still not decided on the day that the run was told. */
  readonly overdue: boolean;
};

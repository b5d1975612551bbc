// The typed rows of the three working-pattern files: patterns, extra hours, sickness. The layouts flex-pattern,
// flex-extra-hours and flex-sickness say how their cells are read. A blank cell is undefined.
import type { Day } from "../../core/day.ts";
import type { Pence } from "../../core/money.ts";

type PatternType =
  | "PART_TIME"
  | "FLEXI"
  | "COMPRESSED"
  | "TERM_TIME"
  | "JOB_SHARE"
  | "ANNUALISED"
  | "HOME"
  | "CAREER_BREAK";

export type PatternRow = {
  readonly payrollRef: string;
  readonly patternEffectiveFrom: Day;
  readonly patternEffectiveTo: Day | undefined;
  readonly patternType: PatternType;
  /** Thousandths of a per cent: 90 % is 90000. */
  readonly ftePercent: number | undefined;
  /** Hundredths of a day. */
  readonly daysPerWeek: number | undefined;
  /** "Mon 7.4, Tue 7.4"; weeks that alternate stand apart by a slash. See week.ts. */
  readonly weekPattern: string | undefined;
  /** Hundredths of an hour. */
  readonly weeklyHours: number;
  readonly fteAnnualPay: Pence;
  readonly fteAllowances: Pence | undefined;
  /** Hundredths of an hour, hundredths of a day. */
  readonly annualHours: number | undefined;
  readonly annualDays: number | undefined;
  readonly termWeeks: number | undefined;
  readonly halfTermIncluded: boolean | undefined;
  readonly jobSharePost: string | undefined;
  /** Thousandths of a per cent of the post. */
  readonly jobSharePercent: number | undefined;
  readonly privilegeBasis: "PCT" | "PATTERN";
  readonly inFlexiScheme: boolean | undefined;
  readonly staffGroup: "INSPECTION" | "OTHER" | undefined;
  readonly employmentType: "PERMANENT" | "FIXED" | undefined;
  /** Unpaid minutes of break in a working day. */
  readonly breakMinutes: number | undefined;
  readonly approvalRef: string | undefined;
  readonly dateOfBirth: Day | undefined;
  /** Pensionable pay of a year before and after the change, for partial retirement. */
  readonly pensionablePayBefore: Pence | undefined;
  readonly pensionablePayAfter: Pence | undefined;
};

export type ExtraHoursRow = {
  readonly payrollRef: string;
  readonly weekEnding: Day;
  /** Hundredths of an hour. */
  readonly extraHours: number;
  readonly approvedBy: string | undefined;
  readonly approvedDate: Day | undefined;
  /** The day on which they were worked, where the employer says it. */
  readonly workDate: Day | undefined;
  /** Unpaid minutes inside the extra hours. */
  readonly breakMinutes: number | undefined;
  readonly purpose: "EXTRA" | "TRAINING" | undefined;
  /** The normal pay of one hour. */
  readonly hourlyRate: Pence | undefined;
};

export type SicknessRow = {
  readonly payrollRef: string;
  readonly from: Day;
  /** Blank: it goes on. */
  readonly to: Day | undefined;
  /** What the employer counted, in hundredths of a day. */
  readonly days: number | undefined;
  /** Until when the employer expects it to last. */
  readonly expectedEnd: Day | undefined;
};

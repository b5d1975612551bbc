// What the guidance lays down in numbers, days and choices, looked up once for each month that a return is for.
import { type Day, daysOf, type Month, type Period } from "../../core/day.ts";
import type { Pence } from "../../core/money.ts";
import { cover, laws, type Origins } from "../../core/origin.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, countOn, dayOn, listOn, moneyOn, monthOn, periodOn } from "../../law/parameters.ts";

export type Terms = {
  /** The month that these terms are for, and its days. */
  readonly month: Month;
  readonly days: Period;
  /** The whole payment and one instalment of it. */
  readonly total: Pence;
  readonly instalment: Pence;
  readonly instalments: number;
  readonly firstDueMonth: Month;
  /** The day on which the guidance was published. */
  readonly published: Day;
  /** Who is employed on this day is judged by the shifts before it (cohort A). */
  readonly employedOn: Day;
  /** The six months before it, in which those shifts count. */
  readonly shiftWindow: Period;
  /** Who starts in this period is judged by the shifts in it (cohort B). */
  readonly starters: Period;
  /** The last day on which a starter's shift counts (C-07). */
  readonly lastShiftDay: Day;
  readonly shifts: number;
  readonly waivers: ReadonlySet<string>;
  readonly recoveryExcuses: ReadonlySet<string>;
  readonly lastClaimDay: Day;
  readonly temporaryMonths: number;
  /** Who pays a worker who left the job of `employedOn`: previous, new or refer (C-02). */
  readonly leaverPayer: string;
  /** What a dismissal takes back: none or paid (C-05). */
  readonly dismissalRecovery: string;
  /** When what was missed falls due of a right that is recognised late: at-once or monthly (C-34). */
  readonly arrears: string;
  /** What is payable of an on-cost: actual, computed or lower (C-10). */
  readonly onCostMode: string;
  /** What becomes of an on-cost that nobody claims: shown or paid (C-10). */
  readonly undeclaredOnCosts: string;
  readonly adminFee: Pence;
  /** How a status is judged: as it is, with regular shifts, or with a contract and regular shifts. */
  readonly statuses: ReadonlyMap<string, "eligible" | "regular" | "contract">;
  readonly selfEmployedSettings: ReadonlySet<string>;
  readonly dismissalReasons: readonly string[];
  readonly country: string;
  readonly qualifyingPensions: ReadonlySet<string>;
  /** Whether the pay date of a starter's first payment is a matter of timing or a condition (C-27). */
  readonly starterPayDate: string;
  /** Rules whose findings a decision may waive (WFP-87b). */
  readonly decidable: ReadonlySet<string>;
};

/** The terms for returns of one month, by what is in force on its last day; undefined when something is not. */
export function termsFor(law: Law, month: Month): Terms | undefined {
  const days = daysOf(month);
  const on = days.last;
  const [total, instalment] = [moneyOn(law, "wfp.total", on), moneyOn(law, "wfp.instalment", on)];
  const instalments = countOn(law, "wfp.instalments", on);
  const firstDueMonth = monthOn(law, "wfp.firstDueMonth", on);
  const employedOn = dayOn(law, "wfp.employedOn", on);
  const published = dayOn(law, "wfp.published", on);
  const [shiftWindow, starters] = [periodOn(law, "wfp.shiftWindow", on), periodOn(law, "wfp.starters", on)];
  const lastShiftDay = dayOn(law, "wfp.lastShiftDay", on);
  const shifts = countOn(law, "wfp.regularShifts", on);
  const waivers = listOn(law, "wfp.waivers", on);
  const recoveryExcuses = listOn(law, "wfp.clawbackExcuses", on);
  const lastClaimDay = dayOn(law, "wfp.lastClaimDate", on);
  const temporaryMonths = countOn(law, "wfp.temporaryMonths", on);
  const leaverPayer = choiceOn(law, "wfp.leaverPayer", on);
  const dismissalRecovery = choiceOn(law, "wfp.dismissalRecovery", on);
  const [arrears, country] = [choiceOn(law, "wfp.arrears", on), choiceOn(law, "wfp.country", on)];
  const onCostMode = choiceOn(law, "wfp.onCostMode", on);
  const undeclaredOnCosts = choiceOn(law, "wfp.undeclaredOnCosts", on);
  const adminFee = moneyOn(law, "wfp.adminFee", on);
  const eligibleStatuses = listOn(law, "wfp.eligibleStatuses", on);
  const regularStatuses = listOn(law, "wfp.regularStatuses", on);
  const contractStatuses = listOn(law, "wfp.contractStatuses", on);
  const selfEmployedSettings = listOn(law, "wfp.selfEmployedSettings", on);
  const dismissalReasons = listOn(law, "wfp.dismissalReasons", on);
  const qualifyingPensions = listOn(law, "wfp.pensionOnQualifyingEarnings", on);
  const starterPayDate = choiceOn(law, "wfp.starterPayDate", on);
  const decidable = listOn(law, "wfp.decidableRules", on);
  if (
    total === undefined ||
    instalment === undefined ||
    instalments === undefined ||
    firstDueMonth === undefined ||
    employedOn === undefined ||
    published === undefined ||
    shiftWindow === undefined ||
    starters === undefined ||
    lastShiftDay === undefined ||
    shifts === undefined ||
    waivers === undefined ||
    recoveryExcuses === undefined ||
    lastClaimDay === undefined ||
    temporaryMonths === undefined ||
    leaverPayer === undefined ||
    dismissalRecovery === undefined ||
    arrears === undefined ||
    onCostMode === undefined ||
    undeclaredOnCosts === undefined ||
    adminFee === undefined ||
    eligibleStatuses === undefined ||
    regularStatuses === undefined ||
    contractStatuses === undefined ||
    selfEmployedSettings === undefined ||
    dismissalReasons === undefined ||
    country === undefined ||
    qualifyingPensions === undefined ||
    starterPayDate === undefined ||
    decidable === undefined
  ) {
    return undefined;
  }
  return {
    month,
    days,
    total,
    instalment,
    instalments,
    firstDueMonth,
    published,
    employedOn,
    shiftWindow,
    starters,
    lastShiftDay,
    shifts,
    waivers: new Set(waivers),
    recoveryExcuses: new Set(recoveryExcuses),
    lastClaimDay,
    temporaryMonths,
    leaverPayer,
    dismissalRecovery,
    arrears,
    onCostMode,
    undeclaredOnCosts,
    adminFee,
    statuses: new Map([
      ...eligibleStatuses.map((code) => [code, "eligible"] as const),
      ...regularStatuses.map((code) => [code, "regular"] as const),
      ...contractStatuses.map((code) => [code, "contract"] as const),
    ]),
    selfEmployedSettings: new Set(selfEmployedSettings),
    dismissalReasons,
    country,
    qualifyingPensions: new Set(qualifyingPensions),
    starterPayDate,
    decidable: new Set(decidable),
  };
}

/** Where terms came from: what was in force on the last day of the month that the cover names. */
export function lawOf<Name extends string>({ days }: Terms, ...names: readonly Name[]): Origins<Name> {
  return laws(days.last, cover("period"), ...names);
}

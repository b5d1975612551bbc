// The Statutory Sick Pay that is due for a row: of its own absence, or of the series that it continues.
import type { OtherRows } from "../../core/decision.ts";
import { lastStep, steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { cell, otherRows } from "../../core/origin.ts";
import type { NoFigure } from "../../statute/no-figure.ts";
import { noSickPay } from "./amounts.ts";
import type { SspeClaim } from "./claim.ts";
import type { Pay } from "./pay.ts";
import { earningsAverage } from "./pay-earnings.ts";
import type { Prepared } from "./prepared.ts";
import { absencesWith } from "./row-absence.ts";
import { selfEmployed } from "./rules.ts";
import type { SickPayDue } from "./sick-pay-due.ts";
import { seriesOf } from "./spells.ts";
import { type PaidDays, patternOf } from "./working-days.ts";

export const nothingDue: SickPayDue = Object.freeze({ kind: "due", right: false, amount: zero });

export function sickPayFor(
  prepared: Prepared,
  claim: SspeClaim,
  pay: Pay,
  paid: PaidDays,
  others: OtherRows,
  trail: Trail | undefined,
): SickPayDue | NoFigure {
  if (selfEmployed(claim)) return { ...nothingDue, amount: noSickPay(claim, trail) };
  const { own, all } = absencesWith(prepared, claim, pay, others);
  const { spells, earnings, earningsWeeks, ofOwn } =
    all === undefined ? { spells: [own], ofOwn: true, ...pay } : seriesOf(prepared.law, own, all, trail);
  const notes = trail && {
    trail,
    workingDaysAWeek: steps(trail, "workingDaysAWeek").workingDaysAWeek,
    spells: all === undefined ? cell("absenceStart") : steps(trail, "linked-absences")["linked-absences"],
  };
  const earningsFrom = ofOwn ? pay.from : { earnings: otherRows, earningsWeeks: otherRows };
  const average = earningsAverage(earnings as Pence, earningsWeeks, earningsFrom, trail);
  const pattern = patternOf(claim.workingDays);
  return prepared.sickPayOf(
    pattern,
    spells,
    average,
    paid,
    notes && { ...notes, average: lastStep(notes.trail) },
  );
}

// Warnings that an employer has confirmed in its return, as the book keeps what was ruled: for the months that follow.
import { type Day, daysOf, type Month } from "../../core/day.ts";
import { personNumber } from "../../core/person.ts";
import { markOf } from "../../rulings/confirmed.ts";
import { senderIn } from "../../rulings/employers-word.ts";
import type { CheckedDecision, DecisionRow } from "../../rulings/row.ts";
import { schemeNamed } from "../../schemes/index.ts";
import type { ReadFile } from "../handover/read-file.ts";

/**
 * One for each person, column and value. Its case names the employer, the month, the file and the cell, so that an officer can take
 * it back. Without a day on the cover it is of the last day of the month: the book asks for one, and nobody says what today is.
 */
export function employersConfirmations({
  confirmed,
  cover,
  scheme,
  sheet,
  input,
}: Pick<ReadFile, "confirmed" | "cover" | "scheme" | "sheet" | "input">): readonly CheckedDecision[] {
  if (confirmed.length === 0) return [];
  const { employerId = "", preparedDate, period = 0 } = cover;
  // The cover's month and day were made by core/day.ts.
  const day = (preparedDate ?? daysOf(period as Month).last) as Day;
  const { by } = senderIn(cover);
  const found = new Map<string, CheckedDecision>();
  for (const { row, niNumber, code, key, value, place, cell } of confirmed) {
    const decision: DecisionRow = {
      caseId: `${employerId}-${input.sha256.slice(0, 8)}-${cell}`,
      scheme: schemeNamed(scheme).code,
      ...{ niNumber, employerId, decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED" },
      ...{ receivedDate: day, decidedDate: day, decidedBy: by, reasonText: "", evidenceRef: place },
      ...{ refusedBy: undefined, ruleId: undefined, originalDecidedBy: undefined, approvedBy: undefined },
      ...{ effectiveFrom: undefined, amountEffect: undefined, expiresOn: undefined },
      ...{ warningCode: code, warningColumn: key, warningValue: value, byEmployer: true },
    };
    const person = personNumber(niNumber);
    const about = JSON.stringify([person, code, key, markOf(decision)]);
    const placed = { file: input.label, sheet, row, decision };
    if (!found.has(about))
      found.set(about, { ...placed, scheme, person, rule: "", due: undefined, overdue: false });
  }
  return [...found.values()];
}

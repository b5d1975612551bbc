// Every problem code with its family, severity and consequence. Codes never change once published; their
// texts, in schemas/words, may. `taliad law --codes` prints this table.

export type Severity = "fatal" | "error" | "warning" | "info";
/** What the problem does: to the file, to the row, or nothing but being said. */
type Consequence = "file refused" | "row rejected" | "row held" | "reported";

type CodeInfo = {
  /** F file · H heading and sheet · C cell · R row · D duplicate · M movement · L ledger · T totals · B bank · A audit. */
  readonly family: "F" | "H" | "C" | "R" | "D" | "M" | "L" | "T" | "B" | "A";
  readonly severity: Severity;
  readonly consequence: Consequence;
};

function code(family: CodeInfo["family"], severity: Severity, consequence: Consequence): CodeInfo {
  return { family, severity, consequence };
}

const refused = (family: CodeInfo["family"]) => code(family, "fatal", "file refused");
const rejected = (family: CodeInfo["family"]) => code(family, "error", "row rejected");
const warned = (family: CodeInfo["family"]) => code(family, "warning", "reported");
const told = (family: CodeInfo["family"]) => code(family, "info", "reported");

export const problemCodes = {
  // The file as a whole.
  "file-empty": refused("F"),
  "file-unreadable": refused("F"),
  "file-too-large": refused("F"),
  "file-kind-unknown": refused("F"),
  "file-old-or-encrypted": refused("F"),
  "file-is-web-page": refused("F"),
  "file-is-json": refused("F"),
  "file-is-other-table": refused("F"),
  "file-is-no-table": refused("F"),
  "file-with-macros": refused("F"),
  "file-same-twice": refused("F"),
  "file-posted-before": refused("F"),
  "return-version-late": refused("F"),
  "return-version-twice": refused("F"),
  "return-recovered-since": refused("F"),
  "return-superseded": told("F"),
  "zip-damaged": refused("F"),
  "zip-unsafe": refused("F"),
  "zip-bomb": refused("F"),
  "workbook-damaged": refused("F"),
  "workbook-too-large": refused("F"),
  "xml-unsafe": refused("F"),
  "text-not-decoded": refused("F"),
  "text-has-nul": refused("F"),
  "text-windows-1252": told("F"),
  "csv-damaged": refused("F"),
  "csv-width-differs": refused("F"),
  "csv-stray-quote": refused("F"),
  "csv-record-too-long": refused("F"),
  "rows-at-limit": warned("F"),
  "listing-too-long": refused("F"),
  "listing-without-month": warned("F"),
  // Cover, headings, sheets.
  "layout-unknown": refused("H"),
  "layout-incomplete": refused("H"),
  "layout-not-for-run": refused("H"),
  "heading-row-missing": refused("H"),
  "headings-too-many": refused("H"),
  "heading-missing": refused("H"),
  "heading-near-miss": refused("H"),
  "heading-twice": refused("H"),
  "heading-blank": refused("H"),
  "heading-unknown": warned("H"),
  "column-not-collected": refused("H"),
  "sheet-ignored": told("H"),
  "sheets-both-claims": refused("H"),
  "hidden-content": warned("H"),
  "merged-cells": warned("H"),
  "days-from-1904": told("H"),
  "cover-missing": refused("H"),
  "cover-value-missing": refused("H"),
  "cover-value-unreadable": refused("H"),
  "template-version-unknown": refused("H"),
  "scheme-differs": refused("H"),
  "declaration-missing": refused("H"),
  // Cells.
  "cell-required": rejected("C"),
  "cell-required-with": rejected("C"),
  "cell-not-ni-number": rejected("C"),
  "cell-not-day": rejected("C"),
  "cell-day-two-digit-year": rejected("C"),
  "cell-day-out-of-range": rejected("C"),
  "cell-not-money": rejected("C"),
  "cell-money-looks-like-day": rejected("C"),
  "cell-money-above-ceiling": rejected("C"),
  "cell-money-negative": rejected("C"),
  "cell-not-number": rejected("C"),
  "cell-number-out-of-range": rejected("C"),
  "cell-not-yes-or-no": rejected("C"),
  "cell-not-in-list": rejected("C"),
  "cell-not-month": rejected("C"),
  "cell-text-too-long": rejected("C"),
  "cell-text-too-short": rejected("C"),
  "cell-not-weekdays": rejected("C"),
  "cell-percent-looks-like-fraction": rejected("C"),
  "cell-not-name": rejected("C"),
  "cell-name-lost-letters": rejected("C"),
  "cell-name-misread": rejected("C"),
  "name-doubtful": warned("C"),
  "cell-identifier-damaged": rejected("C"),
  "cell-hidden-character": rejected("C"),
  "cell-formula-without-value": rejected("C"),
  "cell-holds-error": rejected("C"),
  "cell-shown-rounded": rejected("C"),
  "cell-text-damaged": rejected("C"),
  "cell-from-formula": told("C"),
  "ni-number-administrative": warned("C"),
  // Rows.
  "row-ref-twice": rejected("R"),
  "row-refs-repeat": refused("R"),
  "row-total-ignored": told("R"),
  "row-removed": told("R"),
  "left-before-start": rejected("R"),
  "ends-before-start": rejected("R"),
  "instalment-number-missing": rejected("R"),
  "pay-date-outside-period": warned("R"),
  "ni-category-not-in-force": rejected("R"),
  "no-figure-for-day": rejected("R"),
  "on-cost-cell-missing": warned("R"),
  "on-costs-not-claimed": told("T"),
  "pension-rate-missing": warned("R"),
  "admin-fee-not-set": warned("R"),
  "nothing-claimed": warned("R"),
  "self-employed-on-cost": warned("R"),
  "pay-weeks-missing": rejected("R"),
  "pay-week-below-extras": rejected("R"),
  "pay-week-twice": rejected("R"),
  "pay-week-unreadable": rejected("R"),
  "pay-weeks-fewer": warned("R"),
  "declared-after-absence": warned("R"),
  "test-missing": warned("R"),
  "isolation-length-unknown": warned("R"),
  "paid-after-absence": warned("R"),
  "ssp-paid-missing": warned("R"),
  "ssp-paid-differs": warned("R"),
  "ssp-paid-not-due": warned("R"),
  "agency-work-elsewhere": warned("R"),
  "pay-paid-less": warned("R"),
  "shifts-more-than-days": warned("R"),
  "form-before-scheme": warned("R"),
  "form-before-start": warned("R"),
  "form-after-pay-day": warned("R"),
  "paid-before-start": warned("R"),
  "leaving-day-missing": warned("R"),
  "overturned-without-dismissal": warned("R"),
  "more-hours-elsewhere": warned("R"),
  "job-outside-its-clause": warned("R"),
  "evidence-not-held": warned("R"),
  "full-pay-beside-sick-pay": warned("R"),
  "self-employed-sick-pay": warned("R"),
  "declared-before-scheme": warned("R"),
  "declared-after-payment": warned("R"),
  "test-outside-absence": warned("R"),
  "paid-before-absence": warned("R"),
  // Duplicates.
  "award-overlaps": code("D", "warning", "row held"),
  "award-unreadable": code("D", "warning", "row held"),
  // Decisions of people: appeals, overrides, outcomes of duplicates.
  "case-id-twice": rejected("A"),
  "case-known": told("A"),
  "case-unknown": rejected("A"),
  "decision-not-for-scheme": rejected("A"),
  "decision-outcome-not-of-kind": rejected("A"),
  "decision-rule-unknown": rejected("A"),
  "decision-rule-not-open": rejected("A"),
  "decided-before-received": rejected("A"),
  "decided-by-same-person": rejected("A"),
  "approved-by-same-person": rejected("A"),
  "appeal-received-late": rejected("A"),
  "appeal-decided-late": rejected("A"),
  "appeal-without-refusal": rejected("A"),
  "appeal-out-of-order": rejected("A"),
  "appeal-after-no-grounds": rejected("A"),
  "appeal-job-listed": rejected("A"),
  "appeal-job-not-listed": rejected("A"),
  "appeal-overdue": warned("A"),
  "appeal-discretionary": told("A"),
  "decision-amount-not-used": told("A"),
  "decision-without-effect": warned("A"),
  // On-costs that are claimed after the payment.
  "on-cost-payment-unknown": warned("L"),
  "on-cost-payment-not-yet": warned("L"),
  "on-cost-amount-differs": warned("L"),
  "on-cost-already-claimed": warned("L"),
  // Totals.
  "declared-rows-differ": refused("T"),
  "declared-total-differs": refused("T"),
  "declared-total-open": warned("T"),
  // The reconciliation with the bank.
  "bank-file-expected": refused("B"),
  "bank-not-paid": code("B", "error", "reported"),
  "bank-part-paid": code("B", "error", "reported"),
  "bank-overpaid": code("B", "error", "reported"),
  "bank-paid-twice": code("B", "error", "reported"),
  "bank-repaid": code("B", "error", "reported"),
  "bank-unknown-payment": code("B", "error", "reported"),
} as const satisfies Record<string, CodeInfo>;

export type ProblemCode = keyof typeof problemCodes;

/** The code's row of the table. */
export function infoOf(problemCode: ProblemCode): CodeInfo {
  return problemCodes[problemCode];
}

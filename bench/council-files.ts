// Files that councils keep beside the returns, and on-costs that employers send after them: decisions of people,
// costs of payments of earlier months, and what the bank has paid. The headings stand apart from schemas/layouts on
// purpose: what was once sent out has to be read for ever.
import type { ReturnColumn } from "./return-columns.ts";

function column(key: string, kind: ReturnColumn["kind"], en: string, cy: string): ReturnColumn {
  return { key, kind, en, cy };
}

const niNumber = column("niNumber", "text", "National Insurance number", "Rhif Yswiriant Gwladol");
const employerId = column("employerId", "text", "Employer reference", "Cyfeirnod y cyflogwr");

export const decisionColumns: readonly ReturnColumn[] = [
  column("caseId", "text", "Case reference", "Cyfeirnod yr achos"),
  column("scheme", "list", "Scheme", "Cynllun"),
  niNumber,
  employerId,
  column("decisionType", "list", "Kind of decision", "Math o benderfyniad"),
  column("refusedBy", "list", "Refused by", "Gwrthodwyd gan"),
  column("receivedDate", "day", "Received", "Derbyniwyd"),
  column("decidedDate", "day", "Decided", "Penderfynwyd"),
  column("outcome", "list", "Outcome", "Canlyniad"),
  column("ruleId", "text", "Rule", "Rheol"),
  column("reasonText", "text", "Reasons", "Rhesymau"),
  column("decidedBy", "text", "Decided by", "Penderfynwyd gan"),
  column("originalDecidedBy", "text", "First decided by", "Penderfynwyd yn gyntaf gan"),
  column("approvedBy", "text", "Approved by", "Cymeradwywyd gan"),
  column("evidenceRef", "text", "Evidence reference", "Cyfeirnod y dystiolaeth"),
];

export const onCostColumns: readonly ReturnColumn[] = [
  niNumber,
  column("payrollRef", "text", "Payroll number", "Rhif cyflogres"),
  column("period", "text", "Period", "Cyfnod"),
  column("basePay", "money", "NI-able pay this period without the payment", "Cyflog heb y taliad"),
  column("amountPaid", "money", "Gross amount paid this month", "Swm gros a dalwyd"),
  column("niCategory", "list", "NI category", "Categori YG"),
  column("employerNi", "money", "Employer NI on this payment", "Yswiriant Gwladol y cyflogwr"),
  column("employerPensionRate", "number", "Employer pension rate %", "Cyfradd pensiwn y cyflogwr %"),
  column("employerPension", "money", "Employer pension on this payment", "Pensiwn y cyflogwr"),
  column("pensionScheme", "list", "Pension scheme", "Cynllun pensiwn"),
];

export const paymentColumns: readonly ReturnColumn[] = [
  column("paymentDate", "day", "Payment date", "Dyddiad y taliad"),
  column("amount", "money", "Amount", "Swm"),
  column("payeeName", "text", "Payee", "Talai"),
  column("employerId", "text", "Supplier", "Cyflenwr"),
  column("paymentReference", "text", "Payment reference", "Cyfeirnod y taliad"),
  column("direction", "list", "Direction", "Cyfeiriad"),
  column("periodHint", "text", "Period", "Cyfnod"),
];

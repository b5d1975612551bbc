// Files that are listed: working patterns, extra hours and sickness of an employer, activity and targets of a support
// service. The headings stand apart from schemas/layouts on purpose: what was once sent out has to be read for ever.
import type { ReturnColumn } from "./return-columns.ts";

function column(key: string, kind: ReturnColumn["kind"], en: string, cy: string): ReturnColumn {
  return { key, kind, en, cy };
}

const payrollRef = column("payrollRef", "text", "Payroll number", "Rhif cyflogres");

export const patternColumns: readonly ReturnColumn[] = [
  payrollRef,
  column("patternEffectiveFrom", "day", "Pattern from", "Patrwm o"),
  column("patternEffectiveTo", "day", "Pattern to", "Patrwm hyd"),
  column("patternType", "list", "Working pattern", "Patrwm gweithio"),
  column("ftePercent", "text", "Per cent of full time", "Canran o amser llawn"),
  column("daysPerWeek", "number", "Days worked per week", "Diwrnodau gwaith yr wythnos"),
  column("weekPattern", "text", "Hours of each weekday", "Oriau pob diwrnod"),
  column("weeklyHours", "number", "Hours worked per week", "Oriau gwaith yr wythnos"),
  column("fteAnnualPay", "money", "Full-time pay for a year", "Cyflog amser llawn blwyddyn"),
  column("fteAllowances", "money", "Full-time allowances for a year", "Lwfansau amser llawn blwyddyn"),
  column("annualHours", "number", "Hours of the year", "Oriau'r flwyddyn"),
  column("termWeeks", "number", "Weeks of term", "Wythnosau tymor"),
  column("halfTermIncluded", "yes-no", "Half-term included", "Hanner tymor wedi'i gynnwys"),
  column("jobSharePost", "text", "Shared post", "Swydd a rennir"),
  column("jobSharePercent", "text", "Share of the post %", "Cyfran o'r swydd %"),
  column("privilegeBasis", "list", "Holiday credit by", "Credyd gwyliau yn ôl"),
  column("inFlexiScheme", "yes-no", "In the flexible-time scheme", "Yn y cynllun amser hyblyg"),
  column("staffGroup", "list", "Staff group", "Grŵp staff"),
  column("employmentType", "list", "Contract", "Contract"),
  column("breakMinutes", "number", "Minutes of break in a day", "Munudau o egwyl mewn diwrnod"),
  column("approvalRef", "text", "Approval reference", "Cyfeirnod cymeradwyo"),
  column("dateOfBirth", "day", "Date of birth", "Dyddiad geni"),
  column("pensionablePayBefore", "money", "Pensionable pay before", "Cyflog pensiynadwy cyn hynny"),
  column("pensionablePayAfter", "money", "Pensionable pay after", "Cyflog pensiynadwy wedyn"),
];

export const extraHoursColumns: readonly ReturnColumn[] = [
  payrollRef,
  column("weekEnding", "day", "Week ending", "Wythnos yn gorffen"),
  column("extraHours", "number", "Extra hours", "Oriau ychwanegol"),
  column("approvedBy", "text", "Approved by", "Cymeradwywyd gan"),
  column("approvedDate", "day", "Approved on", "Cymeradwywyd ar"),
  column("hourlyRate", "money", "Rate per hour", "Graddfa yr awr"),
];

export const sicknessColumns: readonly ReturnColumn[] = [
  payrollRef,
  column("from", "day", "Sick from", "Yn sâl o"),
  column("to", "day", "Sick to", "Yn sâl hyd"),
  column("days", "number", "Sick days", "Diwrnodau salwch"),
];

export const activityColumns: readonly ReturnColumn[] = [
  column("clientRef", "text", "Client reference", "Cyfeirnod cleient"),
  column("clientType", "list", "Type of client", "Math o gleient"),
  column("provider", "list", "Provider", "Darparwr"),
  column("laCode", "text", "Local authority code", "Cod yr awdurdod lleol"),
  column("referralDate", "day", "Referred on", "Atgyfeiriwyd ar"),
  column("referralSource", "list", "Referred by", "Atgyfeiriwyd gan"),
  column("firstSessionDate", "day", "First session", "Sesiwn gyntaf"),
  column("sessions", "number", "Sessions", "Sesiynau"),
  column(
    "overCapHandling",
    "list",
    "What was done beyond the funded sessions",
    "Beth a wnaed y tu hwnt i'r sesiynau a ariannwyd",
  ),
  column("pathway", "list", "Pathway", "Llwybr"),
  column("deliveryMode", "list", "Delivery", "Dull cyflenwi"),
  column("languageChoice", "list", "Language", "Iaith"),
  column("absenceStart", "day", "Absence from", "Absenoldeb o"),
  column("absenceEnd", "day", "Absence to", "Absenoldeb hyd"),
  column("expectedAbsenceDays", "number", "Days of absence expected", "Diwrnodau o absenoldeb disgwyliedig"),
  column("atRiskOfAbsence", "yes-no", "At risk of long absence", "Mewn perygl o absenoldeb hir"),
  column("eligibilityEvidence", "list", "Evidence of eligibility", "Tystiolaeth o gymhwysedd"),
  column("outcome", "list", "Outcome", "Canlyniad"),
  column("outcomeEvidence", "list", "Evidence of the outcome", "Tystiolaeth o'r canlyniad"),
  column("followUpDate", "day", "Followed up on", "Dilynwyd i fyny ar"),
  column("sme", "yes-no", "Small or medium-sized business", "Busnes bach neu ganolig"),
  column(
    "whpDelivered",
    "yes-no",
    "Workplace health programme delivered",
    "Rhaglen iechyd yn y gweithle wedi'i chyflwyno",
  ),
  column("female", "yes-no", "Woman", "Menyw"),
  column("carer", "yes-no", "Carer", "Gofalwr"),
];

export const targetColumns: readonly ReturnColumn[] = [
  column("provider", "list", "Provider", "Darparwr"),
  column("clientType", "list", "Target for", "Targed ar gyfer"),
  column("target", "number", "Target", "Targed"),
];

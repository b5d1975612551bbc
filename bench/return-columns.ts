// The columns of a monthly return as employers write them. The table stands apart from schemas/layouts on
// purpose: a heading that was once sent out has to be read for ever, so a test compares the two.

export type ColumnKind = "text" | "day" | "money" | "number" | "yes-no" | "list";

export type ReturnColumn = {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly en: string;
  readonly cy: string;
};

function column<Key extends string>(key: Key, kind: ColumnKind, en: string, cy: string) {
  return { key, kind, en, cy };
}

export const returnColumns = [
  column("rowRef", "text", "Row reference", "Cyfeirnod rhes"),
  column("recordAction", "list", "Action", "Gweithred"),
  column("niNumber", "text", "National Insurance number", "Rhif Yswiriant Gwladol"),
  column("surname", "text", "Surname", "Cyfenw"),
  column("forenames", "text", "Forenames", "Enwau cyntaf"),
  column("payrollRef", "text", "Payroll number", "Rhif cyflogres"),
  column("roleCode", "list", "Eligible job", "Swydd gymwys"),
  column("registration", "list", "Registration", "Cofrestriad"),
  column("settingType", "list", "Setting", "Lleoliad"),
  column("siteId", "text", "Service (CIW) number", "Rhif gwasanaeth (AGC)"),
  column("workCountry", "list", "Country of work", "Gwlad y gwaith"),
  column("employmentStatus", "list", "Employment status", "Statws cyflogaeth"),
  column("contractMonths", "number", "Contract length (months)", "Hyd y contract (misoedd)"),
  column("hasContract", "yes-no", "Contract held", "Contract"),
  column("contractedHours", "number", "Hours per week", "Oriau yr wythnos"),
  column("startDate", "day", "Start date", "Dyddiad dechrau"),
  column("leaveDate", "day", "Leaving date", "Dyddiad gadael"),
  column("leaveReason", "list", "Reason for leaving", "Rheswm dros adael"),
  column("dismissalOverturnedDate", "day", "Dismissal overturned", "Diswyddiad wedi'i wrthdroi"),
  column("shiftsInWindow", "number", "Shifts worked in the window", "Sifftiau a weithiwyd"),
  column("shiftsExpected", "number", "Shifts expected by 30 June", "Sifftiau disgwyliedig"),
  column("absenceReason", "list", "Absence in the window", "Absenoldeb yn y cyfnod"),
  column("redeployedFromRole", "list", "Redeployed from", "Adleolwyd o"),
  column("expectedReturn", "yes-no", "Expected to return soon", "Disgwylir dychwelyd yn fuan"),
  column("otherEligibleJob", "yes-no", "Other eligible job", "Swydd gymwys arall"),
  column("formReceivedDate", "day", "Claim form received", "Derbyniwyd y ffurflen hawlio"),
  column("consentDataCymru", "yes-no", "Consent to share (Data Cymru)", "Caniatâd i rannu (Data Cymru)"),
  column("declined", "yes-no", "Declined payment", "Gwrthododd y taliad"),
  column("paymentMethod", "list", "Lump sum or instalments", "Un taliad neu randaliadau"),
  column("instalmentNo", "number", "Instalment number this month", "Rhif y rhandaliad"),
  column("payDate", "day", "Pay date", "Dyddiad cyflog"),
  column("amountPaid", "money", "Gross amount paid this month", "Swm gros a dalwyd"),
  column("pensionScheme", "list", "Pension scheme", "Cynllun pensiwn"),
  column("employerPensionRate", "number", "Employer pension rate %", "Cyfradd pensiwn y cyflogwr %"),
  column("basePay", "money", "NI-able pay this period without the payment", "Cyflog heb y taliad"),
  column("niCategory", "list", "NI category", "Categori YG"),
  column("employerNi", "money", "Employer NI on this payment", "Yswiriant Gwladol y cyflogwr"),
  column("employerPension", "money", "Employer pension on this payment", "Pensiwn y cyflogwr"),
  column("payFrequency", "list", "Pay frequency", "Amledd talu"),
  column("director", "yes-no", "Director", "Cyfarwyddwr"),
  column("note", "text", "Note", "Nodyn"),
] as const;

export type ReturnKey = (typeof returnColumns)[number]["key"];

/** One row in one plain form: days 2022-06-28, money 299.60, yes and no Y and N, lists by code. Blank = absent. */
export type ReturnRow = Readonly<Partial<Record<ReturnKey, string>>>;

export type ReturnCover = Readonly<Record<string, string>>;

/** The cover of a return; the employer's own values win. */
export function coverOf(rows: readonly ReturnRow[], own: ReturnCover): ReturnCover {
  const usual: ReturnCover = {
    templateVersion: "1",
    scheme: "WFP",
    laCode: "W06000002",
    employerId: "",
    employerName: "",
    period: "2022-06",
    sequence: "1",
    preparedBy: "Payroll office",
    preparedDate: "2022-06-30",
    declaredRows: String(rows.length),
    declaredTotalPence: String(rows.reduce((sum, row) => sum + penceOf(row.amountPaid), 0)),
    declaration: "Y",
  };
  return { ...usual, ...own };
}

/** "299.60" → 29960; what is no amount counts nothing. */
export function penceOf(text: string | undefined): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text ?? "");
  if (!match) return 0;
  const amount = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -amount : amount;
}

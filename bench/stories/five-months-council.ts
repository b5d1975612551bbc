// What comes beside the returns of the story of five months: what people decided, on-costs of payments made before, and
// what three councils' banks have paid. No file depends on the name of a batch.
import { decisionColumns, onCostColumns, paymentColumns } from "../council-files.ts";
import { coverOf } from "../return-columns.ts";
import { csvTable, type PlainRow } from "../sick-pay-file.ts";
import { numberOf, type PersonName, people } from "./five-months-people.ts";

type Named = readonly (readonly [string, Uint8Array])[];

// Decisions.

function decision(person: PersonName, own: PlainRow): PlainRow {
  return { scheme: "WFP", niNumber: numberOf(person), ...own };
}

/** Who approves is who decided: it has no effect, and Llio's row of August stays as the rules leave it. */
const alone = decision("llio", {
  caseId: "OV-22-01",
  employerId: "E0702",
  decisionType: "OVERRIDE",
  receivedDate: "2022-08-22",
  decidedDate: "2022-08-24",
  outcome: "ELIGIBLE",
  ruleId: "WFP-33",
  reasonText: "Her sixth shift was on 2 July.",
  decidedBy: "Gwyn Parri",
  approvedBy: "Gwyn Parri",
  evidenceRef: "DOC-0812",
});

/** Fifteen working days after 30 August are over on 21 September, because 19 September was a bank holiday. */
const stage1: PlainRow = {
  decisionType: "APPEAL_STAGE1",
  refusedBy: "LA",
  receivedDate: "2022-08-30",
  decidedBy: "Mair Llwyd",
};

const september: readonly PlainRow[] = [
  decision("rhodri", {
    ...stage1,
    caseId: "AP-22-01",
    employerId: "E0701",
    decidedDate: "2022-09-21",
    outcome: "ELIGIBLE",
    ruleId: "WFP-31",
    reasonText: "Mae rota mis Chwefror yn dangos chweched sifft, sef sifft nos nad oedd ar y ffurflen.",
    originalDecidedBy: "Huw Prys",
    evidenceRef: "DOC-0901",
  }),
  decision("llio", {
    ...stage1,
    caseId: "AP-22-02",
    employerId: "E0702",
    decidedDate: "2022-09-22",
    outcome: "NOT_ELIGIBLE",
    ruleId: "WFP-33",
    reasonText: "Her sixth shift was on 2 July, after the last day for it.",
    originalDecidedBy: "Gwyn Parri",
    evidenceRef: "DOC-0902",
  }),
  decision("nerys", {
    caseId: "AP-22-03",
    employerId: "E0702",
    decisionType: "APPEAL_STAGE2",
    refusedBy: "EMPLOYER",
    receivedDate: "2022-09-05",
    decidedDate: "2022-09-20",
    outcome: "NOT_ELIGIBLE",
    ruleId: "WFP-31",
    reasonText: "Sent to the panel; the council had not looked at it before.",
    decidedBy: "Appeals Panel",
    originalDecidedBy: "Huw Prys",
    evidenceRef: "DOC-0903",
  }),
];

/** The decisions that a council sends with the returns of a month. */
export function decisionsIn(period: string): Named {
  if (period === "2022-08") return [["decisions.csv", decisionsFile([alone])]];
  return period === "2022-09" ? [["decisions.csv", decisionsFile(september)]] : [];
}

/** The word in place of which stands the code that the ledger gives the case: it has the name of a batch in it. */
export const caseCode = "CASE";

/** The outcome of the case that July opened about Gwenno. */
export function caseOutcome(): Uint8Array {
  return decisionsFile([
    decision("gwenno", {
      caseId: caseCode,
      employerId: "E0704",
      decisionType: "DUPLICATE_OUTCOME",
      receivedDate: "2022-08-04",
      decidedDate: "2022-09-08",
      outcome: "GENUINE",
      reasonText:
        "She moved on 20 June. Cartref Glaslyn paid her, Hafren Home Care did not; nothing is to come back.",
      decidedBy: "Mair Llwyd",
      evidenceRef: "DOC-0871",
    }),
  ]);
}

function decisionsFile(rows: readonly PlainRow[]): Uint8Array {
  return csvTable({}, decisionColumns, rows);
}

// On-costs.

/** Cells of the row that are not what the payment by itself makes them. */
function cost(person: PersonName, period: string, own: PlainRow = {}): PlainRow {
  const { niNumber, payrollRef, basePay, niCategory, employerPensionRate, pensionScheme } = people[person];
  return {
    ...filled({ niNumber, payrollRef, basePay, niCategory, employerPensionRate, pensionScheme }),
    period,
    amountPaid: "299.60",
    employerNi: "45.09",
    employerPension: "8.99",
    ...own,
  };
}

/** Ynyr's August was forgotten. */
const costs: readonly PlainRow[] = [
  cost("wyn", "2022-06"),
  cost("wyn", "2022-07", { employerNi: "45.10" }),
  // 13.8%, the rate of the year before.
  cost("wyn", "2022-08", { employerNi: "41.34" }),
  cost("ynyr", "2022-06", { employerNi: "", employerPension: "" }),
  cost("ynyr", "2022-07", { employerPension: "9.00" }),
  cost("zoe", "2022-06", { amountPaid: "1498.00", employerNi: "225.45", employerPension: "44.94" }),
  cost("arwel", "2022-06"),
  cost("arwel", "2022-07"),
  cost("arwel", "2022-08"),
  cost("gwenno", "2022-07", { payrollRef: "0903" }),
];

/** What payments of June to August cost Hafren Home Care in Powys. */
export function lateOnCosts(): Uint8Array {
  const cover = coverOf(costs, {
    laCode: "W06000023",
    employerId: "E0704",
    employerName: "Hafren Home Care",
    period: "2022-08",
    preparedDate: "2022-09-05",
  });
  return csvTable(cover, onCostColumns, costs);
}

function filled(cells: Readonly<Record<string, string | undefined>>): PlainRow {
  return Object.fromEntries(Object.entries(cells).map(([key, cell = ""]) => [key, cell]));
}

// The banks. A payment names the return that it is for, unless `own` says otherwise.

type Council = { readonly laCode: string; readonly names: Readonly<Record<string, string>> };

const gwynedd: Council = {
  laCode: "W06000002",
  names: { E0701: "Cartref Glaslyn", E0703: "Plas Tegid", E0704: "Hafren Home Care" },
};
const pembrokeshire: Council = {
  laCode: "W06000009",
  names: { E0702: "Gofal Cleddau", E0799: "Gofal Preseli" },
};
const powys: Council = { laCode: "W06000023", names: { E0704: "Hafren Home Care" } };

function paid(
  { laCode, names }: Council,
  [employerId, period, paymentDate, amount]: readonly [string, string, string, string],
  own: PlainRow = {},
): PlainRow {
  return {
    paymentDate,
    amount,
    payeeName: names[employerId] ?? "",
    employerId,
    paymentReference: `WFP-${laCode}-${employerId}-${period}-01`,
    direction: "LA_TO_EMPLOYER",
    ...own,
  };
}

const fromGwynedd: readonly PlainRow[] = [
  paid(gwynedd, ["E0701", "2022-06", "2022-07-05", "6719.89"]),
  paid(gwynedd, ["E0703", "2022-06", "2022-07-05", "3536.78"]),
  paid(gwynedd, ["E0704", "2022-06", "2022-07-05", "707.34"]),
  // What July's first version asked for, and the rest when the second was there.
  paid(gwynedd, ["E0703", "2022-07", "2022-08-02", "1414.71"]),
  paid(gwynedd, ["E0701", "2022-07", "2022-08-04", "1414.72"]),
  paid(gwynedd, ["E0704", "2022-07", "2022-08-04", "707.34"]),
  paid(gwynedd, ["E0703", "2022-07", "2022-08-10", "1043.27"], {
    paymentReference: "WFP-W06000002-E0703-2022-07-02",
  }),
  // Two digits the wrong way round; the 90.00 are kept back in October.
  paid(gwynedd, ["E0701", "2022-08", "2022-09-05", "2212.07"]),
  paid(gwynedd, ["E0703", "2022-08", "2022-09-05", "1714.31"]),
  paid(gwynedd, ["E0704", "2022-08", "2022-09-05", "707.34"]),
  // The same again a week later, so nothing is paid for September.
  paid(gwynedd, ["E0704", "2022-08", "2022-09-12", "707.34"]),
  paid(gwynedd, ["E0701", "2022-09", "2022-10-05", "2739.43"]),
  paid(gwynedd, ["E0703", "2022-09", "2022-10-05", "1414.71"]),
  // Wages are another pair of hands.
  paid(gwynedd, ["E0701", "2022-09", "2022-10-05", "299.60"], {
    paymentReference: "SALARY",
    direction: "EMPLOYER_TO_WORKER",
  }),
  paid(gwynedd, ["E0701", "2022-10", "2022-11-04", "1061.04"]),
  paid(gwynedd, ["E0703", "2022-10", "2022-11-04", "1414.71"]),
  paid(gwynedd, ["E0704", "2022-10", "2022-11-04", "707.34"], {
    paymentReference: "BACS 5512",
    periodHint: "2022-10",
  }),
];

const fromPembrokeshire: readonly PlainRow[] = [
  paid(pembrokeshire, ["E0702", "2022-06", "2022-07-06", "3529.95"]),
  paid(pembrokeshire, ["E0702", "2022-07", "2022-08-05", "1115.11"], {
    paymentReference: "WFP W06000009 E0702 2022 07 01",
  }),
  paid(pembrokeshire, ["E0702", "2022-08", "2022-09-06", "1000.00"]),
  paid(pembrokeshire, ["E0799", "2022-08", "2022-09-06", "250.00"], { paymentReference: "BACS 0906" }),
  paid(pembrokeshire, ["E0702", "2022-09", "2022-10-06", "1061.04"]),
  paid(pembrokeshire, ["E0702", "2022-10", "2022-11-07", "1061.04"]),
  // A sixth month, which the payment does not have.
  paid(pembrokeshire, ["E0702", "2022-11", "2022-12-06", "1061.04"]),
];

const fromPowys: readonly PlainRow[] = [
  paid(powys, ["E0704", "2022-06", "2022-07-05", "2396.80"]),
  paid(powys, ["E0704", "2022-07", "2022-08-04", "898.80"]),
  paid(powys, ["E0704", "2022-08", "2022-09-05", "599.20"]),
  paid(powys, ["E0704", "2022-08", "2022-09-20", "645.20"], {
    paymentReference: "ON-COSTS",
    periodHint: "2022-08",
  }),
  paid(powys, ["E0704", "2022-09", "2022-10-05", "1360.64"]),
  paid(powys, ["E0704", "2022-10", "2022-11-04", "1061.04"]),
  paid(powys, ["E0704", "2022-10", "2022-11-09", "1061.04"], { direction: "REPAYMENT" }),
];

export function bankFiles(): Named {
  const file = ({ laCode }: Council, rows: readonly PlainRow[], headings: "cy" | "en"): Uint8Array =>
    csvTable({ laCode, preparedBy: "Creditor payments" }, paymentColumns, rows, { headings });
  return [
    ["gwynedd.csv", file(gwynedd, fromGwynedd, "cy")],
    ["pembrokeshire.csv", file(pembrokeshire, fromPembrokeshire, "en")],
    ["powys.csv", file(powys, fromPowys, "en")],
  ];
}

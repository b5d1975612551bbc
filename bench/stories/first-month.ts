// June 2022, as a council's finance officer finds it in the in-tray: twelve employers, each with habits of its own.
import { excelReturn } from "../excel-return.ts";
import {
  coverOf,
  type ReturnCover,
  type ReturnKey,
  type ReturnRow,
  returnColumns,
} from "../return-columns.ts";
import { csvReturn, returnSheets } from "../return-file.ts";
import { workbook } from "../workbook.ts";
import { crew, invented, lumpSum, numbered, type Story } from "./story.ts";

const readme = `# first-month: twelve employers send their first returns, June 2022

${invented}

| file | employer | what is particular about the file |
|---|---|---|
| 01 | Cartref Môn | CSV from Excel, "CSV UTF-8"; English headings; on-costs declared |
| 02 | Gofal Teifi | CSV with semicolons; Welsh headings, Ydy and Nac ydy |
| 03 | Seiont Homecare | "Unicode Text" from Excel: tabs, UTF-16 |
| 04 | Bryn Awel Residential | plain CSV from Excel: Windows-1252, which has no ŵ or ŷ |
| 05 | Plas Llŷn | workbook; two title rows above the headings; drop-down words in English |
| 06 | Cartref Dwyfor | workbook with Welsh sheets, labels, headings and drop-down words |
| 07 | Eryri Care | workbook as another program writes it; headings in both languages |
| 08 | Ogwen Support | columns in another order, LF line ends, cover lines padded with delimiters |
| 09 | Glaslyn Nursing | export of a payroll program: column keys as headings, ISO days, 1 and 0 |
| 10 | Arfon Direct Payments | personal assistants, some of them self-employed |
| 11 | Menai Care Group | the largest, 40 rows; weekly, fortnightly and four-weekly paid staff |
| 12 | Gwasanaethau Cymdeithasol | the council's own staff: LGPS, title row, notes with commas, quotes and a line break |

What to look for:

- Most rows are payable: instalments of 299.60 and some lump sums of 1,498.00.
- A few of everything else: not eligible (five shifts, agency, cook, England, eleven-month contract, left on
  30 March, dismissed, form on 1 July), refer (job not clear, started on 30 June), declined, held for missing consent.
- Three rows with data faults: 01 (30 February), 04 (National Insurance number without its last letter),
  08 (hours 375 instead of 37.5). Their amounts still count in the totals that the covers declare.
- One person stands in 03 (20 hours) and in 07 (16 hours): the row with most hours is kept.
- On-costs: 01 and 11 declare the full rate on the whole payment. Where the worker earns below the threshold, or the
  pension band ends, the computed cost is lower and the lower one is payable. 05 leaves most cells of basic
  pay blank; the others declare what the payment cost them to the penny.
- 11 pays one instalment on 24 June on the strength of shifts that are still to come: payable, conditional.
`;

export const firstMonth: Story = {
  folder: "first-month",
  readme,
  files: async () => [
    ["01-cartref-mon.csv", cartrefMon()],
    ["02-gofal-teifi.csv", gofalTeifi()],
    ["03-seiont-homecare.txt", seiont()],
    ["04-bryn-awel.csv", brynAwel()],
    ["05-plas-llyn.xlsx", await plasLlyn()],
    ["06-cartref-dwyfor.xlsx", await cartrefDwyfor()],
    ["07-eryri-care.xlsx", await eryriCare()],
    ["08-ogwen-support.csv", ogwen()],
    ["09-glaslyn-nursing.csv", glaslyn()],
    ["10-arfon-direct-payments.csv", arfon()],
    ["11-menai-care-group.xlsx", await menai()],
    ["12-gwasanaethau-cymdeithasol.csv", council()],
  ],
};

/** Works twenty hours for Seiont Homecare and sixteen for Eryri Care, and has claimed at both. */
const claimedTwice: ReturnRow = {
  niNumber: "JK482913B",
  surname: "Llŷr-Jones",
  forenames: "Siân Mair",
  otherEligibleJob: "Y",
};

function cover(
  rows: readonly ReturnRow[],
  employerId: string,
  employerName: string,
  own: ReturnCover = {},
): ReturnCover {
  return coverOf(rows, { employerId, employerName, ...own });
}

function cartrefMon(): Uint8Array {
  const { worker, workers } = crew(1_000, { declares: "full rate" });
  const rows = numbered([
    ...workers(11),
    worker({ ...lumpSum }),
    worker({ shiftsInWindow: "5" }),
    worker({ shiftsInWindow: "0", absenceReason: "MATERNITY", basePay: "702.13" }),
    worker({ startDate: "2021-02-30" }),
    worker({ roleCode: "ANCILLARY_CARE_HOME", registration: "NONE", note: "Cook" }),
    worker({ basePay: "455.00", contractedHours: "12", note: "Below the threshold" }),
    worker({ declined: "Y", formReceivedDate: "", amountPaid: "0.00", employerNi: "", employerPension: "" }),
  ]);
  return csvReturn(cover(rows, "E0101", "Cartref Môn"), rows, { encoding: "utf8-bom", niNumbers: "spaced" });
}

function gofalTeifi(): Uint8Array {
  const { worker, workers } = crew(1_100, { workplace: "home-care", welsh: true, declares: "exact" });
  const rows = [
    ...workers(13),
    worker({ employmentStatus: "ZERO_HOURS", contractedHours: "0", shiftsInWindow: "31" }),
    worker({ employmentStatus: "ZERO_HOURS", contractedHours: "0", shiftsInWindow: "4" }),
    worker({ consentDataCymru: "N" }),
    worker({ ...lumpSum }),
  ];
  return csvReturn(cover(rows, "E0102", "Gofal Teifi", { preparedBy: "Swyddfa'r gyflogres" }), rows, {
    delimiter: ";",
    headings: "cy",
    yesNo: "Ydy",
  });
}

function seiont(): Uint8Array {
  const { worker, workers } = crew(1_200, { workplace: "home-care", declares: "exact" });
  const rows = numbered([
    ...workers(8),
    worker({ ...claimedTwice, contractedHours: "20" }),
    ...workers(4),
    worker({ employmentStatus: "AGENCY", pensionScheme: "NONE", employerPensionRate: "" }),
    worker({ employmentStatus: "BANK", hasContract: "Y", shiftsInWindow: "11" }),
    worker({ employmentStatus: "CASUAL", hasContract: "N", shiftsInWindow: "9" }),
  ]);
  return csvReturn(cover(rows, "E0103", "Seiont Homecare"), rows, {
    delimiter: "\t",
    encoding: "utf16",
    yesNo: "Yes",
  });
}

function brynAwel(): Uint8Array {
  const { worker, workers } = crew(1_300, { declares: "exact" });
  const latin: readonly ReturnRow[] = [
    { surname: "Siôn", forenames: "Catrin" },
    { surname: "Môn", forenames: "Zoë" },
    { surname: "Fernández", forenames: "Anne-Marie" },
  ];
  const rows = [
    ...latin.map((own) => worker(own)),
    ...workers(12, { surname: "Griffiths", forenames: "Siân" }),
    worker({ surname: "Hughes", forenames: "Beth", niNumber: "HX305512" }),
    worker({ surname: "Hughes", forenames: "Owain", workCountry: "ENGLAND" }),
  ];
  return csvReturn(cover(rows, "E0104", "Bryn Awel Residential"), rows, {
    encoding: "windows-1252",
    padded: true,
  });
}

async function plasLlyn(): Promise<Uint8Array> {
  const { worker, workers } = crew(1_400, { declares: "exact", usual: { basePay: "", niCategory: "" } });
  const rows = numbered([
    ...workers(16),
    ...workers(2, { ...lumpSum, basePay: "1612.00", niCategory: "A" }),
    worker({ roleCode: "CARE_HOME_MANAGER", employmentStatus: "EMPLOYEE_FT", contractedHours: "40" }),
    worker({ employmentStatus: "TEMPORARY", contractMonths: "11" }),
    worker({ employmentStatus: "TEMPORARY", contractMonths: "12" }),
  ]);
  return workbook(
    returnSheets(cover(rows, "E0105", "Plas Llŷn"), rows, {
      titles: ["Plas Llŷn: social care payment", "Monthly return, June 2022"],
      values: "en",
      yesNo: "Yes",
    }),
  );
}

async function cartrefDwyfor(): Promise<Uint8Array> {
  const { worker, workers } = crew(1_500, { welsh: true, declares: "exact" });
  const rows = [
    ...workers(14),
    worker({ shiftsInWindow: "2", absenceReason: "SICK" }),
    worker({ leaveDate: "2022-03-30", leaveReason: "RESIGNED" }),
    worker({ leaveDate: "2022-06-17", leaveReason: "RETIRED", amountPaid: "1498.00" }),
    worker({
      roleCode: "COMMUNITY",
      registration: "SCW",
      settingType: "OTHER",
      redeployedFromRole: "CARE_HOME_CARE_WORKER",
      expectedReturn: "Y",
    }),
  ];
  return workbook(
    returnSheets(cover(rows, "E0106", "Cartref Dwyfor", { preparedBy: "Swyddfa'r gyflogres" }), rows, {
      headings: "cy",
      values: "cy",
      yesNo: "Ie",
      coverIn: "cy",
      coverName: "Clawr",
      sheetName: "Ffurflen",
    }),
  );
}

async function eryriCare(): Promise<Uint8Array> {
  const { worker, workers } = crew(1_600, { declares: "exact" });
  const rows = numbered([
    ...workers(9),
    worker({ ...claimedTwice, contractedHours: "16", niNumber: "JK482913D" }),
    ...workers(9),
    worker({ formReceivedDate: "2022-07-01" }),
    worker({ leaveDate: "2022-06-14", leaveReason: "DISMISSED_GROSS_MISCONDUCT" }),
    worker({
      leaveDate: "2022-05-20",
      leaveReason: "DISMISSED_DISCIPLINARY",
      dismissalOverturnedDate: "2022-06-21",
    }),
  ]);
  return excelReturn(cover(rows, "E0107", "Eryri Care"), rows, { headings: "mixed", coverIn: "en" });
}

function ogwen(): Uint8Array {
  const { worker, workers } = crew(1_700, { workplace: "family-centre", declares: "exact" });
  const rows = [
    ...workers(12),
    worker({ roleCode: "RFC_MANAGER", registration: "SCW" }),
    worker({ contractedHours: "375" }),
    worker({ roleCode: "UNCLEAR", note: "Art worker" }),
  ];
  const order = returnColumns
    .map(({ key }) => key)
    .filter((key) => key !== "recordAction" && key !== "siteId");
  return csvReturn(cover(rows, "E0108", "Ogwen Support"), rows, {
    keys: [...order.slice(20), ...order.slice(0, 20)],
    lineEnd: "\n",
    padded: true,
  });
}

function glaslyn(): Uint8Array {
  const { worker, workers } = crew(1_800, {
    declares: "exact",
    usual: { payFrequency: "monthly", siteId: "SIN-0004512" },
  });
  const rows = numbered([
    ...workers(10, { roleCode: "CARE_HOME_NURSE", registration: "NMC" }),
    ...workers(6),
    worker({ roleCode: "CARE_HOME_NURSE", registration: "NONE" }),
    worker({ roleCode: "AGENCY_NURSE", registration: "NMC", employmentStatus: "AGENCY" }),
    worker({ niCategory: "M", basePay: "1204.50", startDate: "2021-09-06", note: "Under 21" }),
    worker({ niCategory: "C", basePay: "1388.00", note: "Over state pension age" }),
  ]);
  return csvReturn(cover(rows, "E0109", "Glaslyn Nursing"), rows, {
    headings: "keys",
    days: "iso",
    yesNo: "1",
    niNumbers: "lower",
  });
}

function arfon(): Uint8Array {
  const { worker, workers } = crew(1_900, {
    workplace: "direct-payment",
    declares: "exact",
    usual: { pensionScheme: "NONE", employerPensionRate: "" },
  });
  const selfEmployed: ReturnRow = { employmentStatus: "SELF_EMPLOYED", basePay: "", niCategory: "" };
  const rows = [
    ...workers(7, { employmentStatus: "EMPLOYEE_PT", contractedHours: "16", basePay: "640.00" }),
    ...workers(4, selfEmployed),
    worker({ ...selfEmployed, employerNi: "45.09" }),
    worker({ ...selfEmployed, roleCode: "DP_CARE_WORKER_NOT_PA", registration: "NONE" }),
    worker({ roleCode: "PERSONAL_ASSISTANT", ...lumpSum, basePay: "500.00" }),
    worker({ declined: "Y", formReceivedDate: "2022-05-03", amountPaid: "0.00" }),
  ];
  return csvReturn(cover(rows, "E0110", "Arfon Direct Payments"), rows, {
    encoding: "utf8-bom",
    yesNo: "Yes",
    values: "en",
  });
}

async function menai(): Promise<Uint8Array> {
  const { worker, workers } = crew(2_000, { workplace: "home-care", declares: "full rate" });
  const weekly: ReturnRow = { payFrequency: "weekly", payDate: "2022-06-24", basePay: "391.20" };
  const rows = numbered([
    ...workers(20, { payFrequency: "monthly" }),
    ...workers(5, weekly),
    worker({ ...weekly, ...lumpSum }),
    ...workers(4, { payFrequency: "fortnightly", payDate: "2022-06-17", basePay: "804.00" }),
    ...workers(4, { payFrequency: "fourWeekly", payDate: "2022-06-24", basePay: "1540.75" }),
    worker({ startDate: "2022-06-06", shiftsInWindow: "3", shiftsExpected: "8", payDate: "2022-06-24" }),
    worker({ startDate: "2022-06-30", shiftsInWindow: "6", payDate: "2022-06-30" }),
    worker({ startDate: "2022-04-19", shiftsInWindow: "27" }),
    worker({ startDate: "2022-07-01", shiftsInWindow: "6" }),
    worker({ basePay: "4189.00", roleCode: "DOM_CARE_MANAGER", contractedHours: "40" }),
    worker({ employmentStatus: "ZERO_HOURS", contractedHours: "0", shiftsInWindow: "44" }),
  ]);
  return excelReturn(cover(rows, "E0111", "Menai Care Group"), rows, {});
}

function council(): Uint8Array {
  const { worker, workers } = crew(2_100, {
    declares: "exact",
    usual: { pensionScheme: "LGPS", employerPensionRate: "17.80", payDate: "2022-06-30" },
  });
  const keep: readonly ReturnKey[] = returnColumns
    .map(({ key }) => key)
    .filter((key) => key !== "recordAction");
  const rows = [
    ...workers(24, { siteId: "SIN-0007781" }),
    ...workers(3, { ...lumpSum, siteId: "SIN-0007781" }),
    worker({ settingType: "CHILDREN_HOME", note: "Children's home, nights" }),
    worker({ note: 'Known as "Nain" to the residents' }),
    worker({ note: "Two lines:\r\nkeep both" }),
    worker({ note: "=SUM(A1:A9)" }),
    worker({ roleCode: "REGIONAL_OR_PROVIDER", registration: "SCW" }),
    worker({ amountPaid: "299.06", employerNi: "45.09", employerPension: "53.33", note: "Typed wrongly" }),
    worker({ roleCode: "CARE_HOME_SENIOR", payDate: "2022-07-01" }),
  ];
  return csvReturn(cover(rows, "E0112", "Gwasanaethau Cymdeithasol"), rows, {
    encoding: "utf8-bom",
    keys: keep,
    titles: ["Social care payment: monthly return / Taliad gofal cymdeithasol: ffurflen fisol"],
  });
}

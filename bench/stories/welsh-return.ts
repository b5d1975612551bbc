// A return that is Welsh from the cover to the last note, as a CSV with semicolons and as a workbook.
import { excelReturn } from "../excel-return.ts";
import { coverOf, type ReturnRow } from "../return-columns.ts";
import { csvReturn, type Habits } from "../return-file.ts";
import { crew, invented, lumpSum, numbered, type Story } from "./story.ts";

const readme = `# welsh-return: ffurflenni sydd yn Gymraeg drwyddynt draw (returns that are in Welsh throughout)

${invented} Dychmygol yw'r bobl, y rhifau Yswiriant Gwladol, y cyflogwyr a'r symiau yn y ffolder hon.

Labels of the cover, headings, drop-down words, yes and no, names, reasons and notes are Welsh, with ŵ and ŷ.

What to look for:

- \`gofal-tywyn.csv\`: semicolons, UTF-8 with a byte order mark, Ydy and Nac ydy; the cover in \`#\` lines with Welsh labels.
- \`cartref-y-felin.xlsx\`: sheets Clawr and Ffurflen, Ie and Na.
- Nothing is lost or turned into "?": Llŷr, Gŵyr and Llŷn come out of \`decisions.csv\` as they went in.
- Outcomes are those of the same rows in English: mostly payable; not eligible (pum sifft, asiantaeth, staff arlwyo); refer (swydd
  aneglur); declined; held (dim caniatâd). One row of the CSV says "efallai" where Ydy or Nac ydy is asked: rejected.
- Reports for these employers are best asked for with \`--lang cy\` or \`--lang both\`.
`;

export const welshReturn: Story = {
  folder: "welsh-return",
  readme,
  files: async () => {
    const homeCare = gofalTywyn();
    const careHome = cartrefYFelin();
    const welsh: Habits = { headings: "cy", values: "cy", coverIn: "cy" };
    const preparedBy = "Swyddfa'r gyflogres";
    return [
      [
        "gofal-tywyn.csv",
        csvReturn(
          coverOf(homeCare, {
            employerId: "E0501",
            employerName: "Gofal Tywyn",
            preparedBy,
            declaration: "Ydy",
          }),
          homeCare,
          { ...welsh, delimiter: ";", encoding: "utf8-bom", yesNo: "Ydy" },
        ),
      ],
      [
        "cartref-y-felin.xlsx",
        await excelReturn(
          coverOf(careHome, {
            employerId: "E0502",
            employerName: "Cartref y Felin Ŵyl",
            preparedBy,
            declaration: "Ie",
          }),
          careHome,
          { ...welsh, yesNo: "Ie", coverName: "Clawr", sheetName: "Ffurflen" },
        ),
      ],
    ];
  },
};

function gofalTywyn(): readonly ReturnRow[] {
  const { worker, workers } = crew(8_000, { workplace: "home-care", welsh: true, declares: "full rate" });
  return numbered([
    ...workers(9, { payFrequency: "monthly" }),
    worker({ ...lumpSum, note: "Un taliad, ar gais y gweithiwr" }),
    worker({ employmentStatus: "ZERO_HOURS", contractedHours: "0", shiftsInWindow: "18" }),
    worker({ shiftsInWindow: "5", note: "Dim ond pum sifft" }),
    worker({ employmentStatus: "AGENCY", note: "Staff asiantaeth" }),
    worker({
      employmentStatus: "BANK",
      hasContract: "Y",
      shiftsInWindow: "12",
      note: "Contract banc; ŵyl y banc hefyd",
    }),
    worker({ consentDataCymru: "N", note: "Dim caniatâd i rannu" }),
    worker({ consentDataCymru: "efallai" }),
    worker({ leaveDate: "2022-06-17", leaveReason: "RETIRED", amountPaid: "1498.00", note: "Wedi ymddeol" }),
    worker({
      startDate: "2022-05-23",
      shiftsInWindow: "4",
      shiftsExpected: "9",
      payDate: "2022-06-24",
      note: "Newydd ddechrau",
    }),
  ]);
}

function cartrefYFelin(): readonly ReturnRow[] {
  const { worker, workers } = crew(8_100, { welsh: true });
  return numbered([
    ...workers(10),
    worker({ shiftsInWindow: "0", absenceReason: "MATERNITY", note: "Ar gyfnod mamolaeth" }),
    worker({ shiftsInWindow: "1", absenceReason: "SICK", note: "Salwch hirdymor" }),
    worker({ roleCode: "ANCILLARY_CARE_HOME", registration: "NONE", note: "Staff arlwyo" }),
    worker({ roleCode: "UNCLEAR", note: "Swydd aneglur" }),
    worker({
      roleCode: "COMMUNITY",
      registration: "SCW",
      settingType: "OTHER",
      redeployedFromRole: "CARE_HOME_SENIOR",
      expectedReturn: "Y",
      note: "Adleolwyd dros dro",
    }),
    worker({ declined: "Y", formReceivedDate: "", amountPaid: "0.00", note: "Nid yw'n dymuno'r taliad" }),
    worker({
      leaveDate: "2022-06-01",
      leaveReason: "DISMISSED_DISCIPLINARY",
      note: "Diswyddwyd cyn y taliad",
    }),
    worker({ ...lumpSum, payFrequency: "fourWeekly", payDate: "2022-06-24" }),
  ]);
}

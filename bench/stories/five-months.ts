// Five months of one payment, June to October 2022: four employers, three councils and the same people each month,
// with everything that happens to them on the way. Each month is a folder and a batch of its own on one ledger. What
// comes beside the returns is in five-months-council.ts.
import { excelReturn } from "../excel-return.ts";
import { coverOf, type ReturnCover, type ReturnRow } from "../return-columns.ts";
import { csvReturn, returnSheets } from "../return-file.ts";
import { workbook } from "../workbook.ts";
import { exactCosts } from "./costs.ts";
import { bankFiles, caseOutcome, decisionsIn, lateOnCosts } from "./five-months-council.ts";
import { people } from "./five-months-people.ts";
import { readme } from "./five-months-readme.ts";
import { lumpSum, numbered, type Story } from "./story.ts";

export const monthNames = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"] as const;

/** What is the same for everybody in a month, when instalment `number` is due. */
type Month = {
  readonly number: number;
  readonly period: string;
  /** The row of somebody whose payments run as agreed. */
  readonly usual: ReturnRow;
};

const months: readonly Month[] = monthNames.map((period, at) => ({
  number: at + 1,
  period,
  usual: {
    instalmentNo: String(at + 1),
    payDate: `${period}-${period === "2022-08" ? "26" : "28"}`,
    amountPaid: "299.60",
  },
}));

/** Somebody's row in a month; undefined in the months in which the employer does not list them. */
type Worker = (month: Month) => ReturnRow | undefined;

const from =
  (first: number, row: ReturnRow, later: ReturnRow = {}): Worker =>
  ({ number, usual }) =>
    number < first ? undefined : { ...row, ...usual, ...later };
const steady = (row: ReturnRow): Worker => from(1, row);
/** The usual row, except in the months named; null = not in the list that month. */
const except =
  (row: ReturnRow, own: Readonly<Record<number, ReturnRow | null>>): Worker =>
  ({ number, usual }) =>
    own[number] === null ? undefined : { ...row, ...usual, ...own[number] };
/** One payment in June; the row goes on with nothing claimed. */
const once = (row: ReturnRow): Worker => except(row, { 1: lumpSum, 2: nil, 3: nil, 4: nil, 5: nil });
const nil: ReturnRow = { ...lumpSum, amountPaid: "0.00" };
const gone = { 2: null, 3: null, 4: null, 5: null } as const;

const resigned = (day: string): ReturnRow => ({ leaveDate: day, leaveReason: "RESIGNED" });
const early: ReturnRow = { payDate: "2022-06-24", shiftsInWindow: "4", shiftsExpected: "8" };

const cartrefGlaslyn: readonly Worker[] = [
  steady(people.anna),
  steady(people.bedwyr),
  steady(people.carys),
  once(people.deiniol),
  except(people.eleri, { 3: { ...resigned("2022-08-12"), amountPaid: "898.80" }, 4: null, 5: null }),
  except(people.ffranc, { 1: { ...resigned("2022-06-10"), amountPaid: "1498.00" }, ...gone }),
  except(people.gwenno, { 1: { ...resigned("2022-06-17"), amountPaid: "1498.00" }, ...gone }),
  // Refused in June; in September, after the appeal, the whole payment at once.
  except({ ...people.rhodri, ...lumpSum }, { 1: nil, 2: null, 3: null, 4: lumpSum, 5: null }),
];

const gofalCleddau: readonly Worker[] = [
  steady(people.harri),
  steady(people.ianto),
  once(people.jac),
  except(people.llio, {
    1: early,
    2: { shiftsInWindow: "5", amountPaid: "0.00" },
    3: { shiftsInWindow: "5", amountPaid: "0.00" },
    4: null,
    5: null,
  }),
  (month) => except({ ...people.mabon, shiftsInWindow: "9" }, { 1: early })(month),
  except(people.nerys, {
    3: { leaveDate: "2022-08-03", leaveReason: "DISMISSED_GROSS_MISCONDUCT", amountPaid: "0.00" },
    4: null,
    5: null,
  }),
];

const plasTegid: readonly Worker[] = [
  steady(people.olwen),
  steady(people.pedr),
  steady(people.rhiannon),
  once(people.steffan),
  // One instalment too far in July; from August on counted as the book counts.
  except(people.tegwen, {
    2: { instalmentNo: "3" },
    3: { instalmentNo: "2" },
    4: { instalmentNo: "3" },
    5: { instalmentNo: "4" },
  }),
  except(people.urien, { 3: null, 4: null, 5: null }),
];

/** July again: the pay of one was wrong, and one had left on 20 July. */
const plasTegidCorrected: readonly Worker[] = plasTegid.map((worker, at) => {
  if (at === 1) return from(2, people.pedr, { basePay: "640.00" });
  if (at === 5) return from(2, people.urien, { ...resigned("2022-07-20"), amountPaid: "1198.40" });
  return worker;
});

const hafrenPowys: readonly Worker[] = [
  steady(people.wyn),
  steady(people.ynyr),
  once(people.zoe),
  except(people.arwel, { 3: null, 4: { instalmentNo: "3" }, 5: { instalmentNo: "4" } }),
  // Left Cartref Glaslyn in June, where the whole payment was made.
  except(
    {
      ...people.gwenno,
      startDate: "2022-06-20",
      contractedHours: "37",
      shiftsInWindow: "8",
      payrollRef: "0903",
    },
    { 1: null, 2: { instalmentNo: "1" }, 3: { instalmentNo: "1" }, 4: null, 5: null },
  ),
];

const hafrenGwynedd: readonly Worker[] = [
  steady(people.beca),
  steady(people.cledwyn),
  // In August the payroll of the same employer lists them for the wrong council.
  except(people.arwel, { 1: null, 2: null, 4: null, 5: null }),
];

/** The payroll office in Powys knows what the payments cost it only in September. */
const costsComeLater: ReturnRow = {
  basePay: "",
  niCategory: "",
  employerPensionRate: "",
  employerNi: "",
  employerPension: "",
};

function rowsIn(month: Month, workers: readonly Worker[]): readonly ReturnRow[] {
  const rows = workers.map((worker) => worker(month)).filter((row) => row !== undefined);
  return numbered(rows.map((row) => ({ ...row, ...exactCosts(row) })));
}

type Employer = Pick<ReturnCover, "laCode" | "employerId" | "employerName">;

const employers = {
  glaslyn: { laCode: "W06000002", employerId: "E0701", employerName: "Cartref Glaslyn" },
  cleddau: { laCode: "W06000009", employerId: "E0702", employerName: "Gofal Cleddau" },
  tegid: { laCode: "W06000002", employerId: "E0703", employerName: "Plas Tegid" },
  powys: { laCode: "W06000023", employerId: "E0704", employerName: "Hafren Home Care" },
  gwynedd: { laCode: "W06000002", employerId: "E0704", employerName: "Hafren Home Care" },
} as const satisfies Record<string, Employer>;

function cover(employer: Employer, month: Month, rows: readonly ReturnRow[], own: ReturnCover = {}) {
  return coverOf(rows, {
    ...employer,
    period: month.period,
    preparedDate: `${month.period}-29`,
    ...own,
  });
}

const welsh = { headings: "cy", values: "cy", coverIn: "cy" } as const;
const swyddfa: ReturnCover = { preparedBy: "Swyddfa'r gyflogres" };

function plasTegidFile(month: Month, workers: readonly Worker[], own: ReturnCover): Uint8Array {
  const rows = rowsIn(month, workers);
  return csvReturn(cover(employers.tegid, month, rows, { ...swyddfa, declaration: "Ydy", ...own }), rows, {
    ...welsh,
    delimiter: ";",
    encoding: "utf8-bom",
    yesNo: "Ydy",
  });
}

async function filesOf(month: Month): Promise<readonly (readonly [string, Uint8Array])[]> {
  const home = rowsIn(month, cartrefGlaslyn);
  const care = rowsIn(month, gofalCleddau);
  const listed = rowsIn(month, hafrenPowys);
  const powys = month.number <= 3 ? listed.map((row) => ({ ...row, ...costsComeLater })) : listed;
  const gwynedd = rowsIn(month, hafrenGwynedd);
  return [
    ["cartref-glaslyn.csv", csvReturn(cover(employers.glaslyn, month, home), home, { encoding: "utf8-bom" })],
    [
      "gofal-cleddau.xlsx",
      await workbook(
        returnSheets(cover(employers.cleddau, month, care, { ...swyddfa, declaration: "Ie" }), care, {
          ...welsh,
          yesNo: "Ie",
          coverName: "Clawr",
          sheetName: "Ffurflen",
        }),
      ),
    ],
    [
      "hafren-gwynedd.csv",
      csvReturn(cover(employers.gwynedd, month, gwynedd), gwynedd, { headings: "mixed", days: "iso" }),
    ],
    [
      "hafren-powys.xlsx",
      await excelReturn(cover(employers.powys, month, powys), powys, { values: "en", yesNo: "Yes" }),
    ],
    ["plas-tegid.csv", plasTegidFile(month, plasTegid, {})],
  ];
}

export const fiveMonths: Story = {
  folder: "five-months",
  readme,
  files: async () => {
    const found: (readonly [string, Uint8Array])[] = [];
    for (const month of months) {
      for (const [name, bytes] of [...(await filesOf(month)), ...decisionsIn(month.period)])
        found.push([`${month.period}/${name}`, bytes]);
      if (month.number !== 2) continue;
      found.push(
        [
          "2022-07-correction/plas-tegid.csv",
          plasTegidFile(month, plasTegidCorrected, { sequence: "2", preparedDate: "2022-08-03" }),
        ],
        // The first version once more, as somebody saved it on another day.
        ["2022-07-late/plas-tegid.csv", plasTegidFile(month, plasTegid, { preparedDate: "2022-08-04" })],
      );
    }
    found.push(["2022-08-on-costs/hafren-powys.csv", lateOnCosts()]);
    found.push(["2022-08-case/decisions.csv", caseOutcome()]);
    for (const [name, bytes] of bankFiles()) found.push([`bank/${name}`, bytes]);
    return found;
  },
};

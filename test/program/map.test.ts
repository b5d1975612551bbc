// Four exports in the manner of payroll programs: what is proposed for them without help is right for nine columns in ten, is
// applied, explained by the cells of the export, kept with the batch and verified. What cannot be told is asked, never guessed.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const cover = { employerId: "E8910", employerName: "Gofal", laCode: "W06000002" };
const leftOut = { basePay: "", niCategory: "", employerNi: "", employerPension: "", employerPensionRate: "" };
const people = crew(34_000, { workplace: "home-care" }).workers(3, leftOut);
const [siân, gareth, mari] = people.map(({ niNumber = "" }) => niNumber);

/** An export, and what each of its columns is: keys of the form; empty for what is not read; undefined where a person is to be asked. */
type Export = {
  readonly program: string;
  readonly file: string;
  readonly layout: string;
  readonly content: () => Promise<string | Uint8Array>;
  readonly right: Readonly<Record<string, string | undefined>>;
};

const brightPay: Export = {
  program: "BrightPay",
  file: "brightpay.csv",
  layout: "wfp-oncost",
  content: async () =>
    [
      "Employee Works Number,Employee First Name,Employee Surname,Employee NI Number,Payment Date,National Insurance Table,Basic Pay,Normal NIable Pay,Care Payment,Gross Pay,Employee NIC,Employer NIC,Employer Pension %,Employer Pension,PAYE,Net Pay",
      `0012,Siân,Llŷr-Jones,${siân},28/06/2022,A,1612.00,1612.00,299.60,1911.60,95.10,45.09,3%,8.99,210.00,1600.00`,
      `0013,Gareth,Pugh,${gareth},28/06/2022,A,1500.00,1500.00,299.60,1799.60,85.10,45.09,3%,8.99,200.00,1500.00`,
    ].join("\r\n"),
  right: {
    "Employee Works Number": "payrollRef",
    "Employee First Name": "",
    "Employee Surname": "",
    "Employee NI Number": "niNumber",
    "Payment Date": "payDate period",
    "National Insurance Table": "niCategory",
    "Basic Pay": "",
    "Normal NIable Pay": "basePay",
    "Care Payment": "amountPaid",
    "Gross Pay": "",
    "Employee NIC": "",
    "Employer NIC": "employerNi",
    "Employer Pension %": "employerPensionRate",
    "Employer Pension": "employerPension",
    PAYE: "",
    "Net Pay": "",
  },
};

/** With headings in both languages, shouted ones, a row of totals, and costs that are called costs of the payment. */
const bilingual: Export = {
  program: "Moorepay",
  file: "cyflogres.csv",
  layout: "wfp-oncost",
  content: async () =>
    [
      "Rhif y gweithiwr / Employee Number,Cyfenw / Surname,ENWAU CYNTAF / FORENAMES,Rhif YG / NI Number,Llythyren YG / NI Letter,Dyddiad talu / Pay Date,PAY FREQUENCY,Cyflog YG heb y taliad / NI-able pay without the payment,Taliad gofal cymdeithasol / Social Care Payment,Employer NICs on Social Care Payment,EMPLOYER PENSION ON SOCIAL CARE PAYMENT,Cod treth / Tax Code,Company Code",
      `501,Llŷr-Jones,Siân,${siân},A,29/06/2022,Monthly,1444.00,299.60,45.09,8.99,1257L,MP1`,
      `502,Pugh,Gareth,${gareth},A,29/06/2022,Monthly,1544.00,299.60,45.09,8.99,1257L,MP1`,
      ",,,,,,Cyfanswm,2988.00,599.20,90.18,17.98,,",
    ].join("\r\n"),
  right: {
    "Rhif y gweithiwr / Employee Number": "payrollRef",
    "Cyfenw / Surname": "",
    "ENWAU CYNTAF / FORENAMES": "",
    "Rhif YG / NI Number": "niNumber",
    "Llythyren YG / NI Letter": "niCategory",
    "Dyddiad talu / Pay Date": "payDate period",
    "PAY FREQUENCY": "payFrequency",
    "Cyflog YG heb y taliad / NI-able pay without the payment": "basePay",
    "Taliad gofal cymdeithasol / Social Care Payment": "amountPaid",
    "Employer NICs on Social Care Payment": "employerNi",
    "EMPLOYER PENSION ON SOCIAL CARE PAYMENT": "employerPension",
    "Cod treth / Tax Code": "",
    "Company Code": "",
  },
};

const sage: Export = {
  program: "Sage 50 Payroll",
  file: "sage.csv",
  layout: "wfp-return",
  content: async () =>
    [
      "Employee Details,,,,,,,,,,,,,,,,",
      "Employee Reference,Surname,Forename,Title,NI Number,Job Title,Work Start Date,Date Left,Reason Left,Payment Frequency,Contract Type,Contracted Hours,NI Category,Process Date,Social Care Payment,Tax Code,Sort Code",
      `12,Llŷr-Jones,Siân,Mrs,${siân},Home care worker,01/09/2019,,,Monthly,Part Time,22:30,A,28/06/2022,299.60,C1257L,`,
      `13,Pugh,Gareth,Mr,${gareth},Home care worker,01/10/2019,,,Monthly,Full Time,37:30,A,28/06/2022,299.60,C1257L,`,
      `14,Evans,Mari,Ms,${mari},Home care worker,13/10/2019,17/06/2022,Resignation,Monthly,Zero Hours,16:00,A,28/06/2022,299.60,C1257L,`,
    ].join("\r\n"),
  right: {
    "Employee Reference": "payrollRef",
    Surname: "surname",
    Forename: "forenames",
    Title: "",
    "NI Number": "niNumber",
    "Job Title": "roleCode",
    "Work Start Date": "startDate",
    "Date Left": "leaveDate",
    "Reason Left": "leaveReason",
    "Payment Frequency": "payFrequency",
    "Contract Type": "employmentStatus",
    "Contracted Hours": "contractedHours",
    "NI Category": "niCategory",
    "Process Date": "payDate",
    "Social Care Payment": "amountPaid",
    "Tax Code": "",
    "Sort Code": "",
  },
};

const xero: Export = {
  program: "Xero Payroll",
  file: "xero.csv",
  layout: "earnings",
  content: async () =>
    [
      "first name;last name;Employee Number;job title;Week Ending;Gross Earnings;Bonuses;Overtime Pay;Net Pay",
      "Siân;Llŷr-Jones;0012;Care worker;06/26/2022;410.00;0.00;12.00;380.00",
      "Gareth;Pugh;0013;Care worker;06/26/2022;390.50;;0.00;350.10",
    ].join("\r\n"),
  right: {
    "first name": "",
    "last name": "",
    "Employee Number": "payrollRef",
    "job title": "",
    "Week Ending": "weekEnding",
    "Gross Earnings": "gross",
    Bonuses: "bonus",
    "Overtime Pay": "overtime",
    "Net Pay": "",
  },
};

const moorepay: Export = {
  program: "Moorepay",
  file: "moorepay.xlsx",
  layout: "wfp-oncost",
  async content() {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("Export");
    sheet.addRow(Object.keys(this.right));
    sheet.addRow([
      "HAF",
      "0012",
      "Llŷr-Jones, Siân",
      siân,
      "20220628",
      "A",
      161200,
      29960,
      4509,
      0.03,
      899,
      "Nest Pension",
      "W4",
      "Home",
    ]);
    sheet.addRow([
      "HAF",
      "0013",
      "Pugh, Gareth",
      gareth,
      "20220628",
      "A",
      150000,
      29960,
      4509,
      0.03,
      899,
      "Nest Pension",
      "W4",
      "Home",
    ]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  },
  right: {
    "Company Code": "",
    "ID Number": "payrollRef",
    "Employee Name": "",
    NINO: "niNumber",
    "Date Paid": "payDate period",
    "NI Letter": "niCategory",
    "NIable Pay before payment": "basePay",
    "WG Payment": "amountPaid",
    "ER NIC": "employerNi",
    "Employer Pension Rate": "employerPensionRate",
    "ER Pension": "employerPension",
    "Pension Provider": "pensionScheme",
    "Pay Frequency": "payFrequency",
    "Cost Centre": "",
  },
};

type Told = {
  readonly layout: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly read: readonly { readonly key: string; readonly as: string | null }[];
    readonly why: string;
    readonly program: string;
  }[];
  readonly open: readonly {
    readonly code: string;
    readonly key: string;
    readonly headings: readonly string[];
  }[];
};

async function mapped(file: string, content: string | Uint8Array, ...more: readonly string[]) {
  const path = join(place, file);
  writeFileSync(path, content);
  const map = `${path}.json`;
  rmSync(map, { force: true });
  const ended = await taliadHere(["map", path, "--out", map, "--json", ...more]);
  return { path, map, ended, told: JSON.parse(ended.stdout) as Told };
}

const ofCover = [
  "--cover",
  `laCode=${cover.laCode}`,
  "--cover",
  `employerId=${cover.employerId}`,
  "--cover",
  "declaration=Y",
];

test.for([
  brightPay,
  sage,
  xero,
  moorepay,
  bilingual,
])("$program: nine columns in ten are right without help, and each has its reason", async (one) => {
  const { told, ended, map } = await mapped(one.file, await one.content());
  expect(told.layout).toBe(one.layout);
  const asked = new Set(told.open.flatMap(({ headings }) => headings));
  const found = told.columns.map(({ heading, read }) => [
    heading,
    asked.has(heading) ? undefined : read.map(({ key }) => key).join(" "),
  ]);
  const right = found.filter(([heading = "", keys]) => keys === one.right[heading]);
  expect(found.map(([heading]) => heading)).toEqual(Object.keys(one.right));
  expect(right.length / found.length, JSON.stringify(found)).toBeGreaterThanOrEqual(0.9);
  expect(told.columns.some(({ program }) => program === one.program)).toBe(true);
  expect(ended.code).toBe(told.open.length === 0 ? 0 : 3);
  expect(JSON.parse(readFileSync(map, "utf8")).layout).toBe(one.layout);
  expect(ended.stdout).not.toContain(siân);
});

describe("on-costs of two exports", () => {
  /** The same two rows in the form's own headings. */
  const inTheForm = (more: Readonly<Record<string, string>>): readonly Readonly<Record<string, string>>[] =>
    [siân, gareth].map((niNumber = "", at) => ({
      ...{
        niNumber,
        payrollRef: `001${at + 2}`,
        period: "2022-06",
        payDate: "2022-06-28",
        amountPaid: "299.60",
      },
      ...{ basePay: at === 0 ? "1612.00" : "1500.00", niCategory: "A", employerNi: "45.09" },
      ...{ employerPensionRate: "3%", employerPension: "8.99", ...more },
    }));

  test.for([
    {
      name: "BrightPay",
      one: brightPay,
      form: inTheForm({}),
      costs: 'Employer NIC, cell L2 ("45.09")',
      pay: 'Normal NIable Pay, cell H2 ("1612.00")',
    },
    {
      name: "Moorepay",
      one: moorepay,
      form: inTheForm({ pensionScheme: "NEST", payFrequency: "fourWeekly" }),
      costs: 'ER NIC, cell I2 ("4509"); read as “Employer NI on this payment”, 45.09,',
      pay: 'NIable Pay before payment, cell G2 ("161200")',
    },
  ])("$name: paid as the form would be, explained by its own cells, verified from the batch alone", async ({
    name,
    one,
    form,
    costs,
    pay,
  }) => {
    const own = { ...cover, employerId: `E-${name}` };
    const rows = numbered(people.slice(0, 2).map((row) => ({ ...row })));
    const june = join(place, `${name}-june.csv`);
    writeFileSync(june, csvReturn(coverOf(rows, own), rows, {}));
    const paid = async (folder: string, file: string, ...more: readonly string[]) => {
      const out = join(place, folder);
      await taliadHere(["run", june, "--out", out]);
      const batch = batchOf(await taliadHere(["run", file, "--out", out, ...more]));
      return { out, batch, heads: linesOf(batch, "payments.csv").map(({ head, amount }) => [head, amount]) };
    };
    const filled = join(place, `${name}-form.csv`);
    writeFileSync(
      filled,
      layoutFile(
        "wfp-oncost",
        { ...coverOf([], { ...own, period: "2022-06" }), declaredRows: "2", declaredTotalPence: "59920" },
        form,
      ),
    );
    const asForm = await paid(`${name}-form`, filled);
    const said = [
      "--cover",
      `laCode=${own.laCode}`,
      "--cover",
      `employerId=${own.employerId}`,
      "--cover",
      "declaration=Y",
    ];
    const { path, map } = await mapped(one.file, await one.content(), "--name", "payroll", ...said);
    const { out, batch, heads } = await paid(`${name}-export`, path, "--mappings", map);
    expect(heads.length).toBeGreaterThanOrEqual(2);
    expect(heads).toEqual(asForm.heads);
    rmSync(map);
    const asked = ["explain", batch, "--row", `${one.file}:2`, "--out", out, "--lang", "en", "--all"];
    const explained = (await taliadHere(asked)).stdout.replace(/\s+/g, " ");
    expect(explained).toContain("Read by the mapping: payroll");
    expect(explained).toContain(costs);
    expect(explained).toContain(pay);
    expect(explained).toContain("by the mapping payroll");
    expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
  });
});

test("what an export lacks is filled in on the form that is made of it", async () => {
  const { path, map } = await mapped(sage.file, await sage.content(), ...ofCover);
  const form = join(place, "form.xlsx");
  const made = await taliadHere([
    "template",
    "wfp-return",
    "--fill",
    path,
    "--mappings",
    map,
    "--out",
    form,
    "--lang",
    "en",
  ]);
  expect(made.code).toBe(0);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(form);
  const cells = book.worksheets.flatMap((sheet) =>
    sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row : [])),
  );
  for (const text of [siân, "Llŷr-Jones", 22.5, 37.5, 299.6]) expect(cells).toContain(text);
});

describe("what is asked and never guessed", () => {
  const asks = async (headings: string, ...rows: readonly string[]) => {
    const { told, map } = await mapped(
      "asked.csv",
      [
        `NI Number,Payroll number,${headings}`,
        ...rows.map((row, at) => `${[siân, gareth, mari][at]},${at},${row}`),
      ].join("\r\n"),
      "--layout",
      "wfp-oncost",
    );
    return { codes: told.open.map(({ code, key }) => `${code} ${key}`), map, told };
  };

  test("two columns that claim one", async () => {
    expect((await asks("Care Payment,WG Payment", "299.60,299.60")).codes).toContain("two-claim amountPaid");
  });

  test("pay on which National Insurance is due, with or without the payment", async () => {
    expect((await asks("NIable Pay", "1911.60")).codes).toContain("payment-in-it basePay");
  });

  test("costs that are more than the payment can cost", async () => {
    const { codes } = await asks(
      "Care Payment,Employer NIC,Employer Pension",
      "299.60,45.10,119.84",
      "299.60,210.00,8.99",
    );
    expect(codes).toEqual(["on-all-pay employerNi"]);
  });

  test("days with the month first beside days that could be either, and days of both kinds", async () => {
    const headings = "Payment Date,Start Date";
    const layout = async (...rows: readonly string[]) => {
      const { told } = await mapped(
        "days.csv",
        [
          `NI Number,Payroll number,Surname,Forenames,${headings}`,
          ...rows.map((row, at) => `${[siân, gareth][at]},${at},Pugh,Mari,${row}`),
        ].join("\r\n"),
        "--layout",
        "wfp-return",
      );
      return told;
    };
    const elsewhere = await layout("06/28/2022,01/02/2019", "06/28/2022,03/02/2019");
    expect(elsewhere.open.map(({ code, key }) => `${code} ${key}`)).toEqual([
      "month-first-elsewhere startDate",
    ]);
    const mixed = await layout("06/28/2022,01/02/2019", "28/06/2022,03/02/2019");
    expect(mixed.open.map(({ code, key }) => `${code} ${key}`)).toContain("days-mixed payDate");
  });

  test("amounts without a point, a heading that is nearly known, values that nobody knows, cells of another kind", async () => {
    expect((await asks("Normal NIable Pay", "161200", "150000")).codes).toEqual(["pence-or-pounds basePay"]);
    expect((await asks("Nable pay excl payment", "1612.00")).codes).toEqual(["perhaps basePay"]);
    expect((await asks("Pay Frequency", "now and then")).codes).toEqual(["values-unknown payFrequency"]);
    expect((await asks("Care Payment", "soon")).codes).toEqual(["not-of-kind amountPaid"]);
  });

  test("a mapping with a question is used by no run; answered with --set and --leave it is", async () => {
    const { map } = await asks("Care Payment,WG Payment", "299.60,299.60");
    const run = await taliadHere(["check", join(place, "asked.csv"), "--mappings", map, "--lang", "en"]);
    expect([run.code, run.stderr.includes("two-claim")]).toEqual([64, true]);
    const content = readFileSync(join(place, "asked.csv"));
    const answered = await mapped(
      "asked.csv",
      content,
      "--layout",
      "wfp-oncost",
      "--set",
      "amountPaid=WG Payment",
      "--leave",
      "Care Payment",
    );
    expect(answered.told.open).toEqual([]);
    expect(JSON.parse(readFileSync(answered.map, "utf8")).columns).toContainEqual({
      key: "amountPaid",
      heading: "WG Payment",
    });
  });
});

test.for([
  ["a form that does not exist", ["--layout", "moon"], "moon"],
  ["a heading that is not there", ["--leave", "Moon"], "moon"],
  ["a key that the form has not", ["--set", "moon=Surname"], "moon"],
  ["an answer without a key", ["--set", "Surname"], "no answer"],
  ["a cover's key that does not exist", ["--cover", "moon=1"], "moon"],
  ["a council that does not exist", ["--cover", "laCode=W06999999"], "laCode"],
] as const)("%s is named", async ([, more, said]) => {
  const path = join(place, "plain.csv");
  writeFileSync(path, await sage.content());
  const ended = await taliadHere(["map", path, "--out", join(place, "never.json"), "--lang", "en", ...more]);
  expect(ended.code).toBe(64);
  expect(ended.stderr).toContain(said);
});

test("what is read in both languages, line by line", async () => {
  const path = join(place, "both.csv");
  writeFileSync(path, await brightPay.content());
  for (const [lang, said] of [
    ["en", "L “Employer NIC” → Employer NI on this payment (so called by payroll programs; 45.09)"],
    ["cy", "L “Employer NIC” → Yswiriant Gwladol y cyflogwr"],
  ] as const) {
    const ended = await taliadHere(["map", path, "--out", join(place, `${lang}.json`), "--lang", lang]);
    expect(ended.stdout.replace(/\s+/g, " ")).toContain(said);
    expect(ended.stdout).not.toContain(siân);
  }
});

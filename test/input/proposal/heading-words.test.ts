// What the words of a heading mean together, in either language and however a program writes them; and what means nothing, because
// a wrong column is worse than one that somebody is asked about.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { headingWords } from "../../../src/input/proposal/heading-words.ts";
import { type Program, programFile } from "../../../src/law/programs.ts";
import { root } from "../../program/program.ts";

const folder = join(root, "schemas/programs");
const words = headingWords(
  readdirSync(folder).map(
    (name): Program => programFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))),
  ),
);

test.for([
  [
    "employerNi",
    ["Ers NIC", "Employer's NI", "ER_NI", "employerNIC", "NI - Employer (£)", "Cyfraniad YG y cyflogwr"],
  ],
  [
    "employerPension",
    ["Ers Pens", "Pension - Employer", "ER Pension Contribution", "Cyfraniad pensiwn y cyflogwr"],
  ],
  ["employerPensionRate", ["Ers Pens %", "Employer Pension Rate (%)", "Canran pensiwn y cyflogwr"]],
  [
    "employerNi",
    [
      "Employer NICs on Social Care Payment",
      "Ers NI on WG payment",
      "YG y cyflogwr ar y taliad gofal",
      "ER NIC (£1,498)",
    ],
  ],
  ["employerPension", ["Employer Pension on Social Care Payment", "Ers Pens on the WG care payment"]],
  ["basePay", ["Cyflog YG heb y taliad / NI-able pay without the payment"]],
  ["niNumber", ["N.I. Number", "Nat. Ins. No.", "NationalInsuranceNumber", "Employee NINO", "Rhif YG"]],
  ["niCategory", ["N.I. Table", "Nat Ins Cat", "NiTable", "NI category letter", "Llythyren YG"]],
  ["payrollRef", ["Personnel Number", "Works No.", "PayrollId", "Staff code", "Rhif gweithiwr"]],
  ["forenames", ["Forename(s)", "Given Names", "Employee First Name", "Enw cyntaf"]],
  ["surname", ["Family Name", "Employee Last Name", "Cyfenw"]],
  [
    "startDate",
    ["Date of Hire", "Joined", "Start of Employment", "Employment commencement date", "Dyddiad cychwyn"],
  ],
  ["leaveDate", ["Date of Termination", "Left", "End of Employment", "Leaver date", "Dyddiad gadael"]],
  ["payDate", ["Paid On", "Date of Payment", "Payday", "DatePaid", "Dyddiad talu"]],
  [
    "amountPaid",
    ["WG Care Worker Payment", "Welsh Gov £1,498 Payment", "SocialCarePayment", "Taliad Llywodraeth Cymru"],
  ],
  [
    "basePay",
    ["NIable excl WG pmt", "Earnings subject to NI (before care payment)", "NI-able pay without the payment"],
  ],
  ["basePay?", ["NIable Pay", "GrossForNi", "NI earnings", "NIable pay incl. care payment"]],
  ["contractedHours", ["Contracted hours (weekly)", "Hours Per Week", "Normal hours", "Oriau wythnosol"]],
] as const)("%s", ([key, headings]) => {
  for (const heading of headings) expect.soft(words.meanings(heading)[0], heading).toBe(key);
});

test.for([
  "Employer NI YTD",
  "Gross pay to date",
  "Employee NI",
  "Employee NI on Social Care Payment YTD",
  "EE Pension",
  "YG y gweithiwr",
  "Net Pay",
  "Cod treth",
])("%s is known, and no form asks for it", (heading) => {
  expect(words.meanings(heading)).toEqual(["none"]);
});

test.for([
  "Employer NI Rebate",
  "Employee NI on Social Care Payment",
  "Manager NI Number",
  "Next of kin surname",
  "Pension Start Date",
  "Contract End Date",
  "Leave Start Date",
  "Annual leave date",
  "Government Payment",
  "Pensionable Pay",
  "Weekly hours worked",
  "Employer Employee Pension",
  "Date of birth",
  "constructor",
  "__proto__",
  "",
])("%s means nothing that is taken", (heading) => {
  expect(words.meanings(heading)).toEqual([]);
});

test("signs, dots, case and the order of words do not matter; an unknown word stands for itself", () => {
  expect(words.of("NI No.")).toEqual(words.of("(no) NI"));
  expect(words.of("Moon rate")).toEqual(["moon", "rate"]);
});

// Single cells: what is read, what is refused, and why.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import { cellKind } from "../../src/core/place.ts";
import { countedDays } from "../../src/core/weekdays.ts";
import { cellReader } from "../../src/input/cells.ts";
import { isNoEnd } from "../../src/input/days.ts";
import { isFault } from "../../src/input/fault.ts";
import { isDoubtfulName } from "../../src/input/names.ts";
import { penceOf, scaledOf } from "../../src/input/numbers.ts";
import type { Column } from "../../src/law/layout.ts";
import { columnOf, roles } from "./law.ts";

function read(
  column: Column,
  text: string,
  kind: number = cellKind.text,
  epoch: 1900 | 1904 = 1900,
): unknown {
  const value = cellReader(column, { roles }, epoch)(text, kind);
  return isFault(value) ? value.code : value;
}

const wfp = (key: string) => columnOf("wfp-return", key);
const { text, number, date, boolean } = cellKind;

describe("money", () => {
  test.for([
    { why: "plain", cell: "299.60", value: 29960 },
    { why: "no pence", cell: "1498", value: 149800 },
    { why: "one decimal", cell: "299.6", value: 29960 },
    { why: "no pounds", cell: ".50", value: 50 },
    { why: "trap 3: a pound sign and a comma", cell: "£1,498.00", value: 149800 },
    { why: "trap 3: a no-break space", cell: "£\u00a01\u00a0498.00", value: 149800 },
    { why: "trap 9: nought is not blank", cell: "0", value: 0 },
    { why: "minus", cell: "-5.00", value: -500 },
    { why: "minus before and after the pound sign", cell: "-£5.00", value: -500 },
    { why: "minus after the pound sign", cell: "£-5.00", value: -500 },
    { why: "a true minus sign", cell: "\u22125.00", value: -500 },
    { why: "brackets are below zero", cell: "(5.00)", value: -500 },
    { why: "minus nought is nought", cell: "-0.00", value: 0 },
    { why: "millions", cell: "1,000,000.01", value: 100000001 },
    { why: "three decimals", cell: "299.600", value: undefined },
    { why: "a point and nothing", cell: "299.", value: undefined },
    { why: "a comma in the wrong place", cell: "14,98.00", value: undefined },
    { why: "a comma for a point", cell: "299,60", value: undefined },
    { why: "two commas", cell: "1,,498", value: undefined },
    { why: "a comma at the end", cell: "1,498,", value: undefined },
    { why: "points for commas", cell: "1.498,00", value: undefined },
    { why: "two minus signs", cell: "--5", value: undefined },
    { why: "minus at the end", cell: "5.00-", value: undefined },
    { why: "an open bracket", cell: "(5.00", value: undefined },
    { why: "minus in brackets", cell: "(-5.00)", value: undefined },
    { why: "an exponent", cell: "1.498E3", value: undefined },
    { why: "text", cell: "n/a", value: undefined },
    { why: "only a sign", cell: "£", value: undefined },
    { why: "only a minus", cell: "-", value: undefined },
    { why: "only a point", cell: ".", value: undefined },
    { why: "empty brackets", cell: "()", value: undefined },
    { why: "more digits than money has", cell: "1234567890123", value: undefined },
  ])("$why: $cell", ({ cell, value }) => {
    expect(penceOf(cell)).toBe(value);
  });

  test("every amount that we would write is read", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999999, max: 99999999 }), (pence) => {
        const whole = Math.trunc(Math.abs(pence) / 100);
        const rest = String(Math.abs(pence) % 100).padStart(2, "0");
        const grouped = String(whole).replace(/(?=(\d{3})+$)(?!^)/g, ",");
        expect(penceOf(`${pence < 0 ? "-" : ""}£${grouped}.${rest}`)).toBe(pence);
        expect(penceOf(`${pence < 0 ? "-" : ""}${whole}.${rest}`)).toBe(pence);
      }),
    );
  });

  test("whatever is read is what the digits say", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("1", "0", "7", ".", ",", "-", "£", " ", "(", ")", "E"), { maxLength: 9 }),
        (parts) => {
          const cell = parts.join("");
          const pence = penceOf(cell);
          if (pence === undefined) return;
          const digits = Number(cell.replace(/[£, ()-]/g, ""));
          expect(Math.abs(pence)).toBe(Math.round(digits * 100));
          expect(pence < 0 || pence === 0).toBe(/[-(]/.test(cell) || pence === 0);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test.for([
    { why: "a penny under the ceiling", cell: "1497.99", value: 149799 },
    { why: "on the ceiling", cell: "1498.00", value: 149800 },
    { why: "a penny over the ceiling", cell: "1498.01", value: "cell-money-above-ceiling" },
    { why: "a repayment", cell: "-299.60", value: -29960 },
    { why: "a day in 1954 is just not money", cell: "20000", value: "cell-money-looks-like-day" },
    { why: "a pound under what days look like", cell: "19999", value: "cell-money-above-ceiling" },
    { why: "a day in 2064", cell: "60000", value: "cell-money-looks-like-day" },
    { why: "a pound over", cell: "60001", value: "cell-money-above-ceiling" },
    { why: "with pence it is money, but too much", cell: "40335.00", value: "cell-money-above-ceiling" },
    { why: "a cell shown as a date", cell: "299.60", kind: date, value: "cell-money-looks-like-day" },
    { why: "noise in a text is three decimals", cell: "299.60000000000002", value: "cell-not-money" },
    { why: "half a penny in a workbook", cell: "299.605", kind: number, value: "cell-not-money" },
    { why: "yes is no amount", cell: "1", kind: boolean, value: "cell-not-money" },
  ])("amountPaid, $why: $cell", ({ cell, kind, value }) => {
    expect(read(wfp("amountPaid"), cell, kind)).toBe(value);
  });

  test("money below zero is read only where the layout says so", () => {
    expect(read(wfp("basePay"), "-0.01")).toBe("cell-money-negative");
    expect(read(wfp("basePay"), "0.00")).toBe(0);
    expect(read(wfp("basePay"), "25000.00")).toBe(2500000);
  });
});

describe("days", () => {
  test.for([
    { why: "trap 4: day first", cell: "30/06/2022", value: day("2022-06-30") },
    { why: "short", cell: "1/6/2022", value: day("2022-06-01") },
    { why: "hyphens", cell: "30-06-2022", value: day("2022-06-30") },
    { why: "full stops", cell: "30.06.2022", value: day("2022-06-30") },
    { why: "ISO", cell: "2022-06-30", value: day("2022-06-30") },
    { why: "ISO with slashes", cell: "2022/6/30", value: day("2022-06-30") },
    { why: "midnight", cell: "30/06/2022 00:00:00", value: day("2022-06-30") },
    { why: "midnight in ISO", cell: "2022-06-30T00:00:00.000Z", value: day("2022-06-30") },
    { why: "another time of day", cell: "30/06/2022 13:45", value: "cell-not-day" },
    { why: "the month first", cell: "06/30/2022", value: "cell-not-day" },
    { why: "29 February in a leap year", cell: "29/02/2020", value: day("2020-02-29") },
    { why: "29 February in another", cell: "29/02/2022", value: "cell-not-day" },
    { why: "trap 4: a year of two digits", cell: "30/06/22", value: "cell-day-two-digit-year" },
    { why: "a year of two digits and no such day", cell: "31/06/22", value: "cell-not-day" },
    { why: "no year", cell: "30/6", value: "cell-not-day" },
    { why: "the last day before 1900", cell: "31/12/1899", value: "cell-day-out-of-range" },
    { why: "the first of 1900", cell: "01/01/1900", value: day("1900-01-01") },
    { why: "the last of 2199", cell: "31/12/2199", value: day("2199-12-31") },
    { why: "the first of 2200", cell: "01/01/2200", value: "cell-day-out-of-range" },
    { why: "a mixture of marks", cell: "30/06-2022", value: "cell-not-day" },
    { why: "text", cell: "soon", value: "cell-not-day" },
    { why: "eight digits", cell: "20220630", value: "cell-not-day" },
    { why: "trap 4: a serial number as text", cell: "44742", value: day("2022-06-30") },
    { why: "four digits are no serial number in text", cell: "4474", value: "cell-not-day" },
    { why: "trap 4: a serial number", cell: "44742", kind: number, value: day("2022-06-30") },
    { why: "shown as a date", cell: "44742", kind: date, value: day("2022-06-30") },
    {
      why: "trap 4: counted from 1904",
      cell: "43280",
      kind: date,
      epoch: 1904 as const,
      value: day("2022-06-30"),
    },
    { why: "with the fraction of midnight", cell: "44742.0", kind: date, value: day("2022-06-30") },
    { why: "with the fraction of noon", cell: "44742.5", kind: date, value: "cell-not-day" },
    { why: "where programs disagree", cell: "60", kind: date, value: "cell-not-day" },
    { why: "the first on which they agree", cell: "61", kind: date, value: day("1900-03-01") },
    { why: "the last of 2199", cell: "109574", kind: date, value: day("2199-12-31") },
    { why: "the first of 2200", cell: "109575", kind: date, value: "cell-day-out-of-range" },
    { why: "yes is no day", cell: "1", kind: boolean, value: "cell-not-day" },
  ])("$why: $cell", ({ cell, kind, epoch, value }) => {
    expect(read(wfp("payDate"), cell, kind, epoch)).toBe(value);
  });

  const months = [
    ["Jan", "January", "Ion", "Ionawr", "Ionawr"],
    ["Feb", "February", "Chw", "Chwefror", "Chwefror"],
    ["Mar", "March", "Maw", "Mawrth", "Fawrth"],
    ["Apr", "April", "Ebr", "Ebrill", "Ebrill"],
    ["May", "May", "Mai", "Mai", "Fai"],
    ["Jun", "June", "Meh", "Mehefin", "Fehefin"],
    ["Jul", "July", "Gor", "Gorffennaf", "Orffennaf"],
    ["Aug", "August", "Aws", "Awst", "Awst"],
    ["Sep", "September", "Med", "Medi", "Fedi"],
    ["Oct", "October", "Hyd", "Hydref", "Hydref"],
    ["Nov", "November", "Tac", "Tachwedd", "Dachwedd"],
    ["Dec", "December", "Rha", "Rhagfyr", "Ragfyr"],
  ].map((names, at) => [String(at + 1).padStart(2, "0"), names] as const);

  test.for(months)("month %s by its names in both languages", ([month, names]) => {
    const [short, english, byrr, welsh, mutated] = names;
    const wanted = day(`2022-${month}-28`);
    const written = [
      `28-${short}-2022`,
      `28 ${short} 2022`,
      `28-${short}-2022`.toUpperCase(),
      `28 ${english} 2022`,
      `28th ${english}, 2022`,
      `${english} 28, 2022`,
      `28 ${byrr} 2022`,
      `28 ${welsh} 2022`,
      `28ain ${welsh} 2022`,
      `28 o ${mutated} 2022`,
      `28ain o ${mutated} 2022`,
      `28 o ${welsh} 2022`,
    ];
    for (const cell of written) expect([cell, read(wfp("payDate"), cell)]).toEqual([cell, wanted]);
    expect(read(wfp("payDate"), `28-${short}-22`)).toBe("cell-day-two-digit-year");
    expect(read(columnOf("wfp-oncost", "period"), `${english} 2022`)).toBe(2022 * 12 + Number(month) - 1);
    expect(read(columnOf("wfp-oncost", "period"), `${welsh} 2022`)).toBe(2022 * 12 + Number(month) - 1);
  });

  test.for([
    "28 Fed 2022",
    "28 Juni 2022",
    "28 Gorffenaf 2022",
    "30 Chwefror 2022",
    "31 June 2022",
    "28 2022 June",
  ])("%s is no day", (cell) => expect(read(wfp("payDate"), cell)).toBe("cell-not-day"));

  test.for([
    "31/12/9999",
    "31-12-9999",
    "9999-12-31",
    "9999-12-31T00:00:00Z",
    "31/12/9999 00:00",
    "31-DEC-9999",
    "31 December 9999",
    "31 Rhagfyr 9999",
    "31 o Ragfyr 9999",
    "2958465",
  ])("%s is no end", (cell) => expect(isNoEnd(cell)).toBe(true));
  test.for([
    "30/12/9999",
    "12/31/9999",
    "31/12/2999",
    "9999",
    "31-NOV-9999",
    "31/12/9999 09:30",
    "2958464",
  ])("%s is a day like any other, or none", (cell) => expect(isNoEnd(cell)).toBe(false));

  test.for([
    { why: "ISO", cell: "2022-06", value: 2022 * 12 + 5 },
    { why: "month first", cell: "6/2022", value: 2022 * 12 + 5 },
    { why: "what a spreadsheet makes of 2022-06", cell: "44713", kind: date, value: 2022 * 12 + 5 },
    { why: "the first of the month", cell: "01/06/2022", value: 2022 * 12 + 5 },
    { why: "another day is not a month", cell: "02/06/2022", value: "cell-not-month" },
    { why: "no such month", cell: "2022-13", value: "cell-not-month" },
    { why: "two digits", cell: "Jun-22", value: "cell-not-month" },
  ])("month, $why: $cell", ({ cell, kind, value }) => {
    expect(read(columnOf("wfp-oncost", "period"), cell, kind)).toBe(value);
  });
});

describe("numbers", () => {
  test.for([
    { why: "hours", key: "contractedHours", cell: "22.5", value: 2250 },
    { why: "two places", key: "contractedHours", cell: "22.25", value: 2225 },
    { why: "three places", key: "contractedHours", cell: "22.255", value: "cell-not-number" },
    { why: "a nought more", key: "contractedHours", cell: "22.250", value: 2225 },
    { why: "the most hours", key: "contractedHours", cell: "60", value: 6000 },
    { why: "more than the most", key: "contractedHours", cell: "60.01", value: "cell-number-out-of-range" },
    { why: "below nought", key: "contractedHours", cell: "-1", value: "cell-number-out-of-range" },
    { why: "shifts", key: "shiftsInWindow", cell: "8", value: 8 },
    { why: "trap 9: nought shifts are not none said", key: "shiftsInWindow", cell: "0", value: 0 },
    { why: "shifts with noughts", key: "shiftsInWindow", cell: "8.0", value: 8 },
    { why: "half a shift", key: "shiftsInWindow", cell: "8.5", value: "cell-not-number" },
    { why: "words", key: "shiftsInWindow", cell: "eight", value: "cell-not-number" },
    { why: "a date is no number", key: "shiftsInWindow", cell: "8", kind: date, value: "cell-not-number" },
    { why: "a rate", key: "employerPensionRate", cell: "3.00", value: 3000 },
    { why: "a rate with its sign", key: "employerPensionRate", cell: "3 %", value: 3000 },
    { why: "no rate", key: "employerPensionRate", cell: "0", value: 0 },
    {
      why: "a fraction, or three hundredths",
      key: "employerPensionRate",
      cell: "0.03",
      value: "cell-percent-looks-like-fraction",
    },
    {
      why: "just below one",
      key: "employerPensionRate",
      cell: "0.999",
      value: "cell-percent-looks-like-fraction",
    },
    { why: "one per cent", key: "employerPensionRate", cell: "1", value: 1000 },
    { why: "three hundredths, said", key: "employerPensionRate", cell: "0.03%", value: 30 },
    { why: "the highest rate", key: "employerPensionRate", cell: "40", value: 40000 },
    { why: "a higher rate", key: "employerPensionRate", cell: "40.001", value: "cell-number-out-of-range" },
  ])("$why: $cell", ({ key, cell, kind, value }) => {
    expect(read(wfp(key), cell, kind)).toBe(value);
  });

  test("a number is scaled without floating point", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
        const cut = digits.length - decimals;
        const cell = `${value < 0 ? "-" : ""}${digits.slice(0, cut)}${decimals > 0 ? "." : ""}${digits.slice(cut)}`;
        expect(scaledOf(cell, decimals)).toBe(value);
      }),
    );
  });
});

describe("words", () => {
  test.for([
    { why: "Welsh letters", key: "surname", cell: "Llŷr-Jones", value: "Llŷr-Jones" },
    { why: "an apostrophe", key: "surname", cell: "O’Brien", value: "O’Brien" },
    { why: "the dash of a word processor", key: "surname", cell: "Rhys–Jones", value: "Rhys–Jones" },
    { why: "a minus", key: "surname", cell: "Rhys−Jones", value: "Rhys−Jones" },
    { why: "a middle dot and brackets", key: "forenames", cell: "Gal·la (Non)", value: "Gal·la (Non)" },
    { why: "a full stop alone", key: "surname", cell: ".", value: "cell-not-name" },
    { why: "a hyphen alone", key: "surname", cell: "–", value: "cell-not-name" },
    { why: "UTF-8 read as Windows-1252", key: "forenames", cell: "SiÃ´n", value: "cell-name-misread" },
    { why: "the same of ŵ", key: "forenames", cell: "GÅµyn", value: "cell-name-misread" },
    { why: "the same of ŷ, whose sign is a dot", key: "surname", cell: "LlÅ·r", value: "cell-name-misread" },
    { why: "DOS read as Windows-1252", key: "forenames", cell: "Siƒn", value: "cell-name-misread" },
    { why: "the ô of DOS", key: "forenames", cell: "Si“n", value: "cell-name-misread" },
    { why: "Cyrillic read as Windows-1252", key: "forenames", cell: "Îëüãà", value: "cell-name-misread" },
    { why: "letters with marks, a few in a row", key: "surname", cell: "Jõeää", value: "Jõeää" },
    { why: "Ã before a letter", key: "forenames", cell: "JOÃO", value: "JOÃO" },
    { why: "Å before a letter", key: "forenames", cell: "Åsa", value: "Åsa" },
    { why: "Ö before a dash", key: "surname", cell: "SJÖ–ÅBERG", value: "SJÖ–ÅBERG" },
    { why: "an initial", key: "forenames", cell: "Mary J.", value: "Mary J." },
    { why: "another alphabet", key: "surname", cell: "Кравченко", value: "Кравченко" },
    {
      why: "a letter and its accent apart",
      key: "surname",
      cell: "Si\u0061\u0302n",
      value: "Si\u0061\u0302n",
    },
    {
      why: "trap 11: Llŷr after Windows-1252",
      key: "surname",
      cell: "Ll?r",
      value: "cell-name-lost-letters",
    },
    { why: "trap 11: Ŵen after Windows-1252", key: "surname", cell: "?en", value: "cell-name-lost-letters" },
    { why: "a question", key: "surname", cell: "??", value: "cell-not-name" },
    { why: "a digit", key: "surname", cell: "J0nes", value: "cell-not-name" },
    { why: "a formula", key: "surname", cell: "=1+1", value: "cell-not-name" },
    { why: "60 letters", key: "surname", cell: "x".repeat(60), value: "x".repeat(60) },
    { why: "61 letters", key: "surname", cell: "x".repeat(61), value: "cell-text-too-long" },
    { why: "trap 10: zeros are kept", key: "payrollRef", cell: "0012", value: "0012" },
    { why: "a power of ten", key: "payrollRef", cell: "1.23E+11", value: "cell-identifier-damaged" },
    {
      why: "a power of ten as Java has it",
      key: "payrollRef",
      cell: "1.2345678E7",
      value: "cell-identifier-damaged",
    },
    { why: "a number with decimals", key: "payrollRef", cell: "7000.0", value: "cell-identifier-damaged" },
    { why: "a number as money", key: "payrollRef", cell: "7000.00", value: "cell-identifier-damaged" },
    { why: "a point that parts", key: "payrollRef", cell: "7000.5", value: "7000.5" },
    { why: "an error of a formula as text", key: "payrollRef", cell: "#REF!", value: "cell-holds-error" },
    { why: "a value that is not there", key: "payrollRef", cell: "#N/A", value: "cell-holds-error" },
    { why: "a column that was too narrow", key: "payrollRef", cell: "########", value: "cell-holds-error" },
    { why: "a number sign before a number", key: "payrollRef", cell: "#12", value: "#12" },
    { why: "a control character", key: "payrollRef", cell: "41\u001a00", value: "cell-hidden-character" },
    { why: "a joiner of no width", key: "payrollRef", cell: "41\u200b00", value: "cell-hidden-character" },
    { why: "a line break within", key: "payrollRef", cell: "41\n00", value: "cell-hidden-character" },
    { why: "a selector of variants", key: "payrollRef", cell: "4100\ufe0f", value: "cell-hidden-character" },
    { why: "one of the others", key: "payrollRef", cell: "4100\u{e0100}", value: "cell-hidden-character" },
    { why: "a filler", key: "payrollRef", cell: "41\u316400", value: "cell-hidden-character" },
    {
      why: "a formula that an export wrote",
      key: "payrollRef",
      cell: '="0012"',
      value: "cell-identifier-damaged",
    },
    { why: "letters that nobody sees alone", key: "surname", cell: "\u3164", value: "cell-not-name" },
    { why: "a joiner that is a mark", key: "surname", cell: "Pri\u034ftchard", value: "cell-not-name" },
    { why: "a mark before its letter", key: "surname", cell: "\u0302Wyn", value: "cell-not-name" },
    { why: "a mark after a blank", key: "surname", cell: "ap \u0302Wyn", value: "cell-not-name" },
    { why: "two marks on a letter", key: "surname", cell: "Nguye\u0302\u0303n", value: "Nguye\u0302\u0303n" },
    { why: "letters that can be seen", key: "payrollRef", cell: "Ŵ-41/00 é", value: "Ŵ-41/00 é" },
    {
      why: "a number that became a day",
      key: "payrollRef",
      cell: "44563",
      kind: date,
      value: "cell-identifier-damaged",
    },
    { why: "letters with E and a plus", key: "payrollRef", cell: "TEAM E+1", value: "TEAM E+1" },
    { why: "an NI number as people write it", key: "niNumber", cell: "ab 12-34-56 c", value: "AB123456C" },
    { why: "no NI number", key: "niNumber", cell: "AB123456", value: "cell-not-ni-number" },
  ])("$why: $cell", ({ key, cell, kind, value }) => {
    expect(read(wfp(key), cell, kind)).toBe(value);
  });

  test.for(["Y", "y", "Yes", "IE", "ie", "Ydy", "1", "TRUE"])("%s is yes", (cell) => {
    expect(read(wfp("consentDataCymru"), cell)).toBe(true);
  });
  test.for(["N", "no", "Na", "Nac ydy", "nac\u00a0ydy", "0", "FALSE"])("%s is no", (cell) => {
    expect(read(wfp("consentDataCymru"), cell)).toBe(false);
  });
  test.for(["N/A", "n.a.", "maybe", "2", "-"])("%s is neither", (cell) => {
    expect(read(wfp("consentDataCymru"), cell)).toBe("cell-not-yes-or-no");
  });

  test.for([
    { why: "the code", key: "absenceReason", cell: "SICK", value: "SICK" },
    { why: "English", key: "absenceReason", cell: "sickness", value: "SICK" },
    { why: "Welsh", key: "absenceReason", cell: "Salwch", value: "SICK" },
    { why: "Welsh with its accent", key: "absenceReason", cell: "yn sâl", value: "SICK" },
    { why: "and without", key: "absenceReason", cell: "YN SAL", value: "SICK" },
    { why: "not in the list", key: "absenceReason", cell: "HOLIDAY", value: "cell-not-in-list" },
    { why: "a question mark is a doubt", key: "absenceReason", cell: "Sick?", value: "cell-not-in-list" },
    { why: "of a code, too", key: "employmentStatus", cell: "?CASUAL", value: "cell-not-in-list" },
    {
      why: "a role by its label",
      key: "roleCode",
      cell: "Care worker in a care home",
      value: "CARE_HOME_CARE_WORKER",
    },
    {
      why: "a role in Welsh",
      key: "roleCode",
      cell: "Gweithiwr gofal mewn cartref gofal",
      value: "CARE_HOME_CARE_WORKER",
    },
    { why: "an NI category", key: "niCategory", cell: "a", value: "A" },
  ])("$why: $cell", ({ key, cell, value }) => {
    expect(read(wfp(key), cell)).toBe(value);
  });

  test("what was probably meant is suggested, not taken", () => {
    expect(cellReader(wfp("employmentStatus"), { roles }, 1900)("CASUALL", text)).toEqual({
      code: "cell-not-in-list",
      expected: "Casual",
      expectedCy: "Achlysurol",
    });
    expect(cellReader(wfp("employmentStatus"), { roles }, 1900)("FULLTIME?", text)).toEqual({
      code: "cell-not-in-list",
      expected: "Employee, full time",
      expectedCy: "Cyflogai, amser llawn",
    });
  });

  test.for([
    { cell: "5", value: 0b0011111 },
    { cell: "7", value: 0b1111111 },
    { cell: "M-W-F--", value: 0b0010101 },
    { cell: "0000011", value: 0b1100000 },
    { cell: "4", value: countedDays(4) },
    { cell: "1", value: countedDays(1) },
    { cell: "0", value: "cell-not-weekdays" },
    { cell: "8", value: "cell-not-weekdays" },
    { cell: "-------", value: "cell-not-weekdays" },
    { cell: "MTWTFSSM", value: "cell-not-weekdays" },
  ])("working days $cell", ({ cell, value }) => {
    expect(read(columnOf("sspe-claim", "workingDays"), cell)).toBe(value);
  });

  test("of bank details the last four characters are kept", () => {
    expect(read(columnOf("payments", "accountNumber"), "12345678")).toBe("5678");
  });
});

test.for([
  ["Guðrún", true],
  ["Llþr", true],
  ["Þór", false],
  ["Rh–n", true],
  ["Rhys–Jones", false],
  ["Siân-Mair", false],
  ["Jones", false],
] as const)("%s may have been read wrongly: %s", ([name, doubtful]) => {
  expect(isDoubtfulName(name)).toBe(doubtful);
});

// What a mapping makes of a cell before the layout's reader sees it: each form with what it takes, and what it leaves to be said.
import { expect, test } from "vitest";
import { dayFromText, dayText } from "../../../src/core/day.ts";
import { cellKind } from "../../../src/core/place.ts";
import { cellReader } from "../../../src/input/cells.ts";
import { isFault } from "../../../src/input/fault.ts";
import { forms, isDoubtfulSplit, mappedReader, shaped } from "../../../src/input/mapping/forms.ts";
import { type FormName, mappingForms } from "../../../src/law/mapping.ts";
import { shipped } from "../../law/shipped.ts";

function columnOf(layout: string, key: string) {
  const column = shipped.layouts.get(layout)?.columns.find((one) => one.key === key);
  if (column === undefined) throw new Error(`${layout} has no ${key}`);
  return column;
}

function read(key: string, as: FormName, text: string, kind: number = cellKind.text, layout = "wfp-return") {
  const value = mappedReader(cellReader(columnOf(layout, key), shipped, 1900), { as }, 1900)(text, kind);
  return isFault(value) ? value.code : value;
}

const day = (text: string) => dayFromText(text);

test.for([
  ["a month before its day", "payDate", "month-first", "06/28/2022", day("2022-06-28")],
  ["a month before its day, without zeros", "payDate", "month-first", "6/8/2022", day("2022-06-08")],
  ["a day before its month is not turned round", "payDate", "month-first", "28/06/2022", "cell-not-day"],
  ["two marks of a day are no day", "payDate", "month-first", "06/28-2022", "cell-not-as-mapped"],
  ["eight digits", "startDate", "year-month-day", "20190901", day("2019-09-01")],
  ["eight digits that are no day", "startDate", "year-month-day", "20190931", "cell-not-day"],
  ["seven digits", "startDate", "year-month-day", "2019091", "cell-not-as-mapped"],
  ["pence", "amountPaid", "pence", "29960", 29_960],
  ["pence with their letter", "amountPaid", "pence", "29960p", 29_960],
  ["a penny", "amountPaid", "pence", "1", 1],
  ["below zero", "amountPaid", "pence", "-29960", -29_960],
  ["pounds are no pence", "amountPaid", "pence", "299.60", "cell-not-as-mapped"],
  ["hours and minutes", "contractedHours", "hours-and-minutes", "37:30", 3_750],
  [
    "minutes that hundredths of an hour cannot say",
    "contractedHours",
    "hours-and-minutes",
    "37:20",
    "cell-not-number",
  ],
  ["sixty minutes", "contractedHours", "hours-and-minutes", "37:60", "cell-not-as-mapped"],
  [
    "decimal hours are said, not guessed",
    "contractedHours",
    "hours-and-minutes",
    "37.5",
    "cell-not-as-mapped",
  ],
  ["a share", "employerPensionRate", "share", "0.03", 3_000],
  ["no share", "employerPensionRate", "share", "0", 0],
  [
    "the whole, which is more than the column takes",
    "employerPensionRate",
    "share",
    "1",
    "cell-number-out-of-range",
  ],
  ["a percentage is no share", "employerPensionRate", "share", "3", "cell-not-as-mapped"],
  ["a surname before its comma", "surname", "surname-before-comma", "Llŷr-Jones, Siân Mair", "Llŷr-Jones"],
  [
    "forenames behind it, without the title",
    "forenames",
    "forenames-after-comma",
    "Jones, Mrs Siân Mair",
    "Siân Mair",
  ],
  ["no comma", "surname", "surname-before-comma", "Siân Jones", "cell-not-as-mapped"],
  ["two commas", "surname", "surname-before-comma", "Jones, Siân, Mrs", "cell-not-as-mapped"],
  ["nothing behind the comma", "forenames", "forenames-after-comma", "Jones,", "cell-not-as-mapped"],
  ["the last word", "surname", "surname-last-word", "Mr Siôn  Jones", "Jones"],
  ["the words before it", "forenames", "forenames-before-last-word", "Siân Mair Jones", "Siân Mair"],
  ["the first word", "surname", "surname-first-word", "JONES Siân", "JONES"],
  ["the words behind it", "forenames", "forenames-after-first-word", "Jones Siân Mair", "Siân Mair"],
  ["one word is no whole name", "surname", "surname-last-word", "Jones", "cell-not-as-mapped"],
] as const)("%s", ([, key, as, text, expected]) => {
  expect(read(key, as, text)).toBe(expected);
});

test("the month of a day, and a month that is one already", () => {
  const at = (text: string) => read("period", "month-of-day", text, cellKind.text, "wfp-oncost");
  expect(at("28/06/2022")).toBe(at("2022-06"));
  expect(at("soon")).toBe("cell-not-as-mapped");
});

test("a spreadsheet's own days and hours need no form, and hours are parts of a day to it", () => {
  const serial = read("payDate", "month-first", "44740", cellKind.date);
  expect(typeof serial === "number" && dayText(serial as never)).toBe("2022-06-28");
  expect(read("contractedHours", "hours-and-minutes", "1.5625", cellKind.partOfDay)).toBe(3_750);
  expect(read("contractedHours", "hours-and-minutes", "37.5", cellKind.number)).toBe("cell-not-as-mapped");
});

test("what the export calls the values of a list, and nothing that only looks like a key of an object", () => {
  const values = { W1: "weekly" };
  expect(shaped({ values }, "W1", cellKind.text, 1900)).toBe("weekly");
  expect(shaped({ values }, "constructor", cellKind.text, 1900)).toBeUndefined();
});

test("a name of three words may be cut in two ways; one with a comma may not", () => {
  expect(isDoubtfulSplit("surname-last-word", "Siân Mair Jones")).toBe(true);
  expect(isDoubtfulSplit("surname-last-word", "Mrs Siân Jones")).toBe(false);
  expect(isDoubtfulSplit("surname-before-comma", "Jones, Siân Mair")).toBe(false);
});

test("the example of each form is of that form", () => {
  for (const form of mappingForms) {
    const { example, shape } = forms[form];
    expect.soft(isFault(shape(example, cellKind.text, 1900)), form).toBe(false);
  }
});

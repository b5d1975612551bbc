// A cell is read as it is shown: what the formats of the programs make of a number (ECMA-376 part 1, 18.8.30, 18.8.31).
import { expect, test } from "vitest";
import { cellKind } from "../../../src/core/place.ts";
import { stylesXml } from "./make-zip.ts";
import { firstCell } from "./open.ts";

const { number, date, rounded, partOfDay } = cellKind;

/** A cell that holds this number in a format: a code, or the number of a built-in one. */
function shown(held: string, format: string | number) {
  const rows = `<row r="1"><c r="A1" s="1"><v>${held}</v></c><c r="B1" t="str"><v>x</v></c></row>`;
  return firstCell({ rows, styles: stylesXml([format]) });
}

test.for([
  { why: "a part of one is per cent", held: "0.03", format: "0.00%", text: "3.00%" },
  { why: "the whole is a hundred per cent", held: "1", format: 9, text: "100%" },
  { why: "the noise of a fraction", held: "0.14999999999999999", format: 10, text: "15.00%" },
  { why: "a per cent sign in quotes is no format", held: "3", format: '0.00"%"', text: "3.00%" },
  { why: "zeros in front", held: "140", format: "0000", text: "0140" },
  { why: "a number that is longer than its zeros", held: "47110", format: "0000", text: "47110" },
  { why: "a sort code", held: "402715", format: "00-00-00", text: "40-27-15" },
  { why: "a sort code that begins with a zero", held: "10203", format: "00\\-00\\-00", text: "01-02-03" },
  { why: "letters in front of a number", held: "42", format: '"E"0000', text: "E0042" },
  { why: "Java writes 4711 so", held: "4711.0", format: "General", text: "4711" },
  { why: "and 12345678 so", held: "1.2345678E7", format: "0", text: "12345678" },
  { why: "the difference of two sums", held: "299.599999999991", format: "£#,##0.00", text: "299.60" },
  { why: "pounds, pence and thousands", held: "1498", format: "[$£-809]#,##0.00", text: "1498" },
  { why: "pounds of a language by its name", held: "1498", format: "[$£-cy-GB]#,##0.00", text: "1498" },
  { why: "a language by its name", held: "299.6", format: "[$-en-GB]#,##0.00;-#,##0.00", text: "299.6" },
  { why: "euros by a name of their own", held: "45.09", format: "[$€-x-euro2]\\ 0.00", text: "€45.09" },
  { why: "a condition for larger numbers", held: "5", format: "[>10]0;0.0", text: "5.0" },
  { why: "a condition that is met", held: "1000", format: '[>=1000]#,##0.00;"<"0.00', text: "1000.00" },
  {
    why: "a condition that is not met by a penny",
    held: "999.99",
    format: '[>=1000]0.00;"x"0.00',
    text: "x999.99",
  },
  { why: "a dash for nothing by a condition", held: "0", format: '[=0]"-";0.00', text: "0" },
  { why: "the third section is for the rest", held: "5", format: '[=1]"a"0;[=2]"b"0;"c"0', text: "c5" },
  { why: "the second is for what is below zero", held: "5", format: '[=1]"a"0;"b"0;"c"0', text: "c5" },
  { why: "thousands below zero", held: "-1498.5", format: "#,##0.00", text: "-1498.50" },
  { why: "below zero in brackets of its own section", held: "-5", format: "0.00;(0.00)", text: "-5.00" },
  { why: "below zero in brackets", held: "-5", format: "#,##0.00_);(#,##0.00)", text: "-5.00" },
  { why: "below zero in red with a minus", held: "-5", format: "0.00;[Red]-0.00", text: "-5.00" },
  {
    why: "accounting shows a dash for nothing",
    held: "0",
    format: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    text: "0",
  },
  { why: "an amount in accounting", held: "45.09", format: 44, text: "45.09" },
  { why: "euros are not pounds", held: "45.09", format: "[$€-2] 0.00", text: "€45.09" },
  { why: "a thousand for every comma at the end", held: "12000", format: '0,"k"', text: "12k" },
  { why: "nothing is shown of nothing", held: "0", format: "0;-0;", text: undefined },
  { why: "text and numbers alike", held: "140", format: "@", text: "140" },
  { why: "pounds in front of a number as it is", held: "299.6", format: '"£"General', text: "299.6" },
  { why: "a dash that belongs to a reference", held: "42", format: '"E-"0000', text: "E-0042" },
  { why: "pence are not pounds", held: "299.6", format: 'General" p"', text: "299.6p" },
  { why: "a power of ten that loses nothing", held: "300", format: 11, text: "300" },
])("$why: $held in $format", ({ held, format, text }) => {
  expect(shown(held, format)).toEqual(text === undefined ? ["", cellKind.text] : [text, number]);
});

test.for([
  { why: "half an hour is hidden", held: "37.5", format: "0" },
  { why: "a third decimal", held: "299.604", format: "#,##0.00" },
  { why: "a quarter of a per cent", held: "0.0325", format: 9 },
  { why: "a number below zero without its sign", held: "-5", format: "0.00;[Red]0.00" },
  { why: "a number that is hidden", held: "5", format: ";;;" },
  { why: "a condition and a number below zero", held: "-5", format: "[>=1000]0.00;0.00" },
  { why: "no section for the number", held: "5", format: "[=1]0;[=2]0" },
  { why: "a condition that nobody can read", held: "5", format: "[>x]0.00;0.00" },
  { why: "a number that only one of the sections shows whole", held: "5.5", format: "[<5]0.0;0" },
  { why: "as the program would show it, by a condition", held: "299.604", format: "[<100]General;0.00" },
  { why: "a format longer than any program offers", held: "5", format: `0${'""'.repeat(500)}` },
  { why: "a power of ten that loses digits", held: "299.6", format: 11 },
  { why: "a fraction", held: "22.5", format: 12 },
  { why: "more decimals than programs offer", held: "5", format: `0.${"0".repeat(300)}` },
  { why: "a number above zero in brackets", held: "299.6", format: "(0.00)" },
  { why: "a number above zero with a minus", held: "299.6", format: "\\-0.00" },
  { why: "a number above zero with a minus behind it", held: "299.6", format: '0.00"-"' },
  { why: "a number below zero with a minus and brackets", held: "-299.6", format: "(0.00)" },
])("$why: of $held in $format nobody can tell which is meant", ({ held, format }) => {
  expect(shown(held, format)).toEqual([held, rounded]);
});

test.for([
  ["dd/mm/yyyy", date],
  ["[$-452]d mmmm yyyy;@", date],
  ["yyyy\\-mm\\-dd", date],
  ["d-mmm", date],
  ["ddd", partOfDay],
  ["mmm\\-yy", partOfDay],
  ["h:mm", partOfDay],
  ["[h]:mm", partOfDay],
  ["[mm]", partOfDay],
  ["[ss].00", partOfDay],
  ["General", number],
  ["0.00", number],
  ["#,##0.00;[Red]-#,##0.00", number],
  ["0_d", number],
  ["*s0", number],
  ["[Red]0", number],
  ["[$£-809]#,##0.00", number],
  ["@", number],
] as const)("of a day the format %s shows %i", ([code, kind]) => {
  expect(shown("44742", code)).toEqual(["44742", kind]);
});

test.for([
  [13, number],
  [14, date],
  [16, date],
  [17, partOfDay],
  [18, partOfDay],
  [22, date],
  [23, number],
  [26, number],
  [27, date],
  [36, date],
  [37, number],
  [44, number],
  [45, partOfDay],
  [47, partOfDay],
  [49, number],
  [50, date],
  [58, date],
  [59, number],
] as const)("of a day the built-in format %i shows %i", ([id, kind]) => {
  expect(shown("44742", id)[1]).toBe(kind);
});

test("the time of a day is left out where only the day is shown", () => {
  expect(shown("44742.5", "dd/mm/yyyy")).toEqual(["44742", date]);
  expect(shown("44742.5", "dd/mm/yyyy hh:mm")).toEqual(["44742.5", date]);
  expect(shown("44742.999999", "dd/mm/yyyy")).toEqual(["44742.999999", date]);
});

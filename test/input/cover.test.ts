// The cover as a sheet of a workbook.
import { expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { cellKind, type Row } from "../../src/core/place.ts";
import { coverProblems, readCover } from "../../src/input/cover.ts";
import { councils, layoutOf, layouts, schemes } from "./law.ts";

const options = { file: "f.xlsx", sheet: "Cover", epoch: 1900 as const, councils, schemes };
const keys = layoutOf("wfp-return").cover;

function rowsOf(...lines: readonly (readonly string[])[]): Row[] {
  return lines.map((cells, at) => ({ number: at + 1, cells }));
}

test.for(["en", "cy"] as const)("keys and values stand side by side, in %s", (language) => {
  const values = [
    "1",
    "WFP",
    "Caerdydd",
    "0042",
    "Cartref",
    "2022-06",
    "2",
    "S. Jones",
    "05/07/2022",
    "38",
    "1138480",
    "Y",
  ];
  const lines = keys.map((key, at) => ["", key.headings[language], "", values[at] ?? ""]);
  const read = readCover(rowsOf(["Taliad"], [], ...lines, ["What to do", "Fill in all"]), keys, options);
  expect(read.problems).toEqual([]);
  expect(read.cover).toMatchObject({
    laCode: "W06000015",
    employerId: "0042",
    sequence: 2,
    declaration: true,
  });
  expect(Object.keys(read.cover)).toEqual(keys.map(({ key }) => key));
  expect(coverProblems(read, layoutOf("wfp-return"), options)).toEqual([]);
});

test("a month that the spreadsheet program has made a day, and a version that it has made a number", () => {
  const kinds = (kind: number) => Uint8Array.of(cellKind.text, kind);
  const rows: Row[] = [
    { number: 1, cells: ["period", "44713"], kinds: kinds(cellKind.date) },
    { number: 2, cells: ["templateVersion", "1"], kinds: kinds(cellKind.number) },
    { number: 3, cells: ["declaredTotalPence", "1138480"], kinds: kinds(cellKind.number) },
  ];
  expect(readCover(rows, keys, options).cover).toEqual({
    period: monthFromText("2022-06"),
    templateVersion: "1",
    declaredTotalPence: 1138480,
  });
});

test("a cover that is not filled in is not missing, its values are", () => {
  const read = readCover(rowsOf(["Scheme", "WFP"], ["Period", ""]), keys, options);
  const codes = coverProblems(read, layoutOf("wfp-return"), options).map(({ code, key }) => `${code} ${key}`);
  expect(codes).toContain("cover-value-missing period");
  expect(codes).not.toContain("cover-value-missing scheme");
});

test("awards and decisions need no cover", () => {
  const none = readCover([], keys, options);
  for (const name of ["siss-awards", "decisions", "payments"]) {
    expect(coverProblems(none, layoutOf(name), options)).toEqual([]);
  }
  expect([...layouts.keys()]).toContain("earnings");
});

test.for<[key: string, text: string, read: number | "refused"]>([
  ["sequence", "1", 1],
  ["sequence", "01", 1],
  ["sequence", "1,138", 1138],
  ["sequence", "0", "refused"],
  ["sequence", "-1", "refused"],
  ["sequence", "1.0", "refused"],
  ["sequence", "2nd", "refused"],
  ["sequence", "1,13", "refused"],
  ["declaredRows", "0", 0],
  ["declaredRows", "38", 38],
  ["declaredRows", "-1", "refused"],
  ["declaredTotalPence", "0", 0],
  ["declaredTotalPence", "-29960", -29_960],
  ["declaredTotalPence", "299.60", "refused"],
  ["declaredTotalPence", "£299", "refused"],
  ["declaredTotalPence", "1138480", 1_138_480],
])("%s: %s is %s", ([key, text, wanted]) => {
  const { cover, problems } = readCover(rowsOf([key, text]), keys, options);
  expect(cover).toEqual(wanted === "refused" ? {} : { [key]: wanted });
  expect(problems.map(({ code, found }) => [code, found])).toEqual(
    wanted === "refused" ? [["cover-value-unreadable", text]] : [],
  );
});

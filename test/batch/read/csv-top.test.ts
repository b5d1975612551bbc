// The top of a CSV file: delimiter, cover lines, heading row.
import { describe, expect, test } from "vitest";
import { readTop } from "../../../src/batch/read/csv-top.ts";
import { day, monthFromText } from "../../../src/core/day.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { parseChunk } from "../../../src/io/csv/parse.ts";
import { councils, layoutOf, layouts, schemes, soundRow } from "../../input/law.ts";

const options = { file: "f.csv", councils, schemes };
const columns = layoutOf("wfp-return").columns.filter((column) => column.refused !== true);
const sound = {
  templateVersion: "1",
  scheme: "WFP",
  laCode: "W06000015",
  employerId: "0042",
  employerName: "Cartref, Llanelli",
  period: "2022-06",
  sequence: "1",
  preparedDate: "05/07/2022",
  declaredRows: "1,038",
  declaredTotalPence: "31098480",
  declaration: "Ie",
};

function coverLines(changes: Readonly<Record<string, string | undefined>> = {}): string[] {
  return Object.entries({ ...sound, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [`#${key}: ${value}`],
  );
}

function fileOf(delimiter: string, cover: readonly string[] = coverLines()): Buffer {
  const headings = columns.map((column) => column.headings.cy);
  const row = columns.map(({ key }) => (soundRow[key] ?? "").replace(",", ""));
  const table = [headings, row].map((cells) => cells.join(delimiter));
  return Buffer.from([...cover, ...table].map((line) => `${line}\r\n`).join(""));
}

function codesOf(bytes: Buffer): string[] {
  return readTop(bytes, layouts, options).problems.map(({ code, key }) => `${code} ${key}`);
}

test("every row may end with a delimiter, a single one may not", () => {
  const lines = fileOf(",").toString().trimEnd().split("\r\n");
  const last = lines.at(-1) ?? "";
  const spareOf = (rows: readonly string[]) =>
    readTop(Buffer.from(`${[...lines.slice(0, -1), ...rows].join("\r\n")}\r\n`), layouts, options).dialect
      .spare;
  expect(spareOf([`${last},`, `${last},`])).toBe(1);
  expect(spareOf([`${last},`])).toBe(0);
  expect(spareOf([`${last},`, last])).toBe(0);
});

test.for([",", ";", "\t", "|"])("the delimiter %j is found", (delimiter) => {
  const bytes = fileOf(delimiter);
  const { dialect, head, cover, problems } = readTop(bytes, layouts, options);
  expect(problems).toEqual([]);
  const least = columns.findLastIndex(({ required }) => required === "always") + 1;
  const width = columns.length;
  expect(dialect).toEqual({ delimiter, width, least, spare: 0, headingRow: Object.keys(sound).length + 1 });
  expect(head?.layout.name).toBe("wfp-return");
  expect(cover).toEqual({
    templateVersion: "1",
    scheme: "social-care-payment-2022",
    laCode: "W06000015",
    employerId: "0042",
    employerName: "Cartref, Llanelli",
    period: monthFromText("2022-06"),
    sequence: 1,
    preparedDate: day("2022-07-05"),
    declaredRows: 1038,
    declaredTotalPence: 31098480,
    declaration: true,
  });
  expect(parseChunk(bytes, dialect, 1, "f.csv").at(-1)?.cells).toHaveLength(columns.length);
});

describe("cover lines without #, as our form has them when it is saved as CSV", () => {
  /** The names of the keys in a language, with their values beside them, and what else is said there. */
  function lines(language: "en" | "cy", ending = "", without: readonly string[] = []): string[] {
    return layoutOf("wfp-return").cover.flatMap(({ key, headings }) => {
      const value = Object.entries(sound).find(([name]) => name === key)?.[1];
      return value === undefined || without.includes(key)
        ? []
        : [`${headings[language]},"${value}"${ending}`];
    });
  }

  test.for([
    { why: "in English", cover: lines("en") },
    {
      why: "in Welsh, padded, with a title and blank lines",
      cover: ["Ffurflen,,", ",,", ...lines("cy", ",,"), ",,"],
    },
    { why: "among lines with #", cover: [...lines("en", "", ["period"]), "#period: 2022-06"] },
  ])("$why", ({ cover: written }) => {
    const { cover, head, problems } = readTop(fileOf(",", written), layouts, options);
    expect(problems).toEqual([]);
    expect(head?.layout.name).toBe("wfp-return");
    expect(cover).toMatchObject({
      employerName: "Cartref, Llanelli",
      period: monthFromText("2022-06"),
      declaration: true,
    });
  });

  test("what cannot be read there is said at its cell", () => {
    const written = lines("en").map((line) => line.replace("2022-06", "Spring"));
    const [problem, ...others] = readTop(fileOf(",", written), layouts, options).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "cover-value-unreadable",
      key: "period",
      found: "Spring",
      column: 1,
    });
  });

  test("lines of a payroll program's own are none: no version of our form is among them", () => {
    const own = ["Employer,Cartref", "Period,3", "Version,5.2"];
    expect(codesOf(fileOf(",", [...own, ...coverLines()]))).toEqual([]);
    expect(codesOf(fileOf(",", own))).toEqual(["cover-missing "]);
  });

  test("a row with more than a name and a value ends them: it may be the headings", () => {
    const [version = "", ...others] = lines("en");
    const codes = codesOf(fileOf(",", [version, "Employer reference,Council,Name", ...others]));
    expect(codes).toContain("cover-value-missing period");
  });
});

describe("cover lines", () => {
  test.for([
    { why: "padded by a spreadsheet", line: "#period: 2022-06,,,,", expected: "2022-06" },
    { why: "quoted by a spreadsheet", line: '"#period: 2022-06",,,', expected: "2022-06" },
    { why: "in two cells", line: "#period,2022-06", expected: "2022-06" },
    { why: "in two cells with a colon", line: "#period:,2022-06,,", expected: "2022-06" },
    { why: "with blanks", line: "# Period : 06/2022", expected: "2022-06" },
    { why: "in Welsh", line: "#Cyfnod: 2022-06", expected: "2022-06" },
  ])("$why", ({ line, expected }) => {
    const bytes = fileOf(",", [...coverLines({ period: undefined }), line]);
    const { cover, problems } = readTop(bytes, layouts, options);
    expect(problems).toEqual([]);
    expect(cover.period).toBe(monthFromText(expected));
  });

  test.for([
    { why: "no cover at all", cover: [], codes: ["cover-missing "] },
    {
      why: "all missing values at once",
      cover: coverLines({ period: undefined, declaredRows: undefined }),
      codes: ["cover-value-missing period", "cover-value-missing declaredRows"],
    },
    {
      why: "no declaration",
      cover: coverLines({ declaration: undefined }),
      codes: ["declaration-missing declaration"],
    },
    {
      why: "a declaration that says no",
      cover: coverLines({ declaration: "Na" }),
      codes: ["declaration-missing declaration"],
    },
    {
      why: "trap 7: an old version",
      cover: coverLines({ templateVersion: "0" }),
      codes: ["template-version-unknown templateVersion"],
    },
    {
      why: "trap 7: another scheme's template",
      cover: coverLines({ scheme: "SSPE" }),
      codes: ["scheme-differs "],
    },
    {
      why: "no such month",
      cover: coverLines({ period: "2022-13" }),
      codes: ["cover-value-unreadable period"],
    },
    {
      why: "an English council",
      cover: coverLines({ laCode: "E06000001" }),
      codes: ["cover-value-unreadable laCode"],
    },
    {
      why: "a code that was never given",
      cover: coverLines({ laCode: "W06000007" }),
      codes: ["cover-value-unreadable laCode"],
    },
    { why: "a council by name", cover: coverLines({ laCode: "Pen-y-bont ar Ogwr" }), codes: [] },
    {
      why: "pounds where pence are asked",
      cover: coverLines({ declaredTotalPence: "310984.80" }),
      codes: ["cover-value-unreadable declaredTotalPence"],
    },
    { why: "a month by its name", cover: coverLines({ period: "June 2022" }), codes: [] },
    { why: "a month by its Welsh name", cover: coverLines({ period: "Mehefin 2022" }), codes: [] },
    { why: "a month in short", cover: coverLines({ period: "Meh-2022" }), codes: [] },
    {
      why: "a year of two digits",
      cover: coverLines({ period: "Jun-22" }),
      codes: ["cover-value-unreadable period"],
    },
    {
      why: "the quarter",
      cover: coverLines({ period: "Q2 2022" }),
      codes: ["cover-value-unreadable period"],
    },
    { why: "I do", cover: coverLines({ declaration: "Ydw" }), codes: [] },
    {
      why: "I do not",
      cover: coverLines({ declaration: "Nac ydw" }),
      codes: ["declaration-missing declaration"],
    },
    { why: "a key twice", cover: [...coverLines(), "#period: 2022-07"], codes: ["heading-twice period"] },
    { why: "a key that is none", cover: [...coverLines(), "#colour: red"], codes: ["heading-unknown "] },
    {
      why: "an employer's number that is damaged",
      cover: coverLines({ employerId: "1.23E+11" }),
      codes: ["cover-value-unreadable employerId"],
    },
  ])("$why", ({ cover, codes }) => {
    expect(codesOf(fileOf(",", cover))).toEqual(codes);
  });

  test("there are 22 councils, each once", () => {
    expect(new Set(councils.map(({ code }) => code)).size).toBe(22);
  });
});

test("a stray quote in the first rows is said, not that the layout is unknown", () => {
  const bytes = Buffer.concat([fileOf(","), Buffer.from('1,5" pipe\r\n')]);
  expect(() => readTop(bytes, layouts, options)).toThrow(Refusal);
});

test("well-quoted cells of an unknown table are no quotes out of place, whatever another delimiter makes of them", () => {
  for (const delimiter of [",", ";", "\t"]) {
    const rows = [
      ["Works", "Moon"],
      ["12", "full; or, new"],
    ].map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter));
    expect(codesOf(Buffer.from(`${rows.join("\r\n")}\r\n`)), delimiter).toEqual(["layout-unknown "]);
  }
});

test("trap 7: something else altogether", () => {
  expect(codesOf(Buffer.from("Invoice,Amount due\r\n1,2.00\r\n"))).toEqual(["layout-unknown "]);
});

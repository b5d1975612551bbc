// Files as nobody should send them, all in one batch with one that is in order: each gets the right answer, none
// takes another down, and all of it costs seconds and little memory.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReturnRow } from "../../bench/return-columns.ts";
import type { SheetCell } from "../../bench/workbook.ts";
import { xlsxParts } from "../../bench/workbook.ts";
import { type ZipPart, zipOf, zipPart } from "../../bench/zip.ts";
import { openTable } from "../../src/batch/read/open-table.ts";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { takeIn } from "../../src/io/intake.ts";
import { makeZip } from "../io/xlsx/make-zip.ts";
import { worth } from "../work.ts";
import { type Line, linesOf } from "./batch-folder.ts";
import { batchOf, type Ended, folder, root, taliad } from "./program.ts";
import {
  changedCsv,
  goodCsv,
  goodParts,
  goodReturn,
  goodSheets,
  type Return,
  rowCount,
  sheetName,
} from "./returns.ts";

type Hostile = {
  readonly why: string;
  readonly file: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  /** The codes of the problems that refuse it or are worth saying; one of each is enough. */
  readonly codes: readonly string[];
  /** Outcomes of its rows, in order; none when the file is refused. */
  readonly rows: readonly string[];
};

/** A name that Windows-1252 can write. */
const plain: ReturnRow = { surname: "Prydderch", forenames: "Siân" };
const payable = Array.from({ length: rowCount }, () => "payable");
const oneRejected = ["rejected", ...payable.slice(1)];
const refused: readonly string[] = [];

function textOf(part: ZipPart): string {
  return inflateRawSync(part.compressed).toString("utf8");
}

/** The workbook with the XML of the part with the rows changed; that it changes is part of the test. */
async function changedSheet(change: (xml: string) => string, good?: Return): Promise<Uint8Array> {
  const parts = (await goodParts(good)).map((part) => {
    if (part.name !== sheetName) return part;
    const xml = textOf(part);
    const changed = change(xml);
    if (changed === xml) throw new Error("nothing was changed");
    return zipPart(part.name, changed);
  });
  return zipOf(parts);
}

/** The workbook with one cell of the first row made otherwise. */
async function changedCell(key: keyof ReturnRow, cell: SheetCell, own: ReturnRow = {}): Promise<Uint8Array> {
  const good = goodReturn(own);
  const [cover, sheet] = goodSheets(good);
  const [headings = [], first = [], ...others] = [...sheet.rows];
  const column = headings.findIndex(
    (heading) => heading !== undefined && "text" in heading && heading.text === headingOf[key],
  );
  if (column < 0) throw new Error(`no column ${key}`);
  const row = headings.map((_, at) => (at === column ? cell : first[at]));
  return zipOf(await xlsxParts([cover, { ...sheet, rows: [headings, row, ...others] }]));
}

const headingOf: Partial<Record<keyof ReturnRow, string>> = {
  amountPaid: "Gross amount paid this month",
  basePay: "NI-able pay this period without the payment",
};

/** The parts of a good workbook in the hands of the other zip writer, which can be wrong on purpose. */
async function rawParts() {
  return (await goodParts()).map((part) => ({ name: part.name, data: Buffer.from(textOf(part)) }));
}

/** Bytes that do not compress. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0, state = 1; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = 32 + ((state >>> 16) % 90);
  }
  return bytes;
}

const cfb = Buffer.from("d0cf11e0a1b11ae1", "hex");

const cases: readonly Hostile[] = [
  { why: "a return in order", file: "good.csv", make: () => goodCsv(), codes: [], rows: payable },
  {
    why: "a workbook in order",
    file: "good.xlsx",
    make: async () => zipOf(await goodParts()),
    codes: [],
    rows: payable,
  },
  // Zip.
  {
    why: "one digit of an amount flipped in a part that is stored as it is",
    file: "flipped-digit.xlsx",
    make: async () => {
      const bytes = makeZip((await rawParts()).map((part) => ({ ...part, stored: true })));
      const at = bytes.indexOf("<v>299.6</v>");
      if (at < 0) throw new Error("no amount to flip");
      bytes[at + 3] = 0x39;
      return bytes;
    },
    codes: ["zip-damaged"],
    rows: refused,
  },
  {
    why: "two parts of one name, the second with other amounts",
    file: "entry-twice.xlsx",
    make: async () => {
      const parts = await rawParts();
      const sheet = parts.find(({ name }) => name === sheetName);
      const other = { name: sheetName, data: Buffer.from(String(sheet?.data).replaceAll("299.6", "999.6")) };
      return makeZip([...parts, other]);
    },
    codes: ["zip-unsafe"],
    rows: refused,
  },
  {
    why: "two parts whose names differ only in letter case",
    file: "entry-twice-case.xlsx",
    make: async () => makeZip([...(await rawParts()), { name: sheetName.toUpperCase(), data: "<x/>" }]),
    codes: ["zip-unsafe"],
    rows: refused,
  },
  {
    why: "the upload broke off",
    file: "truncated.xlsx",
    make: async () => zipOf(await goodParts()).subarray(0, 2_000),
    codes: ["zip-damaged"],
    rows: refused,
  },
  {
    why: "no bytes at all",
    file: "empty.xlsx",
    make: () => new Uint8Array(0),
    codes: ["file-empty"],
    rows: refused,
  },
  {
    why: "nothing but the mark of an encoding",
    file: "only-a-mark.csv",
    make: () => Buffer.from([0xef, 0xbb, 0xbf]),
    codes: ["file-empty"],
    rows: refused,
  },
  {
    why: "a gigabyte of nothing in a megabyte",
    file: "bomb.xlsx",
    make: async () => {
      const parts = await rawParts();
      // The sizes are what a bomb would say; nobody has to unfold it to see them.
      const packed = deflateRawSync(Buffer.alloc(8 << 20));
      return makeZip([...parts, { name: "xl/media/a.bin", data: "", packed, bytes: 1 << 30, crc: 0 }]);
    },
    codes: ["zip-bomb"],
    rows: refused,
  },
  {
    why: "a part that says it is small and unfolds without end",
    file: "bomb-that-lies.xlsx",
    make: async () => {
      const parts = (await rawParts()).filter(({ name }) => name !== sheetName);
      const packed = deflateRawSync(Buffer.alloc(64 << 20));
      return makeZip([...parts, { name: sheetName, data: "", packed, bytes: 60_000, crc: 0 }]);
    },
    codes: ["zip-damaged"],
    rows: refused,
  },
  {
    why: "rows without end that compress a thousandfold",
    file: "bomb-of-rows.xlsx",
    make: () =>
      changedSheet((xml) =>
        xml.replace("</sheetData>", `${'<row><c t="n"><v>1</v></c></row>'.repeat(400_000)}</sheetData>`),
      ),
    codes: ["zip-bomb"],
    rows: refused,
  },
  {
    why: "a thousand parts and more",
    file: "bomb-of-parts.xlsx",
    make: async () =>
      zipOf([
        ...(await goodParts()),
        ...Array.from({ length: 1_000 }, (_, at) => zipPart(`xl/media/${at}.bin`, "x")),
      ]),
    codes: ["zip-bomb"],
    rows: refused,
  },
  {
    why: "entities that unfold each other",
    file: "bomb-of-entities.xlsx",
    make: () =>
      changedSheet((xml) =>
        xml.replace(
          "<worksheet",
          '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet',
        ),
      ),
    codes: ["xml-unsafe"],
    rows: refused,
  },
  // What the guard cannot see.
  {
    why: "a sheet cut short behind a whole row, in an intact zip",
    file: "sheet-cut-short.xlsx",
    make: () => changedSheet((xml) => xml.slice(0, xml.lastIndexOf("<row "))),
    codes: ["workbook-damaged"],
    rows: refused,
  },
  {
    why: "a sheet that lost its last row with all its tags in order",
    file: "sheet-without-last-row.xlsx",
    make: () =>
      changedSheet(
        (xml) => xml.slice(0, xml.lastIndexOf("<row ")) + xml.slice(xml.lastIndexOf("</row>") + 6),
      ),
    codes: ["declared-rows-differ", "declared-total-differs"],
    rows: refused,
  },
  {
    why: "rows that go backwards",
    file: "rows-backwards.xlsx",
    make: () => changedSheet((xml) => xml.replace('<row r="3">', '<row r="2">')),
    codes: ["workbook-damaged"],
    rows: refused,
  },
  {
    why: "a million blank rows below the table",
    file: "blank-rows.xlsx",
    make: () =>
      changedSheet((xml) => {
        let rows = "";
        for (let row = 100; row < 1_000_000; row += 1) rows += `<row r="${row}" ht="15"/>`;
        return xml.replace("</sheetData>", `${rows}</sheetData>`);
      }),
    codes: [],
    rows: payable,
  },
  {
    why: "drop-downs and formats for every cell of the sheet",
    file: "drop-downs.xlsx",
    make: () =>
      changedSheet((xml) =>
        xml
          .replace("<sheetData>", '<cols><col min="1" max="16384" width="9"/></cols><sheetData>')
          .replace(
            "</sheetData>",
            '</sheetData><conditionalFormatting sqref="A1:XFD1048576"/><dataValidations count="1"><dataValidation type="list" sqref="A2:A1048576 B1:XFD1048576"><formula1>"Y,N"</formula1></dataValidation></dataValidations>',
          ),
      ),
    codes: [],
    rows: payable,
  },
  {
    why: "a cell of ten megabytes",
    file: "cell-of-ten-megabytes.xlsx",
    make: () =>
      changedSheet((xml) =>
        xml.replace(
          "</sheetData>",
          `<row r="90"><c r="A90" t="inlineStr"><is><t>${noise(10 << 20)
            .toString()
            .replaceAll(/[<&>]/g, "x")}</t></is></c></row></sheetData>`,
        ),
      ),
    codes: ["workbook-damaged"],
    rows: refused,
  },
  // Cells.
  {
    why: "days counted from 1904",
    file: "dates-1904.xlsx",
    make: async () => {
      const parts = (await goodParts()).map((part) => {
        const xml = textOf(part);
        if (part.name === "xl/workbook.xml")
          return zipPart(part.name, xml.replace("<sheets>", '<workbookPr date1904="1"/><sheets>'));
        if (part.name !== sheetName) return part;
        return zipPart(
          part.name,
          xml.replaceAll(/( s="1"><v>)(\d+)/g, (_, before, serial) => `${before}${Number(serial) - 1_462}`),
        );
      });
      return zipOf(parts);
    },
    codes: ["days-from-1904"],
    rows: payable,
  },
  {
    why: "a formula that left zero behind",
    file: "formula-zero.xlsx",
    make: () => changedCell("basePay", { formula: "A1*0", result: "0" }, { niCategory: "A" }),
    codes: ["cell-from-formula"],
    rows: payable,
  },
  {
    why: "a formula that left FALSE behind where an amount belongs",
    file: "formula-false.xlsx",
    make: async () => {
      const good = goodReturn();
      return changedSheet(
        (xml) =>
          xml
            .replace("<v>299.6</v>", "<f>1=2</f><v>0</v>")
            .replace(/<c r="(\w+)" s="2"><f>1=2/, '<c r="$1" s="2" t="b"><f>1=2'),
        good,
      );
    },
    codes: ["cell-not-money"],
    rows: oneRejected,
  },
  {
    why: "a formula that left nothing behind",
    file: "formula-without-value.xlsx",
    make: () => changedCell("basePay", { formula: "A1*2" }),
    codes: ["cell-formula-without-value"],
    rows: oneRejected,
  },
  {
    why: "an error in place of an amount",
    file: "cell-error.xlsx",
    make: () => changedCell("basePay", { error: "#REF!" }),
    codes: ["cell-holds-error"],
    rows: oneRejected,
  },
  {
    why: "an amount that is a day",
    file: "amount-is-day.xlsx",
    make: () => changedCell("basePay", { day: "2022-06-28" }),
    codes: ["cell-money-looks-like-day"],
    rows: oneRejected,
  },
  // Other files.
  {
    why: "an old workbook",
    file: "old.xls",
    make: () => Buffer.concat([cfb, Buffer.alloc(4_088)]),
    codes: ["file-old-or-encrypted"],
    rows: refused,
  },
  {
    why: "a workbook with a password",
    file: "password.xlsx",
    make: () =>
      Buffer.concat([
        cfb,
        Buffer.alloc(1_016),
        Buffer.from("EncryptedPackage", "utf16le"),
        Buffer.alloc(3_000),
      ]),
    codes: ["file-old-or-encrypted"],
    rows: refused,
  },
  {
    why: "a workbook with macros",
    file: "macros.xlsm",
    make: async () => zipOf([...(await goodParts()), zipPart("xl/vbaProject.bin", "x")]),
    codes: ["file-with-macros"],
    rows: refused,
  },
  {
    why: "a photograph",
    file: "photograph.csv",
    make: () => Buffer.concat([Buffer.from("ffd8ffe000104a464946000101", "hex"), noise(40_000)]),
    codes: ["file-is-no-table"],
    rows: refused,
  },
  {
    why: "a page of the web",
    file: "page.csv",
    make: () => Buffer.from("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n"),
    codes: ["file-is-web-page"],
    rows: refused,
  },
  {
    why: "another list",
    file: "another-list.csv",
    make: () => Buffer.from("Name,Room\nSiân,12\nIfan,14\n"),
    codes: ["layout-unknown"],
    rows: refused,
  },
  {
    why: "an older form",
    file: "older-form.csv",
    make: () => goodCsv({}, goodReturn({}, { templateVersion: "0.9" })),
    codes: ["template-version-unknown"],
    rows: refused,
  },
  // CSV.
  {
    why: "a million blank lines below the table",
    file: "blank-lines.csv",
    make: () => Buffer.concat([goodCsv(), Buffer.from("\r\n".repeat(1_000_000))]),
    codes: [],
    rows: payable,
  },
  {
    why: "a record of ten megabytes",
    file: "record-of-ten-megabytes.csv",
    make: () => changedCsv("WALES", `WALES${"x".repeat(10 << 20)}`),
    codes: ["csv-record-too-long"],
    rows: refused,
  },
  {
    why: "a NUL byte in a name",
    file: "nul.csv",
    make: () => changedCsv("WALES", "WA\0LES"),
    codes: ["text-has-nul"],
    rows: refused,
  },
  {
    why: "a quotation mark too many",
    file: "stray-quote.csv",
    make: () => changedCsv("WALES", 'WA"LES'),
    codes: ["csv-stray-quote"],
    rows: refused,
  },
  {
    why: "line ends of three kinds",
    file: "line-ends.csv",
    make: () => {
      const lines = goodCsv().toString("utf8").split("\r\n");
      const ends = ["\r\n", "\n", "\r"];
      return Buffer.from(
        lines.map((line, at) => (at < lines.length - 1 ? line + ends[at % 3] : line)).join(""),
      );
    },
    codes: [],
    rows: payable,
  },
  {
    why: "UTF-16",
    file: "utf-16.csv",
    make: () => goodCsv({ encoding: "utf16" }, goodReturn({ surname: "Llŷr" })),
    codes: [],
    rows: payable,
  },
  {
    why: "UTF-16 with the bytes the other way round",
    file: "utf-16-be.csv",
    make: () => goodCsv({ encoding: "utf16" }, goodReturn({ surname: "Llŷr" })).swap16(),
    codes: [],
    rows: payable,
  },
  {
    why: "Windows-1252",
    file: "windows-1252.csv",
    make: () => goodCsv({ encoding: "windows-1252" }, goodReturn(plain, {}, plain)),
    codes: ["text-windows-1252"],
    rows: payable,
  },
  {
    why: "a letter that Windows-1252 does not have",
    file: "lost-letter.csv",
    make: () =>
      goodCsv({ encoding: "windows-1252" }, goodReturn({ surname: "Llŷr", forenames: "Siân" }, {}, plain)),
    codes: ["cell-name-lost-letters"],
    rows: oneRejected,
  },
  {
    why: "semicolons",
    file: "semicolons.csv",
    make: () => goodCsv({ delimiter: ";" }),
    codes: [],
    rows: payable,
  },
  // Names of files.
  {
    why: "a name that a spreadsheet program would calculate",
    file: "=1+1.csv",
    make: () => goodCsv(),
    codes: [],
    rows: payable,
  },
  {
    why: "a name with everything that CSV has a meaning for",
    file: 'a "b", c\nd.csv',
    make: () => goodCsv(),
    codes: [],
    rows: payable,
  },
];

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const inputs = join(place, "in");
let ended: Ended | undefined;
let decisions: readonly Line[] = [];
let problems: readonly Line[] = [];

beforeAll(async () => {
  mkdirSync(inputs);
  for (const { file, make } of cases) writeFileSync(join(inputs, file), await make());
  ended = await taliad(["run", inputs, "--out", join(place, "out")]);
  decisions = linesOf(batchOf(ended), "decisions.csv");
  problems = linesOf(batchOf(ended), "problems.csv");
});

/** The guard's apostrophe belongs to the file, not to the name; what cannot be shown of a name is shown as a mark. */
function isOf(file: string): (line: Line) => boolean {
  const label = file.replaceAll("\n", "\ufffd");
  return (line) => line["file"] === label || line["file"] === `'${label}`;
}

/** What is said of amounts and not of the file. */
const ofAmounts = new Set<string | undefined>(["admin-fee-not-set", "on-costs-not-claimed"]);

test.for(cases)("$file: $why", ({ file, codes, rows }) => {
  const found = new Set(problems.filter(isOf(file)).map((line) => line["code"]));
  expect(
    decisions.filter(isOf(file)).map((line) => line["outcome"]),
    [...found].join(" "),
  ).toEqual(rows);
  for (const code of codes) expect([...found]).toContain(code);
  // What is in order is not talked about.
  if (codes.length === 0) expect([...found].filter((code) => !ofAmounts.has(code))).toEqual([]);
});

test("the batch ends with 4, within seconds, in little memory, and every file has its line", () => {
  // Only the name that cannot be shown whole is spoken of.
  expect(ended).toMatchObject({ code: 4, stderr: expect.stringMatching(/^[^\n]*a "b", c\ufffdd\.csv\.\n$/) });
  expect(ended?.milliseconds).toBeLessThan(worth(20_000));
  expect(ended?.memory).toBeLessThan(512);
});

test("each problem says in both languages where it is and what to do, without a word of a programmer", () => {
  for (const line of problems) {
    for (const text of [line["messageEn"], line["messageCy"]]) {
      expect(text, line["code"]).toMatch(/^\S.*[.…]$/s);
      expect(text, line["code"]).not.toMatch(
        /\b(invalid|please|sorry|undefined|NaN|null|exception)\b|[{}]| \.(\s|$)|“”/i,
      );
    }
  }
});

test("days counted from 1904 are the same days", () => {
  const [first] = decisions.filter(isOf("dates-1904.xlsx"));
  const [usual] = decisions.filter(isOf("good.xlsx"));
  expect(first?.["rules"]).toBe(usual?.["rules"]);
});

describe("a bomb is seen before it unfolds", () => {
  const law = readSchemas(join(root, "schemas")).law;
  const bombs = cases.filter(({ file }) => file.startsWith("bomb"));
  test.for(bombs)("$file", async ({ file }) => {
    const [input] = takeIn([join(inputs, file)], undefined).inputs;
    if (input === undefined) throw new Error("no input");
    const before = process.cpuUsage();
    // Some can only be refused while their rows are read.
    await expect(openTable(input, law)).rejects.toThrow(Refusal);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_000 * worth(1_000));
  });
});

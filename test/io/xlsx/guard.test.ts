// The guard: every limit one below, at and one above; every way in which a zip can mean two things.
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { fileKind } from "../../../src/io/xlsx/guard.ts";
import { workbookLimits } from "../../../src/io/xlsx/limits.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";
import { workTime, worth } from "../../work.ts";
import {
  bookParts,
  makeBook,
  makeZip,
  names,
  type Part,
  sheetXml,
  stringsXml,
  stylesXml,
  type ZipOptions,
} from "./make-zip.ts";
import { refused, refusedCode, textsOf } from "./open.ts";

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
const sheet = Buffer.from(sheetXml(rows));
const deflated = deflateRawSync(sheet);

/** A workbook whose sheet part is written as told. */
function withSheet(part: Partial<Part>, options: ZipOptions = {}): Buffer {
  return makeBook({ parts: [{ name: names.sheet, data: sheet, ...part }] }, options);
}

function withPart(part: Part): Buffer {
  return makeBook({ rows, parts: [part] });
}

test.for([
  { kind: "empty", head: [] },
  { kind: "zip", head: [0x50, 0x4b, 3, 4, 20, 0, 0, 0] },
  { kind: "zip", head: [0x50, 0x4b, 5, 6] },
  { kind: "zip", head: [0x50, 0x4b, 7, 8] },
  { kind: "text", head: [0x50, 0x4b, 3, 5] },
  { kind: "text", head: [0x50, 0x4b] },
  { kind: "old-office", head: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: "old-office", head: [9, 4, 6, 0, 0, 0, 16, 0] },
  { kind: "text", head: [0xd0, 0xcf, 0x11, 0xe1] },
  { kind: "text", head: [9, 78, 73] },
  { kind: "text", head: [78] },
])("$head is $kind", ({ head, kind }) => {
  expect(fileKind(Uint8Array.from(head))).toBe(kind);
});

describe("what is not a workbook", () => {
  test.for([
    { code: "file-empty", bytes: Buffer.alloc(0) },
    { code: "file-old-or-encrypted", bytes: Buffer.from("D0CF11E0A1B11AE10000", "hex") },
    { code: "file-kind-unknown", bytes: Buffer.from("NI number,Surname\r\n") },
    { code: "zip-damaged", bytes: Buffer.from([0x50, 0x4b, 3, 4]) },
    { code: "file-kind-unknown", bytes: makeZip([]) },
    {
      code: "file-kind-unknown",
      bytes: makeZip([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      ]),
    },
  ])("$code", ({ bytes, code }) => {
    expect(refusedCode(bytes)).toBe(code);
  });

  test("a word processor's file", () => {
    const types = bookParts({ rows })[0]
      ?.data.toString()
      .replaceAll("spreadsheetml.sheet", "wordprocessingml.document");
    expect(refusedCode(withPart({ name: names.types, data: types ?? "" }))).toBe("file-kind-unknown");
  });
});

describe("limits", () => {
  const book = makeBook({ rows });
  const parts = bookParts({ rows });
  const all = parts.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
  const largest = Math.max(...parts.map(({ data }) => Buffer.byteLength(data)));

  test.for([
    { limit: "fileBytes", value: book.length, code: "file-too-large" },
    { limit: "entries", value: parts.length, code: "zip-bomb" },
    { limit: "partBytes", value: largest, code: "zip-bomb" },
    { limit: "allPartsBytes", value: all, code: "zip-bomb" },
  ] as const)("$limit", ({ limit, value, code }) => {
    expect(refusedCode(book, { [limit]: value + 1 })).toBeUndefined();
    expect(refusedCode(book, { [limit]: value })).toBeUndefined();
    expect(refusedCode(book, { [limit]: value - 1 })).toBe(code);
  });

  test.for([
    ["directoryBytes", names.types],
    ["stylesBytes", names.styles],
  ] as const)("%s", ([limit, name]) => {
    const styles = stylesXml(["0.00"]);
    const part = bookParts({ rows, styles }).find((one) => one.name === name);
    const value = Buffer.byteLength(part?.data ?? "");
    const read = (most: number) => refusedCode(makeBook({ rows, styles }), { [limit]: most });
    expect([read(value), read(value - 1)]).toEqual([undefined, "zip-bomb"]);
  });

  test("hidden columns are said by no more ranges than there are columns", () => {
    const columns = (count: number) =>
      `<cols>${'<col min="3" max="3" hidden="1"/>'.repeat(count)}</cols><sheetData>`;
    const read = (count: number) =>
      refusedCode(makeBook({ sheet: sheetXml(rows).replace("<sheetData>", columns(count)) }), {
        ratioFromBytes: workbookLimits.partBytes,
      });
    expect([read(16_384), read(16_385)]).toEqual([undefined, "workbook-damaged"]);
  });

  test("a part that unfolds too far", () => {
    const data = Buffer.alloc(200_000);
    const packed = deflateRawSync(data);
    const bytes = withPart({ name: "xl/media/blank.bin", data });
    const ratio = data.length / packed.length;
    expect(refusedCode(bytes, { ratio: Math.ceil(ratio) })).toBeUndefined();
    expect(refusedCode(bytes, { ratio })).toBeUndefined();
    expect(refusedCode(bytes, { ratio: Math.floor(ratio) })).toBe("zip-bomb");
    expect(refusedCode(bytes)).toBe("zip-bomb");
    expect(refusedCode(bytes, { ratioFromBytes: 199_999 })).toBe("zip-bomb");
    expect(refusedCode(bytes, { ratioFromBytes: 200_000 })).toBeUndefined();
    expect(refusedCode(bytes, { ratioFromBytes: 200_001 })).toBeUndefined();
  });

  const textCell = (length: number) => `<row r="1"><c r="A1" t="str"><v>${"x".repeat(length)}</v></c></row>`;
  const sharedCell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const shared = (length: number) => stringsXml([`<t>${"x".repeat(length)}</t>`]);
  const manyRows = (count: number) => {
    let text = "";
    for (let row = 1; row <= count; row += 1) text += `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
    return text;
  };
  const attributes = (count: number) =>
    sheetXml("").replace(
      "<sheetData>",
      `<sheetData ${Array.from({ length: count }, (_, at) => `a${at}=""`).join(" ")}>`,
    );
  const nested = (depth: number) => {
    const inner = depth - 1;
    return sheetXml("", "<x>".repeat(inner) + "</x>".repeat(inner));
  };
  const longAttribute = (length: number) =>
    sheetXml("").replace("<sheetData>", `<sheetData a="${"x".repeat(length)}">`);

  test.for([
    {
      limit: "text of a cell",
      make: (n: number) => makeBook({ rows: textCell(n) }),
      last: 32_767,
      code: "workbook-too-large",
    },
    {
      limit: "text of a shared string",
      make: (n: number) => makeBook({ rows: sharedCell, strings: shared(n) }),
      last: 32_767,
      code: "workbook-too-large",
    },
    {
      limit: "depth of elements",
      make: (n: number) => makeBook({ sheet: nested(n) }),
      last: 64,
      code: "xml-unsafe",
    },
    {
      limit: "attributes of an element",
      make: (n: number) => makeBook({ sheet: attributes(n) }),
      last: 200,
      code: "xml-unsafe",
    },
    {
      limit: "length of an attribute",
      make: (n: number) => makeBook({ sheet: longAttribute(n) }),
      last: 65_536,
      code: "xml-unsafe",
    },
  ])("$limit: $last", ({ make, last, code }) => {
    const noRatio = { ratio: 1_000_000 };
    expect(refusedCode(make(last - 1), noRatio)).toBeUndefined();
    expect(refusedCode(make(last), noRatio)).toBeUndefined();
    expect(refusedCode(make(last + 1), noRatio)).toBe(code);
  });

  test.for([
    { limit: "rows", last: 20, text: manyRows(20) },
    { limit: "cells", last: 20, text: manyRows(20) },
    { limit: "gridCells", last: 5, text: '<row r="1"><c r="E1"><v>1</v></c></row>' },
  ] as const)("$limit", ({ limit, last, text }) => {
    const bytes = makeBook({ rows: text });
    expect(refusedCode(bytes, { [limit]: last + 1 })).toBeUndefined();
    expect(refusedCode(bytes, { [limit]: last })).toBeUndefined();
    expect(refusedCode(bytes, { [limit]: last - 1 })).toBe("workbook-too-large");
  });

  test("all shared strings together, each with the 32 that it takes beside its letters", () => {
    const bytes = makeBook({ rows, strings: stringsXml(["<t>abc</t>", "<t>de</t>"]) });
    expect(refusedCode(bytes, { sharedTextLength: 70 })).toBeUndefined();
    expect(refusedCode(bytes, { sharedTextLength: 69 })).toBeUndefined();
    expect(refusedCode(bytes, { sharedTextLength: 68 })).toBe("workbook-too-large");
  });

  test("200,000 rows of a sheet", () => {
    expect(refusedCode(makeBook({ rows: manyRows(200_000) }))).toBeUndefined();
    expect(refusedCode(makeBook({ rows: manyRows(200_001) }))).toBe("workbook-too-large");
  });

  test("rows that are too many are told before anybody has had the first, blank ones never", () => {
    const first = (rows: string) =>
      openWorkbook(makeBook({ rows }), "claims.xlsx", { ...workbookLimits, rows: 5000 })
        .rows(0)
        .next();
    expect(() => first(manyRows(5001))).toThrow(Refusal);
    expect(first(manyRows(5000)).done).toBe(false);
    const blank = Array.from({ length: 2000 }, (_, at) => `<row r="${5001 + at}"/>`).join("");
    expect(first(manyRows(5000) + blank).done).toBe(false);
  });

  test("an edge that XML itself has: 200 attributes with the namespace among them", () => {
    const few = sheetXml("").replace("<sheetData>", '<sheetData a="1" b="2">');
    expect(refusedCode(makeBook({ sheet: few }), { attributes: 2 })).toBe("xml-unsafe");
    expect(refusedCode(makeBook({ sheet: few }), { attributes: 3 })).toBeUndefined();
  });
});

describe("zips that real programs write", () => {
  test.for([
    { why: "a stored part", bytes: withSheet({ stored: true }) },
    { why: "a data descriptor", bytes: withSheet({ descriptor: "signed" }) },
    { why: "a data descriptor without signature", bytes: withSheet({ descriptor: "bare" }) },
    { why: "a data descriptor with long sizes", bytes: withSheet({ descriptor: "long" }) },
    { why: "long sizes", bytes: withSheet({ zip64: true }) },
    { why: "a zip64 end record", bytes: withSheet({}, { zip64: true }) },
    {
      why: "an extra field that only the local header has",
      bytes: withSheet({ localExtra: Buffer.from("20a2040000000000", "hex") }),
    },
    {
      why: "bytes between the parts and the directory",
      bytes: withSheet({}, { beforeDirectory: Buffer.alloc(9) }),
    },
    { why: "the mode of a file", bytes: withSheet({ attributes: (0o100644 << 16) >>> 0 }) },
    { why: "a folder", bytes: withPart({ name: "xl/media/", data: "", stored: true, attributes: 16 }) },
    { why: "a name in UTF-8", bytes: withPart({ name: "xl/media/ŵ.bin", data: "", flags: 0x800 }) },
    {
      why: "backslashes in names",
      bytes: makeZip(bookParts({ rows }).map((part) => ({ ...part, name: part.name.replaceAll("/", "\\") }))),
    },
    {
      why: "names in other cases",
      bytes: makeZip(bookParts({ rows }).map((part) => ({ ...part, name: part.name.toUpperCase() }))),
    },
  ])("$why", ({ bytes }) => {
    expect(textsOf(bytes)).toEqual({ 1: ["1"] });
  });
});

describe("damaged zips", () => {
  const flipped = Buffer.from(sheetXml(rows.replace("<v>1<", "<v>7<")));
  const whole = makeBook({ rows });
  test.for([
    {
      why: "a digit flipped in a stored part",
      bytes: withSheet({ stored: true, data: flipped, crc: crc32(sheet) }),
    },
    { why: "a digit flipped in a deflated part", bytes: withSheet({ data: flipped, crc: crc32(sheet) }) },
    {
      why: "a deflate that stops half way",
      bytes: withSheet({ packed: deflated.subarray(0, deflated.length / 2) }),
    },
    {
      why: "a deflate with bytes behind it",
      bytes: withSheet({ packed: Buffer.concat([deflated, Buffer.from("x")]) }),
    },
    { why: "something that is no deflate", bytes: withSheet({ packed: Buffer.from("ffffffff", "hex") }) },
    { why: "nothing in place of a deflate", bytes: withSheet({ packed: Buffer.alloc(0) }) },
    { why: "more than the stated size", bytes: withSheet({ bytes: sheet.length - 1 }) },
    { why: "less than the stated size", bytes: withSheet({ bytes: sheet.length + 1 }) },
    { why: "a stated size of nothing", bytes: withSheet({ bytes: 0 }) },
    { why: "a stored part with two sizes", bytes: withSheet({ stored: true, bytes: sheet.length + 1 }) },
    { why: "a wrong data descriptor", bytes: withSheet({ descriptor: "wrong" }) },
    { why: "a file cut short", bytes: whole.subarray(0, whole.length / 2) },
    { why: "a part that would end behind the directory", bytes: withSheet({ packedBytes: 1_000_000 }) },
    { why: "an entry that is not where the directory says", bytes: withSheet({ offset: (at) => at + 1 }) },
    { why: "an entry behind the directory", bytes: withSheet({ offset: () => 0x7fffffff }) },
    { why: "long sizes that are missing", bytes: withSheet({ bytes: 0xffffffff }) },
    { why: "more entries than the directory holds", bytes: withSheet({}, { count: 7 }) },
  ])("$why", ({ bytes }) => {
    expect(refusedCode(bytes)).toBe("zip-damaged");
  });
});

describe("zips that mean two things", () => {
  const twice: Part = { name: "xl/worksheets/Sheet1.xml", data: sheet };
  test.for([
    {
      why: "bytes behind a comment",
      bytes: Buffer.concat([withSheet({}, { comment: "hello" }), Buffer.from("x")]),
    },
    {
      why: "a comment that is an end record",
      bytes: withSheet({}, { comment: `PK\u0005\u0006${"\0".repeat(18)}` }),
    },
    { why: "bytes behind the end", bytes: withSheet({}, { trailing: Buffer.from("x") }) },
    {
      why: "a second zip behind the first",
      bytes: Buffer.concat([makeBook({ rows }), makeBook({ rows: "" })]),
    },
    {
      why: "bytes before the start, which begin like a zip",
      bytes: withSheet({}, { leading: Buffer.from("504b0304ffff", "hex") }),
    },
    {
      why: "bytes between the directory and the end",
      bytes: withSheet({}, { behindDirectory: Buffer.alloc(4) }),
    },
    {
      why: "the same between directory and a zip64 end",
      bytes: withSheet({}, { behindDirectory: Buffer.alloc(4), zip64: true }),
    },
    { why: "fewer entries than the directory holds", bytes: withSheet({}, { count: 5 }) },
    { why: "a directory of another size", bytes: withSheet({}, { directorySize: 10 }) },
    { why: "a directory at another place", bytes: withSheet({}, { directoryStart: 10 }) },
    { why: "a zip over several disks", bytes: withSheet({}, { disk: 1 }) },
    {
      why: "two entries of one name",
      bytes: makeZip([...bookParts({ rows }), { name: names.sheet, data: sheet }]),
    },
    { why: "two names that differ in case only", bytes: withPart(twice) },
    {
      why: "two names that differ in the slash only",
      bytes: withPart({ ...twice, name: "xl\\worksheets\\sheet1.xml" }),
    },
    { why: "a folder named like a part", bytes: withPart({ name: `${names.sheet}/`, data: "" }) },
    { why: "another name in the local header", bytes: withSheet({ localName: "xl/worksheets/sheet2.xml" }) },
    { why: "another checksum in the local header", bytes: withSheet({ localCrc: 7 }) },
    { why: "another size in the local header", bytes: withSheet({ localBytes: 7 }) },
    { why: "another method in the local header", bytes: withSheet({ localMethod: 0 }) },
    { why: "other flags in the local header", bytes: withSheet({ localFlags: 8 }) },
    { why: "encryption in the local header only", bytes: withSheet({ localFlags: 1 }) },
    { why: "a method that is not deflate", bytes: withSheet({ method: 12 }) },
    { why: "deflate64", bytes: withSheet({ method: 9 }) },
    { why: "a link", bytes: withSheet({ attributes: (0o120777 << 16) >>> 0 }) },
    { why: "a device", bytes: withSheet({ attributes: (0o020666 << 16) >>> 0 }) },
    { why: "a name that climbs out", bytes: withPart({ name: "../evil.xml", data: "" }) },
    {
      why: "a name that climbs out with a backslash",
      bytes: withPart({ name: "xl\\..\\..\\evil.xml", data: "" }),
    },
    { why: "a name from the root", bytes: withPart({ name: "/etc/passwd", data: "" }) },
    { why: "a name on a drive", bytes: withPart({ name: "C:\\evil.xml", data: "" }) },
    { why: "a name with a NUL", bytes: withPart({ name: "xl/a\u0000.xml", data: "" }) },
    { why: "no name", bytes: withPart({ name: "", data: "" }) },
    { why: "a folder with content", bytes: withPart({ name: "xl/media/", data: "x" }) },
  ])("$why", ({ bytes }) => {
    expect(refusedCode(bytes)).toBe("zip-unsafe");
  });

  test("an entry that the directory does not name, between two or behind the last", () => {
    const gap = Buffer.from("PK\u0003\u0004");
    expect(refusedCode(makeZip([{ name: "a", data: "x", gap }, ...bookParts({ rows })]))).toBe("zip-unsafe");
    expect(refusedCode(makeZip([...bookParts({ rows }), { name: "a", data: "x", gap }]))).toBe("zip-unsafe");
    expect(
      refusedCode(makeZip([...bookParts({ rows }), { name: "a", data: "x", gap: Buffer.from("PK") }])),
    ).toBeUndefined();
  });

  test("two entries that share their bytes", () => {
    const parts = bookParts({ rows });
    const first = parts[0];
    const copy: Part = { name: first?.name ?? "", data: first?.data ?? "", offset: () => 0 };
    expect(refusedCode(makeZip([...parts, copy]))).toBe("zip-unsafe");
  });

  test("an entry inside a stored entry", () => {
    const inner = makeZip([{ name: "inner.xml", data: "<a/>" }]);
    const outer: Part = { name: "first.bin", data: inner, stored: true };
    const inside: Part = { name: "inner.xml", data: "<a/>", offset: () => 30 + outer.name.length };
    expect(refusedCode(makeZip([outer, ...bookParts({ rows }), inside]))).toBe("zip-unsafe");
  });
});

describe("protected files and macros", () => {
  test.for([1, 0x41, 0x2001])("the encryption flags %i", (flags) => {
    expect(refusedCode(withSheet({ flags }))).toBe("file-old-or-encrypted");
  });

  test.for(["claims.xlsm", "CLAIMS.XLSM", "claims.xltm", "claims.xlam"])("the file is called %s", (file) => {
    expect(refused(makeBook({ rows }), {}, file)?.code).toBe("file-with-macros");
  });

  test("a part with macros", () => {
    expect(refusedCode(withPart({ name: "xl/vbaProject.bin", data: "x" }))).toBe("file-with-macros");
    expect(refusedCode(withPart({ name: "xl/VBAPROJECT.BIN", data: "x" }))).toBe("file-with-macros");
  });

  test("a content type with macros", () => {
    const types = bookParts({ rows })[0]?.data.toString() ?? "";
    const data = types.replace(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    expect(refusedCode(withPart({ name: names.types, data }))).toBe("file-with-macros");
  });
});

describe("bombs are refused within a second", () => {
  const inTime = (bytes: Buffer) => {
    const begin = workTime();
    const code = refusedCode(bytes);
    expect(workTime() - begin).toBeLessThan(worth(1000));
    return code;
  };

  test("a sheet of 190 MiB of spaces", () => {
    const data = Buffer.alloc(190 * 1024 * 1024, 32);
    expect(inTime(withPart({ name: names.sheet, data }))).toBe("zip-bomb");
  });

  test("the same that states a harmless size", () => {
    const data = Buffer.alloc(190 * 1024 * 1024, 32);
    expect(inTime(withSheet({ data, bytes: 90_000, crc: 0 }))).toBe("zip-damaged");
  });

  test("many parts over one place", () => {
    const parts = bookParts({ rows });
    const kernel: Part = { name: "a.bin", data: Buffer.alloc(150_000, 1) };
    const same = Array.from(
      { length: 900 },
      (_, at): Part => ({ ...kernel, name: `b${at}`, packed: Buffer.alloc(0), offset: () => 0 }),
    );
    expect(["zip-bomb", "zip-unsafe"]).toContain(inTime(makeZip([kernel, ...parts, ...same])));
  });
});

describe("damage anywhere", () => {
  const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>299.60</v></c><c r="C1" s="1"><v>44742</v></c>';
  const whole = makeBook({ rows: `<row r="1">${cells}</row>`, strings: stringsXml(["<t>Llŷr</t>"]) });
  const truth = textsOf(whole);

  test("a changed byte is refused or changes nothing", () => {
    let refusals = 0;
    for (let at = 0; at < whole.length; at += 1) {
      for (const change of [1, 0x20, 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        if (refusedCode(bytes) === undefined) expect(textsOf(bytes)).toEqual(truth);
        else refusals += 1;
      }
    }
    expect(refusals).toBeGreaterThan(whole.length * 2);
  });

  test("a file that is cut anywhere is refused", () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(refusedCode(whole.subarray(0, length))).toBeDefined();
    }
  });
});

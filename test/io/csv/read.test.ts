// Reading CSV: encodings, cutting into chunks, parsing, and what is refused.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellKind, type Row } from "../../../src/core/place.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { type CsvChunk, csvChunks } from "../../../src/io/csv/chunks.ts";
import { type Encoding, holdsUtf8Letter, sniff, utf8Checker } from "../../../src/io/csv/encoding.ts";
import { type Dialect, parseChunk } from "../../../src/io/csv/parse.ts";

const file = "return.csv";

function wholeIsUtf8(bytes: Uint8Array): boolean {
  const checker = utf8Checker();
  checker.add(bytes);
  return checker.whole();
}

function inPiecesOf(bytes: Uint8Array, length: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
  return pieces;
}

async function chunksOf(
  bytes: Uint8Array,
  options: { readonly piece?: number; readonly size?: number; readonly encoding?: Encoding } = {},
): Promise<CsvChunk[]> {
  const chunks: CsvChunk[] = [];
  const pieces = inPiecesOf(bytes, options.piece ?? 1 << 16);
  const encoding = options.encoding ?? sniff(file, bytes, wholeIsUtf8(bytes)).encoding;
  for await (const chunk of csvChunks(pieces, { file, encoding, size: options.size ?? 1 << 20 })) {
    chunks.push(chunk);
  }
  return chunks;
}

const comma: Dialect = { delimiter: ",", headingRow: 0 };

async function read(
  bytes: Uint8Array,
  options: Parameters<typeof chunksOf>[1] = {},
  dialect = comma,
): Promise<Row[]> {
  const chunks = await chunksOf(bytes, options);
  return chunks.flatMap((chunk) => parseChunk(chunk.bytes, dialect, chunk.firstRow, file));
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return `${error.problem.code} ${error.problem.row}`;
    throw error;
  }
  return "accepted";
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("encodings", () => {
  test.for([
    { why: "trap 11: UTF-8 without a mark", bytes: Buffer.from("Llŷr,Siân\n"), says: "utf-8" },
    { why: "trap 11: UTF-8 with a mark", bytes: Buffer.from("\ufeffLlŷr,Siân\n"), says: "utf-8" },
    {
      why: "trap 11: UTF-16 little-endian",
      bytes: Buffer.from("\ufeffLlŷr,Siân\n", "utf16le"),
      says: "utf-16le",
    },
    { why: "trap 11: UTF-16 big-endian", bytes: utf16be("\ufeffLlŷr,Siân\n"), says: "utf-16be" },
  ])("$why", async ({ bytes, says }) => {
    expect(sniff(file, bytes, wholeIsUtf8(bytes)).encoding).toBe(says);
    for (const piece of [1, 2, 3, 7]) {
      expect(await read(bytes, { piece })).toEqual([{ number: 1, cells: ["Llŷr", "Siân"] }]);
    }
  });

  test("trap 11: Windows-1252 is read and said", async () => {
    const bytes = Buffer.from([0x53, 0x69, 0xe2, 0x6e, 0x2c, 0x80, 0x92, 0x0a]);
    const sniffed = sniff(file, bytes, wholeIsUtf8(bytes));
    expect(sniffed.problems.map((problem) => problem.code)).toEqual(["text-windows-1252"]);
    expect(await read(bytes)).toEqual([{ number: 1, cells: ["Siân", "€’"] }]);
  });

  test.for([
    {
      why: "half a UTF-16 letter",
      bytes: Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]),
      code: "text-not-decoded 0",
    },
    {
      why: "half a UTF-16 pair",
      bytes: Buffer.from("\ufeffa\ud83dx", "utf16le"),
      code: "text-not-decoded 0",
    },
    { why: "a NUL", bytes: Buffer.from("a,b\r\nc\0,d\r\n"), code: "text-has-nul 2" },
    { why: "UTF-16 without a mark", bytes: Buffer.from("a,b\n", "utf16le"), code: "text-has-nul 1" },
    { why: "trap 12: nothing at all", bytes: Buffer.alloc(0), code: "file-empty 0" },
  ])("refused: $why", async ({ bytes, code }) => {
    expect(await refusalOf((async () => read(bytes))())).toBe(code);
  });

  const damage = String.raw;
  test.for([
    { why: "a byte that Windows-1252 does not have", bytes: damage`a\x81`, cells: ["a\ufffd"] },
    {
      why: "a mark for UTF-8 and then something else",
      bytes: damage`\xef\xbb\xbfa\xe2,b`,
      cells: ["a\ufffd", "b"],
    },
    { why: "a letter that was lost before", bytes: damage`Ll\xef\xbf\xbdr,b`, cells: ["Ll\ufffdr", "b"] },
    {
      why: "one byte of another encoding in UTF-8",
      bytes: damage`Si\xc3\xb4n,G\xc5\xb5yn,Me\xefr`,
      cells: ["Siôn", "Gŵyn", "Me\ufffdr"],
    },
    { why: "the ô of DOS", bytes: damage`Si\x93n,b`, cells: ["Si\ufffdn", "b"] },
    { why: "the â and ê of DOS", bytes: damage`M\x83r,T\x88g`, cells: ["M\ufffdr", "T\ufffdg"] },
    { why: "the Ô of DOS between capitals", bytes: damage`SI\xe2N,b`, cells: ["SI\ufffdN", "b"] },
    { why: "the ŵ and ŷ of ISO 8859-14", bytes: damage`G\xf0yn,Ll\xfer`, cells: ["G\ufffdyn", "Ll\ufffdr"] },
    {
      why: "ŵ and ŷ at the ends of words",
      bytes: damage`\xd0an,Llanr\xf0,T\xfe`,
      cells: ["\ufffdan", "Llanr\ufffd", "T\ufffd"],
    },
    {
      why: "the ë of a Macintosh at the end",
      bytes: damage`Zo\x91,Chlo\x91 Mair`,
      cells: ["Zo\ufffd", "Chlo\ufffd Mair"],
    },
    { why: "the é of a Macintosh at the end", bytes: damage`Ren\x8e,b`, cells: ["Ren\ufffd", "b"] },
    { why: "the î of DOS behind a capital", bytes: damage`T\x8cm,b`, cells: ["T\ufffdm", "b"] },
  ])("a cell says what it lost: $why", async ({ bytes, cells }) => {
    const raw = bytes.replace(/\\x(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    const whole = Buffer.from(`${raw}\n`, "latin1");
    const { encoding } = sniff(file, whole, wholeIsUtf8(whole), () => holdsUtf8Letter([whole]));
    const kinds = Uint8Array.from(cells, (cell) =>
      cell.includes("\ufffd") ? cellKind.damaged : cellKind.text,
    );
    for (const piece of [1, 2, 5, 100]) {
      expect(await read(whole, { piece, encoding })).toEqual([{ number: 1, cells, kinds }]);
    }
  });

  test("Windows-1252 keeps its letters, quotes and dashes within words", async () => {
    const bytes = Buffer.from(
      "Si\xf4n,O\x92Brien,Rhys\x96Jones,Zo\xeb,SI\xd4N,a\x85b,M\xfcller,\x8aimon,\x91Jac\x92\n",
      "latin1",
    );
    expect(await read(bytes, { piece: 3 })).toEqual([
      {
        number: 1,
        cells: ["Siôn", "O’Brien", "Rhys–Jones", "Zoë", "SIÔN", "a…b", "Müller", "Šimon", "‘Jac’"],
      },
    ]);
  });

  test("Ctrl-Z at the end of the file is its end, and nowhere else", async () => {
    const ends = ["a,b\n\x1a", "a,b\x1a", "a,b\r\n\x1a"];
    for (const text of ends) {
      for (const piece of [1, 3, 99]) {
        expect(await read(Buffer.from(text), { piece })).toEqual([{ number: 1, cells: ["a", "b"] }]);
      }
    }
    expect(await read(Buffer.from("a,b\x1a\nc,d\n"))).toHaveLength(2);
  });

  test("a text is followed over the borders of its pieces", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }).map((text) => Buffer.from(text)),
          fc.uint8Array(),
        ),
        fc.integer({ min: 1, max: 9 }),
        (bytes, length) => {
          const checker = utf8Checker();
          for (const piece of inPiecesOf(bytes, length)) checker.add(piece);
          let sound = true;
          try {
            new TextDecoder("utf-8", { fatal: true }).decode(bytes);
          } catch {
            sound = false;
          }
          expect(checker.whole()).toBe(sound);
        },
      ),
    );
  });
});

describe("rows", () => {
  test.for([
    { why: "LF", text: "a,b\nc,d\n" },
    { why: "CRLF", text: "a,b\r\nc,d\r\n" },
    { why: "CR only", text: "a,b\rc,d\r" },
    { why: "mixed line ends leave no stray CR", text: "a,b\nc,d\r\n" },
    { why: "no line end at the end", text: "a,b\nc,d" },
    { why: "quotes", text: '"a","b"\r\n"c",d\r\n' },
  ])("$why", async ({ text }) => {
    for (const piece of [1, 2, 3, 5, 100]) {
      expect(await read(Buffer.from(text), { piece, size: 1 })).toEqual([
        { number: 1, cells: ["a", "b"] },
        { number: 2, cells: ["c", "d"] },
      ]);
    }
  });

  test("trap 2: blank lines give no row but keep the numbering", async () => {
    const text = 'a\r\n\r\n"b"\r\n\r\n\r\n"c\r\nd"\r\ne';
    expect((await read(Buffer.from(text))).map((row) => row.number)).toEqual([1, 3, 6, 7]);
  });

  test.for([
    { why: "a cell too many", text: "a,b\n1,2\n\n1,2,3\n", code: "csv-width-differs 4" },
    { why: "a cell too few", text: "a,b\n1\n", code: "csv-width-differs 2" },
    { why: "a cell too few, with quotes about", text: '"a",b\n"1",2\n1\n', code: "csv-width-differs 3" },
    {
      why: "a quote inside a bare cell",
      text: 'a,b\n1,2\n1,5" pipe\n1,6" pipe\n',
      code: "csv-stray-quote 3",
    },
    { why: "text after a closing quote", text: 'a,b\n"1"x,2\n', code: "csv-stray-quote 2" },
    { why: "a quote that is never closed", text: 'a,b\n1,2\n1,"2\n1,2\n', code: "csv-stray-quote 3" },
    {
      why: "two stray quotes that swallow cells",
      text: 'a,b\n1,"2\n1,2,3,4\n1,",2\n',
      code: "csv-stray-quote 2",
    },
    {
      why: "two stray quotes that swallow a person",
      text: 'a,b\n1,"2\nQQ 12 34 56 C,"\n',
      code: "csv-stray-quote 2",
    },
    { why: "three delimiters behind a line break", text: 'a,b\n1,"2\n1,2,3,4"\n', code: "csv-stray-quote 2" },
    { why: "three delimiters on one line", text: 'a,b\n1,"2 1,2,3,4"\n', code: "accepted" },
    {
      why: "a note of two lines is no damage",
      text: 'a,b\n1,"2\nrang, twice, no answer"\n',
      code: "accepted",
    },
  ])("$why", async ({ text, code }) => {
    const dialect = { delimiter: ",", width: 2, headingRow: 1 };
    expect(await refusalOf(read(Buffer.from(text), {}, dialect))).toBe(code);
  });

  test.for([
    { why: "the cell of an optional column left out", text: "a,b,c\n1,2\n1,2,3\n", code: "accepted" },
    { why: "a cell that is needed left out", text: "a,b,c\n1\n1,2,3\n", code: "csv-width-differs 2" },
    { why: "a row of delimiters alone", text: "a,b,c\n,\n1,2,3\n", code: "accepted" },
    { why: "a last row that ends", text: "a,b,c\n1,2,3\n1,2\n", code: "accepted" },
    { why: "a last row that breaks off", text: "a,b,c\n1,2,3\n1,2", code: "csv-width-differs 3" },
    { why: "a blank cell too many", text: "a,b,c\n1,2,3,\n", code: "csv-width-differs 2" },
  ])("short rows: $why", async ({ text, code }) => {
    const dialect = { delimiter: ",", width: 3, least: 2, headingRow: 1 };
    expect(await refusalOf(read(Buffer.from(text), {}, dialect))).toBe(code);
  });

  test("a delimiter at the end of each row is no cell too many", async () => {
    const dialect = { delimiter: ",", width: 2, spare: 1, headingRow: 1 };
    expect(await refusalOf(read(Buffer.from("a,b\n1,2,\n3,4,\n"), {}, dialect))).toBe("accepted");
    expect(await refusalOf(read(Buffer.from("a,b\n1,2,\n3,4,5\n"), {}, dialect))).toBe("csv-width-differs 3");
    expect(await refusalOf(read(Buffer.from("a,b\n1,2,\n3,4,,\n"), {}, dialect))).toBe("csv-width-differs 3");
  });

  test("a record of more than a mebibyte is refused, one of a mebibyte is read", async () => {
    const long = "x".repeat((1 << 20) - 1);
    expect(await refusalOf(read(Buffer.from(`a\n${long}\n`)))).toBe("accepted");
    expect(await refusalOf(read(Buffer.from(`a\n${long}x\n`)))).toBe("csv-record-too-long 2");
    expect(await refusalOf(read(Buffer.from(`a\n"${long}\n${long}`)))).toBe("csv-stray-quote 2");
  });
});

// Text that is likely to be at the edge of being CSV.
const nearlyCsv = fc
  .array(fc.constantFrom("a", "ŵ", ",", ",", '"', '""', "\n", "\r\n", "\r", '"a,b"', " ", "QQ123456C"), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));

test("chunks of any size give what one chunk gives", async () => {
  await fc.assert(
    fc.asyncProperty(
      nearlyCsv,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 40 }),
      async (text, piece, size) => {
        const bytes = Buffer.from(text);
        const outcome = async (work: Promise<Row[]>) => {
          try {
            return JSON.stringify(await work);
          } catch (error) {
            if (error instanceof Refusal) return error.problem.code;
            throw error;
          }
        };
        const encoding = "utf-8";
        expect(await outcome(read(bytes, { piece, size, encoding }))).toBe(
          await outcome(read(bytes, { encoding })),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test("lines without quotes are cut as csv-parse cuts them", () => {
  fc.assert(
    fc.property(
      nearlyCsv.map((text) => text.replaceAll('"', "'")),
      (text) => {
        const records = parse(text, { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
        const filled = records.filter((cells: string[]) => cells.length > 1 || cells[0] !== "");
        expect(parseChunk(Buffer.from(text), comma, 1, file).map((row) => row.cells)).toEqual(filled);
      },
    ),
    { numRuns: 1000 },
  );
});

test("chunks count their rows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("a,b", '"a\nb",c', ""), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, size) => {
        const chunks = await chunksOf(Buffer.from(lines.map((line) => `${line}\n`).join("")), {
          size,
          encoding: "utf-8",
        });
        let next = 1;
        for (const chunk of chunks) {
          expect(chunk.firstRow).toBe(next);
          next += chunk.rows;
        }
        expect(next).toBe(lines.length + 1);
      },
    ),
  );
});

test("whatever the bytes, they are read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 9 }),
      async (bytes, piece) => {
        expect(await refusalOf((async () => read(bytes, { piece }))())).toMatch(/./);
      },
    ),
    { numRuns: 2000 },
  );
});

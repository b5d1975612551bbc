// What stands in a browser in the place of Node's own answers as Node's own does: packed bytes and damaged ones, checksums,
// hashes, texts of every kind, files.
import { Buffer as NodeBuffer } from "node:buffer";
import { createHash as nodeHash } from "node:crypto";
import { constants, deflateRawSync, crc32 as nodeCrc, inflateRawSync as nodeInflate } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAscii, isUtf8, Buffer as OwnBuffer } from "../../src/page/node/buffer.ts";
import { createHash } from "../../src/page/node/crypto.ts";
import { deflated } from "../../src/page/node/deflate.ts";
import * as files from "../../src/page/node/fs.ts";
import { basename, dirname, extname, join, parse } from "../../src/page/node/path.ts";
import { crc32, inflateRawSync } from "../../src/page/node/zlib.ts";

/** It takes what Node's own takes, of which the class above it knows nothing. */
const ownBytes = (content: string | Uint8Array): OwnBuffer => OwnBuffer.from(content as never) as OwnBuffer;

const runs = { numRuns: 200 };
/** Bytes that repeat themselves, and bytes that do not. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 }))
    .map(([piece, times]) => new Uint8Array(NodeBuffer.concat(Array.from({ length: times }, () => piece)))),
);

describe("unpacking", () => {
  const ways = [
    { level: 0 },
    { level: 1 },
    { level: 9 },
    { strategy: constants.Z_FIXED },
    { strategy: constants.Z_HUFFMAN_ONLY },
    { strategy: constants.Z_RLE },
  ];

  test.for(ways)("what zlib packed with %j comes out whole, and all of it is taken", (way) => {
    fc.assert(
      fc.property(bytes, (whole) => {
        const packed = deflateRawSync(whole, way);
        const { buffer, engine } = inflateRawSync(packed, { maxOutputLength: Math.max(1, whole.length) });
        expect([...buffer]).toEqual([...whole]);
        expect(engine.bytesWritten).toBe(packed.length);
      }),
      runs,
    );
  });

  test("a long text comes out whole", () => {
    const text = NodeBuffer.from(
      Array.from({ length: 40_000 }, (_, at) => `<c r="A${at}"><v>${at * 7}</v></c>`).join(""),
    );
    const { buffer } = inflateRawSync(deflateRawSync(text), { maxOutputLength: text.length });
    expect(NodeBuffer.from(buffer).equals(text)).toBe(true);
  });

  test("bytes behind the end are left, as zlib leaves them", () => {
    const packed = deflateRawSync(NodeBuffer.from("a claim"));
    const more = NodeBuffer.concat([packed, NodeBuffer.from("more")]);
    expect(inflateRawSync(more, { maxOutputLength: 7 }).engine.bytesWritten).toBe(packed.length);
  });

  test("one byte too many is refused, exactly enough is not", () => {
    const packed = deflateRawSync(NodeBuffer.from("a claim"));
    expect(inflateRawSync(packed, { maxOutputLength: 7 }).buffer.toString()).toBe("a claim");
    expect(() => inflateRawSync(packed, { maxOutputLength: 6 })).toThrow("too long");
  });

  test("whatever is done to the bytes, both refuse it or both read the same", () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(255), fc.nat(), (whole, place, value, cut) => {
        const packed = deflateRawSync(whole);
        packed[place % packed.length] = value;
        const damaged = packed.subarray(0, cut % 3 === 0 ? cut % (packed.length + 1) : packed.length);
        const most = 4_000;
        const ours = outcome(() => inflateRawSync(damaged, { maxOutputLength: most }));
        const theirs = outcome(
          () => nodeInflate(damaged, { maxOutputLength: most, info: true }) as unknown as Unpacked,
        );
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 3_000 },
    );
  });

  test.for([
    { why: "the empty file", packed: [] },
    { why: "a block of the fourth kind", packed: [0b111] },
    { why: "stored bytes whose length contradicts itself", packed: [1, 5, 0, 5, 0] },
    // The fixed code: a length of three, then a distance of one, with nothing before it.
    { why: "a distance before the beginning", packed: [0b0000_0011, 0b0000_0010, 0] },
  ])("$why is refused by both", ({ packed }) => {
    const damaged = NodeBuffer.from(packed);
    expect(() => inflateRawSync(damaged, { maxOutputLength: 100 })).toThrow();
    expect(() => nodeInflate(damaged)).toThrow();
  });

  test("what the platform packs is what zlib packs here", async () => {
    const text = NodeBuffer.from("Taliad, taliad, taliad".repeat(90));
    expect(NodeBuffer.from(await deflated(text)).equals(deflateRawSync(text, { level: 6 }))).toBe(true);
  });
});

type Unpacked = { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };

/** What came out and how much was taken, or that it was refused. */
function outcome(unpack: () => Unpacked): unknown {
  try {
    const { buffer, engine } = unpack();
    return { bytes: [...buffer], taken: engine.bytesWritten };
  } catch {
    return "refused";
  }
}

test("checksums and hashes are Node's, in pieces of any length", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (pieces) => {
      const [ours, theirs] = [createHash("sha256"), nodeHash("sha256")];
      for (const piece of pieces) {
        ours.update(piece);
        theirs.update(piece);
        expect(crc32(piece)).toBe(nodeCrc(piece));
      }
      expect(ours.digest("hex")).toBe(theirs.digest("hex"));
    }),
    runs,
  );
});

test.for([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1_000])("a hash of %i bytes", (length) => {
  const whole = new Uint8Array(length).fill(0x61);
  expect(createHash("sha256").update(whole).digest("hex")).toBe(
    nodeHash("sha256").update(whole).digest("hex"),
  );
});

test("a hash of a text is that of its UTF-8", () => {
  expect(createHash("sha256").update("Siôn Ŵ 😀").digest("hex")).toBe(
    nodeHash("sha256").update("Siôn Ŵ 😀").digest("hex"),
  );
});

describe("bytes", () => {
  test("read as text they come out as Node's, damaged ones too", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(130), fc.nat(130), (whole, from, to) => {
        const [ours, theirs] = [ownBytes(whole), NodeBuffer.from(whole)];
        for (const encoding of ["utf8", "latin1", "hex", "utf16le"] as const) {
          expect(ours.toString(encoding, from, to)).toBe(theirs.toString(encoding, from, to));
        }
        expect([isUtf8(ours), isAscii(ours)]).toEqual([
          outcomeOf(() => new TextDecoder("utf-8", { fatal: true }).decode(whole)),
          whole.every((byte) => byte < 0x80),
        ]);
      }),
      runs,
    );
  });

  test.for([
    "",
    "Siôn",
    "\ufeffrow",
    "a\ufffdb",
    "😀".repeat(20),
    "plain text of more than a few letters",
  ])("“%s” goes in and comes out", (text) => {
    expect(ownBytes(text).toString()).toBe(text);
    expect([...ownBytes(text)]).toEqual([...NodeBuffer.from(text)]);
  });

  test("they are found, cut, compared and put together as Node's", () => {
    const few = fc.uint8Array({ maxLength: 12, max: 3 });
    fc.assert(
      fc.property(few, few, fc.integer({ min: -14, max: 14 }), fc.nat(14), (a, b, from, place) => {
        const [ours, theirs] = [ownBytes(a), NodeBuffer.from(a)];
        if (b.length > 0) {
          expect(ours.indexOf(b, place)).toBe(theirs.indexOf(b, place));
          expect(ours.lastIndexOf(b)).toBe(theirs.lastIndexOf(b));
          expect(ours.includes(b)).toBe(theirs.includes(NodeBuffer.from(b)));
        }
        expect([...ours.subarray(from, place)]).toEqual([...theirs.subarray(from, place)]);
        expect([...ours.slice(from)]).toEqual([...theirs.subarray(from)]);
        expect(OwnBuffer.compare(a, b)).toBe(NodeBuffer.compare(a, b));
        expect(ours.equals(b)).toBe(theirs.equals(b));
        expect([...OwnBuffer.concat([a, b])]).toEqual([...NodeBuffer.concat([a, b])]);
      }),
      runs,
    );
  });

  test("a stretch of them is the same memory, and numbers are read from it", () => {
    const whole = ownBytes(NodeBuffer.from("00010203040506070809", "hex"));
    const stretch = whole.subarray(1);
    const node = NodeBuffer.from(whole).subarray(1);
    expect(stretch.readUInt16LE(1)).toBe(node.readUInt16LE(1));
    expect(stretch.readUInt32LE(2)).toBe(node.readUInt32LE(2));
    expect(stretch.readBigUInt64LE(0)).toBe(node.readBigUInt64LE(0));
    stretch[0] = 0xff;
    expect(whole[1]).toBe(0xff);
    expect([...ownBytes(whole).swap16()]).toEqual([...NodeBuffer.from(whole).swap16()]);
    const into = OwnBuffer.alloc(4);
    expect(whole.copy(into, 1, 2)).toBe(3);
    expect([...into]).toEqual([0, 2, 3, 4]);
  });
});

function outcomeOf(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

describe("files in memory", () => {
  test("are written at the end and anywhere, cut, read in pieces, renamed and taken away", () => {
    files.mkdirSync("/a");
    const file = files.openSync("/a/one", "w+");
    expect(files.writeSync(file, NodeBuffer.from("hello world"), 0, 5, null)).toBe(5);
    files.writeSync(file, NodeBuffer.from("XY"), 0, 2, 8);
    files.writeSync(file, NodeBuffer.from("!"), 0, 1, null);
    expect(files.readFileSync("/a/one").toString()).toBe("hello!\0\0XY");
    files.ftruncateSync(file, 6);
    const into = OwnBuffer.alloc(4);
    expect([files.readSync(file, into, 0, 4, 2), into.toString()]).toEqual([4, "llo!"]);
    files.closeSync(file);
    const again = files.openSync("/a/one", 0);
    expect([files.readSync(again, into, 0, 4, null), files.readSync(again, into, 0, 4, null)]).toEqual([
      4, 2,
    ]);
    expect(files.readSync(again, into, 0, 4, null)).toBe(0);
    expect([files.fstatSync(again).size, files.fstatSync(again, { bigint: true }).size]).toEqual([6, 6n]);
    files.closeSync(again);
    files.renameSync("/a/one", "/a/two");
    expect(files.readdirSync("/a")).toEqual(["two"]);
    expect([files.existsSync("/a/one"), files.statSync("/a/two")?.isFile(), files.statSync("/none")]).toEqual(
      [false, true, undefined],
    );
    files.rmSync("/a");
    expect(files.existsSync("/a/two")).toBe(false);
  });

  test("that are not there, or would stand in no folder, are a fault with a code", () => {
    for (const open of [() => files.openSync("/none", 0), () => files.openSync("/none/x", "w+")]) {
      expect(open).toThrow(expect.objectContaining({ code: "ENOENT" }));
    }
    expect(() => files.readSync(99, OwnBuffer.alloc(1), 0, 1, 0)).toThrow("no file is open as 99");
  });

  test.for([
    ["/a/b.c.csv", "/a", "b.c.csv", ".csv"],
    ["/.csv", "/", ".csv", ""],
    ["/a/none", "/a", "none", ""],
  ])("%s", ([path = "", folder = "", name = "", ending = ""]) => {
    expect([dirname(path), basename(path), extname(path)]).toEqual([folder, name, ending]);
    expect(parse(path)).toEqual({ name: name.slice(0, name.length - ending.length), ext: ending });
    expect(join("/a", "", "b")).toBe("/a/b");
  });
});

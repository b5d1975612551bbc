// A form with files, cut into pieces at every place, comes out the same; what is none, or ends early, is refused.
import { describe, expect, test } from "vitest";
import { BrokenForm, boundaryOf, partsOf } from "../../src/desk/http/multipart.ts";
import { plainName } from "../../src/desk/waiting/plain-name.ts";

const boundary = "----x";
const form = [
  '------x\r\nContent-Disposition: form-data; name="form"\r\n\r\nkey\r\n',
  '------x\r\nContent-Disposition: form-data; name="files"; filename="a %22b%22.csv"\r\nContent-Type: text/csv\r\n\r\n',
  "1,2\r\n--\r\n------ x\r\n-----\r\n",
  '------x\r\nContent-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n',
  "------x--\r\n",
].join("");

async function* cut(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(
  text: string,
  length = 7,
): Promise<readonly (readonly [string, string | undefined, string])[]> {
  const found: [string, string | undefined, string][] = [];
  for await (const { name, filename, body } of partsOf(cut(Buffer.from(text), length), boundary)) {
    const pieces: Buffer[] = [];
    for await (const piece of body) pieces.push(piece);
    found.push([name, filename, Buffer.concat(pieces).toString()]);
  }
  return found;
}

describe("a form with files", () => {
  test("is the same wherever it is cut", async () => {
    for (let length = 1; length <= form.length; length += 1)
      expect(await read(form, length), `${length}`).toEqual([
        ["form", undefined, "key"],
        ["files", 'a "b".csv', "1,2\r\n--\r\n------ x\r\n-----"],
        ["files", "", ""],
      ]);
  });

  test("is refused wherever it ends early", async () => {
    for (let length = 0; length < form.length - 2; length += 1) {
      const fault = await read(form.slice(0, length)).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(fault, `${length}`).toBeInstanceOf(BrokenForm);
    }
  });

  test.for([
    ["something before the first boundary", `preamble\r\n${form}`],
    ["a part without a name", form.replace('; name="form"', "")],
    [
      "two dispositions of one part",
      form.replace("Content-Type: text/csv", 'Content-Disposition: form-data; name="b"'),
    ],
    [
      "a boundary that goes on",
      form.replace(
        '------x\r\nContent-Disposition: form-data; name="form"',
        '------xy\r\nContent-Disposition: form-data; name="form"',
      ),
    ],
    [
      "a head without end",
      `------x\r\nContent-Disposition: form-data; name="form"${"a".repeat(9_000)}\r\n\r\nkey\r\n------x--`,
    ],
  ] as const)("is refused with %s", async ([, text]) => {
    await expect(read(text)).rejects.toThrow(BrokenForm);
  });

  test.for([
    ["multipart/form-data; boundary=----x", "----x"],
    ['multipart/form-data;boundary="a b"', "a b"],
    ["multipart/form-data", undefined],
    [`multipart/form-data; boundary=${"x".repeat(71)}`, undefined],
    ["multipart/mixed; boundary=x", undefined],
  ] as const)("%s names its boundary", ([type, named]) => {
    expect(boundaryOf(type)).toBe(named);
  });
});

describe("the name of an upload", () => {
  const plain = [
    "a.csv",
    "Cartref Môn (2).xlsx",
    "+b.csv",
    "-x.csv",
    "Ŵyn.csv",
    "a'b.csv",
    "%2e%2e.csv",
    "x".repeat(200),
  ];
  test.for(plain)("%s is a plain name", (name) => {
    expect(plainName(name)).toBe(name);
  });

  const leads = [
    "",
    ".",
    "..",
    ".hidden",
    "../a.csv",
    "a/b.csv",
    "..\\a.csv",
    "C:a.csv",
    "/etc/passwd",
    "a\0.csv",
    "a\nb.csv",
    "~$a.xlsx",
    "a.",
    "a ",
    " a",
    "nul",
    "COM1.csv",
    "a?.csv",
    "\u202ecsv.exe",
    "\ud800.csv",
    "a\u200b.csv",
    "x".repeat(201),
    "é".repeat(101),
  ];
  test.for(leads)("%j is none", (name) => {
    expect(plainName(name)).toBeUndefined();
  });
});

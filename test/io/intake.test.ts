// Taking files in: each is read once, kept byte for byte under a label, and the order in which they were named
// does not matter.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { NoSuchInput } from "../../src/io/found-files.ts";
import { inMemory, inputPieces, readAgain, takeIn } from "../../src/io/intake.ts";
import { mustHoldFiles, NotAFile, pieces } from "../../src/io/regular-file.ts";
import { sha256 } from "../program/batch-folder.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const sent = join(place, "sent");
const kept = join(place, "kept");
beforeEach(() => {
  for (const one of [sent, kept]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one, { recursive: true });
  }
});

/** Writes a file below `sent` and returns its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(sent, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test("a file is known by its name, its length, its hash and its first bytes", () => {
  const bytes = Buffer.concat([Buffer.from("Llŷr"), Buffer.alloc(200_000, "x")]);
  const [input] = takeIn([file("a.csv", bytes)], kept).inputs;
  expect(input).toMatchObject({
    label: "a.csv",
    path: join(kept, "a.csv"),
    bytes: bytes.length,
    sha256: sha256(bytes),
    utf8: true,
  });
  expect(input?.head.equals(bytes.subarray(0, 65_536))).toBe(true);
  expect(readFileSync(join(kept, "a.csv")).equals(bytes)).toBe(true);
  expect((statSync(join(kept, "a.csv")).mode & 0o777).toString(8)).toBe("600");
});

describe("whether the whole file is UTF-8 is known", () => {
  const cases = [
    { why: "nothing at all", bytes: Buffer.alloc(0), utf8: true },
    {
      why: "a letter cut by the end of a piece",
      bytes: Buffer.concat([Buffer.alloc((1 << 20) - 1, "x"), Buffer.from("ŷ")]),
      utf8: true,
    },
    {
      why: "a letter of another encoding at the very end",
      bytes: Buffer.concat([Buffer.alloc(70_000, "x"), Buffer.from([0xf4])]),
      utf8: false,
    },
  ];
  test.for(cases)("$why", ({ bytes, utf8 }) => {
    expect(takeIn([file("a.csv", bytes)], undefined).inputs[0]?.utf8).toBe(utf8);
  });
});

describe("labels", () => {
  test("two files of one name are told apart, the same way in whatever order they are named", () => {
    const paths = [file("one/return.csv", "1"), file("two/return.csv", "2"), file("three/RETURN.CSV", "3")];
    const labels = (order: readonly string[]) =>
      takeIn(order, undefined).inputs.map(({ label, sha256: hash }) => [label, hash]);
    const first = labels(paths);
    expect(labels(paths.toReversed())).toEqual(first);
    expect(new Set(first.map(([label]) => label?.toLowerCase())).size).toBe(3);
  });

  test("any order of any names gives the same list, and every byte is kept under its label", () => {
    const name = fc.constantFrom(
      "a.csv",
      "b.csv",
      "A.csv",
      "a (2).csv",
      "é.xlsx",
      "-x.csv",
      ".0",
      ".1",
      ".2",
      "a b.csv",
    );
    const some = fc.array(fc.record({ name, content: fc.constantFrom("x", "y", "z") }), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(some, fc.nat(), (files, turn) => {
        for (const one of [sent, kept]) {
          rmSync(one, { recursive: true, force: true });
          mkdirSync(one);
        }
        const paths = files.map(({ name: own, content }, at) => file(`${at}/${own}`, content));
        const turned = paths.map((_, at) => paths[(at + turn) % paths.length] ?? "");
        const plain = takeIn(paths, undefined).inputs.map(({ label, sha256: hash }) => ({ label, hash }));
        const { inputs } = takeIn(turned, kept);
        expect(inputs.map(({ label, sha256: hash }) => ({ label, hash }))).toEqual(plain);
        for (const input of inputs) expect(sha256(readFileSync(input.path)), input.label).toBe(input.sha256);
        expect(readdirSync(kept).sort()).toEqual(inputs.map(({ label }) => label).sort());
        expect(inputs.map(({ sha256: hash }) => hash).sort()).toEqual(
          files.map(({ content }) => sha256(content)).sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("folders", () => {
  test("give their tables, one level deep, without hidden files and what spreadsheet programs leave beside them", () => {
    file("a.csv", "1");
    file("b.XLSX", "2");
    file("notes.pdf", "3");
    file(".hidden.csv", "4");
    file("~$b.xlsx", "5");
    file(".~lock.a.csv#", "6");
    file("deeper/c.csv", "7");
    const { inputs, notTaken, open } = takeIn([sent], undefined);
    expect([inputs.map(({ label }) => label), notTaken]).toEqual([["a.csv", "b.XLSX"], []]);
    // Somebody may still be writing in these two.
    expect(open).toEqual([
      { name: ".~lock.a.csv#", of: "a.csv" },
      { name: "~$b.xlsx", of: "b.xlsx" },
    ]);
  });

  test("and a mark of an open file that is named itself is no input either", () => {
    const [open, real] = [file("~$b.xlsx", "5"), file("b.xlsx", "2")];
    expect(takeIn([open, real], undefined)).toMatchObject({
      inputs: [{ label: "b.xlsx" }],
      notTaken: [],
      open: [{ name: "~$b.xlsx", of: "b.xlsx" }],
    });
  });

  test("give no links: they are named, wherever they lead, and the files beside them are taken", () => {
    const target = file("a.csv", "1");
    mkdirSync(join(sent, "real"));
    symlinkSync(target, join(sent, "b.csv"));
    symlinkSync(join(sent, "real"), join(sent, "c.csv"));
    symlinkSync(join(sent, "gone"), join(sent, "d.csv"));
    const { inputs, notTaken } = takeIn([sent], undefined);
    expect(inputs.map(({ label }) => label)).toEqual(["a.csv"]);
    expect(notTaken).toEqual(["b.csv", "c.csv", "d.csv"].map((name) => ({ name, why: "link" })));
  });

  test("a link that is named itself is followed to its file, and to nothing else", () => {
    file("real/a.csv", "1");
    symlinkSync(join(sent, "real"), join(place, "folder-link"));
    symlinkSync(join(sent, "real/a.csv"), join(place, "file-link.csv"));
    symlinkSync("/dev/null", join(place, "null-link.csv"));
    const named = ["folder-link", "file-link.csv", "null-link.csv"].map((name) => join(place, name));
    const { inputs, notTaken } = takeIn(named, kept);
    expect(inputs.map(({ label }) => label)).toEqual(["a.csv", "file-link.csv"]);
    expect(notTaken).toEqual([{ name: "null-link.csv", why: "device" }]);
  });

  test("that are empty give nothing", () => {
    expect(takeIn([sent], undefined).inputs).toEqual([]);
  });
});

test("a file that is named twice, in whatever way, is taken once", () => {
  const path = file("a.csv", "1");
  const ways = [path, sent, join(sent, "x/../a.csv"), `${sent}/./a.csv`, `${sent}//a.csv`];
  expect(takeIn(ways, undefined).inputs).toHaveLength(1);
});

test("a path with nothing behind it is named, and nothing is kept", () => {
  const path = file("a.csv", "1");
  const wrong = join(sent, "gone.csv");
  expect(() => takeIn([path, wrong], kept)).toThrow(new NoSuchInput(wrong));
  expect(readdirSync(kept)).toEqual([]);
});

test("a file can be taken in again from where it was kept", () => {
  const [first] = takeIn([file("a.csv", "Llŷr")], kept).inputs;
  cpSync(join(kept, "a.csv"), join(place, "moved.csv"));
  const again = readAgain(join(place, "moved.csv"), "a.csv");
  expect({ ...again, path: "" }).toEqual({ ...first, path: "" });
});

describe("what is no file is named, never waited for, and stops nothing", () => {
  test("pipes, sockets, devices and folders", async () => {
    file("a.csv", "1");
    execFileSync("mkfifo", [join(sent, "pipe.csv")]);
    mkdirSync(join(sent, "folder.csv"));
    const server = createServer().listen(join(sent, "socket.csv"));
    await once(server, "listening");
    const { inputs, notTaken } = takeIn([sent, "/dev/null"], kept);
    server.close();
    expect(inputs.map(({ label }) => label)).toEqual(["a.csv"]);
    expect(notTaken).toEqual([
      { name: "folder.csv", why: "folder" },
      { name: "pipe.csv", why: "pipe" },
      { name: "socket.csv", why: "socket" },
      { name: "null", why: "device" },
    ]);
  });

  test("a pipe that stands where a file was", () => {
    execFileSync("mkfifo", [join(sent, "pipe.csv")]);
    expect(() => [...pieces(join(sent, "pipe.csv"))]).toThrow(NotAFile);
  });

  test("a file that grows, shrinks or is written over while it is read", () => {
    const changes = [
      (path: string) => appendFileSync(path, "more"),
      (path: string) => truncateSync(path, 3_000_000),
      (path: string) => utimesSync(path, 1, 1),
    ];
    for (const change of changes) {
      const path = file("a.csv", Buffer.alloc(4 << 20, "x"));
      const reading = pieces(path);
      reading.next();
      change(path);
      expect(() => [...reading], String(change)).toThrow(expect.objectContaining({ why: "changing" }));
    }
  });

  test("a file without a size that has no end", () => {
    const { inputs, notTaken } = takeIn(["/proc/self/maps"], kept);
    expect({ inputs, notTaken }).toEqual({ inputs: [], notTaken: [{ name: "maps", why: "changing" }] });
  });
});

describe("names that cannot be shown", () => {
  const latin = Buffer.concat([Buffer.from(`${sent}/`), Buffer.from("ll\u00e2n.csv", "latin1")]);

  test("bytes that are no UTF-8: the file is taken under another name, from its folder and from the command line", () => {
    writeFileSync(latin, "1");
    // As Node hands over such a name that a shell has found.
    for (const way of [sent, latin.toString("utf8")]) {
      const { inputs, renamed } = takeIn([way], kept);
      expect(inputs.map(({ label, sha256: hash }) => ({ label, hash }))).toEqual([
        { label: "ll\ufffdn.csv", hash: sha256(Buffer.from("1")) },
      ]);
      expect(renamed).toEqual(["ll\ufffdn.csv"]);
    }
  });

  test("they are copied where no bytes are kept, else nobody could open them again", () => {
    writeFileSync(latin, "1");
    const [input] = takeIn([sent], undefined, kept).inputs;
    expect(readFileSync(input?.path ?? "", "utf8")).toBe("1");
    expect(takeIn([sent], undefined).notTaken).toEqual([{ name: "ll\ufffdn.csv", why: "name" }]);
  });

  test.for([
    ["an escape", "a\u001b[31m.csv", "a\ufffd[31m.csv"],
    ["a line break", "a\nb.csv", "a\ufffdb.csv"],
    ["a turned direction", "a\u202evsc.csv", "a\ufffdvsc.csv"],
    ["letters with accents", "Llŷr.csv", "Llŷr.csv"],
  ] as const)("%s", ([, name, label]) => {
    file(name, "1");
    const { inputs, renamed } = takeIn([sent], kept);
    expect(inputs.map((input) => input.label)).toEqual([label]);
    expect(renamed).toEqual(label === name ? [] : [label]);
    expect(readdirSync(kept)).toEqual([label]);
  });
});

test("a file is read on behind its beginning, which is never read twice", () => {
  const length = (1 << 20) + 70_000;
  const bytes = Buffer.from(Array.from({ length }, (_, at) => (at * 7 + (at >> 9)) & 0xff));
  const [input] = takeIn([file("long.csv", bytes)], kept).inputs;
  if (input === undefined) throw new Error("nothing was taken in");
  const read = [...inputPieces(input)];
  expect(read[0]?.length).toBe(1 << 16);
  expect(sha256(Buffer.concat(read))).toBe(sha256(bytes));
  const held = inMemory("long.csv", bytes);
  expect(sha256(Buffer.concat([...inputPieces(held)]))).toBe(sha256(bytes));
  expect([...inputPieces(inMemory("short.csv", Buffer.from("a,b")))]).toEqual([Buffer.from("a,b")]);
});

test("a folder of files and folders is one, and a link in it is named", () => {
  const inner = join(sent, "inner");
  mkdirSync(inner);
  writeFileSync(join(inner, "a"), "");
  expect(() => mustHoldFiles(sent)).not.toThrow();
  symlinkSync(join(inner, "a"), join(inner, "b"));
  expect(() => mustHoldFiles(sent)).toThrow(`${join(inner, "b")}: link`);
});

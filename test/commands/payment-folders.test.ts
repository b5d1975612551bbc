// Lists of payments against the events of the ledger.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { listFindings } from "../../src/commands/work/payment-folders.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const one = "aaaaaaaaaaaa";
const text = "reference,amount\r\nx,299.60\r\n";
const sha256 = createHash("sha256").update(text).digest("hex");
const event = { batchId: one, kind: "paid", step: "list", sha256 } as const;

/** A folder of results with this list of payments of the batch; none when absent. */
function results(content?: string): string {
  const out = mkdtempSync(join(tmpdir(), "taliad-lists-"));
  made.push(out);
  mkdirSync(join(out, `payments-${one}`));
  if (content !== undefined) writeFileSync(join(out, `payments-${one}`, "payment-list.csv"), content);
  return out;
}

const codes = (out: string, events: readonly (typeof event)[] = [event]) =>
  [...listFindings(out, events)].map(({ code, where }) => `${code} ${where}`);

test("the list that was written agrees, and one that was put away is not missed", () => {
  expect(codes(results(text))).toEqual([]);
  expect(codes("/nowhere")).toEqual([]);
});

test("a list with a penny more, or one that is gone, is told", () => {
  expect(codes(results(text.replace("299.60", "299.61")))).toEqual([`list-differs ${one}`]);
  expect(codes(results())).toEqual([`file-missing ${one}`]);
});

test("a link is told, wherever it leads", () => {
  const out = results();
  writeFileSync(join(out, "elsewhere.csv"), text);
  symlinkSync(join(out, "elsewhere.csv"), join(out, `payments-${one}`, "payment-list.csv"));
  expect(codes(out)).toEqual([`file-is-link ${one}`]);
});

test("a list that the ledger never heard of is told; of two lists the later one counts", () => {
  expect(codes(results(text), [])).toEqual([`list-not-in-book ${one}`]);
  expect(codes(results(text), [{ ...event, sha256: "0".repeat(64) } as never, event])).toEqual([]);
});

describe("what was written with a list", () => {
  const advice = "remittances/W06000002-E0701.html";
  const digest = (content: string): string => createHash("sha256").update(content).digest("hex");
  const outputs = [
    { path: "payment-list.csv", sha256, bytes: text.length },
    { path: advice, sha256: digest("advice"), bytes: 6 },
  ];
  /** A whole folder, changed. */
  const told = (change: (folder: string) => void): readonly string[] => {
    const out = results(text);
    const folder = join(out, `payments-${one}`);
    mkdirSync(join(folder, "remittances"));
    writeFileSync(join(folder, advice), "advice");
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ outputs }));
    change(folder);
    return [...listFindings(out, [event])].map(({ code, detail }) => `${code} ${detail}`);
  };
  const at = (path: string): string => `payments-${one}/${path}`;

  test.for<readonly [string, (folder: string) => void, readonly string[]]>([
    ["agrees", () => {}, []],
    [
      "an advice changed",
      (of) => writeFileSync(join(of, advice), "advise"),
      [`beside-list-differs ${at(advice)}`],
    ],
    ["an advice gone", (of) => rmSync(join(of, advice)), [`file-missing ${at(advice)}`]],
    [
      "a second list",
      (of) => writeFileSync(join(of, "list (2).csv"), text),
      [`file-added ${at("list (2).csv")}`],
    ],
    [
      "a note of somebody's",
      (of) => writeFileSync(join(of, "note.txt"), ""),
      [`file-added ${at("note.txt")}`],
    ],
    [
      "what a file manager left, which is nobody's doing",
      (of) => {
        for (const path of [".DS_Store", "Thumbs.db", "remittances/desktop.ini"])
          writeFileSync(join(of, path), "x");
      },
      [],
    ],
    [
      "a link under such a name",
      (of) => symlinkSync("/etc/hostname", join(of, "Thumbs.db")),
      [`file-added ${at("Thumbs.db")}`],
    ],
    [
      "a folder under such a name",
      (of) => {
        mkdirSync(join(of, ".DS_Store"));
        writeFileSync(join(of, ".DS_Store", "list.csv"), "x");
      },
      [`file-added ${at(".DS_Store/list.csv")}`],
    ],
    [
      "only the list and what a file manager left",
      (of) => {
        rmSync(join(of, "manifest.json"));
        rmSync(join(of, "remittances"), { recursive: true });
        writeFileSync(join(of, ".DS_Store"), "x");
      },
      [],
    ],
    [
      "no manifest",
      (of) => rmSync(join(of, "manifest.json")),
      [`manifest-unreadable ${at("manifest.json")}`],
    ],
    [
      "a manifest that climbs",
      (of) =>
        writeFileSync(join(of, "manifest.json"), JSON.stringify({ outputs: [{ path: "../x", sha256 }] })),
      [`manifest-unreadable ${at("manifest.json")}`],
    ],
    [
      "half a manifest",
      (of) => writeFileSync(join(of, "manifest.json"), "{"),
      [`manifest-unreadable ${at("manifest.json")}`],
    ],
    [
      "a link for an advice",
      (of) => {
        rmSync(join(of, advice));
        symlinkSync("/etc/hostname", join(of, advice));
      },
      [`file-is-link ${at(advice)}`],
    ],
    [
      "a link for the folder",
      (of) => {
        renameSync(of, `${of}-elsewhere`);
        symlinkSync(`${of}-elsewhere`, of);
      },
      [`file-is-link payments-${one}`],
    ],
    [
      "a file for the folder",
      (of) => {
        rmSync(of, { recursive: true });
        writeFileSync(of, text);
      },
      [`file-is-link payments-${one}`],
    ],
  ])("%s", ([, change, findings]) => {
    expect(told(change)).toEqual(findings);
  });
});

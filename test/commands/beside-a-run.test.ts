// What a run says and does beside its batch: who is missing, what was not taken, what killed runs left, what the log tells.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exitCodes } from "../../src/commands/exit-codes.ts";
import { UsageFault } from "../../src/commands/usage-fault.ts";
import { mustHoldWhatWasLogged } from "../../src/commands/work/behind-log.ts";
import { putAway } from "../../src/commands/work/collected.ts";
import { latestOf, missingEmployers } from "../../src/commands/work/expected.ts";
import { logged } from "../../src/commands/work/logged.ts";
import { withMissing } from "../../src/commands/work/missing-words.ts";
import { purgedReturns } from "../../src/commands/work/purged-claims.ts";
import { doubtsText } from "../../src/commands/work/return-doubts.ts";
import { postStaged } from "../../src/commands/work/staged.ts";
import { removeStale } from "../../src/commands/work/stale.ts";
import { withNotTaken } from "../../src/commands/work/taken-in.ts";
import { untoldBatches } from "../../src/commands/work/untold.ts";
import { addMonths } from "../../src/core/day.ts";
import { hashOf } from "../../src/io/inbox.ts";
import { runLogName } from "../../src/io/run-log.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { shipped } from "../law/shipped.ts";
import { folder, month } from "../ledger/book.ts";

const june = month("2022-06");
const { done, findings, fileRefused, filesMissing } = exitCodes;

test("a missing return outweighs findings, and what was refused or not taken outweighs it", () => {
  const missing = [{ name: "E1", contact: "" }];
  expect([done, findings, fileRefused].map((code) => withMissing(code, missing))).toEqual([
    ...[filesMissing, filesMissing, fileRefused],
  ]);
  for (const nobody of [undefined, []]) expect(withMissing(findings, nobody)).toBe(findings);
  expect(withNotTaken(done, { notTaken: [{ name: "pipe", why: "pipe" } as never] })).toBe(fileRefused);
  expect(withNotTaken(findings, { notTaken: [] })).toBe(findings);
});

describe("an employer's return", () => {
  const file = { employerId: "E1", laCode: "W1", layout: "wfp-return", status: "accepted", period: june };
  const missing = (files: readonly object[], posted: readonly object[] = [], laCode = "") =>
    missingEmployers([{ employerId: "E1", laCode }], files as never, async (period) =>
      period === june ? (posted as never) : [],
    );
  test.for<[why: string, files: readonly object[], posted: readonly object[], laCode: string, gone: boolean]>(
    [
      ["is there", [file], [], "", false],
      ["was refused", [{ ...file, status: "rejected" }], [], "", true],
      ["is no return but a file beside one", [{ ...file, layout: "decisions" }], [], "", true],
      ["is of another employer", [{ ...file, employerId: "E2" }], [], "", true],
      ["went to another council", [file], [], "W2", true],
      ["stands in the ledger for the month", [{ ...file, employerId: "E2" }], [file], "", false],
      [
        "stands there for on-costs alone",
        [{ ...file, employerId: "E2" }],
        [{ ...file, layout: "wfp-oncost" }],
        "",
        true,
      ],
      [
        "stands for another month",
        [{ ...file, employerId: "E2", period: addMonths(june, 1) }],
        [file],
        "",
        true,
      ],
    ],
  )("%s", async ([, files, posted, laCode, gone]) => {
    expect(await missing(files, posted, laCode)).toEqual(gone ? [laCode === "" ? "E1" : `E1 ${laCode}`] : []);
  });

  test("the month is the latest that was taken", () => {
    const late = { ...file, period: addMonths(june, 1) };
    expect(latestOf([file, late, file])).toBe(addMonths(june, 1));
    expect(latestOf([file, { ...late, status: "rejected" }])).toBe(june);
    expect(latestOf([])).toBeUndefined();
  });
});

test("of many employers in doubt five are named", () => {
  const session = { schemas: { law: shipped }, console: { language: "en" } } as never;
  const text = (many: number) =>
    doubtsText(
      Array.from(
        { length: many },
        (_, at) => ({ kind: "unknown", employerId: `E${at}`, laCode: "W1", name: "" }) as const,
      ),
      session,
    ).join(" ");
  expect(text(0)).toBe("");
  expect(text(5)).toContain("E4 W1)");
  expect(text(5)).not.toContain("…");
  expect(text(6)).toContain("6 (");
  expect(text(6)).toContain("…");
  expect(text(6)).not.toContain("E5");
});

test("what a killed run left goes; what is at work, and whatever has another name, stays", () => {
  const out = folder();
  // No process has such a number.
  const [dead, alive] = [".staging-run-2147483647", `.staging-run-${process.pid}`];
  const others = [".staging-run-", ".staging-run-1x", "staging-run-2147483647", "0123456789ab"];
  for (const name of [dead, alive, ...others]) mkdirSync(join(out, name), { recursive: true });
  removeStale(out);
  expect(readdirSync(out).sort()).toEqual([alive, ...others].sort());
});

test.for([
  ["refused", false],
  ["busy", true],
  ["trouble", true],
] as const)("a batch that the ledger does not take (%s): its folder is left %s", async ([kind, left]) => {
  const out = folder();
  mkdirSync(join(out, ".staged"), { recursive: true });
  const fault = new LedgerFault(kind, kind);
  const staged = { id: "b1", manifest: "", staging: ".staged" };
  await expect(postStaged(out, staged, () => Promise.reject(fault))).rejects.toBe(fault);
  expect(existsSync(join(out, ".staged"))).toBe(left);
});

/** A folder of results with such a log. */
function withLog(...lines: readonly object[]): string {
  const out = folder();
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, runLogName), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return out;
}

describe("a ledger beside the log of runs", () => {
  const end = { event: "end", run: "r1", batch: "b2", book: "book", sequence: 2, head: "h2" };
  const holds = async (out: string, batches: readonly object[], accepted?: string, head = "h1") => {
    const book = { bookId: "book", batches: async () => batches, state: async () => ({ head }) };
    const fault = await mustHoldWhatWasLogged(book as never, out, accepted).catch(
      (error: LedgerFault) => error,
    );
    return fault?.reason ?? "goes on";
  };
  const [one, two] = [
    { sequence: 1, head: "h1" },
    { sequence: 2, head: "h2" },
  ];
  test("holds what was logged last, or is an older copy", async () => {
    expect(await holds(withLog(end), [one, two])).toBe("goes on");
    expect(await holds(withLog(end), [one])).toBe("behind-log");
    expect(await holds(withLog(end), [one, { sequence: 2, head: "another" }])).toBe("behind-log");
    expect(await holds(withLog({ ...end, sequence: 1, head: "h1" }, end), [one])).toBe("behind-log");
    expect(await holds(folder(), [one])).toBe("goes on");
  });
  test("is not held against what another ledger did there", async () => {
    expect(await holds(withLog({ ...end, book: "another" }), [one])).toBe("goes on");
  });
  test("goes on where somebody says that it was put back, and where", async () => {
    expect(await holds(withLog(end), [one], "h1")).toBe("goes on");
    expect(await holds(withLog(end), [one], "h2")).toBe("behind-log");
    expect(await holds(withLog(end), [], "0", "")).toBe("goes on");
  });
});

test("a fault is in the log with the code that the run ends with", async () => {
  const out = folder();
  mkdirSync(out, { recursive: true });
  const said: string[] = [];
  const session = {
    config: { out, lang: "en", failOn: "rejected", ledger: "none", parameters: {} },
    console: { log: (_: string, key: string) => void said.push(key), step: () => {} },
  } as never;
  const fault = new UsageFault("cli.no-files", { paths: "x" });
  await expect(logged(session, 1, () => Promise.reject(fault))).rejects.toBe(fault);
  expect(await logged(session, 1, async () => ({ exitCode: 3, batch: "b1" }))).toBe(3);
  const lines = readFileSync(join(out, runLogName), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ event, exitCode, fault: key, batch }) => [event, exitCode, key, batch])).toEqual([
    ["begin", undefined, undefined, undefined],
    ["end", 64, "cli.no-files", undefined],
    ["begin", undefined, undefined, undefined],
    ["end", 3, undefined, "b1"],
  ]);
  expect(said).toEqual([]);
});

test("a collect tells late of what a collect has posted and not told, and of nothing else", () => {
  const begin = (run: string, by?: string) => ({ event: "begin", run, command: "run", ...(by && { by }) });
  const end = (run: string, batch: string) => ({ event: "end", run, batch, exitCode: 0 });
  const out = withLog(
    ...[begin("r1", "collect"), end("r1", "told"), { event: "collected", run: "r1", batch: "told" }],
    ...[begin("r2", "collect"), end("r2", "late"), begin("r3"), end("r3", "by hand"), begin("r4", "collect")],
  );
  expect(untoldBatches(out, [])).toEqual(["late"]);
  expect(untoldBatches(out, ["told", "by hand", "killed before its end"])).toEqual([
    "late",
    "killed before its end",
  ]);
});

test("a file that has changed since it was looked at stays for the next time", () => {
  const inbox = folder();
  mkdirSync(inbox, { recursive: true });
  const files = ["a.csv", "b.csv"].map((name) => {
    const at = join(inbox, name);
    writeFileSync(at, name);
    return { at, path: at, name, sha256: hashOf(at) ?? "" };
  });
  mkdirSync(join(inbox, "done"));
  writeFileSync(join(inbox, "b.csv"), "more has come");
  expect(putAway(inbox, files, () => ({ to: "done" }))).toEqual({
    done: ["a.csv"],
    already: [],
    refused: [],
  });
  expect(readdirSync(inbox).sort()).toEqual(["b.csv", "done"]);
});

test("of each employer the latest month whose return was purged", async () => {
  const of = (employerId: string, months: number, batchId: string, layout = "wfp-return") => ({
    ...{ employerId, period: addMonths(june, months), batchId, layout },
  });
  const returns = [
    of("E1", 0, "b1"),
    of("E1", 1, "b1"),
    of("E2", 1, "b1"),
    of("E2", 0, "b1"),
    of("E1", 2, "b2"),
  ];
  const book = {
    state: async () => ({ forgotten: new Set(["wfp"]) }),
    batches: async () => [{ id: "b1", purgedBy: "p1" }, { id: "b2" }],
    returns: async () => [...returns, of("E3", 0, "b1", "wfp-oncost")],
  };
  const { batches, latest } = await purgedReturns(
    book as never,
    { name: "wfp", layout: "wfp-return" },
    undefined,
  );
  expect([...batches]).toEqual(["b1"]);
  expect([...latest]).toEqual([
    ["E1", addMonths(june, 1)],
    ["E2", addMonths(june, 1)],
  ]);
});

// A council's own command after a batch, and the log that programs read: what the command is given, that nothing of a file reaches a
// shell, that its failure is said and changes nothing, and that the log tells every step and nobody's name.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { hashesBelow, linesOf } from "./batch-folder.ts";
import { batchOf, type Ended, type EndedHere, folder, samples, taliad, taliadHere } from "./program.ts";

const places: string[] = [];
let place = "";
beforeEach(() => {
  place = folder();
  places.push(place);
});
afterAll(() => {
  for (const one of places) rmSync(one, { recursive: true });
});

/** A program that writes down its words and a copy of the file that is its last one, then ends as it is told. */
const listener = `import { readFileSync, writeFileSync } from "node:fs";
const words = process.argv.slice(2);
writeFileSync("heard.json", JSON.stringify({ words, counts: JSON.parse(readFileSync(words.at(-1), "utf8")) }));
console.log("printed by the command");
process.exit(Number(words[0]));
`;

function settings(after: readonly string[], mode = 0o600): void {
  writeFileSync(join(place, "listener.mjs"), listener);
  writeFileSync(join(place, "taliad.json"), JSON.stringify({ after, lang: "en" }));
  chmodSync(join(place, "taliad.json"), mode);
}
const words = ["run", join(samples, "welsh-return"), "--on", "2022-07-05"];
const run = (...more: readonly string[]): Promise<Ended> => taliad([...words, ...more], { cwd: place });
/** Where the command prints nothing: what it prints is not caught here. */
const runHere = (...more: readonly string[]): Promise<EndedHere> =>
  taliadHere([...words, ...more], { cwd: place });
const heard = () => JSON.parse(readFileSync(join(place, "heard.json"), "utf8"));

describe("the command after a batch", () => {
  test("is given a file with the counts, of no employer and nobody, and what it prints is apart from our results", async () => {
    settings([process.execPath, "listener.mjs", "0"]);
    const ended = await run("--json");
    const told = JSON.parse(ended.stdout);
    expect(ended.stderr).toBe("printed by the command\n");
    const { words, counts } = heard();
    expect(counts).toMatchObject({
      batch: told.batch,
      exitCode: ended.code,
      again: false,
      toPay: told.toPay,
    });
    expect(counts.folder).toBe(join(place, "out", told.batch));
    expect(counts).not.toHaveProperty("files");
    const text = JSON.stringify(counts);
    for (const { niNumber = "", surname = "", employerId = "", file = "" } of linesOf(
      join(place, "out", told.batch),
      "decisions.csv",
    )) {
      for (const one of [niNumber, surname, employerId, file])
        if (one.length > 3) expect(text).not.toContain(one);
    }
    // The file is gone when the command has ended.
    expect(existsSync(words.at(-1))).toBe(false);
    // The same files again are told as such.
    await run();
    expect(heard().counts).toMatchObject({ batch: told.batch, again: true });
  });

  test("takes no part of a word for an order of a shell", async () => {
    const hostile = [
      "0",
      "; touch broken",
      "$(touch broken)",
      "`touch broken`",
      "| touch broken",
      "a b'\"\\",
      "--",
      "*",
    ];
    settings([process.execPath, "listener.mjs", ...hostile]);
    expect((await run()).code).not.toBe(64);
    expect(heard().words.slice(0, -1)).toEqual(hostile);
    expect(existsSync(join(place, "broken"))).toBe(false);
  });

  test.for([
    { why: "ends with 3", after: [process.execPath, "listener.mjs", "3"], said: "ended with 3" },
    { why: "is not there", after: ["/no/such/program"], said: "ENOENT" },
    { why: "is killed", after: [process.execPath, "-e", "process.kill(process.pid)"], said: "SIGTERM" },
  ])("that $why is said, with the batch and the exit code as they are without it", async ({
    after,
    said,
  }) => {
    settings(after);
    const without = await taliadHere([...words, "--lang", "en"]);
    const ended = await run();
    expect(ended.stderr).toContain(said);
    expect(ended.code).toBe(without.code);
    expect(basename(batchOf(ended))).toBe(basename(batchOf(without)));
    const log = readFileSync(join(place, "out/run-log.ndjson"), "utf8").trimEnd().split("\n");
    expect(JSON.parse(log.at(-1) ?? "")).toMatchObject({
      event: "end",
      exitCode: ended.code,
      after: "failed",
    });
    // Nothing of it is left beside the batches.
    expect(Object.keys(hashesBelow(join(place, "out"))).filter((name) => name.includes(".after"))).toEqual(
      [],
    );
  });

  test("is not run from settings that others may write: nothing is done", async () => {
    settings([process.execPath, "listener.mjs", "0"], 0o622);
    const ended = await runHere();
    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain("taliad.json");
    expect([existsSync(join(place, "heard.json")), existsSync(join(place, "out"))]).toEqual([false, false]);
  });

  test("is not run by a look: check, preview and verify", async () => {
    settings([process.execPath, "listener.mjs", "0"]);
    await taliadHere(["check", join(samples, "welsh-return")], { cwd: place });
    await runHere("--preview");
    expect(existsSync(join(place, "heard.json"))).toBe(false);
  });
});

describe("the log for programs", () => {
  test("tells every step of a night as JSON: begin, each file, counts, end; no name of a file or a person", async () => {
    const inbox = join(place, "inbox");
    mkdirSync(inbox);
    cpSync(join(samples, "first-month"), inbox, { recursive: true });
    const words = ["collect", "inbox", "--settle", "0", "--log-format", "json", "--lang", "en"];
    const ended = await taliadHere(words, { cwd: place });
    const lines = ended.stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const line of lines) expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    const names = lines.map(({ event }) => event);
    expect([...new Set(names)]).toEqual([
      ...["looked", "begin", "taken-in", "file", "decided", "in-place", "end", "put-away"],
    ]);
    const files = lines.filter(({ event }) => event === "file");
    expect(files.map(({ file }) => file)).toEqual(files.map((_, at) => at + 1));
    const batch = lines.find(({ event }) => event === "end").batch;
    const summary = JSON.parse(readFileSync(join(place, "out", batch, "summary.json"), "utf8"));
    expect(files.map(({ sha256, status, rows }) => [sha256, status, rows])).toEqual(
      summary.files.map((file: { sha256: string; status: string; rows: number }) => [
        file.sha256,
        file.status,
        file.rows,
      ]),
    );
    expect(lines.find(({ event }) => event === "end")).toMatchObject({ exitCode: ended.code, again: false });
    for (const { niNumber = "", surname = "", file = "" } of linesOf(
      join(place, "out", batch),
      "decisions.csv",
    ))
      for (const one of [niNumber, surname, file])
        if (one.length > 3) expect(ended.stderr).not.toContain(one);
    // A quiet night says nothing there either, and --quiet nothing at all.
    expect(await taliadHere(words, { cwd: place })).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });
});

// collect: nights of an inbox. Every return is posted once, what is half-written is left, what comes again is no fault, and
// a night without anything new says nothing.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { type EndedHere, folder, samples, taliad, taliadHere } from "./program.ts";

const june = join(samples, "five-months/2022-06");
const july = join(samples, "five-months/2022-07");
const places: string[] = [];
let inbox = "";
let out = "";

beforeEach(() => {
  const place = folder();
  places.push(place);
  inbox = join(place, "inbox");
  out = join(place, "out");
  mkdirSync(inbox);
});
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

/** A night of the inbox; files count as finished at once unless it is said otherwise. */
const night = (...more: readonly string[]): Promise<EndedHere> => {
  const settle = more.includes("--settle") ? [] : ["--settle", "0"];
  return taliadHere(["collect", inbox, "--out", out, "--lang", "en", ...settle, ...more]);
};
const put = (month: string, name: string, as = name): void => cpSync(join(month, name), join(inbox, as));
const filesIn = (...path: readonly string[]): readonly string[] =>
  existsSync(join(inbox, ...path))
    ? readdirSync(join(inbox, ...path), { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

type Line = Readonly<Record<string, string>>;
async function standing(): Promise<readonly Line[]> {
  return JSON.parse((await taliadHere(["ledger", "returns", "--json", "--out", out])).stdout).lines;
}

test("what is new is run and put away; the folders of the inbox are not looked into again", async () => {
  put(june, "cartref-glaslyn.csv");
  put(june, "hafren-gwynedd.csv");
  const first = await night();
  const run = await taliadHere(["run", join(inbox, "done"), "--out", join(out, "beside")]);
  expect(first.code).toBe(run.code);
  expect(filesIn()).toEqual([]);
  expect(filesIn("done")).toEqual(["cartref-glaslyn.csv", "hafren-gwynedd.csv"]);
  // Where a line is broken depends on how long the names of folders are.
  expect(first.stdout.replaceAll(/\s+/g, " ")).toContain("cartref-glaslyn.csv, hafren-gwynedd.csv");
  expect(await standing()).toHaveLength(2);
  const quiet = await night();
  expect(quiet).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("an empty inbox says nothing, and makes neither ledger nor folder", async () => {
  expect(await night()).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await night("--json")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(inbox)).toEqual([]);
});

test("what is being written is left: touched a moment ago, .part, .tmp, and what Excel keeps beside a workbook", async () => {
  put(june, "hafren-gwynedd.csv");
  for (const name of ["a.csv.part", "b.csv.tmp", "~$c.xlsx", ".d.csv"]) put(june, "hafren-gwynedd.csv", name);
  const early = await taliadHere(["collect", inbox, "--out", out]);
  expect(early).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(filesIn()).toHaveLength(5);
  await night();
  expect(filesIn()).toEqual([".d.csv", "a.csv.part", "b.csv.tmp", "~$c.xlsx"]);
  // Finished: it gets its name, and is the same return again.
  renameSync(join(inbox, "a.csv.part"), join(inbox, "a.csv"));
  expect((await night()).code).toBe(0);
  expect(filesIn("done", "already")).toEqual(["a.csv"]);
});

test("a file is left until nobody has touched it for the time that was said, whatever day it carries itself", async () => {
  cpSync(join(june, "hafren-gwynedd.csv"), join(inbox, "hafren-gwynedd.csv"), { preserveTimestamps: true });
  expect((await night("--settle", "20")).stdout).toBe("");
  expect(filesIn()).toEqual(["hafren-gwynedd.csv"]);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await night("--settle", "1")).stderr).toBe("");
  expect(filesIn("done")).toEqual(["hafren-gwynedd.csv"]);
});

test("a file that comes again is no fault, alone and beside a new one; a name that is taken gets a number", async () => {
  put(june, "hafren-gwynedd.csv");
  await night();
  put(june, "hafren-gwynedd.csv");
  expect(await night("--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  put(june, "hafren-gwynedd.csv");
  // Another file under the same name, and twice the same bytes in one night.
  put(june, "cartref-glaslyn.csv", "hafren-gwynedd2.csv");
  put(june, "cartref-glaslyn.csv", "once-more.csv");
  const ended = await night("--json");
  const told = JSON.parse(ended.stdout);
  expect(told.collected).toEqual({
    done: ["hafren-gwynedd2.csv"],
    already: ["hafren-gwynedd.csv", "once-more.csv"],
    refused: [],
  });
  expect(told.fileStatuses.rejected).toBe(0);
  expect(filesIn("done", "already")).toEqual([
    "hafren-gwynedd (2).csv",
    "hafren-gwynedd.csv",
    "once-more.csv",
  ]);
  expect(await standing()).toHaveLength(2);
});

test("a refused file goes to refused with its own letter, the others are posted", async () => {
  put(june, "hafren-gwynedd.csv");
  writeFileSync(join(inbox, "list.csv"), "a,b\n1,2\n");
  writeFileSync(join(inbox, "list.txt"), "c;d\n3;4\n");
  const ended = await night("--quiet");
  expect(ended.code).toBe(4);
  expect(ended.stdout).toContain("list.csv, list.txt");
  expect(filesIn()).toEqual([]);
  expect(filesIn("done")).toEqual(["hafren-gwynedd.csv"]);
  expect(filesIn("refused")).toEqual(["list.csv", "list.csv.html", "list.txt", "list.txt.html"]);
  for (const name of ["list.csv", "list.txt"])
    expect(readFileSync(join(inbox, "refused", `${name}.html`), "utf8")).toContain(name);
  // It is not refused a second time, and the same name may come again.
  expect(await night("--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  writeFileSync(join(inbox, "list.csv"), "a,b\n1,3\n");
  expect((await night()).code).toBe(4);
  expect(filesIn("refused")).toContain("list (2).csv.html");
});

test("what is called like a file and is none is said once, and taken out of the way", async () => {
  symlinkSync(join(june, "hafren-gwynedd.csv"), join(inbox, "link.csv"));
  const ended = await night("--quiet");
  expect(ended.code).toBe(4);
  expect(ended.stderr).toContain("link.csv");
  expect(filesIn("refused")).toEqual(["link.csv"]);
  expect((await night()).code).toBe(0);
});

test("while another run holds the ledger nothing is moved; with --wait it goes on when that one has ended", async () => {
  mkdirSync(out);
  put(june, "hafren-gwynedd.csv");
  const held = await openSqliteBook(join(out, "ledger.sqlite"));
  const busy = await taliad(["collect", inbox, "--out", out, "--settle", "0"]);
  expect(busy.code).toBe(75);
  expect(filesIn()).toEqual(["hafren-gwynedd.csv"]);
  const waiting = taliad(["collect", inbox, "--out", out, "--settle", "0", "--wait", "2m", "--quiet"]);
  setTimeout(() => void held.close(), 5_000);
  const ended = await waiting;
  expect(ended.stderr).toBe("");
  expect(ended.code).not.toBe(75);
  expect(filesIn("done")).toEqual(["hafren-gwynedd.csv"]);
});

test("a wait that is over ends with 75", async () => {
  mkdirSync(out);
  put(june, "hafren-gwynedd.csv");
  const held = await openSqliteBook(join(out, "ledger.sqlite"));
  const ended = await taliad([
    "collect",
    inbox,
    "--out",
    out,
    "--settle",
    "0",
    "--wait",
    "4s",
    "--lang",
    "en",
  ]);
  await held.close();
  expect(ended.code).toBe(75);
  expect(ended.stderr).toContain("Waiting for it");
});

const signs = [
  { when: "before it is posted", sign: /\.staging[^/]*/ },
  { when: "when the batch is in place", sign: /[0-9a-f]{12}/ },
] as const;

test.for(signs)("killed $when, the next collect finishes: every return once", async ({ sign }) => {
  for (const name of ["hafren-gwynedd.csv", "cartref-glaslyn.csv"]) put(june, name);
  const killed = await taliad(["collect", inbox, "--out", out, "--settle", "0"], { killedAt: sign });
  expect(killed.signal).toBe("SIGKILL");
  await night();
  expect(filesIn()).toEqual([]);
  const away = [...filesIn("done"), ...filesIn("done", "already")].sort();
  expect(away).toEqual(["cartref-glaslyn.csv", "hafren-gwynedd.csv"]);
  expect(filesIn("refused")).toEqual([]);
  expect(await standing()).toHaveLength(2);
  const checked = await taliadHere(["ledger", "check", "--out", out]);
  expect({ code: checked.code, said: checked.stdout }).toMatchObject({ code: 0 });
});

test("what cannot be understood is refused before anything is read", async () => {
  put(july, "hafren-gwynedd.csv");
  for (const words of [
    ["--settle", "86401"],
    ["--settle", "soon"],
    ["--wait", "tomorrow"],
    ["--wait", "25h"],
    ["--ledger", "none"],
  ])
    expect((await night(...words)).code, words.join(" ")).toBe(64);
  expect((await taliadHere(["collect", join(inbox, "nowhere"), "--out", out])).code).toBe(64);
  expect(filesIn()).toEqual(["hafren-gwynedd.csv"]);
  expect(existsSync(out)).toBe(false);
});

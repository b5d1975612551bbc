// A run that is killed, or whose disk is full or broken, at one call out of all that change a file or the ledger; and
// what has to be true then. `bench/crash.ts` takes every call, a test takes some of them.
import { spawn } from "node:child_process";
import { hash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personNumber } from "../src/core/person.ts";
import type { Book } from "../src/ledger/book.ts";
import { openSqliteBook } from "../src/ledger/sqlite/book.ts";
import { numberOf, storyPeople } from "./stories/five-months-people.ts";
import type { Trouble } from "./trouble.ts";

const root = join(import.meta.dirname, "..");
const story = join(root, "samples/five-months");

/** What is run, and on which folder of results: `before` is run on it in peace. */
export type Scenario = {
  readonly name: string;
  readonly before: readonly (readonly string[])[];
  /** `BATCH` stands for the id of the last batch before, `LIST` for the hash of what a purge would take. */
  readonly words: readonly string[];
  /** It destroys files: until it has come to its end, these are anything. */
  readonly destroys?: true;
};

const run = (month: string): readonly string[] => ["run", join(story, month), "--quiet"];

const council = join(import.meta.dirname, "stories/purging-council.json");
const purgeOfJune: readonly string[] = [
  "purge",
  "--config",
  council,
  "--as-of",
  "2024-06-30",
  "--decision",
  "minute 4",
];

export const scenarios: readonly Scenario[] = [
  { name: "the first run, which makes the book", before: [], words: run("2022-06") },
  { name: "a month on a book that is there", before: [run("2022-06")], words: run("2022-07") },
  {
    name: "a correction, which reverses postings",
    before: [run("2022-06"), run("2022-07")],
    words: run("2022-07-correction"),
  },
  { name: "a run without a ledger", before: [], words: [...run("2022-06"), "--ledger", "none"] },
  { name: "a withdrawal", before: [run("2022-06"), run("2022-07")], words: ["ledger", "withdraw", "BATCH"] },
  {
    name: "a purge of one month of two",
    before: [run("2022-06"), run("2022-07")],
    words: [...purgeOfJune, "--confirm", "LIST"],
    destroys: true,
  },
];

/** The scenario run once in peace: what every disturbed run has to come to in the end. */
export type Prepared = {
  readonly scenario: Scenario;
  readonly words: readonly string[];
  /** A copy of it is what a run starts from. */
  readonly start: string;
  readonly startState: State;
  readonly endState: State;
  readonly code: number;
  /** The calls that change something, in their order. */
  readonly calls: readonly string[];
  readonly remove: () => void;
};

type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

async function program(words: readonly string[], trouble?: Trouble, killAfter?: number): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", join(import.meta.dirname, "trouble.ts"), join(root, "src/cli.ts"), ...words],
    {
      env: {
        PATH: process.env["PATH"] ?? "",
        NODE_COMPILE_CACHE: join(root, "node_modules/.cache/taliad-tests"),
        ...(trouble === undefined ? {} : { TALIAD_TROUBLE: JSON.stringify(trouble) }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [out, pieces]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (piece: Buffer) => out.push(piece));
  child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...end) => resolve(end));
  });
  clearTimeout(timer);
  const [stdout = "", stderr = ""] = [out, pieces].map((some) => Buffer.concat(some).toString("utf8"));
  return { code, signal, stdout, stderr };
}

export async function prepare(scenario: Scenario): Promise<Prepared> {
  const place = mkdtempSync(join(tmpdir(), "taliad-crash-"));
  const start = join(place, "start");
  mkdirSync(start);
  for (const words of scenario.before) await program([...words, "--out", start]);
  const last = scenario.before.length === 0 ? "" : ((await batchesOf(start)).at(-1) ?? "");
  const list = scenario.words.includes("LIST") ? await listHashOf(start) : "";
  const words = scenario.words.map((word) => (word === "BATCH" ? last : word === "LIST" ? list : word));
  const end = join(place, "end");
  cpSync(start, end, { recursive: true });
  const log = join(place, "calls");
  const { code } = await program([...words, "--out", end], { at: 0, kind: "none", forever: false, log });
  return {
    scenario,
    words,
    start,
    startState: await stateOf(start),
    endState: await stateOf(end),
    code: code ?? -1,
    calls: readFileSync(log, "utf8").trimEnd().split("\n"),
    remove: () => rmSync(place, { recursive: true }),
  };
}

async function listHashOf(out: string): Promise<string> {
  const { stdout } = await program([...purgeOfJune, "--out", out, "--json"]);
  // Our own output.
  return (JSON.parse(stdout) as { readonly confirm: string }).confirm;
}

/** What a folder of results and its book hold, without what differs from one book to the next. */
export type State = {
  /** Name and hash of every file of every batch folder. */
  readonly folders: string;
  /** Every posting of everybody. */
  readonly postings: string;
  readonly batches: string;
  /** Findings of the check of the whole book. */
  readonly findings: readonly string[];
  /** Names that are neither a batch, nor the ledger, nor the log. */
  readonly left: readonly string[];
};

async function stateOf(out: string): Promise<State> {
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  const folders = names.filter((name) => /^[0-9a-f]{12}/.test(name));
  const files = folders.flatMap((folder) =>
    readdirSync(join(out, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => `${path.slice(out.length)} ${hash("sha256", readFileSync(path), "hex")}`),
  );
  const path = join(out, "ledger.sqlite");
  const book = existsSync(path) ? await bookState(path) : { postings: "", batches: "", findings: [] };
  return {
    folders: files.join("\n"),
    ...book,
    left: names.filter((name) => !folders.includes(name) && !/^(ledger\.sqlite|run-log\.)/.test(name)),
  };
}

async function bookState(path: string): Promise<Pick<State, "postings" | "batches" | "findings">> {
  // A run that is killed before it has made its first page leaves an empty file; to a reader that is no book yet.
  if (readFileSync(path).length === 0 && !existsSync(`${path}-wal`))
    return { postings: "", batches: "", findings: [] };
  let book: Book;
  try {
    book = await openSqliteBook(path, { readOnly: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { postings: "", batches: "", findings: reason.startsWith("ledger-missing") ? [] : [reason] };
  }
  try {
    const people = storyPeople.map((name) => personNumber(numberOf(name)));
    const postings = (await book.lines({ people })).flatMap((one) => one.postings);
    return {
      // A book without postings is as good as none.
      postings: postings.length === 0 ? "" : JSON.stringify(postings),
      batches: JSON.stringify(
        (await book.batches()).map(({ id, kind, withdrawnBy, total }) => [id, kind, withdrawnBy, total]),
      ),
      findings: (await book.check()).map(({ code, where }) => `${code} ${where}`),
    };
  } finally {
    await book.close();
  }
}

async function batchesOf(out: string): Promise<readonly string[]> {
  const book = await openSqliteBook(join(out, "ledger.sqlite"), { readOnly: true });
  try {
    return (await book.batches()).map(({ id }) => id);
  } finally {
    await book.close();
  }
}

/** What was found wrong after one disturbed run; empty = all as it has to be. */
export type Verdict = {
  readonly wrong: readonly string[];
  readonly code: number | null;
  readonly stderr: string;
};

/**
 * One disturbed run on a fresh copy, then the same run in peace. In between: the batch is posted whole or not at all,
 * a folder with a batch's name is whole. After it: folders and book are what they are without any trouble.
 */
export async function disturb(
  prepared: Prepared,
  trouble: Trouble | { readonly killAfter: number },
): Promise<Verdict> {
  const { scenario, words, start, startState, endState, code: usualCode } = prepared;
  // A file that goes is anything meanwhile, and a certificate on its way stands under another name.
  const mayBeHalf = (line: string): boolean =>
    scenario.destroys === true &&
    (line.includes("/certificate.json.new ") || !endState.folders.includes(`${line.split(" ")[0]} `));
  const place = mkdtempSync(join(tmpdir(), "taliad-crash-run-"));
  const out = join(place, "out");
  cpSync(start, out, { recursive: true });
  const wrong: string[] = [];
  try {
    const all = [...words, "--out", out];
    const ended =
      "at" in trouble ? await program(all, trouble) : await program(all, undefined, trouble.killAfter);
    const between = await stateOf(out);
    const killed = !("at" in trouble) || trouble.kind === "kill";
    if (killed && "at" in trouble && ended.signal !== "SIGKILL") wrong.push(`was not killed: ${ended.code}`);
    if (!killed) judgeEnd(ended, usualCode, trouble, wrong);
    if (between.findings.some((finding) => !finding.startsWith("not-published"))) {
      wrong.push(`the book is not whole: ${between.findings.join(", ")}`);
    }
    if (between.postings !== startState.postings && between.postings !== endState.postings) {
      wrong.push("the batch is posted in part");
    }
    for (const line of between.folders.split("\n")) {
      // A folder that is there is whole: every file is one of the end's, or of the start's.
      if (
        line !== "" &&
        !mayBeHalf(line) &&
        !endState.folders.includes(line) &&
        !startState.folders.includes(line)
      ) {
        wrong.push(`half-written: ${line}`);
      }
    }
    const again = await program(all);
    const after = await stateOf(out);
    const withdrawnBefore = words[0] === "ledger" && between.batches === endState.batches;
    // What is done is done: a second withdrawal of the same batch is refused, a second run says so.
    if (again.code !== usualCode && again.code !== 0 && !(withdrawnBefore && again.code === 64)) {
      wrong.push(`the next run ends with ${again.code}: ${again.stderr}`);
    }
    for (const key of ["folders", "postings", "batches"] as const) {
      if (after[key] !== endState[key]) wrong.push(`${key} are not what they are without trouble`);
    }
    if (after.findings.length > 0)
      wrong.push(`the book is not whole in the end: ${after.findings.join(", ")}`);
    if (after.left.length > 0) wrong.push(`left over: ${after.left.join(", ")}`);
    return { wrong, code: ended.code, stderr: ended.stderr };
  } finally {
    if (wrong.length > 0 && process.env["TALIAD_KEEP"] !== undefined) {
      writeFileSync(join(place, "wrong.txt"), wrong.join("\n"));
    } else rmSync(place, { recursive: true });
  }
}

/** Trouble with the disk is exit code 5 and a message that names it, or nothing at all where it could be borne. */
function judgeEnd(
  { code, signal, stderr }: Ended,
  usualCode: number,
  trouble: Trouble,
  wrong: string[],
): void {
  if (signal !== null) wrong.push(`was ended by ${signal}`);
  if (trouble.kind === "short" ? code !== usualCode : code !== 5 && code !== usualCode) {
    wrong.push(`ends with ${code}: ${stderr.trim()}`);
  }
  if (code === 5 && !/ENOSPC|EIO|disk/.test(stderr))
    wrong.push(`does not say what is wrong: ${stderr.trim()}`);
}

/** Each of the calls `first`, `first + step` … as a place for trouble. */
export function* places(prepared: Prepared, step: number, first = 1): Generator<number> {
  for (let at = first; at <= prepared.calls.length; at += step) yield at;
}

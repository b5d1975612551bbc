// Runs the program as its users do: a child process with an environment and a folder of its own, so that nothing
// of the developer's machine has a say, and as it is shipped. Says how it ended and how much work and memory it needed. What is
// tested by dozens of batches is run in this process, which saves the start of a program each time.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { asShipped } from "./as-shipped.ts";

export const root = join(import.meta.dirname, "../..");
export const samples = join(root, "samples");
/** The program without being made into what is shipped. */
export const sourceCli = join(root, "src/cli.ts");

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Time of the processor, in milliseconds, and the most memory that it held, in MiB; 0 when it was killed. */
  readonly milliseconds: number;
  readonly memory: number;
};

export type ProgramOptions = {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What it reads on stdin; nothing when absent. */
  readonly input?: string | undefined;
  /** Four octal digits. */
  readonly umask?: string | undefined;
  /** Modules that are loaded before the program. */
  readonly preload?: readonly string[] | undefined;
  /** Ends it at once when a file or folder is there whose name, or end of its path, is of this form (killed-at.ts). */
  readonly killedAt?: RegExp | undefined;
  /** Another program than the one that is shipped. */
  readonly cli?: string | undefined;
  /** "full": writing to stdout fails as on a full disk. */
  readonly stdout?: "full" | undefined;
};

/** Writes what was needed to the file named in the environment. */
const peak = join(import.meta.dirname, "peak.ts");
const killed = join(import.meta.dirname, "killed-at.ts");

/** Runs `taliad` with these words. Nothing is thrown, whatever the exit code. */
export async function taliad(words: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
  const shipped = await asShipped();
  const own = folder();
  const peakFile = join(own, "peak");
  const { killedAt } = options;
  const before = [peak, ...(options.preload ?? []), ...(killedAt === undefined ? [] : [killed])];
  const preload = before.flatMap((module) => ["--import", module]);
  const command = [process.execPath, ...preload, options.cli ?? shipped.cli, ...words];
  const shell = `umask ${options.umask ?? "0022"}; exec "$@"${options.stdout === "full" ? " > /dev/full" : ""}`;
  const child = spawn("/bin/sh", ["-c", shell, "sh", ...command], {
    cwd: options.cwd ?? own,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: own,
      TMPDIR: tmpdir(),
      NODE_COMPILE_CACHE: shipped.compiled,
      TALIAD_TEST_PEAK: peakFile,
      ...(killedAt === undefined ? {} : { TALIAD_TEST_KILLED_AT: killedAt.source }),
      ...options.env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (piece: Buffer) => out.push(piece));
  child.stderr.on("data", (piece: Buffer) => err.push(piece));
  // A program that ends without reading what it was given is no fault of the test.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...end) => resolve(end));
  });
  const needed = existsSync(peakFile) ? readFileSync(peakFile, "utf8") : "0 0";
  const [memory = 0, work = 0] = needed.split(" ").map(Number);
  rmSync(own, { recursive: true });
  return {
    code,
    signal,
    stdout: textOf(out),
    stderr: textOf(err),
    milliseconds: work / 1_000,
    memory: memory / 1_024,
  };
}

/** How a command ended that was run in this process. */
export type EndedHere = Pick<Ended, "code" | "stdout" | "stderr">;

let before: Promise<unknown> = Promise.resolve();

/** Runs `taliad` with these words in this process, one after the other, as it has one stdout. */
export function taliadHere(
  words: readonly string[],
  options: Pick<ProgramOptions, "cwd"> = {},
): Promise<EndedHere> {
  const ended = before.then(() => runHere(words, options));
  before = ended.catch(() => {});
  return ended;
}

async function runHere(words: readonly string[], { cwd }: Pick<ProgramOptions, "cwd">): Promise<EndedHere> {
  const own = folder();
  const from = process.cwd();
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((piece) => out.push(String(piece)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((piece) => err.push(String(piece)) > 0),
  ];
  process.chdir(cwd ?? own);
  try {
    // Only where it is asked for: most files of tests start processes.
    const { main } = await import("../../src/main.ts");
    const code = await main(words);
    return { code, stdout: out.join(""), stderr: err.join("") };
  } finally {
    process.chdir(from);
    for (const spy of spies) spy.mockRestore();
    rmSync(own, { recursive: true });
  }
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString("utf8");
}

/** A new, empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "taliad-test-"));
}

/** The last line of a run's result is the folder of the batch. */
export function batchOf({ stdout }: Pick<Ended, "stdout">): string {
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

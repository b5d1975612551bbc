// The desk as an officer has it: a process of its own under an account, and the address that its terminal shows.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asShipped } from "../program/as-shipped.ts";
import { watcher } from "../program/watched.ts";

export type RunningDesk = {
  /** The address of the terminal, which leads in once. */
  readonly entry: string;
  /** "http://127.0.0.1:4711" */
  readonly origin: string;
  readonly port: number;
  readonly folder: string;
  /** Everything that it printed so far. */
  readonly printed: () => string;
  /** The most memory that it held so far, in MiB. */
  readonly memory: () => number;
  readonly process: ChildProcess;
  /** Ends it as Ctrl+C does, and gives its exit code. */
  readonly end: () => Promise<number | null>;
};

/** Starts `taliad serve` with these words more; `syncs` is where it writes down what it synced and renamed, when it ends. */
export async function openDesk(
  account: string,
  words: readonly string[],
  syncs?: string,
): Promise<RunningDesk> {
  const { cli, compiled } = await asShipped();
  const watching = syncs === undefined ? [] : ["--import", watcher];
  const preload = ["--import", join(import.meta.dirname, "other-account.ts"), ...watching];
  const command = [...preload, cli, "serve", "--json", ...words];
  const child = spawn(process.execPath, command, {
    env: {
      PATH: process.env["PATH"] ?? "",
      NODE_COMPILE_CACHE: compiled,
      TALIAD_TEST_ACCOUNT: account,
      ...(syncs === undefined ? {} : { TALIAD_TEST_SYNCS: syncs }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const hear = (piece: Buffer): void => {
    printed += piece.toString("utf8");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => printed.includes("\n") && resolve());
    child.once("exit", () => reject(new Error(`the desk did not open: ${printed}`)));
  });
  const { address, folder } = JSON.parse(printed.split("\n")[0] ?? "") as {
    readonly address: string;
    readonly folder: string;
  };
  const { origin, port } = new URL(address);
  return {
    ...{ entry: address, origin, port: Number(port), folder, process: child },
    printed: () => printed,
    memory: () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1_024,
    async end() {
      child.kill("SIGINT");
      return ended;
    },
  };
}

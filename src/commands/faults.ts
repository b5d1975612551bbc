// What each fault means for whoever ran the program: the text that says it and the exit code.
import { NoSuchInput } from "../io/intake.ts";
import { LedgerFault } from "../ledger/ledger.ts";
import { UsageFault } from "./config.ts";
import { exitCodes } from "./exit-codes.ts";

export type SaidFault = {
  readonly exitCode: number;
  /** Of the words, with their values. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
};

/** `known` says whether there are words for a key: of most faults of the ledger only its own message is known. */
export function faultOf(fault: unknown, known: (key: string) => boolean): SaidFault {
  if (fault instanceof UsageFault) {
    return { exitCode: exitCodes.usage, key: fault.key, values: fault.values };
  }
  if (fault instanceof NoSuchInput) {
    return { exitCode: exitCodes.usage, key: "cli.no-such-input", values: { path: fault.path } };
  }
  if (fault instanceof LedgerFault) {
    const key = `cli.ledger.${fault.reason}`;
    const values = { detail: fault.detail || fault.reason };
    return { exitCode: fault.exitCode, key: known(key) ? key : "cli.own-fault", values };
  }
  const trouble = inputOutputTrouble(fault);
  if (trouble !== undefined)
    return {
      exitCode: exitCodes.inputOutput,
      // What is written to a file that is open fails without a path.
      key: trouble.path === "" ? "cli.input-output-results" : "cli.input-output",
      values: trouble,
    };
  const detail = fault instanceof Error ? fault.message : String(fault);
  return { exitCode: exitCodes.ownFault, key: "cli.own-fault", values: { detail } };
}

const troubles = new Set([
  "ENOSPC",
  "EACCES",
  "EPERM",
  "EROFS",
  "EIO",
  "EDQUOT",
  "EMFILE",
  "ENFILE",
  "EFBIG",
  "ENOTDIR",
  "EEXIST",
]);

/** What the system said of a file or folder, if that is what went wrong. */
function inputOutputTrouble(fault: unknown): { readonly code: string; readonly path: string } | undefined {
  if (!(fault instanceof Error) || !("code" in fault) || typeof fault.code !== "string") return undefined;
  if (!troubles.has(fault.code)) return undefined;
  return { code: fault.code, path: "path" in fault && typeof fault.path === "string" ? fault.path : "" };
}

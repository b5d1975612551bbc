// What each fault means for whoever ran the program: the text that says it and the exit code.
import { NoSuchInput } from "../io/found-files.ts";
import { NotAFile } from "../io/regular-file.ts";
import { LawLacks } from "../law/parameters.ts";
import { LawFault } from "../law/shape.ts";
import { LedgerFault, type LedgerFaultKind } from "../ledger/fault.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { UsageFault } from "./usage-fault.ts";

type SaidFault = {
  readonly exitCode: ExitCode;
  /** Of the words, with their values. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
};

const ledgerCodes: Readonly<Record<LedgerFaultKind, ExitCode>> = {
  busy: exitCodes.busy,
  damaged: exitCodes.ledgerDamaged,
  trouble: exitCodes.inputOutput,
  missing: exitCodes.usage,
  refused: exitCodes.usage,
  conflict: exitCodes.ownFault,
};

/** `known` says whether there are words for a key: of most faults of the ledger only its own message is known. */
export function faultOf(fault: unknown, known: (key: string) => boolean): SaidFault {
  if (fault instanceof UsageFault) {
    return { exitCode: exitCodes.usage, key: fault.key, values: fault.values };
  }
  if (fault instanceof NoSuchInput) {
    return { exitCode: exitCodes.usage, key: "cli.no-such-input", values: { path: fault.path } };
  }
  if (fault instanceof LawLacks) {
    return { exitCode: exitCodes.usage, key: "cli.law-lacks", values: { id: fault.id } };
  }
  if (fault instanceof LawFault) {
    return { exitCode: exitCodes.usage, key: "cli.law-not-usable", values: { detail: fault.message } };
  }
  if (fault instanceof NotAFile) {
    const values = { name: fault.path };
    return { exitCode: exitCodes.inputOutput, key: `cli.not-taken.${fault.why}`, values };
  }
  if (fault instanceof LedgerFault) {
    const key = `cli.ledger.${fault.reason}`;
    const values = { detail: fault.detail || fault.reason };
    return { exitCode: ledgerCodes[fault.kind], key: known(key) ? key : "cli.own-fault", values };
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
  "ENAMETOOLONG",
  "ELOOP",
  "EISDIR",
  "ENOTEMPTY",
  "EBUSY",
  "ETXTBSY",
  "ENXIO",
  "ENODEV",
]);

/** What the system said of a file or folder, if that is what went wrong. */
function inputOutputTrouble(fault: unknown): { readonly code: string; readonly path: string } | undefined {
  if (!(fault instanceof Error) || !("code" in fault) || typeof fault.code !== "string") return undefined;
  // A folder that cannot be made although the one above it is there (/proc).
  const unmakeable = fault.code === "ENOENT" && "syscall" in fault && fault.syscall === "mkdir";
  if (!troubles.has(fault.code) && !unmakeable) return undefined;
  return { code: fault.code, path: "path" in fault && typeof fault.path === "string" ? fault.path : "" };
}

// One opened SQLite file: statements, cells of its rows as the types that they must have, and its errors as
// ledger faults. Nothing here knows what the tables mean.
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { LedgerFault } from "../fault.ts";

/** One row, in the order of the columns asked for. */
export type Values = readonly SQLOutputValue[];

export type Query = {
  first(...parameters: readonly SQLInputValue[]): Values | undefined;
  all(...parameters: readonly SQLInputValue[]): readonly Values[];
  each(...parameters: readonly SQLInputValue[]): Iterable<Values>;
};

/** A prepared question that answers with arrays: they are cheaper than objects and need no names. */
export function query(database: DatabaseSync, sql: string): Query {
  const statement = arrays(database.prepare(sql));
  return {
    // With setReturnArrays(true) a row is an array; the type of node:sqlite cannot say so.
    first: (...parameters) => statement.get(...parameters) as Values | undefined,
    all: (...parameters) => statement.all(...parameters) as unknown as readonly Values[],
    each: (...parameters) => statement.iterate(...parameters) as unknown as Iterable<Values>,
  };
}

function arrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

/** The whole number in a cell; what else stands there only a damaged file can hold. */
export function numberAt(row: Values | undefined, at: number): number {
  const value = row?.[at];
  if (typeof value !== "number") throw new LedgerFault("damaged", "file-damaged", "a number is missing");
  return value;
}

export function numberOrNothingAt(row: Values | undefined, at: number): number | undefined {
  return row?.[at] === null ? undefined : numberAt(row, at);
}

export function textAt(row: Values | undefined, at: number): string {
  const value = row?.[at];
  if (typeof value !== "string") throw new LedgerFault("damaged", "file-damaged", "a text is missing");
  return value;
}

export function bytesAt(row: Values | undefined, at: number): Uint8Array {
  const value = row?.[at];
  if (!(value instanceof Uint8Array)) throw new LedgerFault("damaged", "file-damaged", "a key is missing");
  return value;
}

// Primary result codes of SQLite (sqlite.org/rescode.html) that are not our own fault.
const busyCodes = new Set([5, 6]);
const damagedCodes = new Set([11, 26]);
const troubleCodes = new Set([3, 8, 10, 13, 14, 22, 23]);
const constraint = 19;
const raisedByUs = /^taliad:([a-z-]+)$/;
const troubleFileCodes = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EIO",
  "ENOTDIR",
  "EISDIR",
  "ENOENT",
  "EMFILE",
  "ENFILE",
  "ENAMETOOLONG",
  "ELOOP",
]);

/** Any error of SQLite or of the file system as a ledger fault; our own faults stay what they are. */
function faultOf(error: unknown): unknown {
  if (error instanceof LedgerFault || !(error instanceof Error)) return error;
  // Errors of Node carry these fields.
  const { code, errcode } = error as Error & { readonly code?: string; readonly errcode?: number };
  if (code === "ERR_SQLITE_ERROR" && errcode !== undefined) {
    const primary = errcode & 0xff;
    if (busyCodes.has(primary)) return new LedgerFault("busy", "busy", "", error);
    if (damagedCodes.has(primary)) return new LedgerFault("damaged", "file-damaged", error.message, error);
    if (troubleCodes.has(primary)) return new LedgerFault("trouble", "trouble", error.message, error);
    const reason = raisedByUs.exec(error.message)?.[1];
    if (reason !== undefined) return new LedgerFault("conflict", reason, "", error);
    if (primary === constraint) return new LedgerFault("conflict", "constraint", error.message, error);
    return error;
  }
  // A number beyond 2^53 in the file: the program never wrote it.
  if (code === "ERR_OUT_OF_RANGE") return new LedgerFault("damaged", "file-damaged", error.message, error);
  if (code !== undefined && troubleFileCodes.has(code)) {
    return new LedgerFault("trouble", "trouble", error.message, error);
  }
  return error;
}

/** Runs it; what it throws comes out as a ledger fault. */
export function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw faultOf(error);
  }
}

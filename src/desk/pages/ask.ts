// What a page asks of the program before it can be shown.
import { existsSync } from "node:fs";
import { exitCodes } from "../../commands/exit-codes.ts";
import { isServerAddress } from "../../ledger/postgres/address.ts";
import type { Asked } from "../desk.ts";
import type { Given } from "../order.ts";

/** A command that cannot be carried out: shown in place of the page. */
export class NotDone extends Error {
  readonly exitCode: number;
  constructor(text: string, exitCode: number) {
    super(text);
    this.name = "NotDone";
    this.exitCode = exitCode;
  }
}

export type Line = Readonly<Record<string, string | number | boolean>>;

/** What a command prints as JSON, or what a look finds. Throws NotDone with the command's own words. */
export async function found<Found>(
  { desk, language }: Asked,
  name: string,
  given: Readonly<Record<string, Given>>,
): Promise<Found> {
  const { fault, printed, exitCode } = await desk.reader.ask({ name, given, json: true }, language);
  if (fault !== undefined) throw new NotDone(fault, exitCode);
  // Our own output.
  return JSON.parse(printed) as Found;
}

/** The lines that `ledger ACTION` prints; none where there is no ledger yet. */
export async function ledgerLines(
  asked: Asked,
  action: string,
  given: Readonly<Record<string, Given>> = {},
): Promise<readonly Line[]> {
  if (!hasBook(asked)) return [];
  try {
    const all = { action, ...given };
    const { lines } = await found<{ readonly lines: readonly Line[] }>(asked, "ledger", all);
    return lines;
  } catch (fault) {
    // On a server there may be no book yet; asked for a person, the command may not understand the number.
    const none =
      fault instanceof NotDone && fault.exitCode === exitCodes.usage && given["person"] === undefined;
    if (none && isServerAddress(asked.desk.config.ledger)) return [];
    throw fault;
  }
}

/** Whether there is a ledger to ask; of one on a server only the asking tells. */
export function hasBook({ desk }: Asked): boolean {
  const { ledger } = desk.config;
  return ledger !== "none" && (isServerAddress(ledger) || existsSync(ledger));
}

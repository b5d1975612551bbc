// The end file beside the ledger says how far the book went. When the newest batches are removed from the
// database, or an old copy of it is put back, the end file knows better. It is written after each batch.
import { LedgerFault } from "../fault.ts";
import { genesis } from "./codes.ts";
import { readSmall, replaceFile } from "./files.ts";

export type EndMark = {
  readonly bookId: string;
  readonly sequence: number;
  readonly chain: string;
  /** How many events there are, and their chain. A mark that says nothing of them is of a book that had none. */
  readonly events: number;
  readonly eventChain: string;
};

export function endPathOf(ledgerPath: string): string {
  return `${ledgerPath}.end`;
}

/** undefined when there is none: a new book, or a book that was moved without it. */
export function readEnd(path: string): EndMark | undefined {
  const text = readSmall(path, "end-damaged");
  if (text === undefined) return undefined;
  const match = /^([0-9a-f]{16}) (\d{1,15}) ([0-9a-f]{64})(?: (\d{1,15}) ([0-9a-f]{64}))?\n$/.exec(text);
  if (match === null) throw new LedgerFault("damaged", "end-damaged", path);
  const [, bookId = "", sequence, chain = "", events = "0", eventChain = genesis] = match;
  return { bookId, sequence: Number(sequence), chain, events: Number(events), eventChain };
}

export function writeEnd(path: string, mark: EndMark): void {
  const ofEvents = mark.events === 0 ? "" : ` ${mark.events} ${mark.eventChain}`;
  replaceFile(path, `${mark.bookId} ${mark.sequence} ${mark.chain}${ofEvents}\n`);
}

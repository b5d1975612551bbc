// Whose NI numbers stand anywhere in the files of a folder, however they are written: with blanks or hyphens, in small letters, with
// the letter O for a nought, in a table or a workbook. Rows that could not be read are in no table of a batch and in no ledger, and
// who sent one may have an appeal all the same. Whatever looks like a number counts: to keep too much is no harm here.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../../../batch/publish/outputs.ts";
import { Refusal } from "../../../core/refusal.ts";
import { fileKind } from "../../../io/xlsx/guard.ts";
import { workbookLimits } from "../../../io/xlsx/limits.ts";
import { refuseFor } from "../../../io/xlsx/refuse.ts";
import { inflate, letGo, zipEntries } from "../../../io/xlsx/zip.ts";

/** So much of a file is looked at together, and so much of it again with what follows. */
const [pieceLength, longestNumber] = [1 << 23, 64];
const between = "[^0-9A-Za-z]{0,4}";
const digit = "[0-9OoIl]";
const like = new RegExp(`[A-Za-z]${between}[A-Za-z](?:${between}${digit}){6}`, "g");
const markup = /<[^>]*>/g;

/** Of these first eight characters of numbers those that stand in a file below the folder; its law names nobody. */
export function numbersInFiles(folder: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (bytes: Buffer, isMarkup = false): void => {
    const text = bytes.toString("latin1");
    for (const number of numbersLike(isMarkup ? text.replace(markup, " ") : text))
      if (wanted.has(number)) found.add(number);
  };
  for (const path of filesBelow(folder)) {
    if (path.startsWith("schemas/")) continue;
    // What a workbook of the results shows stands in its tables.
    const isInput = path.startsWith("inputs/");
    if (!isInput && path.endsWith(".xlsx")) continue;
    for (const part of partsOf(join(folder, path), isInput)) look(part.bytes, part.isMarkup);
  }
  return found;
}

function* numbersLike(text: string): Generator<string> {
  like.lastIndex = 0;
  for (let match = like.exec(text); match !== null; match = like.exec(text)) {
    const plain = match[0].replace(/[^0-9A-Za-z]/g, "").toUpperCase();
    yield plain.slice(0, 2) + plain.slice(2).replaceAll("O", "0").replace(/[IL]/g, "1");
    // What begins within it may be the number that was meant.
    like.lastIndex = match.index + 1;
  }
}

type Part = { readonly bytes: Buffer; readonly isMarkup: boolean };

function* partsOf(path: string, mayBePacked: boolean): Generator<Part> {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.alloc(pieceLength);
    let kept = readSync(file, piece);
    if (mayBePacked && fileKind(piece.subarray(0, kept)) === "zip") {
      yield* packedParts(path);
      return;
    }
    for (let at = kept; kept > 0; ) {
      yield { bytes: piece.subarray(0, kept), isMarkup: false };
      if (kept < longestNumber) return;
      piece.copy(piece, 0, kept - longestNumber, kept);
      const more = readSync(file, piece, longestNumber, pieceLength - longestNumber, at);
      at += more;
      kept = more === 0 ? 0 : longestNumber + more;
    }
  } finally {
    closeSync(file);
  }
}

/** What is too large to be a part of a workbook was read by nobody. */
function* packedParts(path: string): Generator<Part> {
  const refuse = refuseFor(path);
  const bytes = readFileSync(path);
  try {
    for (const entry of zipEntries(bytes, workbookLimits.entries, refuse)) {
      if (entry.bytes > workbookLimits.partBytes) continue;
      const part = inflate(bytes, entry, refuse);
      for (let at = 0; at < part.length; at += pieceLength - longestNumber)
        yield { bytes: part.subarray(at, at + pieceLength), isMarkup: true };
      letGo(part);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

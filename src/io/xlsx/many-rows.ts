// A sheet that may hold more rows than are read is looked through before its first row is given, so that nobody decides two
// hundred thousand rows of a file to say that they are too many.
import { Buffer } from "node:buffer";
import type { Row } from "../../core/place.ts";
import { sheetRows } from "./sheet.ts";
import type { SheetContext, SheetFacts } from "./sheet-facts.ts";
import type { XmlPart } from "./xml.ts";

const tag = Buffer.from("row");
const less = 0x3c;
const colon = 0x3a;

/** Whoever reads the top of a sheet comes back for the rest. */
const lookedThrough = new WeakSet<Uint8Array>();

/** The rows of a sheet, as `sheetRows` gives them. */
export function* fewEnoughRows(part: XmlPart, context: SheetContext): Generator<Row[], SheetFacts> {
  if (!lookedThrough.has(part.bytes) && mayHoldTooMany(part)) {
    for (const rows = sheetRows(part, context); rows.next().done !== true; );
    lookedThrough.add(part.bytes);
  }
  return yield* sheetRows(part, context);
}

/** Rows that hold nothing count here: the reader knows better, and is asked only where this says that it may be so. */
function mayHoldTooMany({ bytes, limits }: XmlPart): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rows = 0;
  for (let at = all.indexOf(tag); at > 0; at = all.indexOf(tag, at + tag.length)) {
    const before = all[at - 1];
    if (before === less || before === colon) rows += 1;
    if (rows > limits.rows) return true;
  }
  return false;
}

// What a sender says of warnings of a row: the heading and the value that stands there, "Surname: Gwynedd-Lloyd", several
// with a semicolon between them. The value is said again so that nothing is confirmed that was changed since.
import type { Column } from "../law/layout.ts";
import { trimmed } from "./blank.ts";
import { type CellReader, isFault } from "./fault.ts";
import { headingNames, headingOf, placeOf } from "./heading-names.ts";

/** The column in which it is said. */
export const confirmedKey = "confirmed";

export type Confirmation = {
  /** The column that it is about; empty where no heading of the form was meant. */
  readonly key: string;
  readonly value: string;
};

/** What stands for a blank cell. */
const blank = "–";
const blanks: ReadonlySet<string> = new Set(["", blank, "-", "—"]);

/** As it is to be written, and as a form offers it. */
export function confirmationText(heading: string, value: string): string {
  return `${heading}: ${value === "" ? blank : value}`;
}

/** What the cell says, in its order. A semicolon within a value parts nothing: what follows it names no column. */
export function confirmationsIn(text: string, columns: readonly Column[]): readonly Confirmation[] {
  const names = headingNames(columns);
  const found: Confirmation[] = [];
  for (const part of text.split(/[;\n]/)) {
    const said = trimmed(part);
    if (said === "") continue;
    const colon = said.indexOf(":");
    const place = colon < 0 ? -1 : placeOf(names, columns, headingOf(said.slice(0, colon)));
    const last = found.at(-1);
    if (place >= 0) found.push({ key: columns[place]?.key ?? "", value: trimmed(said.slice(colon + 1)) });
    else if (last === undefined || last.key === "") found.push({ key: "", value: said });
    else found[found.length - 1] = { ...last, value: `${last.value}; ${said}` };
  }
  return found;
}

/** Whether a value that was said again is the one that stands in the cell, in whatever form its kind may be written. */
export function isSameValue(said: string, found: string, read: CellReader): boolean {
  if (found === "") return blanks.has(said);
  if (said === found) return true;
  const [one, other] = [read(said, 0), read(found, 0)];
  return !isFault(one) && one === other;
}

// Which column a heading names: English, Welsh, an alias or the key, one of them or several in one cell ("Surname /
// Cyfenw", on two lines), with a remark such as "(required)" or without.
import type { Column } from "../law/layout.ts";
import { fold } from "./fold.ts";

/** Every way of writing a column's heading, folded, with the column's place in the layout. */
export type Names = ReadonlyMap<string, number>;

type NamedColumn = Pick<Column, "key" | "headings" | "aliases"> & { readonly kind?: string };

/** The columns of a layout never change, and their names are asked for at every file. */
const namesOfColumns = new WeakMap<readonly NamedColumn[], Names>();

export function headingNames(columns: readonly NamedColumn[]): Names {
  const known = namesOfColumns.get(columns);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  columns.forEach(({ key, headings, aliases }, place) => {
    const [en, cy] = [fold(headings.en), fold(headings.cy)];
    for (const text of [fold(key), en, cy, ...aliases.map(fold), en + cy, cy + en]) names.set(text, place);
  });
  namesOfColumns.set(columns, names);
  return names;
}

/** A heading as it may be meant. */
export type Heading = {
  /** The whole of it, folded; empty where the cell holds no letter. */
  readonly folded: string;
  /** Without remarks, and cut into the names that it holds, all of which name one column. */
  readonly ways: readonly { readonly parts: readonly string[]; readonly loose: boolean }[];
};

const none: Heading["ways"] = [];
/** No form has longer ones; taking them apart would cost more than reading the file. */
const longestHeading = 300;
/** What may stand between two names of a column, and what may surround a remark. */
const composed = /[/|()[\]\n\r:*]|\s[-–—]\s/;
const brackets = /[([][^()[\]]*[)\]]/g;

/** Reads a heading; layouts are not asked yet. */
export function headingOf(text: string): Heading {
  const folded = fold(text);
  if (folded === "" || text.length > longestHeading || !composed.test(text)) return { folded, ways: none };
  const plain = text.replace(brackets, (remark) => (isRemark(remark) ? " " : remark));
  const bare = text.replace(brackets, " ");
  return {
    folded,
    ways: [
      { parts: [fold(plain)], loose: false },
      { parts: partsOf(plain), loose: false },
      { parts: [fold(bare)], loose: true },
      { parts: partsOf(bare), loose: true },
    ],
  };
}

/** The names in a text: a slash between brackets parts nothing. */
function partsOf(text: string): readonly string[] {
  return text
    .split(/[/|\n\r](?![^([]*[)\]])|\s[-–—]\s/)
    .filter((part) => !isRemark(part))
    .map(fold)
    .filter((part) => part !== "");
}

/**
 * What forms say beside a heading and what makes no other column of it: whether it is required, how it is written,
 * where it is explained. A sign alone (*, £, %) folds to nothing.
 */
const remark =
  /^(|(is)?required(field)?|mandatory|compulsory|optional|ifany|ifapplicable|whereapplicable|ifknown|(yn)?ofynnol|gofynnol|angenrheidiol|gorfodol|(yn)?ddewisol|dewisol|osoes|osywnberthnasol|lleboynberthnasol|yn|yesno|yorn|iena|yneuna?|(d|dd)(m|mm)(yy|yyyy|bb|bbbb)|(yyyy|bbbb)mm(dd)?|gbp|inpounds|pounds|poundsandpence|mewnpunnoedd|punnoedd|punnoeddacheiniogau|percent|ycant|text|testun|number|rhif|date|dyddiad|select|choose|dewiswch|(see|gweler)\p{L}*\d*|(note|nodyn)\d*|(eg|ee|forexample|erenghraifft).*)$/u;

function isRemark(text: string): boolean {
  return remark.test(fold(text));
}

const amounts = new Set(["money", "decimal", "count", "percent"]);

/** The place of the column that the heading names; −1 where it names none, or more than one. */
export function placeOf(names: Names, columns: readonly NamedColumn[], { folded, ways }: Heading): number {
  const direct = names.get(folded);
  if (direct !== undefined) return direct;
  for (const { parts, loose } of ways) {
    const place = agreed(names, columns, parts);
    // What stands in brackets behind an amount may make another amount of it: "(net)".
    if (place >= 0 && !(loose && amounts.has(columns[place]?.kind ?? ""))) return place;
  }
  return -1;
}

/** All names name one column; beside one that is known there may be one in words of the sender's own. */
function agreed(names: Names, columns: readonly NamedColumn[], parts: readonly string[]): number {
  let place = -1;
  let unknown = 0;
  for (const part of parts) {
    const named = names.get(part);
    if (named === undefined) unknown += 1;
    else if (place >= 0 && named !== place) return -1;
    else place = named;
  }
  if (place < 0 || unknown > 1) return -1;
  return unknown > 0 && amounts.has(columns[place]?.kind ?? "") ? -1 : place;
}

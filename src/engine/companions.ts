// The rows of files that accompany claims (earnings, awards), read before the claims and handed to those that they
// belong to. Only the columns that a scheme asks for are kept, as whole numbers.
import type { CompanionRow } from "../core/decision.ts";
import { personNumber } from "../core/person.ts";
import type { RowPlace } from "../core/place.ts";
import type { AnyScheme, Companion } from "../schemes/scheme.ts";
import { readNiNumber } from "../statute/ni-number.ts";

/** The cells by which a claim finds its rows. */
export type CompanionKeys = { readonly niNumber: string; readonly payrollRef: string };

/** The rows that belong to one claim, by layout. */
type RowsOfClaim = ReadonlyMap<string, readonly CompanionRow[]>;

export type Companions = {
  /** Takes one row of an accompanying file. `employerId` is that of the file's cover. */
  readonly add: (
    layout: string,
    employerId: string,
    keys: CompanionKeys,
    row: CompanionRow,
    place: RowPlace,
  ) => void;
  /** What belongs to a claim of an employer; undefined when nothing does. */
  readonly of: (employerId: string, keys: CompanionKeys) => RowsOfClaim | undefined;
  /** Where the rows of one layout stand that belong to a claim. */
  readonly placesOf: (layout: string, employerId: string, keys: CompanionKeys) => readonly RowPlace[];
  /** No row has been taken. */
  readonly isEmpty: () => boolean;
};

/** An empty book for the files that a scheme names. A file of any other layout is our own fault. */
export function companionsOf({ companions = [] }: Pick<AnyScheme, "companions">): Companions {
  const books = companions.map((companion) => ({
    companion,
    rows: new Map<string, CompanionRow[]>(),
    places: new Map<string, RowPlace[]>(),
  }));
  return {
    add(layout, employerId, keys, row, place) {
      const book = books.find(({ companion }) => companion.layout === layout);
      if (book === undefined) throw new Error(`no claims ask for ${layout}`);
      const key = keyOf(book.companion, employerId, keys);
      if (key === undefined) return;
      const rows = book.rows.get(key);
      // The same row in two files, a second sheet and a separate table for example, is one row.
      if (rows?.some((known) => same(known, row)) === true) return;
      if (rows === undefined) book.rows.set(key, [row]);
      else rows.push(row);
      const places = book.places.get(key);
      if (places === undefined) book.places.set(key, [place]);
      else places.push(place);
    },
    of(employerId, keys) {
      let found: Map<string, readonly CompanionRow[]> | undefined;
      for (const { companion, rows } of books) {
        if (rows.size === 0) continue;
        const key = keyOf(companion, employerId, keys);
        const mine = key === undefined ? undefined : rows.get(key);
        if (mine === undefined) continue;
        found ??= new Map();
        found.set(companion.layout, mine);
      }
      return found;
    },
    placesOf(layout, employerId, keys) {
      const book = books.find(({ companion }) => companion.layout === layout);
      const key = book && keyOf(book.companion, employerId, keys);
      return (key === undefined ? undefined : book?.places.get(key)) ?? [];
    },
    isEmpty: () => books.every(({ rows }) => rows.size === 0),
  };
}

/**
 * A person is the first eight characters of the number; a payroll number means somebody at one employer only.
 * Undefined when the cell does not say whose row it is.
 */
function keyOf(
  { key, sameEmployer }: Companion,
  employerId: string,
  keys: CompanionKeys,
): string | undefined {
  const own = key === "niNumber" ? personKey(keys.niNumber) : keys.payrollRef;
  if (own === undefined || own === "") return undefined;
  return sameEmployer ? `${employerId}\n${own}` : own;
}

function personKey(niNumber: string): string | undefined {
  const read = readNiNumber(niNumber);
  return read === undefined ? undefined : String(personNumber(read));
}

function same(a: CompanionRow, b: CompanionRow): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

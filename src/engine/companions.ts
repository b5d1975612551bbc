// The rows of files that accompany claims (earnings, awards), read before the claims and handed to those that they
// belong to. Only the columns that a scheme asks for are kept, as whole numbers.
import type { CompanionRow } from "../core/decision.ts";
import { personNumber } from "../core/person.ts";
import type { AnyScheme, Companion } from "../schemes/scheme.ts";

/** The cells by which a claim finds its rows. */
export type CompanionKeys = { readonly niNumber: string; readonly payrollRef: string };

export type Companions = {
  /** Takes one row of an accompanying file. `employerId` is that of the file's cover. */
  readonly add: (layout: string, employerId: string, keys: CompanionKeys, row: CompanionRow) => void;
  /** What belongs to a claim of an employer; undefined when nothing does. */
  readonly of: (
    employerId: string,
    keys: CompanionKeys,
  ) => ReadonlyMap<string, readonly CompanionRow[]> | undefined;
};

/** An empty book for the files that a scheme names. A file of any other layout is our own fault. */
export function companionsOf({ companions = [] }: Pick<AnyScheme, "companions">): Companions {
  const books = companions.map((companion) => ({ companion, rows: new Map<string, CompanionRow[]>() }));
  return {
    add(layout, employerId, keys, row) {
      const book = books.find(({ companion }) => companion.layout === layout);
      if (book === undefined) throw new Error(`no claims ask for ${layout}`);
      const key = keyOf(book.companion, employerId, keys);
      const rows = book.rows.get(key);
      if (rows === undefined) book.rows.set(key, [row]);
      else rows.push(row);
    },
    of(employerId, keys) {
      let found: Map<string, readonly CompanionRow[]> | undefined;
      for (const { companion, rows } of books) {
        if (rows.size === 0) continue;
        const mine = rows.get(keyOf(companion, employerId, keys));
        if (mine === undefined) continue;
        found ??= new Map();
        found.set(companion.layout, mine);
      }
      return found;
    },
  };
}

/** A person is the first eight characters of the number; a payroll number means somebody at one employer only. */
function keyOf({ key, sameEmployer }: Companion, employerId: string, keys: CompanionKeys): string {
  const own = key === "niNumber" ? String(personNumber(keys.niNumber)) : keys.payrollRef;
  return sameEmployer ? `${employerId}\n${own}` : own;
}

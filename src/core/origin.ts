// Where an input of a figure came from. An origin is written down by whoever takes the value, when it is taken; nothing
// is ever found again by a name or a value. What it points to is said by the explanation, which has the files at hand.
import type { Day } from "./day.ts";
import type { Cell, RowPlace } from "./place.ts";

export type Origin =
  /** A cell of the row that is decided, by its column's key. */
  | { readonly kind: "cell"; readonly key: string }
  /** A cell of the cover of the row's file. */
  | { readonly kind: "cover"; readonly key: string }
  /** The entry of a parameter that is in force on the day asked for; `by` is where that day came from, undefined where none is named. */
  | { readonly kind: "law"; readonly id: string; readonly on: Day; readonly by: Origin | undefined }
  /** An earlier step, counted from 1. */
  | { readonly kind: "step"; readonly number: number }
  /** What stands of the person in the book, and what files of the same batch paid before. */
  | { readonly kind: "book" }
  /** The person's other rows with the same employer, in this batch or an earlier one. */
  | { readonly kind: "other-rows" }
  /** The rows of an accompanying file that belong to the claim. */
  | { readonly kind: "beside"; readonly layout: string }
  /** What a person ruled about the claim. */
  | { readonly kind: "case"; readonly caseId: string }
  /** A field of the question, where there is no file. */
  | { readonly kind: "question"; readonly field: string }
  /** Put together from several. */
  | { readonly kind: "together"; readonly parts: readonly Origin[] };

/** What the origins of one row point to, beside its own cells, the law and its steps. */
export type RowSources = {
  /** The cover's cells by their keys. */
  readonly cover: ReadonlyMap<string, Cell<unknown>>;
  /** Rows that paid the person, of earlier batches and of files of this one; undefined without a book. */
  readonly book: readonly RowPlace[] | undefined;
  readonly otherRows: readonly RowPlace[];
  /** Rows of accompanying files that belong to the claim, by layout. */
  readonly beside: (layout: string) => readonly RowPlace[];
};

export type Origins<Name extends string> = { readonly [Each in Name]: Origin };

export function cell(key: string): Origin {
  return { kind: "cell", key };
}

export function cover(key: string): Origin {
  return { kind: "cover", key };
}

/** Inputs that are called like the cells that they are. */
export function cells<Name extends string>(...names: readonly Name[]): Origins<Name> {
  return named(names, cell);
}

export function law(id: string, on: Day, by: Origin | undefined): Origin {
  return { kind: "law", id, on, by };
}

/** Inputs that are called like the parameters that they are, all looked up on one day. */
export function laws<Name extends string>(
  on: Day,
  by: Origin | undefined,
  ...names: readonly Name[]
): Origins<Name> {
  return named(names, (id) => law(id, on, by));
}

/** Inputs that are called like the fields of a question. */
export function fields<Name extends string>(...names: readonly Name[]): Origins<Name> {
  return named(names, (field) => ({ kind: "question", field }));
}

export function together(...parts: readonly Origin[]): Origin {
  return { kind: "together", parts };
}

export const book: Origin = { kind: "book" };
export const otherRows: Origin = { kind: "other-rows" };

function named<Name extends string>(names: readonly Name[], of: (name: Name) => Origin): Origins<Name> {
  // Every name is given an origin in the loop.
  const origins = {} as Record<Name, Origin>;
  for (const name of names) origins[name] = of(name);
  return origins;
}

// What the origins of a figure's inputs point to: cells with their headings, entries of the law with their first day and
// clause, rows of the book and of other files. Each is looked up by what was written down, and never by a value.
import type { Day } from "../core/day.ts";
import type { Origin, RowSources } from "../core/origin.ts";
import { address, type Cell, type RowPlace } from "../core/place.ts";
import type { InForce, Law } from "../law/law.ts";
import type { Layout } from "../law/layout.ts";
import { entryOn, parameterOf } from "../law/parameters.ts";

/** Where a value was found. */
export type Found =
  | {
      readonly kind: "cell";
      readonly key: string;
      readonly file: string;
      readonly sheet: string;
      readonly heading: string;
      /** "G14"; empty when the file has no such column. */
      readonly cell: string;
      readonly text: string;
      /** Read as this by the mapping of that name; absent where the heading is the layout's. */
      readonly mapping?: { readonly name: string; readonly read: string } | undefined;
    }
  | {
      readonly kind: "parameter";
      readonly id: string;
      /** The day that it was asked for. */
      readonly on: Day;
      /** In force on that day; undefined where nothing is. */
      readonly entry: InForce<unknown> | undefined;
    }
  | { readonly kind: "figure"; readonly name: string; readonly step: number }
  | {
      /** Rows that paid the person; undefined where there was no book to ask. */
      readonly kind: "book";
      readonly rows: readonly RowPlace[] | undefined;
    }
  | { readonly kind: "rows"; readonly layout: string; readonly rows: readonly RowPlace[] }
  | { readonly kind: "case"; readonly caseId: string }
  | { readonly kind: "question"; readonly field: string };

/** What a row offers to be pointed at. */
export type Pointed = {
  readonly law: Law;
  readonly layout: string;
  readonly file: string;
  readonly sheet: string;
  readonly cells: ReadonlyMap<string, Cell<unknown>>;
  /** Undefined where nothing but the row's own cells is known. */
  readonly sources: RowSources | undefined;
};

/** One or more places; an origin that leads nowhere is our own fault and is thrown. */
export function found(origin: Origin, row: Pointed, stepNames: readonly string[]): readonly Found[] {
  switch (origin.kind) {
    case "cell":
      return [cellFound(row, origin.key, row.cells.get(origin.key))];
    case "cover": {
      const cell = row.sources?.cover.get(origin.key);
      return [cellFound(row, origin.key, cell)];
    }
    case "law": {
      const entry = entryOn(parameterOf(row.law, origin.id), origin.on);
      return [{ kind: "parameter", id: origin.id, on: origin.on, entry }];
    }
    case "step": {
      const name = stepNames[origin.number - 1];
      if (name === undefined)
        throw new Error(`a step that rests on step ${origin.number}, which is not before it`);
      return [{ kind: "figure", name, step: origin.number }];
    }
    case "book":
      return [{ kind: "book", rows: row.sources?.book }];
    case "other-rows":
      return [{ kind: "rows", layout: row.layout, rows: row.sources?.otherRows ?? [] }];
    case "beside":
      return [{ kind: "rows", layout: origin.layout, rows: row.sources?.beside(origin.layout) ?? [] }];
    case "case":
    case "question":
      return [origin];
    case "together":
      return once(origin.parts.flatMap((part) => found(part, row, stepNames)));
  }
}

/** A cell that a file has, or the heading of one that it does not have. */
function cellFound(row: Pointed, key: string, cell: Cell<unknown> | undefined): Found {
  const { file, sheet } = cell ?? row;
  const at = { kind: "cell", key, file, sheet } as const;
  if (cell !== undefined) {
    const { heading, column, row: number, text, mapping } = cell;
    const place = column < 0 ? "" : address(column, number);
    return { ...at, heading, cell: place, text, ...(mapping === undefined ? {} : { mapping }) };
  }
  return { ...at, heading: headingOf(row.law.layouts.get(row.layout), key), cell: "", text: "" };
}

function headingOf(layout: Layout | undefined, key: string): string {
  const known = [...(layout?.columns ?? []), ...(layout?.cover ?? [])].find((one) => one.key === key);
  return known?.headings.en ?? key;
}

function once(all: readonly Found[]): readonly Found[] {
  const texts = new Set<string>();
  return all.filter((one) => {
    const text = JSON.stringify(one);
    if (texts.has(text)) return false;
    texts.add(text);
    return true;
  });
}

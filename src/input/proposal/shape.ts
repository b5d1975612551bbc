// In what form the cells of a column are written: as the layout reads them, in one of the forms that a mapping knows, in words
// for which the layout has others, or in none of these. Evidence is counted; what could be either is said to be either.
import { cellKind } from "../../core/place.ts";
import type { Law } from "../../law/law.ts";
import type { Column } from "../../law/layout.ts";
import type { FormName } from "../../law/mapping.ts";
import { cellReader } from "../cells.ts";
import type { Epoch } from "../days.ts";
import { type CellReader, isFault } from "../fault.ts";
import { formsOf, mappedReader } from "../mapping/forms.ts";

export type SampleCell = { readonly text: string; readonly kind: number };

export type CellShape =
  | {
      readonly kind: "plain";
      readonly eitherWay: boolean /** Money: all without a point, or not. */;
      readonly amounts: "none" | "whole" | "with pence";
    }
  | { readonly kind: "form"; readonly as: FormName }
  | {
      readonly kind: "values";
      readonly values: Readonly<Record<string, string>>;
      readonly unknown: readonly string[];
    }
  | { readonly kind: "mixed days"; readonly found: readonly string[] }
  | { readonly kind: "none"; readonly found: readonly string[] };

type ShapeOptions = {
  readonly law: Pick<Law, "roles">;
  readonly epoch: Epoch;
  /** What payroll programs write for the values of the column's list. */
  readonly values: Readonly<Record<string, string>>;
};

/** Nine cells in ten: the others are said one by one when the file is read. */
const enough = 0.9;

export function shapeOf(column: Column, cells: readonly SampleCell[], options: ShapeOptions): CellShape {
  const { law, epoch } = options;
  const read = cellReader(column, law, epoch);
  const mixed = column.kind === "day" ? mixedDays(cells) : [];
  if (mixed.length > 0) return { kind: "mixed days", found: mixed };
  const plain = accepted(read, cells);
  const forms = column.kind === "name" ? [] : formsOf(column.kind);
  const best = forms
    .map((as) => ({ as, taken: accepted(mappedReader(read, { as }, epoch), cells) }))
    .filter(({ taken }) => taken >= cells.length * enough && taken > plain)
    .sort((a, b) => b.taken - a.taken)[0];
  if (best !== undefined) return { kind: "form", as: best.as };
  if (plain >= cells.length * enough) return plainShape(column, cells, epoch, read);
  if (column.kind === "list" || column.kind === "role" || column.kind === "yes-no")
    return valuesShape(read, cells, options.values);
  return { kind: "none", found: refusedBy(read, cells).slice(0, 3) };
}

function accepted(read: CellReader, cells: readonly SampleCell[]): number {
  return cells.filter(({ text, kind }) => !isFault(read(text, kind))).length;
}

function refusedBy(read: CellReader, cells: readonly SampleCell[]): readonly string[] {
  return [...new Set(cells.filter(({ text, kind }) => isFault(read(text, kind))).map(({ text }) => text))];
}

function plainShape(column: Column, cells: readonly SampleCell[], epoch: Epoch, read: CellReader): CellShape {
  const texts = cells.filter(({ kind }) => kind === cellKind.text).map(({ text }) => text);
  const either =
    column.kind === "day" &&
    texts.length > 0 &&
    texts.every((text) => numbersOfDay(text) !== undefined) &&
    accepted(mappedReader(read, { as: "month-first" }, epoch), cells) === cells.length &&
    texts.some((text) => numbersOfDay(text)?.[0] !== numbersOfDay(text)?.[1]);
  const whole = cells.length > 0 && cells.every(({ text }) => /^\d+$/.test(text));
  const amounts = column.kind !== "money" ? "none" : whole ? "whole" : "with pence";
  return { kind: "plain", eitherWay: either, amounts };
}

/** The two numbers before the year. */
function numbersOfDay(text: string): readonly [number, number] | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** Days that can only be read with the day first beside some that can only be read with the month first. */
function mixedDays(cells: readonly SampleCell[]): readonly string[] {
  const numbers = cells.map(({ text }) => ({ text, numbers: numbersOfDay(text) }));
  const dayFirst = numbers.find((one) => (one.numbers?.[0] ?? 0) > 12);
  const monthFirst = numbers.find((one) => (one.numbers?.[1] ?? 0) > 12);
  return dayFirst === undefined || monthFirst === undefined ? [] : [dayFirst.text, monthFirst.text];
}

function valuesShape(
  read: CellReader,
  cells: readonly SampleCell[],
  known: Readonly<Record<string, string>>,
): CellShape {
  const values: Record<string, string> = {};
  const unknown: string[] = [];
  const folded = new Map(Object.entries(known).map(([said, value]) => [said.toLowerCase(), value]));
  for (const text of refusedBy(read, cells)) {
    const value = folded.get(text.toLowerCase());
    if (value === undefined || text === "__proto__") unknown.push(text);
    else values[text] = value;
  }
  return { kind: "values", values, unknown };
}

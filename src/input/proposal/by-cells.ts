// Columns that are known by their cells: National Insurance numbers, and amounts that the scheme pays and nobody else.
import type { Pence } from "../../core/money.ts";
import type { Law } from "../../law/law.ts";
import type { Layout } from "../../law/layout.ts";
import type { FormName } from "../../law/mapping.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { penceOf } from "../numbers.ts";
import type { SampleCell } from "./shape.ts";

type Candidate = { readonly at: number; readonly cells: readonly SampleCell[] };
type Found = { readonly at: number; readonly as?: FormName | undefined };

/** The only column of which every cell is one. */
export function niNumberColumn(columns: readonly Candidate[]): Found | undefined {
  return onlyOne(
    columns.filter(
      ({ cells }) => cells.length > 0 && cells.every(({ text }) => readNiNumber(text) !== undefined),
    ),
  );
}

/** The only column of which every cell is an instalment or the whole payment, in pounds or in pence. */
export function amountsColumn(
  columns: readonly Candidate[],
  layout: Layout,
  { law }: { readonly law: Law },
): Found | undefined {
  const amounts = new Set(paidAmounts(law, layout));
  const all = (cells: readonly SampleCell[], read: (text: string) => number | undefined): boolean =>
    cells.length > 0 &&
    amounts.size > 0 &&
    cells.every(({ text }) => amounts.has((read(text) ?? -1) as Pence));
  const pounds = onlyOne(columns.filter(({ cells }) => all(cells, penceOf)));
  if (pounds !== undefined) return pounds;
  const whole = (text: string): number | undefined => (/^\d{5,6}$/.test(text) ? Number(text) : undefined);
  const pence = onlyOne(columns.filter(({ cells }) => all(cells, whole)));
  return pence && { ...pence, as: "pence" };
}

function onlyOne(columns: readonly Candidate[]): Found | undefined {
  const [first, second] = columns;
  return first === undefined || second !== undefined ? undefined : { at: first.at };
}

/** What the scheme of the layout pays at a time, whenever it was in force. */
function paidAmounts({ parameters, clauses }: Law, { scheme }: Layout): readonly unknown[] {
  const codes = new Set(
    [...clauses.values()]
      .filter((one) => one.scheme === scheme)
      .map(({ id }) => id.split("-")[0]?.toLowerCase()),
  );
  return [...codes].flatMap((code) =>
    ["instalment", "total"].flatMap(
      (name) => parameters.get(`${code}.${name}`)?.entries.map(({ value }) => value) ?? [],
    ),
  );
}

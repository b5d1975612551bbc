// Payroll programs show what all pay of a period costs the employer; a form asks for what the payment alone costs. Where cells
// say more than the payment can cost, they are of all pay, and a person is asked.

import type { Row } from "../../core/place.ts";
import { cellKind, plainKind } from "../../core/place.ts";
import type { Rate } from "../../core/rate.ts";
import type { Law } from "../../law/law.ts";
import type { Layout } from "../../law/layout.ts";
import { trimmed } from "../blank.ts";
import { cellReader } from "../cells.ts";
import type { Epoch } from "../days.ts";
import { mappedReader } from "../mapping/forms.ts";
import type { Open, ProposedColumn } from "./proposal.ts";

type Options = { readonly law: Law; readonly epoch: Epoch };

/** Adds a question for each column of costs that are more than the payment can cost. */
export function costsOfAllPay(
  columns: readonly ProposedColumn[],
  below: readonly Row[],
  layout: Layout,
  { law, epoch }: Options,
  open: Open[],
): void {
  const reads = (key: string) => {
    const column = columns.find(({ read }) => read.some((one) => one.key === key));
    const own = layout.columns.find((one) => one.key === key);
    if (column === undefined || own === undefined) return undefined;
    const as = column.read.find((one) => one.key === key)?.as;
    const read = mappedReader(cellReader(own, law, epoch), { as }, epoch);
    const { at, heading } = column;
    return {
      heading,
      text: (row: Row) => trimmed(row.cells[at] ?? ""),
      pence(row: Row) {
        const text = trimmed(row.cells[at] ?? "");
        const value = text === "" ? undefined : read(text, plainKind(row.kinds?.[at] ?? cellKind.text));
        return typeof value === "number" ? value : undefined;
      },
    };
  };
  const payment = reads("amountPaid");
  if (payment === undefined) return;
  for (const [key, most] of [
    ["employerNi", highestRate(law)],
    [
      "employerPension",
      {
        numerator: layout.columns.find((one) => one.key === "employerPensionRate")?.max ?? 0,
        denominator: 100,
      },
    ],
  ] as const) {
    const cost = reads(key);
    const more = cost && below.find((row) => isMore(cost.pence(row), payment.pence(row), most));
    if (cost === undefined || more === undefined) continue;
    open.push({
      code: "on-all-pay",
      key,
      headings: [cost.heading],
      found: [cost.text(more), payment.text(more)],
    });
  }
}

/** The highest rate at which an employer ever paid National Insurance. */
function highestRate({ parameters }: Law): Rate {
  const rates = parameters.get("class1.employerRate")?.entries.map(({ value }) => value as Rate) ?? []; // Its kind is a rate.
  return rates.reduce((most, one) => (isLess(most, one) ? one : most), { numerator: 0, denominator: 1 });
}

function isLess(a: Rate, b: Rate): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** A penny is what rounding may add. */
function isMore(
  cost: number | undefined,
  payment: number | undefined,
  { numerator, denominator }: Rate,
): boolean {
  if (cost === undefined || payment === undefined) return false;
  return (cost - 1) * denominator > Math.max(payment, 0) * numerator;
}

// The month of a file: by a column of months, or else by the day of pay, which is also what a form's own column of months is
// filled from where the export has none.
import type { Layout } from "../../law/layout.ts";
import type { FormName, Mapping } from "../../law/mapping.ts";
import type { ProposedColumn } from "./proposal.ts";

/** How a day's month is read, by the form of the day. */
const monthOf: Partial<Record<FormName | "plain", FormName>> = {
  plain: "month-of-day",
  "month-first": "month-of-month-first-day",
  "year-month-day": "month-of-year-month-day",
};

export function monthOfFile(
  columns: readonly ProposedColumn[],
  layout: Layout,
): { readonly withMonth: readonly ProposedColumn[]; readonly period: Mapping["period"] } {
  const month = columns.find(({ read }) => read.some(({ key }) => key === "period"));
  const paid = columns.find(({ read }) => read.some(({ key }) => key === "payDate"));
  if (month !== undefined) {
    const [{ as } = { as: undefined }] = month.read;
    return { withMonth: columns, period: { heading: month.heading, ...(as === undefined ? {} : { as }) } };
  }
  const as = paid && monthOf[paid.read[0]?.as ?? "plain"];
  if (paid === undefined || as === undefined) return { withMonth: columns, period: undefined };
  const needsMonth = layout.columns.some(({ key, kind }) => key === "period" && kind === "month");
  const more = needsMonth ? [{ key: "period", as }] : [];
  const withMonth = columns.map((column) =>
    column === paid ? { ...column, read: [...column.read, ...more] } : column,
  );
  return { withMonth, period: { heading: paid.heading, as } };
}

// Who ends below the whole payment when the last month has been claimed for (WFP-01, 52): by whom they were paid last, how
// much is missing, and why.
import { addMonths } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { Law } from "../../law/law.ts";
import { countOn, moneyOn, monthOn, parameterOf } from "../../law/parameters.ts";
import type { Dues, DueTerms, Missing, StandingOfPerson } from "../dues.ts";

/** What a row says that brought nothing, as a line of arrears. */
export const whyNothing = ["held", "referred", "rejected", "dismissed"] as const;
/** The rule of a dismissal, and of a worker who declined. */
const [dismissal, declined] = ["WFP-71", "WFP-54"] as const;

/** Undefined where the law does not say. */
export function dueTerms(law: Law): DueTerms | undefined {
  const on = parameterOf(law, "wfp.total").entries[0]?.from;
  if (on === undefined) return undefined;
  const total = moneyOn(law, "wfp.total", on);
  const first = monthOn(law, "wfp.firstDueMonth", on);
  const instalments = countOn(law, "wfp.instalments", on);
  if (total === undefined || first === undefined || instalments === undefined) return undefined;
  return { total, lastMonth: addMonths(first, instalments - 1) };
}

/**
 * Whoever has something is named by the row of the last payment that stands. Whoever has nothing has a right that is known only
 * where the last that was said of them is that the row is held, because all conditions are met then and a person decides, or a
 * ruling that no return has followed. Who declined has given up the rest (WFP-54).
 */
export const missingOf: Dues["missing"] = (
  { total, lastMonth },
  { postings, lines, recognised },
  sentLast,
) => {
  const money = postings.filter(({ head }) => head === "PAYMENT" || head === "RECOVERY");
  const paid = money.reduce((sum, { amount }) => sum + amount, 0);
  if (paid >= total) return undefined;
  const amount = pence(total - paid);
  const told = newestByEmployer(lines);
  if (paid <= 0) {
    const held = newest([...told.values()].filter((line) => line.about === "held" && line.amount > 0));
    if (held !== undefined) return { ...placeOf(held), amount, reason: "held" };
    const ruled = recognised.find(({ employerId, batch }) => {
      const row = told.get(employerId);
      return row === undefined || row.batch < batch;
    });
    return ruled && { ...placeOf({ ...ruled, laCode: "" }), amount, reason: "ruling-not-followed" };
  }
  const last = lastPayment(money);
  if (last === undefined) return undefined;
  const { employerId, period, returnBatchId: batchId } = last;
  const at = { ...placeOf({ ...last, batchId }), amount };
  const row = told.get(employerId);
  if (row === undefined || row.amount <= 0 || row.period < period) {
    if (!sentLast(last)) return { ...at, reason: "returns-stopped" };
    return { ...at, reason: period === lastMonth ? "earlier-month" : "not-in-last-return" };
  }
  if (recognised.some((one) => one.employerId === employerId && one.batch > row.batch))
    return { ...at, reason: "ruling-not-followed" };
  return row.kind === "paid-not-eligible" && row.about === declined
    ? undefined
    : { ...at, reason: reasonOf(row) };
};

function placeOf({ employerId, laCode, period, batchId, file, row }: Omit<Missing, "amount" | "reason">) {
  return { employerId, laCode, period, batchId, file, row };
}

type Told = StandingOfPerson["lines"][number];

function reasonOf({ kind, about }: Told): Missing["reason"] {
  if (kind === "arrears") return whyNothing.find((one) => one === about) ?? "held";
  return about === dismissal ? "dismissed" : "not-eligible";
}

/** The last that each employer said of why a row brought nothing; payments on expected shifts say nothing of it. */
function newestByEmployer(lines: readonly Told[]): ReadonlyMap<string, Told> {
  const found = new Map<string, Told>();
  for (const line of lines) {
    if (line.kind === "expected-shifts" || line.amount === 0) continue;
    const later = newest([found.get(line.employerId), line].filter((one) => one !== undefined));
    if (later !== undefined) found.set(line.employerId, later);
  }
  return found;
}

/** By month, then by batch; of one batch's files for one month by employer, council and row, whatever they are called. */
function newest(lines: readonly Told[]): Told | undefined {
  return lines.toSorted((a, b) => a.period - b.period || order(a.batch, b.batch) || byPlace(a, b)).at(-1);
}

type Amount = StandingOfPerson["postings"][number];

/** The row of the latest month of which a payment stands. */
function lastPayment(lines: readonly Amount[]): Amount | undefined {
  const rows = new Map<string, { readonly line: Amount; readonly sum: number }>();
  for (const line of lines) {
    if (line.head !== "PAYMENT") continue;
    const key = `${line.submission} ${line.row}`;
    rows.set(key, { line, sum: (rows.get(key)?.sum ?? 0) + line.amount });
  }
  const standing = [...rows.values()].filter(({ sum }) => sum > 0).map(({ line }) => line);
  return standing.toSorted((a, b) => a.period - b.period || byPlace(a, b)).at(-1);
}

type Place = { readonly employerId: string; readonly laCode: string; readonly row: number };

function byPlace(a: Place, b: Place): number {
  return order(a.employerId, b.employerId) || order(a.laCode, b.laCode) || a.row - b.row;
}

function order<Value extends string | number>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

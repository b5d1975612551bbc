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
 * where the last that was said of them is that the row is held: all conditions are met then, and a person decides.
 */
export const missingOf: Dues["missing"] = ({ total, lastMonth }, { postings, lines }, sentLast) => {
  const money = postings.filter(({ head }) => head === "PAYMENT" || head === "RECOVERY");
  const paid = money.reduce((sum, { amount }) => sum + amount, 0);
  if (paid >= total) return undefined;
  const amount = pence(total - paid);
  if (paid <= 0) {
    const held = newest(
      [...newestByEmployer(lines)].filter((line) => line.about === "held" && line.amount > 0),
    );
    if (held === undefined) return undefined;
    const { employerId, laCode, period, batchId, file, row } = held;
    return { employerId, laCode, period, amount, reason: "held", batchId, file, row };
  }
  const last = lastPayment(money);
  if (last === undefined) return undefined;
  const { employerId, laCode, period, returnBatchId: batchId, file, row } = last;
  const told = newest(
    [...newestByEmployer(lines)].filter((line) => line.employerId === employerId && line.period >= period),
  );
  const byReturns = (): Missing["reason"] => {
    if (!sentLast({ employerId, laCode })) return "returns-stopped";
    return period === lastMonth ? "earlier-month" : "not-in-last-return";
  };
  const reason = told === undefined || told.amount <= 0 ? byReturns() : reasonOf(told);
  return { employerId, laCode, period, amount, reason, batchId, file, row };
};

type Told = StandingOfPerson["lines"][number];

function reasonOf({ kind, about }: Told): Missing["reason"] {
  if (kind === "arrears") return whyNothing.find((one) => one === about) ?? "held";
  if (about === dismissal) return "dismissed";
  return about === declined ? "declined" : "not-eligible";
}

/** The last that each employer said of why a row brought nothing; payments on expected shifts say nothing of it. */
function newestByEmployer(lines: readonly Told[]): Iterable<Told> {
  const found = new Map<string, Told>();
  for (const line of lines) {
    if (line.kind === "expected-shifts" || line.amount === 0) continue;
    const later = newest([found.get(line.employerId), line].filter((one) => one !== undefined));
    if (later !== undefined) found.set(line.employerId, later);
  }
  return found.values();
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

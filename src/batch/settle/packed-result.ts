// The result of a row as packed bytes, and back.
import { heads, outcomes } from "../../core/decision.ts";
import { type PackedWriter, packedReader } from "../../io/packed.ts";
import type { RowResult } from "../handover/row-result.ts";

const placeOf = new Map(outcomes.map((outcome, at) => [outcome, at]));

export function packResult(into: PackedWriter, result: RowResult): void {
  into.number(result.row);
  const marks =
    (result.conditional ? 1 : 0) + (result.isSecond === true ? 2 : 0) + (result.isUnsettled === true ? 4 : 0);
  into.number((placeOf.get(result.outcome) ?? 0) * 8 + marks);
  for (const amount of result.payable) into.number(amount);
  into.number(result.claimed);
  into.number(result.declared.length);
  for (const amount of result.declared) into.number(amount);
  into.number(result.notClaimed.length);
  for (const amount of result.notClaimed) into.number(amount);
  into.number(result.payments);
  into.number(result.forecast.lines);
  into.number(result.forecast.amount);
  into.text(result.reference);
  into.text(result.payrollRef);
  into.text(result.niNumber);
  into.text(result.surname);
  into.text(result.forenames);
  into.text(result.rules);
  into.text(result.differs);
  into.endRow();
}

/** What a packed result says of its outcome, and where its payroll number, number, surname and forenames stand. */
type SkimmedResult = Pick<RowResult, "outcome" | "isSecond"> & {
  readonly pays: boolean;
  readonly from: number;
  readonly to: number;
};

/** Goes past a packed result without making anything of it but this: of a million rows that is a tenth of the work. */
export function skimResult({ number, skip, at }: ReturnType<typeof packedReader>): SkimmedResult {
  number();
  const state = number();
  const outcome = outcomes[state >> 3];
  if (outcome === undefined) throw new Error("a row was kept without its outcome");
  let pays = false;
  for (let head = 0; head < heads.length; head += 1) if (number() !== 0) pays = true;
  number();
  for (let left = number(); left > 0; left -= 1) number();
  for (let left = number(); left > 0; left -= 1) number();
  for (let left = 3; left > 0; left -= 1) number();
  skip();
  const from = at();
  for (let left = 4; left > 0; left -= 1) skip();
  const to = at();
  skip();
  skip();
  return { outcome, isSecond: (state & 2) !== 0, pays, from, to };
}

export function unpackResult(bytes: Buffer): RowResult {
  const { number, text } = packedReader(bytes);
  const row = number();
  const state = number();
  const outcome = outcomes[state >> 3];
  if (outcome === undefined) throw new Error("a row was kept without its outcome");
  // In the order in which they were packed.
  return {
    row,
    outcome,
    conditional: (state & 1) !== 0,
    isSecond: (state & 2) !== 0,
    isUnsettled: (state & 4) !== 0,
    payable: heads.map(number),
    claimed: number(),
    declared: Array.from({ length: number() }, number),
    notClaimed: Array.from({ length: number() }, number),
    payments: number(),
    forecast: { lines: number(), amount: number() },
    reference: text(),
    payrollRef: text(),
    niNumber: text(),
    surname: text(),
    forenames: text(),
    rules: text(),
    differs: text(),
  };
}

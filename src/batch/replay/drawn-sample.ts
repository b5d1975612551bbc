// Draws an auditor's sample from the tables of a stored batch, and finds the rows of what was drawn.
import { join } from "node:path";
import { pence } from "../../core/money.ts";
import { type AuditSample, auditSample, type DrawnUnit, type SampleUnit } from "../../engine/audit-sample.ts";
import type { DecisionLine } from "../../engine/batch.ts";
import { paymentColumns } from "../../report/columns.ts";
import { decisionsOf, type StoredBatch } from "./stored.ts";
import { readTable } from "./stored-tables.ts";

/** FILE:NUMBER, taken apart. */
type RowNamed = { readonly file: string; readonly row: number };

type Asked = Pick<AuditSample, "method" | "size" | "seed"> & {
  /** Rows that somebody wants to see beside what is drawn. */
  readonly rows: readonly RowNamed[];
};

export type DrawnSample = {
  readonly sample: AuditSample;
  /** The row of each drawn line, by its place. */
  readonly decisionOf: (unit: DrawnUnit) => DecisionLine;
  /** The first of the rows asked for that the batch does not have. */
  readonly missing: RowNamed | undefined;
};

/** Undefined where there is nothing to draw from. */
export async function drawnSample(batch: StoredBatch, asked: Asked): Promise<DrawnSample | undefined> {
  const wanted = new Set(asked.rows.map(placeOf));
  const byMoney = asked.method === "money-unit";
  const units: SampleUnit[] = [];
  const asks: DrawnUnit[] = [];
  let at = 1;
  let sum = 0;
  for await (const { text, line } of decisionsOf(batch)) {
    at += 1;
    const asksFor = wanted.has(placeOf({ file: text("file"), row: Number(text("row")) }));
    if (byMoney && !asksFor) continue;
    const { file, row, total } = line();
    const whole = { head: "", dueMonth: undefined, instalment: 0 } as const;
    const unit: SampleUnit = { line: at, file, row, ...whole, recorded: total };
    units.push(unit);
    sum += total;
    if (asksFor) asks.push({ ...unit, why: "asked", picks: [], upTo: pence(sum) });
  }
  const drawn = byMoney ? await drawnByMoney(batch, asked) : auditSample(units, asked);
  if (drawn.from.length === 0) return undefined;
  const sample = { ...drawn, drawn: [...drawn.drawn, ...asks] };
  const found = await decisionsFor(batch, sample.drawn);
  return {
    sample,
    missing: asked.rows.find((row) => !found.has(placeOf(row))),
    decisionOf(unit) {
      const line = found.get(placeOf(unit));
      if (line === undefined) throw new Error(`decisions.csv has no row ${unit.row} of ${unit.file}`);
      return line;
    },
  };
}

/** From what is payable now by this batch: lines that undo an earlier one have no row in it. */
async function drawnByMoney(batch: StoredBatch, asked: Asked): Promise<AuditSample> {
  const lines = await readTable(join(batch.folder, "payments.csv"), paymentColumns, Infinity);
  const units = lines.map(({ file, row, head, dueMonth, instalment, amount, replaces }, at) => ({
    ...{ line: at + 2, file, row, head, dueMonth, instalment },
    ...{ recorded: amount, replaces },
  }));
  const own = units.filter(({ replaces }) => replaces === "").map(({ replaces: _, ...unit }) => unit);
  const undone = units.filter(({ replaces }) => replaces !== "");
  const { left, ...sample } = auditSample(own, asked);
  const total = pence(undone.reduce((sum: number, { recorded }) => sum + recorded, left.total));
  return { ...sample, left: { lines: left.lines + undone.length, total } };
}

async function decisionsFor(
  batch: StoredBatch,
  drawn: readonly DrawnUnit[],
): Promise<ReadonlyMap<string, DecisionLine>> {
  const places = new Set(drawn.map(placeOf));
  const found = new Map<string, DecisionLine>();
  for await (const { text, line } of decisionsOf(batch)) {
    const place = placeOf({ file: text("file"), row: Number(text("row")) });
    if (places.has(place)) found.set(place, line());
  }
  return found;
}

function placeOf({ file, row }: RowNamed): string {
  return `${row} ${file}`;
}

// What earlier batches left open of people's payments, asked once for each scheme and written down, so that the batch can
// be run again without the ledger. Nobody is named: people are recognised by where their payments stand.
import * as z from "zod";
import { monthText } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { type OpenCondition, openKinds } from "../../ledger/conditions.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";
import { monthOf } from "./return-lines.ts";

export type ConditionFacts = {
  /** In the order of the book; `waits` is what stays of returns that the batch is about to replace. */
  readonly of: (scheme: string, waits: BatchEntry["waits"]) => readonly OpenCondition[];
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const place = z.strictObject({ batchId: z.string(), file: z.string(), row: z.int() });
const openLine = z.strictObject({
  openCondition: z.strictObject({
    scheme: z.string(),
    kind: z.enum(openKinds),
    employerId: z.string(),
    laCode: z.string(),
    period: z.string().transform(monthOf),
    amount: z.int().transform(pence),
    since: place,
    paid: place,
    about: z.string(),
    rulings: z.array(z.strictObject({ code: z.string(), details: z.string() })),
  }),
});

export const nothingOpen: ConditionFacts = { of: () => [], written: () => "" };

/** `without` are the submissions that this batch is about to replace. */
export function ledgerConditions(ledger: Ledger, without: ReadonlySet<number>): ConditionFacts {
  return remembered((scheme, waits) => ledger.openConditions(scheme, without, waits));
}

/** Whether a line of prior-facts.jsonl is one of these. */
export function tellsOfConditions(line: string): boolean {
  return line.startsWith('{"openCondition":');
}

/** What a stored batch was decided by; `lines` are those that `written` wrote. */
export function storedConditions(lines: readonly unknown[]): ConditionFacts {
  const found = lines.map((line) => openLine.parse(line).openCondition);
  return remembered((wanted) =>
    found.filter(({ scheme }) => scheme === wanted).map(({ scheme: _scheme, ...one }) => one),
  );
}

function remembered(find: ConditionFacts["of"]): ConditionFacts {
  const asked = new Map<string, readonly OpenCondition[]>();
  return {
    of(scheme, waits) {
      const found = asked.get(scheme) ?? find(scheme, waits);
      asked.set(scheme, found);
      return found;
    },
    written: () =>
      [...asked]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([scheme, found]) => found.map((one) => lineOf(scheme, one)))
        .join(""),
  };
}

/** One line, the same bytes for the same facts. */
function lineOf(scheme: string, one: OpenCondition): string {
  const { kind, employerId, laCode, period, amount, since, paid, about, rulings } = one;
  const told = { scheme, kind, employerId, laCode, period: monthText(period), amount, since, paid };
  return `${JSON.stringify({ openCondition: { ...told, about, rulings } })}\n`;
}

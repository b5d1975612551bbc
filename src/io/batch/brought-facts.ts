// On-costs that earlier batches brought by files of their own, person by person, for returns that must not bring them
// again: asked of the ledger and written down as asked, so that the batch can be run again without it.
import * as z from "zod";
import { monthFromText, monthText } from "../../core/day.ts";
import { type BroughtCost, heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personText } from "../../core/person.ts";
import type { Ledger, ReturnKey } from "../../ledger/ledger.ts";

export type BroughtFacts = {
  /** Undefined for nearly everybody. */
  readonly of: (person: PersonNumber, key: ReturnKey) => readonly BroughtCost[] | undefined;
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const broughtLine = z.strictObject({
  brought: z.strictObject({
    person: z.string(),
    scheme: z.string(),
    layout: z.string(),
    employerId: z.string(),
    laCode: z.string(),
    period: z.string(),
    costs: z.array(
      z.strictObject({
        head: z.enum(heads),
        dueMonth: z.string(),
        instalment: z.int(),
        amount: z.int(),
      }),
    ),
  }),
});

export const nothingBrought: BroughtFacts = { of: () => undefined, written: () => "" };

/** Whether a line of prior-facts.jsonl is one of these. */
export function tellsOfBrought(line: string): boolean {
  return line.startsWith('{"brought":');
}

/** `without` are the submissions that this batch is about to replace. */
export function ledgerBrought(ledger: Ledger, without: ReadonlySet<number>): BroughtFacts {
  const asked = new Map<string, ReturnType<Ledger["broughtCosts"]>>();
  return remembered((person, key) => {
    const of = keyOf(key);
    if (!asked.has(of)) asked.set(of, ledger.broughtCosts(key, without));
    return asked.get(of)?.(person);
  });
}

/** What a stored batch was decided by; `lines` are those that `written` wrote. */
export function storedBrought(lines: readonly unknown[]): BroughtFacts {
  const known = new Map<string, readonly BroughtCost[]>();
  for (const line of lines) {
    const { person, costs, period, ...key } = broughtLine.parse(line).brought;
    known.set(`${keyOf({ ...key, period: monthOf(period) })} ${person}`, costs.map(costFrom));
  }
  if (known.size === 0) return nothingBrought;
  return remembered((person, key) => known.get(`${keyOf(key)} ${personText(person)}`));
}

function costFrom(cost: z.infer<typeof broughtLine>["brought"]["costs"][number]): BroughtCost {
  return { ...cost, dueMonth: monthOf(cost.dueMonth), amount: pence(cost.amount) };
}

function monthOf(text: string) {
  const month = monthFromText(text);
  if (month === undefined) throw new Error(`not a month: ${text}`);
  return month;
}

function keyOf({ scheme, layout, employerId, laCode, period }: ReturnKey): string {
  return JSON.stringify([scheme, layout, employerId, laCode, monthText(period)]);
}

function remembered(
  find: (person: PersonNumber, key: ReturnKey) => readonly BroughtCost[] | undefined,
): BroughtFacts {
  const lines = new Map<string, string>();
  return {
    of(person, key) {
      const costs = find(person, key);
      if (costs === undefined || costs.length === 0) return undefined;
      const { scheme, layout, employerId, laCode } = key;
      const of = {
        person: personText(person),
        scheme,
        layout,
        employerId,
        laCode,
        period: monthText(key.period),
      };
      const shown = costs.map(({ head, dueMonth, instalment, amount }) => {
        return { head, dueMonth: monthText(dueMonth), instalment, amount };
      });
      lines.set(`${keyOf(key)} ${of.person}`, `${JSON.stringify({ brought: { ...of, costs: shown } })}\n`);
      return costs;
    },
    written: () =>
      [...lines]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, line]) => line)
        .join(""),
  };
}

// On-costs that earlier batches brought by files of their own, person by person, for returns that must not bring them
// again: asked of the ledger and written down as asked, so that the batch can be run again without it.
import * as z from "zod";
import { monthText } from "../../core/day.ts";
import { type BroughtCost, heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personText } from "../../core/person.ts";
import { returnKey } from "../../engine/versions.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { ReturnKey } from "../../ledger/new-batch.ts";
import { layoutAboutPayments } from "../../schemes/index.ts";
import { inOrder, monthOf, returnFields, writtenReturn } from "./return-lines.ts";

export type BroughtFacts = {
  /** Undefined for nearly everybody. */
  readonly of: (person: PersonNumber, key: ReturnKey) => readonly BroughtCost[] | undefined;
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const broughtLine = z.strictObject({
  brought: z.strictObject({
    person: z.string(),
    ...returnFields,
    costs: z.array(
      z.strictObject({
        head: z.enum(heads),
        dueMonth: z.string().transform(monthOf),
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
  const ofReturns = asked((key) =>
    // Such files bring on-costs themselves.
    key.layout === layoutAboutPayments(key.scheme) ? undefined : ledger.broughtCosts(key, without),
  );
  const undone = new Map<string, CostsOf>();
  const undoneIn = (scheme: string): CostsOf => {
    if (!undone.has(scheme)) {
      const layout = layoutAboutPayments(scheme);
      undone.set(scheme, layout === undefined ? undefined : ledger.undoneCosts(scheme, layout, without));
    }
    return undone.get(scheme);
  };
  return remembered((person, key) => {
    const own = ofReturns(key)?.(person) ?? [];
    const others = undoneIn(key.scheme)?.(person) ?? [];
    // A cost of this employer whose payment was undone is found both ways.
    return [...own, ...others.filter((one) => !own.some((known) => same(known, one)))];
  });
}

type CostsOf = ReturnType<Ledger["broughtCosts"]>;

function asked(ask: (key: ReturnKey) => CostsOf): (key: ReturnKey) => CostsOf {
  const answers = new Map<string, CostsOf>();
  return (key) => {
    const of = returnKey(key);
    if (!answers.has(of)) answers.set(of, ask(key));
    return answers.get(of);
  };
}

function same(a: BroughtCost, b: BroughtCost): boolean {
  return (
    a.head === b.head && a.dueMonth === b.dueMonth && a.instalment === b.instalment && a.amount === b.amount
  );
}

/** What a stored batch was decided by; `lines` are those that `written` wrote. */
export function storedBrought(lines: readonly unknown[]): BroughtFacts {
  const known = new Map<string, readonly BroughtCost[]>();
  for (const line of lines) {
    const { person, costs, ...key } = broughtLine.parse(line).brought;
    known.set(
      `${returnKey(key)} ${person}`,
      costs.map((cost) => ({ ...cost, amount: pence(cost.amount) })),
    );
  }
  if (known.size === 0) return nothingBrought;
  return remembered((person, key) => known.get(`${returnKey(key)} ${personText(person)}`));
}

function remembered(
  find: (person: PersonNumber, key: ReturnKey) => readonly BroughtCost[] | undefined,
): BroughtFacts {
  const lines = new Map<string, string>();
  return {
    of(person, key) {
      const costs = find(person, key);
      if (costs === undefined || costs.length === 0) return undefined;
      const of = { person: personText(person), ...writtenReturn(key) };
      const shown = costs.map(({ head, dueMonth, instalment, amount }) => {
        return { head, dueMonth: monthText(dueMonth), instalment, amount };
      });
      lines.set(
        `${returnKey(key)} ${of.person}`,
        `${JSON.stringify({ brought: { ...of, costs: shown } })}\n`,
      );
      return costs;
    },
    written: () => inOrder(lines),
  };
}

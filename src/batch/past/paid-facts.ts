// What stands of people month by month, for files about payments of before: added up from the ledger, and written down
// as asked, so that the batch can be run again without it.
import * as z from "zod";
import { type Month, monthFromText, monthText } from "../../core/day.ts";
import type { PaidMonth } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { onCostMarks } from "../../core/on-cost-mark.ts";
import { type PersonNumber, personText } from "../../core/person.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";

/** Who pays whom for what: the scheme with its way to add up, the employer and the council. */
export type Paying = {
  readonly scheme: Pick<AnyScheme, "name" | "paidMonths" | "standing">;
  readonly employerId: string;
  readonly laCode: string;
};

export type PaidFacts = {
  /** Undefined when nobody knows: there is no ledger. */
  readonly of: (person: PersonNumber, paying: Paying) => readonly PaidMonth[] | undefined;
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const paidLine = z.strictObject({
  paid: z.strictObject({
    person: z.string(),
    scheme: z.string(),
    employerId: z.string(),
    laCode: z.string(),
    months: z.array(
      z.strictObject({
        dueMonth: z.string(),
        payment: z.int(),
        employerNi: z.int(),
        employerPension: z.int(),
        instalment: z.int(),
        onCosts: z.enum(onCostMarks).optional(),
        takenBack: z.boolean(),
      }),
    ),
  }),
});

export const nobodyPaid: PaidFacts = { of: () => undefined, written: () => "" };

/** `without` are the submissions that this batch is about to replace. */
export function ledgerPaid(ledger: Ledger, without: ReadonlySet<number>): PaidFacts {
  return remembered((person, { scheme, employerId, laCode }) => {
    if (scheme.paidMonths === undefined) return [];
    const lines = ledger.history(person).filter(({ submission }) => !without.has(submission));
    const claims = ledger.claimsOf(person, scheme.name, without);
    return scheme.paidMonths({ scheme: scheme.name, employerId, laCode }, lines, claims);
  });
}

/** What a stored batch was decided by; `lines` are those that `written` wrote. */
export function storedPaid(lines: readonly unknown[]): PaidFacts {
  const known = new Map(
    lines.map((line) => {
      const { months, ...of } = paidLine.parse(line).paid;
      return [keyOf(of), months.map(paidMonth)];
    }),
  );
  return remembered((person, { scheme, employerId, laCode }) => {
    const key = keyOf({ person: personText(person), scheme: scheme.name, employerId, laCode });
    return known.get(key) ?? [];
  });
}

function paidMonth(month: z.infer<typeof paidLine>["paid"]["months"][number]): PaidMonth {
  return {
    ...month,
    dueMonth: monthOf(month.dueMonth),
    payment: pence(month.payment),
    employerNi: pence(month.employerNi),
    employerPension: pence(month.employerPension),
    onCosts: month.onCosts,
  };
}

function monthOf(text: string): Month {
  const month = monthFromText(text);
  if (month === undefined) throw new Error(`not a month: ${text}`);
  return month;
}

function keyOf(of: Readonly<Record<"person" | "scheme" | "employerId" | "laCode", string>>): string {
  return JSON.stringify([of.scheme, of.employerId, of.laCode, of.person]);
}

function remembered(find: (person: PersonNumber, paying: Paying) => readonly PaidMonth[]): PaidFacts {
  const found = new Map<string, readonly PaidMonth[]>();
  const lines = new Map<string, string>();
  return {
    of(person, paying) {
      const of = {
        person: personText(person),
        scheme: paying.scheme.name,
        employerId: paying.employerId,
        laCode: paying.laCode,
      };
      const key = keyOf(of);
      const before = found.get(key);
      if (before !== undefined) return before;
      const months = find(person, paying);
      found.set(key, months);
      if (months.length > 0) {
        const shown = months.map((month) => ({ ...month, dueMonth: monthText(month.dueMonth) }));
        lines.set(key, `${JSON.stringify({ paid: { ...of, months: shown } })}\n`);
      }
      return months;
    },
    written: () =>
      [...lines]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, line]) => line)
        .join(""),
  };
}

// What stands of a person month by month with one employer, for files about payments of before.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import type { PaidMonth } from "../../../core/decision.ts";
import { pence } from "../../../core/money.ts";
import { onCostMarks } from "../../../core/on-cost-mark.ts";
import { type PersonNumber, personText } from "../../../core/person.ts";
import { claimsOf } from "../../../ledger/answers/claims.ts";
import type { PersonLines } from "../../../ledger/records.ts";
import type { AnyScheme } from "../../../schemes/scheme.ts";
import type { Question } from "../question.ts";
import { monthOf } from "../return-lines.ts";

/** Who pays whom for what: the scheme with its way to add up, the employer and the council. */
export type Paying = {
  readonly scheme: Pick<AnyScheme, "name" | "past">;
  readonly employerId: string;
  readonly laCode: string;
};

type PaidPersonally = Paying & { readonly person: PersonNumber };

const line = z.strictObject({
  paid: z.strictObject({
    person: z.string(),
    scheme: z.string(),
    employerId: z.string(),
    laCode: z.string(),
    months: z.array(
      z.strictObject({
        dueMonth: z.string().transform(monthOf),
        payment: z.int().transform(pence),
        employerNi: z.int().transform(pence),
        employerPension: z.int().transform(pence),
        instalment: z.int(),
        onCosts: z.enum(onCostMarks).optional(),
        takenBack: z.boolean(),
      }),
    ),
  }),
});

export const paidMonths: Question<PaidPersonally, readonly PaidMonth[]> = {
  field: "paid",
  idOf: ({ person, scheme, employerId, laCode }) =>
    keyOf({ scheme: scheme.name, employerId, laCode, person: personText(person) }),
  async ask(keys, { book, without }) {
    const found = new Map<string, PersonLines>();
    for (const scheme of new Set(keys.map((key) => key.scheme.name))) {
      const people = keys.flatMap((key) => (key.scheme.name === scheme ? [key.person] : []));
      for (const one of await book.lines({ people, scheme })) found.set(`${scheme} ${one.person}`, one);
    }
    return ({ person, scheme, employerId, laCode }) => {
      const lines = found.get(`${scheme.name} ${person}`);
      if (lines === undefined) return undefined;
      const postings = lines.postings.filter(({ submission }) => !without.has(submission));
      const of = { scheme: scheme.name, employerId, laCode };
      const months = scheme.past.months?.(of, postings, claimsOf(lines, without)) ?? [];
      return months.length === 0 ? undefined : months;
    };
  },
  write: ({ person, scheme, employerId, laCode }, months) => {
    const of = { person: personText(person), scheme: scheme.name, employerId, laCode };
    return [
      { paid: { ...of, months: months.map((month) => ({ ...month, dueMonth: monthText(month.dueMonth) })) } },
    ];
  },
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { months, ...of } = line.parse(one).paid;
        return [keyOf(of), months.map((month) => ({ ...month, onCosts: month.onCosts }))];
      }),
    ),
};

function keyOf(of: Readonly<Record<"person" | "scheme" | "employerId" | "laCode", string>>): string {
  return JSON.stringify([of.scheme, of.employerId, of.laCode, of.person]);
}

// On-costs that earlier batches brought by files of their own, for returns that must not bring them again.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { type BroughtCost, heads } from "../../../core/decision.ts";
import { pence } from "../../../core/money.ts";
import { type PersonNumber, personText } from "../../../core/person.ts";
import { returnKey } from "../../../engine/versions.ts";
import type { PersonLines } from "../../../ledger/records.ts";
import { layoutAboutPayments, schemeNamed, schemes } from "../../../schemes/index.ts";
import type { Question } from "../question.ts";
import { monthOf, type Return, returnFields, writtenReturn } from "../return-lines.ts";

type PersonInReturn = Return & { readonly person: PersonNumber };

const line = z.strictObject({
  brought: z.strictObject({
    person: z.string(),
    ...returnFields,
    costs: z.array(
      z.strictObject({
        head: z.enum(heads),
        dueMonth: z.string().transform(monthOf),
        instalment: z.int(),
        amount: z.int().transform(pence),
      }),
    ),
  }),
});

/** Undefined for nearly everybody. */
export const broughtCosts: Question<PersonInReturn, readonly BroughtCost[]> = {
  field: "brought",
  idOf: ({ person, ...key }) => `${returnKey(key)} ${personText(person)}`,
  isSilentIn: ({ layouts }) => !schemes.some(({ name }) => layouts.has(layoutAboutPayments(name) ?? "")),
  async ask(keys, { book, without }) {
    const found = new Map<string, PersonLines>();
    for (const scheme of new Set(keys.map((key) => key.scheme))) {
      const people = keys.flatMap((key) => (key.scheme === scheme ? [key.person] : []));
      const lines = await book.lines({
        people,
        scheme,
        heads: ["PAYMENT", "EMPLOYER_NI", "EMPLOYER_PENSION"],
      });
      for (const one of lines) found.set(`${scheme} ${one.person}`, one);
    }
    return ({ person, ...key }) => {
      const layout = layoutAboutPayments(key.scheme);
      // A new version of the file that brought a cost is decided after every return, and may leave what stands as it is: for
      // a return the cost is brought (WFP-64).
      const lines = found
        .get(`${key.scheme} ${person}`)
        ?.postings.filter(
          (one) => !without.has(one.submission) || (one.layout === layout && key.layout !== layout),
        );
      const costs =
        lines === undefined || layout === undefined
          ? []
          : (schemeNamed(key.scheme).past.costsBeside?.(lines, key, layout) ?? []);
      return costs.length === 0 ? undefined : costs;
    };
  },
  write: ({ person, ...key }, costs) => [
    {
      brought: {
        person: personText(person),
        ...writtenReturn(key),
        costs: costs.map(({ head, dueMonth, instalment, amount }) => {
          return { head, dueMonth: monthText(dueMonth), instalment, amount };
        }),
      },
    },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { person, costs, ...key } = line.parse(one).brought;
        return [`${returnKey(key)} ${person}`, costs];
      }),
    ),
};

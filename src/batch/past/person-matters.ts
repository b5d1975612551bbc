// Everything that there is to say of one person's open matters, as a line of prior-facts.jsonl has it.
import * as z from "zod";
import { monthText } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../core/person.ts";
import type { PersonMatters } from "../../ledger/answers/open-conditions.ts";
import { conditionKinds } from "../../ledger/conditions.ts";
import { monthOf } from "./return-lines.ts";

const returned = {
  ...{ employerId: z.string(), laCode: z.string(), period: z.string().transform(monthOf) },
  ...{ submission: z.int(), layout: z.string(), file: z.string(), row: z.int() },
};

/** The person and the matters; the scheme stands beside them. */
export const personMattersFields = {
  person: z.string().transform(personNumber),
  lines: z.array(
    z.strictObject({
      ...{ kind: z.enum(conditionKinds), amount: z.int().transform(pence), about: z.string() },
      ...{ ...returned, batch: z.int(), batchId: z.string() },
    }),
  ),
  postings: z.array(
    z.strictObject({
      ...{ head: z.enum(heads), amount: z.int().transform(pence) },
      ...{ ...returned, returnBatchId: z.string() },
    }),
  ),
  rulings: z.array(
    z.strictObject({
      ...{ batch: z.int(), code: z.string(), details: z.string() },
      // Lines of older batches do not say where it stands.
      ...{ batchId: z.string().default(""), file: z.string().default(""), row: z.int().default(0) },
    }),
  ),
};

export function writtenMatters(person: PersonNumber, { lines, postings, rulings }: PersonMatters) {
  return {
    person: personText(person),
    lines: lines.map((one) => ({
      kind: one.kind,
      amount: one.amount,
      about: one.about,
      ...writtenReturn(one),
      batch: one.batch,
      batchId: one.batchId,
    })),
    postings: postings.map((one) => ({
      head: one.head,
      amount: one.amount,
      ...writtenReturn(one),
      returnBatchId: one.returnBatchId,
    })),
    rulings: rulings.map(({ batch, code, details, batchId, file, row }) => {
      return { batch, code, details, batchId, file, row };
    }),
  };
}

function writtenReturn(
  one: Omit<PersonMatters["lines"][number], "kind" | "amount" | "about" | "batch" | "batchId">,
) {
  const { submission, layout, employerId, laCode, period, file, row } = one;
  return { employerId, laCode, period: monthText(period), submission, layout, file, row };
}

/** Of people by the keys of the book those whom `named` names, and of whom there is something to say. */
export function mattersOfNamed(
  all: Iterable<readonly [personKey: string, matters: PersonMatters]>,
  named: (personKey: string) => PersonNumber | undefined,
): ReadonlyMap<PersonNumber, PersonMatters> {
  const found = new Map<PersonNumber, PersonMatters>();
  for (const [personKey, matters] of all) {
    const person = named(personKey);
    if (person !== undefined && !isEmpty(matters)) found.set(person, matters);
  }
  return found;
}

function isEmpty({ lines, postings, rulings }: PersonMatters): boolean {
  return lines.length + postings.length + rulings.length === 0;
}

// Whoever has been forgotten in one scheme is not known in it by what another scheme knows of them.
import { expect, test } from "vitest";
import type { Asking } from "../../../src/batch/past/question.ts";
import { forgotten } from "../../../src/batch/past/questions/forgotten.ts";
import { personNumber } from "../../../src/core/person.ts";

const [sickPay, payment] = ["sick-pay-enhancement-2020", "social-care-payment-2022"];
const somebody = personNumber("BC895059D");

/** Both schemes were purged; the book has lines of somebody, or a decided case, in the one for sick pay alone. */
function asking(has: { readonly lines: boolean; readonly genuine: boolean }): Asking {
  const one = { code: "c-1", scheme: sickPay, reason: "not-known-any-more", status: "closed" };
  const book = {
    keyOf: () => "aa",
    lines: async ({ scheme }: { readonly scheme: string }) =>
      has.lines && scheme === sickPay ? [{ personKey: "aa" }] : [],
    cases: async () => (has.genuine ? [{ ...one, outcome: "GENUINE", personKey: "aa" }] : []),
  };
  // Of the book and its state nothing else is asked.
  return {
    book,
    state: { forgotten: new Set([sickPay, payment]) },
    outcomes: new Map(),
  } as unknown as Asking;
}

test.for([
  { has: { lines: false, genuine: false }, found: [true, true] },
  { has: { lines: true, genuine: false }, found: [undefined, true] },
  { has: { lines: false, genuine: true }, found: [undefined, true] },
])("with $has", async ({ has, found }) => {
  const keys = [sickPay, payment].map((scheme) => ({ scheme: scheme ?? "", person: somebody }));
  const answer = await forgotten.ask(keys, asking(has));
  expect(keys.map(answer)).toEqual(found);
});

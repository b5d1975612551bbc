// Who ends short among the people of a batch's employers, and which on-costs of theirs nobody has claimed, when the batch has
// been posted. `ledger open` lists everybody: the whole book is not walked for a batch.
import type { Month } from "../../core/day.ts";
import { numberText, type PersonNumber } from "../../core/person.ts";
import type { Matter } from "../../engine/open-matters.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import {
  costsMatter,
  costsTogether,
  type DueScheme,
  missingMatter,
  missingOf,
  payerKey,
} from "../past/missing.ts";
import { type OwnRows, ownCosts, payersOf, withOwn } from "./own-rows.ts";

type Decided = Pick<DecidedBatch, "law" | "facts">;
type Owing = DueScheme & { readonly layout: string };

/** `latest` is the latest month that is claimed for, in the batch or before it. */
export async function duesIn(
  scheme: AnyScheme,
  own: OwnRows,
  waits: BatchEntry["waits"],
  { law, facts }: Decided,
  latest: Month,
): Promise<readonly Matter[]> {
  const { dues, name, layout } = scheme;
  const terms = dues?.terms(law);
  if (dues === undefined || terms === undefined) return [];
  const owing = { name, layout, dues, terms };
  const missing = latest < terms.lastMonth ? [] : await missingIn(owing, own, waits, facts);
  return [...missing, ...(await costsIn(owing, own, waits, facts))];
}

async function missingIn(
  scheme: Owing,
  own: OwnRows,
  waits: BatchEntry["waits"],
  { missing, of }: DecidedBatch["facts"],
): Promise<readonly Matter[]> {
  const { name, layout, terms } = scheme;
  const payers = payersOf(own);
  const sent = own.submissions.filter((one) => one.layout === layout && one.period === terms.lastMonth);
  const whole = new Set<PersonNumber>();
  for (const person of own.people) {
    const now = own.postings.get(person) ?? [];
    const paid = now.reduce(
      (sum, { head, amount }) => (head === "PAYMENT" || head === "RECOVERY" ? sum + amount : sum),
      of(person, name)?.facts.paid ?? 0,
    );
    if (paid >= terms.total) whole.add(person);
  }
  const named = [...own.people, ...own.conditions.keys(), ...own.rulings.keys()];
  const short = new Set(named.filter((person) => !whole.has(person)));
  const key = { scheme, payers, sent, waits, whole, short };
  await missing.learn([key]);
  const before = missing.of(key) ?? { sent: [], others: [], people: new Map() };
  const lastSent = new Set([...sent, ...before.sent].map(payerKey));
  const ours = new Set(payers.map(payerKey));
  const here = [...short].flatMap((person) => {
    const found = missingOf(scheme, withOwn(own, person, before.people.get(person)), (payer) =>
      lastSent.has(payerKey(payer)),
    );
    if (found === undefined || !ours.has(payerKey(found))) return [];
    const matter = missingMatter(name, found);
    return [matter.since.batch === "" ? { ...matter, niNumber: numberText(person) } : matter];
  });
  return [...before.others.map((one) => missingMatter(name, one)), ...here];
}

async function costsIn(
  scheme: Owing,
  own: OwnRows,
  waits: BatchEntry["waits"],
  { costsOpen }: DecidedBatch["facts"],
): Promise<readonly Matter[]> {
  const { name, layout, dues } = scheme;
  const months = new Set(
    own.submissions.filter((one) => one.scheme === name && one.layout === layout).map(({ period }) => period),
  );
  // What is taken back, and costs of payments of before, say something of other months than the return's.
  const earlier = new Set(
    [...own.postings].flatMap(([person, lines]) =>
      lines.some(
        ({ head, submission }) => head === "RECOVERY" || own.submissions[submission]?.layout !== layout,
      )
        ? [person]
        : [],
    ),
  );
  const key = { scheme, payers: payersOf(own), waits, months, among: own.people, earlier };
  await costsOpen.learn([key]);
  const before = costsOpen.of(key) ?? { others: [], people: new Map() };
  const people = new Set([...own.postings.keys(), ...before.people.keys()]);
  const here = [...people].map((person) => {
    const [old, added] = [before.people.get(person), ownCosts(own, person)];
    return {
      lines: [...(old?.lines ?? []), ...added.lines],
      claims: [...(old?.claims ?? []), ...added.claims],
    };
  });
  return costsTogether([...before.others, ...dues.outstanding(name, here)]).map((one) =>
    costsMatter(name, one),
  );
}

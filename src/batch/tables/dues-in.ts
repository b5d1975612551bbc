// Who ends short among the people of a batch's employers, and which on-costs of theirs nobody has claimed, when the batch has
// been posted. `ledger open` lists everybody: the whole book is not walked for a batch.
import type { Month } from "../../core/day.ts";
import { numberText, type PersonNumber } from "../../core/person.ts";
import type { Matter } from "../../engine/open-matters.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";
import type { OutstandingCosts } from "../../schemes/dues.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import {
  amongPayers,
  costsMatter,
  costsTogether,
  type DueScheme,
  missingMatter,
  missingOf,
  payerKey,
} from "../past/missing.ts";
import {
  employersRuled,
  type OwnRows,
  ownCosts,
  ownPostings,
  payersOf,
  peopleIn,
  withOwn,
} from "./own-rows.ts";

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
  const [payers, employers] = [payersOf(own), employersRuled(own)];
  const sent = own.submissions.filter((one) => one.layout === layout && one.period === terms.lastMonth);
  const paid = new Map<PersonNumber, number>();
  for (const person of peopleIn(own)) paid.set(person, of(person, name)?.facts.paid ?? 0);
  for (const { person, head, amount } of own.postings()) {
    if (head === "PAYMENT" || head === "RECOVERY") paid.set(person, (paid.get(person) ?? 0) + amount);
  }
  const [whole, short] = [
    new Set<PersonNumber>(),
    new Set([...own.conditions.keys(), ...own.rulings.keys()]),
  ];
  for (const [person, sum] of paid) {
    if (sum < terms.total) short.add(person);
    else if (!short.has(person)) whole.add(person);
  }
  const postings = ownPostings(own, (person) => short.has(person));
  const isTold = (person: PersonNumber) =>
    own.conditions.has(person) ||
    own.rulings.has(person) ||
    postings.get(person)?.some(({ head }) => head === "PAYMENT" || head === "RECOVERY") === true;
  const key = { scheme, payers, employers, sent, waits, whole, short, isTold };
  await missing.learn([key]);
  const before = missing.of(key) ?? { sent: [], others: [], people: new Map() };
  const lastSent = new Set([...sent, ...before.sent].map(payerKey));
  const isOurs = amongPayers(payers, employers);
  const here = [...short].flatMap((person) => {
    const matters = withOwn(own, postings, person, before.people.get(person));
    const found = missingOf(scheme, matters, (payer) => lastSent.has(payerKey(payer)));
    if (found === undefined || !isOurs(found)) return [];
    const matter = missingMatter(name, found);
    return [matter.since.batch === "" ? { ...matter, niNumber: numberText(person) } : matter];
  });
  return [...before.others.map((one) => missingMatter(name, one)), ...here.toSorted(byRow)];
}

function byRow({ since: a }: Matter, { since: b }: Matter): number {
  return a.file === b.file ? a.row - b.row : a.file < b.file ? -1 : 1;
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
  const [earlier, open] = [new Set<PersonNumber>(), new Set<PersonNumber>()];
  for (const { layout: its, persons, values, width } of own.standings) {
    for (let at = 0; at < persons.length; at += 1) {
      // The desk made it with personNumber.
      const person = (persons[at] ?? 0) as PersonNumber;
      if (its !== layout || dues.takesBack(values, at * width)) earlier.add(person);
      else if (dues.leavesOpen(values, at * width)) open.add(person);
    }
  }
  const key = {
    scheme,
    payers: payersOf(own),
    employers: employersRuled(own),
    waits,
    months,
    among: () => peopleIn(own),
    earlier,
  };
  await costsOpen.learn([key]);
  const before = costsOpen.of(key) ?? { others: [], people: new Map() };
  const people = [...new Set([...open, ...earlier, ...before.people.keys()])];
  const here: OutstandingCosts[] = [];
  for (let from = 0; from < people.length; from += together) {
    const some = new Set(people.slice(from, from + together));
    const postings = ownPostings(own, (person) => some.has(person));
    const standing = [...some].map((person) => {
      const [old, added] = [before.people.get(person), ownCosts(own, postings.get(person) ?? [])];
      return {
        lines: [...(old?.lines ?? []), ...added.lines],
        claims: [...(old?.claims ?? []), ...added.claims],
      };
    });
    here.push(...dues.outstanding(name, standing));
  }
  return costsTogether([...before.others, ...here]).map((one) => costsMatter(name, one));
}

/** What is posted for so many people is held at once. */
const together = 50_000;

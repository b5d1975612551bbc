// `taliad ledger open`: what waits for a person, as the book stands, with the sums by kind.

import { caseMatter, conditionMatters } from "../../batch/past/matters.ts";
import { costsMatter, missingMatter, missingOf, payerKey } from "../../batch/past/missing.ts";
import { openAmong } from "../../batch/past/questions/open-cases.ts";
import { openInBook } from "../../batch/past/questions/open-conditions.ts";
import { undecidedInBook } from "../../batch/past/questions/undecided-appeals.ts";
import { overdueMatters } from "../../batch/past/undecided.ts";
import { type Month, monthText } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import { type Matter, matterLines, matterSums } from "../../engine/open-matters.ts";
import type { Law } from "../../law/law.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import { knownPeople } from "../../ledger/answers/known-people.ts";
import { mattersOfPeople, type PersonMatters } from "../../ledger/answers/open-conditions.ts";
import type { Book } from "../../ledger/book.ts";
import { schemes } from "../../schemes/index.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { outstandingIn } from "./on-costs.ts";

type Line = Readonly<Record<string, string | number>>;

type OpenLines = { readonly lines: readonly Line[]; readonly sums: readonly Line[] };

export async function openLines(book: Book, law: Law): Promise<OpenLines> {
  const { latestMonth: month } = await book.state();
  if (month === undefined) return { lines: [], sums: [] };
  const matters: Matter[] = [];
  for (const scheme of schemes) {
    matters.push(...conditionMatters(scheme, await openInBook(book, scheme.name)));
    matters.push(...overdueMatters(scheme, await undecidedInBook(book, scheme.name), month));
    matters.push(...(await dueMatters(book, law, scheme, month)));
  }
  matters.push(...openAmong(await book.cases()).map(caseMatter));
  const found = matterLines(matters, month);
  const lines = found.map(({ niNumber: _none, period, amount, ofPeople, ofPayments, ...one }) => ({
    kind: one.kind,
    scheme: one.scheme,
    employerId: one.employerId,
    laCode: one.laCode,
    period: monthText(period),
    amount: poundsText(amount),
    ageMonths: one.ageMonths,
    sinceBatch: one.sinceBatch,
    sinceFile: one.sinceFile,
    sinceRow: one.sinceRow === 0 ? "" : one.sinceRow,
    againstBatch: one.againstBatch,
    againstFile: one.againstFile,
    againstRow: one.againstRow === 0 ? "" : one.againstRow,
    closes: one.closes,
    about: one.about || one.reason,
    case: one.case,
    ofPeople: ofPeople === 0 ? "" : ofPeople,
    ofPayments: ofPayments === undefined ? "" : poundsText(ofPayments),
  }));
  const sums = matterSums(found).map(({ kind, matters, amount, ofPayments }) => ({
    kind,
    matters,
    amount: poundsText(amount),
    ofPayments: ofPayments === undefined ? "" : poundsText(ofPayments),
  }));
  return { lines, sums };
}

/** Who has less than the whole when the last month has been claimed for, and which costs nobody has claimed. */
async function dueMatters(
  book: Book,
  law: Law,
  scheme: AnyScheme,
  latest: Month,
): Promise<readonly Matter[]> {
  const { dues, name, layout } = scheme;
  const terms = dues?.terms(law);
  if (dues === undefined || terms === undefined) return [];
  const costs = (await outstandingIn(book, name)).map((one) => costsMatter(name, one));
  if (latest < terms.lastMonth) return costs;
  const last = await book.returns([{ scheme: name, layout, period: terms.lastMonth }]);
  const sent = new Set(last.map(payerKey));
  const found: Matter[] = [];
  for await (const matters of mattersOfEverybody(book, name)) {
    const missing = missingOf({ name, dues, terms }, matters, (payer) => sent.has(payerKey(payer)));
    if (missing !== undefined) found.push(missingMatter(name, missing));
  }
  return [...found, ...costs];
}

/** Of everybody whom the scheme paid anything, or of whom a row left something open, or a ruling was given. */
async function* mattersOfEverybody(book: Book, scheme: string): AsyncGenerator<PersonMatters> {
  const lines = Map.groupBy(await book.conditions(scheme), ({ personKey }) => personKey);
  const rulings = Map.groupBy(await book.rulings({ scheme }), ({ personKey }) => personKey);
  const linesOf = (keys: readonly string[]) => keys.flatMap((key) => lines.get(key) ?? []);
  const seen = new Set<string>();
  const isKnown = await knownPeople(
    book,
    await book.state(),
    scheme,
    (key) => lines.has(key) || rulings.has(key),
  );
  for await (const all of everybodyIn(book, { scheme, heads: ["PAYMENT", "RECOVERY"] })) {
    const people = all.filter(isKnown);
    const keys = people.map(({ personKey }) => personKey);
    for (const key of keys) seen.add(key);
    const ruled = keys.flatMap((key) => rulings.get(key) ?? []);
    yield* mattersOfPeople(linesOf(keys), people, ruled).values();
  }
  const others = [...new Set([...lines.keys(), ...rulings.keys()])].filter((key) => !seen.has(key));
  const ruled = others.flatMap((key) => rulings.get(key) ?? []);
  yield* mattersOfPeople(linesOf(others), [], ruled).values();
}

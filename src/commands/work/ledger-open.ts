// `taliad ledger open`: what waits for a person, as the book stands, with the sums by kind.

import { caseMatter, conditionMatters } from "../../batch/past/matters.ts";
import { openAmong } from "../../batch/past/questions/open-cases.ts";
import { openInBook } from "../../batch/past/questions/open-conditions.ts";
import { undecidedInBook } from "../../batch/past/questions/undecided-appeals.ts";
import { overdueMatters } from "../../batch/past/undecided.ts";
import { type Month, monthText } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import { type Matter, type MatterPlace, matterLines, matterSums } from "../../engine/open-matters.ts";
import type { Law } from "../../law/law.ts";
import { everybodyIn } from "../../ledger/answers/everybody.ts";
import type { Book } from "../../ledger/book.ts";
import { schemes } from "../../schemes/index.ts";
import { socialCarePayment } from "../../schemes/social-care-payment-2022/scheme.ts";
import { lastDueMonth, shortfallsOf } from "../../schemes/social-care-payment-2022/shortfalls.ts";
import { outstandingIn } from "./on-costs.ts";

type Line = Readonly<Record<string, string | number>>;

type OpenLines = { readonly lines: readonly Line[]; readonly sums: readonly Line[] };

export async function openLines(book: Book, law: Law): Promise<OpenLines> {
  const { latestMonth: month } = await book.state();
  if (month === undefined) return { lines: [], sums: [] };
  const conditions: Matter[] = [];
  for (const scheme of schemes) {
    conditions.push(...conditionMatters(scheme, await openInBook(book, scheme.name)));
    conditions.push(...overdueMatters(scheme, await undecidedInBook(book, scheme.name), month));
  }
  const cases = openAmong(await book.cases()).map(caseMatter);
  const ended = [...(await shortfallMatters(book, law, month)), ...(await onCostMatters(book))];
  const found = matterLines([...conditions, ...cases, ...ended], month);
  const lines = found.map(({ niNumber: _none, period, amount, ...one }) => ({
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
    about: one.about,
  }));
  const sums = matterSums(found).map(({ kind, matters, amount }) => ({
    kind,
    matters,
    amount: poundsText(amount),
  }));
  return { lines, sums };
}

const { name: scheme, layout } = socialCarePayment;
const nowhere: MatterPlace = { batch: "", file: "", row: 0 };

/** Who has less than the whole payment when the last month has been claimed for. */
async function shortfallMatters(book: Book, law: Law, latest: Month): Promise<readonly Matter[]> {
  const last = lastDueMonth(law);
  if (last === undefined || latest < last) return [];
  const sent = new Set(
    (await book.returns([{ scheme, layout, period: last }])).map((one) => keyOf(one.employerId, one.laCode)),
  );
  const found: Matter[] = [];
  for await (const people of everybodyIn(book, { scheme, heads: ["PAYMENT", "RECOVERY"] })) {
    for (const { employerId, laCode, period, amount, batchId, file, row } of shortfallsOf(law, people)) {
      found.push({
        ...{ kind: "shortfall", scheme, niNumber: "", employerId, laCode, period, amount },
        since: { batch: batchId, file, row },
        against: undefined,
        about: sent.has(keyOf(employerId, laCode)) ? "not-in-last-return" : "returns-stopped",
      });
    }
  }
  return found;
}

function keyOf(employerId: string, laCode: string): string {
  return JSON.stringify([employerId, laCode]);
}

/** Employer by employer and month by month; the book does not know what a cost comes to that nobody has claimed. */
async function onCostMatters(book: Book): Promise<readonly Matter[]> {
  return (await outstandingIn(book, scheme)).map(({ employerId, laCode, dueMonth, kind, onCosts }) => ({
    ...{ kind: "on-cost-open", scheme, niNumber: "", employerId, laCode, period: dueMonth },
    amount: onCosts,
    since: nowhere,
    against: undefined,
    about: kind,
  }));
}

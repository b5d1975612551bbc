// `taliad ledger open`: what waits for a person, as the book stands, with the sums by kind.

import { caseMatter, conditionMatters } from "../../batch/past/matters.ts";
import { openAmong } from "../../batch/past/questions/open-cases.ts";
import { openInBook } from "../../batch/past/questions/open-conditions.ts";
import { monthText } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import { type Matter, matterLines, matterSums } from "../../engine/open-matters.ts";
import type { Book } from "../../ledger/book.ts";
import { schemes } from "../../schemes/index.ts";

type Line = Readonly<Record<string, string | number>>;

type OpenLines = { readonly lines: readonly Line[]; readonly sums: readonly Line[] };

export async function openLines(book: Book): Promise<OpenLines> {
  const { latestMonth: month } = await book.state();
  if (month === undefined) return { lines: [], sums: [] };
  const conditions: Matter[] = [];
  for (const scheme of schemes) {
    conditions.push(...conditionMatters(scheme, await openInBook(book, scheme.name)));
  }
  const found = matterLines([...conditions, ...openAmong(await book.cases()).map(caseMatter)], month);
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
    sinceRow: one.sinceRow,
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

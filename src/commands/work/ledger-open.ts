// `taliad ledger open`: what waits for a person, as the book stands, with the sums by kind.

import { caseMatter, conditionMatters } from "../../batch/past/matters.ts";
import { openCasesIn } from "../../batch/past/prior-cases.ts";
import { monthText } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import { matterLines, matterSums } from "../../engine/open-matters.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { schemes } from "../../schemes/index.ts";

type Line = Readonly<Record<string, string | number>>;

export function openLines(book: Ledger): { readonly lines: readonly Line[]; readonly sums: readonly Line[] } {
  const month = book.latestMonth();
  if (month === undefined) return { lines: [], sums: [] };
  const conditions = schemes.flatMap((scheme) =>
    conditionMatters(scheme, book.openConditions(scheme.name, new Set())),
  );
  const found = matterLines([...conditions, ...openCasesIn(book).map(caseMatter)], month);
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

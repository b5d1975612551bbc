// Why declared and payable amounts differ, in words. The line holds reasons with rows and pence; reconciliation.csv
// has them as codes, the workbook as sentences.
import type { Pence } from "../core/money.ts";
import type { ReconciliationLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import { count, money, say } from "./words.ts";

/** "Not eligible (rows: 3, −£898.80); more was claimed than computed, the lower is payable (rows: 1, −£0.60)". */
export function reconciliationText(words: Words, language: Language, line: ReconciliationLine): string {
  const { differences, notClaimed } = line;
  const tell = (reason: string, rows: number, amount: Pence): string =>
    say(words, language, "report.reconciliation.reason", {
      reason: say(words, language, `report.reconciliation.${reason}`),
      rows: count(rows),
      amount: money(amount),
    });
  const told = differences.map(({ reason, rows, amount }) => tell(reason, rows, amount));
  if (told.length === 0) told.push(say(words, language, "report.reconciliation.agrees"));
  if (notClaimed.rows > 0) told.push(tell("not-claimed", notClaimed.rows, notClaimed.amount));
  return told.join("; ");
}

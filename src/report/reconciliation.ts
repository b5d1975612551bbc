// Why a declared and a computed amount differ, in words. The line holds a code; the sentence is made from it.
import type { ReconciliationLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import { money, say } from "./words.ts";

/** "The employer claimed £8.99 (Employer pension contribution), £8.39 was computed; the lower is payable." */
export function reconciliationText(words: Words, language: Language, line: ReconciliationLine): string {
  return say(words, language, `report.reconciliation.${line.explanation}`, {
    declared: money(line.declared),
    computed: money(line.computed),
    head: say(words, language, line.head === "" ? "report.reconciliation.all-heads" : `heads.${line.head}`),
  });
}

// From a step of the summary to the rows that it is about: the sheet, and the first of its rows with that outcome.
import type { Outcome } from "../core/decision.ts";
import type { CellLink, Sheet } from "../core/sheet.ts";
import { type Speaker, sheetName } from "./sheet-parts.ts";

type Target = { readonly sheet: string; readonly outcome?: Outcome };

const targets: Readonly<Record<string, Target>> = {
  "send-back": { sheet: "files" },
  "fix-rows": { sheet: "problems" },
  "fix-other-rows": { sheet: "problems" },
  "decide-held": { sheet: "duplicates" },
  "decide-refer": { sheet: "decisions", outcome: "refer" },
  "tell-not-eligible": { sheet: "decisions", outcome: "not-eligible" },
  "look-differences": { sheet: "reconciliation" },
  "look-not-declared": { sheet: "reconciliation" },
  "look-not-claimed": { sheet: "reconciliation" },
  "recheck-conditional": { sheet: "decisions" },
  "look-referrals": { sheet: "support-referrals" },
};

/** Undefined for a step that no sheet shows. */
export function stepLink(key: string, speak: Speaker, sheets: readonly Sheet[]): CellLink | undefined {
  const target = targets[key];
  if (target === undefined) return undefined;
  const name = sheetName(speak, target.sheet);
  const sheet = sheets.find((one) => one.name === name);
  return sheet && { text: name, sheet: name, row: firstRow(sheet, speak, target.outcome) };
}

/** Title, notes, a blank row and the headings stand above the rows of a sheet with one table. */
function firstRow({ notes, tables }: Sheet, speak: Speaker, outcome: Outcome | undefined): number {
  const headingRow = notes.length + 3;
  if (outcome === undefined || tables.length !== 1) return headingRow;
  const said = speak.label(`outcomes.${outcome}`);
  const at = tables[0]?.rows.findIndex((cells) => cells.includes(said)) ?? -1;
  return at < 0 ? headingRow : headingRow + 1 + at;
}

// What somebody can do whose row of a file was refused: as the guidance of the file's scheme lays it down.
import { daysOf, type Month } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import type { AppealOfFile } from "../../report/pages/letter.ts";
import { decisionTerms } from "../../rulings/terms.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { ReadFile } from "../handover/read-file.ts";

/** By the law of the file's month; a file about payments brings costs of the employer, for which there is no appeal. */
export function appealOfFile(law: Law, { layout, cover }: Pick<ReadFile, "layout" | "cover">): AppealOfFile {
  const scheme = schemeOfClaims(layout);
  if (scheme?.past.months !== undefined) return { kind: "none-costs" };
  if (scheme?.appeals === undefined || cover.period === undefined) return { kind: "none-scheme" };
  const { appeals, code } = scheme;
  // The cover's month was made by core/day.ts.
  const terms = decisionTerms(law, code, appeals, daysOf(cover.period as Month).last);
  if (terms === undefined) return { kind: "none-scheme" };
  const { stage1Last: until, listed } = terms;
  return { kind: "until", until, rule: appeals.stage1.window, listed, noGrounds: appeals.noGrounds };
}

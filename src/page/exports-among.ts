// Files that were refused as no form of ours and that a payroll program has probably written: what each of their columns would be.
import { bestProposal, exportedLayouts } from "../batch/read/proposed.ts";
import { topRows } from "../batch/read/top-rows.ts";
import { Refusal } from "../core/refusal.ts";
import type { ProblemLine } from "../engine/batch.ts";
import { inMemory } from "../io/intake.ts";
import type { ExportedFile } from "../report/pages/checker/exported.ts";
import type { Chosen, PageLaw } from "./checked.ts";

/** What is said of a table that is no form, or lacks much of one. */
const noForm: ReadonlySet<string> = new Set(["layout-unknown", "heading-row-missing", "layout-incomplete"]);
/** So many columns that a program names in its own way are no accident. */
const fewest = 3;

/** In the order in which they were chosen. */
export async function exportsAmong(
  chosen: readonly Chosen[],
  problems: readonly ProblemLine[],
  { law, programs }: PageLaw,
): Promise<readonly ExportedFile[]> {
  const refused = new Set(problems.filter(({ code }) => noForm.has(code)).map(({ file }) => file));
  const found: ExportedFile[] = [];
  for (const { name, bytes } of chosen) {
    if (!refused.has(name)) continue;
    try {
      const tops = await topRows(inMemory(name, Buffer.from(bytes)));
      const proposal = bestProposal(tops, { law, programs, layouts: exportedLayouts(law), said: new Map() });
      const own = proposal?.columns.filter(({ read, why }) => read.length > 0 && why !== "layout") ?? [];
      if (proposal !== undefined && own.length >= fewest) found.push({ file: name, proposal });
    } catch (error) {
      // Its own problem has been said.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return found;
}

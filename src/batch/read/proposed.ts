// What is proposed for a file of a payroll program: of its tables the one of which most is read.
import type { Proposal, ProposeOptions } from "../../input/proposal/proposal.ts";
import { propose } from "../../input/proposal/propose.ts";
import type { Law } from "../../law/law.ts";
import type { Layout } from "../../law/layout.ts";
import { companionNamed, schemeOfClaims } from "../../schemes/index.ts";
import type { TopRows } from "./top-rows.ts";

/** Undefined where nobody knows a heading of any. */
export function bestProposal(
  tops: readonly TopRows[],
  asked: Omit<ProposeOptions, "epoch">,
): Proposal | undefined {
  const found = tops.flatMap(({ rows, epoch }) => propose(rows, { ...asked, epoch }) ?? []);
  const read = ({ columns }: Proposal): number =>
    columns.reduce((sum, column) => sum + column.read.length, 0);
  return found.reduce<Proposal | undefined>(
    (best, one) => (best === undefined || read(one) > read(best) ? one : best),
    undefined,
  );
}

/** Forms that claims come in, and what accompanies them. */
export function exportedLayouts({ layouts }: Law): readonly Layout[] {
  return [...layouts.values()].filter(
    ({ rowsOf }) => schemeOfClaims(rowsOf) !== undefined || companionNamed(rowsOf) !== undefined,
  );
}

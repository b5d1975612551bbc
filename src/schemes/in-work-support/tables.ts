// The programme in figures: targets reached, referrals, sessions, evidence, waiting times, groups. Aggregates only:
// no line says anything of one person, and small counts are withheld.

import { countLines } from "./count-lines.ts";
import type { Flags } from "./flags.ts";
import { groupLines, lagLines, pathwayLines } from "./pathway-lines.ts";
import { pathways, providers, type TargetRow } from "./rows.ts";
import { languages, modes, notSaid, orBlank, sources, type TableLine, type TableName } from "./table-line.ts";
import { targetLines } from "./target-lines.ts";
import type { Terms } from "./terms.ts";

/** All tables of both providers, in a fixed order. Rows that do not count have no part in them. */
export function tablesOf(
  terms: Terms,
  flags: readonly Flags[],
  targets: readonly TargetRow[],
): readonly TableLine[] {
  return providers.flatMap((provider) => {
    const mine = flags.filter(({ row, counted }) => counted && row.provider === provider);
    // Tables of people leave enterprises out: the sums of two tables must not tell how many there are.
    const people = mine.filter(({ kind }) => kind !== "ENTERPRISE");
    if (mine.length === 0 && !targets.some((target) => target.provider === provider)) return [];
    const table = (
      name: TableName,
      rule: string,
      from: readonly Flags[],
      codes: readonly string[],
      of: (flag: Flags) => string,
    ) => countLines(terms, { table: name, provider, rule }, codes, from.map(of));
    const byPathway = table(
      "pathways",
      "IWS-05",
      people,
      orBlank(pathways),
      ({ row }) => row.pathway ?? notSaid,
    );
    return [
      ...targetLines(terms, provider, mine, targets),
      ...table("phases", "IWS-01", people, ["1", "2"], ({ phase }) => String(phase ?? "")),
      ...table("referral-sources", "IWS-13", people, sources, ({ row }) => row.referralSource ?? notSaid),
      ...byPathway,
      ...table("delivery-modes", "IWS-25", people, modes, ({ row }) => row.deliveryMode ?? notSaid),
      ...table("languages", "IWS-25", people, languages, ({ row }) => row.languageChoice ?? notSaid),
      ...byPathway.flatMap((line) => pathwayLines(terms, line, people)),
      ...lagLines(terms, provider, people),
      ...groupLines(terms, provider, people),
    ];
  });
}

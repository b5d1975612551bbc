// The table of targets: what a provider was to achieve, what it achieved, and how much of it that is.
import { attainment, shown } from "./count-lines.ts";
import type { Flags } from "./flags.ts";
import { type Provider, type TargetKind, type TargetRow, targetKinds } from "./rows.ts";
import { type Mark, markOfPart, marksOf } from "./suppression.ts";
import { blank, notSaid, sources, type TableLine } from "./table-line.ts";
import type { Terms } from "./terms.ts";

const ruleOfTarget: Readonly<Record<TargetKind, string>> = {
  ABSENTEE: "IWS-10",
  PRESENTEE: "IWS-11",
  ENTERPRISE: "IWS-12",
  PROGRAMME: "IWS-12",
  FIT_FOR_WORK: "IWS-13",
};

/** What was reached of each target, in per cent. */
export function targetLines(
  terms: Terms,
  provider: Provider,
  mine: readonly Flags[],
  targets: readonly TargetRow[],
): readonly TableLine[] {
  const count = (of: (flag: Flags) => boolean) => mine.filter(of).length;
  const achieved: Readonly<Record<TargetKind, number>> = {
    ABSENTEE: count(({ kind }) => kind === "ABSENTEE"),
    PRESENTEE: count(({ kind }) => kind === "PRESENTEE"),
    ENTERPRISE: count(({ kind }) => kind === "ENTERPRISE"),
    PROGRAMME: count(({ kind, row }) => kind === "ENTERPRISE" && row.whpDelivered === true),
    FIT_FOR_WORK: count(({ kind, row }) => kind !== "ENTERPRISE" && row.referralSource === "FIT_FOR_WORK"),
  };
  // People are absent, at risk or neither: their number is known, so these counts hide each other.
  const [absentee, presentee] = marksOf(terms, [
    achieved.ABSENTEE,
    achieved.PRESENTEE,
    count(({ kind }) => kind === "NEITHER"),
  ]);
  const [bySource] = marksOf(
    terms,
    sources.map((source) =>
      count(({ kind, row }) => kind !== "ENTERPRISE" && (row.referralSource ?? notSaid) === source),
    ),
  );
  const marks: Readonly<Record<TargetKind, Mark>> = {
    ABSENTEE: absentee ?? "",
    PRESENTEE: presentee ?? "",
    ENTERPRISE: marksOf(terms, [achieved.ENTERPRISE])[0] ?? "",
    PROGRAMME: markOfPart(terms, achieved.PROGRAMME, achieved.ENTERPRISE),
    FIT_FOR_WORK: bySource ?? "",
  };
  return targetKinds.map((category) => {
    const mark = marks[category];
    const wanted = targets.filter((one) => one.provider === provider && one.clientType === category);
    // A target may be given in parts, for example one for each year.
    const target = wanted.length === 0 ? undefined : wanted.reduce((sum, one) => sum + one.target, 0);
    const reached = shown(achieved[category], mark);
    const percent = reached === undefined || target === undefined ? undefined : attainment(reached, target);
    return {
      ...blank,
      table: "targets",
      provider,
      category,
      count: reached,
      target,
      percent,
      mark,
      rule: ruleOfTarget[category],
    };
  });
}

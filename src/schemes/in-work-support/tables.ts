// The programme in figures: targets reached, referrals, sessions, evidence, waiting times, groups. Aggregates only:
// no line says anything of one person, and small counts are withheld.
import { divideHalfUp } from "../../core/rate.ts";
import { type Flags, lacks, outcomeMissing } from "./flags.ts";
import {
  type ActivityRow,
  type Provider,
  pathways,
  providers,
  type TargetKind,
  type TargetRow,
  targetKinds,
} from "./rows.ts";
import { type Mark, markOfPart, marksOf } from "./suppression.ts";
import type { Terms } from "./terms.ts";

type TableName =
  | "targets"
  | "phases"
  | "referral-sources"
  | "pathways"
  | "delivery-modes"
  | "languages"
  | "over-cap"
  | "over-cap-handling"
  | "evidence-gaps"
  | "referral-lag"
  | "groups";

/** One line; a number that is withheld, or that there is none of, is undefined. */
export type TableLine = {
  readonly table: TableName;
  readonly provider: Provider;
  /** A pathway, or empty. */
  readonly group: string;
  readonly category: string;
  readonly count: number | undefined;
  /** What the count is a part of. */
  readonly base: number | undefined;
  readonly target: number | undefined;
  /** A whole per cent, a half up; may be above 100. */
  readonly percent: number | undefined;
  /** In half days. */
  readonly medianHalfDays: number | undefined;
  readonly mark: Mark;
  readonly rule: string;
};

/** Whole per cent, a half up; undefined where there is nothing to divide by (IWS-10, 11). */
export function attainment(achieved: number, target: number): number | undefined {
  return target === 0 ? undefined : divideHalfUp(achieved * 100, target);
}

/** The middle of whole numbers, in halves; undefined of none. */
export function medianInHalves(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return lower + upper;
}

const blank = {
  group: "",
  base: undefined,
  target: undefined,
  percent: undefined,
  medianHalfDays: undefined,
} as const;

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

const notSaid = "BLANK";

function orBlank(codes: readonly string[]): readonly string[] {
  return [...codes, notSaid];
}

const sources = orBlank(["FIT_FOR_WORK", "GP", "SELF", "EMPLOYER", "OTHER"]);
const modes = orBlank(["REMOTE", "FACE_TO_FACE", "MIXED"]);
const languages = orBlank(["CY", "EN"]);
const handlings = orBlank(["NONE", "EXTENDED", "SIGNPOSTED", "ENDED"]);

type Heading = Pick<TableLine, "table" | "provider" | "rule"> & { readonly group?: string };

/** How often each code occurs. Their sum may be known, so one small count hides a second. */
export function countLines(
  terms: Terms,
  heading: Heading,
  codes: readonly string[],
  values: readonly string[],
): readonly TableLine[] {
  const counts = codes.map((code) => values.filter((value) => value === code).length);
  const marks = marksOf(terms, counts);
  return codes.map((category, at) => {
    const mark = marks[at] ?? "";
    return { ...blank, ...heading, category, count: shown(counts[at] ?? 0, mark), mark };
  });
}

function shown(count: number, mark: Mark): number | undefined {
  return mark === "suppressed" ? undefined : count;
}

/** A part of a base with its per cent. */
function partLine(
  terms: Terms,
  heading: Heading,
  category: string,
  part: number,
  base: number,
  hidden = false,
): TableLine {
  const mark = hidden ? "suppressed" : markOfPart(terms, part, base);
  const known = mark !== "suppressed";
  return {
    ...blank,
    ...heading,
    category,
    count: known ? part : undefined,
    base: known ? base : undefined,
    percent: known ? attainment(part, base) : undefined,
    mark,
  };
}

const ruleOfTarget: Readonly<Record<TargetKind, string>> = {
  ABSENTEE: "IWS-10",
  PRESENTEE: "IWS-11",
  ENTERPRISE: "IWS-12",
  PROGRAMME: "IWS-12",
  FIT_FOR_WORK: "IWS-13",
};

/** What was reached of each target, in per cent. */
function targetLines(
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

/** Sessions and evidence of one pathway. Where its number of people is withheld, so is all that is part of it. */
function pathwayLines(
  terms: Terms,
  { provider, category: group, mark }: TableLine,
  people: readonly Flags[],
): readonly TableLine[] {
  const mine = people.filter(({ row }) => (row.pathway ?? notSaid) === group);
  const over = mine.filter(({ overCap }) => overCap);
  const hidden = mark === "suppressed";
  const gap = (category: string, rule: string, missing: (row: ActivityRow) => boolean) =>
    partLine(
      terms,
      { table: "evidence-gaps", provider, group, rule },
      category,
      mine.filter(({ row }) => missing(row)).length,
      mine.length,
      hidden,
    );
  const overLine = partLine(
    terms,
    { table: "over-cap", provider, group, rule: "IWS-15" },
    "over-cap",
    over.length,
    mine.length,
    hidden,
  );
  const handled = countLines(
    terms,
    { table: "over-cap-handling", provider, group, rule: "IWS-14" },
    handlings,
    over.map(({ row }) => row.overCapHandling ?? notSaid),
  );
  return [
    overLine,
    ...(overLine.mark === "suppressed"
      ? handled.map((line) => ({ ...line, count: undefined, mark: "suppressed" as const }))
      : handled),
    gap("eligibility-evidence", "IWS-17", ({ eligibilityEvidence }) => lacks(eligibilityEvidence)),
    gap("outcome", "IWS-16", outcomeMissing),
    gap("outcome-evidence", "IWS-17", ({ outcomeEvidence }) => lacks(outcomeEvidence)),
    gap("follow-up", "IWS-26", ({ followUpDate }) => followUpDate === undefined),
  ];
}

/** The middle number of days from referral to first session. */
function lagLines(terms: Terms, provider: Provider, people: readonly Flags[]): readonly TableLine[] {
  const lags = people.flatMap(({ lagDays }) => (lagDays === undefined ? [] : [lagDays]));
  const heading: Heading = { table: "referral-lag", provider, rule: "IWS-24" };
  const line = partLine(terms, heading, "days", lags.length, people.length);
  return [
    {
      ...line,
      percent: undefined,
      medianHalfDays: line.count === undefined ? undefined : medianInHalves(lags),
    },
  ];
}

/** Women, people of ethnic minorities, carers: counted where it was said. */
function groupLines(terms: Terms, provider: Provider, people: readonly Flags[]): readonly TableLine[] {
  return (["female", "minorityEthnic", "carer"] as const).map((key) => {
    const said = people.filter(({ row }) => row[key] !== undefined);
    const part = said.filter(({ row }) => row[key] === true).length;
    // Those who said nothing must not be few either.
    const hidden = markOfPart(terms, said.length, people.length) === "suppressed";
    return partLine(terms, { table: "groups", provider, rule: "IWS-21" }, key, part, said.length, hidden);
  });
}

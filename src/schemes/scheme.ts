// What the engine needs to know of a scheme. A scheme is a folder: scheme.ts (this description), claim.ts (its
// typed row), rules.ts (conditions), amounts.ts (figures). Adding one touches schemes/index.ts and schemas/ only.

import type { Day, Month } from "../core/day.ts";
import type { Circumstances, Decision, Head } from "../core/decision.ts";
import type { Trail } from "../core/figure.ts";
import type { Finding } from "../core/finding.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Law } from "../law/law.ts";
import type { AppealRules, ExceptionRules } from "./appeal-rules.ts";
import type { Dues } from "./dues.ts";
import type { Past } from "./past.ts";

/**
 * The few whole numbers by which claims of one person are compared. The engine keeps them for every payable
 * row in packed arrays, so they hold no text. `row` is the engine's own count of rows over the batch.
 */
export type Standing = {
  readonly row: number;
  readonly person: PersonNumber;
  /** The employer's place in the batch's list of employers. */
  readonly employer: number;
  /** The paying council's place in the batch's list of councils. */
  readonly council: number;
  /** The values of `standing.columns`, in that order. */
  readonly values: readonly number[];
};

/** What the comparison of one person's claims says of one held row. */
export type Settlement = {
  readonly row: number;
  /** The row that is kept, or the first of the case. */
  readonly against: number;
  /** True when `against` is kept; false when a person has to choose. */
  readonly keeps: boolean;
  /** Kebab-case, keys of words: what sort of duplicate, what is alike, and why the other is kept. */
  readonly kind: string;
  readonly evidence: string;
  readonly reason: string;
  readonly certainty: "certain" | "possible";
  readonly rules: readonly string[];
};

/** A file that accompanies the claims: its rows are read first and handed to the claims that they belong to. */
export type Companion = {
  readonly layout: string;
  /** The column that its rows and the claims have in common. */
  readonly key: "niNumber" | "payrollRef";
  /** The key says who it is only within one employer, so the covers' employers have to agree, too. */
  readonly sameEmployer: boolean;
  /** The columns that claims are given, as whole numbers in this order. */
  readonly columns: readonly string[];
};

/** A claim of the same person that stands in the ledger. */
export type PriorStanding = {
  readonly sameEmployer: boolean;
  readonly sameCouncil: boolean;
  readonly period: Month;
  /** As it was posted; empty when the book has none. */
  readonly values: readonly number[];
  readonly amount: Pence;
  /** The new version of its return waits for a person: the row was decided as if it were gone. Absent = no. */
  readonly stays?: boolean | undefined;
};

/** What an earlier claim says of a row that it meets; `against` is its place in the list. */
export type PriorSettlement = Omit<Settlement, "row" | "against"> & { readonly against: number };

/** What a row leaves open of the person's payments (above zero), or closes (below zero). */
export type OpenMatterTold = {
  readonly kind: "expected-shifts" | "paid-not-eligible" | "arrears";
  readonly amount: Pence;
  /** Ids of the rules that the row contradicts, separated by a space; of arrears why it brings nothing; else empty. */
  readonly about: string;
};

/** A row is compared with everybody, only joins the rows of its own number, or has no partner at all. */
export type Part = "everybody" | "own number" | "nobody";

/** A scheme with its parameters looked up: pure functions from claims to decisions. */
export type Assessor<Claim> = {
  /** Judges every leg, then the money. With a trail, the same and each step written down. */
  decide(claim: Claim, circumstances: Circumstances, trail?: Trail): Decision;
  /** Ids of the rules that decided, failed ones first, separated by a space. */
  rulesText(findings: readonly Finding[]): string;
  /** The values to compare, in the order of `standing`. The circumstances are those that it was decided in, and how. */
  standingOf(claim: Claim, circumstances?: Circumstances, decision?: Decision): readonly number[];
  /** What the decided row leaves open, or closes, of what its person was paid; absent = nothing ever. */
  conditionsOf?(claim: Claim, circumstances: Circumstances, decision: Decision): readonly OpenMatterTold[];
  /** All otherwise payable (or all assessed) rows of one person, in input order; one settlement per held row. */
  settle(claims: readonly Standing[]): readonly Settlement[];
  /** Who takes part in telling who is who; absent = every standing row does. */
  partOf?(values: readonly number[]): Part;
  /** A person's only claim is settled, too, because a reading may stop it; absent = it stands. */
  readonly settlesAlone?: boolean;
  /** Cases among the same rows that are worth listing and hold nothing; absent = none. */
  inform?(claims: readonly Standing[]): readonly Settlement[];
  /** The row against what stands in the ledger of the same person, oldest first; undefined = nothing in the way. */
  settlePrior(claim: Standing, prior: readonly PriorStanding[]): PriorSettlement | undefined;
  /** An earlier claim that is worth listing with a row that nothing holds; absent = none. */
  informPrior?(claim: Standing, prior: readonly PriorStanding[]): PriorSettlement | undefined;
};

/** The parameters by which an employer's month is compared with the month before. */
export type MonthlyTerms = {
  /** The number of instalments after which nothing more is due to anybody. */
  readonly instalments: string;
  /** A difference as large as the amount, or as the share of the month before, is marked. */
  readonly varianceAmount: string;
  readonly varianceShare: string;
};

export type Scheme<Claim> = {
  /** The folder's name, used everywhere. */
  readonly name: string;
  /** The prefix of its rules: WFP, SSPE, FLEX, IWS. */
  readonly code: string;
  /** The layout of its claims, for example wfp-return. */
  readonly layout: string;
  /** The column that the cover's declared total adds up. */
  readonly totalKey: keyof Claim & string;
  /** The columns in which the employer declares what it claims, by head; together they are `claimed`. */
  readonly declares: readonly { readonly head: Head; readonly key: keyof Claim & string }[];
  /** The day for which its conditions ask the law. */
  readonly lawDay: (claim: Claim, period: Month) => Day;
  /** Names of the whole numbers of a standing. */
  readonly standing: readonly string[];
  /**
   * Which rows have a standing and are settled: the payable ones, or all that could be assessed. With "assessed"
   * a claim is also given the standings of the person's other rows with the same employer, the ledger keeps those
   * of rows without money, and what stands there is compared before the rows of the batch: it came first.
   */
  readonly stands?: "payable" | "assessed";
  /**
   * The columns of a standing that hold the first and the last day of an absence, and the day until which it is
   * expected to last, which is not before the last; absent = rows tell of none.
   */
  readonly absence?: { readonly first: string; readonly last: string; readonly expectedLast: string };
  /** The files that accompany its claims; absent = none. */
  readonly companions?: readonly Companion[];
  /** What it makes of what was paid before. */
  readonly past: Past;
  /** Costs that its rows declare may have come in a file of another layout before. */
  readonly costsMayComeBeside?: boolean;
  /** What it owes until the last month has been claimed for; absent = nothing that could be missing. */
  readonly dues?: Dues;
  /** Amounts that a council has to set; while one is zero, the batch says so once with this code. */
  readonly toSet?: readonly { readonly parameter: string; readonly code: ProblemCode }[];
  /** Absent = a month of its claims is not compared with the month before. */
  readonly monthly?: MonthlyTerms;
  /** The parameter that holds the most that one person may get, kept by the ledger itself; absent = no such limit. */
  readonly ceiling?: string;
  /** How people appeal, and that decisions may turn findings; absent = the scheme's guidance knows neither. */
  readonly appeals?: AppealRules;
  /** The rules whose waiver lets a conditional payment stand; absent = it pays nothing on a condition. */
  readonly conditionRules?: readonly string[];
  /** Absent = no claim of the scheme is late or conditional. */
  readonly exceptionRules?: ExceptionRules;
  /** The rules by which one number is one person; absent = its rows are not told apart by names. */
  readonly onePerson?: readonly string[];
  /** Ids of the rules that its code decides by, for the test that counts them. */
  readonly cites: readonly string[];
  prepare(law: Law): Assessor<Claim>;
};

/** A scheme whose claims are known only to itself: what the engine works with. */
export type AnyScheme = Scheme<never>;

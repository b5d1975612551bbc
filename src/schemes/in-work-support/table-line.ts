// One line of the tables, and the codes that they count by; what was not said is a code of its own.
import type { Provider } from "./rows.ts";
import type { Mark } from "./suppression.ts";

export type TableName =
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

export const blank = {
  group: "",
  base: undefined,
  target: undefined,
  percent: undefined,
  medianHalfDays: undefined,
} as const;

export const notSaid = "BLANK";

export function orBlank(codes: readonly string[]): readonly string[] {
  return [...codes, notSaid];
}

export const sources = orBlank(["FIT_FOR_WORK", "GP", "SELF", "EMPLOYER", "OTHER"]);
export const modes = orBlank(["REMOTE", "FACE_TO_FACE", "MIXED"]);
export const languages = orBlank(["CY", "EN"]);
export const handlings = orBlank(["NONE", "EXTENDED", "SIGNPOSTED", "ENDED"]);

export type Heading = Pick<TableLine, "table" | "provider" | "rule"> & { readonly group?: string };

// A pair of rows that was compared, as an explanation needs it.
import type { Pence } from "../core/money.ts";
import type { DuplicateLine } from "../engine/batch.ts";
import type { Words } from "../law/law.ts";

/** A row as it was sent, with what became of it. */
export type PairSide = {
  /** The batch in which it stands. */
  readonly batch: string;
  readonly file: string;
  readonly row: number;
  readonly employerId: string;
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly payrollRef: string;
  readonly outcome: string;
  readonly total: Pence;
  readonly claimed: Pence;
};

/** A code of the words under "pair.", with what fills it in. */
export type PairSentence = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type ExplainedPair = {
  readonly batch: string;
  readonly words: Words;
  readonly a: PairSide;
  readonly b: PairSide;
  readonly facts: readonly PairSentence[];
  /** Undefined where the two are no case. */
  readonly tier: string | undefined;
  readonly rule: string | undefined;
  readonly vetoes: readonly PairSentence[];
  /** Lines of duplicates.csv that hold or list one of the two, those of both first, with the reference of each case. */
  readonly lines: readonly {
    readonly line: DuplicateLine;
    readonly caseId: string;
    readonly ofBoth: boolean;
  }[];
  readonly sameScheme: boolean;
};

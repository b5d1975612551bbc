// By which clauses of a scheme's guidance people appeal, and by which an exception among payable claims is known.
/** Ids of the clauses that lay down how somebody appeals against a refusal. */
export type AppealRules = {
  readonly stage1: StageRules;
  readonly stage2: StageRules;
  /** An appeal needs a refusal before it. */
  readonly needsRefusal: string;
  /** Stage 1 is decided by somebody who was not part of the first decision. */
  readonly otherPerson: string;
  /** A job that is listed as not eligible is no ground for an appeal … */
  readonly noGrounds: string;
  /** … and after that answer nothing further can be done. */
  readonly nothingFurther: string;
  /** Stage 2 comes after a stage 1 that was rejected or referred. */
  readonly afterStage1: string;
  /** No decision changes the terms of the scheme. */
  readonly termsStand: string;
  /** A dismissal that was overturned. */
  readonly reinstatement: string;
};

/** The days on which a stage is open, the outcomes that it may have, and the time that it may take. */
type StageRules = { readonly window: string; readonly outcomes: string; readonly time: string };

/** By what an exception among payable claims is known: the leg of the closing day and the rule of being in time. */
export type ExceptionRules = {
  readonly closing: { readonly leg: string; readonly inTime: string };
  /** The rule of payments that rest on something still expected. */
  readonly conditional: string;
};

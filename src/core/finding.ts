// A finding is what one rule says of one claim. Findings carry no personal data: they are made once, when
// the program starts, and name the cells that they looked at; the explanation reads those cells again.

export type Verdict = "met" | "not met" | "unclear" | "waived";

export type Finding = {
  /** The leg that was judged: role, status, cohort … */
  readonly leg: string;
  /** The rule that decided it, for example WFP-31. */
  readonly rule: string;
  readonly verdict: Verdict;
  /** Keys of the cells and ids of the parameters that it looked at. */
  readonly because: readonly string[];
  /** True where the condition has nothing to say of the claim, and is met by that: nobody was dismissed. */
  readonly idle?: true | undefined;
  /** What is worth saying of it beside its clause, by a code that has words; absent for most. */
  readonly note?: string | undefined;
  /** The case by which a person turned this finding; absent where the rules alone decided. */
  readonly caseId?: string | undefined;
};

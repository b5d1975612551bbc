// What a person decided about somebody's claim, after an appeal or against the rules (WFP-83, 87b). It turns one
// finding of that claim; the money is computed by the scheme as for everybody else.
import type { Day } from "./day.ts";

export type Override =
  | {
      readonly kind: "finding";
      readonly caseId: string;
      /** The rule whose finding it turns. */
      readonly rule: string;
      /** True: the finding no longer stands in the way. False: it does, whatever the cells say. */
      readonly eligible: boolean;
    }
  /** A dismissal was overturned on this day (WFP-72). */
  | { readonly kind: "reinstatement"; readonly caseId: string; readonly on: Day };

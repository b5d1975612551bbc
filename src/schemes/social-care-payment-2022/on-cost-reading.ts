// Which amount of an on-cost is payable, as a council reads WFP-64 and C-10: what is declared, what is worked out, or the lower.
import { type Pence, zero } from "../../core/money.ts";
import type { Terms } from "./terms.ts";

/** How the council reads C-10. A file of on-costs claims them by being sent, so that nothing is undeclared there. */
export type CostReading = {
  readonly "wfp.onCostMode": string;
  readonly "wfp.undeclaredOnCosts": string | undefined;
};

/** What a return does not declare is not claimed there. */
export function readingOfReturn({ onCostMode, undeclaredOnCosts }: Terms): CostReading {
  return { "wfp.onCostMode": onCostMode, "wfp.undeclaredOnCosts": undeclaredOnCosts };
}

/** A row of a file of on-costs claims both costs; a blank cell leaves their amount to the computation. */
export function readingOfOnCostFile({ onCostMode }: Terms): CostReading {
  return { "wfp.onCostMode": onCostMode, "wfp.undeclaredOnCosts": undefined };
}

export const readingUnits = { "wfp.onCostMode": "text", "wfp.undeclaredOnCosts": "text" } as const;

/** Of what is declared and what is computed the council's reading chooses. What nobody declares nobody claims (WFP-64). */
export function payable(declared: Pence | undefined, computed: Pence, reading: CostReading): Pence {
  if (declared === undefined) return reading["wfp.undeclaredOnCosts"] === "shown" ? zero : computed;
  const mode = reading["wfp.onCostMode"];
  if (mode === "computed") return computed;
  if (mode === "actual") return declared;
  return declared < computed ? declared : computed;
}

// On-costs (WFP-64, C-10): what of them is payable. What they come to is computed in statute/.
import type { Head } from "../../core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import { book, cells, type Origin } from "../../core/origin.ts";
import type { WfpClaim } from "./claim.ts";
import { type CostReading, payable, readingUnits } from "./on-cost-reading.ts";
import { lawOf, type Terms } from "./terms.ts";

export const selfEmployedStatus = "SELF_EMPLOYED";

const noCostFormula: Formula<{ readonly employmentStatus: string }, Pence> = {
  name: "no-employer-cost",
  unit: "money",
  rules: ["WFP-23", "WFP-64"],
  inputs: { employmentStatus: "text" },
  value: ({ employmentStatus }) => {
    if (employmentStatus !== selfEmployedStatus) throw new Error("a worker with an employer");
    return zero;
  },
};

/** A self-employed worker has no employer's contributions. */
export function noCost({ employmentStatus }: Pick<WfpClaim, "employmentStatus">, trail?: Trail): Pence {
  return figure(noCostFormula, { employmentStatus }, trail && noted(trail, cells("employmentStatus")));
}

type NiPayableInputs = CostReading & {
  readonly employerNi: Pence | undefined;
  readonly "extra-employer-ni": Pence;
};

const niPayableFormula: Formula<NiPayableInputs, Pence> = {
  name: "employer-ni-payable",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { employerNi: "money", "extra-employer-ni": "money", ...readingUnits },
  head: "EMPLOYER_NI",
  value: (from) => payable(from.employerNi, from["extra-employer-ni"], from),
};

export function niPayable(
  terms: Terms,
  reading: CostReading,
  { employerNi }: Pick<WfpClaim, "employerNi">,
  computed: Pence,
  trail: Trail | undefined,
): Pence {
  return figure(
    niPayableFormula,
    { employerNi, "extra-employer-ni": computed, ...reading },
    trail &&
      noted(trail, {
        ...cells("employerNi"),
        ...steps(trail, "extra-employer-ni"),
        ...lawOf(terms, "wfp.onCostMode", "wfp.undeclaredOnCosts"),
      }),
  );
}

/** A cost is payable once (WFP-64): whichever came first, the return or a file of on-costs, has brought it. */
type LeftInputs = {
  readonly onCostPayable: Pence;
  readonly onCostPosted: Pence;
  /** Those that a return pays at once: what was brought is the cost of some of them. */
  readonly "instalments-due": readonly number[];
};

const leftFormulas: Partial<Record<Head, Formula<LeftInputs, Pence>>> = {
  EMPLOYER_NI: leftOf("EMPLOYER_NI"),
  EMPLOYER_PENSION: leftOf("EMPLOYER_PENSION"),
};

function leftOf(head: Head): Formula<LeftInputs, Pence> {
  return {
    name: "on-cost-left",
    unit: "money",
    rules: ["WFP-64"],
    inputs: { onCostPayable: "money", onCostPosted: "money", "instalments-due": "count" },
    head,
    value: ({ onCostPayable, onCostPosted, "instalments-due": numbers }) => {
      if (onCostPosted === 0) return onCostPayable;
      return numbers.length > 1 && onCostPosted < onCostPayable ? pence(onCostPayable - onCostPosted) : zero;
    },
  };
}

/** What is left of a cost of which so much has been posted; `payable` is where the cost was worked out. */
export function costLeft(
  head: "EMPLOYER_NI" | "EMPLOYER_PENSION",
  inputs: LeftInputs,
  trail: Trail | undefined,
): Pence {
  const formula = leftFormulas[head];
  if (formula === undefined) throw new Error(`${head} is no on-cost`);
  return figure(
    formula,
    inputs,
    trail &&
      noted(trail, {
        onCostPayable: payableStep(trail, head),
        onCostPosted: book,
        "instalments-due":
          inputs["instalments-due"].length > 0 ? steps(trail, "instalments-due")["instalments-due"] : book,
      }),
  );
}

/** The step that came to what is payable of the head; nothing is, where no step says so. */
function payableStep(trail: Trail, head: Head): Origin {
  const at = trail.findLastIndex(({ formula }) => formula.head === head);
  return at < 0
    ? { kind: "step", number: trail.findLastIndex(({ name }) => name === "no-pension-cost") + 1 }
    : { kind: "step", number: at + 1 };
}

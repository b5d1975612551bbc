// On-costs (WFP-64, C-10): what of them is payable. What they come to is computed in statute/.
import type { Head } from "../../core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import { book, cells, type Origin } from "../../core/origin.ts";
import type { PensionBasis } from "../../statute/pension.ts";
import type { WfpClaim } from "./claim.ts";
import { lawOf, type Terms } from "./terms.ts";

export const selfEmployedStatus = "SELF_EMPLOYED";
export const noPension = "NONE";

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

const noPensionFormula: Formula<{ readonly pensionScheme: string }, Pence> = {
  name: "no-pension-cost",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { pensionScheme: "text" },
  value: ({ pensionScheme }) => {
    if (pensionScheme !== noPension) throw new Error("a worker with a pension");
    return zero;
  },
};

/** A worker without a pension has no pension contribution. */
export function noPensionCost({ pensionScheme }: Pick<WfpClaim, "pensionScheme">, trail?: Trail): Pence {
  return figure(noPensionFormula, { pensionScheme }, trail && noted(trail, cells("pensionScheme")));
}

type BasisInputs = {
  readonly pensionScheme: string;
  readonly "wfp.pensionOnQualifyingEarnings": ReadonlySet<string>;
};

const basisFormula: Formula<BasisInputs, PensionBasis> = {
  name: "pension-basis",
  unit: "text",
  rules: ["WFP-64"],
  inputs: { pensionScheme: "text", "wfp.pensionOnQualifyingEarnings": "text" },
  value: (from) =>
    from["wfp.pensionOnQualifyingEarnings"].has(from.pensionScheme) ? "qualifying-earnings" : "all-pay",
};

/** Which earnings the pension scheme takes contributions of. */
export function pensionBasis(
  terms: Terms,
  { pensionScheme }: Pick<WfpClaim, "pensionScheme">,
  trail?: Trail,
): PensionBasis {
  return figure(
    basisFormula,
    { pensionScheme, "wfp.pensionOnQualifyingEarnings": terms.qualifyingPensions },
    trail && noted(trail, { ...cells("pensionScheme"), ...lawOf(terms, "wfp.pensionOnQualifyingEarnings") }),
  );
}

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

type NiPayableInputs = CostReading & {
  readonly employerNi: Pence | undefined;
  readonly "extra-employer-ni": Pence;
};

const readingUnits = { "wfp.onCostMode": "text", "wfp.undeclaredOnCosts": "text" } as const;

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

type PensionPayableInputs = CostReading & {
  readonly employerPension: Pence | undefined;
  readonly "extra-employer-pension": Pence;
};

const pensionPayableFormula: Formula<PensionPayableInputs, Pence> = {
  name: "employer-pension-payable",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { employerPension: "money", "extra-employer-pension": "money", ...readingUnits },
  head: "EMPLOYER_PENSION",
  value: (from) => payable(from.employerPension, from["extra-employer-pension"], from),
};

export function pensionPayable(
  terms: Terms,
  reading: CostReading,
  { employerPension }: Pick<WfpClaim, "employerPension">,
  computed: Pence,
  trail: Trail | undefined,
): Pence {
  return figure(
    pensionPayableFormula,
    { employerPension, "extra-employer-pension": computed, ...reading },
    trail &&
      noted(trail, {
        ...cells("employerPension"),
        ...steps(trail, "extra-employer-pension"),
        ...lawOf(terms, "wfp.onCostMode", "wfp.undeclaredOnCosts"),
      }),
  );
}

/** Of what is declared and what is computed the council's reading chooses. What nobody declares nobody claims (WFP-64). */
function payable(declared: Pence | undefined, computed: Pence, reading: CostReading): Pence {
  if (declared === undefined) return reading["wfp.undeclaredOnCosts"] === "shown" ? zero : computed;
  const mode = reading["wfp.onCostMode"];
  if (mode === "computed") return computed;
  if (mode === "actual") return declared;
  return declared < computed ? declared : computed;
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

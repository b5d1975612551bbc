// What an employer's pension contribution on the payment comes to, as its scheme counts it.
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { cells } from "../../core/origin.ts";
import type { PensionBasis } from "../../statute/pension.ts";
import type { WfpClaim } from "./claim.ts";
import { type CostReading, payable, readingUnits } from "./on-cost-reading.ts";
import { lawOf, type Terms } from "./terms.ts";

export const noPension = "NONE";

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

// The money of one row: usual pay for the days, less sick pay, at most what is claimed (SSPE-91, 92, 95).
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { cells } from "../../core/origin.ts";
import { type SspeClaim, selfEmployedStatus } from "./claim.ts";

type TakenInputs = {
  readonly sickPayType: string;
  readonly sspPaid: Pence | undefined;
  readonly "sick-pay": Pence;
};

const noSickPayFormula: Formula<{ readonly employmentStatus: string }, Pence> = {
  name: "sick-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { employmentStatus: "text" },
  value: ({ employmentStatus }) => {
    if (employmentStatus !== selfEmployedStatus) throw new Error("a worker with an employer");
    return zero;
  },
};

/** The self-employed have no sick pay. */
export function noSickPay({ employmentStatus }: SspeClaim, trail: Trail | undefined): Pence {
  return figure(noSickPayFormula, { employmentStatus }, trail && noted(trail, cells("employmentStatus")));
}

const takenFormula: Formula<TakenInputs, Pence> = {
  name: "sick-pay-taken-off",
  unit: "money",
  rules: ["SSPE-92", "SSPE-95"],
  inputs: { sickPayType: "text", sspPaid: "money", "sick-pay": "money" },
  value: (from) => {
    if (from.sickPayType === "NO_SSP") return zero;
    const declared = from.sspPaid ?? zero;
    // Public money does not pay what the employer owes by statute.
    return declared > from["sick-pay"] ? declared : from["sick-pay"];
  },
};

/** The higher of the computed and the declared sick pay; nothing where there is none. */
export function sickPayTakenOff(claim: SspeClaim, computed: Pence, trail: Trail | undefined): Pence {
  const { sickPayType, sspPaid } = claim;
  return figure(
    takenFormula,
    { sickPayType, sspPaid, "sick-pay": computed },
    trail && noted(trail, { ...cells("sickPayType", "sspPaid"), ...steps(trail, "sick-pay") }),
  );
}

const payableFormula: Formula<{ readonly "top-up": Pence; readonly topUpClaimed: Pence }, Pence> = {
  name: "top-up-payable",
  unit: "money",
  rules: ["SSPE-92"],
  inputs: { "top-up": "money", topUpClaimed: "money" },
  head: "TOPUP",
  value: (from) => (from.topUpClaimed < from["top-up"] ? from.topUpClaimed : from["top-up"]),
};

/** The lower of the computed and the claimed enhancement. */
export function topUpPayable(claim: SspeClaim, computed: Pence, trail: Trail | undefined): Pence {
  return figure(
    payableFormula,
    { "top-up": computed, topUpClaimed: claim.topUpClaimed },
    trail && noted(trail, { ...steps(trail, "top-up"), ...cells("topUpClaimed") }),
  );
}

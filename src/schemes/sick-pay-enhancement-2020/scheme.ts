// The enhancement of Statutory Sick Pay (2020): what the engine needs to know of it. How a row is decided is in assess.ts, conditions
// in roles.ts and rules.ts, days in days.ts, money in pay.ts and amounts.ts.

import type { Circumstances, Decision } from "../../core/decision.ts";
import { steps, type Trail } from "../../core/figure.ts";
import { rulesText } from "../../core/rules-text.ts";
import type { Law } from "../../law/law.ts";
import { fullPayFacts, yearPayFacts } from "../pattern-facts.ts";
import type { Assessor, Scheme } from "../scheme.ts";
import { assess } from "./assess.ts";
import { awardsTable } from "./awards.ts";
import type { SspeClaim } from "./claim.ts";
import { inform, informPrior, partOf, settle, settlePrior } from "./duplicates.ts";
import { isolationLastOf } from "./isolation.ts";
import { past } from "./past.ts";
import { withFullPay, yearPayOn } from "./patterns.ts";
import { payOf } from "./pay.ts";
import { earningsTable } from "./pay-weeks.ts";
import { preparedBy } from "./prepared.ts";
import { absenceOf } from "./row-absence.ts";
import { type Absence, standing, standingOf } from "./spells.ts";

export const sickPayEnhancement: Scheme<SspeClaim> = {
  name: "sick-pay-enhancement-2020",
  code: "SSPE",
  layout: "sspe-claim",
  totalKey: "topUpClaimed",
  declares: [{ head: "TOPUP", key: "topUpClaimed" }],
  lawDay: ({ absenceStart }) => absenceStart,
  standing,
  stands: "assessed",
  absence: { first: "absenceStart", last: "absenceEnd", expectedLast: "expectedLast" },
  companions: [earningsTable, awardsTable, fullPayFacts, yearPayFacts],
  // The jobs' own rules are in roles.json.
  onePerson: ["SSPE-80", "SSPE-82"],
  cites: [
    ...[
      "SSPE-01",
      "SSPE-02",
      "SSPE-10",
      "SSPE-11",
      "SSPE-12",
      "SSPE-20",
      "SSPE-30",
      "SSPE-31",
      "SSPE-32",
      "SSPE-33",
    ],
    ...[
      "SSPE-34",
      "SSPE-35",
      "SSPE-36",
      "SSPE-37",
      "SSPE-38",
      "SSPE-40",
      "SSPE-41",
      "SSPE-42",
      "SSPE-43",
      "SSPE-44",
    ],
    ...["SSPE-45", "SSPE-46", "SSPE-47", "SSPE-48", "SSPE-49", "SSPE-50", "SSPE-51", "SSPE-52", "SSPE-53"],
    ...["SSPE-54", "SSPE-55", "SSPE-56", "SSPE-57", "SSPE-58", "SSPE-60", "SSPE-61", "SSPE-62", "SSPE-63"],
    ...["SSPE-64", "SSPE-65", "SSPE-66", "SSPE-67", "SSPE-68", "SSPE-69", "SSPE-70", "SSPE-71", "SSPE-72"],
    ...["SSPE-80", "SSPE-81", "SSPE-82", "SSPE-82b", "SSPE-87", "SSPE-92", "SSPE-93", "SSPE-94", "SSPE-95"],
    ...["SSPE-99", "SSPE-100", "SSPE-101", "SSPE-102"],
  ],
  past,
  prepare,
};

function prepare(law: Law): Assessor<SspeClaim> {
  const prepared = preparedBy(law);
  const { termsOn, multipleEmployers } = prepared;
  // The standing of a row is asked for when it has just been decided, and rests on the same.
  let decided: { readonly claim: SspeClaim; readonly absence: Absence } | undefined;

  function decide(asSent: SspeClaim, circumstances: Circumstances, trail?: Trail): Decision {
    const { companions } = circumstances;
    const claim = withFullPay(asSent, companions, trail);
    const terms = termsOn(claim.absenceStart);
    const yearPay = yearPayOn(claim, companions);
    const pay = terms && payOf(terms, claim, companions?.get(earningsTable.layout), yearPay, trail);
    // The first step, where the patterns of the employer say how long full pay lasts.
    const until = trail && claim !== asSent ? steps(trail, "full-pay-until")["full-pay-until"] : undefined;
    const decision = assess(prepared, claim, circumstances, terms, pay, until, trail);
    const known = pay === undefined || "fault" in pay ? undefined : pay;
    // What is rejected has to come again and must not stand in the way of itself.
    const { outcome } = decision;
    const compared =
      outcome === "not-eligible" || outcome === "rejected" ? "no" : outcome === "refer" ? "referred" : "yes";
    const isolationLast = isolationLastOf(claim, terms);
    decided = { claim: asSent, absence: absenceOf(claim, known, compared, isolationLast) };
    return decision;
  }

  return {
    decide,
    rulesText,
    standingOf(claim, circumstances) {
      if (decided?.claim !== claim && circumstances !== undefined) decide(claim, circumstances);
      return standingOf(decided?.claim === claim ? decided.absence : absenceOf(claim, undefined, "yes"));
    },
    partOf,
    settle: (claims) => settle(multipleEmployers, claims),
    inform: (claims) => inform(multipleEmployers, claims),
    settlePrior: (claim, prior) => settlePrior(multipleEmployers, claim, prior),
    informPrior: (claim, prior) => informPrior(multipleEmployers, claim, prior),
  };
}

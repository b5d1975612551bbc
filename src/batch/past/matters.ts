// What the book's open conditions and cases are as matters for an officer: the same in a batch and in `ledger open`.
import type { OpenCase } from "../../engine/open-cases.ts";
import type { Matter, MatterPlace } from "../../engine/open-matters.ts";
import type { Settles } from "../../ledger/answers/open-conditions.ts";
import type { ConditionPlace, OpenCondition } from "../../ledger/conditions.ts";
import { overridesOfOne } from "../../rulings/by-person.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { checkedFrom } from "./stored-rulings.ts";

/** Conditions that nobody has closed by a ruling, as matters. */
export function conditionMatters(scheme: AnyScheme, found: readonly OpenCondition[]): readonly Matter[] {
  return found
    .filter((one) => {
      if (one.kind === "correction-waits") return true;
      if (one.kind === "expected-shifts") return !standsWithoutShifts(scheme, one);
      return one.kind === "rests-on-ruling"
        ? restsOnNothing(scheme, one)
        : settlesRefusals(scheme)(one) === undefined;
    })
    .map((one) => ({
      kind: kindOf[one.kind],
      scheme: scheme.name,
      niNumber: "",
      employerId: one.employerId,
      laCode: one.laCode,
      period: one.period,
      amount: one.amount,
      since: placeOf(one.since),
      against: one.kind === "expected-shifts" ? undefined : placeOf(one.paid),
      about: one.kind === "correction-waits" ? "" : one.about,
    }));
}

const kindOf = {
  "expected-shifts": "conditional",
  "paid-not-eligible": "not-eligible-after-payment",
  "rests-on-ruling": "not-eligible-after-payment",
  "correction-waits": "correction-waits",
} as const satisfies Record<OpenCondition["kind"], Matter["kind"]>;

function placeOf({ batchId, file, row }: ConditionPlace): MatterPlace {
  return { batch: batchId, file, row };
}

type Ruled = Pick<OpenCondition, "employerId" | "period" | "rulings">;

/** What the rulings come to for the claim; they are all about one person. */
function overridesOf({ name }: Pick<AnyScheme, "name">, { employerId, period, rulings }: Ruled) {
  const checked = rulings.map(({ code, details }) =>
    checkedFrom({ person: undefined, scheme: name, code, details, batchId: "", file: "", sheet: "", row: 0 }),
  );
  return overridesOfOne(checked, name, employerId, period);
}

/** Whether a person decided, with a reason, that the payment stands without the shifts. */
function standsWithoutShifts(scheme: AnyScheme, one: OpenCondition): boolean {
  return overridesOf(scheme, one).some(
    (ruled) =>
      ruled.kind === "finding" && ruled.eligible && (scheme.conditionRules ?? []).includes(ruled.rule),
  );
}

/**
 * Of somebody who was refused after a payment: a ruling against the claim settles all of it, because what was paid stands
 * (C-05); rulings for it settle what they speak of. That the order of instalments may be another settles nothing.
 */
export function settlesRefusals(scheme: Pick<AnyScheme, "name" | "dues">): Settles {
  const { answeredBy = () => [] } = scheme.dues ?? {};
  return (refusal) => {
    const standing = overridesOf(scheme, refusal);
    if (standing.some((one) => one.kind === "finding" && !one.eligible)) return "claim";
    const answered = new Set(standing.flatMap(answeredBy));
    return refusal.about.split(" ").every((rule) => answered.has(rule)) ? "rules" : undefined;
  };
}

/** Whether a ruling by which a payment was let through no longer stands, withdrawn by itself or with its batch, or turned. */
function restsOnNothing(scheme: AnyScheme, one: OpenCondition): boolean {
  const standing = overridesOf(scheme, one);
  return one.about
    .split(" ")
    .some(
      (rule) =>
        !standing.some((ruled) =>
          ruled.kind === "reinstatement"
            ? rule === scheme.appeals?.reinstatement
            : ruled.eligible && ruled.rule === rule,
        ),
    );
}

/** A duplicate case: the row that it holds, and the one that it is held against. */
export function caseMatter(one: OpenCase): Matter {
  const own = { batch: one.batch, file: one.fileB, row: one.rowB };
  return {
    kind: "duplicate",
    scheme: one.scheme,
    niNumber: "",
    employerId: one.employerB,
    // A case does not say for which council the claim was.
    laCode: "",
    period: one.period,
    amount: one.amountAtRisk,
    since: own,
    case: one.case,
    against: { batch: one.batchB === "" ? one.batch : one.batchB, file: one.fileA, row: one.rowA },
    about: "",
  };
}

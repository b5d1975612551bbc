// What the book's open conditions and cases are as matters for an officer: the same in a batch and in `ledger open`.
import type { OpenCase } from "../../engine/open-cases.ts";
import type { Matter, MatterPlace } from "../../engine/open-matters.ts";
import type { ConditionPlace, OpenCondition } from "../../ledger/conditions.ts";
import { overridesOfOne } from "../../rulings/by-person.ts";
import type { CheckedDecision } from "../../rulings/row.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { checkedFrom } from "./stored-rulings.ts";

/** Conditions that nobody has closed by a ruling, as matters. */
export function conditionMatters(scheme: AnyScheme, found: readonly OpenCondition[]): readonly Matter[] {
  return found
    .filter((one) => {
      const rulings = rulingsOf(scheme, one);
      if (one.kind === "correction-waits") return true;
      if (one.kind !== "rests-on-ruling") return !closedByRuling(scheme, one, rulings);
      return restsOnNothing(scheme, one, rulings);
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

function rulingsOf({ name }: AnyScheme, { rulings }: OpenCondition): readonly CheckedDecision[] {
  return rulings.map(({ code, details }) =>
    checkedFrom({ person: undefined, scheme: name, code, details, batchId: "", file: "", sheet: "", row: 0 }),
  );
}

/**
 * Whether a person decided, with a reason: that the payment stands without the shifts, or, of somebody who was refused after
 * a payment, anything about the claim with that employer. `rulings` are about one person.
 */
function closedByRuling(
  scheme: Pick<AnyScheme, "name" | "conditionRules">,
  { kind, employerId, period }: Pick<OpenCondition, "kind" | "employerId" | "period">,
  rulings: readonly CheckedDecision[],
): boolean {
  if (kind === "rests-on-ruling" || kind === "correction-waits") return false;
  const found = overridesOfOne(rulings, scheme.name, employerId, period);
  if (kind === "paid-not-eligible") return found.length > 0;
  return found.some(
    (one) => one.kind === "finding" && one.eligible && (scheme.conditionRules ?? []).includes(one.rule),
  );
}

/** Whether a ruling by which a payment was let through no longer stands, withdrawn by itself or with its batch, or turned. */
function restsOnNothing(
  scheme: AnyScheme,
  { about, employerId, period }: OpenCondition,
  rulings: readonly CheckedDecision[],
): boolean {
  const standing = overridesOfOne(rulings, scheme.name, employerId, period);
  return about
    .split(" ")
    .some(
      (rule) =>
        !standing.some((one) =>
          one.kind === "reinstatement"
            ? rule === scheme.appeals?.reinstatement
            : one.eligible && one.rule === rule,
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
    against: { batch: one.batchB === "" ? one.batch : one.batchB, file: one.fileA, row: one.rowA },
    about: "",
  };
}

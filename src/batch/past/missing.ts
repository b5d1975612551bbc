// Who ends short of the whole that a scheme owes, and which costs nobody has claimed, as matters for an officer: the same in a
// batch and in `ledger open`.
import { pence } from "../../core/money.ts";
import type { Matter, MatterPlace } from "../../engine/open-matters.ts";
import type { PersonMatters } from "../../ledger/answers/open-conditions.ts";
import { overrideBook, overridesFor } from "../../rulings/by-person.ts";
import type { Dues, DueTerms, Missing, OutstandingCosts, Payer } from "../../schemes/dues.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { checkedFrom } from "./stored-rulings.ts";

export type DueScheme = Pick<AnyScheme, "name"> & { readonly dues: Dues; readonly terms: DueTerms };

/** What one person lacks; undefined where nothing is missing, or a person has decided that there is no right to it. */
export function missingOf(
  { name, dues, terms }: DueScheme,
  matters: PersonMatters,
  sentLast: (payer: Payer) => boolean,
): Missing | undefined {
  const found = dues.missing(terms, matters, sentLast);
  if (found === undefined || matters.rulings.length === 0) return found;
  const [first, ...others] = matters.rulings.map(({ code, details }) => {
    const kept = { person: undefined, scheme: name, code, details };
    return checkedFrom({ ...kept, batchId: "", file: "", sheet: "", row: 0 });
  });
  if (first === undefined) return found;
  // All are about one person, whom the book does not name.
  const people = overrideBook([first, ...others.map((one) => ({ ...one, person: first.person }))]).get(name);
  const rulings = overridesFor(people, first.person, found.employerId, terms.lastMonth) ?? [];
  return rulings.some((one) => one.kind === "finding" && !one.eligible) ? undefined : found;
}

export function missingMatter(scheme: string, found: Missing): Matter {
  const { employerId, laCode, period, amount, reason, batchId, file, row } = found;
  return {
    ...{ kind: "shortfall", scheme, niNumber: "", employerId, laCode, period, amount },
    since: { batch: batchId, file, row },
    against: undefined,
    about: reason,
  };
}

const nowhere: MatterPlace = { batch: "", file: "", row: 0 };

/** Employer by employer and month by month; the book does not know what a cost comes to that nobody has claimed. */
export function costsMatter(
  scheme: string,
  { employerId, laCode, dueMonth, kind, onCosts }: OutstandingCosts,
): Matter {
  return {
    ...{ kind: "on-cost-open", scheme, niNumber: "", employerId, laCode, period: dueMonth },
    ...{ amount: onCosts, since: nowhere, against: undefined, about: kind },
  };
}

/** One sum for each employer, council, month and kind, in this order. */
export function costsTogether(found: Iterable<OutstandingCosts>): readonly OutstandingCosts[] {
  const sums = new Map<string, OutstandingCosts>();
  for (const one of found) {
    const key = JSON.stringify([one.employerId, one.laCode, one.dueMonth, one.kind]);
    const before = sums.get(key);
    sums.set(key, before === undefined ? one : bothOf(before, one));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function bothOf(one: OutstandingCosts, other: OutstandingCosts): OutstandingCosts {
  return {
    ...one,
    people: one.people + other.people,
    payments: pence(one.payments + other.payments),
    onCosts: pence(one.onCosts + other.onCosts),
  };
}

export function payerKey({ employerId, laCode }: Payer): string {
  return JSON.stringify([employerId, laCode]);
}

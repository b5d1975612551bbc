// Who ends short of the whole that a scheme owes, and which costs nobody has claimed, as matters for an officer: the same in a
// batch and in `ledger open`.
import { monthOf } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { Matter, MatterPlace } from "../../engine/open-matters.ts";
import type { PersonMatters } from "../../ledger/answers/open-conditions.ts";
import { overridesOfOne } from "../../rulings/by-person.ts";
import type { Dues, DueTerms, Missing, OutstandingCosts, Payer } from "../../schemes/dues.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { checkedFrom } from "./stored-rulings.ts";

export type DueScheme = Pick<AnyScheme, "name"> & { readonly dues: Dues; readonly terms: DueTerms };

/** What one person lacks; undefined where nothing is missing, or a person has decided that there is no right to it. */
export function missingOf(
  scheme: DueScheme,
  { postings, lines, rulings }: PersonMatters,
  sentLast: (payer: Payer) => boolean,
): Missing | undefined {
  const { dues, terms } = scheme;
  const ruled = ruledOf(scheme, rulings);
  const recognised = ruled.flatMap(({ eligible, ...one }) => (eligible ? [one] : []));
  const found = dues.missing(terms, { postings, lines, recognised }, sentLast);
  const isRefused = ruled.some((one) => !one.eligible && one.employerId === found?.employerId);
  return isRefused ? undefined : found;
}

/** What the rulings about one person come to for the last month, employer by employer: against the claim, or else for it. */
function ruledOf({ name, terms, dues }: DueScheme, rulings: PersonMatters["rulings"]) {
  const checked = rulings.map(({ code, details, file, row }) =>
    checkedFrom({ person: undefined, scheme: name, code, details, batchId: "", file, sheet: "", row }),
  );
  const employers = new Set(checked.map(({ decision }) => decision.employerId));
  return [...employers].flatMap((employerId) => {
    const all = overridesOfOne(checked, name, employerId, terms.lastMonth);
    const standing = all.filter((one) => one.kind === "reinstatement" || !dues.releases.includes(one.rule));
    const eligible = !standing.some((one) => one.kind === "finding" && !one.eligible);
    const codes = new Set(standing.map(({ caseId }) => caseId));
    const place = rulings.findLastIndex(({ code }) => codes.has(code));
    const [ruling, decision] = [rulings[place], checked[place]?.decision];
    if (ruling === undefined || decision === undefined) return [];
    const { batch, batchId, file, row } = ruling;
    const period = monthOf(decision.decidedDate ?? decision.receivedDate);
    return [{ eligible, employerId, period, batch, batchId, file, row }];
  });
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
  { employerId, laCode, dueMonth, kind, people, payments, onCosts }: OutstandingCosts,
): Matter {
  return {
    ...{ kind: "on-cost-open", scheme, niNumber: "", employerId, laCode, period: dueMonth },
    ...{ amount: onCosts, since: nowhere, against: undefined, about: kind },
    ...{ ofPeople: people, ofPayments: payments },
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

/** Whether something is of the batch's employers: those with returns, by their council, and those whom a ruling names. */
export function amongPayers(
  payers: readonly Payer[],
  employers: ReadonlySet<string>,
): (of: Payer) => boolean {
  const keys = new Set(payers.map(payerKey));
  const ids = new Set([...payers.map(({ employerId }) => employerId), ...employers]);
  return (of) =>
    employers.has(of.employerId) || keys.has(payerKey(of)) || (of.laCode === "" && ids.has(of.employerId));
}

export function payerKey({ employerId, laCode }: Payer): string {
  return JSON.stringify([employerId, laCode]);
}

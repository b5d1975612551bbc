// Rows of In-Work Support activity for tests: a sound one that each test changes.
import { day } from "../../../src/core/day.ts";
import { type Flags, flagsOf } from "../../../src/schemes/in-work-support/flags.ts";
import type { ActivityRow } from "../../../src/schemes/in-work-support/rows.ts";
import { termsOf } from "../../../src/schemes/in-work-support/terms.ts";
import { shipped } from "../../law/shipped.ts";

export const terms = termsOf(shipped);

export const person: ActivityRow = {
  clientRef: "c1",
  clientType: "PERSON",
  provider: "SBU",
  laCode: "W06000011",
  referralDate: day("2020-03-02"),
  referralSource: "GP",
  firstSessionDate: day("2020-03-12"),
  sessions: 6,
  overCapHandling: undefined,
  pathway: "PHYSIO",
  deliveryMode: "REMOTE",
  languageChoice: "CY",
  absenceStart: day("2020-02-01"),
  absenceEnd: day("2020-02-28"),
  expectedAbsenceDays: undefined,
  atRiskOfAbsence: undefined,
  eligibilityEvidence: "ACCEPTED",
  outcome: "RETURNED",
  outcomeEvidence: "ACCEPTED",
  followUpDate: day("2020-06-01"),
  sme: undefined,
  whpDelivered: undefined,
  female: undefined,
  minorityEthnic: undefined,
  carer: undefined,
};

export const enterprise: ActivityRow = { ...person, clientType: "ENTERPRISE", sme: true, whpDelivered: true };

export type Change = Partial<ActivityRow>;

export function flags(rows: readonly ActivityRow[], asAt?: string): readonly Flags[] {
  return flagsOf(shipped, terms, rows, asAt === undefined ? undefined : day(asAt));
}

export function flag(change: Change, asAt?: string): Flags {
  const [found] = flags([{ ...person, ...change }], asAt);
  if (found === undefined) throw new Error("no flags");
  return found;
}

/** So many rows alike, each another client. */
export function many(count: number, change: Change, from = person): readonly ActivityRow[] {
  const key = Object.entries(change).join(" ");
  return Array.from({ length: count }, (_, at) => ({
    ...from,
    ...change,
    clientRef: `${from.clientType} ${key} ${at}`,
  }));
}

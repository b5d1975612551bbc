// The lines as flat records, one property for each column of a file. Undefined is a blank cell. Only the flags name a
// client, by the pseudonym that the file itself holds.
import { halfDayText } from "../../statute/pro-rata.ts";
import type { Flags } from "./flags.ts";
import type { ReferralLine } from "./referrals.ts";
import type { TableLine } from "./table-line.ts";

/** Where a row stands; the caller knows it. */
type RowPlace = { readonly file: string; readonly sheet: string; readonly row: number };

export type FlagRecord = ReturnType<typeof flagRecord>;
export type TableRecord = ReturnType<typeof tableRecord>;
export type ReferralRecord = ReturnType<typeof referralRecord>;

/** A line of iws-flags.csv. */
export function flagRecord(place: RowPlace, flags: Flags) {
  return {
    ...place,
    clientRef: flags.row.clientRef,
    provider: flags.row.provider,
    laCode: flags.row.laCode,
    clientKind: flags.kind,
    absenceDays: flags.absenceDays,
    phase: flags.phase,
    overCap: flags.overCap,
    lagDays: flags.lagDays,
    counted: flags.counted,
    notes: flags.notes.map(({ code }) => code).join(" "),
    rules: flags.rules.join(" "),
  };
}

/** A line of iws-tables.csv, the only one that may be published. */
export function tableRecord(line: TableLine) {
  const { table, provider, group, category, count, base, target, percent, medianHalfDays, mark, rule } = line;
  const medianDays = medianHalfDays === undefined ? undefined : halfDayText(medianHalfDays);
  return { table, provider, group, category, count, base, target, percent, medianDays, mark, rule };
}

/** A line of referrals.csv. */
export function referralRecord({ reference, laCode, provider, from, days, flag, note }: ReferralLine) {
  return { reference, laCode, provider, from, days, flag, note };
}

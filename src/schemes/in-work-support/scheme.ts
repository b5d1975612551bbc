// The In-Work Support Service (2015 to 2022): which files it reads and which tables it makes of them, and the list of
// absences that would have been referred to it. No money is worked out for it.
import { daysOf, type Month } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import {
  type Listed,
  type ListedTable,
  type Listing,
  type PersonAbsences,
  type ResultTable,
  resultTable,
} from "../listing.ts";
import { flagColumns, referralColumns, tableColumns } from "./columns.ts";
import { flagsOf } from "./flags.ts";
import { flagRecord, referralRecord, tableRecord } from "./output.ts";
import { referralsOf } from "./referrals.ts";
import type { ActivityRow, TargetRow } from "./rows.ts";
import { tablesOf } from "./tables.ts";
import { termsOf } from "./terms.ts";

const layouts = { activity: "iws-activity", targets: "iws-targets" } as const;

export const inWorkSupport: Listing = {
  name: "in-work-support",
  code: "IWS",
  layouts: Object.values(layouts),
  cites: [
    ...["IWS-01", "IWS-03", "IWS-04", "IWS-05", "IWS-06", "IWS-07", "IWS-08", "IWS-09", "IWS-10", "IWS-11"],
    ...["IWS-12", "IWS-13", "IWS-14", "IWS-15", "IWS-16", "IWS-17", "IWS-18", "IWS-21", "IWS-23", "IWS-24"],
    ...["IWS-25", "IWS-26"],
  ],
  list,
  longAbsences: { fewest: (law) => termsOf(law).absenteeDays, list: referrals },
};

function list(law: Law, tables: readonly ListedTable[]): Listed {
  const terms = termsOf(law);
  const activity = tables
    .filter(({ layout }) => layout === layouts.activity)
    .flatMap(({ file, sheet, rows }) =>
      rows.map(({ row, values }) => ({ place: { file, sheet, row }, values: values as ActivityRow })),
    ); // The layouts read what the two types say; a test holds them together.
  const targets = tables
    .filter(({ layout }) => layout === layouts.targets)
    .flatMap(({ rows }) => rows.map(({ values }) => values as TargetRow));
  const flags = flagsOf(
    law,
    terms,
    activity.map(({ values }) => values),
    lastDayOf(tables),
  );
  const lines = activity.flatMap(({ place }, at) => {
    const flag = flags[at];
    return flag === undefined ? [] : [flagRecord(place, flag)];
  });
  return {
    tables: [
      resultTable("iws-flags", flagColumns, lines),
      resultTable("iws-tables", tableColumns, tablesOf(terms, flags, targets).map(tableRecord)),
    ],
    remarks: [],
  };
}

/** The last day of the latest month on a cover: absences that go on are known until then. */
function lastDayOf(tables: readonly ListedTable[]) {
  let latest: Month | undefined;
  for (const { period } of tables) {
    if (period !== undefined && (latest === undefined || period > latest)) latest = period;
  }
  return latest === undefined ? undefined : daysOf(latest).last;
}

/** One line for each absence of four weeks (IWS-03), with nothing of the person but where the row stands. */
function referrals(law: Law, people: readonly PersonAbsences[]): ResultTable {
  const terms = termsOf(law);
  const lines = people.flatMap(({ absences, asAt }) => referralsOf(law, terms, absences, asAt).lines);
  return resultTable("support-referrals", referralColumns, lines.map(referralRecord));
}

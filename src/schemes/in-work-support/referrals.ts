// Who would qualify for a referral to In-Work Support: absences that reach four weeks, or are expected to, with the
// provider in charge on the day when they do. A line holds no name, no number of a person, nothing medical (IWS-03).
import { addDays, type Day } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import type { Absence } from "../listing.ts";
import type { Provider } from "./rows.ts";
import { providerIn, type Terms } from "./terms.ts";

export type { Absence } from "../listing.ts";

export type ReferralLine = {
  /** The first row of the absence. */
  readonly reference: string;
  readonly laCode: string;
  /** Empty where nobody was in charge of the area. */
  readonly provider: Provider | "";
  readonly from: Day;
  /** So far; of an absence that is only expected to be long enough, as expected. */
  readonly days: number;
  readonly flag: "reached" | "expected";
  readonly note: "" | "no-provider" | "area-extension-undated";
};

type Referrals = {
  readonly lines: readonly ReferralLine[];
  /** Absences that were long enough outside the months of the programme: counted, not listed. */
  readonly outsideProgramme: number;
};

/** Rows that follow each other without a day between. */
type Chain = {
  readonly reference: string;
  readonly first: Day;
  /** The last day that is known of. */
  readonly last: Day;
  readonly expectedLast: Day;
  readonly rows: readonly Absence[];
};

/** The referrals of one person, oldest first. `asAt` is the last day that is known of absences that go on. */
export function referralsOf(
  law: Law,
  terms: Terms,
  absences: readonly Absence[],
  asAt: Day | undefined,
): Referrals {
  const lines: ReferralLine[] = [];
  let outsideProgramme = 0;
  for (const chain of chainsOf(absences, asAt)) {
    // Of nothing but earlier batches: theirs is the list that it belongs to.
    if (chain.rows.every(({ earlier }) => earlier === true)) continue;
    const days = chain.last - chain.first + 1;
    const expected = chain.expectedLast - chain.first + 1;
    if (days < terms.absenteeDays && expected < terms.absenteeDays) continue;
    const reached = days >= terms.absenteeDays;
    // The day on which somebody becomes an absentee: of the fourth week, or the last known one while it is expected.
    const on = reached ? addDays(chain.first, terms.absenteeDays - 1) : chain.last;
    if (on < terms.programme.first || on > terms.programme.last) {
      outsideProgramme += 1;
      continue;
    }
    const laCode = councilOn(chain, on);
    const found = providerIn(law, laCode, on);
    lines.push({
      reference: chain.reference,
      laCode,
      provider: found?.provider ?? "",
      from: chain.first,
      days: reached ? days : expected,
      flag: reached ? "reached" : "expected",
      note: found === undefined ? "no-provider" : found.cover === "undated" ? "area-extension-undated" : "",
    });
  }
  return { lines, outsideProgramme };
}

function chainsOf(absences: readonly Absence[], asAt: Day | undefined): readonly Chain[] {
  const chains: Chain[] = [];
  for (const row of absences.toSorted((a, b) => a.first - b.first)) {
    const known = row.last ?? (asAt !== undefined && asAt >= row.first ? asAt : row.first);
    const expected = row.expectedDays === undefined ? known : addDays(row.first, row.expectedDays - 1);
    const before = chains.at(-1);
    if (before !== undefined && row.first <= before.last + 1) {
      chains[chains.length - 1] = {
        ...before,
        last: later(before.last, known),
        expectedLast: expectedAfter(before, known, later(expected, known)),
        rows: [...before.rows, row],
      };
    } else {
      chains.push({
        reference: row.reference,
        first: row.first,
        last: known,
        expectedLast: later(expected, known),
        rows: [row],
      });
    }
  }
  return chains;
}

/** What is expected is what the row says that reaches furthest: it was written last. */
function expectedAfter(before: Chain, known: Day, expected: Day): Day {
  if (known > before.last) return expected;
  return known === before.last ? later(before.expectedLast, expected) : before.expectedLast;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The council of the latest row that has begun by a day. */
function councilOn({ rows }: Chain, on: Day): string {
  return rows.findLast(({ first }) => first <= on)?.laCode ?? "";
}

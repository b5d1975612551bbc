// The comparison of all rows of a batch, with each other and with what stands in the ledger: who is claimed for more
// than once. What it finds is only told here; `settle.ts` turns the rows.
import {
  type Case,
  casesAmong,
  inOrder,
  type SettledRow,
  settleCases,
  standingsOf,
} from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import type { PriorClaim } from "../../ledger/ledger.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import type { Assessor, PriorSettlement } from "../../schemes/scheme.ts";
import type { MetAward } from "../handover/assessed-rows.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Facts } from "../past/facts.ts";

/** What the comparison of all rows has found, before any line is corrected. Rows count over the batch. */
export type Comparison = {
  /** Their reference stood before in the same file. */
  readonly rejected: readonly number[];
  /** Held by what they themselves say. */
  readonly heldBefore: ReadonlySet<number>;
  readonly held: readonly SettledRow[];
  readonly worthKnowing: readonly SettledRow[];
  /** The same against claims of the ledger: what holds the row, and what is only listed with it. */
  readonly meeting: readonly Meeting[];
  readonly known: readonly Meeting[];
  /** Awards of another scheme for days of rows that are not rejected. */
  readonly awards: readonly MetAward[];
  /** The number of the last case within the batch. */
  readonly lastCase: number;
};

export function compare(files: readonly ReadFile[], law: Law, facts: Facts): Comparison {
  const rejected = files.flatMap((file) => file.rejected);
  const assessors = new Map(
    [...new Set(files.map((file) => file.layout))].flatMap((layout) => {
      const scheme = schemeOfClaims(layout);
      return scheme === undefined ? [] : [[layout, scheme.prepare(law)] as const];
    }),
  );
  // Rows that are held already cannot stand in anybody's way.
  const heldBefore = new Set(files.flatMap((file) => file.held));
  const meet = (without: ReadonlySet<number>, how: MeetingKind) =>
    meetings(files, without, facts, (layout) => assessors.get(layout), how);
  // Nor can rows that a claim of the ledger holds.
  const meeting = meet(new Set(rejected), "settlePrior");
  const gone = new Set([...rejected, ...heldBefore, ...meeting.map(({ row }) => row)]);
  const cases = casesAmong(
    files.flatMap((file) => file.standings),
    gone,
  );
  const alone = files.flatMap((file) => {
    return assessors.get(file.layout)?.settlesAlone === true ? claimsAlone(file, cases, gone) : [];
  });
  const held = settleCases(
    alone.length === 0 ? cases : inOrder([...cases, ...alone]),
    (layout, claims) => assessors.get(layout)?.settle(claims) ?? [],
  );
  const settledRows = new Set([...rejected, ...held.map(({ row }) => row)]);
  const heldRows = new Set([...settledRows, ...meeting.map(({ row }) => row)]);
  const known = meet(heldRows, "informPrior");
  const knownRows = new Set(known.map(({ row }) => row));
  const lastHeld = held.at(-1)?.case ?? 0;
  // A row is listed once, with what came first.
  const worthKnowing = settleCases(
    cases,
    (layout, claims) =>
      (assessors.get(layout)?.inform?.(claims) ?? []).filter(({ row }) => !knownRows.has(row)),
    lastHeld,
  );
  const lastCase = worthKnowing.at(-1)?.case ?? lastHeld;
  const away = new Set(rejected);
  const awards = files.flatMap((file) => file.awards.filter(({ at }) => !away.has(at)));
  return { rejected, heldBefore, held, worthKnowing, meeting, known, awards, lastCase };
}

/** Each row of the file that is the only one of its person. */
function claimsAlone(file: ReadFile, cases: readonly Case[], gone: ReadonlySet<number>): readonly Case[] {
  const among = new Set(cases.flatMap(({ claims }) => claims.map(({ row }) => row)));
  const { layout } = file;
  return [...standingsOf(file.standings)]
    .filter(({ row }) => !among.has(row) && !gone.has(row))
    .map((claim) => ({ layout, claims: [claim] }));
}

/** Rows of these files of which nothing is payable, whatever they came to by themselves. */
export function rowsTakenAway(files: readonly ReadFile[], law: Law, facts: Facts): ReadonlySet<number> {
  const { rejected, held, meeting } = compare(files, law, facts);
  return new Set([...rejected, ...[...held, ...meeting].map(({ row }) => row)]);
}

/** A row that stands, or one held by the ledger's leg, that meets a claim in the ledger. */
export type Meeting = {
  readonly row: number;
  readonly prior: PriorClaim;
  readonly settlement: PriorSettlement;
};

/** What holds the row, or what is only listed with it. */
type MeetingKind = "settlePrior" | "informPrior";

/** Standing rows, in input order, of people of whom something stands in the ledger that has to do with them. */
function meetings(
  files: readonly ReadFile[],
  settled: ReadonlySet<number>,
  facts: Facts,
  assessorOf: (layout: string) => Assessor<never> | undefined,
  how: MeetingKind,
): readonly Meeting[] {
  const found: Meeting[] = [];
  for (const file of files) {
    const assessor = assessorOf(file.layout);
    if (assessor?.[how] === undefined) continue;
    for (const standing of standingsOf(file.standings)) {
      if (settled.has(standing.row)) continue;
      const known = facts.of(standing.person, file.scheme);
      if (known === undefined) continue;
      const settlement = assessor[how]?.(
        standing,
        known.claims.map((claim) => ({
          sameEmployer: claim.employerId === file.cover.employerId,
          sameCouncil: claim.laCode === file.cover.laCode,
          period: claim.period,
          values: claim.standing,
          amount: claim.amount,
        })),
      );
      const prior = settlement === undefined ? undefined : known.claims[settlement.against];
      if (settlement === undefined || prior === undefined) continue;
      found.push({ row: standing.row, prior, settlement });
    }
  }
  return found;
}

// The comparison of all rows of a batch, with each other and with what stands in the ledger: who is claimed for more
// than once. What it finds is only told here; `settle.ts` turns the rows.
import { latestOf, type Month } from "../../core/day.ts";
import type { Outcome } from "../../core/decision.ts";
import type { PersonNumber } from "../../core/person.ts";
import { casesAmong, type StandingPiece, standingsOf } from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import { schemeOfClaims } from "../../schemes/index.ts";
import { nobodyKept } from "../../schemes/nobody-kept.ts";
import type { AnyScheme, Assessor, Settlement, Standing } from "../../schemes/scheme.ts";
import type { MetAward } from "../handover/assessed-rows.ts";
import type { Assumed } from "../handover/assumed.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Waiting } from "../handover/settled.ts";
import type { Facts } from "../past/prior.ts";
import type { AskedPair } from "../past/questions/ruled-pairs.ts";
import { decidedOtherwise } from "./decided-otherwise.ts";
import { type Meeting, type MeetingKind, meetings, meetingsSeen } from "./meetings.ts";
import { learnWaiting, waitingIn } from "./waiting.ts";
import { type AgainstBook, againstBook, nothingAgainstBook } from "./who-is-who/against-book.ts";
import { peopleTerms } from "./who-is-who/terms.ts";
import { evidenceOf, heldAsNobodys, heldByConflict, type Paired, pairedBy } from "./who-is-who/verdicts.ts";
import { type PersonCase, type WhoIsWho, whoIsWho } from "./who-is-who/who-is-who.ts";

/** A row with the number of its case, and what makes the two one person. `against` may be nobody. */
export type ComparedRow = Paired & { readonly case: number };

/** What the comparison of all rows has found, before any line is corrected. Rows count over the batch. */
export type Comparison = {
  /** Their reference stood before in the same file. */
  readonly rejected: readonly number[];
  /** Held by what they themselves say. */
  readonly heldBefore: ReadonlySet<number>;
  readonly held: readonly ComparedRow[];
  readonly worthKnowing: readonly ComparedRow[];
  /** The same against claims of the ledger: what holds the row, and what is only listed with it. */
  readonly meeting: readonly Meeting[];
  readonly known: readonly Meeting[];
  /** Awards of another scheme for days of rows that are not rejected. */
  readonly awards: readonly MetAward[];
  /** The number of the last case within the batch. */
  readonly lastCase: number;
  /** Who is who in each layout whose rows have names. */
  readonly people: ReadonlyMap<string, WhoIsWho>;
  /** Whose money stays although a new version of their return has come. */
  readonly waiting: Waiting;
  /** Rows whose number is somebody else's in the book. */
  readonly strangers: ReadonlySet<number>;
};

/** A scheme's rows of one layout with what settles them. */
type Population = {
  readonly scheme: AnyScheme;
  readonly assessor: Assessor<never>;
  readonly cases: readonly PersonCase[];
  readonly people: WhoIsWho | undefined;
  readonly apart: AgainstBook;
};

/**
 * What stays of an earlier version is met by other rows like any claim of the ledger. That a row waits may come of the
 * comparison itself: then all is compared once more, with what stays of it. So it is where rows of later months were decided
 * by another end of it.
 */
export async function compare(
  files: readonly ReadFile[],
  law: Law,
  store: RowStore,
  facts: Facts,
  assumed: readonly Assumed[] = [],
): Promise<Comparison> {
  await learnWaiting(files, store, facts);
  await facts.ruled.learn(pairsOf(files));
  let met = waitingIn(files, (_, { outcome }) => outcome, store, facts);
  let differing: ReadonlySet<number> = new Set();
  for (;;) {
    const found = await compareWith(files, law, store, facts, met, differing);
    const waiting = waitingIn(files, outcomesAfter(found), store, facts);
    const more = [...waiting].some(([at, people]) =>
      [...people.keys()].some((one) => met.get(at)?.has(one) !== true),
    );
    met = bothOf(met, waiting);
    const otherwise = decidedOtherwise(files, store, assumed, rowsAway(found));
    if (!more && [...otherwise].every((row) => differing.has(row))) return { ...found, waiting };
    differing = new Set([...differing, ...otherwise]);
  }
}

/** A pair of each scheme: whoever asks about one has learned of all. */
function pairsOf(files: readonly ReadFile[]): readonly AskedPair[] {
  const nobody = { person: 0 as PersonNumber, employerId: "" }; // 0 is a number like another to the type.
  return [...new Set(files.map(({ scheme }) => scheme))].map((scheme) => ({ scheme, a: nobody, b: nobody }));
}

function outcomesAfter({ rejected, held, meeting }: Compared) {
  const [away, stopped] = [new Set(rejected), new Set([...held, ...meeting].map(({ row }) => row))];
  return (row: number, { outcome }: RowResult): Outcome =>
    away.has(row) ? "rejected" : stopped.has(row) ? "held" : outcome;
}

function bothOf(one: Waiting, other: Waiting): Waiting {
  return new Map(
    [...one.keys(), ...other.keys()].map((at) => [
      at,
      new Map([...(one.get(at) ?? []), ...(other.get(at) ?? [])]),
    ]),
  );
}

type Compared = Omit<Comparison, "waiting">;

async function compareWith(
  files: readonly ReadFile[],
  law: Law,
  store: RowStore,
  facts: Facts,
  waiting: Waiting,
  differing: ReadonlySet<number>,
): Promise<Compared> {
  const rejected = files.flatMap((file) => file.rejected);
  const schemes = new Map(
    [...new Set(files.map((file) => file.layout))].flatMap((layout) => {
      const scheme = schemeOfClaims(layout);
      return scheme === undefined ? [] : [[layout, { scheme, assessor: scheme.prepare(law) }] as const];
    }),
  );
  // Rows that are held already cannot stand in anybody's way.
  const heldBefore = new Set(files.flatMap((file) => file.held));
  const meet = (without: ReadonlySet<number>, how: MeetingKind) =>
    meetings(files, without, facts, (layout) => schemes.get(layout)?.assessor, how, waiting);
  // People of earlier batches under another name or number come first: the book's own word is by number alone.
  const found: Meeting[] = [];
  for (const file of files) {
    const of = schemes.get(file.layout);
    if (of === undefined) continue;
    found.push(...(await meetingsSeen(file, new Set(file.rejected), of, { law, store, facts })));
  }
  const pieces = files.flatMap((file) => file.standings);
  const strangers = new Set(
    found.flatMap(({ row, matchRule }) => (matchRule === "one-number-two-names" ? [row] : [])),
  );
  const apart = new Map(
    [...schemes.keys()].map((layout) => {
      const mine = pieces.filter((piece) => piece.layout === layout);
      return [layout, againstBook(mine, strangers, new Set(rejected), law, store)] as const;
    }),
  );
  const nobodys = new Set([...apart.values()].flatMap(({ nobody }) => nobody.map(({ row }) => row)));
  const seen = found.filter(({ row }) => !nobodys.has(row));
  const inConflict = [...apart.values()].flatMap(({ conflicts }) =>
    conflicts.flatMap(({ claims }) => claims),
  );
  const apartRows = [...nobodys, ...inConflict.map(({ row }) => row)];
  const seenRows = new Set([...rejected, ...apartRows, ...seen.map(({ row }) => row)]);
  // Nor can rows that a claim of the ledger holds.
  const meeting = [...seen, ...meet(seenRows, "settlePrior")].sort((a, b) => a.row - b.row);
  const gone = new Set([...rejected, ...heldBefore, ...apartRows, ...meeting.map(({ row }) => row)]);
  const month = latestMonth(files);
  const populations = [...schemes].map(([layout, { scheme, assessor }]): [string, Population] => {
    const mine = pieces.filter((piece) => piece.layout === layout);
    if (scheme.onePerson === undefined) {
      const cases = sameNumbers(mine, gone);
      return [layout, { scheme, assessor, cases, people: undefined, apart: nothingAgainstBook }];
    }
    const terms = peopleTerms(scheme.name, { files, law, store, facts }, month);
    const people = whoIsWho({ pieces: mine, gone, partOf: assessor.partOf }, terms);
    const alone = assessor.settlesAlone === true ? claimsAlone(mine, people.cases, gone) : [];
    const cases = [...people.cases, ...alone];
    return [layout, { scheme, assessor, cases, people, apart: apart.get(layout) ?? nothingAgainstBook }];
  });
  const held = numbered(populations.flatMap(([, one]) => heldIn(one, store, heldBefore, differing)));
  const heldRows = new Set([...rejected, ...[...held, ...meeting].map(({ row }) => row)]);
  const known = meet(heldRows, "informPrior");
  const lastHeld = held.at(-1)?.case ?? 0;
  // A row is listed once, with what came first.
  const listed = new Set([...heldRows, ...known.map(({ row }) => row)]);
  const worthKnowing = numbered(
    populations.flatMap(([, one]) => listedIn(one, listed)),
    lastHeld,
  );
  const lastCase = worthKnowing.at(-1)?.case ?? lastHeld;
  const away = new Set(rejected);
  const awards = files.flatMap((file) => file.awards.filter(({ at }) => !away.has(at)));
  const people = new Map(
    populations.flatMap(([layout, one]) => (one.people === undefined ? [] : [[layout, one.people] as const])),
  );
  return { rejected, strangers, heldBefore, held, worthKnowing, meeting, known, awards, lastCase, people };
}

/** Each row that is the only one of its person. */
function claimsAlone(
  pieces: readonly StandingPiece[],
  cases: readonly PersonCase[],
  gone: ReadonlySet<number>,
): readonly PersonCase[] {
  const among = new Set(cases.flatMap(({ claims }) => claims.map(({ row }) => row)));
  return [...standingsOf(pieces)]
    .filter(({ row }) => !among.has(row) && !gone.has(row))
    .map((claim) => ({ claims: [claim], wayIn: () => certain }));
}

/** Rows of these files of which nothing is payable, whatever they came to by themselves, and what stays all the same. */
export async function rowsTakenAway(
  files: readonly ReadFile[],
  law: Law,
  store: RowStore,
  facts: Facts,
): Promise<{ readonly away: ReadonlySet<number>; readonly waiting: Waiting }> {
  const found = await compare(files, law, store, facts);
  return { away: rowsAway(found), waiting: found.waiting };
}

function rowsAway({ rejected, held, meeting }: Compared): ReadonlySet<number> {
  return new Set([...rejected, ...[...held, ...meeting].map(({ row }) => row)]);
}

/** Cases of rows that have no names: a number is a person. */
function sameNumbers(pieces: readonly StandingPiece[], gone: ReadonlySet<number>): readonly PersonCase[] {
  return casesAmong(pieces, gone).map(({ claims }) => ({ claims, wayIn: () => certain }));
}

const certain = { tier: "certain", rule: "same-number-and-name" } as const;

/** The rows of one case that are held or listed. */
type Case = { readonly first: number; readonly rows: readonly Paired[] };

/** Rows that are held for whom they are, or for whom they may be. A number in conflict holds all its rows. */
function heldIn(
  population: Population,
  store: RowStore,
  heldBefore: ReadonlySet<number>,
  differing: ReadonlySet<number>,
): readonly Case[] {
  const { scheme, assessor, cases, people, apart } = population;
  const rules = scheme.onePerson ?? [];
  const byRow = store.resultsOf(
    [...(people?.conflicts ?? []), ...apart.conflicts]
      .flatMap(({ claims }) => claims)
      .concat(people?.nobody ?? [], apart.nobody)
      .map(({ row }) => row),
  );
  const isOpen = ({ row }: Standing): boolean => heldBefore.has(row) || byRow.get(row)?.outcome === "payable";
  const conflicts = [...(people?.conflicts ?? []), ...apart.conflicts].map((conflict) =>
    heldByConflict(conflict, rules, isOpen),
  );
  const nobodys = [...(people?.nobody ?? []), ...apart.nobody].map((standing) =>
    heldAsNobodys(standing, rules, isOpen),
  );
  const byNumber = [...conflicts, ...nobodys].filter((rows) => rows.length > 0);
  const already = new Set(byNumber.flat().map(({ row }) => row));
  const settled = ({ claims }: PersonCase): readonly Settlement[] =>
    claims.some(({ row }) => differing.has(row))
      ? nobodyKept(claims, "months-differ", rules)
      : assessor.settle(claims);
  return [...byNumber, ...cases.map((one) => pairedCase(one, settled(one), already))]
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ first: firstOf(rows), rows }));
}

/** Pairs that hold nothing: what the scheme tells, and what rules find only possible. */
function listedIn({ assessor, cases, people }: Population, listed: ReadonlySet<number>): readonly Case[] {
  const told = cases.map((one) => pairedCase(one, assessor.inform?.(one.claims) ?? [], listed));
  const possible = (people?.listed ?? [])
    .filter(({ a, b }) => !listed.has(a.row) && !listed.has(b.row))
    .map((pair) => [pairedBy(pair)]);
  return [...told, ...possible]
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ first: firstOf(rows), rows }));
}

function pairedCase(
  { wayIn }: PersonCase,
  settlements: readonly Settlement[],
  without: ReadonlySet<number>,
): readonly Paired[] {
  return settlements
    .filter(({ row }) => !without.has(row))
    .map((settlement) => {
      const way = wayIn(settlement.row);
      const sure = settlement.certainty === "certain" && way.tier === "certain";
      const { tier, rule: matchRule } = way;
      const alike = evidenceOf(matchRule);
      // What a scheme sees beside an equal number, such as days, is said, too.
      const also = settlement.evidence === evidenceOf(certain.rule) ? "" : ` ${settlement.evidence}`;
      const evidence = matchRule === certain.rule ? settlement.evidence : `${alike}${also}`;
      return { ...settlement, certainty: sure ? "certain" : "possible", tier, matchRule, evidence };
    });
}

function firstOf(rows: readonly Paired[]): number {
  return Math.min(...rows.flatMap(({ row, against }) => (against === undefined ? [row] : [row, against])));
}

/** Cases in the order of their first rows, counted from 1 or after the last one. */
function numbered(cases: readonly Case[], last = 0): readonly ComparedRow[] {
  return [...cases]
    .sort((a, b) => a.first - b.first)
    .flatMap(({ rows }, at) => rows.map((row) => ({ ...row, case: last + at + 1 })));
}

function latestMonth(files: readonly ReadFile[]): Month | undefined {
  // The cover's month was made by core/day.ts.
  return latestOf(files.flatMap(({ cover: { period } }) => (period === undefined ? [] : [period as Month])));
}

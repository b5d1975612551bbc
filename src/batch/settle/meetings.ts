// Rows of a batch that meet a claim in the ledger: of the same number as the scheme settles it, and of people whom the book's
// keys know under another name or number.
import { standingsOf } from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import type { PairRuling } from "../../ledger/recognition.ts";
import type { PriorClaim } from "../../ledger/records.ts";
import { type MatchRule, verdicts } from "../../people/evidence.ts";
import type { AnyScheme, Assessor, PriorSettlement, PriorStanding } from "../../schemes/scheme.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Waiting } from "../handover/settled.ts";
import type { Facts } from "../past/prior.ts";
import { claimsOfWaiting } from "./waiting.ts";
import { type SeenBefore, seenBefore } from "./who-is-who/before.ts";
import { evidenceOf } from "./who-is-who/verdicts.ts";

/** A row that stands, or one held by the ledger's leg, that meets a claim; of a payroll number alone no claim is known. */
export type Meeting = {
  readonly row: number;
  readonly prior: PriorClaim | undefined;
  readonly settlement: Omit<PriorSettlement, "against">;
  readonly matchRule: MatchRule;
};

/** What holds the row, or what is only listed with it. */
export type MeetingKind = "settlePrior" | "informPrior";

/** Standing rows, in input order, of people of whom something stands in the ledger that has to do with them. */
export function meetings(
  files: readonly ReadFile[],
  settled: ReadonlySet<number>,
  facts: Facts,
  assessorOf: (layout: string) => Assessor<never> | undefined,
  how: MeetingKind,
  waiting: Waiting = new Map(),
): readonly Meeting[] {
  const found: Meeting[] = [];
  for (const file of files) {
    const assessor = assessorOf(file.layout);
    if (assessor?.[how] === undefined) continue;
    for (const standing of standingsOf(file.standings)) {
      if (settled.has(standing.row)) continue;
      const known = facts.of(standing.person, file.scheme)?.claims ?? [];
      const stays = waiting.size === 0 ? [] : claimsOfWaiting(waiting, files, standing.person, file);
      const claims = stays.length === 0 ? known : [...known, ...stays];
      if (claims.length === 0) continue;
      const settlement = assessor[how]?.(
        standing,
        claims.map((claim, at) => priorStanding(claim, file, at >= known.length)),
      );
      const prior = settlement === undefined ? undefined : claims[settlement.against];
      if (settlement === undefined || prior === undefined) continue;
      found.push({ row: standing.row, prior, settlement, matchRule: "same-number-and-name" });
    }
  }
  return found;
}

function priorStanding(claim: PriorClaim, { cover }: ReadFile, stays = false): PriorStanding {
  return {
    sameEmployer: claim.employerId === cover.employerId,
    sameCouncil: claim.laCode === cover.laCode,
    period: claim.period,
    values: claim.standing,
    amount: claim.amount,
    stays,
  };
}

/** What somebody has decided of the row and the claim; of a row that met no claim, of its number. */
function ruledOn({ standing, prior, priorPerson }: SeenBefore, file: ReadFile, { ruled }: Facts) {
  const mine = { person: standing.person, employerId: file.cover.employerId ?? "" };
  const other = prior === undefined ? mine : { person: priorPerson, employerId: prior.employerId };
  return ruled.of({ scheme: file.scheme, a: mine, b: other });
}

type Around = { readonly law: Law; readonly store: RowStore; readonly facts: Facts };

/** Rows of one file that may be somebody of an earlier batch under another name or number; each is held. */
export async function meetingsSeen(
  file: ReadFile,
  without: ReadonlySet<number>,
  { scheme, assessor }: { readonly scheme: AnyScheme; readonly assessor: Assessor<never> },
  { law, store, facts }: Around,
): Promise<readonly Meeting[]> {
  const { onePerson } = scheme;
  if (onePerson === undefined) return [];
  const before = await seenBefore(file, without, law, store, facts);
  return before.flatMap((seen) => {
    const ruled = ruledOn(seen, file, facts);
    if (!isHeld(seen, ruled, file, scheme, assessor)) return [];
    const { standing, prior } = seen;
    const rule = ruled === "one" ? verdicts.closedAsSame.rule : seen.rule;
    return [
      {
        row: standing.row,
        prior,
        matchRule: rule,
        settlement: {
          keeps: rule !== "one-number-two-names" && prior !== undefined,
          kind: hasOwnKind(rule)
            ? rule
            : (prior?.employerId ?? file.cover.employerId) === file.cover.employerId
              ? "same-employer"
              : "other-employer",
          evidence: evidenceOf(seen.rule),
          reason: reasonOf(rule),
          certainty: ruled === "one" ? "certain" : "possible",
          rules: onePerson,
        },
      },
    ];
  });
}

/** Without a claim on the other side there are no two employers to compare. */
function hasOwnKind(rule: MatchRule): boolean {
  return rule === "other-council" || rule === "not-known-any-more";
}

function reasonOf(rule: MatchRule): string {
  if (rule === "other-council") return "claimed-elsewhere";
  return rule === "one-number-two-names" || rule === "not-known-any-more" ? rule : "claimed-before";
}

/**
 * Where rows stand without money, another number holds only for days in common. Nobody asks again what is closed: two people
 * are two, and one person with one number is settled by that number.
 */
function isHeld(
  { standing, rule, prior, priorPerson }: SeenBefore,
  ruled: PairRuling | undefined,
  file: ReadFile,
  scheme: AnyScheme,
  assessor: Assessor<never>,
): boolean {
  if (rule === "one-number-two-names" && prior === undefined) return true;
  if (rule === "not-known-any-more") return true;
  if (ruled === "two") return false;
  if (prior === undefined) return scheme.stands !== "assessed";
  if (ruled === "one" && standing.person === priorPerson) return false;
  if (scheme.stands !== "assessed" || rule === "one-number-two-names") return true;
  return assessor.settlePrior(standing, [priorStanding(prior, file)]) !== undefined;
}

/** The tier of a rule that speaks of two rows. */
export function tierOf(rule: MatchRule): (typeof verdicts)[keyof typeof verdicts]["tier"] {
  return Object.values(verdicts).find((one) => one.rule === rule)?.tier ?? "possible";
}

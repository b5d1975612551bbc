// What is said of one row of activity: absentee or presentee, phase, too many sessions, area, missing evidence.
import { contains, type Day } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import type { ActivityRow, Evidence } from "./rows.ts";
import { coverOf, type Terms } from "./terms.ts";

/** Each note's rule. The words are in schemas/words (`notes.<code>`). */
const ruleOf = {
  "outside-programme": "IWS-01",
  "out-of-area": "IWS-09",
  "area-extension-undated": "IWS-08",
  "neither-absent-nor-at-risk": "IWS-04",
  "not-small-business": "IWS-06",
  "business-size-not-said": "IWS-06",
  "over-funded-sessions": "IWS-15",
  "over-cap-handling-missing": "IWS-14",
  "outcome-missing": "IWS-16",
  "eligibility-evidence-missing": "IWS-17",
  "outcome-evidence-missing": "IWS-17",
  "follow-up-missing": "IWS-26",
  "session-before-referral": "IWS-24",
  "client-twice": "IWS-03",
} as const;

type IwsNoteCode = keyof typeof ruleOf;
type IwsNote = { readonly code: IwsNoteCode; readonly key: string; readonly rule: string };
export const iwsNoteCodes: readonly string[] = Object.keys(ruleOf);

type ClientKind = "ABSENTEE" | "PRESENTEE" | "NEITHER" | "ENTERPRISE";

export type Flags = {
  readonly row: ActivityRow;
  readonly kind: ClientKind;
  /** Both days counted; undefined without an absence, or while nobody says how long it is. */
  readonly absenceDays: number | undefined;
  /** 1 or 2; undefined outside the programme. */
  readonly phase: 1 | 2 | undefined;
  readonly overCap: boolean;
  /** From referral to first session; undefined without a session or with one before the referral. */
  readonly lagDays: number | undefined;
  /** Whether the row enters the tables. */
  readonly counted: boolean;
  readonly notes: readonly IwsNote[];
  readonly rules: readonly string[];
};

/**
 * The flags of every row, in order. `asAt` closes absences that go on; without it they are as long as expected. A
 * client of a provider counts once, by its first row that counts.
 */
export function flagsOf(
  law: Law,
  terms: Terms,
  rows: readonly ActivityRow[],
  asAt: Day | undefined,
): readonly Flags[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const flags = flagsOfRow(law, terms, row, asAt);
    const client = `${row.provider} ${row.clientRef}`;
    if (!flags.counted) return flags;
    if (!seen.has(client)) {
      seen.add(client);
      return flags;
    }
    const twice = noteOf("client-twice", "clientRef");
    return {
      ...flags,
      counted: false,
      notes: [...flags.notes, twice],
      rules: [...new Set([...flags.rules, twice.rule])],
    };
  });
}

function noteOf(code: IwsNoteCode, key: string, rule: string = ruleOf[code]): IwsNote {
  return { code, key, rule };
}

function flagsOfRow(law: Law, terms: Terms, row: ActivityRow, asAt: Day | undefined): Flags {
  const notes: IwsNote[] = [];
  const inTime = contains(terms.programme, row.referralDate);
  if (!inTime) notes.push(noteOf("outside-programme", "referralDate"));
  const cover = coverOf(law, row.provider, row.laCode, row.referralDate);
  if (inTime && cover === "outside")
    notes.push(noteOf("out-of-area", "laCode", row.provider === "SBU" ? "IWS-07" : "IWS-09"));
  if (inTime && cover === "undated") notes.push(noteOf("area-extension-undated", "laCode"));
  const absenceDays = absenceDaysOf(row, asAt);
  const kind = kindOf(terms, row, absenceDays);
  const overCap = row.clientType === "PERSON" && (row.sessions ?? 0) > terms.fundedSessions;
  const lagDays = row.firstSessionDate === undefined ? undefined : row.firstSessionDate - row.referralDate;
  if (lagDays !== undefined && lagDays < 0) notes.push(noteOf("session-before-referral", "firstSessionDate"));
  if (kind === "ENTERPRISE") {
    if (row.sme === false) notes.push(noteOf("not-small-business", "sme"));
    else if (row.sme === undefined) notes.push(noteOf("business-size-not-said", "sme"));
  } else addPersonNotes(row, kind, overCap, notes);
  const counted = inTime && cover !== "outside" && !(kind === "ENTERPRISE" && row.sme === false);
  return {
    row,
    kind,
    absenceDays,
    phase: inTime ? (row.referralDate <= terms.firstPhaseLast ? 1 : 2) : undefined,
    overCap,
    lagDays: lagDays !== undefined && lagDays >= 0 ? lagDays : undefined,
    counted,
    notes,
    rules: [...new Set([ruleOfKind[kind], ...notes.map(({ rule }) => rule)])],
  };
}

const ruleOfKind = {
  ABSENTEE: "IWS-03",
  PRESENTEE: "IWS-04",
  NEITHER: "IWS-04",
  ENTERPRISE: "IWS-06",
} as const;

function absenceDaysOf(
  { absenceStart: first, absenceEnd: end }: ActivityRow,
  asAt: Day | undefined,
): number | undefined {
  const last = end ?? asAt;
  return first === undefined || last === undefined || last < first ? undefined : last - first + 1;
}

/** Absent for four weeks or expected to be; else at risk; else neither is said (IWS-03, 04). */
function kindOf(terms: Terms, row: ActivityRow, absenceDays: number | undefined): ClientKind {
  if (row.clientType === "ENTERPRISE") return "ENTERPRISE";
  const longest = Math.max(absenceDays ?? 0, row.expectedAbsenceDays ?? 0);
  if (longest >= terms.absenteeDays) return "ABSENTEE";
  return row.atRiskOfAbsence === true ? "PRESENTEE" : "NEITHER";
}

function addPersonNotes(row: ActivityRow, kind: ClientKind, overCap: boolean, notes: IwsNote[]): void {
  if (kind === "NEITHER") notes.push(noteOf("neither-absent-nor-at-risk", "atRiskOfAbsence"));
  if (overCap) {
    notes.push(noteOf("over-funded-sessions", "sessions"));
    if (row.overCapHandling === undefined) notes.push(noteOf("over-cap-handling-missing", "overCapHandling"));
  }
  if (lacks(row.eligibilityEvidence))
    notes.push(noteOf("eligibility-evidence-missing", "eligibilityEvidence"));
  if (outcomeMissing(row)) notes.push(noteOf("outcome-missing", "outcome"));
  else if (lacks(row.outcomeEvidence)) notes.push(noteOf("outcome-evidence-missing", "outcomeEvidence"));
  if (row.followUpDate === undefined) notes.push(noteOf("follow-up-missing", "followUpDate"));
}

/** Evidence in a format that was not accepted is none (IWS-17). */
export function lacks(evidence: Evidence | undefined): boolean {
  return evidence !== "ACCEPTED";
}

export function outcomeMissing({ outcome }: ActivityRow): boolean {
  return outcome === undefined || outcome === "UNKNOWN";
}

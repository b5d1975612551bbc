// What is to be said of a row beside its figures: a code with words in schemas/words (`notes.<code>`), the rule
// behind it and the column that it looks at. A note never changes a figure by itself.

/** Each note's rule. */
const ruleOf = {
  "not-permanent-staff": "FLEX-02",
  "inspection-needs-approval": "FLEX-03",
  "patterns-overlap": "FLEX-04",
  "hours-above-full-time": "FLEX-10",
  "share-and-hours-differ": "FLEX-20",
  "fte-percent-missing": "FLEX-20",
  "week-pattern-unreadable": "FLEX-32",
  "week-pattern-missing": "FLEX-32",
  "week-and-hours-differ": "FLEX-32",
  "days-and-week-differ": "FLEX-32",
  "half-term-not-said": "FLEX-14",
  "job-share-not-whole": "FLEX-15",
  "career-break-too-long": "FLEX-17",
  "career-break-open": "FLEX-17",
  "more-days-than-full-time": "FLEX-61",
  "holidays-not-known": "FLEX-30",
  "break-too-short": "FLEX-71",
  "carry-over-limit-not-set": "FLEX-50",
  "sick-days-of-another-pattern": "FLEX-40",
  "no-pattern-in-force": "FLEX-40",
  "absences-overlap": "FLEX-40",
  "sick-days-differ": "FLEX-40",
  "extra-hours-not-approved": "FLEX-22",
  "approved-too-late": "FLEX-22",
  "approved-within-the-week": "FLEX-22",
  "break-longer-than-hours": "FLEX-21",
  "overtime-multiplier-not-set": "FLEX-24",
  "hourly-rate-missing": "FLEX-23",
  "worked-on-holiday": "FLEX-34",
  "training-pay-is-a-choice": "FLEX-72",
} as const;

type NoteCode = keyof typeof ruleOf;

export type Note = { readonly code: NoteCode; readonly key: string; readonly rule: string };

/** `key` is the column that it looks at. */
export function note(code: NoteCode, key: string): Note {
  return { code, key, rule: ruleOf[code] };
}

export const noteCodes: readonly string[] = Object.keys(ruleOf);

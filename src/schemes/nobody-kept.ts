// Of rows that cannot all be paid none is kept: a person has to choose.
import type { Settlement, Standing } from "./scheme.ts";

/** All rows are held; `first` stands beside the first one of another employer: no row is beside itself. */
export function nobodyKept(
  rows: readonly Standing[],
  reason: string,
  rules: readonly string[],
  first = rows[0],
): Settlement[] {
  if (first === undefined) return [];
  const others = rows.filter((claim) => claim !== first);
  const second = others.find(({ employer }) => employer !== first.employer) ?? others[0] ?? first;
  return rows.map((claim) => {
    const against = claim === first ? second : first;
    return {
      row: claim.row,
      against: against.row,
      keeps: false,
      kind: claim.employer === against.employer ? "same-employer" : "other-employer",
      evidence: "same-ni-number",
      reason,
      certainty: "certain",
      rules,
    };
  });
}

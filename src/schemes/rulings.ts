// Rulings: findings made when the program starts, numbered within their leg. The rulings of one row are one number,
// and each combination that occurs gets its list of findings once, so that a million rows share a few lists.
import type { Finding, Verdict } from "../core/finding.ts";

export type Ruling = { readonly number: number; readonly finding: Finding };

type MakeRuling = (rule: string, verdict: Verdict, ...because: readonly string[]) => Ruling;

/** Numbers the rulings of one leg from 0. */
export function leg(name: string): MakeRuling {
  let made = 0;
  return (rule, verdict, ...because) => {
    const finding = Object.freeze({ leg: name, rule, verdict, because: Object.freeze(because) });
    made += 1;
    return { number: made - 1, finding };
  };
}

/** A ruling that is met because its condition has nothing to say of the claim. */
export function idle({ number, finding }: Ruling): Ruling {
  return { number, finding: Object.freeze({ ...finding, idle: true }) };
}

/** The same ruling with what is worth saying of it beside its clause. */
export function noted({ number, finding }: Ruling, note: string): Ruling {
  return { number, finding: Object.freeze({ ...finding, note }) };
}

export function notMet({ finding }: Ruling): boolean {
  return finding.verdict === "not met";
}

export function unclear({ finding }: Ruling): boolean {
  return finding.verdict === "unclear";
}

export function waived({ finding }: Ruling): boolean {
  return finding.verdict === "waived";
}

/** No leg but the first has as many rulings as this; the last number stands for a leg that was not judged. */
const base = 16;
/** Ten legs and 4,096 rulings of the first still make a whole number that can be told from its neighbours. */
const mostLegs = 11;

/** Gives the one list of each combination; the first leg is always judged and may have many rulings. */
export function combiner(): (rulings: readonly (Ruling | undefined)[]) => readonly Finding[] {
  const known = new Map<number, readonly Finding[]>();
  return (rulings) => {
    let key = rulings[0]?.number ?? 0;
    for (let at = 1; at < rulings.length; at += 1) key = key * base + numberOf(rulings[at]);
    let findings = known.get(key);
    if (findings === undefined) {
      if (rulings.length > mostLegs) throw new Error("more legs than one number can hold");
      findings = Object.freeze(rulings.flatMap((ruling) => (ruling === undefined ? [] : [ruling.finding])));
      known.set(key, findings);
    }
    return findings;
  };
}

function numberOf(ruling: Ruling | undefined): number {
  if (ruling === undefined) return base - 1;
  if (ruling.number >= base - 1) throw new Error(`${ruling.finding.leg} has too many rulings`);
  return ruling.number;
}

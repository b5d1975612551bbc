// The weights of the score by counting, without any fitting: how often each level is seen among pairs of one person and
// among pairs of rows drawn at fixed strides.
import { type Evidence, evidenceOf } from "../../src/people/evidence.ts";
import type { Weights } from "../../src/people/score.ts";
import { twos } from "./measures.ts";
import type { People } from "./people.ts";

const strides = [7, 37] as const;
/** Set by hand: numbers in a row are rare among strangers and among the pairs of one person alike. */
const consecutive = -400;

/** How often each level was seen, begun at a half so that none is impossible. */
type Counts = ReadonlyMap<string, number>;

const fields = {
  names: ["0", "1", "2", "3", "4", "5", "6", "7"],
  number: ["other", "slip", "equal"],
  payroll: ["other", "equal"],
} as const;
type Field = keyof typeof fields;

/** The weights that a labelled set gives. `person_id` of its truth says who is one person. */
export function countedWeights(people: People): Weights {
  const same = counted(samePairs(people), people);
  const all = counted(drawnPairs(people.rows.length), people);
  const weight = (field: Field, level: string) =>
    Math.round(100 * Math.log2(share(same[field], level) / share(all[field], level)));
  return {
    names: fields.names.map((level) => weight("names", level)),
    number: {
      other: weight("number", "other"),
      consecutive,
      slip: weight("number", "slip"),
      equal: weight("number", "equal"),
    },
    payroll: { other: weight("payroll", "other"), equal: weight("payroll", "equal") },
    equalNames: Math.round(1_000_000_000 * share(all.names, "7")),
  };
}

function counted(pairs: Iterable<readonly [number, number]>, { rows }: People): Record<Field, Counts> {
  const counts = {
    names: new Map<string, number>(fields.names.map((level) => [level, 0.5])),
    number: new Map<string, number>(fields.number.map((level) => [level, 0.5])),
    payroll: new Map<string, number>(fields.payroll.map((level) => [level, 0.5])),
  };
  for (const [a, b] of pairs) {
    const [one, other] = [rows[a], rows[b]];
    if (one === undefined || other === undefined) throw new Error("a pair without its rows");
    const seen = levelsIn(evidenceOf(one, other));
    for (const [field, level] of seen) counts[field].set(level, (counts[field].get(level) ?? 0) + 1);
  }
  return counts;
}

function levelsIn({ names, number, payroll }: Evidence): readonly (readonly [Field, string])[] {
  return [
    ...(names === undefined ? [] : ([["names", String(names)]] as const)),
    ["number", number],
    ...(payroll === "other-employer" ? [] : ([["payroll", payroll]] as const)),
  ];
}

function share(counts: Counts, level: string): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return (counts.get(level) ?? 0) / sum;
}

/** Every two rows of one person. */
function samePairs({ truth }: People): readonly (readonly [number, number])[] {
  const rows = new Map<string, number[]>();
  for (const [row, { person_id: person = "" }] of truth.entries()) {
    rows.set(person, [...(rows.get(person) ?? []), row]);
  }
  return [...rows.values()].flatMap(twos);
}

/** Rows at fixed strides, whoever they are: nearly all of them two people. */
function* drawnPairs(rows: number): Generator<readonly [number, number]> {
  const [first, second] = strides;
  for (let a = 0; a < rows; a += first) {
    for (let b = 0; b < rows; b += second) if (a !== b) yield [a, b];
  }
}

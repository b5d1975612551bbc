// The payable rows of a batch as packed numbers, and the people among them who appear more than once.
import type { PersonNumber } from "../core/person.ts";
import type { Standing } from "../schemes/scheme.ts";
import { firstSeen } from "./first-seen.ts";

/** Of each standing row what its person is compared by; see `people/packed-names.ts`. All of it empty where no names are. */
export type StandingPeople = {
  readonly payrolls: Uint32Array;
  readonly marks: Uint32Array;
  readonly codes: Uint32Array;
};

/** Standings of one piece of one file. `values` holds `width` numbers for each. Rows count over the batch. */
export type StandingPiece = {
  /** Claims are compared with claims of the same layout: other files of a scheme have standings of their own. */
  readonly layout: string;
  /** The employer's place in the batch's list of employers. */
  readonly employer: number;
  /** The paying council's place in the batch's list of councils. */
  readonly council: number;
  readonly firstRow: number;
  readonly rows: Uint32Array;
  readonly persons: Uint32Array;
  readonly people?: StandingPeople | undefined;
  readonly values: Int32Array;
  readonly width: number;
  /** Where rows depend on each other, the rows' numbers in their file. */
  readonly numbers?: Uint32Array | undefined;
};

/** All standings of one person in files of one layout, in input order; only people with two or more. */
export type Case = { readonly layout: string; readonly claims: readonly Standing[] };

/** `gone` are rows that no longer take part. Cases come in the order of their first rows. */
export function casesAmong(pieces: readonly StandingPiece[], gone: ReadonlySet<number>): readonly Case[] {
  const cases: Case[] = [];
  for (const layout of new Set(pieces.map((piece) => piece.layout))) {
    const mine = pieces.filter((piece) => piece.layout === layout);
    const seen = firstSeen();
    const groups = new Map<number, Standing[]>();
    let at = 0;
    const starts: number[] = [];
    for (const piece of mine) {
      starts.push(at);
      for (let index = 0; index < piece.rows.length; index += 1, at += 1) {
        const person = piece.persons[index] ?? 0;
        if (gone.size > 0 && gone.has(piece.firstRow + (piece.rows[index] ?? 0))) continue;
        const first = seen.note(person, at);
        if (first === -1) continue;
        const group = groups.get(person) ?? [firstOf(mine, starts, first)];
        group.push(standingAt(piece, index));
        groups.set(person, group);
      }
    }
    for (const claims of groups.values()) cases.push({ layout, claims });
  }
  return cases.toSorted((a, b) => (a.claims[0]?.row ?? 0) - (b.claims[0]?.row ?? 0));
}

/** One standing after the other, in input order. */
export function* standingsOf(pieces: readonly StandingPiece[]): Generator<Standing> {
  for (const piece of pieces) {
    for (let index = 0; index < piece.rows.length; index += 1) yield standingAt(piece, index);
  }
}

export function standingAt(piece: StandingPiece, index: number): Standing {
  const { width, values: all } = piece;
  const values: number[] = [];
  for (let at = index * width; at < (index + 1) * width; at += 1) values.push(all[at] ?? 0);
  return {
    row: piece.firstRow + (piece.rows[index] ?? 0),
    // The desk made it with personNumber.
    person: (piece.persons[index] ?? 0) as PersonNumber,
    employer: piece.employer,
    council: piece.council,
    values,
  };
}

function firstOf(pieces: readonly StandingPiece[], starts: readonly number[], at: number): Standing {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined) throw new Error("a standing without its piece");
  return standingAt(piece, at - (starts[low] ?? 0));
}

// The standing rows of one layout as the comparison of people sees them: rows that say the same of a person (number, name,
// payroll number at one employer) are one entry, so that months of one person are not compared with each other.
import { type StandingPiece, standingAt } from "../../../engine/standings.ts";
import { type PackedRows, rowsIn, runsIn, sortedRows } from "../../../people/blocking.ts";
import { nameShares } from "../../../people/packed-names.ts";
import type { Assessor, Standing } from "../../../schemes/scheme.ts";

export type Who = {
  /** Of one layout. */
  readonly pieces: readonly StandingPiece[];
  /** Rows that no longer take part. */
  readonly gone: ReadonlySet<number>;
  readonly partOf: Assessor<never>["partOf"];
};

export type Population = {
  /** One place an entry, in the order of their first rows. */
  readonly packed: PackedRows;
  /** The rows of an entry, in order. */
  readonly rowsOf: (entry: number) => readonly Standing[];
  readonly firstOf: (entry: number) => Standing;
  /** Rows that only join the rows of their own number, in order. */
  readonly followers: readonly Standing[];
  /** How common a name is among all rows; by its code, see `nameCode`. */
  readonly shareOf: (code: number) => number;
};

export function populationOf({ pieces, gone, partOf }: Who): Population {
  const most = pieces.reduce((sum, { rows }) => sum + rows.length, 0);
  const [pieceAt, indexAt] = [new Uint32Array(most), new Uint32Array(most)];
  const followers: Standing[] = [];
  let count = 0;
  for (const [place, piece] of pieces.entries()) {
    for (let index = 0; index < piece.rows.length; index += 1) {
      if (gone.size > 0 && gone.has(piece.firstRow + (piece.rows[index] ?? 0))) continue;
      const part = partOf?.(standingAt(piece, index).values) ?? "everybody";
      if (part === "nobody") continue;
      if (part === "own number") {
        followers.push(standingAt(piece, index));
        continue;
      }
      pieceAt[count] = place;
      indexAt[count] = index;
      count += 1;
    }
  }
  const valueAt = (column: (piece: StandingPiece) => Uint32Array | undefined, at: number): number => {
    const piece = pieces[pieceAt[at] ?? 0];
    return (piece && column(piece)?.[indexAt[at] ?? 0]) ?? 0;
  };
  const standing = (at: number): Standing => {
    const piece = pieces[pieceAt[at] ?? 0];
    if (piece === undefined) throw new Error("a standing without its piece");
    return standingAt(piece, indexAt[at] ?? 0);
  };
  const payrollAt = (at: number) => valueAt((piece) => piece.people?.payrolls, at);
  const codeAt = (at: number) => valueAt((piece) => piece.people?.codes, at);
  const personAt = (at: number) => valueAt((piece) => piece.persons, at);
  // Counted when it is asked for: most batches have nothing to put in order.
  let shares: Population["shareOf"] | undefined;
  const { firsts, more } = entriesOf(count, personAt, payrollAt, codeAt);
  return {
    packed: {
      people: firsts.map(personAt),
      payrolls: firsts.map(payrollAt),
      marks: firsts.map((at) => valueAt((piece) => piece.people?.marks, at)),
    },
    rowsOf: (entry) => [firsts[entry] ?? 0, ...(more.get(firsts[entry] ?? 0) ?? [])].map(standing),
    firstOf: (entry) => standing(firsts[entry] ?? 0),
    followers,
    get shareOf() {
      shares ??= nameShares(pieces.flatMap(({ people }) => (people === undefined ? [] : [people.codes])));
      return shares;
    },
  };
}

/** The first row of every entry, in order, and the other rows of those that have more than one. */
function entriesOf(
  count: number,
  personAt: (at: number) => number,
  payrollAt: (at: number) => number,
  codeAt: (at: number) => number,
): { readonly firsts: Uint32Array; readonly more: ReadonlyMap<number, readonly number[]> } {
  const more = new Map<number, number[]>();
  const isFollowed = new Uint8Array(count);
  const byNumber = sortedRows(count, personAt, new Float64Array(count), new Float64Array(count));
  runsIn(byNumber, (from, to) => {
    const entries = new Map<string, number>();
    for (const at of rowsIn(byNumber, from, to)) {
      const key = `${payrollAt(at)} ${codeAt(at)}`;
      const first = entries.get(key);
      if (first === undefined) {
        entries.set(key, at);
        continue;
      }
      isFollowed[at] = 1;
      const others = more.get(first);
      if (others === undefined) more.set(first, [at]);
      else others.push(at);
    }
  });
  const firsts = new Uint32Array(isFollowed.reduce((sum, flag) => sum + 1 - flag, 0));
  let next = 0;
  for (let at = 0; at < count; at += 1) {
    if (isFollowed[at] === 1) continue;
    firsts[next] = at;
    next += 1;
  }
  return { firsts, more };
}

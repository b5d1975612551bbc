// The postings of a large batch, many at a time, out of the packed numbers of its rows; one by one they are made in posting.ts, to which a
// test holds these.
import { amountAt, amountWidth } from "../../engine/payable-amounts.ts";
import { type StandingPiece, standingAt } from "../../engine/standings.ts";
import { emptyBlock, type PostingBlock } from "../../ledger/posting-block.ts";
import type { Standing } from "../../schemes/scheme.ts";
import { inOrderOfRows, kindOf, type PostedRows } from "./posting.ts";

/** As `postingsOf`; a block for each piece of rows. */
export function* postingBlocksOf({ read, held }: Omit<PostedRows, "waiting">): Generator<PostingBlock> {
  const block = emptyBlock();
  for (const [submission, file] of inOrderOfRows(read)) {
    const standingOf = standingsByRow(file.standings);
    for (const piece of file.postings) {
      block.count = 0;
      for (let place = 0; place < piece.numbers.length; place += amountWidth) {
        const amount = amountAt(piece, place);
        if (held.has(amount.at) || amount.amount === 0) continue;
        const { person, values } = standingOf(amount.at);
        const at = block.count;
        block.person[at] = person;
        block.submission[at] = submission;
        block.kind[at] = kindOf(amount);
        block.head[at] = amount.head;
        block.dueMonth[at] = amount.dueMonth;
        block.instalment[at] = amount.instalment;
        block.amount[at] = amount.amount;
        block.sheet[at] = file.sheet;
        block.row[at] = amount.row;
        block.standing[at] = values;
        block.count += 1;
      }
      yield block;
    }
  }
}

/** From row to row of a file, whose rows rise; throws where a row has no standing. */
function standingsByRow(pieces: readonly StandingPiece[]): (row: number) => Standing {
  let [next, index] = [1, 0];
  let piece = pieces[0];
  let standing: Standing | undefined;
  return (row) => {
    if (standing?.row === row) return standing;
    while (piece !== undefined && !(piece.firstRow + (piece.rows[index] ?? Number.NaN) >= row)) {
      index += 1;
      if (index < piece.rows.length) continue;
      piece = pieces[next];
      [next, index] = [next + 1, 0];
    }
    standing = piece && standingAt(piece, index);
    if (standing?.row !== row) throw new Error("an amount is payable on a row that has no standing");
    return standing;
  };
}

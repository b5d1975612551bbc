// The books of one piece of a table while its rows are decided: what is counted, what stands, what falls due. Packed
// numbers throughout, because pieces go from workers to the main thread.
import { type Head, heads, type Payment } from "../../core/decision.ts";
import { graver, type Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { packAmount } from "../../engine/payable-amounts.ts";
import { counter, headPlace } from "../../engine/tally.ts";
import type { PieceSums } from "../../input/column-sums.ts";
import type { ExceptionalClaim } from "../../rulings/exceptions.ts";
import {
  type AssessedRows,
  type DecidedClaim,
  fewRows,
  type KeptRows,
  type MetAward,
  type MetCondition,
  type OfColumn,
} from "../handover/assessed-rows.ts";
import type { ConfirmedWarning } from "../handover/confirmed-warning.ts";
import { firstRuleOf, type RowResult } from "../handover/row-result.ts";

export type Piece = {
  /** The number of the row that is being decided. */
  readonly count: () => number;
  readonly problem: (problem: Problem) => void;
  /** A remark about a column that the file does not have. */
  readonly ofColumn: (problem: Problem) => void;
  /** What a row says of itself, decided or not; `total` is undefined where its cell cannot be read. */
  readonly amounts: (reference: string, total: number | undefined) => void;
  /** `people` is by what the person is compared; undefined where the table has no names. */
  readonly stands: (standing: PieceStanding, people: PieceName | undefined) => void;
  readonly decidedBy: (claim: ExceptionalClaim) => void;
  readonly meets: (award: Omit<MetAward, "at">) => void;
  /** A warning of the row that the employer has confirmed in it. */
  readonly confirms: (warning: ConfirmedWarning) => void;
  readonly leaves: (condition: Omit<MetCondition, "at">) => void;
  readonly due: (row: number, payable: readonly Payment[]) => void;
  /** Ends the row; the result is not kept. */
  readonly end: (result: RowResult) => void;
  readonly finish: (kept: KeptRows, sums: PieceSums) => AssessedRows;
};

type PieceName = { readonly payroll: number; readonly marks: number; readonly code: number };

type PieceStanding = {
  readonly person: number;
  readonly values: readonly number[];
  /** The row's number in the file, where it is asked for. */
  readonly number: number | undefined;
  readonly held: boolean;
};

/** `declares` are the heads that the scheme's rows declare, `width` is that of a standing. */
export function openPiece(declares: readonly { readonly head: Head }[], width: number): Piece {
  const counting = counter();
  const problemCounts = new Map<ProblemCode, number>();
  const decided: DecidedClaim[] = [];
  const ofColumns = new Map<string, OfColumn>();
  const references: number[] = [];
  const standingRows: number[] = [];
  const standingPersons: number[] = [];
  const [payrolls, marks, codes]: [number[], number[], number[]] = [[], [], []];
  const standingValues: number[] = [];
  const standingNumbers: number[] = [];
  const heldRows: number[] = [];
  const [awards, conditions]: [MetAward[], MetCondition[]] = [[], []];
  const confirmed: ConfirmedWarning[] = [];
  const postings: number[] = [];
  const places = declares.map(({ head }) => headPlace(head));
  const [declared, notClaimed] = [heads.map(() => 0), heads.map(() => 0)];
  let firstProblem: Problem | undefined;
  let [count, total, unreadable] = [0, 0, 0];

  return {
    count: () => count,
    problem(problem) {
      problemCounts.set(problem.code, (problemCounts.get(problem.code) ?? 0) + 1);
      if (graver(problem, firstProblem)) firstProblem = problem;
    },
    ofColumn(problem) {
      const name = `${problem.code} ${problem.key}`;
      const known = ofColumns.get(name) ?? { problems: [], rows: 0 };
      const problems = known.rows < fewRows ? [...known.problems, problem] : known.problems;
      ofColumns.set(name, { problems, rows: known.rows + 1 });
    },
    amounts(reference, amount) {
      references.push(hashOf(reference));
      if (amount === undefined) unreadable += 1;
      else total += amount;
    },
    stands({ person, values, number, held }, people) {
      if (held) heldRows.push(count);
      standingRows.push(count);
      standingPersons.push(person);
      if (people !== undefined) {
        payrolls.push(people.payroll);
        marks.push(people.marks);
        codes.push(people.code);
      }
      if (number !== undefined) standingNumbers.push(number);
      for (let column = 0; column < width; column += 1) standingValues.push(values[column] ?? 0);
    },
    decidedBy: (claim) => void decided.push({ at: count, claim }),
    meets: (award) => void awards.push({ ...award, at: count }),
    leaves: (condition) => void conditions.push({ ...condition, at: count }),
    confirms: (warning) => void confirmed.push(warning),
    due(row, payable) {
      for (const payment of payable) if (payment.amount !== 0) packAmount(postings, count, row, payment);
    },
    end(result) {
      for (let at = 0; at < places.length; at += 1) {
        declared[places[at] ?? 0] = result.declared[at] ?? 0;
        notClaimed[places[at] ?? 0] = result.notClaimed[at] ?? 0;
      }
      const { outcome, conditional, claimed, payable, payments, forecast } = result;
      const rule = outcome === "payable" ? undefined : firstRuleOf(result);
      counting.add({
        ...{ outcome, conditional, claimed, declared, payable, notClaimed },
        ...{ payments, forecast, rule },
      });
      count += 1;
    },
    finish: (kept, sums) => ({
      rows: count,
      kept,
      decided,
      problemCounts,
      firstProblem,
      standingRows: Uint32Array.from(standingRows),
      standingPersons: Uint32Array.from(standingPersons),
      standingPeople: {
        payrolls: Uint32Array.from(payrolls),
        marks: Uint32Array.from(marks),
        codes: Uint32Array.from(codes),
      },
      standingValues: Int32Array.from(standingValues),
      standingNumbers: Uint32Array.from(standingNumbers),
      heldRows: Uint32Array.from(heldRows),
      awards,
      conditions,
      confirmed,
      postings: Int32Array.from(postings),
      references: Uint32Array.from(references),
      tally: counting.sum(),
      total,
      unreadable,
      ofColumns: [...ofColumns.values()],
      sums,
    }),
  };
}

/** FNV-1a; 0 stands for no reference. Equal hashes are only a hint: the texts are compared later. */
function hashOf(text: string): number {
  if (text === "") return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % 0xfffffffe || 1;
}

// The table of the simplex method: one equation for each known sum, solved for one unknown of it. Every step keeps all
// unknowns at nought or above, and every sum as it is known.
import {
  blankEquation,
  cleared,
  columnsIn,
  compareRatios,
  type Equation,
  negated,
  shifted,
  signAt,
} from "./equation.ts";

/** A sum of unknowns, by their numbers: those that are added and those that are taken away. */
export type Form = { readonly plus: readonly number[]; readonly minus?: readonly number[] };

type Row = { equation: Equation; basic: number };
/** The equation of what is to be raised; its own column is `aim`. */
type Target = { equation: Equation };

/** The columns: the unknowns, a marker for each known sum (what the sum is wrong by: nought), the aim, the right-hand side. */
type Tableau = {
  readonly unknowns: number;
  readonly aim: number;
  readonly right: number;
  readonly rows: Row[];
};

/** So many steps without progress, and the first column is taken instead of the steepest: then no circle is possible. */
const patience = 40;

/** `known`: sums whose values are known; `start`: unknowns, none below nought, that have these values. */
export function openTableau(known: readonly Form[], start: readonly number[]): Tableau {
  const unknowns = start.length;
  const width = unknowns + known.length + 2;
  const rows: Row[] = known.map((form, at) => {
    const equation = blankEquation(width);
    addForm(equation.columns, form, 1);
    equation.columns[unknowns + at] = 1;
    return { equation, basic: unknowns + at };
  });
  const tableau = { unknowns, aim: width - 2, right: width - 1, rows };
  // The right-hand sides say so far what the unknowns are away from their start: nothing. One by one they become unknowns
  // proper: basic in a row that only had its marker, or brought to nought, or basic instead of what is at nought before them.
  for (const [column, value] of start.entries()) {
    if (value === 0) continue;
    const open = rows.filter((row) => isMarker(tableau, row.basic) && signAt(row.equation, column) !== 0);
    const row = open.length > 0 ? sparsest(open) : stopsFall(tableau, column, value);
    if (row !== undefined) pivot(tableau, row, column);
    for (const each of rows) each.equation = shifted(each.equation, column, value, tableau.right);
  }
  return tableau;
}

/** The equation of a form that is to be raised (times 1) or lowered (times -1), in the unknowns that are at nought. */
export function targetOf({ rows, aim, right }: Tableau, form: Form, times: 1 | -1): Target {
  const wanted = blankEquation(right + 1);
  addForm(wanted.columns, form, -times);
  wanted.columns[aim] = 1;
  const target: Target = { equation: wanted };
  for (const { equation, basic } of rows) {
    if (signAt(target.equation, basic) !== 0)
      target.equation = cleared(target.equation, equation, columnsIn(equation), basic);
  }
  return target;
}

/** Raises the target as far as it goes, or until it is enough; false where nothing stops it. */
export function climb(tableau: Tableau, target: Target, enough: (target: Equation) => boolean): boolean {
  let idle = 0;
  for (;;) {
    if (enough(target.equation)) return true;
    const column = entering(target.equation, tableau.unknowns, idle > patience);
    if (column === undefined) return true;
    const row = stops(tableau, column, 1);
    if (row === undefined) return false;
    idle = signAt(row.equation, tableau.right) === 0 ? idle + 1 : 0;
    pivot(tableau, row, column, target);
  }
}

/** Lets the marker of a known sum be anything: the sum is known no longer. */
export function release(tableau: Tableau, column: number): void {
  const { rows } = tableau;
  let row = rows.find(({ basic }) => basic === column);
  if (row === undefined) {
    row = stops(tableau, column, 1) ?? stops(tableau, column, -1);
    if (row === undefined) return;
    pivot(tableau, row, column);
  }
  // What may be anything asks nothing of the others.
  rows.splice(rows.indexOf(row), 1);
}

export function isMarker({ unknowns, aim }: Tableau, column: number): boolean {
  return column >= unknowns && column < aim;
}

/** Makes a column basic in a row, and clears it everywhere else. */
function pivot({ rows }: Tableau, row: Row, column: number, target?: Target): void {
  if (signAt(row.equation, column) < 0) row.equation = negated(row.equation);
  row.basic = column;
  const filled = columnsIn(row.equation);
  for (const other of target === undefined ? rows : [...rows, target]) {
    if (other !== row && signAt(other.equation, column) !== 0)
      other.equation = cleared(other.equation, row.equation, filled, column);
  }
}

/** The row that stops a column from growing (way 1) or falling (way -1); a marker may not move at all. */
function stops(tableau: Tableau, column: number, way: 1 | -1): Row | undefined {
  let found: Row | undefined;
  for (const row of tableau.rows) {
    const sign = signAt(row.equation, column);
    if (sign === 0) continue;
    if (isMarker(tableau, row.basic)) return row;
    if (sign !== way) continue;
    if (found === undefined || before(row, found, column, tableau.right)) found = row;
  }
  return found;
}

/** The row whose basic unknown is at nought first when another falls by `value`; undefined where none is before that. */
function stopsFall(tableau: Tableau, column: number, value: number): Row | undefined {
  const row = stops(tableau, column, -1);
  if (row === undefined) return undefined;
  const { columns } = row.equation;
  const falls = -BigInt(columns[column] ?? 0) * BigInt(value);
  return BigInt(columns[tableau.right] ?? 0) < falls ? row : undefined;
}

/** The unknown that raises the target most steeply, or, to be safe from circles, the first that does. */
function entering({ columns }: Equation, unknowns: number, first: boolean): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < unknowns; at += 1) {
    const value = columns[at] ?? 0;
    if (value >= 0) continue;
    if (found === undefined || value < (columns[found] ?? 0)) found = at;
    if (first) break;
  }
  return found;
}

/** Whether a row stops a column before another does; of two at once, the one whose basic column comes first. */
function before(row: Row, other: Row, column: number, right: number): boolean {
  const size = (value: number | bigint): number | bigint => (value < 0 ? -value : value);
  const ratio = ({ equation: { columns } }: Row): readonly [number | bigint, number | bigint] => [
    columns[right] ?? 0,
    size(columns[column] ?? 0),
  ];
  const order = compareRatios(ratio(row), ratio(other));
  return order === 0 ? row.basic < other.basic : order < 0;
}

function sparsest(rows: readonly Row[]): Row | undefined {
  const sizes = new Map(rows.map((row) => [row, columnsIn(row.equation).length]));
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || (sizes.get(row) ?? 0) < (sizes.get(best) ?? 0) ? row : best),
    undefined,
  );
}

function addForm(columns: Float64Array, { plus, minus = [] }: Form, times: number): void {
  for (const at of plus) columns[at] = (columns[at] ?? 0) + times;
  for (const at of minus) columns[at] = (columns[at] ?? 0) - times;
}

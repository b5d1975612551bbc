// An equation in whole numbers, as elimination needs it: exact, the same on every machine. Its numbers are kept as plain
// numbers as long as they are safe (they nearly always are: tables of counts have coefficients of 0, 1 and -1), and as
// BigInt for as long as they are not.

/** The coefficient of each unknown, column by column; the last column is the right-hand side. */
export type Equation = {
  readonly columns: Float64Array | bigint[];
  /** No column is greater than this, signs aside; it may be generous. */
  readonly most: number;
};

/** Bigger numbers are taken back into plain ones only below this, so that an equation does not go to and fro. */
const small = 2 ** 40;

/** An equation with nothing in it yet. */
export function blankEquation(width: number): { readonly columns: Float64Array; readonly most: number } {
  return { columns: new Float64Array(width), most: Number.MAX_SAFE_INTEGER };
}

/** The columns of an equation that are not nought. */
export function columnsIn(equation: Equation): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < equation.columns.length; at += 1) if (signAt(equation, at) !== 0) found.push(at);
  return found;
}

/** The sign of one column: -1, 0 or 1. */
export function signAt({ columns }: Equation, at: number): number {
  const value = columns[at] ?? 0;
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/** The equation with an unknown counted from another nought: `value` times its column is added to the right-hand side. */
export function shifted(equation: Equation, column: number, value: number, right: number): Equation {
  const { columns, most } = equation;
  if (signAt(equation, column) === 0) return equation;
  if (Array.isArray(columns)) {
    columns[right] = (columns[right] ?? 0n) + (columns[column] ?? 0n) * BigInt(value);
    return { columns, most: measured(equation) };
  }
  const moved = (columns[right] ?? 0) + (columns[column] ?? 0) * value;
  if (!Number.isSafeInteger(moved))
    return shifted({ columns: Array.from(columns, (each) => BigInt(each)), most }, column, value, right);
  columns[right] = moved;
  return { columns, most: Math.max(most, Math.abs(moved)) };
}

/** The equation times -1. */
export function negated({ columns, most }: Equation): Equation {
  if (Array.isArray(columns)) return { columns: columns.map((value) => -value), most };
  return { columns: columns.map((value) => 0 - value), most };
}

/**
 * `from` with one column cleared by a multiple of `by`, whose column there is above nought and whose filled columns are
 * given. What was above nought in any other column of `from` that `by` leaves alone stays so: `from` is only multiplied by
 * whole numbers above nought. Lowest terms. Plain columns are changed in place: use the result, not `from`.
 */
export function cleared(from: Equation, by: Equation, filled: readonly number[], at: number): Equation {
  if (Array.isArray(from.columns) || Array.isArray(by.columns)) return clearedBig(from, by, at);
  const [mine, theirs] = [from.columns[at] ?? 0, by.columns[at] ?? 0];
  const common = commonDivisor(Math.abs(mine), theirs);
  const [keep, take] = [theirs / common, mine / common];
  const most = mostAfter(from, by, keep, Math.abs(take));
  if (most === undefined) return clearedBig(from, by, at);
  const { columns } = from;
  const other = by.columns;
  if (keep !== 1)
    for (let each = 0; each < columns.length; each += 1) columns[each] = (columns[each] ?? 0) * keep;
  for (const each of filled) columns[each] = (columns[each] ?? 0) - take * (other[each] ?? 0);
  return keep === 1 ? { columns, most } : reduced(columns, most);
}

/** The ends of -value / scale of two columns, compared as fractions: below nought where the first is less. */
export function compareRatios(
  [value, scale]: readonly [number | bigint, number | bigint],
  [otherValue, otherScale]: readonly [number | bigint, number | bigint],
): number {
  const left = Number(value) * Number(otherScale);
  const right = Number(otherValue) * Number(scale);
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER)
    return left - right;
  const difference = BigInt(value) * BigInt(otherScale) - BigInt(otherValue) * BigInt(scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest number that a column can come to, if it is safe; equations of generous bounds are measured first. */
function mostAfter(from: Equation, by: Equation, keep: number, take: number): number | undefined {
  const quick = from.most * keep + by.most * take;
  if (quick <= Number.MAX_SAFE_INTEGER) return quick;
  const exact = measured(from) * keep + measured(by) * take;
  return exact <= Number.MAX_SAFE_INTEGER ? exact : undefined;
}

function measured({ columns }: Equation): number {
  let most = 0;
  for (const value of columns) {
    const size = Math.abs(Number(value));
    if (size > most) most = size;
  }
  return most;
}

/** In lowest terms. Most equations are soon seen to be so: then nothing else is looked at. */
function reduced(columns: Float64Array, most: number): Equation {
  let common = 0;
  for (const value of columns) {
    if (value === 0) continue;
    // Division is exact where it can be: what divides without a rest is asked by it, the rest by Euclid.
    if (common === 0 || !Number.isInteger(value / common)) common = commonDivisor(Math.abs(value), common);
    if (common === 1) return { columns, most };
  }
  for (let at = 0; at < columns.length; at += 1) columns[at] = (columns[at] ?? 0) / common;
  return { columns, most: Math.ceil(most / common) };
}

function clearedBig(from: Equation, by: Equation, at: number): Equation {
  const mine = BigInt(from.columns[at] ?? 0);
  const theirs = BigInt(by.columns[at] ?? 0);
  let common = 0n;
  const columns: bigint[] = [];
  for (let each = 0; each < from.columns.length; each += 1) {
    const result = BigInt(from.columns[each] ?? 0) * theirs - BigInt(by.columns[each] ?? 0) * mine;
    if (common !== 1n && result !== 0n) common = commonDivisorBig(result < 0n ? -result : result, common);
    columns.push(result);
  }
  const lowest = common <= 1n ? columns : columns.map((value) => value / common);
  const most = measured({ columns: lowest, most: 0 });
  return most < small ? { columns: Float64Array.from(lowest, Number), most } : { columns: lowest, most };
}

function commonDivisor(first: number, second: number): number {
  let [a, b] = [first, second];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function commonDivisorBig(first: bigint, second: bigint): bigint {
  let [a, b] = [first, second];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

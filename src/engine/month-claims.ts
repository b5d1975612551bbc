// What one employer is paid for one month, person by person, as packed numbers in ascending order of person: a
// million people are a few arrays, and two months are compared by walking along both.
import { firstNobody, type PersonNumber } from "../core/person.ts";

export type PaidPerson = {
  readonly person: PersonNumber;
  /** Pence of the payment itself, without on-costs and recoveries; 0 for a row that was read and brings nothing. */
  readonly amount: number;
  /** 1–5 for an instalment, 0 for a lump sum, a balance or what has no instalments. */
  readonly instalment: number;
};

/** Person and place fit one exact whole number as long as there are no more rows than this. */
const mostRows = 2 ** 23;

/** Persons from here on are people of this month under a number that was somebody else's the month before. */
export const firstStranger = firstNobody + mostRows;

/** Each person once. */
export type MonthClaims = {
  readonly persons: Uint32Array;
  readonly amounts: Int32Array;
  readonly instalments: Uint8Array;
};

export const noClaims: MonthClaims = {
  persons: new Uint32Array(0),
  amounts: new Int32Array(0),
  instalments: new Uint8Array(0),
};

/**
 * Several rows of one person are added up; a balance or lump sum among them, else the highest instalment, says what
 * the person got. Rows that bring nothing say nothing of that.
 */
export function monthClaims(rows: readonly PaidPerson[]): MonthClaims {
  if (rows.length > mostRows) throw new Error(`more than ${mostRows} rows of one employer`);
  const order = Float64Array.from(rows, ({ person }, at) => person * mostRows + at).sort();
  const persons = new Uint32Array(rows.length);
  const amounts = new Int32Array(rows.length);
  const instalments = new Uint8Array(rows.length);
  let count = 0;
  for (const key of order) {
    const row = rows[key % mostRows];
    if (row === undefined) throw new Error("a row that is not there");
    const last = count - 1;
    if (count === 0 || persons[last] !== row.person) {
      persons[count] = row.person;
      amounts[count] = row.amount;
      instalments[count] = row.instalment;
      count += 1;
      continue;
    }
    const before = amounts[last] ?? 0;
    if (before === 0) instalments[last] = row.instalment;
    else if (row.amount !== 0) instalments[last] = together(instalments[last] ?? 0, row.instalment);
    amounts[last] = before + row.amount;
  }
  return {
    persons: persons.slice(0, count),
    amounts: amounts.slice(0, count),
    instalments: instalments.slice(0, count),
  };
}

function together(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : Math.max(a, b);
}

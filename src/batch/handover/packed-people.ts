// People as they were packed out of the results of rows, for the keys by which the ledger will recognise them.

/**
 * Some people of a scheme at an employer, for each: whether of two people of one number it is the second; payroll number, number,
 * surname and forenames as the row has them.
 */
export type PackedPeople = {
  readonly scheme: string;
  readonly employer: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
};

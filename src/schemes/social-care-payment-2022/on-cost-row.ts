// One row of a wfp-oncost file as typed values: what a payment that was made before cost the employer besides. A
// blank cell is undefined; a test holds the type and schemas/layouts/wfp-oncost.json together.
import type { Day, Month } from "../../core/day.ts";
import type { Pence } from "../../core/money.ts";

export type OnCostRow = {
  readonly niNumber: string;
  readonly payrollRef: string;
  /** The month of the return that the payment was claimed by. */
  readonly period: Month;
  readonly basePay: Pence;
  readonly amountPaid: Pence;
  readonly niCategory: string;
  readonly employerNi: Pence | undefined;
  /** Thousandths of a per cent: 3 % is 3000. */
  readonly employerPensionRate: number | undefined;
  readonly employerPension: Pence | undefined;
  /** Needed only in a month in which the employer's rates or limits changed. */
  readonly payDate: Day | undefined;
  readonly payFrequency: string | undefined;
  /** A director's National Insurance goes by the year. */
  readonly director: boolean | undefined;
  /** Without it no pension contribution is computed. */
  readonly pensionScheme: string | undefined;
  /** What the employer says of warnings; nothing is decided by it. */
  readonly confirmed: string | undefined;
};

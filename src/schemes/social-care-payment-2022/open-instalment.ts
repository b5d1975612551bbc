// What the book says of the instalments: whether the row's own is missing from a ledger that goes on beyond it, by what was
// undone, taken back, held at its time, or let through by a person.
import type { PersonFacts } from "../../core/decision.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import type { Pence } from "../../core/money.ts";
import { book, cells, type Origin } from "../../core/origin.ts";
import type { WfpClaim } from "./claim.ts";
import { lawOf, type Terms } from "./terms.ts";

/** The numbers of the instalments that stand, and of those before the last that were undone; undefined without a book. */
export type BookInputs = {
  readonly paymentMethod: string;
  readonly instalmentNo: number | undefined;
  readonly instalmentsPosted: readonly number[] | undefined;
  readonly instalmentsReopened: readonly number[] | undefined;
};
export const bookUnits = {
  paymentMethod: "text",
  instalmentNo: "count",
  instalmentsPosted: "count",
  instalmentsReopened: "count",
} as const;

function bookInputs({ paymentMethod, instalmentNo }: WfpClaim, person: PersonFacts | undefined): BookInputs {
  return {
    paymentMethod,
    instalmentNo,
    instalmentsPosted: person?.instalments,
    instalmentsReopened: person?.reopened,
  };
}

export const bookOrigins = {
  ...cells("paymentMethod", "instalmentNo"),
  instalmentsPosted: book,
  instalmentsReopened: book,
};

type OpenInputs = BookInputs & {
  readonly lumpPosted: boolean | undefined;
  readonly paidBefore: Pence | undefined;
  readonly "wfp.instalment": Pence;
  /** The cases in which a person let an instalment out of order through, or one that was taken back. */
  readonly orderCase: string | undefined;
  readonly takenBackCase: string | undefined;
};

const openFormula: Formula<OpenInputs, boolean> = {
  name: "instalment-open",
  unit: "yes-no",
  rules: ["WFP-52", "WFP-92"],
  inputs: {
    ...bookUnits,
    lumpPosted: "yes-no",
    paidBefore: "money",
    "wfp.instalment": "money",
    orderCase: "text",
    takenBackCase: "text",
  },
  value: (from) => {
    const { paymentMethod, instalmentNo, instalmentsPosted: posted, instalmentsReopened: reopened } = from;
    if (posted === undefined) return false;
    if (paymentMethod === "LUMP") return from.takenBackCase !== undefined && lumpTakenBack(from);
    if (instalmentNo === undefined) return false;
    if (posted.includes(instalmentNo)) {
      return (
        from.takenBackCase !== undefined &&
        numberTakenBack(posted, from.paidBefore, from["wfp.instalment"], instalmentNo)
      );
    }
    if (reopened?.includes(instalmentNo) === true) return true;
    if (instalmentNo >= highest(posted)) return false;
    return from.orderCase !== undefined || posted.some((each) => each < instalmentNo);
  },
};

function lumpTakenBack({ lumpPosted, paidBefore }: Pick<OpenInputs, "lumpPosted" | "paidBefore">): boolean {
  return lumpPosted === true && paidBefore === 0;
}

/** What was taken back were the first instalments: a payment on expected shifts is the first of all (WFP-91, 92). */
function numberTakenBack(
  posted: readonly number[],
  paidBefore: Pence | undefined,
  instalment: Pence,
  number: number,
): boolean {
  const stand = Math.floor((paidBefore ?? 0) / instalment);
  return posted.filter((each) => each <= number).length <= posted.length - stand;
}

/** Whether the row asks for what the ledger paid once and took back: a person has to say whether it is due again. */
export function wasTakenBack(terms: Terms, claim: WfpClaim, person: PersonFacts): boolean {
  const { instalments, lumpPaid, paid } = person;
  if (claim.paymentMethod === "LUMP") return lumpTakenBack({ lumpPosted: lumpPaid, paidBefore: paid });
  const { instalmentNo } = claim;
  if (instalmentNo === undefined || lumpPaid || !instalments.includes(instalmentNo)) return false;
  return numberTakenBack(instalments, paid, terms.instalment, instalmentNo);
}

/** What people decided about the order of instalments, and about one that was taken back. */
export type Released = { readonly order: string | undefined; readonly takenBack: string | undefined };
export const nothingReleased: Released = { order: undefined, takenBack: undefined };

/** Whether the row's instalment is missing from a ledger that goes on beyond it: taken back, or held at its time. */
export function isOpen(
  terms: Terms,
  claim: WfpClaim,
  person: PersonFacts | undefined,
  released: Released,
  trail?: Trail,
): boolean {
  return figure(
    openFormula,
    {
      ...bookInputs(claim, person),
      lumpPosted: person?.lumpPaid,
      paidBefore: person?.paid,
      "wfp.instalment": terms.instalment,
      orderCase: released.order,
      takenBackCase: released.takenBack,
    },
    trail &&
      noted(trail, {
        ...bookOrigins,
        lumpPosted: book,
        paidBefore: book,
        ...lawOf(terms, "wfp.instalment"),
        orderCase: caseOrigin(released.order),
        takenBackCase: caseOrigin(released.takenBack),
      }),
  );
}

/** Rulings are kept in the book; where there is none, the book says so. */
function caseOrigin(caseId: string | undefined): Origin {
  return caseId === undefined ? book : { kind: "case", caseId };
}

/**
 * The number of the last instalment in the ledger. A book may begin in the middle of the scheme: the instalments
 * before its first are taken as paid.
 */
export function highest(instalments: readonly number[]): number {
  let found = 0;
  for (const instalment of instalments) if (instalment > found) found = instalment;
  return found;
}

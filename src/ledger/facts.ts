// The prior facts of a batch as lines of text: what the ledger said when the batch was decided, kept with the
// batch so that it can be run again without the ledger and without its key.
import { monthFromText, monthText } from "../core/day.ts";
import type { PersonFacts } from "../core/decision.ts";
import { pence } from "../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../core/person.ts";
import { LedgerFault } from "./fault.ts";
import type { PriorClaim } from "./records.ts";

export type PriorFacts = {
  readonly person: PersonNumber;
  readonly scheme: string;
  readonly facts: PersonFacts;
  readonly claims: readonly PriorClaim[];
};

/**
 * One JSON line, the same bytes for the same facts. Lines are written in ascending order of person, scheme by
 * scheme. They hold the first eight characters of NI numbers, as the batch's own inputs do: mode 0600.
 */
export function priorFactsLine(prior: PriorFacts): string {
  const { paid, instalments, lumpPaid, reopened } = prior.facts;
  return `${JSON.stringify({
    person: personText(prior.person),
    scheme: prior.scheme,
    paid,
    instalments,
    lumpPaid,
    ...(reopened === undefined ? {} : { reopened }),
    // Ids of the book stay in the book: a rebuilt book may count otherwise.
    claims: prior.claims.map((claim) => ({
      batch: claim.batchId,
      employerId: claim.employerId,
      laCode: claim.laCode,
      period: monthText(claim.period),
      file: claim.file,
      sheet: claim.sheet,
      row: claim.row,
      amount: claim.amount,
      instalments: claim.instalments,
      standing: claim.standing,
    })),
  })}\n`;
}

/** Reads a line that `priorFactsLine` wrote; throws LedgerFault damaged when it is not one. */
export function readPriorFactsLine(line: string): PriorFacts {
  try {
    return factsFrom(JSON.parse(line));
  } catch (error) {
    throw new LedgerFault("damaged", "prior-facts-damaged", "", error);
  }
}

function factsFrom(value: unknown): PriorFacts {
  const line = record(value);
  return {
    person: personNumber(text(line["person"])),
    scheme: text(line["scheme"]),
    facts: {
      paid: pence(whole(line["paid"])),
      instalments: list(line["instalments"]).map(whole),
      lumpPaid: line["lumpPaid"] === true,
      ...(line["reopened"] === undefined ? {} : { reopened: list(line["reopened"]).map(whole) }),
    },
    claims: list(line["claims"]).map((entry) => {
      const claim = record(entry);
      const period = monthFromText(text(claim["period"]));
      if (period === undefined) throw new Error("not a month");
      return {
        submission: 0,
        employerId: text(claim["employerId"]),
        laCode: text(claim["laCode"]),
        period,
        batchId: text(claim["batch"]),
        file: text(claim["file"]),
        sheet: text(claim["sheet"]),
        row: whole(claim["row"]),
        amount: pence(whole(claim["amount"])),
        instalments: list(claim["instalments"]).map(whole),
        standing: list(claim["standing"]).map(whole),
      };
    }),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("not an object");
  // Any object may be asked for any key; what it answers is checked where it is used.
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("not a list");
  return value;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new Error("not a text");
  return value;
}

function whole(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new Error("not a whole number");
  return value;
}

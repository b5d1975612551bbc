// What is known of a person in a scheme, as prior-facts.jsonl has it. Lines of people are many, so that they are read by hand.
import { monthFromText, monthText } from "../../core/day.ts";
import type { PersonFacts } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../core/person.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import type { PriorClaim } from "../../ledger/records.ts";

export type PersonInScheme = { readonly person: PersonNumber; readonly scheme: string };

export type KnownPerson = { readonly facts: PersonFacts; readonly claims: readonly PriorClaim[] };

/** The same bytes for the same facts. It holds the first eight characters of the NI number, as the batch's own inputs do. */
export function writtenPerson({ person, scheme }: PersonInScheme, { facts, claims }: KnownPerson) {
  const { paid, instalments, lumpPaid, reopened } = facts;
  return {
    person: personText(person),
    scheme,
    paid,
    instalments,
    lumpPaid,
    ...(reopened === undefined ? {} : { reopened }),
    // Ids of the book stay in the book: a rebuilt book may count otherwise.
    claims: claims.map((claim) => ({
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
  };
}

/** Reads what `writtenPerson` made; throws LedgerFault damaged when it is not one. */
export function readPerson(value: unknown): PersonInScheme & KnownPerson {
  try {
    return personFrom(value);
  } catch (error) {
    throw new LedgerFault("damaged", "prior-facts-damaged", "", error);
  }
}

function personFrom(value: unknown): PersonInScheme & KnownPerson {
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

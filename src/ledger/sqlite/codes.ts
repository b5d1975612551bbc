// The numbers under which heads and kinds are stored, and what every version of the tables agrees on.
import type { Head } from "../../core/decision.ts";
import { type PostingKind, postingKinds } from "../new-batch.ts";

/** "TALI", so that the ledger is not taken for another program's database. */
export const applicationId = 0x54414c49;
/** What the first batch, and the first event, name as the chain before them. */
export const genesis = "0".repeat(64);

/** Heads as they are stored: by their place here, counted from 1. What a person gets comes first, side by side. */
export const storedHeads = [
  "PAYMENT",
  "TOPUP",
  "RECOVERY",
  "EMPLOYER_NI",
  "EMPLOYER_PENSION",
  "ADMIN_FEE",
] as const satisfies readonly Head[];

/** The number under which a head is stored. */
export function headNumber(name: Head): number {
  return storedHeads.indexOf(name) + 1;
}

/** The number under which a kind of posting is stored. */
export function kindNumber(name: PostingKind): number {
  return postingKinds.indexOf(name) + 1;
}

/** SQL: what a person gets or gives back; the other heads are the employer's costs. */
export const toPerson = `head <= ${headNumber("RECOVERY")}`;

/** SQL: a column of so many hex digits. */
export const hex = (column: string, length: number): string =>
  `CHECK (length(${column}) = ${length} AND ${column} NOT GLOB '*[^0-9a-f]*')`;

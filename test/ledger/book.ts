// What the ledger's tests share: books in a folder of their own, people, and batches with sensible defaults.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { type Month, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import { type PersonNumber, personNumber } from "../../src/core/person.ts";
import type { BatchEntry, NewPosting, NewSubmission, Posted, Purge } from "../../src/ledger/new-batch.ts";
import type { AskedBook } from "./asked-book.ts";

const folders: string[] = [];

/** A new folder that goes after the test. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "taliad-ledger-"));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

export const scheme = "social-care-payment-2022";
/** 5 × 299.60 (WFP-52). */
export const instalment = 29_960;
export const ceiling = 149_800;

export function month(text: string): Month {
  const found = monthFromText(text);
  if (found === undefined) throw new Error(`not a month: ${text}`);
  return found;
}

/** Invented people: AB000001, AB000002 … */
export function someone(number: number): PersonNumber {
  return personNumber(`AB${String(number).padStart(6, "0")}`);
}

export function sha(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function id(text: string): string {
  return sha(text).slice(0, 12);
}

export function submission(details: Partial<NewSubmission> = {}): NewSubmission {
  return {
    input: 0,
    layout: "wfp-return",
    scheme,
    employerId: "E0042",
    laCode: "W06000015",
    period: month("2022-06"),
    sequence: 1,
    ...details,
  };
}

export function entry(name: string, details: Partial<BatchEntry> = {}): BatchEntry {
  return {
    id: id(name),
    manifest: sha(`manifest of ${name}`),
    staging: "",
    schemes: [{ name: scheme, ceiling: pence(ceiling) }],
    inputs: [{ file: `${name}.csv`, sha256: sha(name) }],
    submissions: [submission()],
    ...details,
  };
}

/** A purge of the batches with these numbers. */
export function purge(name: string, ...purges: readonly number[]): Purge {
  return { id: id(name), manifest: sha(`manifest of ${name}`), staging: "", purges };
}

type PostingDetails = Partial<Omit<NewPosting, "amount" | "person">> & { readonly amount?: number };

/** One instalment for a person. */
export function posting(person: number, details: PostingDetails = {}): NewPosting {
  const { amount = instalment, ...rest } = details;
  return {
    person: someone(person),
    submission: 0,
    kind: "claim",
    head: "PAYMENT",
    dueMonth: month("2022-06"),
    instalment: 1,
    sheet: "",
    row: person + 1,
    ...rest,
    amount: pence(amount),
  };
}

/** Posts instalment n of these people for the n-th month from June. */
export async function postMonth(
  ledger: AskedBook,
  number: number,
  persons: readonly number[],
): Promise<Posted> {
  const period = month(`2022-${String(5 + number).padStart(2, "0")}`);
  return await ledger.post(
    entry(`month ${number}`, { submissions: [submission({ period })] }),
    persons.map((person) => posting(person, { instalment: number, dueMonth: period })),
  );
}

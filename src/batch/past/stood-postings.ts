// What stands of a return that a new version takes the place of, posting by posting: asked once for each return, of the
// people whom the new version names, and written down, so that the batch can be run again without the ledger.
import * as z from "zod";
import { monthText } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../core/person.ts";
import { returnKey, type Version } from "../../engine/versions.ts";
import type { StoodPosting } from "../../ledger/audit-lines.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { inOrder, monthOf, returnFields, writtenReturn } from "./return-lines.ts";

type Return = Omit<Version, "sequence">;

export type StoodFacts = {
  /** In the order of the book; nothing where the ledger has no version of the return. */
  readonly of: (key: Return, among: ReadonlySet<PersonNumber>) => readonly StoodPosting[];
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const stoodLine = z.strictObject({
  stoodPostings: z.strictObject({
    ...returnFields,
    postings: z.array(
      z.strictObject({
        person: z.string().transform(personNumber),
        kind: z.enum(["claim", "recovery", "adjustment"]),
        head: z.enum(heads),
        dueMonth: z.string().transform(monthOf),
        instalment: z.int(),
        amount: z.int().transform(pence),
        batchId: z.string(),
        file: z.string(),
        sheet: z.string(),
        row: z.int(),
        standing: z.array(z.int()),
      }),
    ),
  }),
});

export const nothingStood: StoodFacts = { of: () => [], written: () => "" };

export function ledgerStood(ledger: Ledger): StoodFacts {
  return remembered((key, among) => {
    const found = ledger.findReturn(key);
    return found === undefined ? [] : ledger.stoodPostings(found.submission, among);
  });
}

/** Whether a line of prior-facts.jsonl is one of these. */
export function tellsOfStood(line: string): boolean {
  return line.startsWith('{"stoodPostings":');
}

/** What a stored batch was decided by; `lines` are those that `written` wrote. */
export function storedStood(lines: readonly unknown[]): StoodFacts {
  const known = new Map(
    lines.map((line) => {
      const { postings, ...key } = stoodLine.parse(line).stoodPostings;
      return [returnKey(key), postings] as const;
    }),
  );
  return remembered((key) => known.get(returnKey(key)) ?? []);
}

function remembered(find: StoodFacts["of"]): StoodFacts {
  const asked = new Map<string, readonly StoodPosting[]>();
  const lines = new Map<string, string>();
  return {
    of(key, among) {
      const of = returnKey(key);
      const found = asked.get(of) ?? find(key, among);
      asked.set(of, found);
      if (found.length > 0) lines.set(of, lineOf(key, found));
      return found;
    },
    written: () => inOrder(lines),
  };
}

/** One line, the same bytes for the same facts. */
function lineOf(key: Return, found: readonly StoodPosting[]): string {
  const postings = found.map((one) => ({
    person: personText(one.person),
    kind: one.kind,
    head: one.head,
    dueMonth: monthText(one.dueMonth),
    instalment: one.instalment,
    amount: one.amount,
    batchId: one.batchId,
    file: one.file,
    sheet: one.sheet,
    row: one.row,
    standing: one.standing,
  }));
  return `${JSON.stringify({ stoodPostings: { ...writtenReturn(key), postings } })}\n`;
}

// Prior facts are written with the batch and read again without the ledger.
import { join } from "node:path";
import { expect, test } from "vitest";
import { priorFactsLine, readPriorFactsLine } from "../../src/ledger/facts.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { entry, folder, posting, postMonth, scheme, someone, submission } from "./book.ts";

function linesOfNewBook(): readonly string[] {
  const ledger = openLedger(join(folder(), "ledger.sqlite"));
  postMonth(ledger, 1, [2, 1]);
  postMonth(ledger, 2, [1]);
  ledger.post(entry("lump", { submissions: [submission({ employerId: "E0077" })] }), [
    posting(3, { amount: 149_800, instalment: 0, standing: [3700, 1] }),
  ]);
  const facts = ledger.factsFor([3, 1, 7, 2].map(someone), scheme);
  const lines = [...facts].map(([person, one]) =>
    priorFactsLine({ person, scheme, facts: one, claims: ledger.claimsOf(person, scheme) }),
  );
  for (const [at, [person, one]] of [...facts].entries()) {
    const read = readPriorFactsLine(lines[at] ?? "");
    expect(read).toMatchObject({ person, scheme, facts: one });
    const claims = ledger.claimsOf(person, scheme).map((claim) => ({ ...claim, submission: 0 }));
    expect(read.claims).toEqual(claims);
    expect(priorFactsLine(read)).toBe(lines[at]);
  }
  ledger.close();
  return lines;
}

test("the same facts make the same bytes in any book, sorted by person", () => {
  const lines = linesOfNewBook();
  expect(lines.map((line) => line.slice(11, 19))).toEqual(["AB000001", "AB000002", "AB000003"]);
  expect(linesOfNewBook()).toEqual(lines);
});

test.for([
  "",
  "{",
  "[]",
  '{"person":"AB000001","scheme":"x","paid":0.5,"instalments":[],"claims":[]}',
])("a damaged line is a fault: %s", (line) => {
  expect(() => readPriorFactsLine(line)).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "prior-facts-damaged" }),
  );
});

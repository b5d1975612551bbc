// What a run that was killed between two of its steps leaves behind, and what the next run makes of it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { putInPlace, recoverPublications, stagingName } from "../../src/ledger/publication.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { entry, folder, id, posting, sha } from "./book.ts";

const batch = "first";

/** The steps of a run, the first `steps` of them. */
function run(ledger: Ledger, out: string, steps: number, name = batch): void {
  const staging = stagingName(ledger.bookId, id(name));
  if (steps >= 1) {
    mkdirSync(join(out, staging));
    writeFileSync(join(out, staging, "manifest.json"), name);
  }
  if (steps >= 2) ledger.post(entry(name, { staging }), [posting(1)]);
  if (steps >= 3) putInPlace(ledger, out, { id: id(name), staging });
}

function visible(out: string): readonly string[] {
  return readdirSync(out).filter((name) => !name.startsWith("ledger."));
}

test.for([
  { why: "killed while staging", steps: 1, published: [], removed: 1, after: [] },
  {
    why: "killed between posting and renaming",
    steps: 2,
    published: [id(batch)],
    removed: 0,
    after: [id(batch)],
  },
  { why: "not killed", steps: 3, published: [], removed: 0, after: [id(batch)] },
])("$why", ({ steps, published, removed, after }) => {
  const out = folder();
  const path = join(out, "ledger.sqlite");
  const killed = openLedger(path);
  run(killed, out, steps);
  killed.close();

  const next = openLedger(path);
  expect(next.check().map((finding) => finding.code)).toEqual(published.length > 0 ? ["not-published"] : []);
  const recovery = recoverPublications(next, out);
  expect(recovery.published).toEqual(published);
  expect(recovery.removed).toHaveLength(removed);
  expect(visible(out)).toEqual(after);
  expect(recoverPublications(next, out)).toEqual({ published: [], removed: [] });
  expect(next.check()).toEqual([]);
  next.close();
});

test("killed between renaming and marking: the folder in place is recognised", () => {
  const out = folder();
  const ledger = openLedger(join(out, "ledger.sqlite"));
  ledger.post(entry(batch, { staging: stagingName(ledger.bookId, id(batch)) }), [posting(1)]);
  mkdirSync(join(out, id(batch)));
  expect(recoverPublications(ledger, out).published).toEqual([id(batch)]);
  expect(ledger.batches()[0]?.published).toBe(true);
  ledger.close();
});

test("a posted batch whose files are gone is damage, and stays said", () => {
  const out = folder();
  const ledger = openLedger(join(out, "ledger.sqlite"));
  run(ledger, out, 2);
  rmSync(join(out, stagingName(ledger.bookId, id(batch))), { recursive: true });
  for (let time = 0; time < 2; time += 1) {
    expect(() => recoverPublications(ledger, out)).toThrow(
      expect.objectContaining({ kind: "damaged", reason: "outputs-lost" }),
    );
  }
  ledger.close();
});

test("what another ledger or nobody has staged in the same folder is left alone", () => {
  const out = folder();
  const ledger = openLedger(join(out, "ledger.sqlite"));
  const others = [stagingName("0123456789abcdef", id(batch)), ".staging-other", id("done by hand")];
  for (const name of others) mkdirSync(join(out, name));
  expect(recoverPublications(ledger, out)).toEqual({ published: [], removed: [] });
  for (const name of others) expect(existsSync(join(out, name))).toBe(true);
  ledger.close();
});

test("a withdrawn batch that is posted again keeps both folders", () => {
  const out = folder();
  const ledger = openLedger(join(out, "ledger.sqlite"));
  run(ledger, out, 3);
  ledger.withdraw({ id: id("withdrawal"), manifest: sha("w"), staging: "" }, id(batch));
  run(ledger, out, 3);
  expect(visible(out)).toEqual([id(batch), `${id(batch)}.withdrawn-1`].sort());
  expect(readFileSync(join(out, id(batch), "manifest.json"), "utf8")).toBe(batch);
  ledger.close();
});

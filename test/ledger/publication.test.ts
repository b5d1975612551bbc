// What a run that was killed between two of its steps leaves behind, and what the next run makes of it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { putInPlace, recoverPublications, stagingName } from "../../src/ledger/publication.ts";
import type { AskedBook } from "./asked-book.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, posting, sha } from "./book.ts";

const batch = "first";

/** The steps of a run, the first `steps` of them. */
async function run(ledger: AskedBook, out: string, steps: number, name = batch): Promise<void> {
  const staging = stagingName(ledger.bookId, id(name));
  if (steps >= 1) {
    mkdirSync(join(out, staging));
    writeFileSync(join(out, staging, "manifest.json"), name);
  }
  if (steps >= 2) await ledger.post(entry(name, { staging }), [posting(1)]);
  if (steps >= 3) await putInPlace(ledger, out, { id: id(name), staging });
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
])("$why", async ({ steps, published, removed, after }) => {
  const out = folder();
  const path = join(out, "ledger.sqlite");
  const killed = await openLedger(path);
  await run(killed, out, steps);
  await killed.close();

  const next = await openLedger(path);
  expect((await next.check()).map((finding) => finding.code)).toEqual(
    published.length > 0 ? ["not-published"] : [],
  );
  const recovery = await recoverPublications(next, out);
  expect(recovery.published).toEqual(published);
  expect(recovery.removed).toHaveLength(removed);
  expect(visible(out)).toEqual(after);
  expect(await recoverPublications(next, out)).toEqual({ published: [], removed: [] });
  expect(await next.check()).toEqual([]);
  await next.close();
});

test("killed between renaming and marking: the folder in place is recognised", async () => {
  const out = folder();
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  await ledger.post(entry(batch, { staging: stagingName(ledger.bookId, id(batch)) }), [posting(1)]);
  mkdirSync(join(out, id(batch)));
  expect((await recoverPublications(ledger, out)).published).toEqual([id(batch)]);
  expect((await ledger.batches())[0]?.published).toBe(true);
  await ledger.close();
});

test("at a book that is shared, a batch without a trace here is another council's, and one in its place is ours", async () => {
  const out = folder();
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  const shared = new Proxy(ledger, {
    get: (of, key) => (key === "isShared" ? true : Reflect.get(of, key, of)),
  });
  await ledger.post(entry(batch, { staging: stagingName(ledger.bookId, id(batch)) }), [posting(1)]);
  expect(await recoverPublications(shared, out)).toEqual({ published: [], removed: [] });
  expect((await ledger.batches())[0]?.published).toBe(false);
  mkdirSync(join(out, id(batch)));
  expect((await recoverPublications(shared, out)).published).toEqual([id(batch)]);
  expect((await ledger.batches())[0]?.published).toBe(true);
  await ledger.close();
});

test("a posted batch whose files are gone is damage, and stays said", async () => {
  const out = folder();
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  await run(ledger, out, 2);
  rmSync(join(out, stagingName(ledger.bookId, id(batch))), { recursive: true });
  for (let time = 0; time < 2; time += 1) {
    await expect(recoverPublications(ledger, out)).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", reason: "outputs-lost" }),
    );
  }
  await ledger.close();
});

test("what another ledger or nobody has staged in the same folder is left alone", async () => {
  const out = folder();
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  const others = [stagingName("0123456789abcdef", id(batch)), ".staging-other", id("done by hand")];
  for (const name of others) mkdirSync(join(out, name));
  expect(await recoverPublications(ledger, out)).toEqual({ published: [], removed: [] });
  for (const name of others) expect(existsSync(join(out, name))).toBe(true);
  await ledger.close();
});

test("a withdrawn batch that is posted again keeps both folders", async () => {
  const out = folder();
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  await run(ledger, out, 3);
  await ledger.withdraw({ id: id("withdrawal"), manifest: sha("w"), staging: "" }, id(batch));
  await run(ledger, out, 3);
  expect(visible(out)).toEqual([id(batch), `${id(batch)}.withdrawn-1`].sort());
  expect(readFileSync(join(out, id(batch), "manifest.json"), "utf8")).toBe(batch);
  await ledger.close();
});

// What came before, as a batch asks for it: everything that was asked and found is written down, and what was
// written down answers the same again.
import { afterEach, describe, expect, test } from "vitest";
import { bookPrior, noPrior, type Prior, storedPrior } from "../../../src/batch/past/prior.ts";
import { monthFromText } from "../../../src/core/day.ts";
import type { Version } from "../../../src/engine/versions.ts";
import { sha256 } from "../../program/batch-folder.ts";
import { fileOf, type SmallBook, smallBook, steadyRow } from "../../program/small-book.ts";

const books: SmallBook[] = [];
afterEach(async () => {
  for (const one of books.splice(0)) await one.remove();
});

const june = monthFromText("2022-06");
if (june === undefined) throw new Error("June is a month");
const version: Version = {
  scheme: "social-care-payment-2022",
  layout: "wfp-return",
  employerId: "E1",
  laCode: "W06000002",
  period: june,
  sequence: 2,
};
const file = fileOf({ employerId: "E1", laCode: "W06000002", month: 0, sequence: 1, rows: [steadyRow] });

async function posted(): Promise<{ readonly book: SmallBook; readonly batch: string }> {
  const book = smallBook();
  books.push(book);
  const { batch } = await book.submit(new Map([["return.csv", file]]));
  return { book, batch: batch.id };
}

/** What came before, with these questions asked. */
async function learned(book: SmallBook): Promise<Prior> {
  const prior = await bookPrior(await book.ledger());
  await prior.seen.learn([sha256(file), sha256("other bytes")]);
  const others = [{ laCode: "W06000009" }, { employerId: "E2" }, { layout: "wfp-oncost" }];
  await prior.returns.learn([version, ...others.map((other) => ({ ...version, ...other }))]);
  return prior;
}

test("without a ledger nothing came before, and nothing is written", () => {
  expect(noPrior.returns.of(version)).toBeUndefined();
  expect(noPrior.seen.of(sha256(file))).toBeUndefined();
  expect(noPrior).toMatchObject({ remembers: false, previousManifest: null });
  expect(noPrior.written()).toBe("");
});

describe("with a ledger", () => {
  test("the posted version of a return is found by employer, council and month", async () => {
    const { book, batch } = await posted();
    const prior = await learned(book);
    expect(prior.returns.of(version)).toMatchObject({ sequence: 1, batchId: batch });
    expect(prior.returns.of({ ...version, laCode: "W06000009" })).toBeUndefined();
    expect(prior.returns.of({ ...version, employerId: "E2" })).toBeUndefined();
    expect(prior.returns.of({ ...version, layout: "wfp-oncost" })).toBeUndefined();
  });

  test("the very same bytes are known by their hash", async () => {
    const { book, batch } = await posted();
    const prior = await learned(book);
    expect(prior.seen.of(sha256(file))).toBe(batch);
    expect(prior.seen.of(sha256("other bytes"))).toBeUndefined();
  });

  test("what a batch withdrew is no longer there", async () => {
    const { book, batch } = await posted();
    expect(await book.withdraw(batch)).toBe(true);
    const prior = await learned(book);
    expect(prior.returns.of(version)).toBeUndefined();
    expect(prior.seen.of(sha256(file))).toBeUndefined();
  });

  test("the cases of the book are read once, however many questions need them", async () => {
    const { book } = await posted();
    const ledger = await book.ledger();
    let times = 0;
    const cases = (): ReturnType<typeof ledger.cases> => {
      times += 1;
      return ledger.cases();
    };
    const prior = await bookPrior({ ...ledger, cases });
    await prior.openCases.learn([version.scheme]);
    await prior.cases.learn(["2022-06-unknown"]);
    const facts = prior.factsWithout(new Set(), new Map());
    await facts.shared.learn([{ scheme: version.scheme, person: undefined }]);
    expect(times).toBe(1);
  });

  test("what was asked and found is written down once, in one order, and answers the same again", async () => {
    const { book } = await posted();
    const [one, other] = [await learned(book), await learned(book)];
    one.seen.of(sha256(file));
    one.returns.of(version);
    one.returns.of(version);
    other.returns.of({ ...version, employerId: "E2" });
    other.returns.of(version);
    other.seen.of(sha256("other bytes"));
    other.seen.of(sha256(file));
    expect(one.written()).toBe(other.written());
    expect(one.written().split("\n")).toHaveLength(3);

    const stored = storedPrior(one.written(), true, one.previousManifest);
    expect(stored.seen.of(sha256(file))).toBe(one.seen.of(sha256(file)));
    expect(stored.seen.of(sha256("other bytes"))).toBeUndefined();
    // The number that the return has in the book means nothing outside it.
    expect(stored.returns.of(version)).toEqual({
      ...one.returns.of(version),
      submission: expect.any(Number),
    });
    expect(stored.returns.of({ ...version, employerId: "E2" })).toBeUndefined();
    expect(stored.written()).toBe(one.written());
  });

  test("the book is asked for its cases once, however many decisions name one", async () => {
    const ledger = await (await posted()).book.ledger();
    let times = 0;
    const cases = () => {
      times += 1;
      return ledger.cases();
    };
    const prior = await bookPrior({ ...ledger, cases });
    for (const code of ["a", "b", "c"]) {
      await prior.cases.learn([code]);
      expect(prior.cases.of(code)).toBeUndefined();
    }
    expect(times).toBe(1);
  });

  test("what was not asked is not written", async () => {
    const { book } = await posted();
    const prior = await learned(book);
    prior.returns.of({ ...version, employerId: "E2" });
    expect(prior.written()).toBe("");
  });
});

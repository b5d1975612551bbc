// From a finished batch to the book: every payable amount once, with its row; held, refused and replaced rows never.
import { afterEach, expect, test } from "vitest";
import { entryOf, postingsOf } from "../../../src/batch/publish/posting.ts";
import { readSchemas } from "../../../src/batch/read/schemas.ts";
import { personNumber } from "../../../src/core/person.ts";
import { root } from "../../program/program.ts";
import {
  fileOf,
  persons,
  type SmallBook,
  type SmallReturn,
  smallBook,
  steadyRow,
} from "../../program/small-book.ts";

const { law } = readSchemas(`${root}/schemas`);
const books: SmallBook[] = [];
afterEach(async () => {
  for (const one of books.splice(0)) await one.remove();
});

function book(): SmallBook {
  const made = smallBook();
  books.push(made);
  return made;
}

const june = (employerId: string, sequence: number, ...people: readonly number[]): SmallReturn => ({
  employerId,
  laCode: "W06000002",
  month: 0,
  sequence,
  rows: people.map((person) => ({ ...steadyRow, person })),
});

const submit = (to: SmallBook, files: Readonly<Record<string, SmallReturn>>) =>
  to.submit(new Map(Object.entries(files).map(([name, one]) => [name, fileOf(one)])));

test("each amount of a row is one posting with its place and what it is compared by", async () => {
  const run = await submit(book(), { "a.csv": june("E1", 1, 2) });
  const postings = [...postingsOf(run)];
  expect(postings.map(({ head, amount, instalment }) => [head, amount, instalment])).toEqual([
    ["PAYMENT", 29_960, 1],
    ["EMPLOYER_NI", 4_509, 1],
    ["EMPLOYER_PENSION", 899, 1],
  ]);
  for (const posting of postings) {
    expect(posting).toMatchObject({ person: persons[2], kind: "claim", submission: 0, sheet: "", row: 14 });
    expect(posting.standing?.length).toBeGreaterThan(4);
  }
  expect(postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(run.batch.totals.payable);
});

test("a row that is held against another has no posting and opens a case", async () => {
  const run = await submit(book(), { "a.csv": june("E1", 1, 0, 1), "b.csv": june("E2", 1, 1, 2) });
  // Equal hours: nobody can say which of the two rows of one person counts.
  expect([...new Set([...postingsOf(run)].map(({ person }) => person))]).toEqual([persons[0], persons[2]]);
  const { cases = [] } = entryOf(run, law, "");
  expect(cases.map(({ person, reason }) => [person, reason])).toEqual([
    [persons[1], "equal-hours"],
    [persons[1], "equal-hours"],
  ]);
  expect(new Set(cases.map(({ code }) => code)).size).toBe(2);
});

test("of two versions in one batch the later one is posted", async () => {
  const run = await submit(book(), { "a.csv": june("E1", 1, 0), "b.csv": june("E1", 2, 1) });
  expect(entryOf(run, law, "").inputs.map(({ file }) => file)).toEqual(["b.csv"]);
  expect([...new Set([...postingsOf(run)].map(({ person }) => person))]).toEqual([persons[1]]);
});

test("a later version names what it replaces", async () => {
  const to = book();
  await submit(to, { "a.csv": june("E1", 1, 0) });
  const [claim] = await (await to.ledger()).claimsOf(
    persons[0] ?? personNumber(""),
    "social-care-payment-2022",
  );
  const run = await submit(to, { "a.csv": june("E1", 2, 1) });
  expect(entryOf(run, law, "").replaces).toEqual([claim?.submission]);
  expect((await to.history()).map((lines) => lines.reduce((sum, { amount }) => sum + amount, 0))).toEqual([
    0, 35_368, 0, 0,
  ]);
});

test("a batch with cases can be withdrawn and posted again", async () => {
  const to = book();
  const files = { "a.csv": june("E1", 1, 0, 1), "b.csv": june("E2", 1, 1, 2) };
  for (const status of ["open", "withdrawn"]) {
    const { batch } = await submit(to, files);
    if (status === "open") expect(await to.withdraw(batch.id)).toBe(true);
  }
  expect((await (await to.ledger()).cases()).map(({ status }) => status)).toEqual([
    "withdrawn",
    "withdrawn",
    "open",
    "open",
  ]);
});

test("a batch of refused files leaves nothing but itself", async () => {
  const to = book();
  await submit(to, { "a.csv": june("E1", 2, 0) });
  const run = await submit(to, { "a.csv": june("E1", 1, 1) });
  expect([...postingsOf(run)]).toEqual([]);
  expect(entryOf(run, law, "")).toMatchObject({ inputs: [], submissions: [], replaces: [], schemes: [] });
});

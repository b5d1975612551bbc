// A return that was purged keeps its money: nobody it paid is known any more, so a later version of it is refused and takes nothing
// off the ledger. Another month of the same employer is read as before, and its rows wait for a person.
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openMemoryBook } from "../../src/ledger/memory.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { folder, purge } from "../ledger/book.ts";
import { sharedServer } from "../ledger/postgres-server.ts";
import { claim, claimsCsv } from "./sick-pay.ts";
import {
  fileOf,
  type OpenBook,
  outcomesIn,
  returnOf,
  type SmallCosts,
  type SmallRow,
  type SmallRun,
  smallBook,
} from "./small-book.ts";

const server = await sharedServer();

/** A book in memory that is open as long as its test. */
function inMemory(): OpenBook {
  const book = openMemoryBook();
  return async () => ({ ...(await book), close: async () => {} });
}
function onServer(): OpenBook {
  const address = `${server?.newAddress()}&key=${join(folder(), "book.key")}`;
  return () => openPostgresBook(address);
}
const engines: Readonly<Record<string, () => OpenBook | undefined>> = {
  "a file": () => undefined,
  memory: inMemory,
  ...(server === undefined ? {} : { "a server": onServer }),
};

const books: ReturnType<typeof smallBook>[] = [];
afterAll(() => Promise.all(books.map((book) => book.remove())));

function bookIn(open?: OpenBook) {
  const book = smallBook({}, open);
  books.push(book);
  const run = (...files: readonly Buffer[]) =>
    book.submit(new Map(files.map((file, at) => [`${at}.csv`, file] as const)));
  return {
    run,
    again: (prior: SmallRun["prior"], ...files: readonly Buffer[]) =>
      book.again(new Map(files.map((file, at) => [`${at}.csv`, file] as const)), prior),
    /** The batches with these numbers are gone. */
    purge: async (...sequences: readonly number[]) =>
      (await book.ledger()).post(purge(`purge of ${sequences.join()}`, ...sequences)),
    withdraw: book.withdraw,
    /** What the ledger holds, by head: with the people of purged batches. */
    sums: async () =>
      (await (await book.ledger()).sums([])).map(({ scheme, head, amount }) => `${scheme} ${head} ${amount}`),
    check: async () => expect(await (await book.ledger()).check()).toEqual([]),
  };
}

const month = (at: number, sequence: number, rows: readonly Partial<SmallRow>[], more = {}): Buffer =>
  fileOf(returnOf(at, rows, { sequence, ...more }));
const costs = (at: number, sequence: number, person: number): Buffer => {
  const file: SmallCosts = { ...returnOf(at, [], { sequence }), costs: [{ person, lump: false }] };
  return fileOf(file);
};
/** Which files of the batch were refused, and for what. */
const refusals = ({ read }: Pick<SmallRun, "read">) =>
  read.map(({ refused, firstProblem }) =>
    refused ? `${firstProblem?.code} ${firstProblem?.found} ${firstProblem?.expected}` : "taken",
  );

describe.for(Object.entries(engines))("in %s", ([, open]) => {
  test.for([
    ["names who was paid in it", [{ person: 0 }]],
    ["names somebody else", [{ person: 3 }]],
    ["names them as not eligible", [{ person: 0, cells: { workCountry: "ENGLAND" } }]],
  ] as const)("a later version that %s is refused, and what was paid stays", async ([, rows]) => {
    const book = bookIn(open());
    const paid = await book.run(month(0, 1, [{ person: 0 }]), month(1, 1, [{ person: 0 }]));
    await book.purge(1);
    const before = await book.sums();
    expect(before).toContain("social-care-payment-2022 PAYMENT 59920");
    const files = [month(0, 2, rows), month(4, 1, [{ person: 3 }])];
    const run = await book.run(...files);
    expect(refusals(run)).toEqual([`return-purged ${paid.batch.id} E1 W06000002 2022-06`, "taken"]);
    expect(outcomesIn(run)).toEqual(["held 0.00"]);
    expect(await book.sums()).toEqual(before);
    expect((await book.again(run.prior, ...files)).batch).toEqual(run.batch);
    await book.check();
  });
});

test("another month of the employer, and another employer's and council's return of that month, are read as before", async () => {
  const book = bookIn();
  await book.run(month(0, 1, [{ person: 0 }]));
  await book.purge(1);
  const run = await book.run(
    month(1, 1, [{ person: 0, instalmentNo: 1 }]),
    month(0, 2, [{ person: 1 }], { employerId: "E2" }),
    month(0, 2, [{ person: 3 }], { laCode: "W06000009" }),
  );
  expect(refusals(run)).toEqual(["taken", "taken", "taken"]);
  expect(outcomesIn(run)).toEqual(["held 0.00", "held 0.00", "held 0.00"]);
});

test("all versions in one batch are refused for it; one that the ledger has already is late, as before", async () => {
  const book = bookIn();
  const { batch } = await book.run(month(0, 2, [{ person: 0 }]));
  await book.purge(1);
  const run = await book.run(
    month(0, 1, [{ person: 0 }]),
    month(0, 3, [{ person: 0 }]),
    month(0, 4, [{ person: 0 }]),
    month(0, 4, [{ person: 1 }]),
  );
  const purged = `return-purged ${batch.id} E1 W06000002 2022-06`;
  expect(refusals(run)).toEqual([`return-version-late ${batch.id} 2`, purged, purged, purged]);
});

const doubtful = { roleCode: "UNCLEAR", registration: "NONE" };

test("what waits for a person in a batch that stays is decided as before: the person is known", async () => {
  const book = bookIn();
  await book.run(month(0, 1, [{ person: 0 }]));
  await book.run(month(0, 2, [{ person: 0, cells: doubtful }]));
  await book.purge(1);
  const third = await book.run(month(0, 3, [{ person: 0, lump: true }]));
  expect([refusals(third), outcomesIn(third)]).toEqual([["taken"], ["payable 1498.00"]]);
  expect(await book.sums()).toContain("social-care-payment-2022 PAYMENT 149800");
  await book.check();
});

test("a purged version that stands again, as the one after it was withdrawn, is not replaced", async () => {
  const book = bookIn();
  const { batch } = await book.run(month(0, 1, [{ person: 0 }]));
  const second = await book.run(month(0, 2, [{ person: 1 }]));
  await book.purge(1);
  expect(await book.withdraw(second.batch.id)).toBe(true);
  const third = await book.run(month(0, 3, [{ person: 0 }]));
  expect(refusals(third)).toEqual([`return-purged ${batch.id} E1 W06000002 2022-06`]);
  expect(await book.sums()).toContain("social-care-payment-2022 PAYMENT 29960");
  await book.check();
});

test("posted again after it was withdrawn, a return is not purged with the batch of then", async () => {
  const book = bookIn();
  const file = month(0, 1, [{ person: 0 }]);
  const { batch } = await book.run(file);
  expect(await book.withdraw(batch.id)).toBe(true);
  expect((await book.run(file)).posted).toBe(true);
  await book.purge(1);
  expect(refusals(await book.run(month(0, 2, [{ person: 0 }])))).toEqual(["taken"]);
});

test("a file of on-costs that was purged is not replaced, and what it brought stays", async () => {
  const book = bookIn();
  await book.run(month(0, 1, [{ person: 0, bare: true }]));
  const { batch } = await book.run(costs(0, 1, 0));
  await book.purge(1, 2);
  const before = await book.sums();
  expect(before.filter((one) => one.includes("EMPLOYER_"))).toHaveLength(2);
  const run = await book.run(costs(0, 2, 0));
  expect(refusals(run)).toEqual([`return-purged ${batch.id} E1 W06000002 2022-06`]);
  expect(await book.sums()).toEqual(before);
  await book.check();
});

test("nor is a return of the sick-pay scheme", async () => {
  const book = bookIn();
  const { batch } = await book.run(claimsCsv([claim(0)]));
  await book.purge(1);
  const before = await book.sums();
  expect(before).not.toEqual([]);
  const run = await book.run(claimsCsv([claim(1)], { sequence: "2" }));
  expect(refusals(run)).toEqual([expect.stringContaining(`return-purged ${batch.id} E0042`)]);
  expect(await book.sums()).toEqual(before);
  await book.check();
});

test("a version that would have come anew with it does not: what waits for it is refused, too", async () => {
  const book = bookIn();
  const starter = { starter: true, shifts: 4, expected: true };
  await book.run(month(0, 1, [{ person: 0, ...starter }, { person: 1 }]));
  await book.run(month(1, 1, [{ person: 0, ...starter }, { person: 1 }]));
  await book.purge(2);
  const run = await book.run(month(0, 2, [{ person: 1 }]), month(1, 2, [{ person: 1 }]));
  expect(refusals(run).map((one) => one.split(" ")[0])).toEqual(["return-recovered-since", "return-purged"]);
});

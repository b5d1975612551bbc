// Absences that reach the council over two batches come to what they come to in one: an earlier row that was paid
// nothing links, holds and counts as it does among rows that are sent together.
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { addDays, type Day, dayFromText, dayText } from "../../src/core/day.ts";
import { claim, claimsCsv, days, type PlainRow } from "./sick-pay.ts";
import { type Decided, type SmallBook, smallBook } from "./small-book.ts";

const books: SmallBook[] = [];
afterEach(async () => {
  for (const book of books.splice(0)) await book.remove();
});

function newBook(): SmallBook {
  const made = smallBook();
  books.push(made);
  return made;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** Claims far above what is due, so that what is computed is payable. */
const plenty = { sspPaid: "", topUpClaimed: "3000.00" };

/** Rows as sent: one file for each employer and month, in this order. */
function filesOf(month: string, rows: readonly PlainRow[], cover: PlainRow = {}): Files {
  const employers = [...new Set(rows.map(({ employerId = "E0042" }) => employerId))].sort();
  return new Map(
    employers.map((employerId) => {
      const mine = rows.filter((row) => (row["employerId"] ?? "E0042") === employerId);
      const bare = mine.map(({ employerId: _, ...row }) => row);
      return [
        `${month} ${employerId}.csv`,
        claimsCsv(bare, { period: month, employerId, ...cover }),
      ] as const;
    }),
  );
}

const november = (...rows: readonly PlainRow[]) => filesOf("2020-11", rows);
const december = (...rows: readonly PlainRow[]) => filesOf("2020-12", rows);

/** "payable 25.65" of each row. */
function outcomes({ lines }: Decided): readonly string[] {
  return lines.map((line) => `${line["outcome"]} ${line["topUp"]}`);
}

/** The cases, whichever batch the other row is in. */
function cases({ batch }: Decided): readonly string[] {
  return batch.duplicates
    .map((one) => `${one.fileA}:${one.rowA} ${one.fileB}:${one.rowB} ${one.kind} ${one.reason} ${one.effect}`)
    .sort();
}

/** One batch with all files, and two on a ledger of their own. */
async function bothWays(first: Files, second: Files) {
  const together = await newBook().submit(new Map([...first, ...second]));
  const book = newBook();
  const before = await book.submit(first);
  const after = await book.submit(second);
  // Without the ledger the later batch is the same again, and nothing else was ever asked.
  const again = await book.again(second, after.prior);
  expect(again.batch.id).toBe(after.batch.id);
  expect(again.lines).toEqual(after.lines);
  expect(await (await book.ledger()).check()).toEqual([]);
  return { book, together, before, after };
}

/** What can be wrong with a row that is paid nothing. */
const unpaid = {
  unclear: { roleCode: "UNCLEAR" },
  "of no top-up": { sspPaid: "900.00" },
  refused: { workerOptIn: "N" },
  rejected: { hoursPattern: "IRREGULAR", normalWeeklyPay: "" },
} as const satisfies Readonly<Record<string, PlainRow>>;
type Kind = keyof typeof unpaid;

describe("an absence of an earlier batch that was paid nothing", () => {
  /** Alone the second spell is below the limit of £120 a week and has no sick pay. */
  const first = { ...days("2020-11-02", "2020-11-06"), ...plenty, normalWeeklyPay: "121.50" };
  const second = claim(1, {
    ...days("2020-11-30", "2020-12-04"),
    ...plenty,
    normalWeeklyPay: "119.00",
    sickPayType: "NO_SSP",
  });

  test.for([
    ["unclear", "refer 0.00", "refer 0.00"],
    ["of no top-up", "payable 0.00", "refer 0.00"],
    ["refused", "not-eligible 0.00", "refer 0.00"],
    ["rejected", "rejected 0.00", "payable 119.00"],
  ] as const)("%s: is a spell of sick pay all the same, unless it was rejected", async ([
    kind,
    was,
    comes,
  ]) => {
    const earlier = claim(1, { ...first, ...unpaid[kind] });
    const { together, before, after } = await bothWays(november(earlier), december(second));
    expect([...outcomes(before), ...outcomes(after)]).toEqual([was, comes]);
    expect(outcomes(together)).toEqual([was, comes]);
  });

  test.for([
    ["unclear", "payable 150.39"],
    ["of no top-up", "payable 150.39"],
    ["refused", "payable 150.39"],
    ["rejected", "payable 250.65"],
  ] as const)("%s: its days count for the longest isolation, unless it was rejected", async ([
    kind,
    comes,
  ]) => {
    const ill = { absenceCategory: "POSITIVE", ...plenty };
    // The ten days of an own illness that began on the 2nd are over on the 11th.
    const earlier = claim(1, { ...ill, ...days("2020-11-02", "2020-11-08"), ...unpaid[kind] });
    const later = claim(1, { ...ill, ...days("2020-11-09", "2020-11-13") });
    const { together, after } = await bothWays(november(earlier), december(later));
    expect(outcomes(after)).toEqual([comes]);
    expect(outcomes(together).slice(1)).toEqual([comes]);
  });

  test.for([
    ["unclear", true],
    ["of no top-up", true],
    ["refused", false],
    ["rejected", false],
  ] as const)("%s: holds a row of the same days: %s", async ([kind, holds]) => {
    const earlier = claim(1, { ...plenty, ...unpaid[kind] });
    const later = claim(1, { ...plenty, ...days("2020-11-20", "2020-11-24") });
    const { together, before, after } = await bothWays(november(earlier), december(later));
    expect(outcomes(after)[0]?.split(" ")[0]).toBe(holds ? "held" : "payable");
    expect(outcomes(after)).toEqual(outcomes(together).slice(1));
    expect(cases(after)).toEqual(cases(together));
    expect(after.batch.duplicates).toMatchObject(
      holds ? [{ batchB: before.batch.id, keep: "A", effect: "held" }] : [],
    );
  });

  test.for([
    ["unclear", 1],
    ["refused", 0],
    ["rejected", 0],
  ] as const)("%s, with another employer: is listed %i times and holds nothing", async ([kind, times]) => {
    const earlier = claim(1, { ...plenty, ...unpaid[kind] });
    const later = { ...claim(1, plenty), employerId: "E0077" };
    const { together, after } = await bothWays(november(earlier), december(later));
    expect(outcomes(after)).toEqual(["payable 501.30"]);
    expect(cases(after)).toEqual(cases(together));
    expect(after.batch.duplicates).toHaveLength(times);
    for (const one of after.batch.duplicates) {
      expect(one).toMatchObject({ effect: "information", amountAtRisk: 0, keep: "A" });
    }
  });

  test("is what a later row is listed with, before any row of its own batch", async () => {
    const away = (first: string, last: string) => claim(1, { ...plenty, ...days(first, last) });
    const { together, after } = await bothWays(
      november(away("2020-11-02", "2020-11-05")),
      december(
        away("2020-11-06", "2020-11-09"),
        { ...away("2020-11-03", "2020-11-06"), employerId: "E0077" },
        { ...away("2020-11-08", "2020-11-12"), employerId: "E0077" },
      ),
    );
    expect(cases(after)).toEqual(cases(together));
    expect(after.batch.duplicates.map(({ fileA }) => fileA).sort()).toEqual([
      "2020-11 E0042.csv",
      "2020-12 E0042.csv",
    ]);
  });

  test("is out of sight when its batch is withdrawn", async () => {
    const book = newBook();
    const earlier = await book.submit(november(claim(1, { ...first, ...unpaid.unclear })));
    expect(await book.withdraw(earlier.batch.id)).toBe(true);
    expect(outcomes(await book.submit(december(second)))).toEqual(["payable 119.00"]);
  });

  test("is out of sight when a later version of its return no longer has it", async () => {
    const book = newBook();
    await book.submit(november(claim(1, { ...first, ...unpaid.unclear }), claim(2, plenty)));
    const again = await book.submit(filesOf("2020-11", [claim(2, plenty)], { sequence: "2" }));
    expect(outcomes(again)).toEqual(["payable 501.30"]);
    expect(outcomes(await book.submit(december(second)))).toEqual(["payable 119.00"]);
  });

  test("does not hold the row that comes in its place", async () => {
    const book = newBook();
    await book.submit(november(claim(1, { ...plenty, ...unpaid.unclear })));
    const again = await book.submit(filesOf("2020-11", [claim(1, plenty)], { sequence: "2" }));
    expect(outcomes(again)).toEqual(["payable 501.30"]);
    expect(again.batch.duplicates).toEqual([]);
  });
});

describe("a row that is held against an earlier batch", () => {
  const first = claim(1, { ...plenty, ...days("2020-11-09", "2020-11-13") });
  const between = claim(1, { ...plenty, ...days("2020-11-13", "2020-11-18") });
  const last = claim(1, { ...plenty, ...days("2020-11-18", "2020-11-24") });

  test("holds no row of its own batch", async () => {
    const { together, after } = await bothWays(november(first), december(between, last));
    expect(outcomes(after).map((text) => text.split(" ")[0])).toEqual(["held", "payable"]);
    expect(outcomes(after)).toEqual(outcomes(together).slice(1));
    expect(cases(after)).toEqual(cases(together));
  });

  test("stands nowhere: it neither holds nor links in the batch after it", async () => {
    const book = newBook();
    await book.submit(november(first));
    await book.submit(december(between));
    const third = await book.submit(filesOf("2021-01", [last]));
    const together = await newBook().submit(
      new Map([...november(first), ...december(between), ...filesOf("2021-01", [last])]),
    );
    expect(outcomes(third)).toEqual(outcomes(together).slice(2));
    expect(outcomes(third)[0]).toMatch(/^payable [1-9]/);
  });
});

type Small = {
  readonly person: number;
  readonly employerId: string;
  readonly start: number;
  readonly length: number;
  readonly kind: Kind | "as usual" | "without sick pay";
  readonly pay: string;
  readonly reason: string;
};

const small: fc.Arbitrary<Small> = fc.record({
  person: fc.integer({ min: 1, max: 2 }),
  employerId: fc.constantFrom("E0042", "E0042", "E0077"),
  start: fc.integer({ min: 0, max: 75 }),
  // Shorter ones form no spell by themselves, so that what comes after them could give them sick pay.
  length: fc.integer({ min: 4, max: 12 }),
  kind: fc.constantFrom(
    "as usual",
    "as usual",
    "without sick pay",
    "unclear",
    "of no top-up",
    "refused",
    "rejected",
  ),
  pay: fc.constantFrom("346.50", "121.50", "119.00", "60.00"),
  reason: fc.constantFrom("POSITIVE", "POSITIVE", "TTP_CONTACT"),
});

const begin = dayFromText("2020-11-02") as Day; // It is one.

function rowOf({ person, employerId, start, length, kind, pay, reason }: Small): PlainRow {
  const first = addDays(begin, start);
  return {
    ...claim(person, {
      ...plenty,
      ...days(dayText(first), dayText(addDays(first, length - 1))),
      normalWeeklyPay: pay,
      absenceCategory: reason,
      ...(kind === "as usual" ? {} : kind === "without sick pay" ? { sickPayType: "NO_SSP" } : unpaid[kind]),
    }),
    employerId,
  };
}

test("absences in order of their days come to the same in one batch and in two", async () => {
  let rows = 0;
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(small, { minLength: 2, maxLength: 7 }), fc.nat(5), async (some, cut) => {
      const ordered = some.toSorted((a, b) => a.start - b.start).map(rowOf);
      const at = 1 + (cut % (ordered.length - 1));
      const first = filesOf("2020-11", ordered.slice(0, at));
      const second = filesOf("2020-12", ordered.slice(at));
      const { together, before, after } = await bothWays(first, second);
      expect([...outcomes(before), ...outcomes(after)]).toEqual(outcomes(together));
      expect([...cases(before), ...cases(after)].sort()).toEqual(cases(together));
      expect(before.batch.totals.payable + after.batch.totals.payable).toBe(together.batch.totals.payable);
      for (const book of books.splice(0)) await book.remove();
      rows += ordered.length;
      for (const text of outcomes(after)) {
        const outcome = text.split(" ")[0] ?? "";
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }
    }),
    // One seed, so that what was seen is the same each time.
    { numRuns: 60, seed: 1_498 },
  );
  expect(rows).toBeGreaterThan(120);
  for (const outcome of ["payable", "refer", "held", "not-eligible", "rejected"]) {
    expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(0);
  }
});

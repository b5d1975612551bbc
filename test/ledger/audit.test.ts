// What auditors ask of the book: the return that is replaced, what is to be taken back, the grant claim.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { namesAmong } from "../../src/batch/past/names.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, month, posting, postMonth, sha, someone, submission } from "./book.ts";

async function book() {
  return await openLedger(join(folder(), "ledger.sqlite"));
}

describe("what stands of a return", () => {
  test("is said by person and head, net, in the order of its rows; only who is asked about is named", async () => {
    const ledger = await book();
    await ledger.post(entry("first"), [
      posting(2, { row: 9 }),
      posting(1, { row: 7 }),
      posting(1, { row: 7, head: "EMPLOYER_NI", amount: 4_134 }),
      posting(3, { row: 8 }),
    ]);
    const found = await ledger.findReturn({ ...submission(), scheme: submission().scheme });
    const place = { batchId: found?.batchId, file: found?.file };
    const standing = await ledger.standingOf(found?.submission ?? 0, [someone(1), someone(3), someone(99)]);
    expect(standing).toEqual([
      { person: someone(1), head: "PAYMENT", amount: 29_960, ...place, sheet: "", row: 7 },
      { person: someone(1), head: "EMPLOYER_NI", amount: 4_134, ...place, sheet: "", row: 7 },
      { person: someone(3), head: "PAYMENT", amount: 29_960, ...place, sheet: "", row: 8 },
      { person: undefined, head: "PAYMENT", amount: 29_960, ...place, sheet: "", row: 9 },
    ]);
    await ledger.close();
  });

  test("is nothing once the return was replaced", async () => {
    const ledger = await book();
    await ledger.post(entry("first"), [posting(1)]);
    const old = (await ledger.findReturn(submission()))?.submission ?? 0;
    await ledger.post(entry("second", { submissions: [submission({ sequence: 2 })], replaces: [old] }), [
      posting(1, { head: "EMPLOYER_NI", instalment: 0, amount: 100 }),
    ]);
    expect(await ledger.standingOf(old, [someone(1)])).toEqual([]);
    const now = (await ledger.findReturn(submission()))?.submission ?? 0;
    expect((await ledger.standingOf(now, [])).map(({ head, amount }) => [head, amount])).toEqual([
      ["EMPLOYER_NI", 100],
    ]);
    await ledger.close();
  });
});

describe("recoveries", () => {
  test("stand until they are undone, beside what they can be set off against; one person can be named", async () => {
    const ledger = await book();
    await postMonth(ledger, 1, [1, 2]);
    const july = month("2022-07");
    const taken = { kind: "recovery", head: "RECOVERY", instalment: 0, dueMonth: july } as const;
    const batch = entry("july", { submissions: [submission({ period: july })] });
    await ledger.post(batch, [
      posting(3, { instalment: 1, dueMonth: july, amount: 20_000 }),
      posting(1, { ...taken, amount: -29_960 }),
      posting(2, { ...taken, amount: -29_960 }),
    ]);
    const names = namesAmong(ledger, [someone(2)]);
    const found = (await ledger.recoveries()).map((line) => ({ ...line, person: names(line.personKey) }));
    expect(
      found.map(({ person, amount, row, otherwisePayable }) => [person, amount, row, otherwisePayable]),
    ).toEqual([
      [undefined, -29_960, 2, 20_000],
      [someone(2), -29_960, 3, 20_000],
    ]);
    expect(found[0]).toMatchObject({
      batchId: batch.id,
      employerId: "E0042",
      file: "july.csv",
      period: july,
    });
    expect(found[0]?.personKey).toMatch(/^[0-9a-f]{64}$/);
    await ledger.withdraw({ id: "aaaaaaaaaaaa", manifest: sha("w"), staging: "" }, batch.id);
    expect(await ledger.recoveries()).toEqual([]);
    await ledger.close();
  });
});

describe("the book added up", () => {
  test("by council, due month, month of the return and head is the book's total", async () => {
    const ledger = await book();
    await postMonth(ledger, 1, [1, 2]);
    await ledger.post(
      entry("july", { submissions: [submission({ period: month("2022-07"), laCode: "W06000001" })] }),
      [
        posting(4, { dueMonth: month("2022-06") }),
        posting(4, { head: "EMPLOYER_NI", dueMonth: month("2022-06"), amount: 4_134 }),
      ],
    );
    const sums = await ledger.accrued();
    expect(
      sums.map(({ laCode, dueMonth, period, head, amount }) => [laCode, dueMonth - period, head, amount]),
    ).toEqual([
      ["W06000001", -1, "PAYMENT", 29_960],
      ["W06000001", -1, "EMPLOYER_NI", 4_134],
      ["W06000015", 0, "PAYMENT", 59_920],
    ]);
    const total = (await ledger.batches()).reduce((sum, batch) => sum + batch.total, 0);
    expect(sums.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    await ledger.close();
  });
});

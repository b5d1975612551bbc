// What the book says after batches, new versions and withdrawals.
import { join } from "node:path";
import { expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import { openLedger } from "./asked-book.ts";
import {
  entry,
  folder,
  id,
  instalment,
  month,
  posting,
  postMonth,
  scheme,
  sha,
  someone,
  submission,
} from "./book.ts";

async function newLedger() {
  return await openLedger(join(folder(), "ledger.sqlite"));
}

test("a new book knows nobody and ends nowhere", async () => {
  const ledger = await newLedger();
  expect(await ledger.factsOf(someone(1), scheme)).toBeUndefined();
  expect(await ledger.end()).toMatchObject({ sequence: 0, id: "", manifest: "", chain: "", head: "" });
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("instalments add up over the months", async () => {
  const ledger = await newLedger();
  for (const number of [1, 2, 3]) await postMonth(ledger, number, [1, 2]);
  expect(await ledger.factsOf(someone(1), scheme)).toEqual({
    paid: 3 * instalment,
    instalments: [1, 2, 3],
    lumpPaid: false,
  });
  const found = await ledger.factsFor([2, 9, 1, 2].map(someone), scheme);
  expect([...found.keys()]).toEqual([someone(1), someone(2)]);
  expect(
    (await ledger.claimsOf(someone(2), scheme)).map((claim) => [
      claim.employerId,
      claim.instalments,
      claim.row,
    ]),
  ).toEqual([
    ["E0042", [1], 3],
    ["E0042", [2], 3],
    ["E0042", [3], 3],
  ]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a lump sum is known as one, with the hours it was claimed with", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("lump"), [posting(1, { amount: 149_800, instalment: 0, standing: [2250, 0] })]);
  expect(await ledger.factsOf(someone(1), scheme)).toEqual({
    paid: 149_800,
    instalments: [],
    lumpPaid: true,
  });
  expect(await ledger.claimsOf(someone(1), scheme)).toMatchObject([
    { amount: 149_800, standing: [2250, 0], laCode: "W06000015", period: month("2022-06"), file: "lump.csv" },
  ]);
  await ledger.close();
});

test("a newer version of a return replaces what stands of the older one, and the facts leave it out before", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("first"), [posting(1), posting(2)]);
  const older = await ledger.findReturn(submission());
  expect(older).toMatchObject({ sequence: 1, batchId: id("first"), file: "first.csv", sha256: sha("first") });
  const replaces = older === undefined ? [] : [older.submission];
  expect(await ledger.factsOf(someone(1), scheme, new Set(replaces))).toBeUndefined();
  expect(await ledger.claimsOf(someone(1), scheme, new Set(replaces))).toEqual([]);

  await ledger.post(entry("second", { submissions: [submission({ sequence: 2 })], replaces }), [
    posting(2),
    posting(3),
  ]);
  expect(await ledger.factsOf(someone(1), scheme)).toBeUndefined();
  expect((await ledger.factsOf(someone(2), scheme))?.paid).toBe(instalment);
  expect((await ledger.factsOf(someone(3), scheme))?.paid).toBe(instalment);
  expect((await ledger.findReturn(submission()))?.sequence).toBe(2);
  expect((await ledger.history(someone(2))).map((line) => [line.kind, line.amount])).toEqual([
    ["claim", instalment],
    ["reversal", -instalment],
    ["claim", instalment],
  ]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("an older or equal version of a return is not taken", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("second", { submissions: [submission({ sequence: 2 })] }), [posting(1)]);
  for (const sequence of [1, 2]) {
    const late = entry(`late ${sequence}`, { submissions: [submission({ sequence })] });
    await expect(ledger.post(late, [])).rejects.toThrow(
      expect.objectContaining({ kind: "conflict", reason: "return-not-newer" }),
    );
  }
  await ledger.post(entry("on-costs", { submissions: [submission({ layout: "wfp-oncost" })] }), [
    posting(1, { head: "EMPLOYER_NI", amount: 4509 }),
  ]);
  await ledger.close();
});

test("a withdrawn batch counts for nothing, stays in the book, and can be posted again", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("first"), [posting(1), posting(2)]);
  expect(await ledger.seenInput(sha("first"))).toEqual({ batchId: id("first"), file: "first.csv" });
  await ledger.withdraw({ id: id("withdrawal"), manifest: sha("w"), staging: "" }, id("first"));
  expect(await ledger.factsOf(someone(1), scheme)).toBeUndefined();
  expect(await ledger.seenInput(sha("first"))).toBeUndefined();
  expect(await ledger.findReturn(submission())).toBeUndefined();
  expect(await ledger.findBatch(id("first"))).toBeUndefined();
  expect(await ledger.batches()).toMatchObject([
    { sequence: 1, kind: "run", withdrawnBy: 2, total: 2 * instalment },
    { sequence: 2, kind: "withdrawal", withdraws: id("first"), total: -2 * instalment },
  ]);
  await ledger.post(entry("first"), [posting(1), posting(2)]);
  expect((await ledger.findBatch(id("first")))?.sequence).toBe(3);
  expect((await ledger.factsOf(someone(1), scheme))?.paid).toBe(instalment);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("withdrawing a newer version brings the older one back, and then that can be withdrawn or replaced", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("v1"), [posting(1)]);
  const replaces = [(await ledger.findReturn(submission()))?.submission ?? 0];
  await ledger.post(entry("v2", { submissions: [submission({ sequence: 2 })], replaces }), [posting(2)]);
  await expect(
    ledger.withdraw({ id: id("too soon"), manifest: sha("w"), staging: "" }, id("v1")),
  ).rejects.toThrow(expect.objectContaining({ kind: "refused", reason: "later-batch-rests-on-it" }));
  await ledger.withdraw({ id: id("w2"), manifest: sha("w2"), staging: "" }, id("v2"));
  expect(await ledger.factsOf(someone(1), scheme)).toEqual({
    paid: instalment,
    instalments: [1],
    lumpPaid: false,
  });
  expect(await ledger.factsOf(someone(2), scheme)).toBeUndefined();
  expect(await ledger.claimsOf(someone(1), scheme)).toMatchObject([
    { batchId: id("v1"), amount: instalment },
  ]);
  await ledger.post(entry("v3", { submissions: [submission({ sequence: 2 })], replaces }), [posting(3)]);
  expect(await ledger.factsOf(someone(1), scheme)).toBeUndefined();
  await ledger.withdraw({ id: id("w3"), manifest: sha("w3"), staging: "" }, id("v3"));
  await ledger.withdraw({ id: id("w1"), manifest: sha("w1"), staging: "" }, id("v1"));
  expect(await ledger.factsOf(someone(1), scheme)).toBeUndefined();
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a batch cannot be withdrawn when a later recovery rests on it, nor twice, nor a withdrawal", async () => {
  const ledger = await newLedger();
  await ledger.post(entry("paid"), [posting(1)]);
  await ledger.post(
    entry("recovered", { submissions: [submission({ sequence: undefined, layout: "decisions" })] }),
    [posting(1, { kind: "recovery", head: "RECOVERY", amount: -instalment, instalment: 0 })],
  );
  const header = { id: id("w"), manifest: sha("w"), staging: "" };
  await expect(ledger.withdraw(header, id("paid"))).rejects.toThrow(
    expect.objectContaining({ reason: "later-batch-rests-on-it" }),
  );
  expect(await ledger.factsOf(someone(1), scheme)).toEqual({ paid: 0, instalments: [1], lumpPaid: false });
  await ledger.withdraw(header, id("recovered"));
  await expect(ledger.withdraw({ ...header, id: id("w2") }, id("recovered"))).rejects.toThrow(
    expect.objectContaining({ reason: "batch-unknown" }),
  );
  await expect(ledger.withdraw({ ...header, id: id("w3") }, id("w"))).rejects.toThrow(
    expect.objectContaining({ reason: "batch-is-a-withdrawal" }),
  );
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a batch that the book forbids leaves nothing behind", async () => {
  const ledger = await newLedger();
  await postMonth(ledger, 1, [1]);
  const before = await ledger.end();
  await expect(
    ledger.post(entry("twice", { submissions: [submission({ employerId: "E0077" })] }), [
      posting(2),
      posting(1),
    ]),
  ).rejects.toThrow(expect.objectContaining({ kind: "conflict", reason: "instalment-twice" }));
  expect(await ledger.end()).toEqual(before);
  expect(await ledger.factsOf(someone(2), scheme)).toBeUndefined();
  await ledger.close();
});

test("balances by person, employer, council and month tell the same sum", async () => {
  const ledger = await newLedger();
  await postMonth(ledger, 1, [1, 2]);
  await postMonth(ledger, 2, [1]);
  await ledger.post(
    entry("other", { submissions: [submission({ employerId: "E0077", laCode: "W06000003" })] }),
    [posting(3), posting(3, { head: "EMPLOYER_NI", amount: 4509 })],
  );
  const total = 4 * instalment + 4509;
  for (const by of ["person", "employer", "council", "month"] as const) {
    expect((await ledger.balances(by)).reduce((sum, line) => sum + line.total, 0)).toBe(total);
  }
  expect(await ledger.balances("employer")).toMatchObject([
    { key: "E0042", total: 3 * instalment, postings: 3 },
    { key: "E0077", total: instalment + 4509, postings: 2, byHead: [instalment, 4509, 0, 0, 0, 0] },
  ]);
  expect((await ledger.balances("month", scheme)).map((line) => line.key)).toEqual(["2022-06", "2022-07"]);
  expect(await ledger.balances("month", "another")).toEqual([]);
  await ledger.close();
});

test("a case stays open until somebody decides; its recovered pence add up", async () => {
  const ledger = await newLedger();
  const code = `${id("cases")}-1`;
  const one = {
    code,
    scheme,
    person: someone(1),
    certainty: "certain",
    kind: "two-employers",
    fileA: "a.csv",
    rowA: 2,
    employerA: "E0042",
    fileB: "b.csv",
    rowB: 9,
    employerB: "E0077",
    batchB: "",
    evidence: "ni-number",
    keep: "A",
    reason: "more-hours",
    amountAtRisk: pence(instalment),
  } as const;
  await ledger.post(entry("cases", { cases: [one] }), []);
  expect(await ledger.cases()).toMatchObject([
    { code, status: "open", outcome: "", recovered: 0, batchId: id("cases") },
  ]);
  const event = {
    code,
    status: "closed",
    outcome: "ERROR_RECOVERED",
    day: undefined,
    decidedBy: "officer 7",
  } as const;
  const decision = entry("decision", {
    submissions: [],
    caseEvents: [{ ...event, evidence: "letter", recovered: pence(instalment) }],
  });
  await ledger.post(decision, []);
  expect(await ledger.cases()).toMatchObject([
    { status: "closed", outcome: "ERROR_RECOVERED", recovered: instalment },
  ]);
  await ledger.withdraw({ id: id("w"), manifest: sha("w"), staging: "" }, id("decision"));
  expect(await ledger.cases()).toMatchObject([{ status: "open", outcome: "", recovered: 0 }]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a scheme's ceiling does not change under the book", async () => {
  const ledger = await newLedger();
  await postMonth(ledger, 1, [1]);
  await expect(
    ledger.post(entry("more", { schemes: [{ name: scheme, ceiling: pence(200_000) }] }), []),
  ).rejects.toThrow(expect.objectContaining({ kind: "refused", reason: "ceiling-differs" }));
  await ledger.close();
});

test("postings of nothing are left out", async () => {
  const ledger = await newLedger();
  expect(
    (await ledger.post(entry("fee"), [posting(1), posting(1, { head: "ADMIN_FEE", amount: 0 })])).postings,
  ).toBe(1);
  await ledger.close();
});

test("the same batches make the same chain, whatever the book", async () => {
  const made = [0, 1].map(async () => {
    const path = join(folder(), "ledger.sqlite");
    const first = await openLedger(path);
    // The people's keys differ from book to book, and the chain is built on them: only an empty batch is alike.
    const { chain } = await first.post(entry("alike"), []);
    await first.close();
    return chain;
  });
  const chains = await Promise.all(made);
  expect(chains[0]).toBe(chains[1]);
});

test("a decision is found by its person and by its reference, until its batch is withdrawn", async () => {
  const ledger = await newLedger();
  const decision = { input: 0, scheme, person: someone(1), code: "A-1", sheet: "", row: 2, details: "{}" };
  expect(await ledger.hasDecisions()).toBe(false);
  await ledger.post(entry("appeals", { submissions: [], decisions: [decision] }), []);
  const { input, person, ...rest } = decision;
  const found = { ...rest, batchId: id("appeals"), file: "appeals.csv" };
  expect(await ledger.hasDecisions()).toBe(true);
  expect(await ledger.decisionsOf(someone(1))).toEqual([{ ...found, person }]);
  expect(await ledger.decisionsOf(someone(2))).toEqual([]);
  expect(await ledger.decisionsUnder("A-1")).toEqual([{ ...found, person: undefined }]);
  expect(await ledger.decisionsUnder("A-2")).toEqual([]);
  expect(await ledger.check()).toEqual([]);
  await ledger.withdraw({ id: id("back"), manifest: sha("back"), staging: "" }, id("appeals"));
  expect(await ledger.decisionsOf(someone(1))).toEqual([]);
  expect(await ledger.decisionsUnder("A-1")).toEqual([]);
  await ledger.close();
});

// The law of the list: whatever comes in, what a batch lists of open matters is what `ledger open` lists after it, line by line
// and of every kind; shortfalls and open on-costs are those of the batch's own employers. Decided again from what was written
// down of the past, it is the same. The long run: npm run test:long.
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { day, monthOf, monthText } from "../../src/core/day.ts";
import { poundsText } from "../../src/core/money.ts";
import { purge } from "../ledger/book.ts";
import {
  type Decided,
  fileOf,
  netOf,
  persons,
  rulingsFile,
  type SmallBook,
  type SmallCosts,
  type SmallReturn,
  type SmallRow,
  type SmallRuling,
  smallBook,
  smallCosts,
  steadyRow,
} from "./small-book.ts";

const says: readonly Partial<SmallRow>[] = [
  {},
  {},
  {},
  { lump: true },
  { unclaimed: true },
  { bare: true },
  { starter: true, shifts: 4, expected: true },
  { starter: true, shifts: 4 },
  { shifts: 4 },
  { cells: { workCountry: "ENGLAND" } },
  { cells: { roleCode: "UNCLEAR", registration: "NONE" } },
  { cells: { consentDataCymru: "N" } },
  { cells: { payDate: "2022-13-01" } },
  { cells: { leaveReason: "RESIGNED", leaveDate: "" } },
  { cells: { declined: "Y", formReceivedDate: "" } },
  { leaves: "this month" },
  { leaves: "month before" },
  { leaves: "dismissed" },
];

const row: fc.Arbitrary<SmallRow> = fc
  .record({
    person: fc.nat(persons.length - 1),
    told: fc.constantFrom(...says),
    hours: fc.constantFrom(20, 37),
  })
  .map(({ person, told, hours }) => ({ ...steadyRow, person, hours, ...told }));

const payer = {
  employerId: fc.constantFrom("E1", "E1", "E2"),
  laCode: fc.constantFrom("W06000002", "W06000002", "W06000009"),
};

const oneReturn: fc.Arbitrary<SmallReturn> = fc
  .record({
    ...payer,
    month: fc.constantFrom(0, 1, 2, 3, 4, 4),
    sequence: fc.integer({ min: 1, max: 4 }),
    rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: ({ person }) => person }),
  })
  .map((one) => ({ ...one, rows: one.rows.map((of) => ({ ...of, instalmentNo: one.month + 1 })) }));

const ruling: fc.Arbitrary<SmallRuling> = fc
  .record({
    person: fc.nat(persons.length - 1),
    employerId: fc.constantFrom("E1", "E1", "E2"),
    ruleId: fc.constantFrom("WFP-31", "WFP-33", "WFP-71", "WFP-74", "WFP-79", "WFP-92", "WFP-52"),
    outcome: fc.constantFrom("ELIGIBLE", "ELIGIBLE", "NOT_ELIGIBLE", "WITHDRAWN"),
    day: fc.integer({ min: 10, max: 28 }),
    isAppeal: fc.boolean(),
  })
  .map(({ person, employerId, ruleId, outcome, day, isAppeal }) => {
    const received = `2022-07-${day}`;
    const appeal = { decisionType: "APPEAL_STAGE1", refusedBy: "LA", originalDecidedBy: "Huw Prys" };
    return {
      ...{
        person,
        employerId,
        ruleId,
        caseId: `${isAppeal ? "AP" : "OV"}-${person}-${employerId}-${ruleId}-${outcome}-${day}`,
      },
      cells: isAppeal
        ? { ...appeal, approvedBy: "", receivedDate: received, decidedDate: "", outcome: "REFERRED_STAGE2" }
        : { outcome, receivedDate: received, decidedDate: received },
    };
  });

type Step =
  | {
      readonly kind: "submit";
      readonly files: readonly (SmallReturn | SmallCosts)[];
      readonly rulings: readonly SmallRuling[];
    }
  | { readonly kind: "withdraw"; readonly back: number }
  | { readonly kind: "purge"; readonly back: number };

const costs = fc.tuple(smallCosts, fc.record(payer)).map(([one, of]) => ({ ...one, ...of }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      files: fc.array(fc.oneof({ arbitrary: oneReturn, weight: 4 }, { arbitrary: costs, weight: 1 }), {
        minLength: 1,
        maxLength: 4,
      }),
      rulings: fc.oneof(
        { arbitrary: fc.constant([]), weight: 2 },
        { arbitrary: fc.array(ruling, { minLength: 1, maxLength: 2 }), weight: 1 },
      ),
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ kind: fc.constant("withdraw" as const), back: fc.nat(3) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("purge" as const), back: fc.nat(3) }), weight: 1 },
);

function filesIn({ files, rulings }: Extract<Step, { kind: "submit" }>) {
  return new Map([
    ...(rulings.length === 0 ? [] : [["0.csv", rulingsFile(rulings)] as const]),
    ...files.map((one, at) => [`${at + 1}.csv`, fileOf(one)] as const),
  ]);
}

/** A case of duplicates does not say in the book for which council it is. */
const inBatch = ({ matters }: Pick<Decided, "matters">): readonly string[] =>
  matters
    .map((one) =>
      [
        ...[one.kind, one.employerId, one.kind === "duplicate" ? "" : one.laCode, monthText(one.period)],
        ...[
          poundsText(one.amount),
          one.ageMonths,
          one.about || one.reason,
          one.closes,
          one.sinceFile,
          one.sinceRow || "",
        ],
      ].join(" "),
    )
    .sort();

async function inLedger(book: SmallBook, { read, matters, decisions }: Decided): Promise<readonly string[]> {
  const returns = read.filter(({ refused, superseded }) => !refused && !superseded);
  const payers = new Set(returns.map(({ cover }) => `${cover.employerId} ${cover.laCode}`));
  const ruled = new Set(decisions.accepted.map(({ decision }) => decision.employerId));
  // A ruling does not say for which council the claim was.
  const employers = new Set([...returns.map(({ cover }) => cover.employerId ?? ""), ...ruled]);
  const isOwn = (employerId: string, laCode: string): boolean =>
    ruled.has(employerId) ||
    payers.has(`${employerId} ${laCode}`) ||
    (laCode === "" && employers.has(employerId));
  const { lines } = await openLines(await book.ledger(), book.law);
  expect(
    matters.every((one) => one.covers === (ofPayers.has(one.kind) ? "these-employers" : "everybody")),
  ).toBe(true);
  return lines
    .filter(
      (one) => !ofPayers.has(String(one["kind"])) || isOwn(String(one["employerId"]), String(one["laCode"])),
    )
    .map((one) =>
      [
        "kind",
        "employerId",
        "laCode",
        "period",
        "amount",
        "ageMonths",
        "about",
        "closes",
        "sinceFile",
        "sinceRow",
      ]
        .map((key) => one[key])
        .join(" "),
    )
    .sort();
}

const whole = 149_800;

/**
 * Whoever has something and less than the whole when October has been claimed for is listed once, with what is missing, unless
 * somebody said no: the worker, or a ruling. Nobody who has all of it is.
 */
async function keepsShortfalls(book: SmallBook, saidNo: ReadonlySet<number>): Promise<void> {
  const { lines } = await openLines(await book.ledger(), book.law);
  const listed = lines
    .filter(({ kind }) => kind === "shortfall")
    .map(({ amount }) => Math.round(Number(amount) * 100));
  if ((await (await book.ledger()).state()).latestMonth !== monthOf(day("2022-10-01"))) {
    expect(listed).toEqual([]);
    return;
  }
  const missing = (await book.history()).map((mine) => whole - netOf(mine));
  const may = missing.filter((amount) => amount > 0);
  for (const amount of listed) {
    expect(may).toContain(amount);
    may.splice(may.indexOf(amount), 1);
  }
  const must = missing.filter((amount, person) => amount > 0 && amount < whole && !saidNo.has(person));
  for (const amount of listed) if (must.includes(amount)) must.splice(must.indexOf(amount), 1);
  expect(must).toEqual([]);
}

const ofPayers: ReadonlySet<string> = new Set(["shortfall", "on-cost-open"]);

async function walk(steps: readonly Step[]): Promise<void> {
  const book = smallBook();
  const posted: string[] = [];
  const saidNo = new Set<number>();
  let purges = 0;
  try {
    for (const one of steps) {
      if (one.kind === "purge") {
        const wanted = posted.at(-1 - one.back);
        if (wanted === undefined) continue;
        const ledger = await book.ledger();
        const at = (await ledger.batches()).findLastIndex(({ id }) => id === wanted);
        await ledger.post(purge(`purge ${purges}`, at + 1));
        posted.splice(posted.indexOf(wanted), 1);
        purges += 1;
        continue;
      }
      if (one.kind === "withdraw") {
        const wanted = posted.at(-1 - one.back);
        if (wanted !== undefined && (await book.withdraw(wanted))) posted.splice(posted.indexOf(wanted), 1);
        continue;
      }
      const run = await book.submit(filesIn(one));
      for (const file of one.files)
        for (const of of "rows" in file ? file.rows : [])
          if (of.cells?.["declined"] === "Y") saidNo.add(of.person);
      for (const { person, cells } of one.rulings)
        if (cells?.["outcome"] === "NOT_ELIGIBLE") saidNo.add(person);
      // A batch of which nothing was taken, no return and no ruling, has nothing to do with the scheme.
      const taken = run.read.some(({ refused, layout }) => !refused && layout !== "decisions");
      if (!run.posted || (!taken && run.decisions.accepted.length === 0)) continue;
      posted.push(run.batch.id);
      expect(inBatch(run)).toEqual(await inLedger(book, run));
      // Nothing is missing of who was forgotten, and nobody else knows what they have.
      if (purges === 0) await keepsShortfalls(book, saidNo);
      const again = await book.again(filesIn(one), run.prior);
      expect(again.batch.id).toBe(run.batch.id);
      expect(inBatch(again)).toEqual(inBatch(run));
      expect(again.conditions).toEqual(run.conditions);
    }
    expect(await (await book.ledger()).check()).toEqual([]);
  } finally {
    await book.remove();
  }
}

const how = { numRuns: Number(process.env["TALIAD_LAWS"] ?? 10), endOnFailure: true };

test("a batch lists what the ledger lists after it", { timeout: 3_000_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), walk), how);
});

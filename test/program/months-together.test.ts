// Several months of one employer in one batch, returns whose money was taken back since, costs whose payment was undone,
// and a second employer of somebody who is being paid: what the ledger says goes before what the batch says of itself.
import { afterAll, describe, expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  fileOf,
  genuine,
  netOf,
  people,
  rulingsFile,
  type SmallBook,
  type SmallCosts,
  type SmallReturn,
  type SmallRow,
  type SmallRun,
  smallBook,
  steadyRow,
} from "./small-book.ts";

const books: SmallBook[] = [];
afterAll(async () => {
  for (const book of books) await book.remove();
});

function book(): SmallBook {
  const made = smallBook();
  books.push(made);
  return made;
}

const worker = steadyRow;
/** Started in June, paid because six shifts are expected by the end of it, and never worked them. */
const starter: SmallRow = { ...worker, starter: true, shifts: 4, expected: true };
const another: SmallRow = { ...worker, person: 1 };

function returnOf(month: number, rows: readonly SmallRow[], own: Partial<SmallReturn> = {}): SmallReturn {
  const numbered = rows.map((row) => ({ ...row, instalmentNo: month + 1 }));
  return { employerId: "E1", laCode: "W06000002", month, sequence: 1, rows: numbered, ...own };
}

function costsOf(month: number, own: Partial<SmallCosts> = {}): SmallCosts {
  const costs = [{ person: 0, lump: false }];
  return { employerId: "E1", laCode: "W06000002", month, sequence: 1, costs, ...own };
}

const submit = (to: SmallBook, ...files: readonly (SmallReturn | SmallCosts)[]): Promise<SmallRun> =>
  to.submit(new Map(files.map((file, at) => [`${9 - at}.csv`, fileOf(file)])));

/** "payable 299.60" of each row, taken back or paid, in the order in which the files were given. */
const outcomes = ({ lines }: SmallRun): readonly string[] =>
  lines
    .toSorted(
      (a, b) => (b["file"] ?? "").localeCompare(a["file"] ?? "") || Number(a["row"]) - Number(b["row"]),
    )
    .map(({ outcome, payment, recovery }) => `${outcome} ${recovery === "0.00" ? payment : recovery}`);

const costsIn = ({ lines }: SmallRun): readonly string[] =>
  lines.map(({ file, outcome, employerNi }) => `${file} ${outcome} ${employerNi}`).sort();

const whole = async (one: SmallBook): Promise<void> => expect(await (await one.ledger()).check()).toEqual([]);
const paidTo = async (one: SmallBook, person: number): Promise<number> =>
  netOf((await one.history())[person] ?? []);

const costless = { employerNi: "0.00", employerPension: "0.00" };
const claimsNothing = { amountPaid: "0.00", ...costless };

describe("a later month of somebody who has all of it, for which nothing is claimed", () => {
  test.for([
    { why: "a lump sum", first: { lump: true }, next: { lump: true } },
    {
      why: "a lump sum on expected shifts, which July shows",
      first: { ...starter, lump: true },
      next: { ...starter, lump: true, shifts: 9 },
    },
    { why: "a leaver's balance", first: { leaves: "this month" }, next: { leaves: "month before" } },
  ] as const)("after $why it is no second claim, in one batch as in two (WFP-55, 59)", async ({
    first,
    next,
  }) => {
    const june = returnOf(0, [{ ...worker, ...first }, another]);
    const [july, august] = [1, 2].map((month) =>
      returnOf(month, [{ ...worker, ...next, cells: claimsNothing }, another]),
    );
    if (july === undefined || august === undefined) throw new Error("two months");
    const [together, apart] = [book(), book()];
    const all = await submit(together, june, july, august);
    const each = [await submit(apart, june), await submit(apart, july), await submit(apart, august)];
    expect(outcomes(all)).toEqual(each.flatMap(outcomes));
    expect(outcomes(all).filter((_, at) => at % 2 === 0)).toEqual([
      "payable 1498.00",
      "payable 0.00",
      "payable 0.00",
    ]);
    expect(all.batch.duplicates).toEqual([]);
    expect(all.matters.filter(({ kind }) => kind !== "on-cost-open")).toEqual([]);
    await whole(together);
  });

  test("two rows of one month are still a case, and so is a second payment of a later one", async () => {
    const lump = { ...worker, lump: true };
    const one = await submit(book(), returnOf(0, [lump, { ...lump, cells: claimsNothing }]));
    expect(outcomes(one)).toEqual(["payable 1498.00", "held 0.00"]);
    const two = await submit(book(), returnOf(0, [lump]), returnOf(1, [lump]));
    expect(outcomes(two)).toEqual(["payable 1498.00", "held 0.00"]);
  });
});

describe("an earlier month comes with a new version of a later one that waits", () => {
  const lump: SmallRow = { ...worker, lump: true };
  const own = { employerId: "E2" };
  // By itself June would pay all of it, and August, which has paid it, be held, and stay.
  test("what stays is not paid a second time: the earlier month is held against it (WFP-55)", async () => {
    const one = book();
    await submit(one, returnOf(2, [lump], own));
    const { lines, batch, matters } = await submit(
      one,
      returnOf(0, [{ ...worker, leaves: "this month" }], own),
      returnOf(2, [lump], { ...own, sequence: 2 }),
    );
    expect(lines.map(({ outcome, payment }) => `${outcome} ${payment}`)).toEqual(["held 0.00", "held 0.00"]);
    expect(batch.duplicates.map(({ kind, reason, keep }) => [kind, reason, keep])).toEqual([
      ["same-employer", "claimed-before", "A"],
    ]);
    expect(matters.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["correction-waits", 149_800],
      // Employer's National Insurance 225.45 and pension 44.94 are computed on a lump sum beside 1,200.00.
      ["duplicate", 149_800 + 22_545 + 4_494],
    ]);
    expect(await paidTo(one, 0)).toBe(149_800);
    await whole(one);
  });

  test("an instalment that is not the one that stays is paid beside it", async () => {
    const one = book();
    await submit(
      one,
      returnOf(0, [another], own),
      returnOf(1, [{ ...worker, instalmentNo: 1 }, another], own),
    );
    const two = await submit(
      one,
      returnOf(1, [{ ...worker, cells: { consentDataCymru: "N" } }, another], { ...own, sequence: 2 }),
      returnOf(2, [worker, another], own),
    );
    expect(outcomes(two).filter((_, at) => at % 2 === 0)).toEqual(["held 0.00", "payable 299.60"]);
    expect(await paidTo(one, 0)).toBe(2 * 29_960);
    await whole(one);
  });
});

describe("months of one employer in one batch", () => {
  test("a refusal opens nothing where the payment that it contradicts was held after all (C-05)", async () => {
    const one = book();
    // Slips of one number are seen when July's rows are there; July's refusal was decided beside June's payment.
    const [number = ""] = people;
    const slip = `${number.slice(0, 5)}${number[6]}${number[5]}${number.slice(7)}`;
    const slipped = { ...worker, cells: { niNumber: slip } };
    const first = await submit(
      one,
      returnOf(0, [worker, another]),
      returnOf(1, [{ ...worker, cells: { workCountry: "ENGLAND" } }]),
      returnOf(1, [slipped], { employerId: "E2" }),
    );
    expect(outcomes(first)).toEqual(["held 0.00", "payable 299.60", "not-eligible 0.00", "held 0.00"]);
    expect(first.matters.map(({ kind }) => kind)).toEqual(["duplicate", "duplicate"]);
    // Paid since, the payment is none before the refusal.
    const rulings = (await (await one.ledger()).cases()).map(({ code, employerB }) =>
      genuine(code, { person: 0, employerId: employerB }),
    );
    const later = await one.submit(
      new Map([
        ["august.csv", fileOf({ ...returnOf(2, []), rows: [worker] })],
        ["rulings.csv", rulingsFile(rulings)],
      ]),
    );
    expect(outcomes(later)).toEqual(["payable 898.80"]);
    expect(later.matters).toEqual([]);
    expect((await openLines(await one.ledger(), one.law)).lines).toEqual([]);
    await whole(one);
  });

  test("follow one another, also where the ledger knows the months before", async () => {
    const one = book();
    await submit(one, returnOf(0, [worker]));
    const run = await submit(one, returnOf(2, [worker]), returnOf(1, [worker]));
    expect(outcomes(run)).toEqual(["payable 299.60", "payable 299.60"]);
    expect(await paidTo(one, 0)).toBe(3 * 29_960);
    await whole(one);
  });

  test("follow a new version of the month before", async () => {
    const one = book();
    await submit(one, returnOf(0, [worker]));
    const again = returnOf(0, [worker, another], { sequence: 2 });
    expect(outcomes(await submit(one, again, returnOf(1, [worker, another])))).toEqual([
      "payable 299.60",
      "payable 299.60",
      "payable 299.60",
      "payable 299.60",
    ]);
    await whole(one);
  });

  test("are held in one batch as in two when a number is left out", async () => {
    const [together, apart] = [book(), book()];
    const rows = { june: returnOf(0, [worker]), august: returnOf(2, [worker]) };
    expect(outcomes(await submit(together, rows.june, rows.august))).toEqual(["payable 299.60", "held 0.00"]);
    await submit(apart, rows.june);
    expect(outcomes(await submit(apart, rows.august))).toEqual(["held 0.00"]);
  });

  test("are taken at their word for people of whom no month before is there, in a first batch", async () => {
    const one = book();
    const joiner = { ...worker, person: 2 };
    const run = await submit(one, returnOf(0, [worker]), returnOf(1, [worker, joiner]));
    expect(outcomes(run)).toEqual(["payable 299.60", "payable 299.60", "payable 299.60"]);
    await whole(one);
  });

  test("take back once what the first of them takes back", async () => {
    const one = book();
    await submit(one, returnOf(0, [starter]));
    const run = await submit(one, returnOf(1, [starter]), returnOf(2, [starter]));
    expect(outcomes(run)).toEqual(["payable -299.60", "not-eligible 0.00"]);
    expect(await paidTo(one, 0)).toBe(0);
    await whole(one);
  });
});

test("a lump sum and the row that takes it back are no duplicates in one batch", async () => {
  const one = book();
  const lump = { ...starter, lump: true };
  const run = await submit(one, returnOf(0, [lump]), returnOf(1, [lump, lump]));
  expect(outcomes(run)).toEqual(["payable 1498.00", "payable -1498.00", "held 0.00"]);
  expect(await paidTo(one, 0)).toBe(0);
  await whole(one);
});

describe("a return whose money was taken back since", () => {
  async function takenBack(): Promise<SmallBook> {
    const one = book();
    await submit(one, returnOf(0, [starter, another]));
    await submit(one, returnOf(1, [starter, another]));
    expect(await paidTo(one, 0)).toBe(0);
    return one;
  }

  test("is refused alone, with the returns to hand in beside it, and others go on", async () => {
    const one = await takenBack();
    const other = returnOf(0, [{ ...worker, person: 2 }], { employerId: "E2" });
    const run = await submit(one, returnOf(0, [starter, another], { sequence: 2 }), other);
    expect([...run.batch.problemCounts.keys()]).toContain("return-recovered-since");
    expect(run.read.map(({ refused, firstProblem }) => refused && firstProblem?.found)).toEqual([
      false,
      "E1 W06000002 2022-07",
    ]);
    expect(outcomes(run)).toEqual(["payable 299.60"]);
    expect(await paidTo(one, 0)).toBe(0);
    await whole(one);
  });

  test("is refused, too, where only on-costs of the later month come anew", async () => {
    const one = book();
    const bareOne = { ...another, bare: true };
    await submit(one, returnOf(0, [starter, bareOne]));
    await submit(one, returnOf(1, [starter, bareOne]));
    const costs = [{ person: 1, lump: false }];
    await submit(one, costsOf(1, { costs }));
    const run = await submit(
      one,
      returnOf(0, [bareOne], { sequence: 2 }),
      costsOf(1, { costs, sequence: 2 }),
    );
    expect([...run.batch.problemCounts.keys()]).toContain("return-recovered-since");
    await whole(one);
  });

  test("is not refused for what was taken back before it paid", async () => {
    const one = await takenBack();
    await submit(one, returnOf(2, [{ ...starter, shifts: 9 }, another]));
    const run = await submit(one, returnOf(2, [{ ...starter, shifts: 9 }, another], { sequence: 2 }));
    expect(run.read.map(({ refused }) => refused)).toEqual([false]);
    await whole(one);
  });

  test.for([
    { what: "with the same rows", june: [starter, another], july: [starter, another] },
    { what: "without the worker", june: [another], july: [another] },
    { what: "with the shifts worked", june: [{ ...starter, shifts: 9 }], july: [{ ...starter, shifts: 9 }] },
  ])("counts together with them: $what", async ({ june, july }) => {
    const one = await takenBack();
    const run = await submit(one, returnOf(0, june, { sequence: 2 }), returnOf(1, july, { sequence: 2 }));
    expect(run.read.map(({ refused }) => refused)).toEqual([false, false]);
    expect(await paidTo(one, 0)).toBe(
      june.some(({ shifts, person }) => person === 0 && shifts === 9) ? 59_920 : 0,
    );
    expect(await paidTo(one, 1)).toBe(june.some(({ person }) => person === 1) ? 59_920 : 0);
    await whole(one);
  });
});

describe("costs that a file brought for a payment which was undone", () => {
  const bare = { ...worker, bare: true };
  const lump = { ...bare, lump: true };

  async function undone(row: SmallRow): Promise<SmallBook> {
    const one = book();
    await submit(one, returnOf(0, [row, another]));
    await submit(one, costsOf(0, { costs: [{ person: 0, lump: row.lump }] }));
    await submit(one, returnOf(0, [another], { sequence: 2 }));
    return one;
  }

  test.for([
    // The first instalment, a month late, and July's own with it, whose costs nobody has brought.
    { what: "of a return", row: bare, left: "45.09" },
    { what: "of a lump sum", row: lump, left: "0.00" },
  ])("are not payable again when it is paid later: $what", async ({ row, left }) => {
    const one = await undone(row);
    const july = { ...returnOf(1, [row]), rows: [{ ...row, bare: false, instalmentNo: 1 }] };
    const run = await submit(one, july);
    expect(costsIn(run)).toEqual([`9.csv payable ${left}`]);
    expect([...run.batch.problemCounts.keys()]).toContain("on-cost-already-claimed");
    await whole(one);
  });

  test("nor by another file of on-costs", async () => {
    const one = await undone(bare);
    // Two instalments at once: which of them a cost is of, a person says.
    await submit(one, { ...returnOf(1, [bare]), rows: [{ ...bare, instalmentNo: 1 }] });
    expect(costsIn(await submit(one, costsOf(1)))).toEqual(["9.csv refer 0.00"]);
    await whole(one);
  });

  test("nor when another employer pays it", async () => {
    const one = await undone(bare);
    const run = await submit(one, returnOf(0, [worker], { employerId: "E2" }));
    expect(costsIn(run)).toEqual(["9.csv payable 0.00"]);
    await whole(one);
    const [bareOne, second] = [await undone(bare), returnOf(0, [bare], { employerId: "E2" })];
    await submit(bareOne, second);
    expect(costsIn(await submit(bareOne, costsOf(0, { employerId: "E2" })))).toEqual(["9.csv held 0.00"]);
    await whole(bareOne);
  });

  test("leave those of other instalments alone", async () => {
    const one = book();
    await submit(one, returnOf(0, [bare]));
    await submit(one, costsOf(0));
    const run = await submit(one, returnOf(1, [worker]));
    expect(costsIn(run)).toEqual(["9.csv payable 45.09"]);
    await whole(one);
  });
});

describe("instalments that were undone", () => {
  test("may come again after the later ones, and a leaver's balance makes up for them", async () => {
    for (const [next, amount] of [
      [returnOf(0, [worker, another], { sequence: 3 }), "payable 299.60"],
      [returnOf(2, [{ ...worker, leaves: "this month" }, another]), "payable 1198.40"],
    ] as const) {
      const one = book();
      await submit(one, returnOf(0, [worker, another]));
      await submit(one, returnOf(1, [worker, another]));
      await submit(one, returnOf(0, [another], { sequence: 2 }));
      const run = await submit(one, next);
      expect(outcomes(run)).toEqual([amount, "payable 299.60"]);
      await whole(one);
    }
  });
});

test("a second employer does not stop the one who is paying, whatever the hours", async () => {
  for (const hours of [16, 20, 37]) {
    const one = book();
    await submit(one, returnOf(0, [worker]));
    const second = returnOf(1, [{ ...worker, hours }], { employerId: "E2" });
    expect(outcomes(await submit(one, second, returnOf(1, [worker])))).toEqual([
      "held 0.00",
      "payable 299.60",
    ]);
    await whole(one);
  }
});

// What is open of somebody whose money was paid in batches that a purge took, but of whom a batch that stays says something.
import { join } from "node:path";
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { pence, poundsText } from "../../src/core/money.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { shipped } from "../law/shipped.ts";
import { entry, folder, month, posting, purge, someone, submission } from "../ledger/book.ts";
import {
  fileOf,
  filesOf,
  returnOf,
  rulingsFile,
  type SmallRow,
  type SmallRuling,
  smallBook,
} from "./small-book.ts";

test("a purge leaves what is missing of who stays as it was", async () => {
  const book = await openSqliteBook(join(folder(), "ledger.sqlite"));
  await book.post(entry("June"), [posting(1), posting(2)]);
  const last = { submission: 0, kind: "arrears", sheet: "", row: 2, month: month("2022-10") } as const;
  await book.post(
    entry("October", {
      submissions: [submission({ period: month("2022-10") })],
      conditions: [{ ...last, person: someone(1), amount: pence(119_840), about: "held" }],
    }),
  );
  const missing = async () =>
    (await openLines(book, shipped)).lines
      .filter(({ about }) => about === "held")
      .map(({ amount }) => amount);
  expect(await missing()).toEqual(["1198.40"]);
  await book.post(purge("purge", 1));
  expect(await missing()).toEqual(["1198.40"]);
  await book.close();
});

type Said = {
  readonly why: string;
  readonly row?: Partial<SmallRow>;
  readonly rulings?: readonly SmallRuling[];
  /** What is missing of the person after October, and why. */
  readonly missing: readonly string[];
};

test.for<Said>([
  { why: "nothing", missing: [] },
  { why: "that consent is missing", row: { cells: { consentDataCymru: "N" } }, missing: ["1198.40 held"] },
  {
    why: "that a person has to look at the job",
    row: { cells: { roleCode: "UNCLEAR", registration: "NONE" } },
    missing: ["1198.40 referred"],
  },
  {
    why: "a ruling",
    rulings: [{ person: 0, employerId: "E1", caseId: "OV-1", ruleId: "WFP-31" }],
    missing: ["1198.40 not-in-last-return"],
  },
  { why: "all four instalments that are missing", row: { instalmentNo: 2 }, missing: [] },
])("of whoever stays with on-costs alone a batch says $why, and lists it as the ledger does", async ({
  row,
  rulings = [],
  missing,
}) => {
  const book = smallBook();
  try {
    const other = { person: 3 };
    await book.submit(new Map([["june.csv", fileOf(returnOf(0, [{ person: 0, bare: true }, other]))]]));
    const costs = { ...returnOf(0, []), costs: [{ person: 0, lump: false }] };
    await book.submit(new Map([["costs.csv", fileOf(costs)]]));
    await (await book.ledger()).post(purge("June", 1));
    const october = returnOf(4, [other, ...(row === undefined ? [] : [{ person: 0, ...row }])]);
    const { matters } = await book.submit(
      new Map([
        ...(rulings.length === 0 ? [] : [["rulings.csv", rulingsFile(rulings)] as const]),
        ["october.csv", fileOf(october)],
      ]),
    );
    const { lines } = await openLines(await book.ledger(), book.law);
    const listed = lines.map(({ kind, amount, about }) => `${kind} ${amount} ${about}`);
    expect(matters.map((one) => `${one.kind} ${poundsText(one.amount)} ${one.about || one.reason}`)).toEqual(
      listed,
    );
    // The other one was forgotten with June, and comes as somebody new.
    const whole = ["shortfall 1498.00 held", "duplicate 659.60 "];
    expect(listed).toEqual([...missing.map((one) => `shortfall ${one}`), ...whole]);
  } finally {
    await book.remove();
  }
});

test.for<[after: string, withdrawn: boolean]>([
  ["would take the place of one of their returns", false],
  ["that would have done so is withdrawn", true],
])("nothing is missing of who was forgotten when a batch %s", async ([, withdrawn]) => {
  const book = smallBook();
  try {
    const mine = { person: 0 };
    await book.submit(filesOf([returnOf(0, [mine]), returnOf(1, [mine])]));
    await (await book.ledger()).post(purge("June and July", 1));
    const other = { person: 3 };
    // The new version does not name them: it is refused, and what June paid stays.
    const stood = await (await book.ledger()).sums([]);
    let { batch, matters, read } = await book.submit(
      filesOf([returnOf(0, [other], { sequence: 2 }), returnOf(4, [other])]),
    );
    expect(read.map(({ refused, firstProblem }) => refused && firstProblem?.code)).toEqual([
      "return-purged",
      false,
    ]);
    expect(await (await book.ledger()).sums([])).toEqual(stood);
    if (withdrawn) {
      await book.withdraw(batch.id);
      ({ matters } = await book.submit(filesOf([returnOf(4, [other])])));
    }
    const listed = (await openLines(await book.ledger(), book.law)).lines.map(
      ({ kind, amount, about }) => `${kind} ${amount} ${about}`,
    );
    expect(matters.map((one) => `${one.kind} ${poundsText(one.amount)} ${one.about || one.reason}`)).toEqual(
      listed,
    );
    expect(listed.filter((one) => one.startsWith("shortfall"))).toEqual(["shortfall 1498.00 held"]);
  } finally {
    await book.remove();
  }
});

test.for<[after: string, withdrawn: boolean]>([
  ["has taken the place of one of their returns", false],
  ["that did so is withdrawn after it", true],
])("nor where a batch that stays %s", async ([, withdrawn]) => {
  const book = smallBook();
  try {
    const mine = { person: 0 };
    const other = { person: 3 };
    await book.submit(filesOf([returnOf(0, [mine]), returnOf(1, [mine])]));
    const { batch } = await book.submit(filesOf([returnOf(0, [other], { sequence: 2 })]));
    await (await book.ledger()).post(purge("the first", 1));
    if (withdrawn) expect(await book.withdraw(batch.id)).toBe(true);
    const { matters } = await book.submit(filesOf([returnOf(4, [other])]));
    const listed = (await openLines(await book.ledger(), book.law)).lines.map(
      ({ kind, amount, about }) => `${kind} ${amount} ${about}`,
    );
    expect(matters.map((one) => `${one.kind} ${poundsText(one.amount)} ${one.about || one.reason}`)).toEqual(
      listed,
    );
    // That of the other one alone, whose June stands or was withdrawn: nobody else is known.
    const whole = withdrawn ? "1498.00" : "1198.40";
    expect(listed.filter((one) => one.startsWith("shortfall"))).toEqual([`shortfall ${whole} held`]);
  } finally {
    await book.remove();
  }
});

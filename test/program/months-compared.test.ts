// Two employers who each send several months in one batch: a later month is decided by what the months before it pay. Where the
// comparison of all months comes to another end about an earlier one, nobody is kept (WFP-55, 73).
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import {
  filesOf,
  netOf,
  outcomesIn,
  returnOf,
  type SmallBook,
  type SmallReturn,
  type SmallRow,
  smallBook,
} from "./small-book.ts";

const e2 = { employerId: "E2" };
const starter = { starter: true, shifts: 4, expected: true } as const;
const leaver = { leaves: "this month" } as const;
const of = (month: number, row: Partial<SmallRow>, more: Partial<SmallReturn> = {}): SmallReturn =>
  returnOf(month, [row], more);

type Told = {
  readonly why: string;
  readonly returns: readonly SmallReturn[];
  readonly outcomes: readonly string[];
  readonly has: number;
  readonly list: readonly string[];
};

const cases: readonly Told[] = [
  {
    why: "June alone keeps the employer of 31 March, June and October the one with more hours: a payment on expected shifts would stay open although October shows them",
    returns: [of(0, leaver), of(0, starter, e2), of(4, { hours: 37 }, e2)],
    outcomes: ["held 0.00", "held 0.00", "held 0.00"],
    has: 0,
    list: ["duplicate", "duplicate", "duplicate"],
  },
  {
    why: "equal hours in June, more with one of them in July, who has been decided as the first month of all",
    returns: [of(0, {}), of(0, {}, e2), of(1, { hours: 37 }), of(1, {}, e2)],
    outcomes: ["held 0.00", "held 0.00", "held 0.00", "held 0.00"],
    has: 0,
    list: ["duplicate", "duplicate", "duplicate", "duplicate"],
  },
  {
    why: "the same without a month that rests on the one that is turned",
    returns: [of(0, {}), of(0, {}, e2), of(1, { hours: 37, person: 1 })],
    outcomes: ["held 0.00", "held 0.00", "payable 299.60"],
    has: 0,
    list: ["duplicate", "duplicate"],
  },
  {
    why: "somebody else who has more hours takes nothing from what rests on nothing",
    returns: [of(0, {}), of(1, { hours: 37 }, e2)],
    outcomes: ["held 0.00", "payable 299.60"],
    has: 29_960,
    list: ["duplicate"],
  },
  {
    why: "each month alone keeps whom all together keep",
    returns: [of(0, {}), of(0, { hours: 37 }, e2), of(1, {}), of(1, { hours: 37 }, e2)],
    outcomes: ["held 0.00", "payable 299.60", "held 0.00", "payable 299.60"],
    has: 59_920,
    list: ["duplicate", "duplicate"],
  },
];

async function openIn(book: SmallBook): Promise<readonly string[]> {
  const { lines } = await openLines(await book.ledger(), book.law);
  return lines.map(({ kind }) => String(kind)).filter((kind) => kind !== "shortfall");
}

test.for(cases)("$why", async ({ returns, outcomes, has, list }) => {
  const book = smallBook();
  try {
    const run = await book.submit(filesOf(returns));
    expect(outcomesIn(run)).toEqual(outcomes);
    expect((await book.history()).map(netOf)[0]).toBe(has);
    expect(await openIn(book)).toEqual(list);
    expect(await (await book.ledger()).check()).toEqual([]);
  } finally {
    await book.remove();
  }
});

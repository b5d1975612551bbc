// Books of months as one works them out by hand: what each person has when October has been claimed for, and who is on the
// list, in a few words; and the run that is held to them.
import { expect } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { purge } from "../ledger/book.ts";
import {
  fileOf,
  filesOf,
  netOf,
  returnOf,
  type SmallCosts,
  type SmallReturn,
  type SmallRow,
  type SmallRuling,
  smallBook,
} from "./small-book.ts";

type Row = Partial<SmallRow>;
/** One batch: returns, rulings and files of on-costs; or the number of the batch (from 0) that is withdrawn, or purged. */
type Batch =
  | {
      readonly returns: readonly SmallReturn[];
      readonly rulings?: readonly SmallRuling[];
      readonly costs?: readonly SmallCosts[];
    }
  | { readonly withdrawn: number }
  | { readonly purged: number };
export type Hand = {
  readonly book: string;
  readonly batches: readonly Batch[];
  /** Person by person, in pence: the sum as the months bring it. */
  readonly has: readonly number[];
  /** Kind, employer, month, amount; of a shortfall the reason. */
  readonly list: readonly string[];
};

export const [june, july, august, september, october] = [0, 1, 2, 3, 4] as const;
export const all = [june, july, august, september, october];
export const instalment = 29_960;
export const whole = 149_800;

export const batch = (...returns: readonly SmallReturn[]): Batch => ({ returns });
// At risk in a duplicate case is what its row claims: 299.60, and 300.00 and 60.00 of on-costs, which every row here declares.
export const months = (which: readonly number[], ...rows: readonly Row[]): readonly Batch[] =>
  which.map((month) => batch(returnOf(month, rows)));
/** Somebody else whom the employer claims for each month. */
export const other: Row = { person: 3 };
export const starter: Row = { starter: true, shifts: 2, expected: true };
export const worked: Row = { starter: true, shifts: 6 };
export const notWorked: Row = { starter: true, shifts: 2 };
export const england: Row = { cells: { workCountry: "ENGLAND" } };
export const dismissed = { leaveDate: "2022-07-02", leaveReason: "DISMISSED_DISCIPLINARY" };
export const fewShifts: Row = { person: 0, shifts: 4 };
export const ruling = (ruleId: string, day = "2022-06-24", caseId = "OV-1"): SmallRuling => {
  return { person: 0, employerId: "E1", caseId, ruleId, cells: { receivedDate: day, decidedDate: day } };
};
export const refusing = (ruleId: string, day: string, caseId = "OV-2"): SmallRuling => ({
  ...ruling(ruleId, day, caseId),
  cells: { outcome: "NOT_ELIGIBLE", receivedDate: day, decidedDate: day },
});
export const second = { employerId: "E2", laCode: "W06000009" };

/** Runs the batches and compares sums and list. */
export async function keepsTo({ batches, has, list }: Hand): Promise<void> {
  const book = smallBook();
  try {
    const ids: string[] = [];
    for (const one of batches) {
      if ("withdrawn" in one) expect(await book.withdraw(ids[one.withdrawn] ?? "")).toBe(true);
      else if ("purged" in one) {
        // Withdrawals and purges are batches of the ledger, too.
        const at = (await (await book.ledger()).batches()).findIndex(({ id }) => id === ids[one.purged]);
        await (await book.ledger()).post(purge(`purge of ${one.purged}`, at + 1));
      } else {
        const costs = (one.costs ?? []).map((file, at) => [`costs-${at}.csv`, fileOf(file)] as const);
        const run = await book.submit(new Map([...filesOf(one.returns, one.rulings), ...costs]));
        ids.push(run.batch.id);
      }
    }
    expect((await book.history()).map(netOf)).toEqual(Array.from({ length: 4 }, (_, at) => has[at] ?? 0));
    const { lines } = await openLines(await book.ledger(), book.law);
    const told = lines.map(({ kind, employerId, period, amount, about }) =>
      [kind, employerId, period, amount, ...(kind === "shortfall" ? [about] : [])].join(" "),
    );
    expect(told.toSorted()).toEqual(list.toSorted());
  } finally {
    await book.remove();
  }
}

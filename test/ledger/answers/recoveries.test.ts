// Amounts to be taken back that stand, and what else is payable to the employer in the same return.
import { describe, expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { recoveringReturns, recoveryLines } from "../../../src/ledger/answers/recoveries.ts";
import type { BookSum } from "../../../src/ledger/records.ts";
import { month } from "../book.ts";
import { line, personLines } from "./lines.ts";

const back = (posting: number, change: Partial<Parameters<typeof line>[0]> = {}) =>
  line({ posting, kind: "recovery", head: "RECOVERY", amount: -29_960, instalment: 0, times: 0, ...change });
const sum = (head: BookSum["head"], amount: number, employerId = "E0042"): BookSum => ({
  ...{ scheme: "wfp", head, postings: 1, amount: pence(amount) },
  parts: [employerId, "W06000015", month("2022-06")],
});

describe("recoveries that stand", () => {
  test("are told in the order of the book, whosever they are", () => {
    const people = [
      personLines("p1", [back(3), back(7)]),
      personLines("p2", [back(5), line({ posting: 6 })]),
    ];
    expect(recoveryLines(people, []).map(({ posting, personKey }) => `${posting} ${personKey}`)).toEqual([
      "3 p1",
      "5 p2",
      "7 p1",
    ]);
  });

  test("do not name one that was undone", () => {
    const undone = [
      back(3),
      line({ posting: 4, kind: "reversal", head: "RECOVERY", reverses: 3, amount: 29_960 }),
    ];
    expect(recoveryLines([personLines("p1", undone)], [])).toEqual([]);
  });

  test("say what else is payable in the return: every head but what is taken back, of that employer", () => {
    const sums = [
      sum("PAYMENT", 29_960),
      sum("EMPLOYER_NI", 4_509),
      sum("RECOVERY", -29_960),
      sum("PAYMENT", 1, "E0043"),
    ];
    const found = recoveryLines([personLines("p1", [back(3), back(4, { employerId: "E0044" })])], sums);
    expect(found.map(({ otherwisePayable }) => otherwisePayable)).toEqual([34_469, 0]);
  });
});

describe("returns that took back what another one paid", () => {
  const other = { submission: 2, employerId: "E0043" };
  test.for<[why: string, later: Parameters<typeof line>[0], found: boolean]>([
    ["of the same month", { ...other, posting: 2 }, true],
    ["of the month before", { ...other, posting: 2, period: "2022-05" }, false],
    ["posted before the payment", { ...other, posting: 0 }, false],
    ["of another scheme", { ...other, posting: 2, scheme: "sspe" }, false],
    ["of the same return", { ...other, posting: 2, submission: 1 }, false],
  ])("%s", ([, later, found]) => {
    const { posting, ...change } = later;
    const returns = recoveringReturns(
      [1],
      [personLines("p1", [line({ posting: 1 }), back(posting, change)])],
    );
    expect(returns.map(({ employerId }) => employerId)).toEqual(found ? ["E0043"] : []);
  });

  test("in order of month, employer and council, each once", () => {
    const takes = (posting: number, employerId: string, period: string, laCode = "W06000015") =>
      back(posting, { submission: posting, employerId, period, laCode });
    const all = [
      line({ posting: 1 }),
      takes(2, "E0002", "2022-07"),
      takes(3, "E0009", "2022-06"),
      takes(4, "E0002", "2022-07", "W06000001"),
      takes(5, "E0001", "2022-07"),
      takes(6, "E0001", "2022-07"),
    ];
    const found = recoveringReturns([1], [personLines("p1", all)]);
    expect(found.map(({ employerId, laCode }) => `${employerId} ${laCode}`)).toEqual([
      "E0009 W06000015",
      "E0001 W06000015",
      "E0002 W06000001",
      "E0002 W06000015",
    ]);
  });
});

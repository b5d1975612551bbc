// What stands of a person month by month, and which costs of it nobody has claimed.
import { describe, expect, test } from "vitest";
import type { Head } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { type OnCostMark, onCostMarks } from "../../../src/core/on-cost-mark.ts";
import type { PostedLine } from "../../../src/schemes/posted.ts";
import { standing } from "../../../src/schemes/social-care-payment-2022/duplicates.ts";
import {
  outstandingOnCosts,
  paidMonthsOf,
} from "../../../src/schemes/social-care-payment-2022/paid-months.ts";
import { month } from "../../ledger/book.ts";

const paying = { scheme: "wfp", employerId: "E1", laCode: "W1" };
const line = (amount: number, head: Head = "PAYMENT", change: Partial<PostedLine> = {}): PostedLine => ({
  ...{ ...paying, head, instalment: 1, period: month("2022-06"), dueMonth: month("2022-06") },
  ...{ amount: pence(amount), ...change },
});
const claim = (mark: OnCostMark, period = "2022-06", change: Partial<typeof paying> = {}) => ({
  ...{ employerId: "E1", laCode: "W1", ...change, period: month(period) },
  standing: standing.map((name) => (name === "onCosts" ? onCostMarks.indexOf(mark) : 0)),
});
const months = (lines: readonly PostedLine[], claims: readonly ReturnType<typeof claim>[] = []) =>
  paidMonthsOf(paying, lines, claims);

describe("months of which something stands", () => {
  test("hold each head by itself, in order, and name the one instalment that stands", () => {
    const next = { period: month("2022-07"), dueMonth: month("2022-07"), instalment: 2 };
    const lines = [
      line(3, "PAYMENT", next),
      line(9, "EMPLOYER_NI"),
      line(1),
      line(4, "EMPLOYER_PENSION"),
      line(8, "ADMIN_FEE"),
    ];
    expect(months(lines)).toMatchObject([
      { payment: 1, employerNi: 9, employerPension: 4, instalment: 1, takenBack: false, onCosts: undefined },
      { payment: 3, employerNi: 0, employerPension: 0, instalment: 2 },
    ]);
  });

  test.for<[why: string, change: Partial<PostedLine>]>([
    ["another employer", { employerId: "E2" }],
    ["another council", { laCode: "W2" }],
    ["another scheme", { scheme: "sspe" }],
  ])("leave out what is paid by %s", ([, change]) => {
    expect(months([line(1, "PAYMENT", change)])).toEqual([]);
  });

  test("leave out what was undone, and an undone instalment beside one that stands", () => {
    expect(months([line(5), line(-5)])).toEqual([]);
    const other = line(7, "PAYMENT", { instalment: 2 });
    expect(months([line(5), line(-5), other])).toMatchObject([{ payment: 7, instalment: 2 }]);
    expect(months([line(5), other])).toMatchObject([{ payment: 12, instalment: 0 }]);
  });

  test("say in every month that something was taken back", () => {
    const back = line(-1, "RECOVERY", { dueMonth: month("2022-08") });
    expect(months([line(5), back]).map(({ takenBack }) => takenBack)).toEqual([true]);
    expect(months([line(5), back, line(1, "RECOVERY")]).map(({ takenBack }) => takenBack)).toEqual([false]);
  });

  test("know what the claim of the same month, employer and council said of its costs", () => {
    const mark = (...claims: ReturnType<typeof claim>[]) => months([line(5)], claims)[0]?.onCosts;
    expect(mark(claim("ni-left-out"))).toBe("ni-left-out");
    expect(mark(claim("left-out"), claim("computed"))).toBe("computed");
    expect(mark(claim("left-out", "2022-07"))).toBeUndefined();
    expect(mark(claim("left-out", "2022-06", { employerId: "E2" }))).toBeUndefined();
    expect(mark(claim("left-out", "2022-06", { laCode: "W2" }))).toBeUndefined();
  });
});

describe("costs that nobody has claimed", () => {
  const kinds = (lines: readonly PostedLine[], mark: OnCostMark) =>
    outstandingOnCosts("wfp", [{ lines, claims: [claim(mark)] }]).map(
      ({ kind, people, payments, onCosts }) => `${kind} ${people} ${payments} ${onCosts}`,
    );
  const [ni, pension, back] = [line(9, "EMPLOYER_NI"), line(4, "EMPLOYER_PENSION"), line(-5, "RECOVERY")];
  test.for<[why: string, is: readonly string[], wanted: readonly string[]]>([
    ["both are left out", kinds([line(5)], "left-out"), ["not-claimed 1 5 0"]],
    ["and one of them was brought", kinds([line(5), pension], "left-out"), []],
    ["National Insurance is left out", kinds([line(5), pension], "ni-left-out"), ["not-claimed 1 5 4"]],
    ["and was brought", kinds([line(5), ni], "ni-left-out"), []],
    ["the pension is left out", kinds([line(5), ni], "pension-left-out"), ["not-claimed 1 5 9"]],
    ["and was brought", kinds([line(5), pension], "pension-left-out"), []],
    ["nothing is left out", kinds([line(5)], "computed"), []],
    ["the payment was taken back", kinds([line(5), back], "left-out"), []],
    [
      "the payment was undone, the cost was not",
      kinds([line(5), line(-5), ni], "left-out"),
      ["without-payment 1 0 9"],
    ],
  ])("%s", ([, is, wanted]) => {
    expect(is).toEqual(wanted);
  });

  test("are added up by employer, council, month and kind, in this order", () => {
    const of = (employerId: string, amount: number) => ({
      lines: [line(amount, "PAYMENT", { employerId })],
      claims: [claim("left-out", "2022-06", { employerId })],
    });
    expect(
      outstandingOnCosts("wfp", [of("E2", 1), of("E1", 2), of("E2", 4)]).map(
        ({ employerId, people, payments }) => `${employerId} ${people} ${payments}`,
      ),
    ).toEqual(["E1 1 2", "E2 2 5"]);
  });
});

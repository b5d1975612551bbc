// Which payment is put to which due amount, by which step, and what is left to people.
import { describe, expect, test } from "vitest";
import type { BankPayment, Due } from "../../src/bank/bank.ts";
import { matchPayments } from "../../src/bank/match.ts";
import { due, payment } from "./payments.ts";

const days = 10;
const june = due();
const july = due({ period: "2022-07" });

/** "reference: 0>0 10000" for allocations, "1 several-fit: A | B" for what is unknown. */
function said(dues: readonly Due[], payments: readonly BankPayment[], within = days): readonly string[] {
  const { allocations, unknown, aside } = matchPayments(dues, payments, { days: within });
  return [
    ...allocations.map((one) => `${one.step}: ${one.payment}>${one.due} ${one.amount}`),
    ...unknown.map(({ payment: at, reason, candidates }) =>
      `${at} ${reason}: ${candidates.join(" | ")}`.trim(),
    ),
    ...aside.map((at) => `${at} aside`),
  ];
}

const cases: readonly {
  readonly why: string;
  readonly dues?: readonly Due[];
  readonly payments: readonly BankPayment[];
  readonly within?: number;
  readonly expected: readonly string[];
}[] = [
  {
    why: "the reference is enough, whatever the amount, the day and the month of posting",
    payments: [payment({ reference: june.reference, amount: 1, date: "2023-01-31", period: "2022-07" })],
    expected: ["reference: 0>0 1"],
  },
  {
    why: "what was paid for an earlier version of the return counts for the newest",
    dues: [due({ sequence: 2, references: ["WFP-W06000002-E01-2022-06-02", june.reference] })],
    payments: [
      payment({ reference: june.reference }),
      payment({ reference: "WFP-W06000002-E01-2022-06-03" }),
    ],
    expected: ["reference: 0>0 10000", "1 other-return:"],
  },
  {
    why: "banks drop hyphens and capitals",
    payments: [payment({ reference: "wfp w06000002 e01 2022 06 01" })],
    expected: ["reference: 0>0 10000"],
  },
  {
    why: "a reference inside another text is not the reference",
    payments: [payment({ reference: `${june.reference} REMITTANCE`, amount: 5, employerId: "" })],
    expected: ["0 employer-missing:"],
  },
  {
    why: "two references that are alike without hyphens need every hyphen",
    dues: [due({ employerId: "A-1" }), due({ employerId: "A1" })],
    payments: [
      payment({ reference: "WFP-W06000002-A-1-2022-06-01", employerId: "" }),
      payment({ reference: "WFPW06000002A120220601", employerId: "" }),
    ],
    expected: [
      "reference: 0>0 10000",
      "1 several-fit: WFP-W06000002-A-1-2022-06-01 | WFP-W06000002-A1-2022-06-01",
    ],
  },
  {
    why: "a reference that the employer contradicts is nobody's to decide but people's",
    payments: [payment({ reference: june.reference, employerId: "E02" })],
    expected: [`0 cells-disagree: ${june.reference}`],
  },
  {
    why: "so is one that the batch contradicts",
    payments: [payment({ reference: june.reference, batchId: "bbbbbbbbbbbb" })],
    expected: [`0 cells-disagree: ${june.reference}`],
  },
  {
    why: "and one that the council contradicts",
    payments: [payment({ reference: june.reference, laCode: "W06000001" })],
    expected: [`0 cells-disagree: ${june.reference}`],
  },
  {
    why: "a reference of ours for another month is not matched by its amount",
    payments: [payment({ reference: "WFP-W06000002-E01-2022-07-01" })],
    expected: ["0 other-return:"],
  },
  {
    why: "nor is a payment of a batch that was not named",
    payments: [payment({ batchId: "bbbbbbbbbbbb" })],
    expected: ["0 other-return:"],
  },
  {
    why: "employer, month and amount, however late",
    payments: [payment({ period: "2022-06", date: "2023-01-31", employerId: " e01 " })],
    expected: ["employer-period-amount: 0>0 10000"],
  },
  {
    why: "a penny less is not the amount",
    payments: [payment({ period: "2022-06", amount: 99_99 })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "a penny more is not the amount",
    payments: [payment({ period: "2022-06", amount: 100_01 })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "another month is not the month, although amount and day fit",
    payments: [payment({ period: "2022-07" })],
    expected: ["0 no-amount-fits:"],
  },
  {
    why: "the rest of an amount that is partly paid fits as well",
    payments: [payment({ reference: june.reference, amount: 40_00 }), payment({ amount: 60_00 })],
    expected: ["reference: 0>0 4000", "amount-within-days: 1>0 6000"],
  },
  {
    why: "the full amount once more is no repetition while a part of it is open",
    payments: [
      payment({ reference: june.reference, amount: 40_00 }),
      payment({ period: "2022-06", date: "2022-07-08" }),
    ],
    expected: ["reference: 0>0 4000", `1 no-amount-fits: ${june.reference}`],
  },
  {
    why: "the month decides between two months of one amount",
    dues: [june, july],
    payments: [payment({ period: "2022-07" })],
    expected: ["employer-period-amount: 0>1 10000"],
  },
  {
    why: "a second payment of the full amount goes where the first went",
    payments: [payment({ reference: june.reference }), payment({ period: "2022-06", date: "2022-07-08" })],
    expected: ["reference: 0>0 10000", "employer-period-amount: 1>0 10000"],
  },
  {
    why: "two returns of one month and amount: nothing is chosen",
    dues: [june, due({ sequence: 2 })],
    payments: [payment({ period: "2022-06" })],
    expected: ["0 several-fit: WFP-W06000002-E01-2022-06-01 | WFP-W06000002-E01-2022-06-02"],
  },
  {
    why: "when the other one is paid by its reference, only one is left",
    dues: [june, due({ sequence: 2 })],
    payments: [payment({ period: "2022-06" }), payment({ reference: "WFP-W06000002-E01-2022-06-02" })],
    expected: ["employer-period-amount: 0>0 10000", "reference: 1>1 10000"],
  },
  {
    why: "ten days after the month is within ten days",
    payments: [payment({ date: "2022-07-10" })],
    expected: ["amount-within-days: 0>0 10000"],
  },
  {
    why: "eleven days after is not",
    payments: [payment({ date: "2022-07-11" })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "ten days before the end of the month is within ten days",
    payments: [payment({ date: "2022-06-20" })],
    expected: ["amount-within-days: 0>0 10000"],
  },
  {
    why: "eleven days before is not",
    payments: [payment({ date: "2022-06-19" })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "no days at all: only the last day of the month",
    within: 0,
    payments: [payment({ date: "2022-06-30" })],
    expected: ["amount-within-days: 0>0 10000"],
  },
  {
    why: "within forty days two months fit, and nothing is chosen",
    within: 40,
    dues: [june, july],
    payments: [payment({ date: "2022-07-20" })],
    expected: [`0 several-fit: ${june.reference} | ${july.reference}`],
  },
  {
    why: "a payment that fits one month only leaves the other month for the payment that fitted both",
    within: 20,
    dues: [june, july],
    payments: [payment({ date: "2022-07-12" }), payment({ date: "2022-08-20" })],
    expected: ["amount-within-days: 0>0 10000", "amount-within-days: 1>1 10000"],
  },
  {
    why: "one payment for two months",
    dues: [june, due({ period: "2022-07", amount: 50_00 })],
    payments: [payment({ amount: 150_00, date: "2022-12-01" })],
    expected: ["sum-of-several: 0>0 10000", "sum-of-several: 0>1 5000"],
  },
  {
    why: "a penny beside the sum is not the sum",
    dues: [june, due({ period: "2022-07", amount: 50_00 })],
    payments: [payment({ amount: 150_01, date: "2022-12-01" })],
    expected: [`0 no-amount-fits: ${june.reference} | ${july.reference}`],
  },
  {
    why: "three payments for one month, one of them not",
    payments: [
      payment({ amount: 20_00 }),
      payment({ amount: 30_00 }),
      payment({ amount: 50_00 }),
      payment({ amount: 9_99 }),
    ],
    expected: [
      "sum-of-several: 0>0 2000",
      "sum-of-several: 1>0 3000",
      "sum-of-several: 2>0 5000",
      "3 no-amount-fits:",
    ],
  },
  {
    why: "two sums that fit are two guesses",
    payments: [
      payment({ amount: 40_00 }),
      payment({ amount: 60_00 }),
      payment({ amount: 30_00 }),
      payment({ amount: 70_00 }),
    ],
    expected: [0, 1, 2, 3].map((at) => `${at} several-fit: ${june.reference}`),
  },
  {
    why: "parts that are alike in two months go to the month that they were paid for",
    dues: [june, july],
    payments: [
      payment({ amount: 70_00, date: "2022-07-05" }),
      payment({ amount: 30_00, date: "2022-07-05" }),
      payment({ amount: 70_00, date: "2022-08-05" }),
      payment({ amount: 30_00, date: "2022-08-05" }),
    ],
    expected: [0, 1, 2, 3].map(
      (at) => `sum-of-several: ${at}>${at < 2 ? 0 : 1} ${at % 2 === 0 ? 7000 : 3000}`,
    ),
  },
  {
    why: "far from both months they are two guesses",
    dues: [june, july],
    payments: [70_00, 30_00, 70_00, 30_00].map((amount) => payment({ amount, date: "2022-12-05" })),
    expected: [0, 1, 2, 3].map((at) => `${at} several-fit: ${june.reference} | ${july.reference}`),
  },
  {
    why: "what two sums contest within the days is not given to a third from afar",
    payments: [
      ...[40_00, 60_00, 30_00, 70_00].map((amount) => payment({ amount })),
      payment({ amount: 1_00, date: "2022-12-05" }),
      payment({ amount: 99_00, date: "2022-12-05" }),
    ],
    expected: [
      ...[0, 1, 2, 3].map((at) => `${at} several-fit: ${june.reference}`),
      ...[4, 5].map((at) => `${at} no-amount-fits: ${june.reference}`),
    ],
  },
  {
    why: "one payment that is two sums names both",
    dues: [
      due({ amount: 10_00 }),
      due({ amount: 40_00, period: "2022-07" }),
      due({ amount: 20_00, period: "2022-08" }),
      due({ amount: 30_00, period: "2022-09" }),
    ],
    payments: [payment({ amount: 50_00, date: "2022-12-01" })],
    expected: [
      "0 several-fit: WFP-W06000002-E01-2022-06-01 + WFP-W06000002-E01-2022-07-01 | " +
        "WFP-W06000002-E01-2022-08-01 + WFP-W06000002-E01-2022-09-01",
    ],
  },
  {
    why: "a hundred workers' shares that add up are one sum, however many",
    dues: [due({ amount: 100 * 299_60 })],
    payments: Array.from({ length: 100 }, (_, at) => payment({ amount: 299_60, row: at + 2 })),
    expected: Array.from({ length: 100 }, (_, at) => `sum-of-several: ${at}>0 29960`),
  },
  {
    why: "more shares than can be tried are left to people",
    dues: [due({ amount: 50 * 299_60 })],
    payments: Array.from({ length: 70 }, (_, at) => payment({ amount: 299_60, row: at + 2 })),
    expected: Array.from({ length: 70 }, (_, at) => `${at} too-many-to-try: ${june.reference}`),
  },
  {
    why: "payments of several employers are no sum",
    dues: [june, due({ employerId: "E02", amount: 50_00 })],
    payments: [payment({ amount: 150_00 })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "an employer of no batch, and no employer at all",
    payments: [payment({ employerId: "E09" }), payment({ employerId: "" })],
    expected: ["0 employer-unknown:", "1 employer-missing:"],
  },
  {
    why: "what an employer pays a worker is not the council's payment",
    payments: [payment({ direction: "EMPLOYER_TO_WORKER", reference: june.reference })],
    expected: ["0 aside"],
  },
  {
    why: "what was paid twice and comes back goes to what was paid twice",
    payments: [
      payment({ reference: june.reference }),
      payment({ reference: june.reference }),
      payment({ amount: -100_00, period: "2022-06", date: "2022-12-01" }),
    ],
    expected: ["reference: 0>0 10000", "reference: 1>0 10000", "employer-period-amount: 2>0 -10000"],
  },
  {
    why: "the whole of a payment comes back within ten days of it",
    payments: [
      payment({ reference: june.reference, date: "2022-09-01" }),
      payment({ amount: -100_00, date: "2022-09-11" }),
    ],
    expected: ["reference: 0>0 10000", "amount-within-days: 1>0 -10000"],
  },
  {
    why: "eleven days after it is too late to be sure",
    payments: [
      payment({ reference: june.reference, date: "2022-09-01" }),
      payment({ amount: -100_00, date: "2022-09-12" }),
    ],
    expected: ["reference: 0>0 10000", "1 no-amount-fits:"],
  },
  {
    why: "nothing comes back before it was paid",
    payments: [
      payment({ reference: june.reference, date: "2022-09-02" }),
      payment({ amount: -100_00, date: "2022-09-01" }),
    ],
    expected: ["reference: 0>0 10000", "1 no-amount-fits:"],
  },
  {
    why: "it comes back on the day on which it was paid",
    payments: [
      payment({ reference: june.reference, date: "2022-09-01" }),
      payment({ amount: -100_00, date: "2022-09-01" }),
    ],
    expected: ["reference: 0>0 10000", "amount-within-days: 1>0 -10000"],
  },
  {
    why: "the days are counted from what was paid, not from what came back before",
    payments: [
      payment({ reference: june.reference, date: "2022-09-01" }),
      payment({ reference: june.reference, amount: -40_00, date: "2022-09-20" }),
      payment({ amount: -60_00, date: "2022-09-25" }),
    ],
    expected: [
      "reference: 0>0 10000",
      "reference: 1>0 -4000",
      "2 no-amount-fits: WFP-W06000002-E01-2022-06-01",
    ],
  },
  {
    why: "of several payments one may come back, or all of them, and no other sum",
    payments: [
      payment({ reference: june.reference, amount: 30_00, date: "2022-09-01" }),
      payment({ reference: june.reference, amount: 70_00, date: "2022-09-02" }),
      payment({ amount: -70_00, date: "2022-09-05" }),
      payment({ amount: -69_99, date: "2022-09-05" }),
    ],
    expected: [
      "reference: 0>0 3000",
      "reference: 1>0 7000",
      "amount-within-days: 2>0 -7000",
      "3 no-amount-fits: WFP-W06000002-E01-2022-06-01",
    ],
  },
  {
    why: "all that was paid in two parts comes back in one",
    payments: [
      payment({ reference: june.reference, amount: 30_00, date: "2022-09-01" }),
      payment({ reference: june.reference, amount: 70_00, date: "2022-09-02" }),
      payment({ amount: -100_00, date: "2022-09-05" }),
    ],
    expected: ["reference: 0>0 3000", "reference: 1>0 7000", "amount-within-days: 2>0 -10000"],
  },
  {
    why: "what comes back is no part of a sum",
    payments: [payment({ amount: 150_00 }), payment({ amount: -50_00 })],
    expected: [`0 no-amount-fits: ${june.reference}`, `1 no-amount-fits: ${june.reference}`],
  },
  {
    why: "a payment for one council is no sum with what another one owes",
    dues: [due({ amount: 60_00 }), due({ amount: 40_00, period: "2022-07", laCode: "W06000001" })],
    payments: [payment({ laCode: "W06000002" })],
    expected: [`0 no-amount-fits: ${june.reference}`],
  },
  {
    why: "two payments for two councils are no sum of one",
    payments: [
      payment({ amount: 60_00, laCode: "W06000002" }),
      payment({ amount: 40_00, laCode: "W06000001" }),
    ],
    expected: [`0 no-amount-fits: ${june.reference}`, "1 no-amount-fits:"],
  },
  {
    why: "nothing comes back of what nobody paid",
    payments: [payment({ amount: -100_00, date: "2022-07-01" })],
    expected: ["0 no-amount-fits: WFP-W06000002-E01-2022-06-01"],
  },
  {
    why: "a payment that names the batch is for what that batch makes payable, and for nothing else",
    dues: [due({ batches: ["bbbbbbbbbbbb", "aaaaaaaaaaaa"] })],
    payments: [
      payment({ batchId: "aaaaaaaaaaaa", amount: 40_00, reference: june.reference }),
      payment({ batchId: "bbbbbbbbbbbb", amount: 60_00, date: "2022-07-01" }),
      payment({ batchId: "cccccccccccc", amount: 1_00, reference: june.reference }),
    ],
    expected: [
      "reference: 0>0 4000",
      "amount-within-days: 1>0 6000",
      "2 cells-disagree: WFP-W06000002-E01-2022-06-01",
    ],
  },
  {
    why: "blanks around a reference are none of it",
    dues: [due({ employerId: "A-1" }), due({ employerId: "A1" })],
    payments: [payment({ reference: " WFP-W06000002-A-1-2022-06-01 ", employerId: "" })],
    expected: ["reference: 0>0 10000"],
  },
  {
    why: "what an employer owes is matched when it comes",
    dues: [due({ amount: -299_60 })],
    payments: [payment({ amount: -299_60, date: "2022-07-10" })],
    expected: ["amount-within-days: 0>0 -29960"],
  },
];

describe("a payment and what is due", () => {
  test.for(cases)("$why", ({ dues = [june], payments, within, expected }) => {
    expect(said(dues, payments, within)).toEqual(expected);
  });
});

// What a file's rows leave for the months after it: warnings that the employer has confirmed, payments that are held; and which appeal
// its rows have, by the law of the month's last day.
import { describe, expect, test } from "vitest";
import { appealOfFile } from "../../../src/batch/publish/appeal-of-file.ts";
import { employersConfirmations } from "../../../src/batch/publish/employers-confirmations.ts";
import { newConditionsOf } from "../../../src/batch/publish/new-conditions.ts";
import { day, daysOf } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { personNumber } from "../../../src/core/person.ts";
import { packAmount } from "../../../src/engine/payable-amounts.ts";
import { parameterOf } from "../../../src/law/parameters.ts";
import { shipped } from "../../law/shipped.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const cover = { employerId: "E1", laCode: "W1", period: june, sequence: 1, preparedBy: "Siân" };
const ann = personNumber("AB123456C");

describe("an employer's confirmations", () => {
  const one = (row: number, change: object = {}) => ({
    ...{ row, niNumber: "AB123456C", code: "name-doubtful", key: "surname", value: "Glyndðr" },
    ...{ place: `f.csv, X${row}`, cell: `X${row}`, ...change },
  });
  const found = (confirmed: readonly object[], preparedDate?: number) =>
    employersConfirmations({
      ...{ confirmed, scheme: "social-care-payment-2022", sheet: "" },
      ...{ cover: { ...cover, preparedDate }, input: { label: "f.csv", sha256: "0123456789abcdef" } },
    } as never);

  test("are one for each person, column and value: the first that was said", () => {
    const others = [
      one(5, { value: "Llwyd" }),
      one(6, { niNumber: "AB123457C" }),
      one(7, { key: "forenames" }),
    ];
    const said = found([one(3), one(4), ...others]).map(({ row, decision }) => `${row} ${decision.caseId}`);
    expect(said).toEqual([3, 5, 6, 7].map((row) => `${row} E1-01234567-X${row}`));
  });

  test("are of the day on the cover, else of the month's last", () => {
    const days = (prepared?: number) => found([one(3)], prepared).map(({ decision }) => decision.decidedDate);
    expect(days(day("2022-07-05"))).toEqual([day("2022-07-05")]);
    expect(days()).toEqual([daysOf(june).last]);
    expect(found([])).toEqual([]);
  });
});

describe("what rows leave open", () => {
  const payment = (head: "PAYMENT" | "EMPLOYER_NI", amount: number) => ({
    ...{ head, dueMonth: june, amount: pence(amount), instalment: head === "PAYMENT" ? 1 : 0 },
  });
  const postings: number[] = [];
  for (const one of [payment("PAYMENT", 100), payment("PAYMENT", 50), payment("EMPLOYER_NI", 7)])
    packAmount(postings, 0, 14, one);
  packAmount(postings, 1, 15, payment("PAYMENT", -30));
  const condition = (at: number, kind: string, amount: number) => ({
    at,
    kind,
    amount,
    about: "x",
    row: at + 14,
    person: ann,
  });
  const rows = Uint32Array.from([0, 1]);
  const file = {
    ...{
      layout: "wfp-return",
      scheme: "social-care-payment-2022",
      refused: false,
      superseded: false,
      sheet: "",
    },
    ...{ cover, firstRow: 10, rows: 2, postings: [{ firstRow: 10, numbers: Int32Array.from(postings) }] },
    standings: [
      { firstRow: 10, rows, persons: Uint32Array.from([ann, ann]), values: new Int32Array(2), width: 1 },
    ],
    conditions: [
      ...[condition(10, "expected-shifts", 5), condition(10, "paid-not-eligible", 6)],
      ...[condition(10, "expected-shifts", -5), condition(11, "expected-shifts", 8)],
    ],
  };
  const told = (...changed: (readonly [number, string])[]) =>
    newConditionsOf([file] as never, {
      changed: new Map(changed.map(([row, outcome]) => [row, { outcome }])) as never,
      waiting: new Map(),
    }).map(({ kind, amount, about }) => `${kind} ${amount} ${about}`);

  test("each row's own, where nothing was turned", () => {
    expect(told()).toEqual([
      "expected-shifts 5 x",
      "paid-not-eligible 6 x",
      "expected-shifts -5 x",
      "expected-shifts 8 x",
    ]);
  });

  test("of a row that is held: its payments are in arrears, nothing of them can be open, and a refusal stays", () => {
    const rest = ["paid-not-eligible 6 x", "expected-shifts -5 x", "expected-shifts 8 x"];
    expect(told([10, "held"])).toEqual([...rest, "arrears 150 held"]);
    expect(told([10, "rejected"])).toEqual([...rest, "arrears 150 rejected"]);
  });

  test("what takes money back is nothing that could be in arrears", () => {
    expect(told([11, "held"])).toEqual([
      "expected-shifts 5 x",
      "paid-not-eligible 6 x",
      "expected-shifts -5 x",
    ]);
  });
});

test("the appeal of a file is that of its month's last day, and a file of costs has none", () => {
  const id = "wfp.appealStage1Last";
  const parameter = parameterOf(shipped, id);
  const of = (reviewed: string, layout = "wfp-return") => {
    const entries = parameter.entries.map((entry) => ({ ...entry, reviewed: day(reviewed) }));
    const law = { ...shipped, parameters: new Map([...shipped.parameters, [id, { ...parameter, entries }]]) };
    return appealOfFile(law, { layout, cover }).kind;
  };
  expect([of("2022-06-29"), of("2022-06-30")]).toEqual(["none-scheme", "until"]);
  expect(of("2022-06-30", "wfp-oncost")).toBe("none-costs");
  expect(of("2022-06-30", "sspe-claim")).toBe("none-scheme");
});

// Who waits in a new version of a return, what stays of them meanwhile, and how other rows meet it.
import { describe, expect, test } from "vitest";
import { claimsOfWaiting, waitingIn, waitingProblem, waitsOf } from "../../../src/batch/settle/waiting.ts";
import { addMonths } from "../../../src/core/day.ts";
import type { Outcome } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { personNumber } from "../../../src/core/person.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const [ann, bob] = ["AB123456C", "AB123457C"] as const;
const [annNumber, bobNumber] = [personNumber(ann), personNumber(bob)];
const stays = (person: number, change: object = {}) => ({
  ...{ person, kind: "claim", head: "PAYMENT", dueMonth: june, instalment: 1, amount: pence(29_960) },
  ...{ batchId: "aaaaaaaaaaaa", file: "june.csv", sheet: "", row: 4, standing: [1, 2], ...change },
});
const cover = { employerId: "E1", laCode: "W06000001", period: june };
const file = (change: object = {}) => ({
  ...{
    input: { label: "a.csv" },
    sheet: "",
    scheme: "wfp",
    layout: "wfp-return",
    cover,
    firstRow: 0,
    rows: 2,
    replaces: [5],
    refused: false,
    superseded: false,
  },
  ...change,
});
type Row = readonly [niNumber: string, outcome: Outcome, isSecond?: boolean];
/** What waits: "file person: head amount …". */
function found(files: readonly object[], rows: readonly Row[], stood: readonly object[]) {
  const store = {
    *between(first: number, end: number) {
      for (const [row, [niNumber, outcome, isSecond = false]] of rows.entries())
        if (row >= first && row < end) yield { row, result: { niNumber, outcome, isSecond } };
    },
  };
  const facts = { stoodPostings: { of: () => stood } };
  return waitingIn(files as never, (_, { outcome }) => outcome, store as never, facts as never);
}
const said = (...of: Parameters<typeof found>) =>
  [...found(...of)].flatMap(([at, people]) =>
    [...people].map(
      ([person, postings]) =>
        `${at} ${person === annNumber ? "ann" : "bob"}: ${postings.map(({ head, amount }) => `${head} ${amount}`).join(" ")}`,
    ),
  );
const both = [stays(annNumber), stays(bobNumber, { row: 5 })];

describe("somebody waits", () => {
  test.for<[why: string, rows: readonly Row[], wanted: readonly string[]]>([
    [
      "referred",
      [
        [ann, "refer"],
        [bob, "payable"],
      ],
      ["0 ann: PAYMENT 29960"],
    ],
    [
      "held",
      [
        [ann, "held"],
        [bob, "not-eligible"],
      ],
      ["0 ann: PAYMENT 29960"],
    ],
    [
      "not who is paid",
      [
        [ann, "payable"],
        [bob, "payable"],
      ],
      [],
    ],
    [
      "not who is refused, declined or rejected",
      [
        [ann, "not-eligible"],
        [bob, "declined"],
      ],
      [],
    ],
    [
      "not whose row was rejected",
      [
        [ann, "rejected"],
        [bob, "superseded"],
      ],
      [],
    ],
    [
      "not whom another row pays",
      [
        [ann, "held"],
        [ann, "payable"],
      ],
      [],
    ],
    [
      "whom two rows hold, once",
      [
        [ann, "held"],
        [ann, "refer"],
      ],
      ["0 ann: PAYMENT 29960"],
    ],
    [
      "both",
      [
        [ann, "held"],
        [bob, "refer"],
      ],
      ["0 ann: PAYMENT 29960", "0 bob: PAYMENT 29960"],
    ],
    [
      "not whose number cannot be read",
      [
        ["AB12", "held"],
        [bob, "payable"],
      ],
      [],
    ],
    [
      "not the second of two people with a number, of whom nothing stands",
      [
        [ann, "held", true],
        [bob, "payable"],
      ],
      [],
    ],
  ])("%s", ([, rows, wanted]) => {
    expect(said([file()], rows, both)).toEqual(wanted);
  });

  test.for<[why: string, change: object, wanted: number]>([
    ["in a version of a return that was posted", {}, 1],
    ["not in a return that comes for the first time", { replaces: undefined }, 0],
    ["not in a refused file", { refused: true }, 0],
    ["not in one that a later version replaces", { superseded: true }, 0],
    ["not in a file without that row", { firstRow: 1, rows: 1 }, 0],
  ])("%s", ([, change, wanted]) => {
    expect(
      said(
        [file(change)],
        [
          [ann, "held"],
          [bob, "payable"],
        ],
        both,
      ),
    ).toHaveLength(wanted);
  });

  test("not of whom nothing stands", () => {
    expect(
      said(
        [file()],
        [
          [ann, "held"],
          [bob, "payable"],
        ],
        [stays(bobNumber)],
      ),
    ).toEqual([]);
  });
});

describe("what was taken back", () => {
  const recovery = stays(annNumber, { head: "RECOVERY", amount: pence(-29_960) });
  const rows: readonly Row[] = [
    [ann, "held"],
    [ann, "held"],
  ];
  test("goes with a payment that comes anew, and stays with one that stays", () => {
    const taking = file({ rows: 1, takesBack: true });
    expect(said([taking], rows, [recovery])).toEqual([]);
    expect(said([file({ rows: 1 })], rows, [recovery])).toEqual(["0 ann: RECOVERY -29960"]);
    // The payment of another file stays.
    expect(said([taking, file({ firstRow: 1, rows: 1 })], rows, [recovery, stays(annNumber)])).toEqual([
      "0 ann: RECOVERY -29960 PAYMENT 29960",
      "1 ann: RECOVERY -29960 PAYMENT 29960",
    ]);
    expect(said([taking], [[ann, "held"]], [stays(annNumber)])).toEqual(["0 ann: PAYMENT 29960"]);
  });
});

test("is told once for the file, with the sum and the people, and to the ledger with the version", () => {
  const waiting = found(
    [file(), file({ firstRow: 2, rows: 0, replaces: [9] })],
    [
      [ann, "held"],
      [bob, "refer"],
    ],
    [...both, stays(annNumber, { head: "EMPLOYER_NI", amount: pence(4_509) })],
  );
  expect(waitingProblem("a.csv", waiting.get(0))).toMatchObject({
    ...{ code: "correction-waits", file: "a.csv", found: "644.29", expected: "2" },
  });
  expect(waitingProblem("a.csv", undefined)).toBeUndefined();
  expect(waitsOf([file({ replaces: [5, 3] })] as never, waiting)).toEqual([
    { replaced: [5, 3], persons: [annNumber, bobNumber] },
  ]);
});

describe("a row elsewhere meets", () => {
  const mine = file();
  const other = file({ cover: { ...cover, employerId: "E2", period: addMonths(june, 1) }, firstRow: 2 });
  const stood = [
    stays(annNumber),
    stays(annNumber, { amount: pence(40), instalment: 2, standing: [] }),
    stays(annNumber, { head: "EMPLOYER_NI", amount: pence(4_509) }),
    stays(annNumber, { head: "TOPUP", row: 9, amount: pence(7), instalment: 0, standing: [3] }),
  ];
  const waiting = new Map([[0, new Map([[annNumber, stood]])]]) as never;
  const claims = (person: number, except: object, files: readonly object[] = [mine, other]) =>
    claimsOfWaiting(waiting, files as never, person as never, except as never);

  test("the payments that stay, row by row, as claims of their return", () => {
    expect(claims(annNumber, other)).toEqual([
      {
        ...{ batchId: "aaaaaaaaaaaa", file: "june.csv", sheet: "", row: 4, submission: 0, ...cover },
        ...{ amount: 30_000, instalments: [1, 2], standing: [1, 2] },
      },
      {
        ...{ batchId: "aaaaaaaaaaaa", file: "june.csv", sheet: "", row: 9, submission: 0, ...cover },
        ...{ amount: 7, instalments: [], standing: [3] },
      },
    ]);
  });

  test("nothing of its own file, of another person or of another scheme", () => {
    expect(claims(annNumber, mine)).toEqual([]);
    expect(claims(bobNumber, other)).toEqual([]);
    expect(claims(annNumber, { ...other, scheme: "sspe" })).toEqual([]);
  });
});

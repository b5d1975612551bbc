// What `run` says of a batch: to people in forty lines at most, to programs as JSON. Nobody's data in either.
import { describe, expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import type { Batch, FileResult } from "../../src/engine/batch.ts";
import { conservation, differencesOf, nextSteps } from "../../src/report/balance.ts";
import { summaryJson, summaryText } from "../../src/report/summary.ts";
import { batch, byHead, byOutcome, claimedBy, words } from "./example.ts";

const nothing: Batch = {
  ...batch,
  files: [],
  duplicates: [],
  reconciliation: [],
  problemCounts: new Map(),
  totals: {
    files: { rejected: 0, "partly-accepted": 0, "accepted-with-warnings": 0, accepted: 0, superseded: 0 },
    rowsRead: 0,
    byOutcome: byOutcome({}),
    claimed: pence(0),
    claimedByOutcome: claimedBy({}),
    payableByHead: byHead({}),
    payable: pence(0),
    replaced: pence(0),
    toPay: pence(0),
    toPayByHead: byHead({}),
    payments: 0,
    forecast: pence(0),
    byRule: [],
    conditional: 0,
  },
};

/** A batch with one of everything and very many refused files. */
function fullest(): Batch {
  const [first] = batch.files;
  if (first === undefined) throw new Error("the example has files");
  const refused: FileResult[] = Array.from({ length: 200 }, (_, at) => ({
    ...first,
    file: `a-file-with-a-rather-long-name-for-an-employer-in-the-valleys-${at}.csv`,
    status: "rejected",
    firstProblem: { ...(first.firstProblem ?? never()), code: "file-with-macros" },
  }));
  return {
    ...batch,
    files: refused,
    ledger: "posted-before",
    totals: {
      ...batch.totals,
      files: { rejected: 200, "partly-accepted": 9, "accepted-with-warnings": 9, accepted: 9, superseded: 9 },
      byOutcome: byOutcome({
        payable: 1_000_000,
        "not-eligible": 1_000_000,
        refer: 1_000_000,
        held: 1_000_000,
        declined: 1_000_000,
        rejected: 1_000_000,
        superseded: 1_000_000,
      }),
      payableByHead: byHead({
        PAYMENT: 99_999_999_999,
        EMPLOYER_NI: 99_999_999_999,
        EMPLOYER_PENSION: 99_999_999_999,
        ADMIN_FEE: 99_999_999_999,
        TOPUP: 99_999_999_999,
        RECOVERY: -99_999_999_999,
      }),
    },
  };
}

function never(): never {
  throw new Error("the example has a problem");
}

describe("everything adds up", () => {
  test("when each row and each penny has one outcome", () => {
    expect(conservation(batch)).toMatchObject({ balances: true, rowsMissing: 0, claimedMissing: 0 });
    expect(conservation(nothing).balances).toBe(true);
  });

  test.for([
    ["one row without an outcome", { ...batch.totals, rowsRead: 10 }, 1, 0],
    ["one penny without an outcome", { ...batch.totals, claimed: pence(273_690) }, 0, 1],
    ["a row counted twice", { ...batch.totals, byOutcome: byOutcome({ payable: 10 }) }, -1, 0],
  ] as const)("not with %s", ([, totals, rows, amount]) => {
    expect(conservation({ ...batch, totals })).toMatchObject({
      balances: false,
      rowsMissing: rows,
      claimedMissing: amount,
    });
  });

  test("not when the rows of one file have no outcome and those of another two, although all are as many", () => {
    const [first, second] = batch.files.filter(
      ({ rowsRead, status }) => rowsRead > 0 && status !== "rejected",
    );
    if (first === undefined || second === undefined) throw new Error("the example has two files with rows");
    const files = batch.files.map((file) => {
      if (file === first)
        return { ...file, byOutcome: { ...file.byOutcome, payable: file.byOutcome.payable + 1 } };
      if (file !== second) return file;
      return { ...file, byOutcome: { ...file.byOutcome, payable: file.byOutcome.payable - 1 } };
    });
    expect(conservation({ ...batch, files }).balances).toBe(false);
  });

  test("not when a single file does not, although the batch does", () => {
    const files = batch.files.map((file, at) => (at === 0 ? { ...file, rowsRead: 4 } : file));
    expect(conservation({ ...batch, files }).balances).toBe(false);
  });
});

describe("what to do next", () => {
  test("names the refused files first and the payment last", () => {
    const steps = nextSteps(words, "en", batch).map(({ text }) => text);
    expect(steps[0]).toContain("tŷ-gwyn.xls");
    expect(steps.at(-1)).toContain("£1,551.48");
    expect(steps).toHaveLength(8);
  });

  test("is just to pay, when all is well", () => {
    const totals = {
      ...nothing.totals,
      payable: pence(5),
      toPay: pence(5),
      byOutcome: byOutcome({ payable: 1 }),
      rowsRead: 1,
    };
    expect(nextSteps(words, "cy", { ...nothing, totals }).map(({ text }) => text)).toEqual([
      "Cymeradwywch a thalwch £0.05: llinellau payments.csv. Rhagolwg yn unig yw llinellau forecast.csv.",
    ]);
  });

  test.for([
    [1, "pay"],
    [0, "pay-nothing"],
    [-1, "get-back"],
  ] as const)("of %i pence to pay is %s", ([toPay, key]) => {
    const totals = { ...nothing.totals, toPay: pence(toPay) };
    expect(nextSteps(words, "en", { ...nothing, totals }).map((step) => step.key)).toEqual([key]);
  });

  test("rows of refused files are not to be corrected one by one, and three files are named", () => {
    const [first] = batch.files;
    if (first === undefined) throw new Error("the example has files");
    const refused = (name: string, rejected: number): FileResult => ({
      ...{ ...first, file: name, status: "rejected" },
      byOutcome: byOutcome({ rejected }),
    });
    const steps = (names: readonly string[], rejected: number) => {
      const files = names.map((name) => refused(name, 2));
      const totals = { ...nothing.totals, byOutcome: byOutcome({ rejected }) };
      return nextSteps(words, "en", { ...nothing, files, totals });
    };
    const three = steps(["a.csv", "b.csv", "c.csv"], 6);
    expect(three.map(({ key }) => key)).toEqual(["send-back", "pay-nothing"]);
    expect(three[0]?.text.endsWith(": a.csv, b.csv, c.csv.")).toBe(true);
    const four = steps(["a.csv", "b.csv", "c.csv", "d.csv"], 9);
    expect(four[0]?.text.endsWith(": a.csv, b.csv, c.csv and 1 more.")).toBe(true);
    expect(four.find(({ key }) => key === "fix-rows")?.text).toContain("(1)");
  });

  test("says so when there is nothing to pay", () => {
    expect(nextSteps(words, "en", nothing)).toEqual([
      { key: "pay-nothing", text: "There is nothing to pay in this batch." },
    ]);
  });

  test("differences are counted once, for the batch, and only where a payable amount differs", () => {
    const [line] = batch.reconciliation;
    if (line === undefined) throw new Error("the example has a difference");
    const held = { ...line, differences: [{ reason: "held", rows: 3, amount: pence(-1) }] } as const;
    expect(differencesOf({ ...batch, reconciliation: [line, { ...line, level: "file" }, held] })).toBe(1);
  });
});

describe("the text", () => {
  test.for([
    ["en", "Everything adds up: rows 9, claimed £2,736.89", "To pay: £1,551.48", "There is a problem"],
    [
      "cy",
      "Mae popeth yn cydbwyso: rhesi 9, hawliwyd £2,736.89",
      "I'w dalu: £1,551.48",
      "Mae problem wedi codi",
    ],
  ] as const)("in %s says what is to pay, and that nothing is lost", ([language, ...wanted]) => {
    const text = summaryText(batch, words, language).replace(/\s+/g, " ");
    for (const each of wanted) expect(text).toContain(each);
  });

  test.for(["en", "cy"] as const)("has at most forty lines of a hundred columns (%s)", (language) => {
    for (const each of [batch, nothing, fullest()]) {
      const lines = summaryText(each, words, language).split("\n");
      expect(lines.length).toBeLessThanOrEqual(40);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test("names the cell of a problem, but not what a person's cell held", () => {
    const files = batch.files.map((file) => ({ ...file, status: "rejected" as const }));
    const text = summaryText({ ...batch, files }, words, "en");
    expect(text).toContain("(J4)");
    expect(text).not.toContain("31/06/2021");
  });
});

describe("the JSON", () => {
  const json = summaryJson(batch);

  test("has counts, and pence as decimal strings", () => {
    expect(json).toMatchObject({
      batch: "0123456789ab",
      rows: 9,
      claimed: "2736.89",
      payable: "1551.48",
      outcomes: { held: { rows: 1, claimed: "299.60" }, superseded: { rows: 0, claimed: "0.00" } },
      heads: { PAYMENT: "1498.00", RECOVERY: "0.00" },
      conservation: { balances: true },
      duplicates: { held: 1, amountAtRisk: "299.60" },
      problems: { "cell-not-day": 1 },
      fileStatuses: { rejected: 1 },
      files: [
        { file: "bryn-awel.xlsx", payable: "1251.88", period: "2022-06", declaredTotal: "1498.00" },
        { firstProblem: "cell-not-day" },
        { status: "rejected", period: null, declaredTotal: null },
      ],
    });
  });

  test("is plain JSON and holds no cell of a claim", () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(JSON.stringify(json)).not.toContain("31/06/2021");
    expect(JSON.stringify(json)).not.toContain("AB123456C");
  });
});

test.for([-5, 0, 5])("%i pence that versions before had paid are said where there are any", (replaced) => {
  const totals = { ...batch.totals, replaced: pence(replaced) };
  const text = summaryText({ ...batch, totals }, words, "en");
  expect(text.includes("Posted before, with versions that are now replaced")).toBe(replaced !== 0);
});

// What stands of one person row by row, whom the book knows, and which batch of one id stands.
import { describe, expect, test } from "vitest";
import { eventsOf, standingBatch, waitingForTheirFolder } from "../../../src/ledger/answers/batches.ts";
import { claimsOf, notUndone } from "../../../src/ledger/answers/claims.ts";
import { everybodyIn } from "../../../src/ledger/answers/everybody.ts";
import type { LinesWanted } from "../../../src/ledger/book.ts";
import type { BookBatch, PersonLines } from "../../../src/ledger/records.ts";
import { line, personLines, unpaid } from "./lines.ts";

test("postings that neither undo another one nor are undone", () => {
  const reversal = line({ posting: 3, kind: "reversal", reverses: 1, amount: -29_960 });
  const restored = line({ posting: 4, reverses: 9 });
  expect(notUndone([line({ posting: 1 }), line({ posting: 2 }), reversal, restored])).toEqual([
    line({ posting: 2 }),
    restored,
  ]);
});

/** "submission sheet:row amount instalments standing" of each. */
function claims(lines: Partial<PersonLines>, without?: ReadonlySet<number>): readonly string[] {
  const found = claimsOf({ postings: [], unpaid: [], ...lines }, without);
  return found.map(({ submission, sheet, row, amount, instalments, standing }) =>
    `${submission} ${sheet}:${row} ${amount} ${instalments.join(",")} ${standing.join(",")}`.trim(),
  );
}

describe("claims", () => {
  test("the postings of one row are one claim, with the standing that one of them has", () => {
    const postings = [
      line({ posting: 1, standing: [7] }),
      line({ posting: 2, instalment: 2 }),
      line({ posting: 3, row: 3, instalment: 0, amount: 149_800 }),
    ];
    expect(claims({ postings })).toEqual(["1 :2 59920 1,2 7", "1 :3 149800"]);
  });

  test("a payment and a top-up are claimed, costs, fees and what is taken back are not", () => {
    const heads = ["PAYMENT", "TOPUP", "EMPLOYER_NI", "EMPLOYER_PENSION", "ADMIN_FEE", "RECOVERY"] as const;
    const postings = heads.map((head, at) => line({ posting: at + 1, head, row: at + 2, instalment: 0 }));
    expect(claims({ postings })).toEqual(["1 :2 29960", "1 :3 29960"]);
  });

  test("what was undone is no claim", () => {
    const postings = [
      line({ posting: 1 }),
      line({ posting: 2, kind: "reversal", reverses: 1, amount: -29_960 }),
    ];
    expect(claims({ postings })).toEqual([]);
  });

  test("rows of two sheets, of two returns and of two numbers are claims of their own, in their order", () => {
    const postings = [
      line({ posting: 1, submission: 2 }),
      line({ posting: 2, sheet: "Mai" }),
      line({ posting: 3, sheet: "Ebrill", row: 9 }),
      line({ posting: 4, sheet: "Ebrill" }),
    ];
    expect(claims({ postings })).toEqual([
      "1 Ebrill:2 29960 1",
      "1 Ebrill:9 29960 1",
      "1 Mai:2 29960 1",
      "2 :2 29960 1",
    ]);
  });

  test("one row number on two sheets is two rows", () => {
    const postings = [
      line({ posting: 1, sheet: "Ebrill" }),
      line({ posting: 2, sheet: "Mai", instalment: 2 }),
    ];
    expect(claims({ postings })).toEqual(["1 Ebrill:2 29960 1", "1 Mai:2 29960 2"]);
  });

  test("rows without money stand among the others", () => {
    expect(claims({ postings: [line({ posting: 1, row: 3 })], unpaid: [unpaid(4), unpaid(2)] })).toEqual([
      "1 :2 0  2",
      "1 :3 29960 1",
      "1 :4 0  4",
    ]);
  });

  test("a return may be left out, with its rows without money", () => {
    const postings = [line({ posting: 1 }), line({ posting: 2, submission: 2 })];
    expect(claims({ postings, unpaid: [unpaid(5)] }, new Set([1]))).toEqual(["2 :2 29960 1"]);
  });
});

test("everybody is asked for piece by piece, each after the last of the piece before", async () => {
  const asked: { readonly after?: string | undefined; readonly scheme?: string | undefined }[] = [];
  const pieces = [["p1", "p2"], ["p3"], []].map((keys) => keys.map((key) => personLines(key, [])));
  const book = {
    lines: async (wanted: LinesWanted) => {
      asked.push(wanted);
      return pieces[asked.length - 1] ?? [];
    },
  };
  const found: string[] = [];
  for await (const people of everybodyIn(book, { scheme: "wfp" }))
    found.push(people.map((one) => one.personKey).join());
  expect(found).toEqual(["p1,p2", "p3"]);
  expect(asked.map(({ after }) => after)).toEqual([undefined, "p2", "p3"]);
  expect(new Set(asked.map(({ scheme }) => scheme))).toEqual(new Set(["wfp"]));
});

describe("batches", () => {
  // The answers look at nothing else of a batch.
  const batch = (said: Partial<BookBatch>) => said as BookBatch;
  test("of one id the last that nobody has withdrawn stands", () => {
    const [gone, first, last] = [batch({ withdrawnBy: 9 }), batch({ sequence: 1 }), batch({ sequence: 2 })];
    expect(standingBatch([gone, first])).toBe(first);
    expect(standingBatch([first, gone])).toBe(first);
    expect(standingBatch([first, last])).toBe(last);
    expect(standingBatch([gone])).toBeUndefined();
  });

  test("what people did is told in the order of the book, with the batch that it is about", () => {
    const event = (number: number) =>
      ({ number, kind: "approved" }) as unknown as BookBatch["events"][number];
    const all = [
      batch({ id: "b", sequence: 2, events: [event(2), event(5)] }),
      batch({ id: "a", sequence: 1, events: [event(4), event(1)] }),
    ];
    const told = eventsOf(all);
    expect(told.map(({ batch: of, batchId }) => `${of} ${batchId}`)).toEqual(["1 a", "2 b", "1 a", "2 b"]);
    expect(told.every((one) => !("number" in one))).toBe(true);
  });

  test.for([
    [false, "staged", 1],
    [true, "staged", 0],
    [false, "", 0],
  ] as const)("published %s from %j waits for its folder: %i", ([published, staging, waiting]) => {
    expect(waitingForTheirFolder([batch({ published, staging })])).toHaveLength(waiting);
  });
});

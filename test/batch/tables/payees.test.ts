// Whatever the returns, and whatever the comparison of their rows takes away: payments.csv, payees.csv and the summary
// say one sum, forecast.csv another, and no line is left of a row that is not payable.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../../bench/return-columns.ts";
import { csvReturn } from "../../../bench/return-file.ts";
import { crew, numbered } from "../../../bench/stories/story.ts";
import { noPrior } from "../../../src/batch/past/prior.ts";
import { payeesIn } from "../../../src/batch/tables/payees.ts";
import { type Head, heads } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { summaryJson } from "../../../src/report/summary-json.ts";
import { counted, linesOf } from "../../program/batch-folder.ts";
import { expectOneSum, type SummedUp } from "../../program/one-sum.ts";
import { folder } from "../../program/program.ts";
import { wholeBatch } from "../whole-batch.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const staff = crew(91_000, { workplace: "home-care" });
const people = staff.workers(8);
/** What makes a row another one: not eligible, without instalments, with a reference that comes twice. */
const turns: readonly ReturnRow[] = [{}, {}, {}, { workCountry: "ENGLAND" }, { employerNi: "" }];
const sent = fc.record({
  employer: fc.nat({ max: 2 }),
  council: fc.nat({ max: 1 }),
  rows: fc.array(fc.record({ person: fc.nat({ max: 7 }), turn: fc.nat({ max: 4 }), twice: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  }),
});
let batches = 0;

test("one sum for the bank, the payees and the summary", async () => {
  const turned = { rejected: 0, held: 0, "not-eligible": 0, later: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 4 }), async (returns) => {
      batches += 1;
      const paths = returns.map(({ employer, council, rows }, at) => {
        const lines = numbered(rows.map(({ person, turn }) => ({ ...people[person], ...turns[turn] })));
        const named = lines.map((line, row) => (rows[row]?.twice === true ? { ...line, rowRef: "1" } : line));
        const path = join(place, `${batches}-${at}.csv`);
        const cover = { employerId: `E7${employer}`, employerName: `Gofal ${employer}` };
        const laCode = ["W06000002", "W06000015"][council] ?? "";
        writeFileSync(
          path,
          csvReturn(coverOf(named, { ...cover, laCode, sequence: String(at + 1) }), named, {}),
        );
        return path;
      });
      const { batch, folder: made } = await wholeBatch(join(place, String(batches)), noPrior, ...paths);
      // The summary is plain JSON.
      expectOneSum(made, JSON.parse(JSON.stringify(summaryJson(batch))) as SummedUp);
      const decisions = linesOf(made, "decisions.csv");
      const at = (line: (typeof decisions)[number]) => `${line["file"]}:${line["row"]}`;
      const payable = new Set(decisions.filter(({ outcome }) => outcome === "payable").map(at));
      const later = linesOf(made, "forecast.csv");
      for (const line of [...linesOf(made, "payments.csv"), ...later]) expect(payable).toContain(at(line));
      const refused = decisions.filter(({ outcome }) => outcome === "not-eligible");
      const ruled = decisions.filter(({ outcome, rules }) => outcome !== "payable" && rules !== "");
      expect(
        Object.fromEntries(
          batch.totals.byRule.map(({ outcome, rule, rows }) => [`${outcome} ${rule}`, rows]),
        ),
      ).toEqual(counted(ruled.map(({ outcome, rules = "" }) => `${outcome} ${rules.split(" ")[0]}`)));
      turned.rejected += batch.totals.byOutcome.rejected;
      turned.held += batch.totals.byOutcome.held;
      turned["not-eligible"] += refused.length;
      turned.later += later.length;
    }),
    { numRuns: 25 },
  );
  // The comparison and the rules have been at work.
  for (const [what, times] of Object.entries(turned)) expect(times, what).toBeGreaterThan(0);
});

describe("what earlier versions of returns had", () => {
  const file = (employerId: string, laCode = "W06000015") => ({
    employerId,
    employerName: `Gofal ${employerId}`,
    laCode,
  });
  const undo = (employerId: string, head: Head, amount: number, laCode = "W06000015") => {
    return { employerId, laCode, head, amount: pence(-amount) };
  };
  const linesOfPayees = (files: readonly object[], payable: readonly number[], undone: readonly object[]) =>
    // What is looked at of files, their sums and the lines that undo others.
    payeesIn({
      files,
      settled: {
        tallies: payable.map((amount) => ({
          paymentLines: amount === 0 ? 0 : 1,
          headPayable: heads.map((head) => (head === "PAYMENT" ? amount : 0)),
        })),
      },
      undone,
    } as never).map(({ employerId, employerName, laCode, payment, employerNi, total }) => [
      ...[laCode, employerId, employerName],
      ...[payment, employerNi, total],
    ]);

  test("is taken off to the penny, head by head, of its own employer and council", () => {
    const files = [file("E1"), file("E2"), file("E1", "W06000002")];
    const undone = [undo("E1", "PAYMENT", 29_960), undo("E1", "PAYMENT", 1), undo("E1", "EMPLOYER_NI", 500)];
    expect(linesOfPayees(files, [59_920, 29_960, 29_960], undone)).toEqual([
      ["W06000002", "E1", "Gofal E1", 29_960, 0, 29_960],
      ["W06000015", "E1", "Gofal E1", 29_959, -500, 29_459],
      ["W06000015", "E2", "Gofal E2", 29_960, 0, 29_960],
    ]);
  });

  test("leaves a line below zero, with its name, where the new version pays nothing", () => {
    expect(linesOfPayees([file("E1"), file("E2")], [0, 0], [undo("E1", "PAYMENT", 29_960)])).toEqual([
      ["W06000015", "E1", "Gofal E1", -29_960, 0, -29_960],
    ]);
  });
});

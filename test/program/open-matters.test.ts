// Four starters who are paid on expected shifts in June, over two later months: one shows the shifts, one does not and has to
// give back, one is never named again, one is refused for another reason. Who is on the list is worked out by hand.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
const out = join(place, "out");
afterAll(() => rmSync(place, { recursive: true }));

const employerId = "E8900";
const onExpectedShifts = {
  startDate: "2022-06-10",
  shiftsInWindow: "2",
  shiftsExpected: "6",
  paymentMethod: "LUMP",
  instalmentNo: "",
  payDate: "2022-06-28",
  amountPaid: "1498.00",
};
const starters: readonly ReturnRow[] = crew(33_000, { workplace: "home-care" })
  .workers(4)
  .map((row) => ({ ...row, ...onExpectedShifts }));
const [shows, fails, , refused] = starters;

async function run(name: string, period: string, people: readonly ReturnRow[]): Promise<string> {
  const rows = numbered(people);
  const path = join(place, `${name}.csv`);
  writeFileSync(path, csvReturn(coverOf(rows, { employerId, employerName: "Gofal", period }), rows, {}));
  return batchOf(await taliadHere(["run", path, "--out", out]));
}

const later = (row: ReturnRow | undefined, day: string, cells: ReturnRow): ReturnRow => ({
  ...row,
  payDate: day,
  amountPaid: "0.00",
  shiftsExpected: "",
  ...cells,
});

/** Kind, amount, age and the row that opened it; of people, without what the employer has not claimed. */
const mattersOf = (batch: string): readonly string[] =>
  linesOf(batch, "open-matters.csv")
    .filter((line) => line["kind"] !== "on-cost-open")
    .map((line) =>
      [line["kind"], line["amount"], line["ageMonths"], line["sinceFile"], line["about"]].join("|"),
    );

test("who has money on a condition, or without ground, is listed until it is closed, and nobody else", async () => {
  const june = await run("june", "2022-06", starters);
  expect(mattersOf(june)).toEqual(Array(4).fill("conditional|1498.00|0|june.csv|"));

  const july = await run("july", "2022-07", [
    later(shows, "2022-07-28", { shiftsInWindow: "6" }),
    later(fails, "2022-07-28", { shiftsInWindow: "5" }),
    later(refused, "2022-07-28", { shiftsInWindow: "6", workCountry: "ENGLAND" }),
  ]);
  expect(linesOf(july, "decisions.csv").map((line) => line["recovery"])).toEqual([
    "0.00",
    "-1498.00",
    "0.00",
  ]);
  const afterJuly = mattersOf(july);
  // Each pound is open once: of somebody who is refused, whatever the payment rested on.
  expect(afterJuly).toEqual([
    "conditional|1498.00|1|june.csv|",
    "not-eligible-after-payment|1498.00|0|july.csv|WFP-74",
  ]);

  const august = await run("august", "2022-08", [later(shows, "2022-08-26", { shiftsInWindow: "6" })]);
  expect(
    mattersOf(august).map((line) => line.replace(/\|(\d)\|/, (_, age) => `|${Number(age) - 1}|`)),
  ).toEqual(afterJuly);
  const { stdout } = await taliadHere(["ledger", "open", "--out", out, "--json"]);
  const told: readonly Record<string, string>[] = JSON.parse(stdout).lines;
  // Of the batch's own employer the list is the whole one, with what was not claimed, and it says of whom it is.
  const listed = linesOf(august, "open-matters.csv");
  expect(told.map((line) => [line["kind"], line["amount"]].join("|"))).toEqual(
    listed.map((line) => [line["kind"], line["amount"]].join("|")),
  );
  expect(listed.map((line) => [line["kind"], line["covers"], line["reason"]].join("|"))).toEqual([
    "conditional|everybody|",
    "not-eligible-after-payment|everybody|",
    "on-cost-open|these-employers|not-claimed",
  ]);
  expect(await taliadHere(["verify", june, july, august, "--out", join(place, "none")])).toMatchObject({
    code: 0,
  });
});

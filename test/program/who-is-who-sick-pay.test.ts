// Who is who among claims of the sick-pay enhancement: the same identities, and then the days. One number under two names holds
// every claim of it; a slip holds only days that one employer claims twice; two jobs stay two jobs (C-13).
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  contactAbsence,
  csvTable,
  type PlainRow,
  sickPayColumns,
  sickPayCover,
} from "../../bench/sick-pay-file.ts";
import { linesOf } from "./batch-folder.ts";
import { duplicates, outcomes } from "./people-months.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

/** "HT482913B Mair Jones 4001": ten working days of November, as a contact. */
function claim(said: string, own: PlainRow = {}): PlainRow {
  const [niNumber = "", forenames = "", surname = "", payrollRef = ""] = said.split(" ");
  return {
    niNumber,
    forenames,
    surname,
    payrollRef,
    ...contactAbsence,
    ...own,
  };
}

let files = 0;
async function found(...returns: readonly (readonly PlainRow[])[]): Promise<string> {
  files += 1;
  const paths = returns.map((rows, at) => {
    const employerId = `E${at + 1}`;
    const path = join(place, `${files}-${employerId}.csv`);
    const cover = sickPayCover(rows, { employerId, employerName: "Cartref" });
    writeFileSync(path, csvTable(cover, sickPayColumns, rows));
    return path;
  });
  return batchOf(await taliadHere(["run", ...paths, "--out", join(place, "out"), "--ledger", "none"]));
}

const later: PlainRow = {
  absenceStart: "2020-12-07",
  absenceEnd: "2020-12-18",
  isolationEndDate: "2020-12-20",
  declarationDate: "2020-12-03",
  employerPaidDate: "2020-12-28",
};

test("one number under two names holds both claims, also of other days and of another employer", async () => {
  const batch = await found([claim("HT482913B Mair Jones 1")], [claim("HT482913B Emmanuel Okafor 2", later)]);
  expect(outcomes(batch)).toEqual(["HT482913B held", "HT482913B held"]);
  expect(duplicates(batch)).toEqual(Array(2).fill("HT482913B number-conflict one-number-two-names none"));
});

test("a slip of the number with days in common at one employer holds the second claim", async () => {
  const batch = await found([claim("HT482913B Mair Jones 1"), claim("HT482513B Mary Jones 2")]);
  expect(outcomes(batch)).toEqual(["HT482913B payable", "HT482513B held"]);
  expect(duplicates(batch)).toEqual(["HT482513B probable number-slip A"]);
});

test("and without days in common it holds nothing", async () => {
  const batch = await found([claim("HT482913B Mair Jones 1"), claim("HT482513B Mary Jones 2", later)]);
  expect(outcomes(batch)).toEqual(["HT482913B payable", "HT482513B payable"]);
});

test("a slip at another employer is two jobs, for information", async () => {
  const batch = await found([claim("HT482913B Mair Jones 1")], [claim("HT482513B Mary Jones 2")]);
  expect(outcomes(batch)).toEqual(["HT482913B payable", "HT482513B payable"]);
  expect(linesOf(batch, "duplicates.csv")).toMatchObject([
    { effect: "information", tier: "probable", matchRule: "number-slip", amountAtRisk: "0.00" },
  ]);
});

test("a number of nobody is held by itself", async () => {
  const batch = await found([claim("AA111111B Mair Jones 1")]);
  expect(duplicates(batch)).toEqual(["AA111111B number-conflict number-of-nobody none"]);
  expect(outcomes(batch)).toEqual(["AA111111B held"]);
});

test("brother and sister with numbers in a row are two people", async () => {
  const batch = await found([claim("HT482913B Mair Jones 1"), claim("HT482914B Gethin Jones 2")]);
  expect([outcomes(batch), duplicates(batch)]).toEqual([["HT482913B payable", "HT482914B payable"], []]);
});

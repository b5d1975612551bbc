// What two rows have in common, and in what they differ, as an officer's list says it.
import { expect, test } from "vitest";
import { comparedRows } from "../../src/people/comparison.ts";
import { row } from "./rows.ts";

/** "number forename surname job" of each side, and what is said of them. */
test.for<[a: string, b: string, agree: string, differ: string]>([
  [
    "HT482913 Mair Jones 1@A",
    "HT482913 Mair Jones 1@A",
    "ni-number forename surname employer payroll-number",
    "",
  ],
  [
    "HT482913 Mair Jones 1@A",
    "HT482913 Mair Jones 2@A",
    "ni-number forename surname employer",
    "payroll-number",
  ],
  ["HT482913 Mair Jones 1@A", "HT482913 Mair Jones 1@B", "ni-number forename surname", "employer"],
  [
    "HT482913 Mair Jones @A",
    "HT482913 Mair Jones @A",
    "ni-number forename surname employer",
    "payroll-number",
  ],
  ["HT482913 Mair Jones 1@A", "HT482513 Mair Jones 1@B", "forename surname", "ni-number-digit employer"],
  [
    "HT482913 Mair Jones 1@A",
    "TH482913 Mair Jones 1@B",
    "forename surname",
    "ni-number-letters-exchanged employer",
  ],
  ["HT482913 Mair Jones 1@A", "KB117204 Mair Jones 1@B", "forename surname", "ni-number employer"],
  ["HT482913 Mair Jones 1@A", "HT482913 Mary Jones 1@B", "ni-number forename-form surname", "employer"],
  ["HT482913 Mair Jones 1@A", "HT482913 Osian Jones 1@B", "ni-number surname", "forename employer"],
  ["HT482913 Mair Prys 1@A", "HT482913 Mair Price 1@B", "ni-number forename surname-form", "employer"],
  ["HT482913 Mair Prys 1@A", "HT482913 Mair Okafor 1@B", "ni-number forename", "surname employer"],
  ["HT482913 – Jones 1@A", "HT482913 Mair Jones 1@B", "ni-number surname", "forename-missing employer"],
  ["HT482913 Mair – 1@A", "HT482913 Mair Jones 1@B", "ni-number forename", "surname-missing employer"],
])("%s and %s", ([a, b, agree, differ]) => {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const found = comparedRows(row(one), row(other));
    expect([found.agree.join(" "), found.differ.join(" ")]).toEqual([agree, differ]);
  }
});

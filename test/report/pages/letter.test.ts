// The letter to an employer: what became of the file and what to do, of this file alone.
import { expect, test } from "vitest";
import { letterPage } from "../../../src/report/pages/letter.ts";
import { shipped } from "../../law/shipped.ts";
import { batch } from "../example.ts";

const [taken, other] = batch.files;
if (taken === undefined || other === undefined) throw new Error("the example has files");

function letter(changes: object, appealsUntil: "none" | "over" = "none", numbersInDoubt = 0): string {
  return letterPage({
    law: shipped,
    languages: ["en"],
    file: { ...taken, ...changes } as typeof taken & object,
    appealsUntil,
    numbersInDoubt,
    faults: () => [],
  });
}

test("says what became of the rows, and that nothing has to be put right where that is so", () => {
  const sound = letter({ status: "accepted", byOutcome: { ...taken.byOutcome, rejected: 0 } });
  expect(sound).toContain("Nothing has to be put right");
  const faulty = letter({ status: "partly-accepted", byOutcome: { ...taken.byOutcome, rejected: 2 } });
  expect(faulty).toContain("2 have to be put right by you");
  expect(faulty).not.toContain("Nothing has to be put right");
});

test("asks for numbers only where some are in doubt", () => {
  const sound = { status: "accepted", byOutcome: { ...taken.byOutcome, rejected: 0 } };
  expect(letter(sound)).not.toContain("in doubt");
  const asked = letter(sound, "none", 3);
  expect(asked).toContain("National Insurance number is in doubt: 3.");
  expect(asked).not.toContain("Nothing has to be put right");
});

test("speaks of appeals only where somebody was refused", () => {
  const nobody = letter({ byOutcome: { ...taken.byOutcome, "not-eligible": 0 } }, "over");
  expect(nobody).not.toContain("appeals are over");
  const somebody = letter({ byOutcome: { ...taken.byOutcome, "not-eligible": 1 } }, "over");
  expect(somebody).toContain("appeals are over");
});

test("a refused file is told that nothing of it was counted", () => {
  expect(letter({ status: "rejected" })).toContain("nothing of it was counted");
});

test("names no other file of the batch", () => {
  expect(letter({})).not.toContain(other.file);
});

// The letter to an employer: what became of the file and what to do, of this file alone.
import { expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { type AppealOfFile, letterPage } from "../../../src/report/pages/letter.ts";
import { shipped } from "../../law/shipped.ts";
import { batch } from "../example.ts";

const [taken, other] = batch.files;
if (taken === undefined || other === undefined) throw new Error("the example has files");

const noAppeal: AppealOfFile = { kind: "none-scheme" };

function letter(changes: object, appeal = noAppeal, numbersInDoubt = 0): string {
  return letterPage({
    law: shipped,
    languages: ["en"],
    file: { ...taken, ...changes } as typeof taken & object,
    appeal,
    numbersInDoubt,
    faults: () => [],
  });
}

test("says what became of the rows, and that nothing has to be put right where that is so", () => {
  const sound = letter({ status: "accepted", byOutcome: { ...taken.byOutcome, rejected: 0 } });
  expect(sound).toContain("Nothing has to be put right");
  const faulty = letter({ status: "partly-accepted", byOutcome: { ...taken.byOutcome, rejected: 2 } });
  expect(faulty).toContain("<dt>Rejected: problem with the data</dt><dd>2</dd>");
  expect(faulty).not.toContain("Nothing has to be put right");
});

test("asks for numbers only where some are in doubt", () => {
  const sound = { status: "accepted", byOutcome: { ...taken.byOutcome, rejected: 0 } };
  expect(letter(sound)).not.toContain("in doubt");
  const asked = letter(sound, noAppeal, 3);
  expect(asked).toContain("National Insurance number is in doubt: 3.");
  expect(asked).not.toContain("Nothing has to be put right");
});

test("every row that was read is in one of its outcomes", () => {
  const byOutcome = {
    payable: 14,
    "not-eligible": 2,
    refer: 0,
    held: 0,
    declined: 1,
    rejected: 1,
    superseded: 0,
  };
  const said = letter({ status: "partly-accepted", rowsRead: 18, byOutcome });
  const counts = [...said.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, count]) => Number(count));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(18);
  expect(counts).not.toContain(0);
});

test("speaks of appeals only where somebody was refused: to whom, until when, and where there is no ground", () => {
  const until: AppealOfFile = {
    ...{ kind: "until", until: day("2022-11-29"), rule: "WFP-04", noGrounds: "WFP-82" },
    listed: new Set(["WFP-24"]),
  };
  const nobody = letter({ byOutcome: { ...taken.byOutcome, "not-eligible": 0 } }, until);
  expect(nobody).not.toContain("appeal");
  const refused = { byOutcome: { ...taken.byOutcome, "not-eligible": 1 } };
  const somebody = letter(refused, until);
  // WFP-81: a manager of the local authority looks at it, not the employer.
  expect(somebody).toContain(
    "may appeal to the council; the first appeal has to arrive by 29 November 2022 (WFP-04)",
  );
  expect(somebody).toContain("no ground for an appeal (WFP-82)");
  expect(letter(refused)).toContain("The guidance of this scheme knows no appeal");
  expect(letter(refused, { kind: "none-costs" })).toContain("these are the employer");
});

test("a refused file is told that nothing of it was counted", () => {
  expect(letter({ status: "rejected" })).toContain("nothing of it was counted");
});

test("names no other file of the batch", () => {
  expect(letter({})).not.toContain(other.file);
});

test("names the council that it comes from, and none that is not known", () => {
  for (const { code, en } of shipped.councils.slice(0, 3)) {
    const text = letter({ laCode: code });
    expect(text).toContain(`${en} · `);
    for (const other of shipped.councils)
      if (other.code !== code) expect(text).not.toContain(`${other.en} · `);
  }
  const unknown = letter({ laCode: "W00000000" });
  for (const { en } of shipped.councils) expect(unknown).not.toContain(`${en} · `);
});

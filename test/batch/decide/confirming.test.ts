// What becomes of a row's warnings by what its cell says of them, and by what was said before.
import { expect, test } from "vitest";
import { confirmingIn, openReporting } from "../../../src/batch/decide/confirming.ts";
import type { DeskJob } from "../../../src/batch/handover/desk-job.ts";
import { monthFromText } from "../../../src/core/day.ts";
import { fileProblem, type Problem } from "../../../src/core/problem.ts";
import type { ProblemCode } from "../../../src/core/problem-codes.ts";
import { confirmedKey } from "../../../src/input/confirmations.ts";
import { matchHeadings } from "../../../src/input/heading.ts";
import { claimColumns } from "../../../src/input/row-columns.ts";
import { rowReader } from "../../../src/input/rows.ts";
import type { Confirmed } from "../../../src/rulings/confirmed.ts";
import { layoutOf, layouts, roles, soundRow } from "../../input/law.ts";
import { shipped } from "../../law/shipped.ts";
import { decision, standing } from "../../rulings/ruling-rows.ts";

const keys = claimColumns(layoutOf("wfp-return").columns).map(({ key }) => key);
const place = { file: "f.csv", sheet: "" };
const { head } = matchHeadings([{ number: 1, cells: keys }], layouts.values(), place);
if (head === undefined) throw new Error("the headings are refused");
const period = monthFromText("2022-06");
const reader = rowReader(head, { roles }, { ...place, epoch: 1900, period });
const job = {
  ...{
    ...place,
    scheme: "social-care-payment-2022",
    employerId: "E0042",
    laCode: "W1",
    period,
    epoch: 1900,
    head,
  },
  sender: { by: "Siân", on: "–" },
} as DeskJob;

function warning(code: ProblemCode, key: string, found: string): Problem {
  return fileProblem(code, place.file, { row: 2, key, found, heading: key });
}
const surname = warning("name-doubtful", "surname", "Glyndðr");
const total = warning("pay-date-outside-period", "payDate", "2022-08-01");

/** What is said of a row with such a cell that is warned of so, and what the employer has settled. */
function said(cell: string, warnings: readonly Problem[], ruled?: Confirmed) {
  const settled: string[] = [];
  const reported: Problem[] = [];
  const confirmingOf = confirmingIn(job, reader, shipped, ruled && (() => ruled), ({ code, row, value }) => {
    settled.push(`${row} ${code} ${value}`);
  });
  const row = { number: 2, cells: keys.map((key) => (key === confirmedKey ? cell : (soundRow[key] ?? ""))) };
  const reporting = openReporting((problem) => void reported.push(problem), confirmingOf);
  reporting.begin(reader.read(row), row);
  for (const one of warnings) reporting.report(one);
  reporting.end();
  return { settled, codes: reported.map(({ code }) => code), left: reported.at(-1) };
}

test("nothing was said: warnings are warnings", () => {
  expect(said("", [surname, total])).toMatchObject({
    ...{ settled: [], codes: ["name-doubtful", "pay-date-outside-period"] },
  });
});

test("what is the employer's own to say is settled by it", () => {
  const { settled, codes } = said("Surname: Glyndðr", [surname]);
  expect(settled).toEqual(["2 name-doubtful Glyndðr"]);
  expect(codes).toEqual(["warning-confirmed-employer"]);
});

test("to what an officer has to see to its word is an answer, and settles nothing", () => {
  const { settled, codes } = said("payDate: 2022-08-01", [total]);
  expect(settled).toEqual([]);
  expect(codes).toEqual(["pay-date-outside-period", "warning-answered"]);
});

test("what was said of no warning is said to be left, with what could have been said", () => {
  const { codes, left, settled } = said("Forenames: Siôn", [surname]);
  expect(codes).toEqual(["name-doubtful", "confirmation-without-warning"]);
  expect(left).toMatchObject({ row: 2, key: confirmedKey, expected: "surname: Glyndðr" });
  expect(settled).toEqual([]);
  expect(said("Forenames: Siôn", []).left).toMatchObject({ expected: "–" });
});

test("what an officer has confirmed is information; the same said again by the employer is not left", () => {
  const about = { warningCode: "name-doubtful", warningColumn: "surname", warningValue: "Glyndðr" };
  const one = decision({ decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED", ...about });
  const [usual] = standing([decision()]);
  if (usual === undefined) throw new Error("the usual decision stands");
  const ruled = { standing: [{ ...usual, decision: one }], takenBack: new Set<string>() };
  expect(said("", [surname, total], ruled)).toMatchObject({
    ...{ settled: [], codes: ["warning-confirmed", "pay-date-outside-period"] },
  });
  expect(said("Surname: Glyndðr", [surname], ruled)).toMatchObject({
    settled: [],
    codes: ["warning-confirmed"],
  });
});

// Of one warning the last that an officer decided counts, whatever the employer says before or after; where no officer decided, the
// employer's word.
import { describe, expect, test } from "vitest";
import { fileProblem, type Problem } from "../../src/core/problem.ts";
import { asConfirmed, confirmedFor, warningKey } from "../../src/rulings/confirmed.ts";
import type { CheckedDecision } from "../../src/rulings/row.ts";
import { shipped } from "../law/shipped.ts";
import { type Change, decision, standing } from "./ruling-rows.ts";

const scheme = "social-care-payment-2022";
const about: Change = {
  ...{ decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED" },
  ...{ warningCode: "name-odd", warningColumn: "surname", warningValue: "Glyndðr" },
};

function confirmation(change: Change): CheckedDecision {
  const [usual] = standing([decision()]);
  if (usual === undefined) throw new Error("the usual decision stands");
  return { ...usual, decision: decision({ ...about, ...change }) };
}

const officer = (day: string, more: Change = {}) =>
  confirmation({ receivedDate: day, decidedDate: day, decidedBy: "Mair Llwyd", ...more });
const employer = (day: string) =>
  confirmation({ receivedDate: day, decidedDate: day, decidedBy: "Gofal Llan", byEmployer: true });
const back: Change = { outcome: "WITHDRAWN" };

test.for<[what: string, decisions: readonly CheckedDecision[], by: readonly string[], takenBack: boolean]>([
  ["the employer alone", [employer("2022-07-01")], ["Gofal Llan"], false],
  ["an officer alone", [officer("2022-07-01")], ["Mair Llwyd"], false],
  ["an officer, then the employer", [officer("2022-07-01"), employer("2022-07-02")], ["Mair Llwyd"], false],
  ["the employer, then an officer", [employer("2022-07-01"), officer("2022-07-02")], ["Mair Llwyd"], false],
  ["taken back, then the employer", [officer("2022-07-01", back), employer("2022-07-02")], [], true],
  ["the employer, then taken back", [employer("2022-07-01"), officer("2022-07-02", back)], [], true],
  [
    "taken back, then confirmed by an officer",
    [officer("2022-07-01", back), officer("2022-07-02")],
    ["Mair Llwyd"],
    false,
  ],
])("%s", ([, decisions, by, takenBack]) => {
  // The order in which they are given says nothing.
  for (const given of [decisions, decisions.toReversed()]) {
    const found = confirmedFor(given, scheme, "E0042");
    expect(found.standing.map((one) => one.decision.decidedBy)).toEqual(by);
    expect(found.takenBack.has(warningKey("name-odd", "surname", "Glyndðr"))).toBe(takenBack);
  }
  expect(confirmedFor(decisions, scheme, "E0043").standing).toEqual([]);
});

describe("a warning", () => {
  const warned = (change: Partial<Problem> = {}): Problem => ({
    ...fileProblem("name-doubtful", "june.csv", { row: 4, key: "surname", found: "Glyndðr" }),
    ...change,
  });
  const by = (change: Change = {}) =>
    confirmedFor([officer("2022-07-01", { warningCode: "name-doubtful", ...change })], scheme, "E0042");
  const code = (problem: Problem, confirmed = by()) => asConfirmed(problem, confirmed, shipped.words)?.code;

  test("that was confirmed is information, with who did, in which case and why", () => {
    const said = asConfirmed(warned(), by(), shipped.words);
    const name = shipped.words.en.get("codes.name-doubtful");
    expect(said).toMatchObject({ code: "warning-confirmed", row: 4, key: "surname", found: "Glyndðr" });
    expect(said?.expected).toBe(`${name}|Mair Llwyd|AP-1|The rota shows a sixth shift.`);
    expect(said?.expectedCy?.startsWith(`${shipped.words.cy.get("codes.name-doubtful")}|`)).toBe(true);
  });

  test.for<[why: string, problem: Problem]>([
    ["with another value", warned({ found: "Glyndŵr" })],
    ["in another column", warned({ key: "forenames" })],
    ["of another kind", warned({ code: "name-split-doubtful" })],
  ])("%s is warned of again", ([, problem]) => {
    expect(code(problem)).toBeUndefined();
    expect(asConfirmed(problem, undefined, shipped.words)).toBeUndefined();
  });

  test("is no warning where it is an error, whoever says so", () => {
    const error = warned({ code: "cell-not-money" });
    expect(code(error, by({ warningCode: "cell-not-money" }))).toBeUndefined();
  });

  test("that only the employer confirmed says so", () => {
    const own = confirmation({
      ...{ warningCode: "name-doubtful", byEmployer: true },
      decidedBy: "Gofal Llan",
    });
    const said = asConfirmed(warned(), confirmedFor([own], scheme, "E0042"), shipped.words);
    expect(said?.code).toBe("warning-confirmed-employer");
    const name = shipped.words.en.get("codes.name-doubtful");
    expect(said?.expected).toBe(`${name}|Gofal Llan|2022-08-10|DOC-17`);
  });
});

// Of which warnings an employer is asked: those of a cell of its row, never of the number, which names a person.
import { describe, expect, test } from "vitest";
import { day, dayText } from "../../src/core/day.ts";
import { address } from "../../src/core/place.ts";
import { fileProblem, type Problem } from "../../src/core/problem.ts";
import { infoOf, type ProblemCode, problemCodes } from "../../src/core/problem-codes.ts";
import { confirmedKey } from "../../src/input/confirmations.ts";
import { matchHeadings } from "../../src/input/heading.ts";
import { claimColumns } from "../../src/input/row-columns.ts";
import { rowReader } from "../../src/input/rows.ts";
import { type Confirmed, warningKey } from "../../src/rulings/confirmed.ts";
import { employersWord, isForEmployer, senderIn } from "../../src/rulings/employers-word.ts";
import { layoutOf, layouts, roles } from "../input/law.ts";
import { shipped } from "../law/shipped.ts";

const warning = { code: "name-doubtful", row: 3, key: "surname" } as const;

test.for([
  { why: "a warning of a cell", change: {}, asked: true },
  { why: "of the number", change: { key: "niNumber" }, asked: false },
  { why: "of what the employer has said itself", change: { key: confirmedKey }, asked: false },
  { why: "of no cell", change: { key: "" }, asked: false },
  { why: "of the whole file", change: { row: 0 }, asked: false },
  { why: "an error", change: { code: "cell-not-money" as const }, asked: false },
  { why: "a total that differs", change: { code: "row-total-differs" as const }, asked: false },
])("$why: $asked", ({ change, asked }) => {
  expect(isForEmployer({ ...warning, ...change })).toBe(asked);
});

test("of every code: warnings about cells and rows, and no other", () => {
  const codes = Object.keys(problemCodes) as ProblemCode[];
  const asked = codes.filter((code) => isForEmployer({ ...warning, code }));
  const wanted = codes.filter((code) => {
    const { family, severity } = infoOf(code);
    return severity === "warning" && "CR".includes(family) && code !== "row-total-differs";
  });
  expect(asked).toEqual(wanted);
  expect(new Set(asked.map((code) => infoOf(code).family))).toEqual(new Set(["C", "R"]));
});

test.for([
  [{ preparedBy: "Siân", employerName: "Cartref", employerId: "E1" }, "Siân, Cartref"],
  [{ preparedBy: "Siân", employerId: "E1" }, "Siân, E1"],
  [{ employerName: "Cartref", employerId: "E1" }, "Cartref"],
  [{ preparedBy: "Siân" }, "Siân, "],
] as const)("%j answers as %s", ([cover, by]) => {
  expect(senderIn(cover)).toEqual({ by, on: "–" });
  expect(senderIn({ ...cover, preparedDate: day("2022-07-05") })).toEqual({
    by,
    on: dayText(day("2022-07-05")),
  });
});

describe("what a row says of its warnings", () => {
  const keys = claimColumns(layoutOf("wfp-return").columns).map(({ key }) => key);
  const place = { file: "f.csv", sheet: "Claims" };
  const { head } = matchHeadings([{ number: 1, cells: keys }], layouts.values(), place);
  if (head === undefined) throw new Error("the headings are refused");
  const readerOf = rowReader(head, { roles }, { ...place, epoch: 1900, period: undefined }).reads;
  const sender = { by: "Siân, Cartref", on: "2022-07-05" };
  const wordOf = (text: string, ruled?: Confirmed) =>
    employersWord(
      text,
      { number: 4, cells: [] },
      { ...place, head },
      { sender, words: shipped.words, readerOf, ruled },
    );
  const odd = (code: ProblemCode, key: string, found: string): Problem => ({
    ...fileProblem(code, place.file, { sheet: place.sheet, row: 4, found, key, heading: key }),
  });
  const surname = odd("name-doubtful", "surname", "Glyndðr");
  const start = odd("pay-date-outside-period", "startDate", "2022-08-01");

  test("an answer is to one warning: what nobody was warned of is left, and can be said", () => {
    const word = wordOf("Surname: Glyndðr; Forenames: Siôn");
    expect(word.isLeft()).toBe(true);
    expect(word.about(surname)).toMatchObject({ confirms: true });
    expect(word.isLeft()).toBe(true);
    const alone = wordOf("Surname: Glyndðr");
    alone.about(surname);
    expect(alone.isLeft()).toBe(false);
    expect(word.open()).toEqual([]);
  });

  test("another value than the one that stands there says nothing of it, and what could be said is told", () => {
    const word = wordOf("Surname: Glyndŵr");
    expect(word.about(surname)).toBeUndefined();
    expect(word.isLeft()).toBe(true);
    expect(word.open()).toEqual(["surname: Glyndðr"]);
  });

  test("how a name is written it settles itself, unless an officer took that back; other warnings stay beside its answer", () => {
    const codes = (said: ReturnType<ReturnType<typeof wordOf>["about"]>) =>
      said?.problems.map(({ code }) => code);
    expect(codes(wordOf("Surname: Glyndðr").about(surname))).toEqual(["warning-confirmed-employer"]);
    const takenBack = new Set([warningKey("name-doubtful", "surname", "Glyndðr")]);
    const after = wordOf("Surname: Glyndðr", { standing: [], takenBack }).about(surname);
    expect(after?.confirms).toBe(false);
    expect(codes(after)).toEqual(["name-doubtful", "warning-answered"]);
    const otherOne = new Set([warningKey("name-doubtful", "surname", "Llwyd")]);
    expect(wordOf("Surname: Glyndðr", { standing: [], takenBack: otherOne }).about(surname)?.confirms).toBe(
      true,
    );
    expect(codes(wordOf("startDate: 2022-08-01").about(start))).toEqual([
      "pay-date-outside-period",
      "warning-answered",
    ]);
  });

  test("it is said with the place of its cell", () => {
    const [said] = wordOf("Surname: Glyndðr").about(surname)?.problems ?? [];
    const at = address(keys.indexOf(confirmedKey), 4);
    expect(said?.expected).toBe(
      `${shipped.words.en.get("codes.name-doubtful")}|Siân, Cartref|2022-07-05|f.csv, Claims, ${at}`,
    );
  });
});

// The council's employers: as whom a council pays somebody, in which months a return is expected, and what of returns does not fit.
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/core/day.ts";
import { doubtsOf, type Employer, employerOf, isExpected, nameIn } from "../../src/engine/employers.ts";
import { month } from "../ledger/book.ts";

const june = month("2022-06");
const cartref: Employer = {
  ...{ employerId: "E1", laCode: "W06000001", nameEn: "Home", nameCy: "Cartref", payeeReference: "S1" },
  ...{ writeIn: "cy", contact: "", expectedFrom: june, expectedTo: addMonths(june, 2) },
};
const sent = { employerId: "E1", laCode: "W06000001", employerName: "Home", period: june };
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const doubts = (
  returns: readonly (typeof sent | (Omit<typeof sent, "period"> & { period: undefined }))[],
  employers = [cartref],
) =>
  doubtsOf(employers, returns, same).map((one) => `${one.kind} ${one.employerId} ${one.laCode} ${one.name}`);

test("an employer is one council's: the same reference in another council is another", () => {
  const other = { ...cartref, laCode: "W06000002", payeeReference: "S2" };
  const all = [cartref, other, { ...cartref, employerId: "E2", payeeReference: "S3" }];
  for (const list of [all, all.toReversed()]) {
    expect(employerOf(list, "E1", "W06000001")?.payeeReference).toBe("S1");
    expect(employerOf(list, "E1", "W06000002")?.payeeReference).toBe("S2");
    expect(employerOf(list, "E2", "W06000001")?.payeeReference).toBe("S3");
    expect(employerOf(list, "E2", "W06000002")).toBeUndefined();
  }
});

describe("a return is expected", () => {
  const always = { ...cartref, expectedFrom: undefined, expectedTo: undefined };
  test.for([
    ["before the first month", cartref, -1, false],
    ["in the first month", cartref, 0, true],
    ["in the last month", cartref, 2, true],
    ["after the last month", cartref, 3, false],
    ["long before, without a first month", { ...cartref, expectedFrom: undefined }, -50, true],
    ["after the last month, without a first one", { ...cartref, expectedFrom: undefined }, 3, false],
    ["before the first month, without a last one", { ...cartref, expectedTo: undefined }, -1, false],
    ["long after, without a last month", { ...cartref, expectedTo: undefined }, 50, true],
    ["whenever, without both", always, 0, true],
  ] as const)("%s: %s", ([, employer, months, wanted]) => {
    expect(isExpected(employer, addMonths(june, months))).toBe(wanted);
  });
});

test("the Welsh name is said in Welsh, where there is one", () => {
  const without = { ...cartref, nameCy: "" };
  expect([nameIn(cartref, "cy"), nameIn(cartref, "en")]).toEqual(["Cartref", "Home"]);
  expect([nameIn(without, "cy"), nameIn(without, "en")]).toEqual(["Home", "Home"]);
});

describe("what does not fit of a return", () => {
  test.for<[why: string, change: Partial<typeof sent>, wanted: readonly string[]]>([
    ["nothing", {}, []],
    ["nothing, under the Welsh name", { employerName: "CARTREF" }, []],
    ["nothing, without a name", { employerName: "" }, []],
    ["an employer of another council", { laCode: "W06000002" }, ["unknown E1 W06000002 Home"]],
    [
      "an employer whom nobody knows, in whatever month",
      { employerId: "E7", period: addMonths(june, 9) },
      ["unknown E7 W06000001 Home"],
    ],
    ["another name", { employerName: "Hafan" }, ["other-name E1 W06000001 Hafan"]],
    ["a month in which none is expected", { period: addMonths(june, 3) }, ["not-expected E1 W06000001 Home"]],
    [
      "both",
      { employerName: "Hafan", period: addMonths(june, -1) },
      ["other-name E1 W06000001 Hafan", "not-expected E1 W06000001 Hafan"],
    ],
  ])("%s", ([, change, wanted]) => {
    expect(doubts([{ ...sent, ...change }])).toEqual(wanted);
  });

  test("no month is expected in none", () => {
    expect(doubts([{ ...sent, period: undefined }])).toEqual([]);
  });

  test("where the council knows no Welsh name, a return without a name still fits, and none is like the empty one", () => {
    const employers = [{ ...cartref, nameCy: "" }];
    expect(doubtsOf(employers, [sent, { ...sent, employerName: "Hafan" }], () => false)).toHaveLength(1);
    expect(doubtsOf(employers, [sent], (a, b) => a === "" || a === b)).toEqual([]);
    expect(doubtsOf(employers, [{ ...sent, employerName: "Hafan" }], (a) => a === "")).toHaveLength(1);
  });

  test("each employer of each council is named once for each doubt", () => {
    const returns = [
      { ...sent, employerId: "E7" },
      { ...sent, employerId: "E7", period: addMonths(june, 1) },
      { ...sent, employerId: "E7", laCode: "W06000002" },
      { ...sent, employerId: "E8" },
      { ...sent, employerName: "Hafan" },
      { ...sent, employerName: "Hafan", period: addMonths(june, 3) },
    ];
    expect(doubts(returns)).toEqual([
      "unknown E7 W06000001 Home",
      "unknown E7 W06000002 Home",
      "unknown E8 W06000001 Home",
      "other-name E1 W06000001 Hafan",
      "not-expected E1 W06000001 Hafan",
    ]);
  });
});

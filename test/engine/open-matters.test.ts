// What an officer has to see to, in its order: kind by kind, the oldest first, with its age and what closes it; and the sums.
import { expect, test } from "vitest";
import { type Month, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import { type Matter, matterLines, matterSums } from "../../src/engine/open-matters.ts";

function month(text: string): Month {
  const found = monthFromText(text);
  if (found === undefined) throw new Error(`not a month: ${text}`);
  return found;
}

const july = month("2022-07");

function matter(kind: Matter["kind"], period: string, more: Partial<Matter> = {}): Matter {
  return {
    ...{ kind, scheme: "social-care-payment-2022", niNumber: "", employerId: "E1", laCode: "W06000001" },
    ...{ period: month(period), amount: pence(100), about: "WFP-31" },
    ...{ since: { batch: "b1", file: "june.csv", row: 4 }, against: undefined, ...more },
  };
}

test("kind by kind, the oldest first; of one month as they were found", () => {
  const found = [
    matter("duplicate", "2022-05", { case: "7" }),
    matter("conditional", "2022-07", { employerId: "E1" }),
    matter("shortfall", "2022-06"),
    matter("conditional", "2022-05", { employerId: "E3" }),
    matter("conditional", "2022-05", { employerId: "E2" }),
  ];
  expect(matterLines(found, july).map((one) => `${one.kind} ${one.employerId} ${one.ageMonths}`)).toEqual([
    "conditional E3 2",
    "conditional E2 2",
    "conditional E1 0",
    "shortfall E1 1",
    "duplicate E1 2",
  ]);
  // A return of an earlier month that comes later makes nothing younger than new.
  expect(matterLines(found, month("2022-05")).map(({ ageMonths }) => ageMonths)).toEqual([0, 0, 0, 0, 0]);
});

test("a line says since when, against what, and what closes it; why something is short or open stands apart", () => {
  const against = { batch: "", file: "july.csv", row: 9 };
  const [one, other] = matterLines(
    [
      matter("not-eligible-after-payment", "2022-06", { against }),
      matter("shortfall", "2022-06", { about: "held" }),
    ],
    july,
  );
  expect(one).toMatchObject({
    ...{ sinceBatch: "b1", sinceFile: "june.csv", sinceRow: 4 },
    ...{ againstBatch: "", againstFile: "july.csv", againstRow: 9 },
    ...{ about: "WFP-31", reason: "", covers: "everybody", closes: "corrected recovered ruling", case: "" },
  });
  expect(other).toMatchObject({
    ...{ againstFile: "", againstRow: 0, about: "", reason: "held" },
    ...{ covers: "these-employers", closes: "paid ruling" },
  });
});

test("the sums are of the kinds that occur; payments are said only where costs are open", () => {
  const lines = matterLines(
    [
      matter("on-cost-open", "2022-06", { ofPayments: pence(500), ofPeople: 2 }),
      matter("on-cost-open", "2022-07", { amount: pence(-30), ofPayments: pence(0), ofPeople: 1 }),
      matter("conditional", "2022-06"),
    ],
    july,
  );
  const sums = matterSums(lines).map((one) => [
    one.kind,
    one.matters,
    one.amount,
    one.ofPayments,
    one.covers,
  ]);
  expect(sums).toEqual([
    ["conditional", 1, 100, undefined, "everybody"],
    ["on-cost-open", 2, 70, 500, "these-employers"],
  ]);
});

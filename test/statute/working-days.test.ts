// Working days against published and derived cases.
import { expect, test } from "vitest";
import { day, dayText } from "../../src/core/day.ts";
import type { Law } from "../../src/law/law.ts";
import { loadLaw } from "../../src/law/load.ts";
import { addWorkingDays, isWorkingDay } from "../../src/statute/working-days.ts";
import { shipped, shippedFiles, vectors } from "../law/shipped.ts";

type Case = {
  readonly id: string;
  readonly date: string;
  readonly workingDays: number;
  readonly expected: string;
};

/** The published tests are of 2013: the shipped law with the bank holidays of that year. */
function lawOf2013(): Law {
  const files = shippedFiles();
  // The file was checked when the law was loaded.
  const { parameters } = files.get("parameters/statutory.json") as {
    parameters: { id: string; entries: object[] }[];
  };
  const value = ["2013-01-01", "2013-03-29", "2013-04-01", "2013-05-06", "2013-05-27", "2013-08-26"];
  parameters
    .find(({ id }) => id === "bankHolidays")
    ?.entries.unshift({ from: "2013-01-01", reviewed: "2013-12-31", value, clause: "bank-holidays" });
  return loadLaw(files);
}

const law2013 = lawOf2013();

test.for(vectors<Case>("vectors-working-days"))("$id: $workingDays from $date", ({
  date,
  workingDays,
  expected,
}) => {
  const due = addWorkingDays(date.startsWith("2013") ? law2013 : shipped, day(date), workingDays);
  expect(due && dayText(due)).toBe(expected);
});

test.for([
  { date: "2022-06-30", count: 0, due: "2022-06-30", why: "a working day is its own" },
  { date: "2022-07-02", count: 0, due: "2022-07-04", why: "a Saturday moves on to Monday" },
  { date: "2023-12-28", count: 1, due: "2023-12-29", why: "the last known year" },
  { date: "2023-12-29", count: 1, due: undefined, why: "2024 is not known" },
  { date: "2019-01-02", count: -1, due: undefined, why: "2018 is not known" },
  { date: "2018-12-31", count: 1, due: undefined, why: "the day itself is not known" },
])("$count from $date: $why", ({ date, count, due }) => {
  const found = addWorkingDays(shipped, day(date), count);
  expect(found === undefined ? undefined : dayText(found)).toBe(due);
});

test.for([
  { date: "2022-09-16", works: true },
  { date: "2022-09-19", works: false },
  { date: "2022-09-20", works: true },
  { date: "2022-09-17", works: false },
])("the day of the State Funeral and its neighbours: $date", ({ date, works }) => {
  expect(isWorkingDay(shipped, day(date))).toBe(works);
});

// By what a side of a case of one number is known again: its own name and its own job, of this case and this side.
import { expect, test } from "vitest";
import { personNumber } from "../../src/core/person.ts";
import { type CaseSide, sideKeys } from "../../src/people/side-keys.ts";

const side: CaseSide = {
  ...{ person: personNumber("HT482913"), employer: "E0042", payroll: "4711", forename: "=Mair" },
  surnames: ["=Siôn", "o216"],
};
const all = (change: Partial<CaseSide> = {}, code = "c-1", of: "A" | "B" = "A") => {
  const { names, job } = sideKeys(code, of, { ...side, ...change });
  return [...names, job ?? ""];
};

test("a key for each surname and one for the job, each with the number", () => {
  expect(sideKeys("c-1", "B", side)).toEqual({
    names: ['["c-1","B","name","HT482913","=Mair","=Siôn"]', '["c-1","B","name","HT482913","=Mair","o216"]'],
    job: '["c-1","B","job","HT482913","E0042","4711"]',
  });
});

test("the second person of a number has the same keys: it is the number that the case is about", () => {
  expect(all({ person: personNumber("HT482913/2") })).toEqual(all());
});

test("a side without a forename has none of a name, one without a payroll number none of a job", () => {
  expect(all({ forename: undefined })).toEqual([all()[2]]);
  expect(all({ payroll: "" })).toEqual([...all().slice(0, 2), ""]);
});

test("no key of another case, side, number, employer or name is the same", () => {
  const others = [
    all({}, "c-2"),
    all({}, "c-1", "B"),
    all({ person: personNumber("HT482914") }),
    all({ employer: "E0043", forename: "=Siôn" }),
    all({ payroll: "4712", surnames: ["o217", "p620"] }),
  ];
  for (const other of others) for (const key of other) expect(all()).not.toContain(key);
});

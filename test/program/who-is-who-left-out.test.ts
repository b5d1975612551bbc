// What the comparison of people leaves out is said: one payroll number, or one number, for more than two hundred rows.
import { afterEach, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { type PeopleMonths, peopleMonths, worker } from "./people-months.ts";
import { taliadHere } from "./program.ts";

let months: PeopleMonths | undefined;
afterEach(() => months?.remove());

/** Numbers that are no slip of each other. */
const numberOf = (at: number) => `HT${String(100_000 + at * 3_331).padStart(6, "0")}A`;

async function problemsOf(count: number, said: (at: number) => string) {
  months = peopleMonths();
  const rows = Array.from({ length: count }, (_, at) => worker(said(at)));
  const batch = await months.run(months.put(0, rows));
  return {
    batch,
    problems: linesOf(batch, "problems.csv").filter(({ code }) => code?.endsWith("-repeated")),
  };
}

test("two hundred rows of one payroll number are compared", async () => {
  expect((await problemsOf(200, (at) => `${numberOf(at)} Mair Jones 0`)).problems).toEqual([]);
});

test("one more is not, and the row, the number of rows and the payroll number are said", async () => {
  const { batch, problems } = await problemsOf(201, (at) => `${numberOf(at)} Mair Jones 0`);
  expect(problems).toMatchObject([
    { code: "payroll-number-repeated", severity: "warning", row: "14", found: "201" },
  ]);
  expect(problems[0]?.["messageEn"]).toContain("201 rows of E8800-2022-06-1.csv");
  expect(problems[0]?.["messageEn"]).toContain("“0”");
  expect(await taliadHere(["verify", batch])).toMatchObject({ code: 0 });
});

test("two hundred and one rows of one number are held, and it is said", async () => {
  const { batch, problems } = await problemsOf(201, (at) => `HT482913A Mair Jones ${at}`);
  expect(problems).toMatchObject([{ code: "ni-number-repeated", found: "201" }]);
  expect(linesOf(batch, "decisions.csv").every(({ outcome }) => outcome === "held")).toBe(true);
});

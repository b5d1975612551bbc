// `run --expect`: who has sent no return is named, with a code of its own, also when the same files come again.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folder, taliadHere } from "./program.ts";
import { goodCsv, goodReturn } from "./returns.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const good = goodReturn();
const { employerId = "", laCode = "" } = good.cover;
const file = join(place, "return.csv");

beforeAll(() => writeFileSync(file, goodCsv({}, good)));

async function run(list: string, ...more: readonly string[]) {
  const path = join(place, "expected.txt");
  writeFileSync(path, list);
  return taliadHere(["run", file, "--out", out, "--expect", path, ...more]);
}

const other = "W06000015";
const lists = [
  {
    why: "everybody is there",
    list: `# June\n${employerId}\n\n${employerId},${laCode} # both\n`,
    code: 0,
    missing: [],
  },
  { why: "one is missing", list: `${employerId}\r\nE0999\r\n`, code: 8, missing: ["E0999"] },
  { why: "another council", list: `${employerId}, ${other}\n`, code: 8, missing: [`${employerId} ${other}`] },
  { why: "named twice", list: "E0999\nE0999\n", code: 8, missing: ["E0999"] },
];

// The first makes the batch; the others find it made.
test.for(lists)("$why", async ({ list, code, missing }) => {
  const ended = await run(list, "--json");
  expect(JSON.parse(ended.stdout)).toMatchObject({ missingEmployers: missing, exitCode: code });
  expect(ended.code).toBe(code);
});

test("a person reads who is missing, in both languages", async () => {
  expect((await run("E0999\n")).stdout).toContain("Employers without a return for this month (1): E0999");
  expect((await run("E0999\n", "--lang", "cy")).stdout).toContain("Cyflogwyr heb ffurflen");
});

test.for([
  { why: "a line that is no employer", list: "E0999\nE1,W06000002,more\n", says: "line 2" },
  { why: "a council without an employer", list: ",W06000002\n", says: "line 1" },
])("$why stops the run before anything is read", async ({ list, says }) => {
  const ended = await run(list);
  expect(ended.code).toBe(64);
  expect(ended.stderr).toContain(says);
});

test("a list that is not there stops the run", async () => {
  const ended = await taliadHere(["run", file, "--out", out, "--expect", join(place, "none.txt")]);
  expect(ended.code).toBe(64);
  expect(ended.stderr).toContain("none.txt");
});

test("a return that another batch of the month brought is not missing", async () => {
  const second = goodReturn();
  const list = join(place, "both.txt");
  writeFileSync(list, `${employerId}\n${second.cover["employerId"]}\nE0999\n`);
  const path = join(place, "second.csv");
  writeFileSync(path, goodCsv({}, second));
  const ended = await taliadHere(["run", path, "--out", out, "--expect", list, "--json"]);
  expect(JSON.parse(ended.stdout)).toMatchObject({ missingEmployers: ["E0999"], exitCode: 8 });
  // Without the ledger there is only what is in the run.
  const alone = await taliadHere([
    "run",
    path,
    "--out",
    join(place, "alone"),
    "--ledger",
    "none",
    "--expect",
    list,
    "--json",
  ]);
  expect(JSON.parse(alone.stdout)).toMatchObject({ missingEmployers: [employerId, "E0999"] });
});

// Enough rows that several threads read them: who is who, and every byte, is the same with one worker, with four, with none, and
// with the files in another order.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { returnRow } from "../../bench/generate.ts";
import { name, niNumber } from "../../bench/people.ts";
import { seeded } from "../../bench/random.ts";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { hashesBelow, linesOf } from "./batch-folder.ts";
import { worker } from "./people-months.ts";
import { batchOf, folder, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const rows = 7_000;
/** Files of this size are cut into pieces by their bytes: long rows do it, and are sooner compared than many. */
const note = "Nodyn hir. ".repeat(45);
/** How the other row of somebody who comes twice is typed. */
const slips: readonly ((row: ReturnRow) => ReturnRow)[] = [
  ({ niNumber: ni = "", ...row }) => ({
    ...row,
    niNumber: ni.slice(0, 5) + ((Number(ni[5]) + 3) % 10) + ni.slice(6),
  }),
  ({ niNumber: ni = "", ...row }) => ({ ...row, niNumber: ni.slice(0, 6) + ni[7] + ni[6] + ni.slice(8) }),
  (row) => ({ ...row, surname: "Wieczorek" }),
  (row) => ({ ...row, ...name(seeded(7)), payrollRef: `${row.payrollRef}8` }),
  (row) => ({ ...row, payrollRef: `${row.payrollRef}9`, contractedHours: "12" }),
  (row) => ({ ...row, niNumber: niNumber(800_000 + Number(row.rowRef)) }),
];

/** A row in forty comes a second time: beside its own employer's, and in a small return of another one. */
function returnsOfTwo(): { readonly large: readonly ReturnRow[]; readonly small: readonly ReturnRow[] } {
  const [large, small]: [ReturnRow[], ReturnRow[]] = [[], []];
  for (let row = 0; row < rows; row += 1) {
    const one = returnRow(3, row);
    large.push(one);
    const slip = slips[(row / 40) % slips.length];
    if (row % 40 !== 0 || slip === undefined) continue;
    const other = { ...slip(one), contractedHours: "14" };
    if (row % 80 === 0) small.push({ ...other, payrollRef: `S${row}` });
    else large.push(other);
  }
  return { large, small };
}

const files: string[] = [];
beforeAll(() => {
  const { large, small } = returnsOfTwo();
  for (const [employerId, own] of [
    ["E1", large],
    ["E2", small],
  ] as const) {
    const all = own.map((row, at) => ({ ...row, rowRef: String(at + 1), note }));
    const path = join(place, `${employerId}.csv`);
    writeFileSync(path, csvReturn(coverOf(all, { employerId, employerName: "Gofal" }), all, {}));
    files.push(path);
  }
  // From this size on workers read it.
  expect(statSync(files[0] ?? "").size).toBeGreaterThan(4 << 20);
});

async function run(out: string, processors: number, some: readonly string[]) {
  const counted = join(place, `${out}-${processors}.workers`);
  const ended = await taliad(["run", ...some, "--out", join(place, out), "--fail-on", "never"], {
    preload: [join(import.meta.dirname, "counted-workers.ts")],
    env: { TALIAD_TEST_PROCESSORS: String(processors), TALIAD_TEST_WORKERS: counted },
  });
  expect(ended.code).toBe(0);
  const workers = existsSync(counted) ? readFileSync(counted, "utf8").split("\n").length - 1 : 0;
  return { batch: batchOf(ended), workers };
}

test("four workers, one, none and another order of the files say the same of everybody", async () => {
  const one = await run("one", 1, files);
  const four = await run("four", 4, files.toReversed());
  expect(four.workers - one.workers).toBe(3);
  expect(basename(four.batch)).toBe(basename(one.batch));
  expect(hashesBelow(four.batch)).toEqual(hashesBelow(one.batch));

  const found = linesOf(one.batch, "duplicates.csv");
  const rules = new Map<string, number>();
  for (const { matchRule = "" } of found) rules.set(matchRule, (rules.get(matchRule) ?? 0) + 1);
  // Each kind of slip is there, so that the bytes say something.
  for (const rule of [
    "number-slip",
    "one-number-two-names",
    "same-number-forename",
    "same-number-and-name",
    "same-payroll-number",
  ])
    expect([rule, (rules.get(rule) ?? 0) > 10]).toEqual([rule, true]);

  // A ledger that knows somebody else already: this thread reads everything by itself.
  const known = join(place, "known.csv");
  const somebody = [
    { ...worker("ZR999999A Gwladys Puw 1"), rowRef: "1", instalmentNo: "1", payDate: "2022-06-28" },
  ];
  writeFileSync(
    known,
    csvReturn(coverOf(somebody, { employerId: "E9", employerName: "Gofal" }), somebody, {}),
  );
  await run("none", 4, [known]);
  const none = await run("none", 4, files);
  expect(none.workers).toBeLessThan(four.workers - 3);
  for (const table of ["decisions.csv", "duplicates.csv", "payments.csv", "problems.csv"]) {
    expect([
      table,
      readFileSync(join(none.batch, table), "utf8") === readFileSync(join(one.batch, table), "utf8"),
    ]).toEqual([table, true]);
  }
});

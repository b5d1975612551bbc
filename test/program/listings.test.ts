// Files that are listed, through the whole program: the two stories with their golden folders, several tables in one
// workbook, what is refused, what is rejected, and that claims beside them are decided as if they were not there.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { extraHoursColumns, patternColumns, sicknessColumns } from "../../bench/listing-files.ts";
import {
  coverSheet,
  csvTable,
  type PlainRow,
  sickPayColumns,
  sickPayCover,
  tableSheet,
} from "../../bench/sick-pay-file.ts";
import { workbook } from "../../bench/workbook.ts";
import { filesBelow, type Line, linesOf, sha256 } from "./batch-folder.ts";
import { expectGolden } from "./golden.ts";
import { expectOneSum } from "./one-sum.ts";
import { batchOf, type EndedHere, folder, root, samples, taliadHere } from "./program.ts";
import { claim, claimsCsv, days, filesIn } from "./sick-pay.ts";

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

type Ran = { readonly ended: EndedHere; readonly batch: string; readonly files: ReadonlyMap<string, Buffer> };

async function ran(input: string, ...words: readonly string[]): Promise<Ran> {
  const out = folder();
  places.push(out);
  const ended = await taliadHere(["run", input, "--out", out, ...words], { cwd: root });
  const batch = batchOf(ended);
  return { ended, batch, files: existsSync(batch) ? filesBelow(batch) : new Map() };
}

async function ranWith(files: Readonly<Record<string, Uint8Array>>): Promise<Ran> {
  const input = filesIn(files);
  places.push(input);
  return ran(input);
}

const stories = ["in-work-support", "working-patterns"].map((story) => ({
  story,
  run: ran(join("samples", story)),
}));

describe.for(stories)("$story", ({ story, run }) => {
  test("gives the same output as before, byte for byte", async () => {
    const { ended, batch, files } = await run;
    await expectGolden(story, files, ended.stdout.replace(`${batch}\n`, ""));
  });

  test("says one sum to the bank, to each payee and in the summary", async () => {
    const { batch, files } = await run;
    expectOneSum(batch, JSON.parse(String(files.get("summary.json"))));
  });

  test("ends with something to look at, and says nothing on stderr", async () => {
    expect((await run).ended).toMatchObject({ code: 3, stderr: "" });
  });

  test("lists its tables in the manifest, with true hashes", async () => {
    const { batch, files } = await run;
    // Our own format; what it says is what is tested.
    const manifest = JSON.parse(String(files.get("manifest.json"))) as {
      readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
    };
    const said = new Map(manifest.outputs.map(({ path, sha256: hash }) => [path, hash]));
    const tables = [...files.keys()].filter((name) => name.endsWith(".csv") && !name.startsWith("inputs/"));
    for (const name of tables) expect(said.get(name), name).toBe(sha256(readFileSync(join(batch, name))));
    expect(tables).toContain("support-referrals.csv");
  });

  test("is the same when it is run again", async () => {
    const { batch } = await run;
    expect((await taliadHere(["verify", batch])).code).toBe(0);
  });
});

/** The one line with this value. */
function lineWith(lines: readonly Line[], key: string, value: string): Line | undefined {
  const found = lines.filter((line) => line[key] === value);
  return found.length === 1 ? found[0] : undefined;
}

describe("what the stories' pages say", () => {
  test("the worked examples of the guidance", async () => {
    const { batch } = await (stories[1]?.run ?? ran("nowhere"));
    const patterns = linesOf(batch, "patterns.csv");
    const of = (ref: string) => lineWith(patterns, "payrollRef", ref);
    expect(of("0101")).toMatchObject({
      privilegeDays: "9.5",
      leaveDays: "27",
      halfPayDays: "164",
      nilPayDays: "329",
    });
    expect(of("0102")).toMatchObject({ leaveDays: "18", halfPayDays: "78", nilPayDays: "157" });
    expect(of("0103")?.["hoursOfDay"]).toBe("9.25");
    expect(of("0104")?.["hoursOfDay"]).toBe("8.2222");
    expect(of("0105")).toMatchObject({ monthlyInstalment: "2150.07", lastInstalment: "2150.09" });
    expect(of("0113")).toBeUndefined();
    expect(lineWith(linesOf(batch, "extra-hours.csv"), "payrollRef", "0102")).toMatchObject({
      plainHours: "14.8",
      overtimeHours: "3.2",
    });
  });

  test("the figures of the evaluation", async () => {
    const { batch } = await (stories[0]?.run ?? ran("nowhere"));
    const percents = linesOf(batch, "iws-tables.csv")
      .filter(({ table, category }) => table === "targets" && /^(ABS|PRES)ENTEE$/.test(category ?? ""))
      .map(({ provider, category, percent }) => `${provider} ${category} ${percent}`);
    expect(percents).toEqual(["SBU ABSENTEE 41", "SBU PRESENTEE 89", "RCS ABSENTEE 47", "RCS PRESENTEE 175"]);
  });

  test("the list of referrals names nobody and says nothing medical", async () => {
    const { batch, files } = await (stories[0]?.run ?? ran("nowhere"));
    const referrals = linesOf(batch, "support-referrals.csv");
    expect(referrals.map(({ reference }) => reference)).toEqual([
      "sick-pay.csv:14",
      "sick-pay.csv:15",
      "sick-pay.csv:20",
    ]);
    const text = String(files.get("support-referrals.csv"));
    for (const { niNumber = "", surname = "", forenames = "" } of linesOf(batch, "decisions.csv")) {
      for (const own of [niNumber, surname, forenames]) expect(text).not.toContain(own);
    }
    expect(text).not.toMatch(/TTP_CONTACT|SYMPTOMS|POSITIVE|HOUSEHOLD/);
  });
});

const employer = { employerId: "E0042", employerName: "Cartref Menai", laCode: "W06000011" };
const pattern: PlainRow = {
  payrollRef: "0001",
  patternEffectiveFrom: "2015-01-05",
  patternType: "PART_TIME",
  ftePercent: "90%",
  weeklyHours: "33.3",
  fteAnnualPay: "30000.00",
  privilegeBasis: "PCT",
};

function sick(first: string, last = ""): PlainRow {
  return { payrollRef: "0001", from: first, to: last };
}

describe("files and their tables", () => {
  test("tables of claims and tables that are listed may stand in one workbook", async () => {
    const rows = [claim(1)];
    const { ended, batch } = await ranWith({
      "all.xlsx": await workbook([
        coverSheet(sickPayCover(rows, employer)),
        tableSheet("Patterns", patternColumns, [pattern]),
        tableSheet("Claims", sickPayColumns, rows),
        tableSheet("Sickness", sicknessColumns, [sick("2020-11-09", "2020-11-20")]),
        tableSheet("More sickness", sicknessColumns, [sick("2020-11-23", "2020-11-24")]),
      ]),
    });
    expect(ended.code).toBe(0);
    expect(linesOf(batch, "decisions.csv").map(({ outcome, topUp }) => `${outcome} ${topUp}`)).toEqual([
      "payable 501.30",
    ]);
    expect(linesOf(batch, "patterns.csv")).toHaveLength(1);
    expect(linesOf(batch, "sickness.csv").map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
      "Sickness 2",
      "More sickness 2",
    ]);
    const summary = JSON.parse(readFileSync(join(batch, "summary.json"), "utf8"));
    expect(summary).toMatchObject({ rows: 1, otherRows: { read: 3, rejected: 0 } });
    expect(summary.files[0].otherRows).toEqual({ read: 3, rejected: 0 });
  });

  test("a workbook of lists is asked for what the cover of any of its tables needs", async () => {
    const cover = { employerId: "E0042" };
    const { ended, batch } = await ranWith({
      "book.xlsx": await workbook([
        coverSheet(cover),
        tableSheet("Sickness", sicknessColumns, [sick("2020-11-09")]),
        tableSheet("Patterns", patternColumns, [pattern]),
      ]),
    });
    expect(ended.code).toBe(4);
    expect(linesOf(batch, "problems.csv").map(({ code, key }) => `${code} ${key}`)).toEqual([
      "cover-value-missing period",
    ]);
  });

  test("a row with a fault is rejected at its cell, and the file is taken in part", async () => {
    const { ended, batch } = await ranWith({
      "p.csv": csvTable({ ...employer, period: "2022-06" }, patternColumns, [
        pattern,
        { ...pattern, payrollRef: "0002", patternEffectiveTo: "2015-01-04" },
        { ...pattern, payrollRef: "", weeklyHours: "many" },
      ]),
    });
    expect(ended.code).toBe(3);
    expect(linesOf(batch, "problems.csv").map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      "ends-before-start C7",
      "cell-required A8",
      "cell-not-number H8",
    ]);
    expect(linesOf(batch, "patterns.csv")).toHaveLength(1);
    const summary = JSON.parse(readFileSync(join(batch, "summary.json"), "utf8"));
    expect(summary).toMatchObject({ rows: 0, otherRows: { read: 3, rejected: 2 } });
    expect(summary.fileStatuses["partly-accepted"]).toBe(1);
  });

  test("without a month nothing is worked out, and the file says so", async () => {
    const { ended, batch } = await ranWith({
      "s.csv": csvTable(employer, sicknessColumns, [sick("2020-11-09", "2020-11-20")]),
    });
    expect(ended.code).toBe(0);
    expect(linesOf(batch, "problems.csv").map(({ code }) => code)).toEqual(["listing-without-month"]);
    expect(linesOf(batch, "sickness.csv")).toEqual([]);
  });

  test("patterns of one employer are not those of another with the same payroll number", async () => {
    const { batch } = await ranWith({
      "a.csv": csvTable({ ...employer, period: "2022-06" }, patternColumns, [pattern]),
      "b.csv": csvTable({ ...employer, employerId: "E0043", period: "2022-06" }, extraHoursColumns, [
        { payrollRef: "0001", weekEnding: "2022-06-12", extraHours: "3" },
      ]),
    });
    expect(linesOf(batch, "extra-hours.csv").map(({ notes }) => notes)).toEqual(["no-pattern-in-force"]);
  });

  test("the same bytes twice are listed once", async () => {
    const file = csvTable({ ...employer, period: "2022-06" }, patternColumns, [pattern]);
    const { ended, batch } = await ranWith({ "a.csv": file, "b.csv": file });
    expect(ended.code).toBe(4);
    expect(linesOf(batch, "patterns.csv").map((line) => line["file"])).toEqual(["a.csv"]);
  });

  test("a batch lists 100,000 rows and no more", async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...sick("2020-11-09", "2020-11-09"),
        payrollRef: `${at}`,
      }));
    const most = csvTable(employer, sicknessColumns, rows(99_999));
    const one = csvTable(employer, sicknessColumns, [sick("2020-11-09")]);
    const two = csvTable(employer, sicknessColumns, [sick("2020-11-09"), sick("2020-11-10")]);
    const tooMany = await ranWith({ "a.csv": most, "b.csv": two, "c.csv": one });
    expect(tooMany.ended.code).toBe(4);
    const refused = linesOf(tooMany.batch, "problems.csv").filter(({ severity }) => severity === "fatal");
    expect(refused.map(({ code, file, found }) => `${code} ${file} ${found}`)).toEqual([
      "listing-too-long b.csv 100001",
    ]);
  });

  test("check says the same and stores nothing", async () => {
    const ended = await taliadHere(["check", join(samples, "working-patterns"), "--json"], { cwd: root });
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      rows: 0,
      otherRows: { read: 22, rejected: 1 },
      lists: { patterns: 14, "support-referrals": 3 },
      problems: [{ code: "cell-not-in-list", cell: "D14" }],
    });
  });
});

/** "28 reached" of each line. */
function daysListed(batch: string): readonly string[] {
  return linesOf(batch, "support-referrals.csv").map((line) => `${line["days"]} ${line["flag"]}`);
}

/** A column that may be left away: the published table has none. */
const expectedEndColumn = {
  key: "expectedEnd",
  kind: "day",
  en: "Expected to last until",
  cy: "Disgwylir iddo bara hyd",
} as const;

describe("absences of four weeks among claims", () => {
  const away = (person: number, first: string, last: string) => claim(person, days(first, last));

  test.for([
    ["27 days", [["2020-11-02", "2020-11-28"]], []],
    ["28 days", [["2020-11-02", "2020-11-29"]], ["28"]],
    [
      "two rows that follow each other",
      [
        ["2020-11-16", "2020-11-29"],
        ["2020-11-02", "2020-11-15"],
      ],
      ["28"],
    ],
    [
      "a day between two rows",
      [
        ["2020-11-02", "2020-11-15"],
        ["2020-11-17", "2020-11-30"],
      ],
      [],
    ],
  ] as const)("%s", async ([, rows, expected]) => {
    const { batch } = await ranWith({
      "c.csv": claimsCsv(rows.map(([first, last]) => away(1, first, last))),
    });
    expect(linesOf(batch, "support-referrals.csv").map((line) => line["days"])).toEqual(expected);
  });

  test.for([
    ["2020-11-28", []],
    ["2020-11-29", ["28 expected"]],
  ] as const)("an isolation that is written down until %s: %j", async ([isolationEndDate, expected]) => {
    const row = { ...away(1, "2020-11-02", "2020-11-13"), isolationEndDate };
    const { batch } = await ranWith({ "c.csv": claimsCsv([row]) });
    expect(daysListed(batch)).toEqual(expected);
  });

  test.for([
    ["2020-11-29", "", []],
    ["2020-11-29", "2020-11-28", []],
    ["2020-11-29", "2020-11-30", ["28 expected"]],
    ["", "2020-11-30", ["28 expected"]],
    ["2020-11-30", "2020-11-25", ["28 reached"]],
  ] as const)("a sickness record until %j that is expected until %j: %j", async ([
    to,
    expectedEnd,
    expected,
  ]) => {
    const columns = [...sicknessColumns, expectedEndColumn];
    const row = { payrollRef: "0001", from: "2020-11-03", to, expectedEnd };
    const cover = { ...employer, period: "2020-10" };
    const { batch } = await ranWith({ "s.csv": csvTable(cover, columns, [row]) });
    expect(daysListed(batch)).toEqual(expected);
  });

  test("an expected end before the first day is a fault of the row", async () => {
    const columns = [...sicknessColumns, expectedEndColumn];
    const row = { payrollRef: "0001", from: "2020-11-03", to: "", expectedEnd: "2020-11-02" };
    const { batch } = await ranWith({
      "s.csv": csvTable({ ...employer, period: "2020-11" }, columns, [row]),
    });
    expect(linesOf(batch, "problems.csv").map(({ code, key }) => `${code} ${key}`)).toEqual([
      "ends-before-start expectedEnd",
    ]);
  });

  describe("that began in an earlier batch", () => {
    /** Runs follow one another on one ledger; the later one's list, and its batch. */
    async function overTwo(first: readonly PlainRow[], second: readonly PlainRow[]) {
      const out = folder();
      places.push(out);
      const batches: string[] = [];
      for (const [period, rows] of [
        ["2020-11", first],
        ["2020-12", second],
      ] as const) {
        const input = filesIn({ [`${period}.csv`]: claimsCsv(rows, { period }) });
        places.push(input);
        batches.push(batchOf(await taliadHere(["run", input, "--out", out])));
      }
      const [before = "", after = ""] = batches;
      expect((await taliadHere(["verify", after])).code).toBe(0);
      return { before: basename(before), after, lines: linesOf(after, "support-referrals.csv") };
    }

    test.for([
      ["paid", {}],
      ["paid nothing", { roleCode: "UNCLEAR" }],
    ] as const)("and was %s: the days are one absence, and the line says where it began", async ([, own]) => {
      const { before, after, lines } = await overTwo(
        [{ ...away(1, "2020-11-02", "2020-11-15"), ...own }, away(2, "2020-11-02", "2020-11-15")],
        [away(1, "2020-11-16", "2020-11-29"), away(2, "2020-11-17", "2020-11-30")],
      );
      expect(lines).toMatchObject([
        { reference: `${before}/2020-11.csv:14`, from: "2020-11-02", days: "28", flag: "reached" },
      ]);
      const text = readFileSync(join(after, "support-referrals.csv"), "utf8");
      expect(text).not.toContain(claim(1)["niNumber"]);
    });

    test("and was long enough there is not listed a second time", async () => {
      const { lines } = await overTwo(
        [away(1, "2020-11-02", "2020-11-29")],
        [away(1, "2020-12-07", "2020-12-11"), away(2, "2020-12-07", "2020-12-11")],
      );
      expect(lines).toEqual([]);
    });

    test("of somebody who is not absent in this one is not looked at", async () => {
      const { after, lines } = await overTwo(
        [away(1, "2020-11-02", "2020-11-29")],
        [away(2, "2020-12-07", "2020-12-11")],
      );
      expect(lines).toEqual([]);
      expect(readFileSync(join(after, "prior-facts.jsonl"), "utf8")).not.toContain('"person"');
    });

    test("and was expected to last is what the later row says it came to", async () => {
      const { lines } = await overTwo(
        [{ ...away(1, "2020-11-02", "2020-11-13"), isolationEndDate: "2020-11-29" }],
        [away(1, "2020-11-14", "2020-11-18")],
      );
      expect(lines).toEqual([]);
    });
  });

  test("claims of the payment of £1,498 tell of no absence: there is no such list", async () => {
    const { files } = await ran(join("samples", "welsh-return"));
    expect([...files.keys()].filter((name) => name.includes("referral"))).toEqual([]);
  });

  test("lists change nothing of the claims beside them", async () => {
    const claims = claimsCsv([away(1, "2020-11-09", "2020-11-20"), away(2, "2020-11-02", "2020-11-29")]);
    const alone = await ranWith({ "c.csv": claims });
    const beside = await ranWith({
      "c.csv": claims,
      "p.csv": csvTable({ ...employer, employerId: "E0999", period: "2020-11" }, patternColumns, [pattern]),
    });
    for (const table of ["decisions.csv", "payments.csv", "reconciliation.csv", "support-referrals.csv"]) {
      const bytes = beside.files.get(table);
      expect(bytes === undefined ? undefined : alone.files.get(table)?.equals(bytes), table).toBe(true);
    }
  });
});

describe("claims whose employer sends patterns with them", () => {
  const cover = { employerId: "E0042", period: "2020-11" };
  /** 60% of £30,030.00 a year in compressed hours: £346.50 a week. */
  const compressed: PlainRow = {
    ...pattern,
    patternType: "COMPRESSED",
    ftePercent: "60%",
    weeklyHours: "22.2",
    fteAnnualPay: "30030.00",
  };
  const silent = { normalWeeklyPay: "" };

  test("have their weekly pay from a year's pay; alone they are rejected at the cell", async () => {
    const claims = claimsCsv([claim(1, silent)]);
    const alone = await ranWith({ "c.csv": claims });
    expect(linesOf(alone.batch, "problems.csv").map(({ code, key }) => `${code} ${key}`)).toEqual([
      "cell-required normalWeeklyPay",
    ]);
    const { batch } = await ranWith({
      "c.csv": claims,
      "p.csv": csvTable(cover, patternColumns, [compressed]),
    });
    expect(linesOf(batch, "decisions.csv").map(({ outcome, topUp }) => `${outcome} ${topUp}`)).toEqual([
      "payable 501.30",
    ]);
    expect((await taliadHere(["verify", batch])).code).toBe(0);
    const explained = await taliadHere(["explain", batch, "--row", "c.csv:14"]);
    expect(explained.stdout).toContain("£18,018.00");
  });

  test("have the end of their full pay from the sickness record", async () => {
    const limited = { sickPayType: "FULL_PAY_LIMITED", sspPaid: "0.00" };
    const claims = claimsCsv([claim(1, limited)]);
    // Three days a week: 78 working days in full pay. The 79th day of this absence is Wednesday 11 November 2020.
    const week = { daysPerWeek: "3", weekPattern: "Mon 7.4, Tue 7.4, Wed 7.4", weeklyHours: "22.2" };
    const threeDays = { ...pattern, ...week, ftePercent: "", privilegeBasis: "PATTERN" };
    const { batch } = await ranWith({
      "c.csv": claims,
      "p.csv": csvTable(cover, patternColumns, [threeDays]),
      "s.csv": csvTable({ employerId: "E0042" }, sicknessColumns, [sick("2020-05-13")]),
    });
    expect(linesOf(batch, "sickness.csv")[0]?.["halfPayDate"]).toBe("2020-11-11");
    const explained = await taliadHere(["explain", batch, "--row", "c.csv:14"]);
    expect(explained.stdout).toContain("Tuesday 10 November 2020");
    // Without the record nobody can say which days were in full pay.
    const alone = await ranWith({ "c.csv": claims });
    expect(linesOf(alone.batch, "decisions.csv")[0]?.["outcome"]).toBe("refer");
    expect(linesOf(batch, "decisions.csv")[0]?.["outcome"]).toBe("payable");
  });

  test("of another employer are as if there were none", async () => {
    const { batch } = await ranWith({
      "c.csv": claimsCsv([claim(1, silent)]),
      "p.csv": csvTable({ ...cover, employerId: "E0043" }, patternColumns, [compressed]),
    });
    expect(linesOf(batch, "decisions.csv")[0]?.["outcome"]).toBe("rejected");
  });

  test("a rejected row does not stand in the way of the row that takes its place", async () => {
    const { batch } = await ranWith({ "c.csv": claimsCsv([claim(1, silent), claim(1)]) });
    expect(linesOf(batch, "decisions.csv").map((line) => line["outcome"])).toEqual(["rejected", "payable"]);
    expect(linesOf(batch, "duplicates.csv")).toEqual([]);
  });
});

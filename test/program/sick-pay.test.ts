// The sick-pay enhancement through the whole program: wide and long claims, CSV and workbooks, awards, linked spells,
// duplicates, corrected returns, with a ledger and without.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { hashesBelow, type Line, linesOf } from "./batch-folder.ts";
import { batchOf, type EndedHere, folder, samples, taliadHere } from "./program.ts";
import {
  awardsCsv,
  claim,
  claimsCsv,
  claimsXlsx,
  days,
  earningsCsv,
  filesIn,
  irregular,
  long,
  type PlainRow,
  wide,
} from "./sick-pay.ts";

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

type Files = Readonly<Record<string, Uint8Array>>;

type Council = {
  readonly out: string;
  readonly run: (files: Files, ...words: readonly string[]) => Promise<Done>;
};

type Done = {
  readonly ended: EndedHere;
  readonly batch: string;
  readonly decisions: readonly Line[];
  readonly problems: readonly string[];
};

/** A council with a folder of its own; runs follow one another on its ledger. */
function council(): Council {
  const out = folder();
  places.push(out);
  return {
    out,
    async run(files, ...words) {
      const input = filesIn(files);
      places.push(input);
      const ended = await taliadHere(["run", input, "--out", out, ...words]);
      if (ended.code !== 0 && ended.code !== 3 && ended.code !== 4) throw new Error(ended.stderr);
      const batch = batchOf(ended);
      const decisions = linesOf(batch, "decisions.csv");
      return {
        ended,
        batch,
        decisions,
        problems: linesOf(batch, "problems.csv").map((line) => line["code"] ?? ""),
      };
    },
  };
}

/** "payable 501.30" of each row, in input order. */
function outcomes({ decisions }: Done): readonly string[] {
  return decisions.map((line) => `${line["outcome"]} ${line["topUp"]}`);
}

async function verified({ batch }: Done): Promise<number | null> {
  return (await taliadHere(["verify", batch])).code;
}

const week: PlainRow = {
  ...days("2020-11-09", "2020-11-13"),
  sspPaid: "95.85",
  payPaid: "210.00",
  topUpClaimed: "114.15",
};
const irregularClaim = (person: number, own: PlainRow = {}) =>
  claim(person, { ...week, hoursPattern: "IRREGULAR", normalWeeklyPay: "", ...own });

describe("the same claims in four forms", () => {
  const regular = claim(1);
  const wideRow = irregularClaim(2, wide(irregular));
  const longRow = irregularClaim(2);
  const weeks = long("0002", irregular);
  const forms: Readonly<Record<string, () => Promise<Files>>> = {
    "wide CSV": async () => ({ "claims.csv": claimsCsv([regular, wideRow]) }),
    "wide workbook": async () => ({ "claims.xlsx": await claimsXlsx([regular, wideRow]) }),
    "CSV with a second file": async () => ({
      "claims.csv": claimsCsv([regular, longRow]),
      // In whatever order: before the claims in the order of names.
      "a-earnings.csv": earningsCsv(weeks.toReversed()),
    }),
    "workbook with a second sheet": async () => ({
      "claims.xlsx": await claimsXlsx([regular, longRow], {}, weeks),
    }),
    "workbook and the same earnings again as a file": async () => ({
      "claims.xlsx": await claimsXlsx([regular, longRow], {}, weeks),
      "earnings.csv": earningsCsv(weeks),
    }),
  };
  test.for(Object.keys(forms))("%s", async (form) => {
    const make = forms[form];
    if (make === undefined) throw new Error(form);
    const done = await council().run(await make());
    expect(outcomes(done)).toEqual(["payable 501.30", "payable 114.15"]);
    expect(done.ended.code).toBe(0);
    expect(done.problems).toEqual([]);
    expect(await verified(done)).toBe(0);
    const heads = linesOf(done.batch, "payments.csv").map(
      (line) => `${line["head"]} ${line["dueMonth"]} ${line["amount"]}`,
    );
    expect(heads).toEqual(["TOPUP 2020-11 501.30", "TOPUP 2020-11 114.15"]);
  });
});

describe("the worked figures, each as a row of a file", () => {
  const file = join(samples, "sick-pay/a-worked-figures.csv");
  /** The clause that makes the figure, and what it comes to. */
  const figures = [
    ["SSPE-92", "501.30", "ten working days at £346.50 a week, less 191.70"],
    ["SSPE-93", "114.15", "eight irregular weeks average 210.00, less 95.85"],
    ["SSPE-93", "114.15", "a bonus of 80 inside week 5 changes nothing"],
    ["SSPE-95", "160.00", "£100 a week is below the limit: all of the usual pay"],
    ["SSPE-95", "210.00", "three days form no spell: all of the usual pay"],
    ["SSPE-02", "50.83", "of 31 March to 9 April only 31 March is inside the scheme"],
    ["SSPE-95", "101.85", "111.225 a week with the bonus is below the limit, 101.85 without it is paid"],
  ] as const;

  test("by the version of October 2020", async () => {
    const out = folder();
    places.push(out);
    const batch = batchOf(await taliadHere(["run", file, "--out", out, "--ledger", "none"]));
    const lines = linesOf(batch, "decisions.csv");
    expect(lines.map((line) => line["topUp"])).toEqual(figures.map(([, amount]) => amount));
    for (const [at, [rule]] of figures.entries()) {
      expect(lines[at]?.["rules"]?.split(" "), figures[at]?.[2]).toContain(rule);
    }
    const explained = await taliadHere([
      "explain",
      batch,
      "--row",
      `a-worked-figures.csv:${lines[6]?.["row"]}`,
    ]);
    expect(explained.stdout).toContain("Result: £111.225");
    expect(explained.stdout).toContain("Result: £101.85");
  });

  test("31 March to 9 April 2021 is 406.24 once a council has set a later last day", async () => {
    const place = filesIn({
      "taliad.json": Buffer.from(
        JSON.stringify({
          parameters: { "sspe.lastDay": { value: "2021-09-30", decision: "Cabinet 12/2021" } },
        }),
      ),
    });
    places.push(place);
    const config = join(place, "taliad.json");
    const ended = await taliadHere(["run", file, "--out", place, "--ledger", "none", "--config", config]);
    const amounts = linesOf(batchOf(ended), "decisions.csv").map((line) => line["topUp"]);
    expect(amounts).toEqual(figures.map(([, amount]) => (amount === "50.83" ? "406.24" : amount)));
    const problems = linesOf(batchOf(ended), "problems.csv");
    expect(problems).toMatchObject([{ code: "ssp-paid-differs", expected: "153.76" }]);
  });
});

describe("earnings in a table of their own", () => {
  test("of another employer do not count, nor does another payroll number", async () => {
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(2)]),
      "earnings.csv": earningsCsv(long("0002", irregular), { employerId: "E0043" }),
      "more.csv": earningsCsv(long("2", irregular)),
    });
    expect(outcomes(done)).toEqual(["rejected 0.00"]);
    expect(done.problems).toEqual(["pay-weeks-missing"]);
  });

  test("of one week twice with different amounts reject the claim", async () => {
    const [first = {}] = long("0002", irregular);
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(2)]),
      "earnings.csv": earningsCsv([...long("0002", irregular), { ...first, gross: "211.00" }]),
    });
    expect(outcomes(done)).toEqual(["rejected 0.00"]);
    expect(done.problems).toContain("pay-week-twice");
  });

  test.for([
    ["an amount", { gross: "two hundred" }],
    ["a bonus", { bonus: "1,2,3" }],
    ["the day of a week", { weekEnding: "2020-02-31" }],
  ] as const)("with %s that cannot be read reject the claim: the week is not one without work", async ([
    _what,
    cell,
  ]) => {
    const [first = {}, ...rest] = long("0002", irregular);
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(2), claim(3)]),
      "earnings.csv": earningsCsv([{ ...first, ...cell }, ...rest]),
    });
    expect(outcomes(done)).toEqual(["rejected 0.00", "payable 501.30"]);
    expect(done.problems).toContain("pay-week-unreadable");
  });

  test("that cannot be read do no harm where the claim does not look at them", async () => {
    const old = { payrollRef: "0002", weekEnding: "2020-08-02", gross: "two hundred" };
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(2)]),
      "earnings.csv": earningsCsv([...long("0002", irregular), old]),
    });
    expect(outcomes(done)).toEqual(["payable 114.15"]);
  });

  test("on the sheet of a return that was replaced are replaced with it", async () => {
    const wrong = long("0002", irregular.with(0, "999.00"));
    const done = await council().run({
      "first.xlsx": await claimsXlsx([irregularClaim(2)], { sequence: "1" }, wrong),
      "second.xlsx": await claimsXlsx([irregularClaim(2)], { sequence: "2" }, long("0002", irregular)),
    });
    expect(outcomes(done)).toEqual(["superseded 0.00", "payable 114.15"]);
    expect(await verified(done)).toBe(0);
  });

  test("in the same file twice are read once", async () => {
    const earnings = earningsCsv(long("0002", irregular));
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(2)]),
      "earnings.csv": earnings,
      "earnings again.csv": earnings,
    });
    expect(outcomes(done)).toEqual(["payable 114.15"]);
    expect(done.problems).toEqual(["file-same-twice"]);
  });
});

describe("awards of £500", () => {
  const casesOf = ({ batch }: Done) =>
    linesOf(batch, "duplicates.csv")
      .filter((line) => line["kind"] === "cross-scheme")
      .map(({ fileA, rowA, fileB, rowB, amountAtRisk, effect, sharedFrom, sharedTo }) =>
        [`${fileA}:${rowA} ${fileB}:${rowB} ${amountAtRisk} ${effect}`, `${sharedFrom}…${sharedTo}`].join(
          " ",
        ),
      );
  const award = (person: number, from: string, to: string) => ({
    niNumber: claim(person)["niNumber"] ?? "",
    from,
    to,
    amount: "500.00",
  });

  test("hold the row when a day is paid twice, and do nothing the day after it", async () => {
    const done = await council().run({
      "claims.csv": claimsCsv([claim(1), claim(2), claim(3)]),
      "awards.csv": awardsCsv([
        award(1, "2020-11-20", "2020-11-29"),
        award(2, "2020-11-21", "2020-11-30"),
        award(9, "2020-11-09", "2020-11-20"),
      ]),
    });
    expect(outcomes(done)).toEqual(["held 0.00", "payable 501.30", "payable 501.30"]);
    expect(done.decisions[0]?.["rules"]).toBe("SSPE-102");
    expect(done.decisions[1]?.["rules"]).toContain("SSPE-100");
    expect(done.problems).toEqual(["award-overlaps"]);
    expect(await verified(done)).toBe(0);
    expect(casesOf(done)).toEqual(["awards.csv:2 claims.csv:14 501.30 held 2020-11-20…2020-11-20"]);
  });

  test("open a case each, with the days in common and what the claim would have brought (SSPE-99, 102)", async () => {
    const done = await council().run({
      "claims.csv": claimsCsv([
        claim(1, { topUpClaimed: "400.00" }),
        claim(2, { roleCode: "UNCLEAR" }),
        claim(3, { workerOptIn: "N" }),
        claim(4, {
          fullPayFrom: "2020-11-09",
          fullPayUntil: "2020-11-10",
          topUpClaimed: "400.00",
          sspPaid: "",
        }),
      ]),
      "awards.csv": awardsCsv([
        award(1, "2020-11-01", "2020-11-10"),
        award(1, "2020-11-19", "2020-12-02"),
        award(2, "2020-11-09", "2020-11-20"),
        award(3, "2020-11-09", "2020-11-20"),
        award(4, "2020-11-09", "2020-11-12"),
      ]),
    });
    expect(outcomes(done)).toEqual(["held 0.00", "refer 0.00", "not-eligible 0.00", "held 0.00"]);
    expect(casesOf(done)).toEqual([
      "awards.csv:2 claims.csv:14 400.00 held 2020-11-09…2020-11-10",
      "awards.csv:3 claims.csv:14 400.00 held 2020-11-19…2020-11-20",
      // A person decides anyway; what is not eligible brings nothing that could be paid twice.
      "awards.csv:4 claims.csv:15 0.00 information 2020-11-09…2020-11-20",
      "awards.csv:6 claims.csv:17 400.00 held 2020-11-11…2020-11-12",
    ]);
  });

  test("that stand in two files are one award, and one case", async () => {
    const rows = [award(1, "2020-11-20", "2020-11-29")];
    const done = await council().run({
      "claims.csv": claimsCsv([claim(1)]),
      "awards-a.csv": awardsCsv(rows),
      "awards-b.csv": awardsCsv([...rows, award(7, "2020-11-20", "2020-11-29")]),
    });
    expect(casesOf(done)).toEqual(["awards-a.csv:2 claims.csv:14 501.30 held 2020-11-20…2020-11-20"]);
  });

  test("of a row that cannot be read hold the row: nobody can say which days", async () => {
    const done = await council().run({
      "claims.csv": claimsCsv([claim(1), claim(2)]),
      "awards.csv": awardsCsv([award(1, "2020-12-20", "not a day"), award(2, "2020-12-30", "2020-12-20")]),
    });
    expect(outcomes(done)).toEqual(["held 0.00", "held 0.00"]);
    expect(done.problems).toEqual(
      expect.arrayContaining(["award-unreadable", "cell-not-day", "ends-before-start"]),
    );
  });

  test("in a workbook of the council's own count for every employer", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([claim(1)]),
      "b.csv": claimsCsv([claim(2)], { employerId: "E0043" }),
      "awards.csv": awardsCsv([award(1, "2020-11-01", "2020-11-09"), award(2, "2020-11-01", "2020-11-09")]),
    });
    expect(outcomes(done)).toEqual(["held 0.00", "held 0.00"]);
  });
});

/** Linked spells: the first is paid on £121.50 a week; the second alone would be below the limit of £120. */
const earlier = claim(1, {
  ...days("2020-11-02", "2020-11-06"),
  normalWeeklyPay: "121.50",
  payPaid: "121.50",
  topUpClaimed: "25.65",
  sspPaid: "95.85",
});
const later = claim(1, {
  ...days("2020-11-30", "2020-12-04"),
  normalWeeklyPay: "119.00",
  payPaid: "119.00",
  topUpClaimed: "23.15",
  sspPaid: "95.85",
});

describe("linked spells", () => {
  test("keep the earnings of the first: alone the second has no sick pay", async () => {
    const alone = await council().run({
      "claims.csv": claimsCsv([{ ...later, sickPayType: "NO_SSP", sspPaid: "", topUpClaimed: "119.00" }]),
    });
    expect(outcomes(alone)).toEqual(["payable 119.00"]);
    const both = await council().run({
      "claims.csv": claimsCsv([
        earlier,
        { ...later, sickPayType: "NO_SSP", sspPaid: "", topUpClaimed: "119.00" },
      ]),
    });
    expect(outcomes(both)).toEqual(["payable 25.65", "refer 0.00"]);
  });

  const orders: Readonly<Record<string, () => Promise<Files> | Files>> = {
    "in one file": () => ({ "claims.csv": claimsCsv([earlier, later]) }),
    "in one file, the later first": () => ({ "claims.csv": claimsCsv([later, earlier]) }),
    "in two files": () => ({
      "a.csv": claimsCsv([earlier]),
      "b.csv": claimsCsv([later], { period: "2020-12" }),
    }),
    "in two files, the later first, among others": async () => ({
      "a.xlsx": await claimsXlsx([claim(5), later], { period: "2020-12" }),
      "b.csv": claimsCsv([claim(6), claim(7), earlier]),
      "z.csv": claimsCsv([claim(8)], { employerId: "E0099" }),
    }),
  };
  test.for(Object.keys(orders))("%s, with the ledger and without", async (order) => {
    const files = await orders[order]?.();
    if (files === undefined) throw new Error(order);
    const mine = (done: Done) =>
      done.decisions
        .filter((line) => line["niNumber"] === earlier["niNumber"])
        .map((line) => `${line["outcome"]} ${line["topUp"]}`)
        .sort();
    const kept = await council().run(files);
    const none = await council().run(files, "--ledger", "none");
    expect(mine(kept)).toEqual(["payable 23.15", "payable 25.65"]);
    expect(mine(none)).toEqual(mine(kept));
    // The declared sick pay is the computed one in both: nothing is remarked on.
    expect(kept.problems).toEqual([]);
    expect(await verified(kept)).toBe(0);
    expect(await verified(none)).toBe(0);
  });

  test("the first of which is in the ledger: posted in November, linked in December", async () => {
    const book = council();
    const november = await book.run({ "november.csv": claimsCsv([earlier]) });
    const december = await book.run({ "december.csv": claimsCsv([later, claim(2)], { period: "2020-12" }) });
    expect(outcomes(november)).toEqual(["payable 25.65"]);
    expect(outcomes(december)).toEqual(["payable 23.15", "payable 501.30"]);
    expect(december.problems).toEqual([]);
    expect(await verified(december)).toBe(0);
  });

  test("the first of which stands with another employer are not linked", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([earlier], { employerId: "E0001" }),
      "b.csv": claimsCsv([{ ...later, sickPayType: "NO_SSP", sspPaid: "", topUpClaimed: "119.00" }]),
    });
    expect(outcomes(done)).toEqual(["payable 25.65", "payable 119.00"]);
  });
});

describe("the same days twice", () => {
  test("with one employer: the later row is held, whichever file it is in", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([claim(1)]),
      "b.csv": claimsCsv([claim(1, days("2020-11-20", "2020-11-22")), claim(2)], { period: "2020-12" }),
    });
    expect(outcomes(done)).toEqual(["payable 501.30", "held 0.00", "payable 501.30"]);
    expect(linesOf(done.batch, "duplicates.csv")).toMatchObject([
      { kind: "same-employer", fileA: "a.csv", fileB: "b.csv", keep: "A", effect: "held" },
    ]);
    expect(await verified(done)).toBe(0);
  });

  test("with two employers: both are paid, and the case is listed for information", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([claim(1)]),
      "b.csv": claimsCsv([claim(1)], { employerId: "E0043" }),
    });
    expect(done.ended.code).toBe(0);
    expect(outcomes(done)).toEqual(["payable 501.30", "payable 501.30"]);
    expect(linesOf(done.batch, "duplicates.csv")).toMatchObject([
      { kind: "other-employer", effect: "information", amountAtRisk: "0.00" },
    ]);
    // Nobody has to decide anything, also when the same files are sent again.
    expect(JSON.parse(readFileSync(join(done.batch, "summary.json"), "utf8"))).toMatchObject({
      duplicates: { held: 0 },
    });
  });

  test("in the ledger and in a later return: held, and named by the batch that has it", async () => {
    const book = council();
    const first = await book.run({ "november.csv": claimsCsv([claim(1)]) });
    const second = await book.run({
      "december.csv": claimsCsv([claim(1, days("2020-11-18", "2020-11-22")), claim(2)], {
        period: "2020-12",
      }),
    });
    expect(outcomes(second)).toEqual(["held 0.00", "payable 501.30"]);
    expect(linesOf(second.batch, "duplicates.csv")).toMatchObject([
      { kind: "same-employer", fileA: "november.csv", batchB: first.batch.split("/").at(-1), effect: "held" },
    ]);
    expect(await verified(second)).toBe(0);
  });

  test("a row that is rejected or not eligible holds and links nothing that it should not", async () => {
    const done = await council().run({
      "claims.csv": claimsCsv([irregularClaim(1), claim(1), claim(2, { workerOptIn: "N" }), claim(2)]),
    });
    expect(outcomes(done)).toEqual([
      "rejected 0.00",
      "payable 501.30",
      "not-eligible 0.00",
      "payable 501.30",
    ]);
    // The ten days of an own illness are over on 11 November, if it began on the 2nd.
    const ill = (row: PlainRow) => claim(3, { absenceCategory: "POSITIVE", ...row });
    const first = days("2020-11-02", "2020-11-08");
    const second = ill({ ...days("2020-11-09", "2020-11-13"), topUpClaimed: "250.65", sspPaid: "95.85" });
    const rejected = ill({ ...first, hoursPattern: "IRREGULAR", normalWeeklyPay: "" });
    const alone = await council().run({ "claims.csv": claimsCsv([rejected, second]) });
    expect(outcomes(alone)).toEqual(["rejected 0.00", "payable 250.65"]);
    const refused = ill({ ...first, workerOptIn: "N" });
    const joined = await council().run({
      "claims.csv": claimsCsv([refused, { ...second, sspPaid: "57.51" }]),
    });
    expect(outcomes(joined)).toEqual(["not-eligible 0.00", "payable 150.39"]);
  });

  test("a row that an award holds is compared all the same, whether the ledger knows the person or not", async () => {
    const award = awardsCsv([
      { niNumber: claim(1)["niNumber"] ?? "", from: "2020-11-09", to: "2020-11-09", amount: "500.00" },
    ]);
    const rows = [claim(1), claim(1, days("2020-11-10", "2020-11-20"))];
    const strange = await council().run({ "claims.csv": claimsCsv(rows), "awards.csv": award });
    const book = council();
    // January's absence of the same person, so that the ledger knows them.
    const known = claim(1, { ...days("2021-01-11", "2021-01-15"), topUpClaimed: "250.65", sspPaid: "95.85" });
    await book.run({ "january.csv": claimsCsv([known], { period: "2021-01" }) });
    const familiar = await book.run({ "claims.csv": claimsCsv(rows), "awards.csv": award });
    expect(outcomes(strange)).toEqual(["held 0.00", "held 0.00"]);
    expect(outcomes(familiar)).toEqual(outcomes(strange));
  });
});

describe("a return sent again", () => {
  test("in one batch: the newer version counts, and the older one links nothing", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([earlier], { sequence: "1" }),
      "b.csv": claimsCsv([{ ...later, sickPayType: "NO_SSP", sspPaid: "", topUpClaimed: "119.00" }], {
        sequence: "2",
      }),
    });
    expect(outcomes(done)).toEqual(["superseded 0.00", "payable 119.00"]);
    expect(await verified(done)).toBe(0);
  });

  test("after it was posted: the ledger is put right, and the replaced rows neither hold nor link", async () => {
    const book = council();
    await book.run({ "november.csv": claimsCsv([claim(1), claim(2)]) });
    const corrected = claim(1, { normalWeeklyPay: "300.00", payPaid: "600.00", topUpClaimed: "408.30" });
    const done = await book.run({ "again.csv": claimsCsv([corrected], { sequence: "2" }) });
    expect(outcomes(done)).toEqual(["payable 408.30"]);
    expect(await verified(done)).toBe(0);
    const balances = await taliadHere([
      "ledger",
      "balances",
      "--by",
      "employer",
      "--out",
      book.out,
      "--json",
    ]);
    expect(balances.stdout).toContain("408.30");
    expect(balances.stdout).not.toContain("501.30");
    expect(linesOf(done.batch, "corrections.csv").length).toBeGreaterThan(0);
  });
});

describe("the books", () => {
  test("say what is claimed and what is payable of the enhancement, file by file and together", async () => {
    const done = await council().run({
      "a.csv": claimsCsv([claim(1, { topUpClaimed: "500.00" }), claim(2, { topUpClaimed: "510.00" })]),
      "b.csv": claimsCsv([claim(3, { workerOptIn: "N" })], { employerId: "E0043" }),
    });
    expect(outcomes(done)).toEqual(["payable 500.00", "payable 501.30", "not-eligible 0.00"]);
    expect(done.decisions.map((line) => line["difference"])).toEqual(["0.00", "-8.70", "-501.30"]);
    const heads = linesOf(done.batch, "reconciliation.csv").filter(({ head }) => head === "TOPUP");
    const of = (level: string, file = "") =>
      heads
        .filter((line) => line["level"] === level && (file === "" || line["file"] === file))
        .map((line) => [line["declared"], line["computed"], line["difference"]]);
    expect(of("file", "a.csv")).toEqual([["1010.00", "1001.30", "-8.70"]]);
    expect(of("file", "b.csv")).toEqual([["501.30", "0.00", "-501.30"]]);
    expect(of("batch")).toEqual([["1511.30", "1001.30", "-510.00"]]);
  });

  test("have no ceiling, and a withdrawal takes everything back", async () => {
    const book = council();
    const much = { normalWeeklyPay: "5000.00", payPaid: "10000.00", topUpClaimed: "9808.30" };
    const first = await book.run({ "a.csv": claimsCsv([claim(1, much)]) });
    const december = {
      ...much,
      ...days("2020-12-07", "2020-12-16"),
      topUpClaimed: "7846.64",
      sspPaid: "153.36",
    };
    const second = await book.run({ "b.csv": claimsCsv([claim(1, december)], { period: "2020-12" }) });
    expect([...outcomes(first), ...outcomes(second)]).toEqual(["payable 9808.30", "payable 7846.64"]);
    const id = second.batch.split("/").at(-1) ?? "";
    expect(
      (await taliadHere(["ledger", "withdraw", id, "--out", book.out, "--reason", "entered twice"])).code,
    ).toBe(0);
    const balances = await taliadHere([
      "ledger",
      "balances",
      "--by",
      "employer",
      "--out",
      book.out,
      "--json",
    ]);
    expect(balances.stdout).toContain("9808.30");
    expect(balances.stdout).not.toContain("17654.94");
  });
});

describe("an explanation", () => {
  const files = {
    "a.csv": claimsCsv([later, irregularClaim(2, { workingDays: "M-W-F--" }), claim(3)], {
      period: "2020-12",
    }),
    "b.csv": claimsCsv([earlier, claim(4, { sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-11" })]),
    "earnings.csv": earningsCsv(long("0002", irregular)),
    "awards.csv": awardsCsv([
      { niNumber: claim(3)["niNumber"] ?? "", from: "2020-11-16", to: "2020-11-25", amount: "500.00" },
    ]),
  };

  test("decides each row as the batch did, with all that stands around it, in both languages", async () => {
    const done = await council().run(files, "--ledger", "none");
    expect(outcomes(done)).toEqual([
      "payable 23.15",
      "payable 114.15",
      "held 0.00",
      "payable 25.65",
      "payable 293.40",
    ]);
    const rows = done.decisions.map(({ file, row }) => `${file}:${row}`);
    const explained = async (row: string, ...words: readonly string[]) =>
      (await taliadHere(["explain", done.batch, "--row", row, ...words])).stdout.replaceAll(/\s+/g, " ");
    for (const [at, row] of rows.entries()) {
      const said = JSON.parse(await explained(row, "--json")) as { outcome: string; total: string };
      expect(`${said.outcome} ${said.total}`).toBe(outcomes(done)[at]);
    }
    const linked = await explained(rows[0] ?? "");
    expect(linked).toContain("2 November 2020 – 6 November 2020, 30 November 2020 – 4 December 2020");
    expect(linked).toContain("Result: £121.50");
    const masked = await explained(rows[1] ?? "");
    expect(masked).toContain("Monday, Wednesday, Friday: Days per week");
    expect(masked).toContain("Tuesday 10 November 2020: not a working day");
    const awarded = await explained(rows[2] ?? "");
    expect(awarded).toContain("the £500 award for isolating for 16 November 2020 – 25 November 2020");
    expect(await explained(rows[4] ?? "", "--lang", "cy")).toContain(
      "Dydd Mercher 11 Tachwedd 2020: cyflog llawn",
    );
  });

  test("of a person has their rows in all files, and what the ledger had", async () => {
    const book = council();
    await book.run({ "november.csv": claimsCsv([earlier]) });
    const done = await book.run({ "december.csv": claimsCsv([later], { period: "2020-12" }) });
    const { stdout } = await taliadHere(["explain", done.batch, "--person", earlier["niNumber"] ?? ""]);
    expect(stdout).toContain("2 November 2020 – 6 November 2020, 30 November 2020 – 4 December 2020");
    expect(stdout).toContain("Total payable: £23.15");
  });
});

test("the same files give the same bytes, in whatever order they are named", async () => {
  const files = {
    "a.csv": claimsCsv([later, claim(4)], { period: "2020-12" }),
    "b.csv": claimsCsv([earlier, claim(4), irregularClaim(2)]),
    "earnings.csv": earningsCsv(long("0002", irregular)),
  };
  const [one, two] = [council(), council()];
  const first = await one.run(files);
  const input = filesIn(files);
  places.push(input);
  const paths = readdirSync(input)
    .map((name) => join(input, name))
    .toReversed();
  const second = await taliadHere(["run", ...paths, "--out", two.out]);
  expect(hashesBelow(batchOf(second))).toEqual(hashesBelow(first.batch));
});

// The months of samples/five-months on one ledger, one after the other as a council runs them: what becomes of whom,
// what the book says to the penny, and that every batch can be run again with or without the book. The figures are
// those of the story's page.
//
// When results are meant to change: TALIAD_GOLDEN=write npx vitest run test/program/five-months.test.ts
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { numberOf, type PersonName, storyPeople } from "../../bench/stories/five-months.ts";
import { heads } from "../../src/core/decision.ts";
import { personNumber } from "../../src/core/person.ts";
import type { HistoryLine } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { type Line, linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { batchOf, folder, root, samples, taliad } from "./program.ts";

const story = join(samples, "five-months");
const golden = join(root, "test/golden/five-months");
const writing = process.env["TALIAD_GOLDEN"] === "write";
const out = folder();
const elsewhere = folder();
afterAll(() => {
  for (const place of [out, elsewhere]) rmSync(place, { recursive: true });
});

/** The batch folders by the name of their month. */
const batches = new Map<string, string>();
const batchIn = (month: string): string => batches.get(month) ?? "none";

/** The page's tables, row by row, without their headings. */
const page = readFileSync(join(story, "README.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const steps = page.filter(([first]) => first?.startsWith("2022-") === true);

/** What became of everybody else in a month: payable. */
const unusual: Readonly<Record<string, Readonly<Partial<Record<PersonName, Expected>>>>> = {
  "2022-06": {
    llio: { outcome: "payable", rules: "WFP-92", payment: "299.60", conditional: "yes" },
    mabon: { outcome: "payable", rules: "WFP-92", payment: "299.60", conditional: "yes" },
    deiniol: { outcome: "payable", rules: "WFP-01", payment: "1498.00" },
    jac: { outcome: "payable", rules: "WFP-01", payment: "1498.00" },
    steffan: { outcome: "payable", rules: "WFP-01", payment: "1498.00" },
    zoe: { outcome: "payable", rules: "WFP-01", payment: "1498.00" },
    ffranc: { outcome: "payable", rules: "WFP-67", payment: "1498.00" },
    gwenno: { outcome: "payable", rules: "WFP-67", payment: "1498.00" },
  },
  "2022-07": {
    llio: { outcome: "payable", rules: "WFP-92", payment: "0.00", recovery: "-299.60" },
    gwenno: { outcome: "held", rules: "WFP-55", payment: "0.00" },
    tegwen: { outcome: "held", rules: "WFP-52", payment: "0.00" },
    ...nothingMore("deiniol", "jac", "steffan", "zoe"),
  },
  "2022-07-correction": {
    urien: { outcome: "payable", rules: "WFP-65", payment: "1198.40" },
    tegwen: { outcome: "held", rules: "WFP-52", payment: "0.00" },
    ...nothingMore("steffan"),
  },
  "2022-07-late": {},
  "2022-08": {
    eleri: { outcome: "payable", rules: "WFP-65", payment: "898.80" },
    llio: { outcome: "not-eligible", rules: "WFP-33", payment: "0.00" },
    nerys: { outcome: "not-eligible", rules: "WFP-71", payment: "0.00" },
    arwel: { outcome: "held", rules: "WFP-73", payment: "0.00" },
    gwenno: { outcome: "held", rules: "WFP-55", payment: "0.00" },
    ...nothingMore("deiniol", "jac", "steffan", "zoe"),
  },
  "2022-09": nothingMore("deiniol", "jac", "steffan", "zoe"),
  "2022-10": nothingMore("deiniol", "jac", "steffan", "zoe"),
};

type Expected = {
  readonly outcome: string;
  /** One of the rules that decided. */
  readonly rules: string;
  readonly payment: string;
  readonly recovery?: string;
  readonly conditional?: string;
};

function nothingMore(...names: readonly PersonName[]): Partial<Record<PersonName, Expected>> {
  return Object.fromEntries(
    names.map((name) => [name, { outcome: "payable", rules: "WFP-55", payment: "0.00" }]),
  );
}

const usual: Expected = { outcome: "payable", rules: "WFP-52", payment: "299.60" };
const personOf = (line: Line): PersonName | undefined =>
  storyPeople.find((name) => numberOf(name) === line["niNumber"]);

/** What the book says of everybody, read as an auditor reads it. */
function book(of = out): ReadonlyMap<PersonName, readonly HistoryLine[]> {
  const ledger = openLedger(join(of, "ledger.sqlite"), { readOnly: true });
  try {
    return new Map(storyPeople.map((name) => [name, ledger.history(personNumber(numberOf(name)))]));
  } finally {
    ledger.close();
  }
}

/** What a person has been paid, net of what was taken back. */
function paid(lines: readonly HistoryLine[]): number {
  return lines
    .filter(({ head }) => head === "PAYMENT" || head === "RECOVERY")
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** The sum of what each head is worth in the book. */
function headSums(lines: Iterable<HistoryLine>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>(heads.map((head) => [head, 0]));
  for (const { head, amount } of lines) sums.set(head, (sums.get(head) ?? 0) + amount);
  return sums;
}

async function whole(of = out): Promise<void> {
  expect(await taliad(["ledger", "check", "--out", of, "--json"])).toMatchObject({
    code: 0,
    stdout: '{"whole":true,"findings":[]}\n',
  });
}

/** Figures that the batches run so far should have added up to. */
const expectedSums = new Map<string, number>(heads.map((head) => [head, 0]));

describe.for(steps)("%s", ([month = "", code, rows, payable, held, notEligible, ...amounts]) => {
  const [payment = "", recovery = "", employerNi = "", employerPension = "", total = ""] = amounts;
  const lines = (): readonly Line[] => linesOf(batchIn(month), "decisions.csv");

  test("ends as its page says, with these rows and amounts", async () => {
    const ended = await taliad(["run", join(story, month), "--out", out]);
    expect(ended).toMatchObject({ code: Number(code), stderr: "" });
    batches.set(month, batchOf(ended));
    const outcomes = (outcome: string) => lines().filter((line) => line["outcome"] === outcome).length;
    expect(
      [lines().length, outcomes("payable"), outcomes("held"), outcomes("not-eligible")].map(String),
    ).toEqual([rows, payable, held, notEligible]);
    expect({
      payment: sumOf(lines(), "payment"),
      recovery: sumOf(lines(), "recovery"),
      employerNi: sumOf(lines(), "employerNi"),
      employerPension: sumOf(lines(), "employerPension"),
      total: sumOf(lines(), "total"),
    }).toEqual({
      payment: penceOf(payment),
      recovery: penceOf(recovery),
      employerNi: penceOf(employerNi),
      employerPension: penceOf(employerPension),
      total: penceOf(total),
    });
  });

  test("decides each person as the story tells", () => {
    for (const line of lines()) {
      const name = personOf(line);
      expect(name).toBeDefined();
      const expected = unusual[month]?.[name ?? "anna"] ?? usual;
      expect.soft(line, `${name} ${line["rules"]}`).toMatchObject({
        outcome: expected.outcome,
        payment: expected.payment,
        recovery: expected.recovery ?? "0.00",
        conditional: expected.conditional ?? "no",
        rules: expect.stringMatching(new RegExp(`\\b${expected.rules}\\b`)),
      });
    }
  });

  test("puts into the book what it made payable, and nobody above 1,498.00 or below nothing", async () => {
    const history = book();
    const replaced = month === "2022-07-correction" ? standingOf("2022-07", "E0703", history) : [];
    for (const [head, sum] of headSums(replaced)) expectedSums.set(head, (expectedSums.get(head) ?? 0) - sum);
    for (const [head, key] of [
      ["PAYMENT", payment],
      ["RECOVERY", recovery],
      ["EMPLOYER_NI", employerNi],
      ["EMPLOYER_PENSION", employerPension],
    ] as const) {
      expectedSums.set(head, (expectedSums.get(head) ?? 0) + penceOf(key));
    }
    expect(headSums([...history.values()].flat())).toEqual(expectedSums);
    for (const [name, one] of history) {
      expect(paid(one), name).toBeLessThanOrEqual(149_800);
      expect(paid(one), name).toBeGreaterThanOrEqual(0);
    }
    await whole();
  });

  test("gives the tables of before", () => {
    for (const table of ["decisions.csv", "duplicates.csv", "movement.csv"]) {
      if (!existsSync(join(batchIn(month), table))) {
        expect(existsSync(join(golden, month, table)), table).toBe(false);
        continue;
      }
      let text = readFileSync(join(batchIn(month), table), "utf8");
      // A batch's name changes with every word of the law.
      for (const [name, batch] of batches) text = text.replaceAll(basename(batch), `batch ${name}`);
      const kept = join(golden, month, table);
      if (writing) {
        mkdirSync(join(golden, month), { recursive: true });
        writeFileSync(kept, text);
      }
      expect(text, table).toBe(readFileSync(kept, "utf8"));
    }
  });
});

/** The postings of one return, as they were made. */
function standingOf(
  month: string,
  employer: string,
  history: ReadonlyMap<PersonName, readonly HistoryLine[]>,
): readonly HistoryLine[] {
  const id = basename(batchIn(month));
  return [...history.values()]
    .flat()
    .filter((line) => line.batchId === id && line.employerId === employer && line.kind !== "reversal");
}

describe("second claims", () => {
  test.for([
    {
      month: "2022-07",
      at: 0,
      kind: "other-employer",
      employerA: "E0701",
      employerB: "E0704",
      reason: "moved",
    },
    {
      month: "2022-08",
      at: 0,
      kind: "other-council",
      employerA: "E0704",
      employerB: "E0704",
      reason: "claimed-before",
    },
    {
      month: "2022-08",
      at: 1,
      kind: "other-employer",
      employerA: "E0701",
      employerB: "E0704",
      reason: "moved",
    },
  ] as const)("$month: $kind is listed with the batch of June", ({ month, at, ...expected }) => {
    const duplicates = linesOf(batchIn(month), "duplicates.csv");
    expect(duplicates[at]).toMatchObject({
      ...expected,
      keep: "A",
      certainty: "certain",
      batchB: basename(batchIn("2022-06")),
    });
    expect(penceOf(duplicates[at]?.["amountAtRisk"])).toBeGreaterThanOrEqual(29_960);
  });

  test("are listed by later batches, month by month older, while nobody closes them", () => {
    const open = (month: string) =>
      linesOf(batchIn(month), "open-cases.csv").map((line) =>
        [line["period"], line["ageMonths"], line["kind"], line["amountAtRisk"]].join(" "),
      );
    expect(existsSync(join(batchIn("2022-07"), "open-cases.csv"))).toBe(false);
    expect(open("2022-07-correction")).toEqual([expect.stringMatching(/^2022-07 0 other-employer/)]);
    expect(open("2022-10")).toEqual([
      expect.stringMatching(/^2022-07 3 other-employer/),
      expect.stringMatching(/^2022-08 2 other-council/),
      expect.stringMatching(/^2022-08 2 other-employer/),
    ]);
  });

  test("are cases in the book", async () => {
    const { stdout } = await taliad(["ledger", "cases", "--out", out, "--json"]);
    // Our own output; what it says is what is tested.
    const { lines } = JSON.parse(stdout) as { readonly lines: readonly Line[] };
    expect(lines.map((line) => [line["batch"], line["kind"], line["status"]])).toEqual([
      [basename(batchIn("2022-07")), "other-employer", "open"],
      [basename(batchIn("2022-08")), "other-council", "open"],
      [basename(batchIn("2022-08")), "other-employer", "open"],
    ]);
  });
});

describe("month against month", () => {
  const moved = (month: string): readonly string[] =>
    linesOf(batchIn(month), "movement.csv")
      .filter((line) => line["niNumber"] !== "" || line["batch"] !== "")
      .map((line) => {
        const who = storyPeople.find((name) => numberOf(name).startsWith(line["niNumber"] || "nobody"));
        const place = line["batch"] === "" ? "" : ` ${line["file"]} ${line["row"]}`;
        return `${line["kind"]} ${who ?? "?"}${place}: ${line["reasons"]} ${line["difference"]}`;
      });

  test("the first month of a book has none before it, and a refused file none of its own", () => {
    for (const month of ["2022-06", "2022-07-late"])
      expect(existsSync(join(batchIn(month), "movement.csv"))).toBe(false);
  });

  // Arwel is claimed for another council: the ledger knows no name for whom Powys has lost, only the row of July.
  test.for([
    ["2022-07", ["unpaid-person tegwen: not-payable -299.60", "unpaid-person llio: not-payable -299.60"]],
    ["2022-07-correction", ["leaver urien: balance 898.80", "unpaid-person tegwen: not-payable -299.60"]],
    [
      "2022-08",
      [
        "leaver eleri: balance 599.20",
        "joiner tegwen: came-back 299.60",
        "unpaid-person nerys: not-payable -299.60",
        "missing-person ? hafren-powys.xlsx 5: missing -299.60",
      ],
    ],
    ["2022-09", ["joiner arwel: came-back 299.60"]],
    ["2022-10", []],
  ] as const)("%s names who makes the difference", ([month, people]) => {
    expect(moved(month)).toEqual(people);
  });

  test("the reasons of an employer add up to its difference", () => {
    for (const month of ["2022-07", "2022-07-correction", "2022-08", "2022-09", "2022-10"]) {
      for (const line of linesOf(batchIn(month), "movement.csv")) {
        if (line["niNumber"] !== "" || line["batch"] !== "") continue;
        const reasons = (line["reasons"] ?? "").split("; ").filter((reason) => reason !== "");
        const sum = reasons.reduce((total, reason) => total + penceOf(reason.split(" ")[2]), 0);
        expect(sum).toBe(penceOf(line["difference"]));
        expect(penceOf(line["amount"]) - penceOf(line["amountBefore"])).toBe(sum);
      }
    }
  });
});

test("a correction reverses every posting of the version before, line by line, and brings its own", () => {
  const history = book();
  const before = standingOf("2022-07", "E0703", history);
  const id = basename(batchIn("2022-07-correction"));
  const made = [...history.values()].flat().filter(({ batchId }) => batchId === id);
  const reversals = made.filter(({ kind }) => kind === "reversal");
  expect(before.length).toBeGreaterThan(8);
  expect(reversals.map(({ reverses }) => reverses).sort()).toEqual(
    before.map(({ posting }) => posting).sort(),
  );
  expect(reversals.reduce((sum, { amount }) => sum + amount, 0)).toBe(-141_471);
  // Undone before anything new is written.
  expect(made.findLastIndex(({ kind }) => kind === "reversal")).toBeGreaterThan(-1);
  const lastReversal = Math.max(...reversals.map(({ posting }) => posting));
  const firstClaim = Math.min(...made.filter(({ kind }) => kind === "claim").map(({ posting }) => posting));
  expect(lastReversal).toBeLessThan(firstClaim);
  expect(history.get("urien")?.map(({ head, kind, amount }) => `${head} ${kind} ${amount}`)).toEqual([
    "PAYMENT claim 29960",
    expect.stringMatching(/^EMPLOYER_NI claim/),
    expect.stringMatching(/^EMPLOYER_PENSION claim/),
    "PAYMENT claim 29960",
    expect.stringMatching(/^EMPLOYER_NI claim/),
    expect.stringMatching(/^EMPLOYER_PENSION claim/),
    expect.stringMatching(/^EMPLOYER_PENSION reversal/),
    expect.stringMatching(/^EMPLOYER_NI reversal/),
    "PAYMENT reversal -29960",
    "PAYMENT claim 119840",
    expect.stringMatching(/^EMPLOYER_NI claim/),
    expect.stringMatching(/^EMPLOYER_PENSION claim/),
  ]);
});

test("the older version is refused, and its refusal names the batch that holds the later one", () => {
  expect(linesOf(batchIn("2022-07-late"), "problems.csv")).toMatchObject([
    { code: "return-version-late", found: basename(batchIn("2022-07-correction")) },
  ]);
});

test("everybody has in the end what the page says", () => {
  const history = book();
  const said = page.filter(([amount]) => /^\d+\.\d\d$/.test(amount ?? ""));
  const named = new Set<string>();
  for (const [amount, who = ""] of said) {
    for (const name of (who.split(":")[0] ?? "").split(", ")) {
      const key = name.toLowerCase().replace("ë", "e");
      named.add(key);
      const found = storyPeople.find((person) => person === key);
      expect(found === undefined ? undefined : paid(history.get(found) ?? []), name).toBe(penceOf(amount));
    }
  }
  expect([...named].sort()).toEqual([...storyPeople].sort());
});

test("the very same files again are told as posted before, and post nothing", async () => {
  const before = [...book().values()];
  // The exit code says how the batch stands, as it did the first time.
  for (const [month, code] of [
    ["2022-07-correction", 3],
    ["2022-06", 0],
  ] as const) {
    const again = await taliad(["run", join(story, month), "--out", out]);
    expect(again).toMatchObject({ code, stderr: expect.stringContaining(basename(batchIn(month))) });
    expect(batchOf(again)).toBe(batchIn(month));
  }
  expect([...book().values()]).toEqual(before);
});

test("a refused file sent twice is refused twice, and does no harm", async () => {
  const before = [...book().values()];
  const again = await taliad(["run", join(story, "2022-07-late"), "--out", out]);
  expect(again).toMatchObject({ code: 4 });
  expect(batchOf(again)).toBe(batchIn("2022-07-late"));
  expect([...book().values()]).toEqual(before);
  await whole();
});

test("every batch comes out the same when it is run again, also far from the book", async () => {
  const all = [...batches.values()];
  expect(await taliad(["verify", ...all, "--out", out])).toMatchObject({ code: 0 });
  const copies = all.map((batch) => join(elsewhere, basename(batch)));
  for (const [at, batch] of all.entries()) cpSync(batch, copies[at] ?? "", { recursive: true });
  const far = await taliad(["verify", ...copies, "--out", join(elsewhere, "nothing")]);
  expect(far).toMatchObject({ code: 0 });
  expect(existsSync(join(elsewhere, "nothing"))).toBe(false);
});

test("a batch on which others rest cannot be withdrawn", async () => {
  const ended = await taliad(["ledger", "withdraw", basename(batchIn("2022-06")), "--out", out]);
  expect(ended).toMatchObject({ code: 64 });
  expect(existsSync(batchIn("2022-06"))).toBe(true);
  await whole();
});

test("the last month withdrawn and posted again is the same batch, and the book is as before", async () => {
  const before = book();
  const october = batchIn("2022-10");
  expect(await taliad(["ledger", "withdraw", basename(october), "--out", out])).toMatchObject({ code: 0 });
  const between = book();
  for (const [name, lines] of before) {
    const mine = lines.filter(({ batchId }) => batchId === basename(october));
    expect(paid(between.get(name) ?? []), name).toBe(paid(lines) - paid(mine));
  }
  await whole();
  const again = await taliad(["run", join(story, "2022-10"), "--out", out]);
  expect(again).toMatchObject({ code: 0, stderr: "" });
  expect(batchOf(again)).toBe(october);
  const after = book();
  for (const [name, lines] of before) expect(paid(after.get(name) ?? []), name).toBe(paid(lines));
  expect(await taliad(["verify", october, "--out", out])).toMatchObject({ code: 0 });
  // What was published once is kept, under another name.
  expect(readdirSync(out).filter((name) => name.startsWith(`${basename(october)}.withdrawn-`))).toHaveLength(
    1,
  );
  expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
  await whole();
});

test("files in another order, with names that sort the other way round, give the same postings", async () => {
  const place = folder();
  const other = join(place, "out");
  for (const [month = ""] of steps) {
    mkdirSync(join(place, month));
    const files = readdirSync(join(story, month))
      .sort()
      .map((name, at) => {
        const copy = join(place, month, `${9 - at}-${name}`);
        cpSync(join(story, month, name), copy);
        return copy;
      });
    await taliad(["run", ...files, "--out", other]);
  }
  const [mine, theirs] = [book(), book(other)];
  const ids = new Set([...batches.values()].map((batch) => basename(batch)));
  const october = basename(batchIn("2022-10"));
  for (const [name, lines] of mine) {
    // October was withdrawn and posted again in the first book; its first posting and the withdrawal are left out.
    const withdrawn = new Set(
      lines.filter(({ batchId }) => !ids.has(batchId)).map(({ reverses }) => reverses),
    );
    const standing = lines.filter(({ batchId, posting }) => ids.has(batchId) && !withdrawn.has(posting));
    expect(essence(theirs.get(name) ?? []), name).toEqual(essence(standing));
    if (usualIn(october, name)) expect(withdrawn.size, name).toBeGreaterThan(0);
  }
  await whole(other);
  rmSync(place, { recursive: true });
});

const essence = (lines: readonly HistoryLine[]): readonly string[] =>
  lines
    .map(({ head, kind, amount, instalment, dueMonth, employerId, laCode, period, row }) =>
      [head, kind, amount, instalment, dueMonth, employerId, laCode, period, row].join(" "),
    )
    .sort();

/** Whether somebody was paid an instalment in the batch. */
function usualIn(batch: string, name: PersonName): boolean {
  return linesOf(join(out, batch), "decisions.csv").some(
    (line) => personOf(line) === name && line["payment"] === usual.payment,
  );
}

// Each story in samples/ is run as its README says, once, and everything is asked of that one run: that its whole
// output is what test/golden/ holds, that the books add up when somebody else adds them, and that nothing of the
// machine or of a person has got where it does not belong.
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { heads, outcomes } from "../../src/core/decision.ts";
import { worth } from "../work.ts";
import { counted, filesBelow, type Line, linesOf, penceOf, sha256, sumOf } from "./batch-folder.ts";
import { expectGolden, golden, writing } from "./golden.ts";
import { amountKeys, expectOneSum, type SummedUp } from "./one-sum.ts";
import {
  sumsInCsv,
  sumsInLedger,
  sumsInSummary,
  sumsInWorkbook,
  sumsOnPage,
  sumsOnTerminal,
} from "./open-sums.ts";
import { batchOf, type Ended, folder, root, samples, taliad, taliadHere } from "./program.ts";

/** What the run of each story ends with; 3: somebody has to look, 4: a file was refused. */
const stories = [
  { story: "duplicate-across-employers", code: 3 },
  { story: "near-duplicates", code: 3 },
  { story: "every-problem", code: 4 },
  { story: "first-month", code: 3 },
  { story: "leavers-and-starters", code: 3 },
  { story: "sick-pay", code: 3 },
  { story: "welsh-return", code: 3 },
] as const;

const out = folder();
afterAll(() => rmSync(out, { recursive: true }));

type Ran = { readonly ended: Ended; readonly batch: string; readonly files: ReadonlyMap<string, Buffer> };
const runs = new Map<string, Promise<Ran>>();

/** The one run of a story. */
function ran(story: string): Promise<Ran> {
  const known = runs.get(story) ?? runOnce(story);
  runs.set(story, known);
  return known;
}

async function runOnce(story: string): Promise<Ran> {
  const ended = await taliad(["run", join("samples", story), "--out", join(out, story)], { cwd: root });
  const batch = batchOf(ended);
  return { ended, batch, files: filesBelow(batch) };
}

/** Stories that are more than one batch, or of no claims: they have tests of their own, or follow below. */
const others = ["bank-file", "five-months", "in-work-support", "working-patterns"];

test("every story in samples/ is run, and every golden folder has its story", () => {
  const names = [...stories.map(({ story }) => story), ...others].sort();
  expect(foldersIn(samples)).toEqual(names);
  if (!writing) expect(foldersIn(golden)).toEqual(names);
});

function foldersIn(place: string): readonly string[] {
  const entries = readdirSync(place, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The last line of what the terminal shows is the folder, which is another one for each test. */
function keptAsBefore(story: string, { ended, batch, files }: Ran): Promise<void> {
  return expectGolden(story, files, ended.stdout.replace(`${batch}\n`, ""));
}

describe.for(stories)("$story", ({ story, code }) => {
  test("gives the same output as before, byte for byte", async () => {
    await keptAsBefore(story, await ran(story));
  });

  test("ends as it should, within seconds, and says nothing on stderr", async () => {
    const { ended } = await ran(story);
    expect(ended).toMatchObject({ code, stderr: "" });
    expect(ended.milliseconds).toBeLessThan(worth(10_000));
    expect(ended.memory).toBeLessThan(512);
  });

  test("lists everything in its manifest, with true hashes", async () => {
    const { files, batch } = await ran(story);
    // Our own format; what it says is what is tested.
    const manifest = JSON.parse(String(files.get("manifest.json"))) as {
      readonly batch: string;
      readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly bytes: number }[];
      readonly schemas: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
      readonly outputs: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
    };
    expect(batch.endsWith(`/${manifest.batch}`)).toBe(true);
    expect(manifest.batch).toMatch(/^[0-9a-f]{12}$/);
    const said = [
      ...manifest.inputs.map(({ file, ...rest }) => ({ path: `inputs/${file}`, ...rest })),
      ...manifest.schemas.map(({ path, ...rest }) => ({ ...rest, path: `schemas/${path}` })),
      ...manifest.outputs,
    ];
    const found = [...files].filter(([name]) => name !== "manifest.json");
    expect(said.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })).sort(byPath)).toEqual(
      found.map(([path, bytes]) => ({ path, sha256: sha256(bytes), bytes: bytes.length })).sort(byPath),
    );
  });

  test("keeps byte copies of what was sent, and of the whole law", async () => {
    const { files } = await ran(story);
    for (const [name, bytes] of filesBelow(join(samples, story))) {
      if (name !== "README.md") expect(files.get(`inputs/${name}`)?.equals(bytes), name).toBe(true);
    }
    for (const [name, bytes] of filesBelow(join(root, "schemas"))) {
      if (!/^(format|programs)\//.test(name))
        expect(files.get(`schemas/${name}`)?.equals(bytes), name).toBe(true);
    }
  });

  test("belongs to its owner alone", async () => {
    const { batch } = await ran(story);
    const modes = readdirSync(batch, { recursive: true, encoding: "utf8" }).map((name) => {
      const { mode } = statSync(join(batch, name));
      return `${(mode & 0o777).toString(8)} ${statSync(join(batch, name)).isDirectory() ? "folder" : "file"}`;
    });
    expect([...new Set(modes)].sort()).toEqual(["600 file", "700 folder"]);
    expect(statSync(batch).mode & 0o777).toBe(0o700);
  });

  test("names nothing of the machine", async () => {
    const { files, ended } = await ran(story);
    const machine = [root, out, hostname()].filter((name) => name.length > 3);
    for (const [name, bytes] of files) {
      for (const place of machine) expect(bytes.includes(place), `${name} names ${place}`).toBe(false);
    }
    expect(ended.stdout).not.toContain(root);
  });

  test("shows no person on the terminal", async () => {
    const { batch, ended } = await ran(story);
    const people = linesOf(batch, "decisions.csv");
    expect(people.length).toBeGreaterThan(30);
    for (const { niNumber = "", surname = "", forenames = "" } of people) {
      for (const text of [niNumber, `${forenames} ${surname}`].filter((name) => name.trim().length > 4)) {
        expect(ended.stdout).not.toContain(text);
      }
    }
    expect(`${ended.stdout}${ended.stderr}`).not.toMatch(/\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b/i);
  });

  test("writes CSV that a spreadsheet program opens without harm", async () => {
    const { files, batch } = await ran(story);
    const tables = [...files].filter(([name]) => name.endsWith(".csv") && !name.startsWith("inputs/"));
    expect(tables.map(([name]) => name)).toEqual([
      "corrections.csv",
      "decisions.csv",
      "duplicates.csv",
      "exceptions.csv",
      "forecast.csv",
      // June and July in one batch.
      ...(story === "leavers-and-starters" ? ["movement.csv"] : []),
      // What waits for a person, where anything does.
      ...(files.has("open-matters.csv") ? ["open-matters.csv"] : []),
      "payees.csv",
      "payments.csv",
      "problems.csv",
      "reconciliation.csv",
      // Long absences may be referred to In-Work Support.
      ...(story === "sick-pay" ? ["support-referrals.csv"] : []),
    ]);
    for (const [name, bytes] of tables) {
      const text = bytes.toString("utf8");
      expect(text.startsWith("\ufeff"), name).toBe(true);
      expect(text.endsWith("\r\n"), name).toBe(true);
      expect(text.replaceAll("\r\n", ""), name).not.toMatch(/[\r]/);
      for (const line of linesOf(batch, name)) {
        for (const [key, cell] of Object.entries(line)) {
          const amount = /^-\d+\.\d\d$/.test(cell);
          expect(amount || !/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(cell), `${name} ${key}: ${cell}`).toBe(
            true,
          );
        }
      }
    }
  });

  test("adds up when somebody else adds it: rows and pence, in every table", async () => {
    const { files, batch } = await ran(story);
    const summary = JSON.parse(String(files.get("summary.json"))) as Summary;
    const decisions = linesOf(batch, "decisions.csv");
    expect(summary.rows).toBe(decisions.length);
    expect(penceOf(summary.claimed)).toBe(sumOf(decisions, "claimed"));
    expect(penceOf(summary.payable)).toBe(sumOf(decisions, "total"));
    for (const outcome of outcomes) {
      const mine = decisions.filter((line) => line["outcome"] === outcome);
      expect(summary.outcomes[outcome]?.rows, outcome).toBe(mine.length);
      expect(penceOf(summary.outcomes[outcome]?.claimed), outcome).toBe(sumOf(mine, "claimed"));
      if (outcome !== "payable") expect(sumOf(mine, "total"), outcome).toBe(0);
    }
    for (const [at, head] of heads.entries()) {
      expect(penceOf(summary.heads[head]), head).toBe(sumOf(decisions, amountKeys[at] ?? ""));
    }
    for (const line of decisions) {
      const parts = amountKeys.reduce((sum, key) => sum + penceOf(line[key]), 0);
      expect(penceOf(line["total"])).toBe(parts);
      expect(penceOf(line["difference"])).toBe(parts - penceOf(line["claimed"]));
    }
    for (const file of summary.files) {
      const mine = decisions.filter((line) => line["file"] === file.file);
      expect(file.rows, file.file).toBe(mine.length);
      expect(penceOf(file.claimed), file.file).toBe(sumOf(mine, "claimed"));
      expect(penceOf(file.payable), file.file).toBe(sumOf(mine, "total"));
    }
    const problems = counted(linesOf(batch, "problems.csv").map((line) => line["code"] ?? ""));
    expect(summary.problems).toEqual(problems);
    const held = linesOf(batch, "duplicates.csv").filter(({ effect }) => effect === "held");
    expect(summary.duplicates.held).toBe(held.length);
  });

  test("pays what it decided: the payments of each row's month are the amounts of its line", async () => {
    const { batch } = await ran(story);
    const payments = linesOf(batch, "payments.csv");
    const due = new Map<string, number>();
    for (const line of payments) {
      const key = `${line["file"]}:${line["row"]}:${line["dueMonth"]}:${line["head"]}`;
      due.set(key, (due.get(key) ?? 0) + penceOf(line["amount"]));
    }
    const rows = new Set<string>();
    for (const line of linesOf(batch, "decisions.csv")) {
      rows.add(`${line["file"]}:${line["row"]}`);
      for (const [at, head] of heads.entries()) {
        const key = `${line["file"]}:${line["row"]}:${line["period"]}:${head}`;
        expect(due.get(key) ?? 0, key).toBe(penceOf(line[amountKeys[at] ?? ""]));
      }
    }
    // Nothing is paid for a row that nobody decided, and nobody gets more than the scheme's sum.
    const forecast = linesOf(batch, "forecast.csv");
    const all = [...payments, ...forecast];
    for (const line of all) expect(rows.has(`${line["file"]}:${line["row"]}`)).toBe(true);
    const people = new Map<string, number>();
    for (const line of all.filter(({ head }) => head === "PAYMENT")) {
      const person = line["niNumber"]?.slice(0, 8) ?? "";
      people.set(person, (people.get(person) ?? 0) + penceOf(line["amount"]));
    }
    if (story !== "leavers-and-starters")
      for (const sum of people.values()) expect(sum).toBeLessThanOrEqual(149_800);
  });

  test("says one sum to the bank, to each payee and in the summary; the forecast stands apart", async () => {
    const { files, batch } = await ran(story);
    const summary = JSON.parse(String(files.get("summary.json"))) as Summary;
    expectOneSum(batch, summary);
  });

  test("says the same of what is open in every place, and so does the ledger after it", async () => {
    const { files, batch, ended } = await ran(story);
    const csv = files.has("open-matters.csv") ? sumsInCsv(batch) : [];
    expect(sumsInSummary(batch)).toEqual(csv);
    expect(await sumsInWorkbook(batch)).toEqual({ sheet: csv, first: csv });
    expect(sumsOnPage(batch)).toEqual(csv);
    expect(sumsOnTerminal(ended.stdout)).toEqual(csv);
    // The employers of the batch are all that its ledger knows.
    const ledger = await taliadHere(["ledger", "open", "--json", "--out", join(out, story)]);
    expect(sumsInLedger(ledger.stdout)).toEqual({ lines: csv, sums: csv });
  });

  test("reconciles: each level is the sum of the level below, each difference is explained", async () => {
    const { batch } = await ran(story);
    const lines = linesOf(batch, "reconciliation.csv");
    const sums = (level: string): Readonly<Record<string, readonly number[]>> =>
      Object.fromEntries(
        heads.map((head) => {
          const mine = lines.filter((line) => line["level"] === level && line["head"] === head);
          return [head, ["declared", "computed", "difference"].map((key) => sumOf(mine, key))];
        }),
      );
    for (const level of ["file", "employer", "council"]) expect(sums(level), level).toEqual(sums("batch"));
    for (const line of lines) {
      const difference = penceOf(line["computed"]) - penceOf(line["declared"]);
      expect(penceOf(line["difference"])).toBe(difference);
      expect(explained(line), line["explanation"]).toBe(difference);
    }
  });
});

type Counted = { readonly rows: number; readonly claimed: string };
/** What of summary.json is compared here. */
type Summary = SummedUp & {
  readonly rows: number;
  readonly claimed: string;
  readonly outcomes: Readonly<Record<string, Counted>>;
  readonly problems: Readonly<Record<string, number>>;
  readonly duplicates: { readonly held: number };
  readonly files: readonly (Counted & { readonly file: string; readonly payable: string })[];
};

/** The amounts in "held 3 rows -898.80; computed-lower 11 rows -6.82", added up; what nobody claimed is no difference. */
function explained(line: Line): number {
  const parts = (line["explanation"] ?? "").split("; ");
  const reasons = parts.filter((part) => part !== "agrees" && !part.startsWith("not-claimed "));
  return reasons.reduce((sum, part) => sum + penceOf(part.split(" ").at(-1)), 0);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

test("bank-file: the payments of a bank against the batch of first-month give the same reconciliation as before", async () => {
  const { batch } = await ran("first-month");
  const words = ["reconcile", batch, "--payments", join("samples", "bank-file", "july-2022.csv")];
  const ended = await taliad([...words, "--out", join(out, "first-month")], { cwd: root });
  expect(ended).toMatchObject({ code: 7, stderr: "" });
  const made = batchOf(ended);
  await keptAsBefore("bank-file", { ended, batch: made, files: filesBelow(made) });
});

test("every file of every-problem causes the problems that its page says", async () => {
  const { batch } = await ran("every-problem");
  const found = linesOf(batch, "problems.csv").map((line) => `${line["file"]} ${line["code"]}`);
  const page = readFileSync(join(samples, "every-problem/README.md"), "utf8");
  const said = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].flatMap(([, file, codes = ""]) =>
    codes
      .trim()
      .split(", ")
      .filter((code) => code !== "–")
      .map((code) => `${file} ${code}`),
  );
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((one) => !found.includes(one))).toEqual([]);
});

test("every problem is said in both languages, with its place", async () => {
  for (const { story } of stories) {
    const { batch } = await ran(story);
    for (const line of linesOf(batch, "problems.csv")) {
      expect(line["messageEn"], line["code"]).toMatch(/\S/);
      expect(line["messageCy"], line["code"]).toMatch(/\S/);
      expect(line["messageCy"], line["code"]).not.toBe(line["messageEn"]);
      expect(`${line["messageEn"]}${line["messageCy"]}`, line["code"]).not.toMatch(
        /[{}]|undefined|NaN|null| \.(\s|$)|“”/,
      );
    }
  }
});

// What operators and cron rely on: exit codes, one JSON object on stdout, messages in both languages that say what
// to do, nothing of a person on stderr, and nothing left behind where nothing was done.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commands as commandList } from "../../src/commands/index.ts";
import { asShipped } from "./as-shipped.ts";
import { linesOf } from "./batch-folder.ts";
import {
  batchOf,
  type Ended,
  type EndedHere,
  folder,
  root,
  samples,
  sourceCli,
  taliad,
  taliadHere,
} from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const small = join(samples, "welsh-return");
const large = join(samples, "first-month");

const everyCommand = new RegExp(commandList.map(({ name }) => name).join(", "));
const commands = ["run", "check", "explain", "verify", "reconcile", "ledger", "calc", "law"];

describe("help", () => {
  test.for(["en", "cy"] as const)("in %s lists every command and every exit code", async (lang) => {
    const [general, ...each] = await Promise.all([
      ...[[], ["run"], ["explain"], ["law"]].map((command) =>
        taliadHere([...command, "--help", "--lang", lang]),
      ),
    ]);
    for (const ended of [general, ...each]) {
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      // A text that is missing shows as its key; library words would be English in Welsh help.
      expect(ended?.stdout).not.toMatch(/\bcli\.\w/);
      if (lang === "cy")
        expect(ended?.stdout).not.toMatch(/\[(boolean|string|array|required|default|choices)/);
    }
    for (const command of commands) expect(general?.stdout, command).toContain(`taliad ${command}`);
    for (const code of [0, 3, 4, 5, 6, 7, 8, 64, 70, 75])
      expect(general?.stdout).toMatch(new RegExp(`\\b${code}\\b`));
  });

  test("of a command is asked for before or after its name, whatever else is said", async () => {
    const shown = await taliadHere(["run", "--help"]);
    expect(shown.stdout).toMatch(/^taliad run <files\.\.>/);
    for (const option of ["--expect", "--fail-on", "--lang", "--version"])
      expect(shown.stdout).toContain(option);
    expect(shown.stdout).not.toContain("--payments");
    expect(await taliadHere(["--help", "run", "gone.csv", "--out"])).toEqual(shown);
    expect((await taliadHere(["--lang", "cy", "run", "--help"])).stdout).toContain("Dewisiadau");
    expect((await taliadHere(["nope", "--help"])).stdout).toContain("taliad reconcile");
  });

  test("and version need neither the law nor what reads the command line", async () => {
    for (const words of [["--version"], ["--help"], ["run", "--help"], ["--lang", "cy", "run", "--help"]]) {
      const loaded = join(place, "loaded");
      const ended = await taliad(words, {
        preload: [join(import.meta.dirname, "loaded.ts")],
        cli: sourceCli,
        env: { TALIAD_TEST_LOADED: loaded },
      });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const modules = readFileSync(loaded, "utf8").trim().split("\n");
      expect(modules.some((module) => module.endsWith("/src/main.ts"))).toBe(true);
      // The start of Node is most of what an answer takes; each file that is loaded after it is the rest: one for each command …
      const others = modules.filter((module) => !module.includes("/src/commands/"));
      expect(modules.length - others.length).toBeLessThan(commandList.length + 25);
      // … and the few that all of them share.
      expect(others.length, others.join("\n")).toBeLessThan(20);
      const heavy = /node_modules|\/src\/(schemes|batch|statute|input)\//;
      expect(others.filter((module) => heavy.test(module))).toEqual([]);
      rmSync(loaded);
    }
  });

  test("says the version", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect((await taliadHere(["--version"])).stdout.trim()).toBe(version);
  });
});

/** Words that a faulty command line may be answered with; `found` has to be among them. */
type Refused = {
  readonly why: string;
  readonly words: readonly string[];
  readonly says: RegExp;
  readonly cy: RegExp;
};

describe("a command line that cannot be followed ends with 64, in both languages, and does nothing", () => {
  const cwd = join(place, "usage");
  beforeAll(() => {
    mkdirSync(join(cwd, "empty"), { recursive: true });
    writeFileSync(join(cwd, "not.json"), "{");
    writeFileSync(join(cwd, "unknown.json"), '{"outt": "x"}');
    const nope = { "wfp.nope": { value: "1.00", decision: "Minute 7" } };
    writeFileSync(join(cwd, "parameter.json"), JSON.stringify({ parameters: nope }));
    const word = { "wfp.adminFee": { value: "a pound", decision: "Minute 7" } };
    writeFileSync(join(cwd, "value.json"), JSON.stringify({ parameters: word }));
  });
  const cases: readonly Refused[] = [
    { why: "no command", words: [], says: everyCommand, cy: everyCommand },
    { why: "a command that does not exist", words: ["refund"], says: /refund/, cy: /Nid yw.*refund/ },
    { why: "no file", words: ["run"], says: /at least 1/, cy: /o leiaf 1/ },
    {
      why: "a file that does not exist",
      words: ["run", "gone.csv"],
      says: /gone\.csv is not there/,
      cy: /gone\.csv/,
    },
    { why: "a folder without files", words: ["run", "empty"], says: /empty/, cy: /empty/ },
    {
      why: "an option that does not exist",
      words: ["run", small, "--ledgr", "x"],
      says: /ledgr/,
      cy: /Nid yw.*ledgr/,
    },
    {
      why: "a choice that is none",
      words: ["run", small, "--fail-on", "x"],
      says: /rejected/,
      cy: /dewiswch.*rejected/s,
    },
    {
      why: "an option without its value",
      words: ["run", small, "--out"],
      says: /--out needs/,
      cy: /gwerth.*--out/,
    },
    {
      why: "an option given twice",
      words: ["run", small, "--out", "a", "--out", "b"],
      says: /--out.*once/,
      cy: /Unwaith.*--out/,
    },
    {
      why: "settings that are not there",
      words: ["run", small, "--config", "gone.json"],
      says: /gone\.json/,
      cy: /gone\.json/,
    },
    {
      why: "settings that are not JSON",
      words: ["run", small, "--config", "not.json"],
      says: /not\.json is not JSON/,
      cy: /not\.json/,
    },
    {
      why: "a setting that does not exist",
      words: ["run", small, "--config", "unknown.json"],
      says: /unknown\.json.*outt/,
      cy: /outt/,
    },
    {
      why: "a parameter that does not exist",
      words: ["run", small, "--config", "parameter.json"],
      says: /wfp\.nope/,
      cy: /wfp\.nope/,
    },
    {
      why: "a parameter with a value of another kind",
      words: ["run", small, "--config", "value.json"],
      says: /wfp\.adminFee|adminFee/,
      cy: /adminFee/,
    },
    {
      why: "a folder that holds no law",
      words: ["run", small, "--schemas", "empty"],
      says: /law cannot be used/,
      cy: /gyfraith/,
    },
    {
      why: "a batch that does not exist",
      words: ["explain", "0123456789ab", "--row", "a.csv:1"],
      says: /0123456789ab/,
      cy: /0123456789ab/,
    },
    { why: "a scheme that does not exist", words: ["law", "nope"], says: /nope/, cy: /nope/ },
  ];
  test.for(cases)("$why", async ({ words, says, cy }) => {
    const before = readdirSync(cwd);
    const [english, welsh] = await Promise.all([
      taliadHere(words, { cwd }),
      taliadHere([...words, "--lang", "cy"], { cwd }),
    ]);
    for (const ended of [english, welsh]) {
      expect(ended.code, ended.stderr).toBe(64);
      expect(ended.stdout).toBe("");
      expect(ended.stderr).toMatch(/^taliad: \S/);
      expect(ended.stderr).not.toMatch(/cli\.[a-z]|\n\s+at |node:|\binvalid\b|\bplease\b/i);
    }
    expect(english.stderr).toMatch(says);
    expect(welsh.stderr).toMatch(cy);
    expect(welsh.stderr).not.toBe(english.stderr);
    // A ledger may have been opened, but no batch is there.
    const batches = readdirSync(join(cwd, "out"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(batches).toEqual([]);
    expect(readdirSync(cwd).filter((name) => name !== "out")).toEqual(
      before.filter((name) => name !== "out"),
    );
  });
  beforeEach(() => mkdirSync(join(cwd, "out"), { recursive: true }));

  test("bad settings in the folder do not keep help from being shown", async () => {
    const here = join(place, "bad-settings");
    mkdirSync(here);
    writeFileSync(join(here, "taliad.json"), "{");
    expect((await taliadHere(["--help"], { cwd: here })).code).toBe(0);
    const run = await taliadHere(["run", small], { cwd: here });
    expect(run.code).toBe(64);
    expect(run.stderr).toMatch(/settings file .*taliad\.json/);
  });

  test.for([
    [{ out: 5 }, 'out is not text ("…")'],
    [{ holds: "a" }, "holds is not an array"],
    [
      { parameters: { "return.threshold": { value: 5, decision: "x" } } },
      "decision has fewer than 3 characters",
    ],
    [{ approval: { from: "9.9" } }, "approval.from"],
  ])("a setting that is not understood is named with what is wrong with it: %j", async ([settings, said]) => {
    const file = join(place, "settings.json");
    writeFileSync(file, JSON.stringify(settings));
    const { code, stderr } = await taliadHere(["check", small, "--config", file, "--lang", "en"]);
    expect(code).toBe(64);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(said);
    expect(stderr).not.toMatch(/expected|received|invalid/i);
  });
});

describe("trouble with the disk ends with 5 and leaves nothing half-written", () => {
  const cwd = join(place, "disk");
  beforeAll(() => {
    mkdirSync(cwd);
    writeFileSync(join(cwd, "file"), "mine");
    symlinkSync("/dev/full", join(cwd, "full"));
  });
  const cases = [
    { why: "a file stands where the results belong", words: ["run", small, "--out", "file"] },
    { why: "a file stands above where the results belong", words: ["run", small, "--out", "file/deeper"] },
    {
      why: "the ledger cannot be made",
      words: ["run", small, "--out", "o1", "--ledger", "file/ledger.sqlite"],
    },
    { why: "the ledger is a folder", words: ["run", small, "--out", "o2", "--ledger", "."], code: 6 },
  ];
  test.for(cases)("$why", async ({ words, code = 5 }) => {
    const ended = await taliadHere(words, { cwd });
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/^taliad: \S/);
    expect(ended.stderr).not.toMatch(/\n\s+at |node:/);
    expect(readFileSync(join(cwd, "file"), "utf8")).toBe("mine");
    const folders = readdirSync(cwd, { recursive: true, encoding: "utf8" });
    expect(folders.filter((name) => /[0-9a-f]{12}|staging/.test(name))).toEqual([]);
  });

  test("an answer that cannot be printed is no success, and it is said why", async () => {
    const ended = await taliad(["run", small, "--out", "o3", "--ledger", "none", "--json"], {
      cwd,
      stdout: "full",
    });
    expect(ended.code).toBe(5);
    expect(ended.stderr).toContain("ENOSPC");
  });
});

/** Runs and checks that are asked several things. */
let run: EndedHere;
let json: EndedHere;
let checked: Ended;
let checkedJson: EndedHere;
const out = join(place, "out");
const temporary = join(place, "tmp");

beforeAll(async () => {
  mkdirSync(temporary);
  const env = { TMPDIR: temporary };
  run = await taliadHere(["run", large, "--out", out, "--log-format", "json"]);
  json = await taliadHere(["run", join(samples, "every-problem"), "--out", join(place, "json"), "--json"]);
  checked = await taliad(["check", join(samples, "every-problem"), "--lang", "cy"], { cwd: temporary, env });
  checkedJson = await taliadHere(["check", large, "--json"], { cwd: temporary });
});

describe("--json", () => {
  test("prints exactly one JSON object on stdout, with the exit code and the folder", () => {
    const lines = json.stdout.split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe("");
    const said = JSON.parse(lines[0] ?? "");
    expect(said).toMatchObject({ exitCode: 4, batch: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(json.code).toBe(4);
    expect(existsSync(join(said.folder, "manifest.json"))).toBe(true);
    const { exitCode: _code, folder: _folder, head, ...summary } = said;
    expect(head).toMatch(/^[0-9a-f]{64}$/);
    expect(summary).toEqual(JSON.parse(readFileSync(join(said.folder, "summary.json"), "utf8")));
  });

  test("of a check holds every problem and the same numbers as the run", () => {
    const said = JSON.parse(checkedJson.stdout);
    const batch = batchOf(run);
    expect(said.exitCode).toBe(3);
    expect(said.problems).toHaveLength(linesOf(batch, "problems.csv").length);
    const summary = JSON.parse(readFileSync(join(batch, "summary.json"), "utf8"));
    expect(said.outcomes).toEqual(summary.outcomes);
    expect(said.heads).toEqual(summary.heads);
  });
});

describe("check", () => {
  test("leaves nothing behind, here or in the temporary folder", () => {
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("names the file and the place of each problem, in the language asked for", () => {
    expect(checked.code).toBe(4);
    const lines = checked.stdout.split("\n");
    for (const { file = "", row = "0", key } of linesOf(batchOfJson(json), "problems.csv").slice(0, 100)) {
      // Numbers are hidden on a terminal.
      if (key === "niNumber") continue;
      // Equal findings of a column are one line with all their rows.
      const mine = lines.filter((line) => line.startsWith(`${file}: `));
      expect(
        mine.some((line) => Number(row) === 0 || (/\b[Rr]hes/.test(line) && covers(line, Number(row)))),
        `${file} ${row}`,
      ).toBe(true);
    }
  });
});

/** Whether a line names the row, by itself or between two. */
function covers(line: string, row: number): boolean {
  return [...line.matchAll(/(\d+)(?:–(\d+))?/g)].some(
    ([, from, to]) => Number(from) <= row && row <= Number(to ?? from),
  );
}

test("check shows no National Insurance number that it found at fault", () => {
  const faulty = linesOf(batchOfJson(json), "problems.csv").filter(
    ({ key, found }) => key === "niNumber" && found,
  );
  expect(faulty.length).toBeGreaterThan(0);
  const meant = faulty.filter(({ code }) => code === "cell-ni-number-letter");
  expect(meant.length).toBeGreaterThan(0);
  for (const { expected = "" } of meant) expect(checked.stdout).not.toContain(expected);
  for (const { found = "" } of faulty)
    expect(checked.stdout).not.toMatch(new RegExp(`(?<!\\d)${RegExp.escape(found)}(?!\\d)`));
});

function batchOfJson({ stdout }: EndedHere): string {
  return JSON.parse(stdout).folder;
}

describe("stderr", () => {
  test("holds no National Insurance number and no name, whatever is run", () => {
    const people = [batchOf(run), batchOfJson(json)].flatMap((batch) => linesOf(batch, "decisions.csv"));
    const err = [run, json, checked, checkedJson].map(({ stderr }) => stderr).join("\n");
    for (const { niNumber = "", surname = "" } of people) {
      if (niNumber.length > 4) expect(err).not.toContain(niNumber);
      if (surname.length > 3) expect(err).not.toContain(surname);
    }
  });

  test("is JSON, line by line, where that is asked for, also when the batch is there already", async () => {
    const again = await taliadHere(["run", large, "--out", out, "--log-format", "json"]);
    const lines = `${run.stderr}${again.stderr}`.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        level: expect.stringMatching(/^(info|error)$/),
        event: expect.any(String),
      });
    }
    expect(again.stderr).toContain(basename(batchOf(run)));
  });

  test("is quiet when that is asked for", async () => {
    const again = await taliadHere(["run", large, "--out", out, "--quiet"]);
    expect(again).toMatchObject({ code: run.code, stderr: "" });
  });
});

describe("explain", () => {
  const outcomes = ["payable", "not-eligible", "refer", "held", "declined", "rejected"];
  test.for(
    outcomes,
  )("says of a row that is %s what was decided, with clauses, in both languages", async (outcome) => {
    const batch = batchOf(run);
    const line = linesOf(batch, "decisions.csv").find((one) => one["outcome"] === outcome);
    const row = `${line?.["file"]}:${line?.["row"]}`;
    const [english, welsh, object] = await Promise.all([
      taliadHere(["explain", batch, "--row", row]),
      taliadHere(["explain", basename(batch), "--out", out, "--row", row, "--lang", "cy"]),
      taliadHere(["explain", batch, "--row", row, "--json"]),
    ]);
    for (const ended of [english, welsh]) {
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(ended.stdout).toContain(line?.["file"]);
      expect(ended.stdout).not.toMatch(/undefined|NaN|\[object|\{[a-z]/i);
      for (const rule of (line?.["rules"] ?? "").split(" ").filter((id) => id !== ""))
        expect(ended.stdout).toContain(rule);
    }
    expect(welsh.stdout).not.toBe(english.stdout);
    expect(JSON.parse(object.stdout)).toMatchObject({ outcome });
    if (outcome === "payable") expect(english.stdout).toContain(line?.["payment"]);
  });

  test("finds a person by National Insurance number, with or without spaces and in small letters", async () => {
    const batch = batchOf(run);
    const niNumber = linesOf(batch, "decisions.csv")[0]?.["niNumber"] ?? "";
    const spaced = niNumber.toLowerCase().replaceAll(/(..)/g, "$1 ");
    const ended = await taliadHere(["explain", batch, "--person", spaced]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect((await taliadHere(["explain", batch, "--person", "AA000000A"])).code).toBe(64);
  });

  test("does not repeat a number that it did not find", async () => {
    const ended = await taliadHere(["explain", batchOf(run), "--person", "AA123456A"]);
    expect(ended.stderr).not.toContain("123456");
  });
});

describe("law", () => {
  test("prints schemes, parameters, readings, rules, codes and sources, as text in both languages and as JSON", async () => {
    const parts = ["schemes", "parameters", "readings", "rules", "codes", "sources"].map(
      (part) => `--${part}`,
    );
    const [english, welsh, object] = await Promise.all([
      taliadHere(["law", ...parts]),
      taliadHere(["law", ...parts, "--lang", "cy"]),
      taliadHere(["law", ...parts, "--json"]),
    ]);
    for (const ended of [english, welsh]) {
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      for (const id of [
        "WFP-31",
        "SSPE-1",
        "C-01",
        "wfp.total",
        "cell-not-money",
        "social-care-payment-2022",
      ]) {
        expect(ended.stdout, id).toContain(id);
      }
    }
    expect(Object.keys(JSON.parse(object.stdout))).toEqual(expect.arrayContaining(["parameters", "rules"]));
  });
});

describe("a program that was damaged", () => {
  /** A folder of the program, to be damaged. */
  async function copyOfProgram(name: string): Promise<string> {
    const broken = join(place, name);
    mkdirSync(broken);
    cpSync(dirname((await asShipped()).cli), join(broken, "dist"), { recursive: true });
    cpSync(join(root, "schemas"), join(broken, "schemas"), { recursive: true });
    copyFileSync(join(root, "package.json"), join(broken, "package.json"));
    symlinkSync(join(root, "node_modules"), join(broken, "node_modules"));
    return broken;
  }

  test("a fault of ours ends with 70, says so without a stack trace, and shows one only when asked", async () => {
    const preload = [join(place, "fault.mjs")];
    writeFileSync(
      join(place, "fault.mjs"),
      `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
fs.mkdirSync = () => { throw new TypeError("half a part"); }; syncBuiltinESMExports();`,
    );
    const words = ["run", small, "--out", join(place, "nowhere-yet")];
    const [plain, debug] = await Promise.all([
      taliad(words, { preload }),
      taliad([...words, "--debug"], { preload }),
    ]);
    expect(plain.code).toBe(70);
    expect(plain.stdout).toBe("");
    expect(plain.stderr).toContain("half a part");
    expect(plain.stderr).not.toMatch(/\n\s+at /);
    expect(debug.code).toBe(70);
  });

  test.for([
    { file: "councils.json", written: "[}", says: "schemas/councils.json: is not JSON" },
    {
      file: "parameters/statutory.json",
      written: "[]",
      says: "schemas/parameters/statutory.json: the file: is not an object",
    },
    // Of broken words it is said in the other language.
    { file: "words/en.json", written: "{", says: "Ni ellir defnyddio'r gyfraith: schemas/words/en.json" },
  ])("its own law is refused like any other: $file", async ({ file, written, says }) => {
    const broken = await copyOfProgram(`broken-${basename(file)}`);
    writeFileSync(join(broken, "schemas", file), written);
    const ended = await taliad(["run", small, "--out", out], { cli: join(broken, "dist/cli.js") });
    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toMatch(/fault of the program|\n\s+at /);
  });
});

describe("a council's own values", () => {
  test("change what is paid, are part of what the batch is, and are run again with it", async () => {
    const settings = join(place, "council.json");
    const adminFee = { value: "1.00", decision: "Cabinet, 2022-06-01, minute 7" };
    writeFileSync(settings, JSON.stringify({ parameters: { "wfp.adminFee": adminFee } }));
    const words = ["run", small, "--ledger", "none", "--out", join(place, "council")];
    const [usual, own] = [await taliadHere(words), await taliadHere([...words, "--config", settings])];
    expect(basename(batchOf(own))).not.toBe(basename(batchOf(usual)));
    const manifest = JSON.parse(readFileSync(join(batchOf(own), "manifest.json"), "utf8"));
    expect(manifest.options.parameters).toEqual({ "wfp.adminFee": adminFee });
    const fees = (ended: EndedHere) =>
      JSON.parse(readFileSync(join(batchOf(ended), "summary.json"), "utf8")).heads.ADMIN_FEE;
    expect(fees(usual)).toBe("0.00");
    expect(fees(own)).not.toBe("0.00");
    expect((await taliadHere(["verify", batchOf(own)])).code).toBe(0);
  });
});

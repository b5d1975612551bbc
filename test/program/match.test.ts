// `taliad match`: what leaves a council, what the neutral party finds, and what each refuses.
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { niNumber } from "../../bench/people.ts";
import type { ReturnRow } from "../../bench/return-columns.ts";
import { linesOf } from "./batch-folder.ts";
import { folder, taliadHere } from "./program.ts";
import { goodCsv, goodReturn } from "./returns.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const at = (name: string): string => join(place, name);
const councils = ["W06000015", "W06000014"] as const;
const mair: ReturnRow = { niNumber: niNumber(71_234), surname: "Jones", forenames: "Mair" };

const secret = at("secret");
const ledger = (council: string): string => join(at(council), "ledger.sqlite");
const sent: Record<string, string> = {};

beforeAll(async () => {
  for (const laCode of councils) {
    const file = at(`${laCode}.csv`);
    const no = laCode === councils[0] ? { consentDataCymru: "N" } : {};
    writeFileSync(file, goodCsv({}, goodReturn({ ...mair }, { laCode }, no)));
    const ended = await taliadHere(["run", file, "--out", at(laCode), "--lang", "en", "--fail-on", "never"]);
    expect(ended.code).toBe(0);
    sent[laCode] = readFileSync(file, "utf8");
  }
  expect((await taliadHere(["match", "secret", "--out", secret])).code).toBe(0);
});

const exported = (council: string, out: string, more: readonly string[] = ["--secret", secret]) =>
  taliadHere(["match", "export", "--ledger", ledger(council), "--out", out, ...more]);

describe("an export", () => {
  test("holds references and keys, and nothing of anybody; who has not agreed is counted and not in it", async () => {
    const [council] = councils;
    const { stdout, code } = await exported(council, at("a.matchx"));
    expect(code).toBe(0);
    const text = readFileSync(at("a.matchx"), "latin1");
    expect(text.split("\n").slice(6, -1)).toHaveLength(1);
    expect(stdout).toMatch(/compared: 1\./);
    // Names, numbers, employer and payroll reference, each cell of the return.
    const cells = new Set(sent[council]?.split(/[\r\n,;]+|: /).filter((cell) => cell.length > 3));
    expect(cells.size).toBeGreaterThan(30);
    const shown = [...cells].filter((cell) => text.includes(cell));
    expect(shown).toEqual([council]);
    const kinds = [...text.matchAll(/ (\w+):/g)].map(([, kind]) => kind);
    expect([...new Set(kinds)].sort()).toEqual(["n", "nf", "ns", "s"]);
    expect(statSync(at("a.matchx")).mode & 0o077).toBe(0);
  });

  test("is the same bytes again; another round has no key and no reference in common", async () => {
    await exported(councils[0], at("again.matchx"));
    expect(readFileSync(at("again.matchx"))).toEqual(readFileSync(at("a.matchx")));
    await taliadHere(["match", "secret", "--out", at("second")]);
    await exported(councils[0], at("other.matchx"), ["--secret", at("second")]);
    const words = (name: string): ReadonlySet<string> =>
      new Set(
        readFileSync(at(name), "latin1")
          .split("\n")
          .slice(6)
          .flatMap((line) => line.match(/[A-Za-z0-9_-]{16}/g) ?? []),
      );
    expect(words("a.matchx").size).toBeGreaterThan(15);
    expect(words("a.matchx").intersection(words("other.matchx")).size).toBe(0);
  });

  test("is refused with a secret that others may read, with none, and over a file that is there", async () => {
    chmodSync(secret, 0o640);
    const open = await exported(councils[0], at("no.matchx"));
    chmodSync(secret, 0o600);
    expect([open.code, (await exported(councils[0], at("no.matchx"), [])).code]).toEqual([64, 64]);
    expect(open.stderr).toContain("chmod 600");
    expect((await exported(councils[0], at("a.matchx"))).code).toBe(64);
  });
});

test("the neutral party finds who is claimed twice, and tells each council its own", async () => {
  await exported(councils[1], at("b.matchx"));
  const words = ["match", "compare", at("a.matchx"), at("b.matchx"), "--out", at("answers")];
  for (const option of ["--secret", "--ledger"])
    expect((await taliadHere([...words, option, secret])).code).toBe(64);
  const { code, stdout } = await taliadHere([...words, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ councils: "2", pairs: "1" });
  const answers = councils.map((council) => readFileSync(join(at("answers"), `${council}.answer`), "utf8"));
  expect(answers.map((text) => text.includes(" certain n,nf,ns,s\n"))).toEqual([true, true]);
});

describe("the plain route", () => {
  test("is closed until the council has decided, and then names only who has agreed", async () => {
    expect((await exported(councils[0], at("plain.csv"), ["--plain"])).code).toBe(64);
    const parameters = { "match.plainRoute": { value: "open", decision: "Cabinet, minute 7" } };
    writeFileSync(at("taliad.json"), JSON.stringify({ parameters }));
    const { code } = await exported(councils[0], at("plain.csv"), ["--plain", "--config", at("taliad.json")]);
    expect(code).toBe(0);
    const lines = linesOf(place, "plain.csv");
    expect(lines).toHaveLength(1);
    expect(Object.keys(lines[0] ?? {})).toEqual(["surname", "forenames", "niNumber", "council", "reference"]);
    expect(lines[0]).toMatchObject({ surname: "Jones", forenames: "Mair", council: councils[0] });
  });
});

test("sick pay is for one council's eyes (SSPE-97)", async () => {
  const { code, stderr } = await taliadHere(["match", "secret", "--scheme", "SSPE", "--out", at("sspe")]);
  expect(code).toBe(64);
  expect(stderr).toContain("SSPE-97");
});

test("a council whose rows have no number that can be read exports nobody, and nothing is said of a purge", async () => {
  const file = at("nobody.csv");
  const good = goodCsv({}, goodReturn({ ...mair }, { laCode: councils[0] })).toString("utf8");
  writeFileSync(file, good.replaceAll(/\b[A-Z]{2}\d{6}[A-D]\b/g, "?"));
  await taliadHere(["run", file, "--out", at("nobody"), "--fail-on", "never"]);
  const { code, stdout, stderr } = await exported("nobody", at("nobody.matchx"));
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("compared: 0.");
});

// What leaves the council after a purge has taken batches: a return goes on with what is left and says what is not there any
// more, an export tells of nobody whose claim went, and what cannot be answered says why.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Line, linesOf, penceOf } from "./batch-folder.ts";
import { peopleMonths, worker } from "./people-months.ts";
import { folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const config = join(place, "taliad.json");
const secret = join(place, "secret");
const until = { June: "2024-06-30", July: "2024-07-31" } as const;
const council = "W06000002";

/** June: one who is paid in June alone, one of both months, one who is refused in June alone. July: one more. */
const months = peopleMonths();
afterAll(() => months.remove());
const agreed = { consentDataCymru: "Y" };
const [stays, gone, refused, fresh] = [
  worker("HT482913B Mair Jones 1", agreed),
  worker("JK104857A Emmanuel Okafor 2", agreed),
  worker("LM220561C Siân Prys 3", { ...agreed, roleCode: "OFFICE", registration: "NONE" }),
  worker("NP675310D Huw Bebb 4", { ...agreed, instalmentNo: "1" }),
];

beforeAll(async () => {
  const parameters = Object.fromEntries(
    Object.entries({ "retention.wfpMonths": 24, "return.threshold": 2 }).map(([id, value]) => [
      id,
      { value, decision: "minute 7" },
    ]),
  );
  writeFileSync(config, JSON.stringify({ parameters }));
  await months.run(months.put(0, [stays, gone, refused]));
  await months.run(months.put(1, [stays, fresh]));
  expect((await taliadHere(["match", "secret", "--out", secret])).code).toBe(0);
});

let copies = 0;

/** A copy of the two months, of which a purge has taken what was due. */
async function purged(asOf: string): Promise<string> {
  copies += 1;
  const out = join(place, `copy-${copies}`);
  cpSync(months.out, out, { recursive: true });
  await purge(out, asOf);
  return out;
}

async function purge(out: string, asOf: string, more: readonly string[] = []): Promise<void> {
  const words = ["purge", "--config", config, "--out", out, "--as-of", asOf, "--json", ...more];
  const { confirm } = JSON.parse((await taliadHere(words)).stdout) as { readonly confirm: string };
  const ended = await taliadHere([...words, "--confirm", confirm, "--decision", "minute 8"]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
}

let tables = 0;

async function figures(out: string, more: readonly string[] = []) {
  tables += 1;
  const to = join(place, `tables-${tables}`);
  const words = ["return", "--config", config, "--ledger", join(out, "ledger.sqlite"), "--out", to];
  return { ...(await taliadHere([...words, "--lang", "en", ...more])), to };
}

/** As they were counted, before any is hidden: the record of the council alone. */
const counted = (out: string, number: number): readonly (readonly [readonly string[], number])[] =>
  JSON.parse(readFileSync(join(out, `returns/social-care-payment-2022-000${number}/return.json`), "utf8"))
    .people;

const total = (lines: readonly Line[]): Line | undefined =>
  lines.find(({ role, council: where }) => role === "all" && where === "all");

async function paidIn(out: string): Promise<number> {
  const balances = await taliadHere(["ledger", "balances", "--json", "--out", out]);
  const { lines } = JSON.parse(balances.stdout) as { readonly lines: readonly { readonly total: string }[] };
  return lines.reduce((sum, one) => sum + penceOf(one.total), 0);
}

const exported = (out: string, to: string, ...more: readonly string[]) =>
  taliadHere([
    ...["match", "export", "--ledger", join(out, "ledger.sqlite"), "--secret", secret],
    ...["--out", join(place, to), "--lang", "en", ...more],
  ]);

test("a return goes on: money of who was forgotten stands by council and month, under a role that is not kept any more", async () => {
  const out = join(place, "goes-on");
  cpSync(months.out, out, { recursive: true });
  expect((await figures(out)).code).toBe(0);
  const before = counted(out, 1);
  expect(before.reduce((sum, [, people]) => sum + people, 0)).toBe(4);
  await purge(out, until.June);
  const { code, stdout, stderr, to } = await figures(out);
  expect(code, stderr).toBe(0);
  // On standard error, as what is sent on has no room for it.
  expect(stderr).toContain("People in them alone who were paid: 1");
  expect(stderr).not.toContain("The ledger holds");
  expect(stdout).toContain("people: 3");
  // Who stays is counted as before, also by the month of which a purge took the row.
  const known = before.filter(([[, , , outcome, month]]) => outcome === "payable" && month === "2022-07");
  const now = counted(out, 2);
  expect(now).toEqual(expect.arrayContaining(known.map((one) => [...one])));
  const forgotten = [council, "not-kept", "not-kept", "not-kept", "2022-06"];
  expect(now).toContainEqual([forgotten, 1]);
  expect(now.filter(([[, role, , , month]]) => month === "2022-06" && role !== "not-kept")).toHaveLength(1);
  // Three where there were four: a return that showed it would tell of one who was refused.
  const shown = total(linesOf(to, "council-role.csv"));
  expect(shown?.["people"]).toBe("x");
  // The same again is the same return.
  expect((await figures(out)).stdout).toContain("Return 2");
});

test("a first return after a purge tells all pounds of the ledger", async () => {
  const out = await purged(until.June);
  const { to } = await figures(out);
  const all = total(linesOf(to, "council-role.csv"));
  expect([all?.["people"], penceOf(all?.["pounds"])]).toEqual(["3", await paidIn(out)]);
});

test("of what was purged alone a return still tells pounds and people by council and month", async () => {
  const out = await purged(until.July);
  const { code, stderr, to } = await figures(out);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("People in them alone who were paid: 3");
  expect(counted(out, 1).every(([[, role]]) => role === "not-kept")).toBe(true);
  const all = total(linesOf(to, "council-role.csv"));
  expect([all?.["people"], penceOf(all?.["pounds"])]).toEqual(["3", await paidIn(out)]);
});

test("where everybody was refused whose rows are gone, a return says that nobody is left", async () => {
  const other = peopleMonths();
  try {
    await other.run(other.put(0, [refused]));
    await purge(other.out, until.July);
    const { code, stderr } = await figures(other.out);
    expect(code).toBe(64);
    expect(stderr).toContain("were purged");
  } finally {
    other.remove();
  }
});

test("an export names who has a claim that is left, and counts what was purged", async () => {
  const out = await purged(until.June);
  const { code, stdout, stderr } = await exported(out, "left.matchx");
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("compared: 2.");
  expect(stderr).toContain("paid claims: 1");
  // The same reference as before: an answer to an export of before the purge still finds who stays.
  await exported(months.out, "whole.matchx");
  const [left, whole] = ["left.matchx", "whole.matchx"].map((name) =>
    readFileSync(join(place, name), "latin1").split("\n").slice(6, -1),
  );
  expect(left).toHaveLength(2);
  expect(whole).toHaveLength(3);
  expect(whole).toEqual(expect.arrayContaining(left ?? []));
});

test("an export of what was purged alone is refused, as an empty one would say that nobody claims", async () => {
  const { code, stderr } = await exported(await purged(until.July), "none.matchx");
  expect(code).toBe(64);
  expect(stderr).toContain("were purged");
});

test("it is refused, too, where what is left was not paid", async () => {
  const other = peopleMonths();
  try {
    await other.run(other.put(0, [gone]));
    await other.run(other.put(1, [refused]));
    await purge(other.out, until.June);
    const { code, stderr } = await exported(other.out, "unpaid.matchx");
    expect(code).toBe(64);
    expect(stderr).toContain("were purged");
    expect(existsSync(join(place, "unpaid.matchx"))).toBe(false);
  } finally {
    other.remove();
  }
});

test("a claim that a hold has kept is counted as purged where a later return of the employer went", async () => {
  const other = peopleMonths();
  try {
    const june = basename(await other.run(other.put(0, [gone])));
    await other.run(other.put(1, [fresh]));
    await other.run(other.put(0, [stays], "E7700"));
    const holds = join(place, "holds.csv");
    const held = [`batch,${june},an appeal,minute 11`, "employer,E7700,an appeal,minute 11"];
    writeFileSync(holds, ["kind,reference,reason,decision", ...held, ""].join("\n"));
    await purge(other.out, until.July, ["--holds", holds]);
    const { code, stdout, stderr } = await exported(other.out, "held.matchx");
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("compared: 1.");
    // Who was paid in the purged return, and who may have said something else in it.
    expect(stderr).toContain("paid claims: 2");
  } finally {
    other.remove();
  }
});

test("an answer about a claim that was purged says so", async () => {
  const out = await purged(until.June);
  await exported(months.out, "ours.matchx");
  const other = peopleMonths();
  try {
    const theirs = join(place, "theirs.csv");
    const text = readFileSync(other.put(0, [stays, gone], "E7700"), "utf8");
    writeFileSync(theirs, text.replaceAll(council, "W06000014"));
    await other.run(theirs);
    expect((await exported(other.out, "theirs.matchx")).code).toBe(0);
  } finally {
    other.remove();
  }
  const answers = join(place, "answers");
  const exports = [join(place, "ours.matchx"), join(place, "theirs.matchx")];
  expect((await taliadHere(["match", "compare", ...exports, "--out", answers])).code).toBe(0);
  const answer = join(answers, `${council}.answer`);
  const ended = await taliadHere([
    "match",
    "import",
    answer,
    "--ledger",
    join(out, "ledger.sqlite"),
    "--lang",
    "en",
  ]);
  expect(ended.stdout, ended.stderr).toContain("opens 1 ");
  expect(ended.stderr).toContain("purged");
});

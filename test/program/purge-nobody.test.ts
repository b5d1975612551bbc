// After a purge nothing that was one person's alone is left in any byte of the results or the ledger: not a number, a name, a payroll
// number, a case, a reason or a reference, looked for with everything at hand that was sent, written or shown before.
import { createHmac } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { niNumber } from "../../bench/people.ts";
import type { ReturnRow } from "../../bench/return-columns.ts";
import { smallTable } from "../../src/io/csv/small-table.ts";
import { readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { as } from "./accounts.ts";
import { filesBelow } from "./batch-folder.ts";
import { peopleMonths, worker } from "./people-months.ts";
import { folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const config = join(place, "taliad.json");
const months = peopleMonths();
afterAll(() => months.remove());

const syllables = ["zab", "quo", "vix", "kez", "jux", "wuz", "xyl", "fej", "pyk", "hox"];
const name = (number: number, from: number): string => {
  const text = [number, number * 7 + from, number * 3 + 1].map((at) => syllables[at % 10]).join("");
  return (
    text.charAt(0).toUpperCase() +
    text.slice(1) +
    "aeiou".charAt(number % 5) +
    "nt".charAt(Math.floor(number / 10))
  );
};

/** Twenty people: paid, refused, referred, held, rejected. */
const people = Array.from({ length: 20 }, (_, number): ReturnRow => {
  const more: readonly ReturnRow[] = [
    {},
    { roleCode: "OFFICE", registration: "NONE" },
    { roleCode: "UNCLEAR", registration: "NONE" },
    { consentDataCymru: "N" },
    { contractedHours: "many" },
  ];
  return worker(
    `${niNumber(420_137 + number * 911)} ${name(number, 2)} ${name(number, 5)} ZQX-48${10 + number}-K`,
    {
      consentDataCymru: "Y",
      ...(number < 10 ? {} : more[number % 5]),
    },
  );
});

const sent = new Map<string, string>();
/** What stood in the results before, with reports and files for the bank that are made beside them. */
let before: ReadonlyMap<string, Buffer> = new Map();
let exported = "";

beforeAll(async () => {
  const parameters = Object.fromEntries(
    Object.entries({ "retention.wfpMonths": 24, "return.threshold": 2 }).map(([id, value]) => [
      id,
      { value, decision: "minute 7" },
    ]),
  );
  writeFileSync(config, JSON.stringify({ parameters }));
  const put = (path: string): string => {
    sent.set(path, readFileSync(path, "utf8"));
    return path;
  };
  const june = await months.run(put(months.put(0, people)));
  const heading = readFileSync(
    months.decide(june, "GENUINE", () => false),
    "utf8",
  );
  const rulings = join(place, "decisions.csv");
  const ruled = people.slice(10).map(({ niNumber: number = "", surname = "" }, at) => {
    const [id, why, evidence] = [
      `AP-ZQX-${at}`,
      `${surname} works in the office as before ${at}.`,
      `DOC-ZQX-${at}`,
    ];
    return `${id},WFP,${number},E8800,APPEAL_STAGE1,LA,2022-07-01,2022-07-02,NOT_ELIGIBLE,WFP-33,${why},Mair Llwyd,,,${evidence}`;
  });
  writeFileSync(rulings, `${heading}${ruled.join("\r\n")}\r\n`);
  await months.run(put(rulings));
  await months.run(put(months.put(1, people)));
  const out = ["--out", months.out];
  const id = basename(june);
  for (const words of [
    ["approve", id, "--by", "Owain Prys", "--on", "2022-07-06"],
    ["pay", id, "--on", "2022-07-06"],
    ["report", id],
    ["bundle", id, "--seed", "1"],
    [
      "return",
      "--config",
      config,
      "--ledger",
      join(months.out, "ledger.sqlite"),
      "--out",
      join(place, "tables"),
    ],
  ]) {
    const ended = await as("owain", () => taliadHere(words[0] === "return" ? words : [...words, ...out]));
    expect([0, 3], `${words[0]}: ${ended.stderr}`).toContain(ended.code);
  }
  const secret = join(place, "secret");
  await taliadHere(["match", "secret", "--out", secret]);
  const to = join(place, "council.matchx");
  const words = [
    "match",
    "export",
    "--ledger",
    join(months.out, "ledger.sqlite"),
    "--secret",
    secret,
    "--out",
    to,
  ];
  expect((await taliadHere(words)).code).toBe(0);
  exported = readFileSync(to, "latin1");
  before = filesBelow(months.out);
});

/** Cells that stand in rows of one of the people and of no other, in anything that was sent or written as a table. */
function cellsOfOne(): ReadonlySet<string> {
  const whose = new Map<string, Set<string>>();
  const tables = [
    ...sent.values(),
    ...[...before].flatMap(([path, bytes]) => (path.endsWith(".csv") ? [bytes.toString("utf8")] : [])),
  ];
  for (const table of tables) {
    for (const row of smallTable(table)) {
      for (const { niNumber: number = "" } of people) {
        if (!row.some((cell) => cell.includes(number.slice(0, 8)))) continue;
        for (const cell of row) whose.set(cell, (whose.get(cell) ?? new Set()).add(number));
      }
    }
  }
  // Plain numbers and days are anybody's: they are in every sum, size and hash.
  return new Set(
    [...whose].flatMap(([cell, own]) =>
      own.size === 1 && cell.length > 4 && !/^[-\d./:, ]+$/.test(cell) ? [cell] : [],
    ),
  );
}

test("nothing of twenty people is found in the folder and the ledger, with all that was sent and written before", async () => {
  const cells = cellsOfOne();
  for (const { niNumber: number = "", surname = "", forenames = "", payrollRef = "" } of people)
    expect([number, surname, forenames, payrollRef].filter((one) => !cells.has(one))).toEqual([]);
  for (const known of ["AP-ZQX-3", "DOC-ZQX-3"]) expect(cells).toContain(known);
  const [key = new Uint8Array(), ...secrets] = readKeyLines(join(months.out, "ledger.sqlite.key")) ?? [];
  const references = exported
    .split("\n")
    .slice(6, -1)
    .map((line) => line.slice(0, 16));
  expect(references.length).toBeGreaterThan(9);
  const hashes = people.map(({ niNumber: number = "" }) =>
    createHmac("sha256", key).update(number.slice(0, 8)).digest(),
  );
  const wanted = new Map<string, Buffer>();
  const want = (one: string | Uint8Array): void => {
    const bytes = Buffer.from(one as string);
    wanted.set(bytes.toString("hex"), bytes);
  };
  for (const one of [...cells, ...references]) want(one);
  for (const one of people)
    for (const text of [one.niNumber?.slice(0, 8), one.surname, one.forenames, one.payrollRef])
      want(text ?? "");
  for (const one of hashes)
    for (const text of [one.subarray(0, 12), one.toString("hex").slice(0, 24)]) want(text);
  for (const one of secrets) for (const text of [one, Buffer.from(one).toString("hex")]) want(text);
  expect(wanted.size).toBeGreaterThan(150);
  const former = [...before.values(), Buffer.from([...sent.values()].join("\n")), Buffer.from(exported)];
  const hidden = [...wanted.values()].filter((one) => !former.some((bytes) => bytes.includes(one)));
  // Only what the ledger holds enciphered was in no file before: the keys of people.
  expect(hidden.length).toBeLessThanOrEqual(hashes.length * 2 + secrets.length);

  const purging = ["purge", "--config", config, "--out", months.out, "--as-of", "2024-12-31", "--json"];
  const { confirm, stays } = JSON.parse((await taliadHere(purging)).stdout);
  expect(stays).toEqual([]);
  const ended = await taliadHere([...purging, "--confirm", confirm, "--decision", "minute 8"]);
  expect([ended.code, ended.stderr]).toEqual([0, ""]);
  const found: string[] = [];
  for (const [path, bytes] of filesBelow(months.out)) {
    if (path.includes("/schemas/")) continue;
    for (const one of wanted.values())
      if (bytes.includes(one)) found.push(`${path}: ${one.toString("latin1")}`);
  }
  expect(found).toEqual([]);
});

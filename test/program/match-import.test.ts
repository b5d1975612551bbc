// An answer of an exchange taken home: the case that it opens, the row that is held for it, and what releases that.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { headText } from "../../src/exchange/sheet-head.ts";
import { linesOf } from "./batch-folder.ts";
import { duplicates, outcomes, type PeopleMonths, peopleMonths, worker } from "./people-months.ts";
import { taliadHere } from "./program.ts";

let months: PeopleMonths | undefined;
afterEach(() => months?.remove());

const [mair, osian] = ["HT482913B Mair Jones 1", "KB117204A Osian Tew 2"];
const council = "W06000002";

/** June is paid and exported; an answer says that another council has Mair, too. */
async function exchanged() {
  months = peopleMonths();
  const { out, put, run } = months;
  const month = (at: number, sequence = 1): string => put(at, [worker(mair), worker(osian)], "E1", sequence);
  await run(month(0));
  const [secret, sheet] = [join(out, "secret"), join(out, "own.matchx")];
  await taliadHere(["match", "secret", "--out", secret]);
  const words = [
    "match",
    "export",
    "--ledger",
    join(out, "ledger.sqlite"),
    "--secret",
    secret,
    "--out",
    sheet,
  ];
  expect((await taliadHere(words)).code).toBe(0);
  const lines = readFileSync(sheet, "utf8").split("\n");
  const said = (name: string): string =>
    lines.find((line) => line.startsWith(`${name} `))?.split(" ")[1] ?? "";
  const references = lines.slice(6, -1).map((line) => line.slice(0, 16));
  const answer = (text: string, named = "one.answer"): string => {
    const people = text.split("\n").length - 1;
    const head = { scheme: said("scheme"), council, round: said("round"), check: said("check"), people };
    writeFileSync(join(out, named), headText("answer", head) + text);
    return join(out, named);
  };
  const take = async (file: string) => {
    const ended = await taliadHere([
      "match",
      "import",
      file,
      "--ledger",
      join(out, "ledger.sqlite"),
      "--out",
      out,
      "--json",
    ]);
    return { ...ended, said: ended.stdout === "" ? {} : JSON.parse(ended.stdout) };
  };
  return { ...months, month, references, answer, take };
}

const other = `W06000015 ${"0".repeat(16)}`;

test("a pair that is certain or probable opens a case, once, and holds the person's next row and nobody else's", async () => {
  const { out, run, month, references, answer, take, decide } = await exchanged();
  const [first = "", second = ""] = references;
  const text = `${first} ${other} certain n,nf,ns,s\n${second} ${other} number-conflict n\n`;
  const { code, said } = await take(answer(text));
  expect([code, said]).toMatchObject([0, { opened: "1", known: "0", gone: "0", unknown: 0 }]);
  expect((await take(answer(text, "again.answer"))).said).toMatchObject({ opened: "0", known: "1" });
  expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);

  const july = await run(month(1));
  const held = outcomes(july).filter((line) => line.endsWith(" held"));
  expect(held).toHaveLength(1);
  const [number = ""] = held[0]?.split(" ") ?? [];
  expect(duplicates(july)).toEqual([`${number} probable other-council none`]);
  expect(linesOf(july, "duplicates.csv")).toMatchObject([
    { kind: "other-council", reason: "claimed-elsewhere", fileA: "", amountAtRisk: "299.60" },
  ]);
  expect((await taliadHere(["verify", basename(july), "--out", out])).code).toBe(0);

  // One decision releases the row, after a correction and in the next month.
  await run(decide(july, "GENUINE"));
  for (const next of [await run(month(1, 2)), await run(month(2))])
    expect(outcomes(next).filter((line) => !line.endsWith(" payable"))).toEqual([]);
});

test("what is no answer is refused; references that this ledger has not made are said", async () => {
  const { answer, take, references } = await exchanged();
  const good = `${references[0]} ${other} certain n,nf,ns\n`;
  for (const [at, bad] of [
    good.replace("certain", "surely"),
    good.replace("n,nf", "p,nf"),
    `${good.trim()} Mair\n`,
  ].entries())
    expect((await take(answer(bad, `${at}.answer`))).code).toBe(64);
  const { code, said } = await take(answer(`${"f".repeat(16)} ${other} certain n,nf,ns\n`));
  expect([code, said]).toMatchObject([3, { opened: "0", unknown: 1 }]);
});

// Two months of three employers on one ledger: who is compared with whom when the returns of a month come in several
// batches, whose return is missing, and that all of it comes out again far from the ledger.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";
import { goodCsv, goodReturn, type Return } from "./returns.ts";

const place = folder();
const out = join(place, "out");
afterAll(() => rmSync(place, { recursive: true }));

const stays = goodReturn();
const loses = goodReturn();
const paidAtOnce = { paymentMethod: "LUMP_SUM", instalmentNo: "", amountPaid: "1498.00" };
const finished = goodReturn(paidAtOnce, {}, paidAtOnce);

const employerOf = ({ cover }: Return): string => cover["employerId"] ?? "";
/** The first row of a return, below its cover and the headings. */
const firstRow =
  goodCsv({}, loses)
    .toString("utf8")
    .split("\n")
    .findIndex((line) => line.includes("INSTALMENTS")) + 1;

/** The return of July: the second instalment for those of June but the first `without`. */
function julyOf({ cover, rows }: Return, without = 0): Return {
  const july = rows.slice(without).map((row) => ({ ...row, instalmentNo: "2", payDate: "2022-07-28" }));
  const { employerId = "", employerName = "" } = cover;
  return { rows: july, cover: coverOf(july, { employerId, employerName, period: "2022-07" }) };
}

async function run(name: string, returns: readonly Return[]): Promise<string> {
  const files = returns.map((one, at) => {
    const path = join(place, `${name}-${at + 1}.csv`);
    writeFileSync(path, goodCsv({}, one));
    return path;
  });
  const ended = await taliadHere(["run", ...files, "--out", out]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  return batchOf(ended);
}

const movesOf = (batch: string): readonly string[] =>
  linesOf(batch, "movement.csv").map((line) =>
    [line["kind"], line["employerId"], line["file"], line["row"], line["varies"], line["reasons"]].join("|"),
  );

test("a month in three batches", async () => {
  const june = await run("june", [stays, loses, finished]);
  expect(existsSync(join(june, "movement.csv"))).toBe(false);

  // Nobody waits for an employer that has paid everybody everything; the other one is still to come.
  const first = await run("july", [julyOf(stays)]);
  expect(movesOf(first)).toEqual([
    `employer|${employerOf(stays)}|||no|`,
    `missing-employer|${employerOf(loses)}|||yes|missing 3 -898.80`,
  ]);

  // Nor for one whose return came in an earlier batch of the month. A person of June's file only has no name here.
  const second = await run("july-late", [julyOf(loses, 1)]);
  expect(movesOf(second)).toEqual([
    `employer|${employerOf(loses)}|||yes|missing 1 -299.60`,
    `missing-person|${employerOf(loses)}|june-2.csv|${firstRow}|no|missing`,
  ]);
  const [, person] = linesOf(second, "movement.csv");
  expect(person).toMatchObject({ niNumber: "", batch: june.split("/").at(-1) });

  // Far from the ledger every byte of it comes out again.
  const away = join(place, "away");
  renameSync(out, away);
  const folders = [june, first, second].map((batch) => join(away, batch.split("/").at(-1) ?? ""));
  expect(await taliadHere(["verify", ...folders, "--out", join(place, "nothing")])).toMatchObject({
    code: 0,
  });
});

test("two months in one batch are compared with each other, not with what stood before", async () => {
  const [own, other] = [goodReturn(), goodReturn()];
  await run("two-before", [goodReturn(), own]);
  const one = { cover: { ...own.cover, sequence: "2" }, rows: own.rows };
  const batch = await run("two", [one, other, julyOf(other, 1)]);
  const july = linesOf(batch, "movement.csv").filter((line) => line["period"] === "2022-07");
  const mine = july.filter(({ employerId }) => [own, other].map(employerOf).includes(employerId ?? ""));
  expect(mine.map(({ kind, reasons, file, batch: where }) => [kind, reasons, file, where])).toEqual([
    ["missing-employer", "missing 3 -898.80", "", ""],
    ["employer", "missing 1 -299.60", "", ""],
    ["missing-person", "missing", "two-2.csv", ""],
  ]);
  expect(await taliadHere(["verify", batch, "--out", out])).toMatchObject({ code: 0 });
});

test("an employer that leaves a month out is not new: its line leads to its last return, and so do the batch's own facts", async () => {
  const [gap, other] = [goodReturn(), goodReturn()];
  const june = await run("gap-june", [gap]);
  const august = [gap, other].map(({ cover, rows }): Return => {
    const later = rows.map((row) => ({ ...row, instalmentNo: "2", payDate: "2022-08-26" }));
    const { employerId = "", employerName = "" } = cover;
    return { rows: later, cover: coverOf(later, { employerId, employerName, period: "2022-08" }) };
  });
  const ended = await taliadHere([
    ...["run", "--out", out, "--fail-on", "never"],
    ...august.map((one, at) => {
      const path = join(place, `gap-august-${at + 1}.csv`);
      writeFileSync(path, goodCsv({}, one));
      return path;
    }),
  ]);
  const batch = batchOf(ended);
  const employers = linesOf(batch, "movement.csv").filter(({ kind }) => kind?.endsWith("employer"));
  expect(
    employers.map(({ kind, employerId, file, batch: of }) => [kind, employerId, file, of].join("|")),
  ).toEqual(
    expect.arrayContaining([
      `returning-employer|${employerOf(gap)}|gap-june-1.csv|${june.split("/").at(-1)}`,
      `new-employer|${employerOf(other)}||`,
    ]),
  );
  // Asked of one that was not there the month before, and of nobody else.
  const facts = readFileSync(join(batch, "prior-facts.jsonl"), "utf8").split("\n");
  expect(facts.filter((line) => line.startsWith('{"lastReturn"'))).toHaveLength(1);
  expect(await taliadHere(["verify", batch, "--out", join(place, "nothing")])).toMatchObject({ code: 0 });
});

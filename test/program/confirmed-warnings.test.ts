// A warning that somebody has confirmed is information from then on, with who and why; another value is warned of again, and no
// error is ever confirmed.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, folder, taliadHere } from "./program.ts";
import { codes, nameConfirmed, saidOf, warned } from "./warnings.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const cover = { employerId: "E8920", employerName: "Gofal", laCode: "W06000002" };
const [owain = {}, other = {}] = crew(35_000, { workplace: "home-care" }).workers(2, {});
const reason = "The passport says so | looked at on 1 July";

function sent(name: string, surname: string, month = "2022-06", more: ReturnRow = {}): string {
  const path = join(place, name);
  const payDate = `${month}-28`;
  const instalmentNo = month === "2022-06" ? "1" : "2";
  const rows = numbered([
    { ...owain, surname, payDate, instalmentNo, ...more },
    { ...other, payDate, instalmentNo },
  ]);
  writeFileSync(path, csvReturn(coverOf(rows, { ...cover, period: month }), rows, {}));
  return path;
}

function decided(name: string, ...rows: readonly Readonly<Record<string, string>>[]): string {
  const path = join(place, name);
  const usual = {
    ...{ ...nameConfirmed, caseId: "W-1", niNumber: owain.niNumber ?? "", employerId: cover.employerId },
    ...{ receivedDate: "2022-07-01", decidedDate: "2022-07-01", reasonText: reason, evidenceRef: "EV-1" },
  };
  writeFileSync(
    path,
    layoutFile(
      "decisions",
      {},
      rows.map((row) => ({ ...usual, ...row })),
    ),
  );
  return path;
}

test("check: a confirmed warning is information at the same cell, with who, where and why in both languages", async () => {
  const june = sent("june.csv", "Glyndðr");
  expect(codes(await saidOf(june))).toContain("name-doubtful");
  const said = await saidOf(june, decided("confirmed.csv", {}));
  expect(codes(said)).not.toContain("name-doubtful");
  const [one] = said.filter(({ code }) => code === "warning-confirmed");
  expect(one).toMatchObject({ severity: "info" });
  expect(one?.messageEn).toContain(
    "Mari Huws confirmed it in case W-1: “The passport says so / looked at on 1 July",
  );
  expect(one?.messageCy).toContain("Cadarnhawyd ef gan Mari Huws yn achos W-1");
  expect(one?.messageCy).toContain("(Enw y gallai fod wedi'i gamddarllen)");
  expect(one?.cell).not.toBe("");
});

test.for([
  ["another value", { warningValue: "Glyndþr" }],
  ["another column", { warningColumn: "forenames" }],
  ["another warning", { warningCode: "name-split-doubtful" }],
  ["another person", { niNumber: other.niNumber ?? "" }],
  ["another employer", { employerId: "E0001" }],
  ["a confirmation that was taken back", { outcome: "WITHDRAWN" }],
] as const)("%s confirms nothing", async ([, more]) => {
  expect(codes(await saidOf(sent("june.csv", "Glyndðr"), decided("other.csv", more)))).toContain(
    "name-doubtful",
  );
});

test.for([
  "cell-not-money",
  "file-empty",
  "row-total-ignored",
  "constructor",
  "moon",
])("%s is no warning and cannot be confirmed", async (warningCode) => {
  const said = await saidOf(sent("june.csv", "Glyndðr"), decided("error.csv", { warningCode }));
  expect(codes(said)).toEqual(expect.arrayContaining(["confirmed-no-warning", "name-doubtful"]));
});

test("an error beside a confirmed warning stays one", async () => {
  const june = sent("june.csv", "Glyndðr", "2022-06", { startDate: "soon" });
  const said = codes(await saidOf(june, decided("confirmed.csv", {})));
  expect(said).toContain("cell-not-day");
  expect(said).toContain("warning-confirmed");
});

test("run: the book remembers it for the months that follow, without the value, and the batch can be run again by itself", async () => {
  const out = join(place, "out");
  const run = async (...files: readonly string[]) =>
    batchOf(await taliadHere(["run", ...files, "--out", out]));
  const june = await run(sent("june.csv", "Glyndðr"));
  expect(warned(june)).toEqual([["name-doubtful", "warning"]]);
  const confirmation = decided("confirmed.csv", {});
  await run(confirmation);
  const july = await run(sent("july.csv", "Glyndðr", "2022-07"));
  expect(warned(july)).toEqual([["warning-confirmed", "info"]]);
  expect(linesOf(july, "decisions.csv").map(({ outcome }) => outcome)).toEqual(["payable", "payable"]);
  const changed = await run(sent("august.csv", "Glyndþr", "2022-08", { instalmentNo: "3" }));
  expect(warned(changed)).toEqual([["name-doubtful", "warning"]]);
  expect((await taliadHere(["verify", july, "--out", out])).code).toBe(0);
  expect(readFileSync(join(out, "ledger.sqlite")).includes("Glyndðr")).toBe(false);
  const again = join(place, "again.csv");
  writeFileSync(again, `${readFileSync(confirmation, "utf8")}\r\n`);
  expect(linesOf(await run(again), "problems.csv").map(({ code }) => code)).toContain("case-known");
  const letter = readFileSync(
    join(july, "returns", `${cover.laCode}-${cover.employerId}`, "july.html"),
    "utf8",
  );
  expect(letter).not.toContain("name-doubtful");
  expect(basename(july)).toMatch(/^[0-9a-f]{12}$/);
});

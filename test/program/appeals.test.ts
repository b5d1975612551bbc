// What people decide, from their file to the payment: a row that was refused is payable after an appeal, in this and
// in later batches; an override needs four eyes; and every batch comes out the same again without the ledger.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { appealWon } from "./appeal-won.ts";
import { type Line, linesOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, type EndedHere, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");

const employerId = "E8800";
const staff = crew(32_000, { workplace: "home-care" });
const [first, refused, forced, twice] = staff.workers(4);
const people: readonly ReturnRow[] = [
  { ...first },
  { ...refused, shiftsInWindow: "2" },
  { ...forced, shiftsInWindow: "1" },
  { ...twice },
];

const appeal = {
  caseId: "AP-1",
  ...appealWon,
  niNumber: refused?.["niNumber"] ?? "",
  employerId,
};
const override = {
  ...appeal,
  caseId: "OV-1",
  niNumber: forced?.["niNumber"] ?? "",
  decisionType: "OVERRIDE",
  refusedBy: "",
  originalDecidedBy: "",
  approvedBy: "Nia Parry",
};

/** Sent on to the council, where nobody has decided: by the end of July fifteen working days are over for one. */
const waiting = {
  ...appeal,
  caseId: "AP-2",
  niNumber: first?.["niNumber"] ?? "",
  refusedBy: "EMPLOYER",
  receivedDate: "2022-07-08",
  decidedDate: "",
  outcome: "REFERRED_STAGE2",
  ruleId: "",
};
const inTime = {
  ...waiting,
  caseId: "AP-3",
  niNumber: twice?.["niNumber"] ?? "",
  receivedDate: "2022-07-11",
};

/** Files in a folder of their own, run together. */
async function run(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<EndedHere> {
  const from = join(place, name);
  mkdirSync(from);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(from, file), content);
  return taliadHere(["run", from, "--out", out]);
}

function returnOf(period: string, instalmentNo: string): Uint8Array {
  const rows = numbered(
    people.map((row, at) => ({
      ...row,
      instalmentNo: at === 0 ? instalmentNo : "1",
      payDate: `${period}-28`,
    })),
  );
  return csvReturn(coverOf(rows, { employerId, employerName: "Gofal", period }), rows, {});
}

function lineOf(batch: string, row: ReturnRow | undefined): Line | undefined {
  return linesOf(batch, "decisions.csv").find((line) => line["niNumber"] === row?.["niNumber"]);
}

/** The same person at another employer. */
function secondEmployer(): Uint8Array {
  const rows = numbered([{ ...twice, contractedHours: "20" }]);
  return csvReturn(coverOf(rows, { employerId: "E8801", employerName: "Gofal arall" }), rows, {});
}

async function casesIn(): Promise<readonly Line[]> {
  const { stdout } = await taliadHere(["ledger", "cases", "--out", out, "--json"]);
  return JSON.parse(stdout).lines;
}

let opened: readonly Line[] = [];
let june = "";
let appeals = "";
let july = "";

beforeAll(async () => {
  june = batchOf(
    await run("june", { "return.csv": returnOf("2022-06", "1"), "second.csv": secondEmployer() }),
  );
  opened = await casesIn();
  const outcome = {
    ...appeal,
    caseId: opened[0]?.["case"] ?? "",
    niNumber: twice?.["niNumber"] ?? "",
    decisionType: "DUPLICATE_OUTCOME",
    refusedBy: "",
    originalDecidedBy: "",
    ruleId: "",
    outcome: "ERROR_RECOVERED",
    amountEffect: "-299.60",
  };
  const alone = { ...override, caseId: "OV-0", approvedBy: "mair llwyd" };
  const ended = await run("appeals", {
    "decisions.csv": layoutFile("decisions", {}, [appeal, alone, outcome, { ...outcome, caseId: "none-1" }]),
  });
  appeals = batchOf(ended);
  july = batchOf(
    await run("july", {
      "return.csv": returnOf("2022-07", "2"),
      "decisions.csv": layoutFile("decisions", {}, [override, waiting, inTime]),
    }),
  );
});

test("before anybody decides, the rules do", () => {
  expect(lineOf(june, refused)).toMatchObject({ outcome: "not-eligible", payment: "0.00" });
  expect(linesOf(june, "exceptions.csv")).toEqual([]);
});

test("nobody approves an own override: the problem stands at its cell, the appeal beside it is listed", () => {
  expect(linesOf(appeals, "problems.csv")).toMatchObject([
    { code: "approved-by-same-person", file: "decisions.csv", row: "3", key: "approvedBy" },
    { code: "case-unknown", row: "5", key: "caseId" },
  ]);
  expect(linesOf(appeals, "exceptions.csv")).toMatchObject([
    { kind: "appeal", caseId: "AP-1", decidedBy: "Mair Llwyd", decision: "ELIGIBLE", claimFile: "" },
  ]);
});

test("what was decided makes later rows payable, from the ledger and from the same batch", () => {
  const undecided = [waiting.caseId, inTime.caseId];
  const wide = linesOf(july, "exceptions.csv").filter(({ caseId }) => !undecided.includes(caseId ?? ""));
  expect(lineOf(july, refused)).toMatchObject({ outcome: "payable" });
  expect(lineOf(july, forced)).toMatchObject({ outcome: "payable" });
  expect(wide.filter(({ kind }) => kind !== "back-payment")).toMatchObject([
    {
      kind: "appeal",
      caseId: "AP-1",
      outcomeBefore: "not-eligible",
      outcomeAfter: "payable",
      claimRow: lineOf(july, refused)?.["row"],
    },
    { kind: "override", caseId: "OV-1", approvedBy: "Nia Parry", file: "decisions.csv", row: "2" },
  ]);
});

test("an appeal that nobody has decided is overdue after fifteen working days, at the end of the batch's month", () => {
  const waited = linesOf(july, "exceptions.csv").filter(({ caseId }) => /AP-[23]/.test(caseId ?? ""));
  expect(waited.map(({ caseId, due, overdue }) => [caseId, due, overdue])).toEqual([
    ["AP-2", "2022-07-29", "yes"],
    ["AP-3", "2022-08-01", "no"],
  ]);
  const overdue = linesOf(july, "problems.csv").filter(({ code }) => code === "appeal-overdue");
  expect(overdue).toMatchObject([{ row: "3", key: "receivedDate" }]);
});

test("a case is listed by every batch until it is closed, with its age", () => {
  // June opened it, the decisions closed it before July.
  expect(existsSync(join(june, "open-cases.csv"))).toBe(false);
  expect(existsSync(join(july, "open-cases.csv"))).toBe(false);
});

test("the outcome of a duplicate closes its case, and a case that nobody opened is a problem", async () => {
  expect(opened).toMatchObject([{ status: "open", outcome: "" }]);
  expect(await casesIn()).toMatchObject([
    { case: opened[0]?.["case"], status: "closed", outcome: "ERROR_RECOVERED", recovered: "299.60" },
  ]);
});

test("an explanation decides with the same decisions", async () => {
  const words = ["explain", basename(july), "--out", out, "--person", forced?.["niNumber"] ?? ""];
  const { code, stdout } = await taliadHere([...words, "--json"]);
  expect(code).toBe(0);
  expect(stdout).toContain("OV-1");
});

test("every batch is the same again without the ledger", async () => {
  for (const batch of [june, appeals, july]) {
    const copy = join(place, "copy", basename(batch));
    cpSync(batch, copy, { recursive: true });
    const verified = await taliadHere(["verify", copy, "--json"]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ equal: true, differences: [] });
  }
});

test("the book is whole", async () => {
  expect(await taliadHere(["ledger", "check", "--out", out])).toMatchObject({ code: 0 });
});

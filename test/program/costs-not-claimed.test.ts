// Employers claim what a payment costs them (WFP-64 "yn hawlio"): what no cell claims is computed and shown once for the
// file, is not payable, and comes with a later file. A row that is held has nothing left to claim.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const cover = { employerId: "E8950", employerName: "Gofal Clwyd", laCode: "W06000002" };
const { worker } = crew(34_000, { workplace: "home-care", usual: { basePay: "1612.00" } });
const nobody = worker();
const both = worker({ employerNi: "45.09", employerPension: "8.99" });
const insurance = worker({ employerNi: "45.09" });
// The same person twice: the second row is held, so nothing of it is left to claim.
const twice: readonly ReturnRow[] = [nobody, both, insurance, { ...nobody, payrollRef: "2" }];

async function run(name: string, content: string | Uint8Array, ...more: readonly string[]): Promise<string> {
  const path = join(place, name);
  writeFileSync(path, content);
  return batchOf(await taliadHere(["run", path, "--out", join(place, "out"), ...more]));
}

let june = "";
let later = "";
let open: readonly string[] = [];
let openAfter: readonly string[] = [];

/** People, payments and costs of each line of `ledger on-costs`. */
async function onCostsOpen(): Promise<readonly string[]> {
  const { stdout } = await taliadHere(["ledger", "on-costs", "--out", join(place, "out"), "--json"]);
  const { lines }: { lines: Record<string, string>[] } = JSON.parse(stdout);
  return lines.map(({ dueMonth, kind, people, payments, onCosts }) =>
    [dueMonth, kind, people, payments, onCosts].join(" "),
  );
}

beforeAll(async () => {
  const rows = numbered(twice);
  june = await run("june.csv", csvReturn(coverOf(rows, cover), rows, {}));
  open = await onCostsOpen();
  const costs = [nobody, both, insurance].map(({ niNumber = "", payrollRef = "" }) => ({
    ...{ niNumber, payrollRef, period: "2022-06", basePay: "1612.00", amountPaid: "299.60", niCategory: "A" },
    ...{ pensionScheme: "NEST", employerPensionRate: "3.00" },
  }));
  const declared = { declaredRows: "3", declaredTotalPence: "89880" };
  const own = { ...coverOf([], { ...cover, period: "2022-07", sequence: "1" }), ...declared };
  later = await run("costs.csv", layoutFile("wfp-oncost", own, costs));
  openAfter = await onCostsOpen();
});

const amounts = (batch: string) =>
  linesOf(batch, "decisions.csv").map((line) => [
    line["outcome"],
    line["employerNi"],
    line["employerPension"],
    line["differs"],
  ]);

test("a blank cell claims nothing, a filled one its own cost", () => {
  expect(amounts(june)).toEqual([
    ["payable", "0.00", "0.00", "EMPLOYER_NI -/45.09; EMPLOYER_PENSION -/8.99"],
    ["payable", "45.09", "8.99", ""],
    ["payable", "45.09", "0.00", "EMPLOYER_PENSION -/8.99"],
    ["held", "0.00", "0.00", ""],
  ]);
});

test("one line for the file says how much nobody claimed, and the reconciliation says it by head", () => {
  const said = linesOf(june, "problems.csv").filter(({ code }) => code === "on-costs-not-claimed");
  expect(said).toMatchObject([
    { file: "june.csv", row: "", found: "63.07", expected: "3", severity: "info" },
  ]);
  const lines = linesOf(june, "reconciliation.csv").filter(
    ({ level, head }) => level === "file" && head !== "PAYMENT",
  );
  expect(lines.map(({ head, difference, explanation }) => [head, difference, explanation])).toEqual([
    ["EMPLOYER_NI", "0.00", "agrees; not-claimed 1 row 45.09 not payable"],
    ["EMPLOYER_PENSION", "0.00", "agrees; not-claimed 2 rows 17.98 not payable"],
  ]);
});

test("a later file of on-costs brings what nobody claimed, and nothing a second time", () => {
  expect(amounts(later).map((line) => line.slice(0, 3))).toEqual([
    ["payable", "45.09", "8.99"],
    ["held", "0.00", "0.00"],
    ["payable", "0.00", "8.99"],
  ]);
});

test("a payment of which one of two costs was claimed waits for the other one, too", () => {
  expect(open).toEqual(["2022-06 not-claimed 2 599.20 45.09"]);
  expect(openAfter).toEqual([]);
});

test("a council may pay what nobody claims", async () => {
  const decision = "Cabinet, 12 May 2022, minute 7";
  const config = join(place, "pays.json");
  writeFileSync(
    config,
    JSON.stringify({ parameters: { "wfp.undeclaredOnCosts": { value: "paid", decision } } }),
  );
  const rows = numbered([nobody, insurance]);
  const file = csvReturn(coverOf(rows, { ...cover, employerId: "E8951" }), rows, {});
  const batch = await run("paid.csv", file, "--config", config, "--ledger", "none");
  expect(amounts(batch).map((line) => line.slice(1, 3))).toEqual([
    ["45.09", "8.99"],
    ["45.09", "8.99"],
  ]);
  expect(linesOf(batch, "problems.csv").map(({ code }) => code)).not.toContain("on-costs-not-claimed");
});

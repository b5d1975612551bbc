// On-costs that come after the payments: payable once, also when their file is corrected, and the same again without
// the ledger.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf, sumOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, type EndedHere, folder, taliadHere } from "./program.ts";
import type { PlainRow } from "./sick-pay.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");

const cover = { employerId: "E8900", employerName: "Gofal", laCode: "W06000002" };
const staff = crew(33_000, { workplace: "home-care" });
const leftOut = { basePay: "", niCategory: "", employerNi: "", employerPension: "", employerPensionRate: "" };
const [first, second] = staff.workers(2, leftOut);
const stranger = staff.worker(leftOut);

async function run(name: string, content: string | Uint8Array): Promise<EndedHere> {
  const path = join(place, name);
  writeFileSync(path, content);
  return taliadHere(["run", path, "--out", out]);
}

/** A row of a file of on-costs, for the payment of June. */
const row = (person: PlainRow | undefined, employerNi: string) => ({
  niNumber: person?.["niNumber"] ?? "",
  payrollRef: "P1",
  period: "2022-06",
  basePay: "1500.00",
  amountPaid: "299.60",
  niCategory: "A",
  employerNi,
  payDate: "2022-06-28",
  payFrequency: "MONTHLY",
});

function onCosts(sequence: string, employerNi: string): string {
  const rows = [first, second, stranger].map((person) => row(person, employerNi));
  const declared = { declaredRows: "3", declaredTotalPence: "89880" };
  const own = { ...coverOf([], { ...cover, period: "2022-07", sequence }), ...declared };
  return layoutFile("wfp-oncost", own, rows);
}

const batches: string[] = [];
/** June once more, with the cells that were left out: its on-costs are payable already. */
let replaced = "";
let openBefore: EndedHere | undefined;
const outcomesOf = (batch: string | undefined) =>
  linesOf(batch ?? "", "decisions.csv").map(({ outcome, employerNi }) => [outcome, employerNi]);

beforeAll(async () => {
  const rows = numbered([first, second].map((row) => ({ ...row })));
  batches.push(batchOf(await run("june.csv", csvReturn(coverOf(rows, cover), rows, {}))));
  openBefore = await taliadHere(["ledger", "on-costs", "--out", out, "--json"]);
  batches.push(batchOf(await run("costs.csv", onCosts("1", "40.00"))));
  batches.push(batchOf(await run("costs-corrected.csv", onCosts("2", "41.00"))));
  const again = onCosts("1", "41.00").replace("#period: 2022-07", "#period: 2022-08");
  batches.push(batchOf(await run("costs-again.csv", again)));
  const filled = { basePay: "1500.00", niCategory: "A", employerNi: "45.09", pensionScheme: "NONE" };
  const full = numbered([first, second].map((row) => ({ ...row, ...filled })));
  replaced = batchOf(
    await run("june-2.csv", csvReturn(coverOf(full, { ...cover, sequence: "2" }), full, {})),
  );
  batches.push(replaced);
});

test("a payment without on-costs leaves them open, and a late file makes the declared ones payable", () => {
  const [june, late] = batches;
  expect(sumOf(linesOf(june ?? "", "decisions.csv"), "employerNi")).toBe(0);
  expect(outcomesOf(late)).toEqual([
    ["payable", "40.00"],
    ["payable", "40.00"],
    ["not-eligible", "0.00"],
  ]);
  expect(linesOf(late ?? "", "payments.csv")).toMatchObject([
    { head: "EMPLOYER_NI", dueMonth: "2022-06", amount: "40.00" },
    { head: "EMPLOYER_NI", dueMonth: "2022-06", amount: "40.00" },
  ]);
});

test("payments whose on-costs nobody has claimed are listed until somebody does", async () => {
  const { employerId, laCode } = cover;
  const scheme = "social-care-payment-2022";
  expect(JSON.parse(openBefore?.stdout ?? "")).toEqual({
    lines: [
      {
        scheme,
        employerId,
        laCode,
        dueMonth: "2022-06",
        kind: "not-claimed",
        people: 2,
        payments: "599.20",
        onCosts: "0.00",
      },
    ],
  });
  const after = await taliadHere(["ledger", "on-costs", "--out", out, "--json"]);
  expect(JSON.parse(after.stdout)).toEqual({ lines: [] });
});

test("a corrected file takes the place of the first, another file gets nothing more", async () => {
  const [, , corrected, again] = batches;
  expect(outcomesOf(corrected).slice(0, 2)).toEqual([
    ["payable", "41.00"],
    ["payable", "41.00"],
  ]);
  expect(outcomesOf(again).map(([outcome, amount]) => [outcome, amount])).toEqual([
    ["payable", "0.00"],
    ["payable", "0.00"],
    ["not-eligible", "0.00"],
  ]);
  const shown = await taliadHere(["ledger", "balances", "--by", "employer", "--out", out, "--json"]);
  expect(shown.stdout).toContain('"EMPLOYER_NI":"82.00"');
});

test("a return that takes the place of the first brings no cost a second time", async () => {
  expect(outcomesOf(replaced)).toEqual([
    ["payable", "0.00"],
    ["payable", "0.00"],
  ]);
  const told = linesOf(replaced, "problems.csv").filter(({ code }) => code === "on-cost-already-claimed");
  expect(told.map(({ key, expected }) => [key, expected])).toEqual([
    ["employerNi", "41.00"],
    ["employerNi", "41.00"],
  ]);
  const shown = await taliadHere(["ledger", "balances", "--by", "employer", "--out", out, "--json"]);
  expect(shown.stdout).toContain('"EMPLOYER_NI":"82.00"');
  const { row = "" } = linesOf(replaced, "decisions.csv")[0] ?? {};
  const explained = await taliadHere(["explain", replaced, "--row", `june-2.csv:${row}`, "--out", out]);
  expect(explained.stdout).toContain("£41.00: payable of this cost in earlier batches");
});

test("the file that brought the cost may still be corrected", async () => {
  const later = batchOf(await run("costs-3.csv", onCosts("3", "40.00")));
  expect(outcomesOf(later).slice(0, 2)).toEqual([
    ["payable", "40.00"],
    ["payable", "40.00"],
  ]);
  const shown = await taliadHere(["ledger", "balances", "--by", "employer", "--out", out, "--json"]);
  expect(shown.stdout).toContain('"EMPLOYER_NI":"80.00"');
});

/** Lump sums have no number by which the ledger itself would refuse the second posting. */
test("nor does a return that comes again after it was withdrawn", async () => {
  const own = join(place, "withdrawn");
  const atOnce = { paymentMethod: "LUMP_SUM", instalmentNo: "", amountPaid: "1498.00" };
  const lump = staff.worker({ ...leftOut, ...atOnce });
  const cost = {
    niNumber: lump["niNumber"] ?? "",
    payrollRef: "P1",
    period: "2022-06",
    basePay: "1500.00",
    amountPaid: "1498.00",
    niCategory: "A",
    employerNi: "225.45",
    payDate: "2022-06-28",
    payFrequency: "MONTHLY",
  };
  const late = {
    ...coverOf([], { ...cover, period: "2022-07" }),
    declaredRows: "1",
    declaredTotalPence: "149800",
  };
  const post = async (name: string, content: string | Uint8Array): Promise<string> => {
    writeFileSync(join(place, name), content);
    return batchOf(await taliadHere(["run", join(place, name), "--out", own]));
  };
  const bare = numbered([{ ...lump }]);
  const june = await post("lump.csv", csvReturn(coverOf(bare, cover), bare, {}));
  await post("lump-costs.csv", layoutFile("wfp-oncost", late, [cost]));
  expect(
    await taliadHere(["ledger", "withdraw", basename(june), "--out", own, "--reason", "entered twice"]),
  ).toMatchObject({ code: 0 });
  const filled = numbered([{ ...lump, basePay: "1500.00", niCategory: "A", employerNi: "225.45" }]);
  const again = await post("lump-again.csv", csvReturn(coverOf(filled, cover), filled, {}));
  expect(outcomesOf(again)).toEqual([["payable", "0.00"]]);
  expect(await taliadHere(["verify", again, "--out", own])).toMatchObject({ code: 0 });
});

describe("together with the return that pays", () => {
  const together = join(place, "together");
  const own = join(place, "together-out");
  const [paid, twice, stranger, repeated] = staff.workers(4, leftOut);
  let batch = "";
  beforeAll(async () => {
    // The second worker stands twice in the return: the second of the two rows is held, the first one pays. The last
    // row repeats a reference and is rejected.
    const rows = numbered(
      [paid, twice, twice, { ...repeated, rowRef: "1" }].map((person) => ({ ...person })),
    );
    const costs = [row(paid, "40.00"), row(twice, "41.00"), row(stranger, "42.00"), row(repeated, "43.00")];
    const declared = { declaredRows: "4", declaredTotalPence: "119840" };
    mkdirSync(together);
    // In the order of names the on-costs come first.
    writeFileSync(
      join(together, "a-costs.csv"),
      layoutFile("wfp-oncost", { ...coverOf([], { ...cover, period: "2022-06" }), ...declared }, costs),
    );
    writeFileSync(join(together, "b-june.csv"), csvReturn(coverOf(rows, cover), rows, {}));
    batch = batchOf(await taliadHere(["run", together, "--out", own]));
  });

  test("they are payable at once, for payments that stand", async () => {
    const lines = linesOf(batch, "decisions.csv");
    expect(lines.map((line) => [line["file"], line["outcome"], line["total"]])).toEqual([
      ["a-costs.csv", "payable", "40.00"],
      ["a-costs.csv", "payable", "41.00"],
      ["a-costs.csv", "not-eligible", "0.00"],
      ["a-costs.csv", "not-eligible", "0.00"],
      ["b-june.csv", "payable", "299.60"],
      ["b-june.csv", "payable", "299.60"],
      ["b-june.csv", "held", "0.00"],
      ["b-june.csv", "rejected", "0.00"],
    ]);
    expect(await taliadHere(["ledger", "check", "--out", own])).toMatchObject({ code: 0 });
    const open = await taliadHere(["ledger", "on-costs", "--out", own, "--json"]);
    expect(JSON.parse(open.stdout)).toEqual({ lines: [] });
  });

  test("the batch is the same again, and its rows can be explained", async () => {
    const verified = await taliadHere(["verify", batch, "--out", join(place, "nothing"), "--json"]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ equal: true, differences: [] });
    for (const line of linesOf(batch, "decisions.csv")) {
      const named = `${line["file"]}:${line["row"]}`;
      const { stdout } = await taliadHere(["explain", batch, "--row", named, "--json"]);
      // Our own output; what it says is what is tested.
      const { outcome, findings } = JSON.parse(stdout) as {
        readonly outcome: string;
        readonly findings: readonly { readonly verdict: string }[];
      };
      expect(outcome, named).toBe(line["outcome"]);
      if (line["file"] !== "a-costs.csv") continue;
      expect(
        findings.every(({ verdict }) => verdict === "met"),
        named,
      ).toBe(outcome === "payable");
    }
  });

  test("what an earlier batch has paid counts besides", async () => {
    const july = numbered([{ ...paid, instalmentNo: "2", payDate: "2022-07-28" }]);
    const both = join(place, "july");
    mkdirSync(both);
    const declared = { declaredRows: "1", declaredTotalPence: "29960" };
    writeFileSync(
      join(both, "a.csv"),
      layoutFile("wfp-oncost", { ...coverOf([], { ...cover, period: "2022-07" }), ...declared }, [
        { ...row(paid, "40.00"), period: "2022-07", payDate: "2022-07-28" },
      ]),
    );
    writeFileSync(join(both, "b.csv"), csvReturn(coverOf(july, { ...cover, period: "2022-07" }), july, {}));
    const after = batchOf(await taliadHere(["run", both, "--out", own]));
    expect(linesOf(after, "decisions.csv").map((line) => [line["outcome"], line["total"]])).toEqual([
      ["payable", "40.00"],
      ["payable", "299.60"],
    ]);
  });
});

test("every batch is the same again without the ledger", async () => {
  for (const batch of batches) {
    const copy = join(place, "copy", basename(batch));
    cpSync(batch, copy, { recursive: true });
    const verified = await taliadHere(["verify", copy, "--json"]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ equal: true, differences: [] });
  }
});

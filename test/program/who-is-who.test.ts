// Who is who over months, on one ledger: a number that changes its name, a corrected number, a slip of a known one, and what
// somebody closes as two people.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const staff = crew(33_000, { workplace: "home-care" });
const usual = staff.worker();

function worker(niNumber: string, name: string, payrollRef: string, more: ReturnRow = {}): ReturnRow {
  const [forenames = "", surname = ""] = name.split(" ");
  const { instalmentNo: _usual, ...rest } = usual;
  return { ...rest, niNumber, forenames, surname, payrollRef, contractedHours: "30", ...more };
}

const months = ["2022-06", "2022-07", "2022-08"] as const;

function put(month: number, sequence: number, rows: readonly ReturnRow[], employerId = "E8800"): string {
  const all = numbered(
    rows.map((row) => ({ instalmentNo: String(month + 1), ...row, payDate: `${months[month]}-28` })),
  );
  const path = join(place, `${employerId}-${months[month]}-${sequence}.csv`);
  const period = months[month] ?? "";
  const cover = coverOf(all, { employerId, employerName: "Gofal", period, sequence: String(sequence) });
  writeFileSync(path, csvReturn(cover, all, {}));
  return path;
}

async function run(...files: readonly string[]): Promise<string> {
  return batchOf(await taliadHere(["run", ...files, "--out", out]));
}

function outcomes(batch: string): readonly string[] {
  return linesOf(batch, "decisions.csv").map((line) => `${line["niNumber"]} ${line["outcome"]}`);
}

const june = [
  worker("HT482913B", "Mair Jones", "4001"),
  worker("KM660142A", "Ffion Bebb", "4002"),
  worker("PA204815A", "Haf Rowlands", "4003"),
  worker("RX415922A", "Lowri Evans", "4004"),
  worker("TW730066A", "Osian Tew", "4005"),
];
const july = [
  // One number, another name and job.
  worker("HT482913B", "Emmanuel Okafor", "4011"),
  // Two digits exchanged, another job.
  worker("KM660412A", "Ffion Bebb", "4012"),
  // A number put right: the payroll number is known.
  worker("SC938260A", "Haf Rowlands", "4003"),
  // Married since: the payroll number says who she is.
  worker("RX415922A", "Lowri Kowalska", "4004"),
  worker("TW730066A", "Osian Tew", "4005"),
];
let first = "";
let second = "";

beforeAll(async () => {
  mkdirSync(out);
  first = await run(put(0, 1, june));
  second = await run(put(1, 1, july));
});

describe("the month after", () => {
  test("June is paid", () => {
    expect(outcomes(first)).toEqual(june.map(({ niNumber }) => `${niNumber} payable`));
  });

  test("July is paid to the people of June and held for those who may be somebody else", () => {
    expect(outcomes(second)).toEqual([
      "HT482913B held",
      "KM660412A held",
      "SC938260A held",
      "RX415922A payable",
      "TW730066A payable",
    ]);
  });

  test("each is a case with its rule; the book tells the claim of a number, and nobody's name", () => {
    const lines = linesOf(second, "duplicates.csv");
    expect(
      lines.map((line) => [
        line["niNumber"],
        line["tier"],
        line["matchRule"],
        line["rowA"],
        line["keep"],
        line["surnameA"],
      ]),
    ).toEqual([
      ["HT482913B", "number-conflict", "one-number-two-names", "14", "none", ""],
      ["KM660412A", "probable", "number-slip", "15", "A", ""],
      ["SC938260A", "probable", "same-payroll-number", "", "none", ""],
    ]);
  });

  test("the first person of a number that changed its name is missing, and the other one joins", () => {
    const moved = linesOf(second, "movement.csv").filter(({ niNumber }) => niNumber === "HT482913");
    expect(moved.map((line) => [line["kind"], line["file"], line["amountBefore"], line["reasons"]])).toEqual([
      ["missing-person", "E8800-2022-06-1.csv", "299.60", "missing"],
      ["joiner", "E8800-2022-07-1.csv", "0.00", "number-of-another"],
    ]);
    const [employer] = linesOf(second, "movement.csv");
    expect(employer?.["reasons"]).toContain("number-of-another 1 0.00");
  });

  test("the batch comes out the same without the ledger", async () => {
    const { code } = await taliadHere(["verify", second]);
    expect(code).toBe(0);
  });
});

describe("a later version of the same return", () => {
  test("does not take its own payroll numbers and slips for somebody else's", async () => {
    const version = [
      worker("HT482913B", "Mair Jones", "4001"),
      worker("KM660142A", "Ffion Bebb", "4002"),
      worker("SC938260A", "Haf Rowlands", "4003"),
      worker("RX415922A", "Lowri Evans", "4004"),
      worker("TW730606A", "Osian Tew", "4005"),
    ];
    const other = join(place, "other");
    const again = (files: readonly string[]) => taliadHere(["run", ...files, "--out", other]);
    const before = batchOf(await again([put(0, 1, june)]));
    expect(outcomes(before)).toHaveLength(5);
    const after = batchOf(await again([put(0, 2, version)]));
    expect(outcomes(after)).toEqual(version.map(({ niNumber }) => `${niNumber} payable`));
  });
});

describe("GENUINE", () => {
  test("releases a row in the next batch, and the pair is not asked about again", async () => {
    const cases = linesOf(second, "duplicates.csv");
    const batch = second.split("/").at(-1) ?? "";
    const decision = (line: Readonly<Record<string, string>> | undefined, at: number) =>
      `${batch}-${line?.["case"]}-${at + 1},WFP,${line?.["niNumber"]},E8800,DUPLICATE_OUTCOME,,2022-08-01,2022-08-02,GENUINE,,Two people,Mair Llwyd,,,DOC-1`;
    const heading =
      "Case reference,Scheme,National Insurance number,Employer reference,Kind of decision,Refused by,Received,Decided,Outcome,Rule,Reasons,Decided by,First decided by,Approved by,Evidence reference";
    const path = join(place, "decisions.csv");
    writeFileSync(path, [heading, ...cases.map(decision)].join("\r\n") + "\r\n");
    await run(path);
    const third = await run(
      put(2, 1, [
        // What was held in July is due now: the first instalment of each, also of the second person of a number.
        worker("HT482913B", "Emmanuel Okafor", "4011", { instalmentNo: "1" }),
        worker("KM660412A", "Ffion Bebb", "4012", { instalmentNo: "1" }),
        worker("SC938260A", "Haf Rowlands", "4003", { instalmentNo: "1" }),
        worker("TW730066A", "Osian Tew", "4005"),
      ]),
    );
    expect(outcomes(third)).toEqual([
      "HT482913B payable",
      "KM660412A payable",
      "SC938260A payable",
      "TW730066A payable",
    ]);
    expect(linesOf(third, "duplicates.csv")).toEqual([]);
  });
});

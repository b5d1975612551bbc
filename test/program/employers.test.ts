// The council's list of employers: who is missing, whose return does not fit, who is paid under which number and written to in
// which language. It is no part of a batch.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import exceljs from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shipped } from "../law/shipped.ts";
import { as } from "./accounts.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const june = join(samples, "five-months", "2022-06");

const heading =
  "Employer reference,Council that pays,Name in English,Name in Welsh,Payee reference,Language of letters,Returns expected from,Returns expected until,Contact";

function list(name: string, rows: readonly string[]): string {
  const path = join(place, name);
  writeFileSync(path, [heading, ...rows, ""].join("\r\n"));
  return path;
}

let employers = "";
beforeAll(() => {
  employers = list("employers.csv", [
    "E0701,Gwynedd,Glaslyn Home,Cartref Glaslyn,S0701,Welsh,2022-06,,Siân <tâl@glaslyn.example>",
    "E0702,W06000009,Another Name,,S0702,English,,2022-05,",
    "E0703,Gwynedd,Plas Tegid,,,both,,,",
    "E0799,Ynys Môn,Gone Quiet,,S0799,English,2022-06,2022-06,payroll@quiet.example",
    "E0798,Powys,Not Yet,,S0798,English,2022-07,,",
  ]);
});

test("a run says who is missing, who is unknown, and whose name or month does not fit; the batch is the same as without it", async () => {
  const plain = await taliadHere(["run", june, "--out", join(place, "plain"), "--ledger", "none", "--json"]);
  const looked = await taliadHere([
    "run",
    june,
    "--out",
    out,
    "--employers",
    employers,
    "--preview",
    "--json",
  ]);
  const ended = await as("sian", () =>
    taliadHere(["run", june, "--out", out, "--employers", employers, "--json"]),
  );
  const told = JSON.parse(ended.stdout);
  expect(told.missingEmployers).toEqual(["E0799 W06000001"]);
  // Whom to ask for it.
  const asked = await taliadHere(["run", june, "--out", out, "--employers", employers, "--lang", "en"]);
  expect(asked.stdout.replaceAll(/\s+/g, " ")).toContain("E0799 W06000001 (payroll@quiet.example)");
  expect(ended.code).toBe(8);
  const doubts = told.employerDoubts.map(
    ({ kind, employerId }: Record<string, string>) => `${kind} ${employerId}`,
  );
  // One of the employers is paid by two councils.
  const unknown = ["unknown E0704", "unknown E0704"];
  expect(doubts.sort()).toEqual(["not-expected E0702", "other-name E0702", ...unknown]);
  // A name in either language is the employer's.
  expect(JSON.parse(looked.stdout)).toMatchObject({
    missingEmployers: told.missingEmployers,
    employerDoubts: told.employerDoubts,
  });
  expect(told.toPay).toBe(JSON.parse(plain.stdout).toPay);
  expect(existsSync(join(out, told.batch, "inputs", "employers.csv"))).toBe(false);
});

test("a payment list has their numbers, an advice their name and language; whom nobody can pay by number is named", async () => {
  const again = await taliadHere(["run", june, "--out", out]);
  const id = basename(batchOf(again));
  await as("owain", () => taliadHere(["approve", id, "--by", "Owain Prys", "--out", out]));
  const paid = await taliadHere(["pay", id, "--out", out, "--employers", employers]);
  expect(paid.code).toBe(3);
  for (const reference of ["WFP-W06000002-E0703-2022-06-01", "WFP-W06000023-E0704-2022-06-01"])
    expect(paid.stderr).toContain(reference);
  const lines = linesOf(join(out, `payments-${id}`), "payment-list.csv");
  expect(
    lines.map(({ employerId, payeeReference }) => `${employerId} ${payeeReference}`.trim()).sort(),
  ).toEqual(["E0701 S0701", "E0702 S0702", "E0703", "E0704", "E0704"].sort());
  const advice = (name: string): string =>
    readFileSync(join(out, `payments-${id}`, "remittances", `${name}.html`), "utf8");
  expect(advice("W06000002-E0701")).toContain('<html lang="cy">');
  expect(advice("W06000002-E0701")).toContain("Cartref Glaslyn");
  // It goes to whom the council writes to.
  expect(advice("W06000002-E0701")).toContain("I sylw: Siân &lt;tâl@glaslyn.example&gt;");
  expect(advice("W06000009-E0702")).not.toContain("For: ");
  expect(advice("W06000009-E0702")).toContain('<html lang="en">');
  expect(advice("W06000023-E0704")).toContain('id="cy"');
});

test("a form is filled in with the name and the council", async () => {
  const form = join(place, "form.xlsx");
  const words = ["template", "wfp-return", "--employer", "E0799", "--employers", employers, "--lang", "en"];
  expect((await taliadHere([...words, "--out", form])).code).toBe(0);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(form);
  const cover: string[] = [];
  workbook.worksheets[1]?.eachRow((row) => cover.push(String(row.getCell(2).value)));
  expect(cover).toEqual(expect.arrayContaining(["E0799", "Gone Quiet"]));
  expect(cover.some((value) => /Anglesey|W06000001/.test(value))).toBe(true);
});

test.for([
  { why: "another form", rows: undefined, says: "not as a list of employers" },
  {
    why: "an employer and a council twice",
    rows: ["E1,Gwynedd,A,,,,,,", "E1,W06000002,B,,,,,,"],
    says: "Row 3",
  },
  { why: "a council that there is not", rows: ["E1,Gwyneth,A,,,,,,"], says: "row 2" },
  { why: "no name", rows: ["E1,Gwynedd,,,,,,,"], says: "row 2" },
])("a list is not used with a fault: $why", async ({ rows, says }) => {
  const path = rows === undefined ? join(june, "plas-tegid.csv") : list("faulty.csv", rows);
  const ended = await taliadHere(["run", june, "--out", join(place, "none"), "--employers", path]);
  expect(ended.code).toBe(64);
  expect(ended.stderr.toLowerCase()).toContain(says.toLowerCase());
  expect(existsSync(join(place, "none", "ledger.sqlite"))).toBe(false);
});

test("its councils are those of the law, and its examples can be read", async () => {
  const layout = shipped.layouts.get("employers");
  const councils = layout?.columns.find(({ key }) => key === "employerCouncil")?.values ?? [];
  expect(councils.map(({ code, en, cy }) => ({ code, en, cy }))).toEqual(
    shipped.councils.map(({ code, en, cy }) => ({ code, en, cy })),
  );
  const columns = layout?.columns ?? [];
  const path = join(place, "examples.csv");
  const row = (cells: readonly (string | undefined)[]): string => cells.map((cell) => `"${cell}"`).join(",");
  writeFileSync(
    path,
    `${row(columns.map(({ headings }) => headings.cy))}\r\n${row(columns.map(({ example }) => example))}\r\n`,
  );
  const looked = await taliadHere(["run", june, "--employers", path, "--preview", "--json"]);
  expect(JSON.parse(looked.stdout).missingEmployers).toEqual(["E0102 W06000002"]);
});

// The form that the program writes is filled in, saved, sent and accepted; the next month's form knows who is still
// there; and nothing that is there already is written over.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { linesOf, sha256 } from "./batch-folder.ts";
import { filledIn, fillIn, monthOf } from "./fill-in.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

async function template(words: readonly string[]): Promise<string> {
  const ended = await taliadHere(["template", ...words, "--json"], { cwd: place });
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  const { file } = JSON.parse(ended.stdout) as { readonly file: string };
  return join(place, file);
}

describe.for(["en", "cy"] as const)("in %s", (language) => {
  test.for(filledIn)("the form of %s comes back without one problem", async (layout) => {
    const month = monthOf(layout);
    const cover = ["--employer", "E0104", "--council", "W06000002", "--period", month];
    const path = await template([
      layout,
      ...cover,
      "--lang",
      language,
      "--out",
      `${layout}-${language}.xlsx`,
    ]);
    await fillIn(path, layout, language);
    const { stdout } = await taliadHere(["check", path, "--json", "--lang", "en"]);
    const { problems } = JSON.parse(stdout) as {
      readonly problems: readonly {
        readonly code: string;
        readonly severity: string;
        readonly file: string;
      }[];
    };
    const ofTheFile = problems.filter(({ file, severity }) => file !== "" && severity !== "info");
    expect(ofTheFile).toEqual([]);
  });
});

test("the next month's form knows the people who are still there, and leaves the month's cells blank", async () => {
  const out = join(place, "out");
  const ended = await taliadHere(
    ["run", "samples/first-month/01-cartref-mon.csv", "--out", out, "--fail-on", "never"],
    {
      cwd: join(import.meta.dirname, "../.."),
    },
  );
  const batch = batchOf(ended);
  const path = join(place, "next.xlsx");
  const written = await taliadHere([
    "template",
    "wfp-return",
    "--from",
    batch,
    "--lang",
    "en",
    "--out",
    path,
  ]);
  expect(written, written.stderr).toMatchObject({ code: 0 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [, cover, form] = workbook.worksheets;
  const lines = linesOf(batch, "decisions.csv");
  const texts = (row: number) => {
    const cells: string[] = [];
    form?.getRow(row).eachCell({ includeEmpty: true }, (cell) => cells.push(String(cell.value ?? "")));
    return cells;
  };
  const headings = texts(1).map((text) => text.replace(/ \*$/, ""));
  const first = texts(2);
  const cell = (heading: string) => first[headings.indexOf(heading)];
  expect(cell("Surname")).toBe(lines[0]?.["surname"]);
  expect(cell("Gross amount paid this month") ?? "").toBe("");
  expect(cell("Pay date") ?? "").toBe("");
  const said = new Map<string, string>();
  cover?.eachRow((row) => said.set(String(row.getCell(1).value), String(row.getCell(2).value)));
  expect(said.get("Period (year and month) *")).toBe("July 2022");
  expect(said.get("Employer reference *")).toBe(lines[0]?.["employerId"]);
});

test("a form is the same bytes every time, and never written over another file", async () => {
  const [first, second] = [join(place, "a.xlsx"), join(place, "b.xlsx")];
  for (const path of [first, second]) await taliadHere(["template", "wfp-return", "--out", path]);
  expect(sha256(readFileSync(first))).toBe(sha256(readFileSync(second)));
  writeFileSync(first, "mine");
  expect(await taliadHere(["template", "wfp-return", "--out", first])).toMatchObject({ code: 64 });
  expect(readFileSync(first, "utf8")).toBe("mine");
});

test("a form, month or council that does not exist is named with those that do", async () => {
  expect((await taliadHere(["template", "wfp"])).stderr).toContain("wfp-return");
  expect((await taliadHere(["template", "wfp-return", "--period", "June"])).stderr).toContain("2022-06");
  expect((await taliadHere(["template", "wfp-return", "--council", "W1"])).stderr).toContain("W06000001");
});

test("the guide is written as one page", async () => {
  const path = join(place, "guide.html");
  expect(await taliadHere(["guide", "--out", path])).toMatchObject({ code: 0 });
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toMatch(/^<!DOCTYPE html>/);
});

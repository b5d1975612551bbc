// Workbook, page and letters of a stored batch made anew: in the other language, and with how the batch stands now. The batch's
// own folder stays as it was to the last byte.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as } from "./accounts.ts";
import { filesBelow } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const out = folder();
afterAll(() => rmSync(out, { recursive: true }));
let batch = "";
let id = "";
beforeAll(async () => {
  const words = ["run", join(samples, "welsh-return"), "--out", out, "--lang", "en", "--on", "2022-07-05"];
  batch = batchOf(await as("sian", () => taliadHere(words)));
  id = basename(batch);
});

const again = (more: readonly string[]) => taliadHere(["report", id, "--out", out, ...more]);

test("the page, the workbook and the letters speak the language that is asked for; the batch stays as it was", async () => {
  const before = filesBelow(batch);
  expect(await again(["--lang", "cy"])).toMatchObject({ code: 0, stderr: "" });
  const made = join(out, "reports", `${id}-cy`);
  const page = readFileSync(join(made, "report.html"), "utf8");
  expect(page).toContain('<html lang="cy">');
  expect(page).toContain(id);
  expect(readFileSync(join(batch, "report.html"), "utf8")).toContain('<html lang="en">');
  const letters = readdirSync(join(made, "returns"), { recursive: true, encoding: "utf8" });
  expect(letters.length).toBeGreaterThan(1);
  for (const name of letters.filter((one) => one.endsWith(".html")))
    expect(readFileSync(join(made, "returns", name), "utf8"), name).toContain('<html lang="cy">');
  expect(filesBelow(batch)).toEqual(before);
  // Every link of the page leads to a file.
  const links = [...page.matchAll(/href="(\.[^"#]*)"/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) expect(existsSync(join(made, link)), link).toBe(true);
});

test("the same language comes to the same bytes while nothing was done to the batch but preparing it", async () => {
  const to = join(out, "elsewhere", "en");
  expect(await again(["--lang", "en", "--ledger", "none", "--to", to])).toMatchObject({ code: 0 });
  const place = (name: string): Buffer => readFileSync(join(to, name));
  expect(place("report.xlsx").equals(readFileSync(join(batch, "report.xlsx")))).toBe(true);
  const links = String(place("report.html")).replaceAll(`../../${id}/`, "./");
  expect(links).toBe(readFileSync(join(batch, "report.html"), "utf8"));
  // Never over what is there.
  expect(await again(["--lang", "en", "--to", to])).toMatchObject({ code: 64 });
});

test("it says how the batch stands: who prepared and who approved, on the page and in the workbook's first notes", async () => {
  const page = async (): Promise<string> => {
    expect(await again(["--lang", "en"])).toMatchObject({ code: 0 });
    return readFileSync(join(out, "reports", `${id}-en`, "report.html"), "utf8");
  };
  const first = await page();
  expect(first).toContain("account sian");
  expect(first).toContain(`taliad approve ${id}`);
  const words = ["approve", id, "--by", "Owain Prys", "--out", out, "--on", "2022-07-06"];
  expect(await as("owain", () => taliadHere(words))).toMatchObject({ code: 0 });
  const second = await page();
  expect(second).toContain("Owain Prys, account owain, 6 July 2022");
  expect(second).not.toContain(`taliad approve ${id}`);
  expect(second).toContain(`taliad pay ${id}`);
});

test("nothing is shown of a folder that no longer comes to its tables", async () => {
  const sent = join(batch, "inputs");
  const [name = ""] = readdirSync(sent);
  const whole = readFileSync(join(sent, name), "utf8");
  writeFileSync(join(sent, name), whole.replace("299.60", "299.61"));
  const before = readdirSync(join(out, "reports"));
  const ended = await again(["--lang", "both"]);
  writeFileSync(join(sent, name), whole);
  expect(ended.code).toBe(7);
  expect(readdirSync(join(out, "reports"))).toEqual(before);
  expect(readdirSync(dirname(batch)).filter((one) => one.startsWith(".staging"))).toEqual([]);
});

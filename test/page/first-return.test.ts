// An employer who knows nothing but the form: it is filled in with a slip, saved by LibreOffice, checked in check.html, put right as
// the page says, saved again, checked again, and accepted at the first run; each form, in English and in Welsh.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";
import { writePage } from "../../.ci/page.ts";
import { shipped } from "../law/shipped.ts";
import { filledIn, fillIn, monthOf } from "../program/fill-in.ts";
import { folder, taliadHere } from "../program/program.ts";
import { chromium, type OpenPage, openPage } from "./chromium.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));

const office = spawnSync("soffice", ["--version"]).status === 0;
const missing = chromium === undefined ? "Chromium" : office ? undefined : "LibreOffice";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so no form was filled in and checked.`);

const forms = filledIn.flatMap((layout) => (["en", "cy"] as const).map((language) => ({ layout, language })));
const slip = "QQ 12 34 56";

/** The cell of the form that holds somebody's number; in a form of no people the first one. */
async function numberCell(path: string, layout: string, write: (before: ExcelJS.CellValue) => string) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const columns = (shipped.layouts.get(layout)?.columns ?? []).filter(({ refused }) => refused !== true);
  const at = Math.max(
    0,
    columns.findIndex(({ key }) => key === "niNumber" || key === "payrollRef"),
  );
  const cell = workbook.worksheets[2]?.getCell(2, at + 1);
  if (cell === undefined) throw new Error("the form has its rows");
  const before = cell.value;
  cell.value = write(before);
  await workbook.xlsx.writeFile(path);
  return { address: cell.address, kind: columns[at]?.kind, before };
}

/** Opened and saved by LibreOffice, all at once. */
function savedByOffice(paths: readonly string[], into: string): readonly string[] {
  mkdirSync(into);
  const own = `-env:UserInstallation=file://${join(place, "office")}`;
  spawnSync("soffice", [own, "--headless", "--convert-to", "xlsx", "--outdir", into, ...paths], {
    stdio: "ignore",
  });
  const saved = paths.map((path) => join(into, basename(path)));
  expect(saved.filter((path) => !existsSync(path))).toEqual([]);
  return saved;
}

/** What the page says of one file: its state, and the text of what is to be put right. */
async function check(
  page: OpenPage,
  path: string,
): Promise<{ readonly ok: boolean; readonly findings: string }> {
  await page.run(`document.querySelector("[data-do=clear]").click()`);
  await page.choose("files", [path]);
  return page.run(`new Promise((resolve) => {
    const state = document.getElementById("state");
    const told = () => ({
      ok: state.classList.contains("ok"),
      findings: document.querySelector('[aria-labelledby="findings-heading"]').textContent,
    });
    const look = () => /ok|bad/.test(state.className) ? resolve(told()) : setTimeout(look, 10);
    look();
  })`);
}

test.skipIf(missing !== undefined)(
  "every form, in both languages, is accepted at the first run",
  async () => {
    const html = join(place, "check.html");
    await writePage(html);
    const page = await openPage(html, place);
    try {
      const filled = [];
      for (const { layout, language } of forms) {
        const path = join(place, `${layout}-${language}.xlsx`);
        const cover = ["--employer", "E0104", "--council", "W06000002", "--period", monthOf(layout)];
        const words = ["template", layout, ...cover, "--lang", language, "--out", path];
        expect(await taliadHere(words)).toMatchObject({ code: 0 });
        await fillIn(path, layout, language, "worked out when opened");
        filled.push({ layout, path, ...(await numberCell(path, layout, () => slip)) });
      }
      const first = savedByOffice(
        filled.map(({ path }) => path),
        join(place, "first"),
      );
      for (const [at, { kind, address }] of filled.entries()) {
        const { ok, findings } = await check(page, first[at] ?? "");
        // A reference may be anything; a National Insurance number may not, nor what is chosen from a list.
        if (kind !== "identifier") expect(findings).toContain(address);
        expect(ok, first[at]).toBe(kind === "identifier");
      }
      for (const { path, layout, before } of filled) await numberCell(path, layout, () => String(before));
      const second = savedByOffice(
        filled.map(({ path }) => path),
        join(place, "second"),
      );
      for (const path of second) {
        expect(await check(page, path), path).toMatchObject({ ok: true });
        const words = [
          "run",
          path,
          "--ledger",
          "none",
          "--out",
          join(place, "out"),
          "--json",
          "--fail-on",
          "never",
        ];
        const { files } = JSON.parse((await taliadHere(words)).stdout);
        expect(files[0]?.status, path).toMatch(/^accepted/);
      }
    } finally {
      await page.close();
    }
  },
);

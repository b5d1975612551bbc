// check.html in Chromium with the network off: what it says of every sample is what the command line says, byte for byte; it is
// quick, can be used without a mouse, in both languages, on a telephone and on paper; and no request leaves it.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writePage } from "../../.ci/page.ts";
import { batchOf, folder, root, samples, taliadHere } from "../program/program.ts";
import { chromium, type OpenPage, openPage } from "./chromium.ts";

const place = folder();
const axe = join(root, "node_modules/axe-core/axe.min.js");
const missing = chromium === undefined ? "Chromium" : existsSync(axe) ? undefined : "axe-core";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so check.html was not opened.`);

let page: OpenPage;
beforeAll(async () => {
  if (missing !== undefined) return;
  const path = join(place, "check.html");
  await writePage(path);
  page = await openPage(path, place);
});
afterAll(async () => {
  if (missing === undefined) await page.close();
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
});

const endings = /\.(csv|tsv|txt|xlsx|xlsm|xls|ods)$/i;

/** The files of a folder that a run takes. */
function filesIn(path: string): readonly string[] {
  return readdirSync(path)
    .filter((name) => endings.test(name) && !name.startsWith(".") && !name.startsWith("~$"))
    .map((name) => join(path, name));
}

const stories = [
  samples,
  ...readdirSync(samples, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(entry.parentPath, entry.name)] : [],
  ),
].filter((path) => filesIn(path).length > 0);

/** Takes out what was chosen, chooses these files, and waits for what the page says of them. */
async function check(paths: readonly string[]): Promise<string> {
  await page.run(`document.querySelector("[data-do=clear]").click()`);
  await page.choose("files", paths);
  return page.run(`new Promise((resolve) => {
    const state = document.getElementById("state");
    const look = () => /ok|bad/.test(state.className) ? resolve(state.textContent) : setTimeout(look, 10);
    look();
  })`);
}

/** What a button would save; the browser's own saving takes a second each time, and has a test of its own. */
async function given(selector: string): Promise<Buffer> {
  const url = await page.run<string>(`new Promise((resolve) => {
    const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = () => { HTMLAnchorElement.prototype.click = click; };
    document.querySelector(${JSON.stringify(selector)}).click();
  })`);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

describe.skipIf(missing !== undefined)("check.html", () => {
  test.for(
    stories.map((path) => relative(samples, path)),
  )("%s: problems and decisions are those of the command line, byte for byte", async (story) => {
    const from = join(samples, story);
    const out = join(place, "out");
    const words = ["run", from, "--ledger", "none", "--out", out, "--fail-on", "never"];
    const batch = batchOf(await taliadHere(words));
    await check(filesIn(from));
    for (const table of ["problems", "decisions"]) {
      const ours = readFileSync(join(batch, `${table}.csv`));
      expect(ours.length).toBeGreaterThan(80);
      const button = `[data-what="${table}"]`;
      const there = await page.run<boolean>(`document.querySelector('${button}') !== null`);
      // Files that hold no claims have no row to show.
      if (!there) expect(ours.toString().trim().split("\n")).toHaveLength(1);
      else expect((await given(button)).equals(ours), table).toBe(true);
    }
  });

  test("no request leaves it, and its policy allows none", async () => {
    await check(filesIn(join(samples, "first-month")));
    const others = page.requests.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:"));
    expect(others).toEqual([]);
    expect(page.requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
    // Nothing of the page itself is refused by its own policy.
    expect(page.refused).toEqual([]);
    const tried = await page.run<string>(`fetch("https://example.org/").then(() => "sent", () => "refused")`);
    expect(tried).toBe("refused");
    expect(page.refused.join()).toContain("default-src 'none'");
    page.refused.splice(0);
  });
});

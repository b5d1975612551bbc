// An officer at the desk: goes where the page leads, clicks what it shows, fills in what it asks for; every click is counted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { OpenPage } from "../page/chromium.ts";
import { root } from "../program/program.ts";

export type Officer = {
  readonly page: OpenPage;
  /** Clicks so far. */
  readonly clicks: () => number;
  /** Clicks what the selector finds first and waits for the next page. */
  readonly go: (selector: string) => Promise<void>;
  /** Clicks without a page to follow: a box, a part that opens. */
  readonly tick: (selector: string) => Promise<void>;
  readonly fill: (fields: Readonly<Record<string, string>>) => Promise<void>;
  /** Waits until an expression holds, on whatever page is there then. */
  readonly until: (expression: string) => Promise<void>;
  readonly text: () => Promise<string>;
  readonly path: () => Promise<string>;
  /** Presses the tabulator until the part has the focus. */
  readonly tabTo: (selector: string) => Promise<void>;
  /** Chooses files and adds them; waits until each has its state. */
  readonly add: (paths: readonly string[]) => Promise<void>;
  /** Runs the files that wait, after a look at what would change; gives the batch. */
  readonly run: () => Promise<string>;
  /** Axe finds nothing, nothing is too wide on a telephone and on a screen, the language is the page's. */
  readonly look: (state: string) => Promise<void>;
};

const axe = join(root, "node_modules/axe-core/axe.min.js");
const patience = 240_000;

/** `careful`: looks at what would change before each run, and at each page on a screen as well as on a telephone. */
export function officerAt(page: OpenPage, language: "en" | "cy", careful: boolean): Officer {
  let clicks = 0;
  const until = async (expression: string): Promise<void> => {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      // The page may go while it is asked.
      if (await page.run<boolean>(expression).catch(() => false)) return;
      await pause(30);
    }
    throw new Error(`never: ${expression}\n${await page.run<string>("document.body.innerText")}`);
  };
  const go = async (selector: string): Promise<void> => {
    clicks += 1;
    await page.next(() => page.click(selector));
  };
  const here = `document.readyState === "complete"`;
  // As long as something is read the page says how many are left, and comes again every second.
  const read = `${here} && !/: \\d+\\. (This page|Mae)/.test(document.querySelector('#waiting + p')?.textContent ?? "1")`;
  return {
    page,
    clicks: () => clicks,
    go,
    async tick(selector) {
      clicks += 1;
      await page.click(selector);
    },
    async fill(fields) {
      for (const [id, value] of Object.entries(fields))
        await page.run(`document.getElementById(${JSON.stringify(id)}).value = ${JSON.stringify(value)}`);
    },
    until,
    text: () => page.run<string>("document.body.innerText"),
    path: () => page.run<string>("location.pathname"),
    async tabTo(selector) {
      for (let times = 0; times < 60; times += 1) {
        await page.press("Tab");
        if (await page.run<boolean>(`document.activeElement.matches('${selector}')`)) return;
      }
      throw new Error(`no tabulator leads to ${selector}`);
    },
    async add(paths) {
      // A page that comes again would lose what was chosen in it.
      await until(read);
      await page.choose("files", paths);
      await go(`form[action$="/upload"] button`);
      await until(`${read} && document.querySelectorAll('[name=remove]').length > 0`);
    },
    async run() {
      if (careful || clicks < 3) {
        await go(`form[action$="/preview"] button`);
        await until(
          `${here} && document.querySelector('form[action$="/run"] button') !== null && location.pathname.includes("/job/")`,
        );
      }
      await go(`form[action$="/run"] button`);
      const link = `main a[href*="/batch/"]`;
      const there = `location.pathname.includes("/batch/")`;
      await until(`${here} && (${there} || document.querySelector('${link}') !== null)`);
      if (!(await page.run<boolean>(there))) await go(link);
      return (await page.run<string>("location.pathname")).split("/").at(-1) ?? "";
    },
    async look(state) {
      expect(await page.run("document.documentElement.lang"), state).toBe(language);
      // Nobody stands on the tab of a browser.
      expect(await page.run("document.title"), state).not.toMatch(/[.]csv|[A-Z]{2}\d{6}|glaslyn|Gwenno|Llio/);
      const ids = await page.run<readonly string[]>(
        `[...document.querySelectorAll("[id]")].map(({ id }) => id)`,
      );
      expect(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        state,
      ).toEqual([]);
      await page.scripts(true);
      await page.run(readFileSync(axe, "utf8") + ";1");
      for (const width of [320, 1_300]) {
        await page.width(width);
        const judged = careful || width === 320;
        const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.run(wide), `${state} ${width}`).toBe(0);
        const scrolled = `[...document.querySelectorAll(".wrap")].some((one) => one.scrollWidth > one.clientWidth)`;
        expect(await page.run(scrolled), `${state} ${width}`).toBe(false);
        if (!judged) continue;
        const found = await page.run<
          readonly unknown[]
        >(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
          violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]))`);
        expect(found, `${state} ${width}`).toEqual([]);
      }
      await page.scripts(false);
    },
  };
}

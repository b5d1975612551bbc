// Looks at pages in one Chromium with axe-core, each at a width. Where there is no Chromium, or no axe-core, `missing` says so.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, openPage } from "../../page/chromium.ts";
import { root } from "../../program/program.ts";

const axe = join(root, "node_modules/axe-core/axe.min.js");
export const missing = chromium === undefined ? "Chromium" : existsSync(axe) ? undefined : "axe-core";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so no page was looked at by axe.`);

type Looked = { readonly violations: readonly unknown[]; readonly passes: number; readonly wide: number };

export type Looker = {
  /** What axe says of the page, and by how many pixels it is wider than the window. */
  readonly looked: (html: string, width: number) => Promise<Looked>;
  /** How rows and sums of its tables are laid out on A4, and by how many pixels it is wider than the sheet. */
  readonly onPaper: (html: string) => Promise<{ readonly laidOut: readonly string[]; readonly wide: number }>;
  readonly close: () => Promise<void>;
};

/** Pixels of the width of A4 between its margins. */
const sheet = 703;

/** `place` is a folder to work in. */
export async function openLooker(place: string): Promise<Looker> {
  const empty = join(place, "empty.html");
  writeFileSync(empty, "<!DOCTYPE html><title>-</title><body></body>");
  const page = await openPage(empty, place);
  return {
    async looked(html, width) {
      // The page forbids scripts; axe is one.
      const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
      const inner = open.replace("</body>", () => `<script>${readFileSync(axe, "utf8")}</script></body>`);
      await page.width(width + 40);
      // A window has a least width; a frame has none.
      return page.run<Looked>(`new Promise((resolve, reject) => {
        const frame = document.createElement("iframe");
        frame.style = "width:${width}px;height:2000px;border:0";
        frame.srcdoc = ${JSON.stringify(inner)};
        frame.onload = () => frame.contentWindow.axe.run(frame.contentDocument, { resultTypes: ["violations"] }).then(({ violations, passes }) => {
          const said = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))]);
          const { scrollWidth, clientWidth } = frame.contentDocument.documentElement;
          frame.remove();
          resolve({ violations: said, passes: passes.length, wide: scrollWidth - clientWidth });
        }, reject);
        document.body.append(frame);
      })`);
    },
    async onPaper(html) {
      await page.width(sheet + 40);
      await page.media("print");
      const found = await page.run<{
        readonly laidOut: readonly string[];
        readonly wide: number;
      }>(`new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.style = "width:${sheet}px;height:1000px;border:0";
        frame.srcdoc = ${JSON.stringify(html)};
        frame.onload = () => {
          const own = frame.contentDocument;
          const all = [...own.querySelectorAll("table tr, table tfoot")];
          const laidOut = [...new Set(all.map((one) => one.localName + " " + frame.contentWindow.getComputedStyle(one).display))];
          const { scrollWidth, clientWidth } = own.documentElement;
          frame.remove();
          resolve({ laidOut: laidOut.sort(), wide: scrollWidth - clientWidth });
        };
        document.body.append(frame);
      })`);
      await page.media("screen");
      return found;
    },
    close: page.close,
  };
}

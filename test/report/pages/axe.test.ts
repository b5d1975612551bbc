// The officer's page in a browser: axe finds nothing to object to, and nothing has to be scrolled sideways, on a telephone
// and on a desk. Where there is no Chromium, or no axe-core, the test says so and is left out.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { escaped } from "../../../src/report/pages/html.ts";
import { reportPage } from "../../../src/report/pages/report.ts";
import { shipped } from "../../law/shipped.ts";
import { folder, root } from "../../program/program.ts";
import { batch, prepared } from "../example.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const axe = join(root, "node_modules/axe-core/axe.min.js");
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
const missing = chromium === undefined ? "Chromium" : existsSync(axe) ? undefined : "axe-core";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so no page was looked at by axe.`);

const month: Parameters<typeof reportPage>[0]["movement"][number] = {
  ...{ kind: "employer", scheme: "social-care-payment-2022", employerId: "E1", laCode: "W06000015" },
  period: batch.files[0]?.period ?? (0 as never),
  ...{ niNumber: "", file: "", row: 0, batch: "", peopleBefore: 4, people: 3, joiners: 1, leavers: 1 },
  ...{ missing: 1, amountBefore: pence(119_840), amount: pence(89_880), difference: pence(-29_960) },
  ...{ varies: true, reasons: "first-instalment 1 299.60; finished 1 -299.60; missing 1 -299.60" },
};
const text = reportPage({
  batch: { ...batch, ledger: "posted" },
  law: shipped,
  languages: ["en", "cy"],
  movement: [month, { ...month, kind: "missing-employer", employerId: "E9" }],
  state: prepared,
  beside: "./",
});

type Looked = { readonly violations: readonly unknown[]; readonly passes: number; readonly wide: number };

/** What axe says of the page, and by how many pixels it is wider than the window. */
function looked(html: string, width: number): Looked {
  const path = join(place, `${width}.html`);
  // The page forbids scripts; axe is one.
  const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const run = `axe.run(document).then(({violations, passes}) => {
    const said = violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html.slice(0, 120))]);
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    parent.document.body.textContent = "LOOKED" + btoa(encodeURIComponent(JSON.stringify({violations: said, passes: passes.length, wide}))) + "END";
  });`;
  const inner = open.replace(
    "</body>",
    () => `<script>${readFileSync(axe, "utf8")}</script><script>${run}</script></body>`,
  );
  // A window has a least width; a frame has none.
  const frame = `<iframe srcdoc="${escaped(inner)}" style="width:${width}px;height:2000px;border:0"></iframe>`;
  writeFileSync(path, `<!DOCTYPE html><body>${frame}</body>`);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-quic"];
  const ended = spawnSync(
    chromium ?? "",
    [
      ...flags,
      ...quiet,
      `--user-data-dir=${join(place, `profile-${width}`)}`,
      `--window-size=${width + 40},2000`,
    ].concat("--virtual-time-budget=20000", "--dump-dom", `file://${path}`),
    { encoding: "utf8", timeout: 60_000, maxBuffer: 64 << 20 },
  );
  const found = /LOOKED([\w+/=]+)END/.exec(ended.stdout)?.[1];
  if (found === undefined) throw new Error(`axe has not come to its end: ${ended.stderr.slice(-400)}`);
  // Our own words, two lines above.
  return JSON.parse(decodeURIComponent(Buffer.from(found, "base64").toString())) as Looked;
}

test.skipIf(missing !== undefined).for([320, 800, 1400])(
  "%i pixels wide: axe finds nothing, and nothing is wider than the window",
  { timeout: 120_000 },
  (width) => {
    const { violations, passes, wide } = looked(text, width);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(20);
    expect(wide).toBe(0);
  },
);

test.skipIf(missing !== undefined)("a page with too little contrast is found", { timeout: 120_000 }, () => {
  const pale = text.replace("--soft:#47534f", "--soft:#c9cfcd");
  expect(JSON.stringify(looked(pale, 801).violations)).toContain("color-contrast");
});

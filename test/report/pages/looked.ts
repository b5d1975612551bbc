// Looks at a page in Chromium with axe-core, at a width. Where there is no Chromium, or no axe-core, `missing` says so.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escaped } from "../../../src/report/pages/html.ts";
import { root } from "../../program/program.ts";

const axe = join(root, "node_modules/axe-core/axe.min.js");
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
export const missing = chromium === undefined ? "Chromium" : existsSync(axe) ? undefined : "axe-core";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so no page was looked at by axe.`);

type Looked = { readonly violations: readonly unknown[]; readonly passes: number; readonly wide: number };

/** What axe says of the page, and by how many pixels it is wider than the window. `place` is a folder to work in. */
export function looked(html: string, width: number, place: string): Looked {
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

// Makes check.html: the checker for an employer's own browser, one file with the program and the law inside. `npm run page`
// writes it to dist/check.html; the build does the same, so that every release has it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { checkerFile } from "../src/batch/publish/checker-file.ts";
import { readPrograms } from "../src/batch/read/programs.ts";
import { shippedSchemas } from "./law-content.ts";
import { notices } from "./notices.ts";

const root = resolve(import.meta.dirname, "..");
const here = (name: string): string => join(root, "src/page/node", `${name}.ts`);

/** What stands in a browser in the place of Node's own; the rest of Node is never reached. */
const platform: Readonly<Record<string, string>> = {
  "node:buffer": here("buffer"),
  "node:crypto": here("crypto"),
  "node:fs": here("fs"),
  "node:path": here("path"),
  "node:zlib": here("zlib"),
  "node:module": here("elsewhere"),
  "node:os": here("elsewhere"),
  "node:stream": here("elsewhere"),
  "node:v8": here("elsewhere"),
  "node:worker_threads": here("elsewhere"),
  "exceljs/lib/stream/xlsx/workbook-writer.js": here("elsewhere"),
};

/** The packages that are inside, whose terms ask to be named. */
const packages = ["csv-parse", "csv-stringify", "zod"];

async function script(): Promise<string> {
  const bundle = await rolldown({
    input: join(root, "src/page/view/entry.ts"),
    platform: "browser",
    resolve: { alias: platform },
    plugins: [
      {
        name: "the browser's own packer",
        resolveId: (id: string) => (id.endsWith("/deflate.ts") ? here("deflate") : null),
      },
    ],
    transform: {
      inject: { Buffer: [here("buffer"), "Buffer"] },
      define: { "process.env": "{}", "import.meta.url": JSON.stringify("page:check.ts") },
    },
    onLog(_level, log) {
      throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: "iife", minify: true, codeSplitting: false });
  const [chunk] = output;
  // Nothing in the script may end the element that it stands in.
  return chunk.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/** Writes the page. */
export async function writePage(path: string): Promise<void> {
  const program = {
    script: await script(),
    notices: notices(packages.map((name) => join(root, "node_modules", name))).replaceAll("--", "- -"),
  };
  const page = checkerFile(shippedSchemas(), {}, readPrograms(join(root, "schemas")), program);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
}

if (import.meta.main) await writePage(join(root, "dist/check.html"));

// The program of the package in few files: a start that looks for 400 modules one by one takes a third longer. Packages are
// inside for the same reason (zod alone is 120 modules, most of them other languages' words); which ones, and their terms, stand
// beside it. Each file of src that asks where it stands is told the place that it would have by itself, so that what is looked
// for from there (a worker, the law, a cache) is found (test/build.test.ts runs all of it). They are scripts, not modules, because of
// these alone all compiled code can be kept between runs (kept-code.ts).
import { globSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type RolldownOutput, rolldown } from "rolldown";
import { shippedSchemas } from "./law-content.ts";
import { notices } from "./notices.ts";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");
const own = "import.meta.url";
const mark = /"taliad-place:([^"]+)"/g;

/** What is run or imported, and what a thread of its own begins with. */
const entries = ["cli.ts", "library/index.ts", ...globSync("**/*worker.ts", { cwd: source }).sort()];

const noArchiver = join(root, "no-archiver.cjs");

/** A package that asks for others of its own while it runs, and is only needed for a shared ledger. */
const outside = ["pg"];

/** What is loaded together stands together: what an answer without a session needs, and what a run needs beside it. */
const groups = [
  // Loaded before compiled code is looked for.
  { name: "exit-codes", test: /src\/commands\/exit-codes\.ts$/ },
  { name: "start", test: /src\/(main|commands\/(index|help|texts))\.ts$/ },
  { name: "run", test: /src\/commands\/(understand|open-session|work\/run)\.ts$/ },
];

/** Writes it into a folder: each entry at its own place, what they share beside them, and the terms of the packages inside. */
export async function writeProgram(folder: string): Promise<void> {
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.ts$/, ""), join(source, entry)])),
    platform: "node",
    // What is loaded together is no mistake.
    checks: { ineffectiveDynamicImport: false, emptyImportMeta: false },
    external: [/^node:/, ...outside],
    plugins: [
      {
        // exceljs makes one with every workbook; what it writes our own packs (src/io/xlsx/own-packer.ts).
        name: "no packer but ours",
        resolveId: (id: string) => (id === "archiver" ? noArchiver : null),
        load: (id: string) =>
          id === noArchiver ? "module.exports = () => ({ pipe() {}, append() {}, unpipe() {} });" : null,
      },
      {
        name: "the law was checked here",
        load(id: string) {
          if (id !== join(source, "batch/read/shaped-law.ts")) return null;
          const shaped = shippedSchemas().files.map(({ path, sha256 }) => `${path} ${sha256}`);
          return { code: `export const shapedLaw = new Set(${JSON.stringify(shaped)});`, moduleType: "js" };
        },
      },
      {
        name: "each file's own place",
        transform(code: string, id: string) {
          if (!id.startsWith(source) || !code.includes(own)) return null;
          const place = relative(source, id).replaceAll("\\", "/").replace(/\.ts$/, ".js");
          return code.replaceAll(own, `"taliad-place:${place}"`);
        },
        renderChunk(code: string, { fileName }: { readonly fileName: string }) {
          const from = dirname(fileName);
          return code.replace(mark, (_, place: string) => {
            const path = relative(from, place).replaceAll("\\", "/");
            return `new URL(${JSON.stringify(path)}, require("node:url").pathToFileURL(__filename)).href`;
          });
        },
      },
    ],
    onLog(_level, log) {
      throw new Error(log.message);
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "parts/[name].cjs",
    codeSplitting: { groups },
  });
  await writeStarts(folder, output);
  const modules = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
  const packages = modules.flatMap((id) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  writeFileSync(join(folder, "NOTICES.txt"), `${notices([...new Set(packages)].sort())}\n`);
}

/** What stands at the place of each entry, and the parts as kept-code.ts reads them. */
async function writeStarts(folder: string, output: RolldownOutput["output"]): Promise<void> {
  const loader = await rolldown({ input: join(import.meta.dirname, "kept-code.ts"), platform: "node" });
  await loader.write({ dir: folder, format: "esm", entryFileNames: "[name].js" });
  for (const part of output) {
    if (part.type !== "chunk") continue;
    const code = part.code.replace(/^#!.*/, "").replaceAll(/\bimport\(/g, "importing(");
    writeFileSync(join(folder, part.fileName), inAscii(code, part.fileName));
    if (!part.isEntry) continue;
    const name = part.fileName.replace(/\.cjs$/, "");
    writeFileSync(join(folder, `${name}.js`), startOf(name, part.exports));
  }
}

/** A text of one byte a letter is read, held and looked through in half the time. */
function inAscii(code: string, fileName: string): string {
  if (/\\[^\0-\x7f]|\braw`[^`]*[^\0-\x7f]/.test(code))
    throw new Error(`${fileName}: a letter cannot be escaped`);
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What stands at the place of an entry. The library is a module of whoever imports it: nothing is kept for it. */
function startOf(name: string, exported: readonly string[]): string {
  if (name.startsWith("library/"))
    return `import part from "./index.cjs";\nexport const { ${exported.join(", ")} } = part;\n`;
  const up = "../".repeat(name.split("/").length - 1) || "./";
  const start = `import { load } from "${up}kept-code.js";\nload("${name}.cjs");\n`;
  return name === "cli" ? `#!/usr/bin/env node\n${start}` : start;
}

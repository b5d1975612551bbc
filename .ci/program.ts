// The program of the package in few files: a start that looks for 400 modules one by one takes a third longer. Packages stay
// outside, as npm installs them. Each file of src that asks where it stands is told the place that it would have by itself, so
// that what is looked for from there (a worker, the law, a cache) is found (test/build.test.ts runs all of it).
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { rolldown } from "rolldown";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");
const own = "import.meta.url";
const mark = /"taliad-place:([^"]+)"/g;

/** What is run or imported, and what a thread of its own begins with. */
const entries = ["cli.ts", "library/index.ts", ...globSync("**/*worker.ts", { cwd: source }).sort()];

/** Writes it into a folder: each entry at its own place, what they share beside them. */
export async function writeProgram(folder: string): Promise<void> {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const packages = Object.keys(dependencies);
  const isOutside = (id: string): boolean =>
    id.startsWith("node:") || packages.some((name) => id === name || id.startsWith(`${name}/`));
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.ts$/, ""), join(source, entry)])),
    platform: "node",
    external: isOutside,
    plugins: [
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
            return `new URL(${JSON.stringify(path)}, ${own}).href`;
          });
        },
      },
    ],
    onLog(_level, log) {
      throw new Error(log.message);
    },
  });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "parts/[name].js",
  });
}

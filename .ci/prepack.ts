// Makes what `npm pack` ships: what the build makes, and every dependency pinned all the way down: npm packs no package-lock.json,
// so it goes as npm-shrinkwrap.json. The bytes of the package depend on the sources alone, not on the clock or the umask.
import { chmodSync, copyFileSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
// It builds, and stands in the root of the repository from then on.
import "./build.ts";

copyFileSync("package-lock.json", "npm-shrinkwrap.json");
const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly files: readonly string[] };
for (const path of ["package.json", ...files]) sameModes(path);
chmodSync("dist/cli.js", 0o755);

/** A package takes over the modes of its files, and those come from the umask of whoever made them. */
function sameModes(path: string): void {
  const folder = statSync(path).isDirectory();
  chmodSync(path, folder ? 0o755 : 0o644);
  if (folder) for (const name of readdirSync(path)) sameModes(join(path, name));
}

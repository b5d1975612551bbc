// Packages that are inside what we ship, and whose terms ask to be named.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Name, version and terms of each package, in the order given. Throws where a package has no terms. */
export function notices(packages: readonly string[]): string {
  return packages
    .map((name) => {
      const folder = join(root, "node_modules", name);
      const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
        version: string;
      };
      const terms = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      if (terms === undefined) throw new Error(`the terms of ${name} are not in its folder`);
      return `${name} ${version}\n${readFileSync(join(folder, terms), "utf8").trim()}`;
    })
    .join("\n\n");
}

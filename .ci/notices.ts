// Packages that are inside what we ship, and whose terms ask to be named.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Name, version and terms of each package, in the order of their folders: some only name theirs. Throws where one has none. */
export function notices(folders: readonly string[]): string {
  return folders
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
        name: string;
        version: string;
        license?: string;
      };
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const terms = file === undefined ? license : readFileSync(join(folder, file), "utf8").trim();
      if (terms === undefined) throw new Error(`nothing says what the terms of ${name} are`);
      return `${name} ${version}\n${terms}`;
    })
    .join("\n\n");
}

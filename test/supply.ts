// The packages that run in production, each named by somebody who looked at it: test/packages.txt.
import { readFileSync } from "node:fs";

/** `name@version`, sorted, each once. */
export function listedPackages(): readonly string[] {
  return readFileSync(new URL("packages.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
}

// What the program rests on. A package that somebody adds, or that one of ours brings along, runs where payments are decided:
// it fails here until it is listed in test/packages.txt, and nothing is added for what only tests need.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listedPackages } from "./supply.ts";

const root = join(import.meta.dirname, "..");
const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

type Locked = {
  readonly version: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
};
const lock: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
).packages;
const running = Object.entries(lock).filter(([path, { dev }]) => path !== "" && dev !== true);

describe("packages", () => {
  test("the program itself needs these six", () => {
    expect(Object.keys(own.dependencies)).toEqual([
      "csv-parse",
      "csv-stringify",
      "exceljs",
      "pg",
      "yargs",
      "zod",
    ]);
  });

  test("each of them is imported by the source", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(root, "src", name), "utf8"))
      .join("\n");
    for (const name of Object.keys(own.dependencies)) expect(sources).toMatch(new RegExp(`"${name}[/"]`));
  });

  test("every version is one version", () => {
    const all = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("what they bring along is listed, to the version", () => {
    const found = running.map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`);
    expect([...new Set(found)].sort()).toEqual(listedPackages());
  });

  test("each is pinned by its hash, and none runs anything when it is installed", () => {
    for (const [path, { integrity, hasInstallScript }] of running) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(hasInstallScript, path).toBeUndefined();
    }
  });
});

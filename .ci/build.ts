// Puts the program into dist/ as plain JavaScript, lists what it is made of (dist/sbom.cdx.json) makes the page that checks
// files in a browser (dist/check.html) and the law for users of the library (dist/law.json).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeLaw } from "./law-content.ts";
import { writePage } from "./page.ts";
import { writeProgram } from "./program.ts";

type Locked = { readonly dev?: boolean; readonly devDependencies?: object };
type Lock = { readonly packages: Readonly<Record<string, Locked>> };

process.chdir(resolve(import.meta.dirname, ".."));
rmSync("dist", { recursive: true, force: true });
await writeProgram(resolve("dist"));
// The types of the library.
execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "--project", "src/library/tsconfig.json"],
  {
    stdio: "inherit",
  },
);
mkdirSync("dist/ledger/postgres", { recursive: true });
copyFileSync("src/ledger/postgres/book.sql", "dist/ledger/postgres/book.sql");
writeFileSync("dist/sbom.cdx.json", sbom());
writeLaw("dist/law.json");
await writePage(resolve("dist/check.html"));

/** As npm lists it, without the clock, the random number and the version of npm. */
function sbom(): string {
  // Asked to leave out what the development needs, npm leaves out what is needed by both.
  const folder = mkdtempSync(join(tmpdir(), "taliad-sbom-"));
  const { devDependencies: _dev, ...own } = JSON.parse(readFileSync("package.json", "utf8"));
  const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const packages = Object.fromEntries(
    Object.entries(lock.packages)
      .filter(([, { dev }]) => dev !== true)
      .map(([path, { devDependencies: _, ...entry }]) => [path, entry]),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify(own));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages }));
  const words = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const npm = process.env["npm_execpath"];
  const [program, before] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  const text = execFileSync(program, [...before, ...words], { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const { serialNumber: _, metadata, ...list } = JSON.parse(text);
  const { timestamp: _when, tools: _tools, ...about } = metadata;
  // It takes the name of the folder for that of the program.
  const component = { ...about.component, name: "taliad" };
  const content = { ...list, metadata: { ...about, component } };
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  // The form of a UUID made of a hash (version 8).
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return `${JSON.stringify({ ...content, serialNumber: `urn:uuid:${id}` }, null, 2)}\n`;
}

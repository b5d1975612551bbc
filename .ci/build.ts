// Compiles the program to plain JavaScript in dist/ and lists what it is made of (dist/sbom.cdx.json).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

process.chdir(resolve(import.meta.dirname, ".."));
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"], {
  stdio: "inherit",
});
writeFileSync("dist/sbom.cdx.json", sbom());

/** As npm lists it, without the clock, the random number and the version of npm. */
function sbom(): string {
  const words = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
  const npm = process.env["npm_execpath"];
  const text =
    npm === undefined
      ? execFileSync("npm", words, { encoding: "utf8" })
      : execFileSync(process.execPath, [npm, ...words], { encoding: "utf8" });
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

// Makes Taliad for machines without Node and npm, one folder and one archive for each platform: the program as it is built, its
// packages, the law, and the unchanged Node of the publisher's package. Unpacked anywhere it runs: `taliad`, or `taliad.cmd`.
// npm run bundle [-- PLATFORM…]; without one all of them. With --folder the archives are left out.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { deflated } from "../src/io/deflate.ts";
import { zipOf } from "../src/io/xlsx/zip-write.ts";
import { type Platform, programOf, putNode } from "./node-package.ts";
import { namesBelow, writeTar } from "./tar.ts";

process.chdir(resolve(import.meta.dirname, ".."));
const platforms: readonly Platform[] = ["linux-x64", "linux-arm64", "win-x64"];
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const target = "bundle";
const foldersOnly = process.argv.includes("--folder");
const words = process.argv.slice(2).filter((word) => word !== "--folder");

type Locked = { readonly dev?: boolean; readonly optional?: boolean };

/** What the program needs when it runs. Node's own platform packages are optional, and not among them. */
function packages(): readonly string[] {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== "" && dev !== true && optional !== true)
    .map(([path]) => path);
}

/** Only the development reads these. */
const leftOut = /\.(map|d\.[cm]?ts)$/;

const shell = `#!/bin/sh
# Starts Taliad with the Node that lies beside it, whatever else the machine has.
here=$0
while [ -h "$here" ]; do
  link=$(readlink "$here")
  case $link in /*) here=$link ;; *) here=\${here%/*}/$link ;; esac
done
case $here in */*) here=\${here%/*} ;; *) here=. ;; esac
unset NODE_OPTIONS NODE_PATH
exec "$here/node/node" "$here/program/dist/cli.js" "$@"
`;

const batch = `@echo off
setlocal
rem Starts Taliad with the Node that lies beside it, whatever else the machine has.
set NODE_OPTIONS=
set NODE_PATH=
"%~dp0node\\node.exe" "%~dp0program\\dist\\cli.js" %*
exit /b %ERRORLEVEL%
`;

async function bundle(platform: Platform): Promise<string> {
  const name = `taliad-${version}-${platform}`;
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "program"), { recursive: true });
  const node = putNode(platform, join(folder, "node"));
  chmodSync(join(folder, "node", programOf(platform)), 0o755);
  const kept = (path: string): boolean => !leftOut.test(path);
  for (const path of ["dist", "schemas", "package.json", "LICENSE", ...packages()])
    cpSync(path, join(folder, "program", path), { recursive: true, filter: kept });
  for (const path of ["README.md", "README.cy.md", "LICENSE", "CHANGELOG.md", "docs", "samples/first-month"])
    cpSync(path, join(folder, path), { recursive: true });
  if (platform === "win-x64") writeFileSync(join(folder, "taliad.cmd"), batch.replaceAll("\n", "\r\n"));
  else writeFileSync(join(folder, "taliad"), shell, { mode: 0o755 });
  writeFileSync(join(folder, "NODE.json"), `${JSON.stringify(node, null, 2)}\n`);
  writeFileSync(join(folder, "SHA256SUMS.txt"), hashes(folder));
  if (foldersOnly) return folder;
  const archive = join(target, platform === "win-x64" ? `${name}.zip` : `${name}.tar.gz`);
  if (platform === "win-x64") writeFileSync(archive, await zipped(name));
  else writeTar(archive, target, name, (file) => file === `${name}/taliad` || file === `${name}/node/node`);
  return archive;
}

function filesIn(parent: string, folder: string): readonly string[] {
  return namesBelow(parent, folder).filter((name) => statSync(join(parent, name)).isFile());
}

function hashes(folder: string): string {
  return filesIn(folder, ".")
    .map((name) => name.slice(2))
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex")}  ${name}\n`,
    )
    .join("");
}

function zipped(name: string): Promise<Uint8Array> {
  const parts = filesIn(target, name).map((file) => ({
    name: file,
    bytes: readFileSync(join(target, file)),
  }));
  return zipOf(parts, { deflate: deflated, crc32: (bytes) => crc32(bytes) });
}

const wanted = platforms.filter((platform) => words.length === 0 || words.includes(platform));
const unknown = words.filter((word) => !platforms.some((platform) => platform === word));
if (unknown.length > 0)
  throw new Error(`${unknown.join(", ")}: no platform. There are: ${platforms.join(", ")}`);
for (const platform of wanted) {
  try {
    console.log(await bundle(platform));
  } catch (fault) {
    rmSync(join(target, `taliad-${version}-${platform}`), { recursive: true, force: true });
    console.error(`${platform} was not made: ${fault instanceof Error ? fault.message : String(fault)}`);
    process.exitCode = 1;
  }
}

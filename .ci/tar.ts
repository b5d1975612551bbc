// Packs a folder as .tar.gz: the same bytes for the same files, whoever packs them and when.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const block = 512;

/** `folder` is the only thing in the archive; files that `runs` names may be run. */
export function writeTar(
  path: string,
  parent: string,
  folder: string,
  runs: (name: string) => boolean,
): void {
  const pieces: Uint8Array[] = [];
  for (const name of namesBelow(parent, folder)) {
    const full = join(parent, name);
    if (statSync(full).isDirectory()) {
      pieces.push(header(`${name}/`, 0, 0o755, "5"));
      continue;
    }
    const bytes = readFileSync(full);
    pieces.push(header(name, bytes.length, runs(name) ? 0o755 : 0o644, "0"), bytes);
    pieces.push(new Uint8Array((block - (bytes.length % block)) % block));
  }
  pieces.push(new Uint8Array(2 * block));
  writeFileSync(path, gzipSync(Buffer.concat(pieces), { level: 6 }));
}

/** The folder and all that is below it, in one order everywhere. */
export function namesBelow(parent: string, folder: string): readonly string[] {
  const inside = readdirSync(join(parent, folder), { withFileTypes: true })
    .map((entry) => ({ name: `${folder}/${entry.name}`, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [folder, ...inside.flatMap(({ name, isFolder }) => (isFolder ? namesBelow(parent, name) : [name]))];
}

/** A header in the form ustar, without an owner and of the first second of 1980. */
function header(name: string, size: number, mode: number, type: "0" | "5"): Uint8Array {
  const bytes = Buffer.alloc(block);
  const cut = name.length > 100 ? name.indexOf("/", name.length - 101) : -1;
  const [before, rest] = cut < 0 ? ["", name] : [name.slice(0, cut), name.slice(cut + 1)];
  if (rest.length > 100 || before.length > 155 || /[^ -~]/.test(name))
    throw new Error(`${name} is no name that a tar can hold`);
  const octal = (number: number, digits: number): string => `${number.toString(8).padStart(digits, "0")}\0`;
  bytes.write(rest, 0);
  bytes.write(octal(mode, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(315_532_800, 11), 100);
  bytes.write(`        ${type}`, 148);
  bytes.write("ustar\x0000", 257);
  bytes.write(before, 345);
  bytes.write(
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return bytes;
}

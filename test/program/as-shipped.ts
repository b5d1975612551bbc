// The program as it is shipped, for tests that start it: made from the sources as they are, by what makes the package (its start
// takes half of what that of the sources takes). That both come to the same, test/build.test.ts shows.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const place = join(root, "node_modules/.cache/taliad-program");

export type Shipped = {
  readonly cli: string;
  /** Where Node keeps what it has compiled of it. */
  readonly compiled: string;
};

let made: Promise<Shipped> | undefined;

/** Made by the first that asks, and kept until the sources change. */
export function asShipped(): Promise<Shipped> {
  made ??= make();
  return made;
}

async function make(): Promise<Shipped> {
  const files = globSync(["src/**/*.*", "schemas/**/*.json", ".ci/*.ts", "package-lock.json"], {
    cwd: root,
  }).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  const folder = join(place, hash.digest("hex").slice(0, 16));
  if (!existsSync(folder)) {
    rmOld();
    const own = `${folder}.${process.pid}`;
    const { writeProgram } = await import("../../.ci/program.ts");
    await writeProgram(join(own, "dist"));
    const sql = "ledger/postgres/book.sql";
    mkdirSync(dirname(join(own, "dist", sql)), { recursive: true });
    copyFileSync(join(root, "src", sql), join(own, "dist", sql));
    for (const name of ["schemas", "package.json"])
      symlinkSync(join(root, name), join(own, name), "junction");
    try {
      renameSync(own, folder);
    } catch (fault) {
      // Another worker was sooner.
      rmSync(own, { recursive: true });
      if (!existsSync(folder)) throw fault;
    }
  }
  return { cli: join(folder, "dist/cli.js"), compiled: join(folder, "compiled") };
}

/** Milliseconds. Programs of other sources may still be run by other tests. */
const anHour = 3_600_000;

function rmOld(): void {
  if (!existsSync(place)) return;
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    const { mtimeMs = Number.POSITIVE_INFINITY } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > anHour) rmSync(path, { recursive: true, force: true });
  }
}

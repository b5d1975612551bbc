// In the package this loads the program (it is put there as kept-code.js): its files are run as scripts of which V8's compiled code
// is kept when the program ends. Node's own compile cache keeps what was compiled when a file was loaded, which leaves out nearly
// every function; compiling those again is a fifth of the main thread's work in a run of 500 rows. What is kept is checked (damaged
// or foreign, it is not used), and where it may not be written the start takes longer and nothing else changes.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { getHeapCodeStatistics, cachedDataVersionTag as v8Version } from "node:v8";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { crc32 } from "node:zlib";

type Exports = Readonly<Record<string, unknown>>;
type Part = { readonly script: Script; readonly source: number; readonly kept: string };

/** Three whole numbers before the code: check sums of the source and of the code, and how much was compiled when it was kept. */
const head = 12;

/** It is kept anew when a run has compiled so much more. */
const grown = 1.1;

/** Milliseconds: to count what was compiled takes up to a fiftieth of a run as long as this, and too much of a shorter one. */
const longEnough = 1000;

const environment = process.env;
const off = environment["NODE_DISABLE_COMPILE_CACHE"] !== undefined;
const place = environment["NODE_COMPILE_CACHE"] ?? join(import.meta.dirname, "../node_modules/.cache/taliad");
const flags = v8Version();
const folder = join(place, `whole-${process.version}-${process.arch}-${flags.toString(16)}`);

const parts: Part[] = [];
const loaded = new Map<string, { exports: Exports }>();
/** How much was compiled when the code was kept that this run began with; nothing where a part had none. */
let compiledThen = Number.POSITIVE_INFINITY;

/** What a file of the program gives, `path` from the folder of this file. What it asks for beside it is loaded in the same way. */
export function load(path: string): Exports {
  if (loaded.size === 0 && isMainThread && !off) process.once("exit", keep);
  return loadFile(join(import.meta.dirname, path));
}

function loadFile(file: string): Exports {
  const before = loaded.get(file);
  if (before !== undefined) return before.exports;
  const module: { exports: Exports } = { exports: {} };
  loaded.set(file, module);
  const bytes = readFileSync(file);
  const source = crc32(bytes);
  const kept = join(folder, file.slice(import.meta.dirname.length + 1).replaceAll(/[/\\]/g, "+"));
  const cachedData = off ? undefined : codeOf(kept, source);
  // The build writes nothing but ASCII, and `importing` in the place of import(), which Node warns of in a script.
  const script = new Script(
    `(function(exports,require,module,__filename,importing){${bytes.latin1Slice()}\n})`,
    {
      filename: file,
      ...(cachedData && { cachedData }),
    },
  );
  if (cachedData === undefined || script.cachedDataRejected === true) compiledThen = 0;
  parts.push({ script, source, kept });
  const own = createRequire(file);
  const asked = (name: string): unknown =>
    name.startsWith(".") ? loadFile(resolve(dirname(file), name)) : own(name);
  script.runInThisContext()(module.exports, asked, module, file, (name: string) => import(name));
  return module.exports;
}

function codeOf(kept: string, source: number): Buffer | undefined {
  try {
    const bytes = readFileSync(kept);
    const code = bytes.subarray(head);
    if (bytes.readUInt32LE(0) !== source || bytes.readUInt32LE(4) !== crc32(code)) return undefined;
    compiledThen = Math.min(compiledThen, bytes.readUInt32LE(8));
    return code;
  } catch {
    return undefined;
  }
}

/** When the program ends: most of what it needed has been compiled by then. */
function keep(): void {
  if (compiledThen > 0 && performance.now() < longEnough) return;
  // What is compiled when flags have changed meanwhile (src/io/young-heap.ts) is taken for that of another V8.
  if (v8Version() !== flags) return;
  const compiled = getHeapCodeStatistics().bytecode_and_metadata_size;
  if (compiled <= compiledThen * grown) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const { script, source, kept } of parts) {
      const code = script.createCachedData();
      const bytes = Buffer.alloc(head + code.length);
      bytes.writeUInt32LE(source, 0);
      bytes.writeUInt32LE(crc32(code), 4);
      bytes.writeUInt32LE(compiled, 8);
      code.copy(bytes, head);
      const own = `${kept}.${process.pid}`;
      writeFileSync(own, bytes, { mode: 0o600 });
      renameSync(own, kept);
    }
  } catch {
    // It may not be written there.
  }
}

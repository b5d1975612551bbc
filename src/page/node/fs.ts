// Files in memory, behind those calls of Node's that the program makes. Nothing here reaches the disk: what was chosen in the
// page is put here, and what comes of it is taken out again.
import { Buffer } from "./buffer.ts";
import { dirname } from "./path.ts";

type MemoryFile = { bytes: Uint8Array<ArrayBuffer>; length: number };

const files = new Map<string, MemoryFile>();
const folders = new Set<string>(["/"]);
const open = new Map<number, { readonly file: MemoryFile; at: number }>();
let handles = 2;

export const constants = { O_RDONLY: 0, O_NONBLOCK: 0 } as const;

class Missing extends Error {
  readonly code = "ENOENT";
}

function fileAt(path: string): MemoryFile {
  const file = files.get(path);
  if (file === undefined) throw new Missing(path);
  return file;
}

function opened(handle: number): { readonly file: MemoryFile; at: number } {
  const one = open.get(handle);
  if (one === undefined) throw new Error(`no file is open as ${handle}`);
  return one;
}

/** Room for so many bytes; twice as much as before, so that many small pieces are not copied again and again. */
function room(file: MemoryFile, length: number): void {
  if (file.bytes.length >= length) return;
  const larger = new Uint8Array(Math.max(length, file.bytes.length * 2, 1 << 12));
  larger.set(file.bytes.subarray(0, file.length));
  file.bytes = larger;
}

export function openSync(path: string, flags: string | number): number {
  if (flags === "w+") {
    if (!folders.has(dirname(path))) throw new Missing(path);
    files.set(path, { bytes: new Uint8Array(0), length: 0 });
  }
  handles += 1;
  open.set(handles, { file: fileAt(path), at: 0 });
  return handles;
}

export function closeSync(handle: number): void {
  open.delete(handle);
}

export function writeSync(
  handle: number,
  bytes: Uint8Array,
  from: number,
  length: number,
  position: number | null,
): number {
  const one = opened(handle);
  const at = position ?? one.at;
  room(one.file, at + length);
  one.file.bytes.set(bytes.subarray(from, from + length), at);
  one.file.length = Math.max(one.file.length, at + length);
  if (position === null) one.at = at + length;
  return length;
}

export function readSync(
  handle: number,
  into: Uint8Array,
  from: number,
  length: number,
  position: number | null,
): number {
  const one = opened(handle);
  const at = position ?? one.at;
  const count = Math.max(0, Math.min(length, one.file.length - at));
  into.set(one.file.bytes.subarray(at, at + count), from);
  if (position === null) one.at = at + count;
  return count;
}

export function ftruncateSync(handle: number, length: number): void {
  opened(handle).file.length = length;
}

export function readFileSync(path: string): Buffer {
  const { bytes, length } = fileAt(path);
  return new Buffer(bytes.slice(0, length).buffer);
}

/** Node's own writes texts, too; the page has bytes. */
export function writeFileSync(path: string, bytes: Uint8Array): void {
  files.set(path, { bytes: new Uint8Array(bytes), length: bytes.length });
}

export function existsSync(path: string): boolean {
  return files.has(path) || folders.has(path);
}

export function mkdirSync(path: string): void {
  folders.add(path);
}

/** A file, or a folder with all that is in it. */
export function rmSync(path: string): void {
  for (const held of [files, folders]) {
    for (const name of [...held.keys()]) if (name === path || name.startsWith(`${path}/`)) held.delete(name);
  }
}

export function renameSync(from: string, to: string): void {
  files.set(to, fileAt(from));
  files.delete(from);
}

type Stats = ReturnType<typeof statsOf>;

function statsOf(file: MemoryFile | undefined) {
  const size = file?.length ?? 0;
  return {
    isFile: () => file !== undefined,
    isDirectory: () => file === undefined,
    isSymbolicLink: () => false,
    isFIFO: () => false,
    isSocket: () => false,
    size,
    mtimeNs: 0n,
  };
}

/** Node's own throws where nothing is there; the program always asks it not to. */
export function statSync(path: string): Stats | undefined {
  const file = files.get(path);
  return file === undefined && !folders.has(path) ? undefined : statsOf(file);
}

export const lstatSync = statSync;

/** With its size as Node gives it to whoever asks for long numbers. */
export function fstatSync(handle: number, options?: { readonly bigint: true }) {
  const stats = statsOf(opened(handle).file);
  return options === undefined ? stats : { ...stats, size: BigInt(stats.size) };
}

/** The names of the files and folders in a folder. */
export function readdirSync(folder: string): readonly string[] {
  return [...files.keys(), ...folders]
    .filter((path) => path !== "/" && dirname(path) === folder)
    .map((path) => path.slice(folder.length + 1));
}

const nothing = (): void => {};
export const chmodSync = nothing;
export const fchmodSync = nothing;
export const fsyncSync = nothing;
export const fsync = (_file: number, done: (fault: null) => void): void => done(null);

// The guard before any XML is read: what kind of file it is, and whether its parts are few, small, safely
// named and not packed to burst. Nothing is inflated here.
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { WorkbookLimits } from "./limits.ts";
import type { Refuse } from "./refuse.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

type FileKind = "zip" | "old-office" | "text" | "empty";

/** What a file is by its first bytes (eight are enough); its name is not asked. */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return "empty";
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return "old-office";
  // Workbooks of Excel 2 to 4 begin with their BOF record, without a container.
  if (head[0] === 9 && [0, 2, 4].includes(head[1] ?? -1) && [4, 6].includes(head[2] ?? -1) && head[3] === 0) {
    return "old-office";
  }
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const third = head[2];
    const fourth = head[3];
    if ((third === 3 && fourth === 4) || (third === 5 && fourth === 6) || (third === 7 && fourth === 8)) {
      return "zip";
    }
  }
  return "text";
}

function startsWith(head: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, at) => head[at] === byte);
}

/** Names are compared without case, as part names are: `XL/Workbook.xml` is `xl/workbook.xml`. */
export function partKey(name: string): string {
  return name.toLowerCase();
}

/** The parts of a workbook file by their key. Throws a Refusal when the file must not be opened. */
export function guardedParts(
  bytes: Buffer,
  file: string,
  limits: WorkbookLimits,
  refuse: Refuse,
): ReadonlyMap<string, ZipEntry> {
  if (bytes.length > limits.fileBytes) {
    refuse("file-too-large", megabytes(bytes.length), { expected: megabytes(limits.fileBytes) });
  }
  const kind = fileKind(bytes);
  if (kind === "empty") refuse("file-empty", "0");
  if (kind === "old-office") refuse("file-old-or-encrypted", "D0 CF 11 E0", { expected: ".xlsx" });
  if (kind === "text") refuse("file-kind-unknown", "", { expected: ".xlsx" });
  if (/\.(xlsm|xltm|xlam)$/i.test(file)) refuse("file-with-macros", file.slice(-5), { expected: ".xlsx" });
  const parts = new Map<string, ZipEntry>();
  const entries = zipEntries(bytes, limits.entries, refuse);
  const other = otherKind(entries.map(({ name }) => partKey(name)));
  if (other !== undefined) refuse(other[0], other[1], { expected: ".xlsx" });
  let all = 0;
  for (const entry of entries) {
    guardSizes(entry, limits, refuse);
    all += entry.bytes;
    if (all > limits.allPartsBytes) {
      refuse("zip-bomb", `> ${megabytes(limits.allPartsBytes)}`, {
        expected: megabytes(limits.allPartsBytes),
      });
    }
    const folder = entry.name.endsWith("/");
    if (folder && entry.bytes !== 0) refuse("zip-unsafe", entry.name);
    const key = partKey(folder ? entry.name.slice(0, -1) : entry.name);
    if (parts.has(key)) refuse("zip-unsafe", `2 × ${entry.name}`);
    parts.set(key, entry);
    if (/(^|\/)vbaproject(signature\w*)?\.bin$/.test(key)) {
      refuse("file-with-macros", entry.name, { expected: ".xlsx" });
    }
  }
  return parts;
}

/** What else is packed as a zip: other workbooks, and documents; known by parts that no workbook has. */
function otherKind(keys: readonly string[]): readonly [ProblemCode, string] | undefined {
  const has = (key: string): boolean => keys.includes(key);
  if (has("xl/workbook.bin")) return ["file-is-other-table", ".xlsb"];
  if (has("[content_types].xml")) {
    if (has("word/document.xml")) return ["file-is-no-table", "Word"];
    return has("ppt/presentation.xml") ? ["file-is-no-table", "PowerPoint"] : undefined;
  }
  if (has("mimetype") && has("content.xml")) return ["file-is-other-table", "OpenDocument"];
  if (keys.some((key) => key.endsWith(".iwa"))) return ["file-is-other-table", "Numbers"];
  // A folder of tables, zipped to make it smaller.
  return keys.some((key) => /\.(csv|xlsx)$/.test(key)) ? ["file-is-no-table", "zip"] : undefined;
}

/** Refuses a part that would unfold to more than so many bytes. */
export function guardSize({ name, bytes }: ZipEntry, most: number, refuse: Refuse): void {
  if (bytes > most) refuse("zip-bomb", `${name}: ${megabytes(bytes)}`, { expected: megabytes(most) });
}

function guardSizes(entry: ZipEntry, limits: WorkbookLimits, refuse: Refuse): void {
  guardSize(entry, limits.partBytes, refuse);
  if (entry.bytes > limits.ratioFromBytes && entry.bytes > entry.packedBytes * limits.ratio) {
    const ratio = entry.packedBytes === 0 ? "∞" : String(Math.ceil(entry.bytes / entry.packedBytes));
    refuse("zip-bomb", `${entry.name}: ${ratio} : 1`, { expected: `${limits.ratio} : 1` });
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MiB`;
}

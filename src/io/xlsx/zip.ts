// The zip container, byte by byte: the end record, the directory, each local header, one part inflated.
// Two readers of one zip must never see two different files, so whatever could be read in two ways is refused.
import { crc32, inflateRawSync } from "node:zlib";
import type { Refuse } from "./refuse.ts";

export type ZipEntry = {
  /** With `/` between folders, as the archive spells it otherwise. */
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where the packed bytes begin. */
  readonly dataStart: number;
};

const end64Signature = 0x06064b50;
const end64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;

const endMark = Buffer.from([0x50, 0x4b, 5, 6]);
const localMark = Buffer.from([0x50, 0x4b, 3, 4]);
/** No comment is longer. */
const longestComment = 0xffff;

const endBytes = 22;
const end64Bytes = 56;
const locatorBytes = 20;
const centralBytes = 46;
const localBytes = 30;

const encryptedFlags = 0x0001 | 0x0040 | 0x2000;
const descriptorFlag = 0x0008;
const utf8Flag = 0x0800;
const full16 = 0xffff;
const full32 = 0xffffffff;

type End = { readonly at: number; readonly count: number; readonly start: number; readonly size: number };

type Central = {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly nameBytes: Buffer;
  readonly name: string;
  readonly offset: number;
};

/** Every entry of the archive, in the order of its directory. Throws a Refusal when the archive is not sound. */
export function zipEntries(bytes: Buffer, mostEntries: number, refuse: Refuse): readonly ZipEntry[] {
  const end = endRecord(bytes, refuse);
  if (end.count > mostEntries) {
    refuse("zip-bomb", `${end.count} > ${mostEntries}`, { expected: String(mostEntries) });
  }
  if (end.start + end.size !== end.at) refuse("zip-unsafe", "central directory");
  const entries: ZipEntry[] = [];
  const spans: { readonly from: number; readonly to: number; readonly name: string }[] = [];
  let at = end.start;
  for (let index = 0; index < end.count; index += 1) {
    if (at + centralBytes > end.at || bytes.readUInt32LE(at) !== centralSignature) {
      refuse("zip-damaged", "central directory");
    }
    const length =
      centralBytes + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (at + length > end.at) refuse("zip-damaged", "central directory");
    const central = centralHeader(bytes, at, refuse);
    const dataStart = localHeader(bytes, central, end.start, refuse);
    const dataEnd = dataStart + central.packedBytes;
    if (dataEnd > end.start) refuse("zip-damaged", central.name);
    const to =
      (central.flags & descriptorFlag) === 0 ? dataEnd : descriptorEnd(bytes, central, dataEnd, end, refuse);
    spans.push({ from: central.offset, to, name: central.name });
    entries.push({
      name: central.name,
      deflated: central.method === 8,
      crc: central.crc,
      packedBytes: central.packedBytes,
      bytes: central.bytes,
      dataStart,
    });
    at += length;
  }
  if (at !== end.at) refuse("zip-unsafe", "central directory");
  spans.sort((a, b) => a.from - b.from);
  if (spans[0] !== undefined && spans[0].from !== 0) refuse("zip-unsafe", "PK > 0");
  let covered = 0;
  // An entry between those of the directory is one to whoever reads from the front; other bytes are none to anybody.
  const hides = (from: number, to: number) => from < to && bytes.subarray(from, to).includes(localMark);
  for (const span of spans) {
    if (span.from < covered || hides(covered, span.from)) refuse("zip-unsafe", span.name);
    covered = span.to;
  }
  if (hides(covered, end.start)) refuse("zip-unsafe", "central directory");
  return entries;
}

// The end record and its comment stand exactly at the end, with nothing behind them, and there is no second one: two
// readers could find two archives.
function endRecord(bytes: Buffer, refuse: Refuse): End {
  const at = bytes.lastIndexOf(endMark);
  if (at < 0) refuse("zip-damaged", "end of central directory");
  const ended = at + endBytes <= bytes.length && at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length;
  if (!ended || secondEnd(bytes, at)) {
    refuse("zip-unsafe", "end of central directory");
  }
  const short = {
    disk: bytes.readUInt16LE(at + 4),
    startDisk: bytes.readUInt16LE(at + 6),
    countHere: bytes.readUInt16LE(at + 8),
    count: bytes.readUInt16LE(at + 10),
    size: bytes.readUInt32LE(at + 12),
    start: bytes.readUInt32LE(at + 16),
  };
  const locator = at - locatorBytes;
  if (locator < 0 || bytes.readUInt32LE(locator) !== end64LocatorSignature) {
    if (short.disk !== 0 || short.startDisk !== 0 || short.countHere !== short.count) {
      refuse("zip-unsafe", "multi-disk zip");
    }
    return { at, count: short.count, start: short.start, size: short.size };
  }
  const at64 = safe(bytes.readBigUInt64LE(locator + 8));
  if (
    at64 + end64Bytes !== locator ||
    bytes.readUInt32LE(at64) !== end64Signature ||
    bytes.readBigUInt64LE(at64 + 4) !== BigInt(end64Bytes - 12)
  ) {
    refuse("zip-unsafe", "zip64 end record");
  }
  if (
    bytes.readUInt32LE(locator + 4) !== 0 ||
    bytes.readUInt32LE(locator + 16) > 1 ||
    bytes.readUInt32LE(at64 + 16) !== 0 ||
    bytes.readUInt32LE(at64 + 20) !== 0 ||
    bytes.readBigUInt64LE(at64 + 24) !== bytes.readBigUInt64LE(at64 + 32)
  ) {
    refuse("zip-unsafe", "multi-disk zip");
  }
  const long = {
    at: at64,
    count: safe(bytes.readBigUInt64LE(at64 + 32)),
    size: safe(bytes.readBigUInt64LE(at64 + 40)),
    start: safe(bytes.readBigUInt64LE(at64 + 48)),
  };
  // Where the short record does not say "see the long one", both must say the same.
  if (
    (short.count !== full16 && short.count !== long.count) ||
    (short.size !== full32 && short.size !== long.size) ||
    (short.start !== full32 && short.start !== long.start)
  ) {
    refuse("zip-unsafe", "zip64 end record");
  }
  return long;
}

/** Whether anything before this place is an end record whose comment would reach to the end of the file. */
function secondEnd(bytes: Buffer, before: number): boolean {
  const from = Math.max(0, bytes.length - endBytes - longestComment);
  const behind = bytes.subarray(from, Math.max(from, before));
  for (let at = behind.indexOf(endMark); at >= 0; at = behind.indexOf(endMark, at + 1)) {
    const place = from + at;
    if (place + endBytes + bytes.readUInt16LE(place + 20) === bytes.length) return true;
  }
  return false;
}

function centralHeader(bytes: Buffer, at: number, refuse: Refuse): Central {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const nameBytes = bytes.subarray(at + centralBytes, at + centralBytes + bytes.readUInt16LE(at + 28));
  const name = entryName(nameBytes, flags, refuse);
  if ((flags & encryptedFlags) !== 0) refuse("file-old-or-encrypted", name);
  if (method !== 0 && method !== 8) refuse("zip-unsafe", `${name}: method ${method}`);
  // The upper half of the external attributes is the Unix mode: a file, a folder or not said; never a link.
  const fileType = (bytes.readUInt16LE(at + 40) & 0xf000) >> 12;
  if (fileType !== 0 && fileType !== 8 && fileType !== 4) refuse("zip-unsafe", `${name}: link`);
  const extraStart = at + centralBytes + nameBytes.length;
  const extra = bytes.subarray(extraStart, extraStart + bytes.readUInt16LE(at + 30));
  const disk = bytes.readUInt16LE(at + 34);
  if (disk !== 0 && disk !== full16) refuse("zip-unsafe", "multi-disk zip");
  const long = longSizes(
    extra,
    [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
    name,
    refuse,
  );
  const [size = 0, packedBytes = 0, offset = 0] = long;
  if (method === 0 && size !== packedBytes) refuse("zip-damaged", name);
  return {
    flags,
    method,
    crc: bytes.readUInt32LE(at + 16),
    packedBytes,
    bytes: size,
    nameBytes,
    name,
    offset,
  };
}

/** Where the data begins, after the local header has been found to say what the directory says. */
function localHeader(bytes: Buffer, central: Central, directory: number, refuse: Refuse): number {
  const at = central.offset;
  const { name } = central;
  if (at + localBytes > directory || bytes.readUInt32LE(at) !== localSignature) refuse("zip-damaged", name);
  const nameLength = bytes.readUInt16LE(at + 26);
  const extraLength = bytes.readUInt16LE(at + 28);
  const dataStart = at + localBytes + nameLength + extraLength;
  if (dataStart > directory) refuse("zip-damaged", name);
  const sameFlags = ((bytes.readUInt16LE(at + 6) ^ central.flags) & (encryptedFlags | descriptorFlag)) === 0;
  const nameHere = bytes.subarray(at + localBytes, at + localBytes + nameLength);
  if (!sameFlags || bytes.readUInt16LE(at + 8) !== central.method || !nameHere.equals(central.nameBytes)) {
    refuse("zip-unsafe", `${name}: local header`);
  }
  const shortSizes = [bytes.readUInt32LE(at + 22), bytes.readUInt32LE(at + 18)];
  const crc = bytes.readUInt32LE(at + 14);
  const later = (central.flags & descriptorFlag) !== 0;
  if (later && crc === 0 && shortSizes[0] === 0 && shortSizes[1] === 0) return dataStart;
  const extra = bytes.subarray(at + localBytes + nameLength, dataStart);
  const [size = 0, packedBytes = 0] = longSizes(extra, shortSizes, name, refuse);
  // With a data descriptor behind the data, zero here means "see there".
  const same = (here: number, there: number) => here === there || (later && here === 0);
  if (!same(crc, central.crc) || !same(size, central.bytes) || !same(packedBytes, central.packedBytes)) {
    refuse("zip-unsafe", `${name}: local header`);
  }
  return dataStart;
}

/** The end of the data descriptor behind an entry: with or without its signature, with short or long sizes. */
function descriptorEnd(bytes: Buffer, central: Central, at: number, end: End, refuse: Refuse): number {
  const signed = at + 4 <= end.start && bytes.readUInt32LE(at) === descriptorSignature;
  for (const start of signed ? [at + 4, at] : [at]) {
    if (start + 12 <= end.start && bytes.readUInt32LE(start) === central.crc) {
      if (
        bytes.readUInt32LE(start + 4) === central.packedBytes &&
        bytes.readUInt32LE(start + 8) === central.bytes
      ) {
        return start + 12;
      }
      if (
        start + 20 <= end.start &&
        safe(bytes.readBigUInt64LE(start + 4)) === central.packedBytes &&
        safe(bytes.readBigUInt64LE(start + 12)) === central.bytes
      ) {
        return start + 20;
      }
    }
  }
  return refuse("zip-damaged", `${central.name}: data descriptor`);
}

/** Sizes that do not fit 32 bits stand in extra field 1, in the same order, only those that are full. */
function longSizes(extra: Buffer, short: readonly number[], name: string, refuse: Refuse): readonly number[] {
  if (!short.includes(full32)) return short;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const fieldEnd = at + 4 + extra.readUInt16LE(at + 2);
    let next = at + 4;
    const long = short.map((value) => {
      if (value !== full32) return value;
      if (next + 8 > fieldEnd || fieldEnd > extra.length) return refuse("zip-damaged", `${name}: zip64`);
      next += 8;
      return safe(extra.readBigUInt64LE(next - 8));
    });
    return long;
  }
  return refuse("zip-damaged", `${name}: zip64`);
}

// Beyond 2^53 every comparison with a real size fails, which is what is wanted.
function safe(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

function entryName(nameBytes: Buffer, flags: number, refuse: Refuse): string {
  const name = nameBytes.toString((flags & utf8Flag) !== 0 ? "utf8" : "latin1").replaceAll("\\", "/");
  const segments = name.endsWith("/") ? name.slice(0, -1).split("/") : name.split("/");
  const unsafe = segments.some((segment) => segment === "" || segment === "." || segment === "..");
  // A control character, a colon (a drive or a stream) or the mark of a failed decoding has no place in a name.
  if (unsafe || /[\u0000-\u001f\u007f:\ufffd]/.test(name)) refuse("zip-unsafe", JSON.stringify(name));
  return name;
}

/**
 * One part, inflated and found to have the size and CRC-32 that the directory states. There is one copy of
 * it in memory. Throws a Refusal when anything differs.
 */
export function inflate(bytes: Buffer, entry: ZipEntry, refuse: Refuse): Buffer {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  const part = entry.deflated ? inflated(packed, entry, refuse) : packed;
  if (part.length !== entry.bytes || crc32(part) !== entry.crc) refuse("zip-damaged", entry.name);
  return part;
}

function inflated(packed: Buffer, entry: ZipEntry, refuse: Refuse): Buffer {
  try {
    // One byte more than the declared size makes zlib fill one single chunk and then find out that it is done.
    const { buffer, engine } = inflateRawSync(packed, {
      chunkSize: Math.max(64, entry.bytes + 1),
      maxOutputLength: Math.max(1, entry.bytes),
      info: true,
      // The types of Node leave out the form of the answer that `info` asks for.
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    if (engine.bytesWritten !== packed.length) refuse("zip-damaged", entry.name);
    return buffer;
  } catch (error) {
    // Too long, cut short, not deflate: zlib throws for each, and each is the same fault to the sender.
    if (error instanceof Error && "code" in error) return refuse("zip-damaged", entry.name);
    throw error;
  }
}

/** From here on it matters when memory comes back. */
const largeBytes = 1 << 20;

/**
 * Gives the memory of an inflated part back at once: the collector of garbage sees a small object and would leave
 * a hundred megabytes lying. Whoever looks at the bytes afterwards finds none.
 */
export function letGo(part: Buffer): void {
  const { buffer } = part;
  // A part that is not deflated is a stretch of the file, and small ones share their memory with others.
  if (part.length >= largeBytes && buffer.byteLength <= part.length + 1 && buffer instanceof ArrayBuffer) {
    buffer.transfer(0);
  }
}

// Packs parts into a ZIP file that says of each part that it was made on 1 January 1980, so that the bytes depend on the
// parts alone. No part of ours reaches four gigabytes.

type Part = { readonly name: string; readonly bytes: Uint8Array };

/** What the platform offers: zlib here, CompressionStream in a browser. */
type Packer = {
  readonly deflate: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  readonly crc32: (bytes: Uint8Array) => number;
};

const [localHeader, centralHeader, endRecord] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Day 1 of month 1 of the first year that a ZIP file can name, at midnight. */
const firstDay = 0x0021;
const deflated = 8;
const names = new TextEncoder();

/** The whole file; parts in the order given. */
export async function zipOf(parts: readonly Part[], { deflate, crc32 }: Packer): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const nameBytes = names.encode(name);
    const packed = await deflate(bytes);
    const sizes = [crc32(bytes), packed.length, bytes.length] as const;
    const local = header(30, localHeader, nameBytes);
    described(local, 4, sizes, nameBytes.length);
    pieces.push(local, packed);
    const entry = header(46, centralHeader, nameBytes);
    new DataView(entry.buffer).setUint16(4, 20, true);
    described(entry, 6, sizes, nameBytes.length);
    new DataView(entry.buffer).setUint32(42, at, true);
    central.push(entry);
    at += local.length + packed.length;
  }
  const directory = central.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, endRecord, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(12, directory, true);
  view.setUint32(16, at, true);
  return joined([...pieces, ...central, end]);
}

function header(size: number, signature: number, name: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size + name.length);
  new DataView(bytes.buffer).setUint32(0, signature, true);
  bytes.set(name, size);
  return bytes;
}

/** Version, method, time, checksum and sizes, which both headers hold in the same order. */
function described(
  bytes: Uint8Array<ArrayBuffer>,
  from: number,
  [crc, packed, whole]: readonly [number, number, number],
  nameLength: number,
): void {
  const view = new DataView(bytes.buffer);
  view.setUint16(from, 20, true);
  // Names are UTF-8.
  view.setUint16(from + 2, 0x0800, true);
  view.setUint16(from + 4, deflated, true);
  view.setUint16(from + 8, firstDay, true);
  view.setUint32(from + 10, crc, true);
  view.setUint32(from + 14, packed, true);
  view.setUint32(from + 18, whole, true);
  view.setUint16(from + 22, nameLength, true);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

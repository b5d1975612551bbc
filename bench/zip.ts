// Writes zip containers as a spreadsheet program does: deflated parts, sizes and checksums in the headers,
// no times. Parts come in one piece or as a stream of text, so that a large sheet never stands in memory.
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";

export type ZipPart = {
  readonly name: string;
  readonly compressed: Uint8Array;
  readonly size: number;
  readonly checksum: number;
};

export function zipPart(name: string, content: string | Uint8Array): ZipPart {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { name, compressed: deflateRawSync(bytes), size: bytes.length, checksum: crc32(bytes) };
}

/** The same from pieces of text; only the compressed bytes are kept. */
export async function zipPartFrom(name: string, pieces: Iterable<string>): Promise<ZipPart> {
  const deflate = createDeflateRaw({ level: 6 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    deflate.on("end", () => resolve());
    deflate.on("error", reject);
  });
  let size = 0;
  let checksum = 0;
  for (const piece of pieces) {
    const bytes = Buffer.from(piece, "utf8");
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once("drain", () => resolve()));
  }
  deflate.end();
  await ended;
  return { name, compressed: Buffer.concat(chunks), size, checksum };
}

/** 1 January 1980, midnight: the earliest day that a zip can name. */
const firstDay = 33;
const utf8Name = 0x0800;

/** The parts in their order, then the directory and the end record. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Name, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(firstDay, 8);
    common.writeUInt32LE(part.checksum, 10);
    common.writeUInt32LE(part.compressed.length, 14);
    common.writeUInt32LE(part.size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, name]);
    pieces.push(local, Buffer.from(part.compressed));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([20, 0]);
    directory.push(Buffer.from("PK\u0001\u0002", "latin1"), madeBy, common, rest, name);
    offset += local.length + part.compressed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listing, end]);
}

// Packs the parts of a workbook, which are texts, into its file. The bytes depend on the parts alone.
import { crc32 } from "node:zlib";
import { deflated } from "../deflate.ts";
import { zipOf } from "./zip-write.ts";

/** The whole file. A part is made when the one before it is packed, so that no two of them are held. */
export function packedWorkbook(parts: Iterable<readonly [name: string, xml: string]>): Promise<Uint8Array> {
  return zipOf(encoded(parts), { deflate: deflated, crc32: (bytes) => crc32(bytes) });
}

const utf8 = new TextEncoder();

function* encoded(parts: Iterable<readonly [name: string, xml: string]>) {
  for (const [name, xml] of parts) yield { name, bytes: utf8.encode(xml) };
}

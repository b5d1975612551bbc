// Packs the parts of a workbook. A page in a browser has a packer of its own in the place of this file (page/node/deflate.ts).
import { deflateRawSync } from "node:zlib";

/** Raw DEFLATE of all the bytes. */
export function deflated(bytes: Uint8Array): Uint8Array | Promise<Uint8Array> {
  return deflateRawSync(bytes, { level: 6 });
}

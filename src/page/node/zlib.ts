// What the program asks of zlib: a checksum, and packed bytes unpacked at once. What is to be packed goes to io/deflate.ts.
import { Buffer } from "./buffer.ts";
import { inflated } from "./inflate.ts";

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** The answer has the form that Node's has when it is asked for `info`. Throws an Error with a code. */
export function inflateRawSync(
  packed: Uint8Array,
  { maxOutputLength }: { readonly maxOutputLength: number },
): { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
  const { bytes, taken } = inflated(packed, maxOutputLength);
  return { buffer: new Buffer(bytes.buffer, 0, bytes.length), engine: { bytesWritten: taken } };
}

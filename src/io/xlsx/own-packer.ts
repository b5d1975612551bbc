// Packs what exceljs writes. Its own packer (archiver) brings half of what the library loads, waits for a thread at every part, and
// stamps the parts with the clock; ours packs forms, too.
import type { Writable } from "node:stream";
import { crc32 } from "node:zlib";
import type { stream } from "exceljs";
import { deflated } from "../deflate.ts";
import { zipOf } from "./zip-write.ts";

/** A part as the library hands it over: as text, or as what it wrote piece by piece. */
type Content = string | { readonly toBuffer: () => Uint8Array | null };

/** What the streaming writer of exceljs 4.4.0 asks of a packer, and does with it: none of it is in its types. */
type Insides = {
  zip: {
    readonly append: (content: Content, named: { readonly name: string }) => void;
    readonly on: (event: "error", failed: (fault: Error) => void) => void;
    readonly finalize: () => void;
    readonly unpipe?: (stream: Writable) => void;
  };
  promise: Promise<unknown>;
  readonly addThemes: () => Promise<void>;
  readonly addOfficeRels: () => Promise<void>;
};

/** Takes the place of the packer of a new workbook, whose stream stays empty; gives the file once the workbook is committed. */
export function packedByUs(
  workbook: InstanceType<typeof stream.xlsx.WorkbookWriter>,
  empty: Writable,
): () => Promise<Uint8Array> {
  // See above; the version of the package is pinned.
  const insides = workbook as unknown as Insides;
  const parts: { readonly name: string; readonly content: Content }[] = [];
  insides.zip.unpipe?.(empty);
  insides.zip = {
    append: (content, { name }) => parts.push({ name: name.replace(/^\//, ""), content }),
    on() {},
    finalize: () => empty.end(),
  };
  // These two parts were given to the other one when the workbook was made.
  insides.promise = Promise.all([insides.addThemes(), insides.addOfficeRels()]);
  return () =>
    zipOf(
      parts.map(({ name, content }) => ({ name, bytes: bytesOf(content) })),
      { deflate: deflated, crc32: (bytes) => crc32(bytes) },
    );
}

function bytesOf(content: Content): Uint8Array {
  return typeof content === "string"
    ? new TextEncoder().encode(content)
    : (content.toBuffer() ?? new Uint8Array());
}

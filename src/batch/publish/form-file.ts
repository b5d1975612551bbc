// Packs a form as an XLSX file. The bytes depend on the form alone.
import { crc32 } from "node:zlib";
import { startsFormula } from "../../io/csv/write.ts";
import { deflated } from "../../io/deflate.ts";
import { zipOf } from "../../io/xlsx/zip-write.ts";
import type { Form } from "../../report/forms/form.ts";
import { workbookParts } from "../../report/forms/workbook-parts.ts";

/** The whole file. */
export async function writeForm(form: Form): Promise<Uint8Array> {
  const parts = [...workbookParts(form, startsFormula)].map(([name, text]) => ({
    name,
    bytes: utf8.encode(text),
  }));
  return zipOf(parts, {
    deflate: deflated,
    crc32: (bytes) => crc32(bytes),
  });
}

const utf8 = new TextEncoder();

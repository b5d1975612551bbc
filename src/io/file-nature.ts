// What a file is that is no table which is read here, whatever its name says: downloads that failed, web pages that a
// portal calls .xls, documents. Asked of the first bytes of what is not a workbook.
import { Buffer } from "node:buffer";
import { fileProblem, type Problem } from "../core/problem.ts";

const start = (...bytes: number[]): Buffer => Buffer.from(bytes);
const documents: readonly (readonly [Buffer, string])[] = [
  [Buffer.from("%PDF-"), "PDF"],
  [Buffer.from("{\\rtf"), "RTF"],
  [start(0x89, 0x50, 0x4e, 0x47), "PNG"],
  [start(0xff, 0xd8, 0xff), "JPEG"],
  [Buffer.from("GIF8"), "GIF"],
  [start(0x1f, 0x8b), "gzip"],
  [start(0x37, 0x7a, 0xbc, 0xaf), "7z"],
  [Buffer.from("Rar!"), "RAR"],
  [Buffer.from("SQLite format 3"), "SQLite"],
  [Buffer.from("PAR1"), "Parquet"],
  [Buffer.from("From: "), "e-mail"],
  [Buffer.from("Received: "), "e-mail"],
];

/** How much of the text is looked at. */
const lookedAt = 4096;

/** Undefined for what may be a table. */
export function noTable(file: string, head: Uint8Array): Problem | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, lookedAt));
  const document = documents.find(([mark]) => bytes.subarray(0, mark.length).equals(mark));
  if (document !== undefined) return fileProblem("file-is-no-table", file, { found: document[1] });
  const text = textOf(bytes).trimStart();
  if (/^mime-version:/i.test(text)) return fileProblem("file-is-web-page", file, { found: "MHTML" });
  if (text.startsWith("<")) return markup(file, text);
  if (/^ID;P/.test(text)) return fileProblem("file-is-other-table", file, { found: "SYLK" });
  if (/^TABLE\r?\n0,1\r?\n/.test(text)) return fileProblem("file-is-other-table", file, { found: "DIF" });
  if (/^(\{\s*("|\}|$)|\[\s*(\{|\[|\]|"[^"]*"\s*,?\s*$))/.test(text)) {
    return fileProblem("file-is-json", file, { found: "JSON" });
  }
  return undefined;
}

function markup(file: string, text: string): Problem {
  if (text.includes("urn:schemas-microsoft-com:office:spreadsheet") && text.startsWith("<?xml")) {
    return fileProblem("file-is-other-table", file, { found: "XML 2003" });
  }
  if (/<office:document\b/.test(text))
    return fileProblem("file-is-other-table", file, { found: "OpenDocument" });
  if (/<(!doctype html|html|head|body|table|meta|script|style|div|title)\b/i.test(text)) {
    return fileProblem("file-is-web-page", file, { found: "HTML" });
  }
  return fileProblem("file-is-no-table", file, { found: "XML" });
}

/** UTF-16 where a mark says so; what matters here is ASCII in all other encodings. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString("utf16le");
  }
  return bytes.toString("latin1", bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}

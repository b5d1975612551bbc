// Writes zips and small workbooks byte by byte, so that each byte can also be wrong.
import { crc32, deflateRawSync } from "node:zlib";

const known = new Map<string, Buffer>();

/** Most parts of thousands of books are the same few texts, which are packed once. */
function deflated(data: string | Buffer): Buffer {
  if (typeof data !== "string") return deflateRawSync(data);
  const packed = known.get(data) ?? deflateRawSync(data);
  if (known.size < 100) known.set(data, packed);
  return packed;
}

export type Part = {
  readonly name: string;
  readonly data: string | Buffer;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** What the headers say of the sizes, where it differs from the truth. */
  readonly bytes?: number;
  readonly packedBytes?: number;
  /** The packed bytes themselves. */
  readonly packed?: Buffer;
  readonly attributes?: number;
  readonly localName?: string;
  readonly localCrc?: number;
  readonly localMethod?: number;
  readonly localFlags?: number;
  readonly localBytes?: number;
  readonly localExtra?: Buffer;
  /** Sizes in a data descriptor behind the data: with or without its signature, with long sizes. */
  readonly descriptor?: "signed" | "bare" | "long" | "wrong";
  readonly zip64?: boolean;
  /** What stands behind the entry and belongs to none. */
  readonly gap?: Buffer;
  /** Points the directory at another place than where the entry stands. */
  readonly offset?: (offset: number) => number;
};

export type ZipOptions = {
  readonly comment?: string;
  readonly leading?: Buffer;
  /** Whether the offsets count the leading bytes. */
  readonly adjusted?: boolean;
  readonly trailing?: Buffer;
  readonly zip64?: boolean;
  readonly count?: number;
  readonly directorySize?: number;
  readonly directoryStart?: number;
  readonly disk?: number;
  /** Bytes between the last entry and the directory, and between the directory and the end record. */
  readonly beforeDirectory?: Buffer;
  readonly behindDirectory?: Buffer;
};

export function makeZip(parts: readonly Part[], options: ZipOptions = {}): Buffer {
  const leading = options.leading ?? Buffer.alloc(0);
  const chunks: Buffer[] = [leading];
  const directory: Buffer[] = [];
  let at = options.adjusted === false ? 0 : leading.length;
  for (const part of parts) {
    const data = typeof part.data === "string" ? Buffer.from(part.data) : part.data;
    const packed = part.packed ?? (part.stored === true ? data : deflated(part.data));
    const method = part.method ?? (part.stored === true ? 0 : 8);
    const crc = part.crc ?? crc32(data);
    const bytes = part.bytes ?? data.length;
    const packedBytes = part.packedBytes ?? packed.length;
    const later = part.descriptor !== undefined;
    const flags = (part.flags ?? 0) | (later ? 8 : 0);
    const long = part.zip64 === true;
    const localName = Buffer.from(part.localName ?? part.name);
    const longSizes = Buffer.alloc(20);
    longSizes.writeUInt16LE(1, 0);
    longSizes.writeUInt16LE(16, 2);
    longSizes.writeBigUInt64LE(BigInt(bytes), 4);
    longSizes.writeBigUInt64LE(BigInt(packedBytes), 12);
    const localExtra = part.localExtra ?? (long ? longSizes : Buffer.alloc(0));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(long ? 45 : 20, 4);
    local.writeUInt16LE(part.localFlags ?? flags, 6);
    local.writeUInt16LE(part.localMethod ?? method, 8);
    local.writeUInt32LE(part.localCrc ?? (later ? 0 : crc), 14);
    local.writeUInt32LE(later ? 0 : long ? 0xffffffff : packedBytes, 18);
    local.writeUInt32LE(part.localBytes ?? (later ? 0 : long ? 0xffffffff : bytes), 22);
    local.writeUInt16LE(localName.length, 26);
    local.writeUInt16LE(localExtra.length, 28);
    const behind = Buffer.concat([descriptor(part, crc, bytes, packedBytes), part.gap ?? Buffer.alloc(0)]);
    chunks.push(local, localName, localExtra, packed, behind);

    const name = Buffer.from(part.name);
    const extra = long ? longSizes : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(long ? 45 : 20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(long ? 0xffffffff : packedBytes, 20);
    central.writeUInt32LE(long ? 0xffffffff : bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(part.attributes ?? 0, 38);
    central.writeUInt32LE((part.offset ?? ((offset: number) => offset))(at), 42);
    directory.push(central, name, extra);
    at += 30 + localName.length + localExtra.length + packed.length + behind.length;
  }
  const before = options.beforeDirectory ?? Buffer.alloc(0);
  const start = options.directoryStart ?? at + before.length;
  const size = options.directorySize ?? directory.reduce((sum, { length }) => sum + length, 0);
  const count = options.count ?? parts.length;
  const comment = Buffer.from(options.comment ?? "");
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.disk ?? 0, 4);
  end.writeUInt16LE(options.zip64 === true ? 0xffff : count, 8);
  end.writeUInt16LE(options.zip64 === true ? 0xffff : count, 10);
  end.writeUInt32LE(options.zip64 === true ? 0xffffffff : size, 12);
  end.writeUInt32LE(options.zip64 === true ? 0xffffffff : start, 16);
  end.writeUInt16LE(comment.length, 20);
  const behind = options.behindDirectory ?? Buffer.alloc(0);
  const long =
    options.zip64 === true ? end64(count, size, start, start + size + behind.length) : Buffer.alloc(0);
  const trailing = options.trailing ?? Buffer.alloc(0);
  return Buffer.concat([...chunks, before, ...directory, behind, long, end, comment, trailing]);
}

function descriptor(part: Part, crc: number, bytes: number, packedBytes: number): Buffer {
  if (part.descriptor === undefined) return Buffer.alloc(0);
  const signature = Buffer.from([0x50, 0x4b, 7, 8]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(part.descriptor === "wrong" ? (crc ^ 1) >>> 0 : crc);
  const sizes = Buffer.alloc(part.descriptor === "long" ? 16 : 8);
  if (part.descriptor === "long") {
    sizes.writeBigUInt64LE(BigInt(packedBytes), 0);
    sizes.writeBigUInt64LE(BigInt(bytes), 8);
  } else {
    sizes.writeUInt32LE(packedBytes, 0);
    sizes.writeUInt32LE(bytes, 4);
  }
  return Buffer.concat(part.descriptor === "bare" ? [sum, sizes] : [signature, sum, sizes]);
}

function end64(count: number, size: number, start: number, at: number): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(at), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const names = {
  types: "[Content_Types].xml",
  packageRels: "_rels/.rels",
  workbook: "xl/workbook.xml",
  workbookRels: "xl/_rels/workbook.xml.rels",
  sheet: "xl/worksheets/sheet1.xml",
  styles: "xl/styles.xml",
  strings: "xl/sharedStrings.xml",
} as const;

/** The XML of a worksheet around its rows; `behind` follows sheetData, `before` goes ahead of it. */
export function sheetXml(rows: string, before = "", behind = ""): string {
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

export function stringsXml(items: readonly string[]): string {
  return `${declaration}<sst xmlns="${main}">${items.map((item) => `<si>${item}</si>`).join("")}</sst>`;
}

/** Cell format `index + 1` shows numbers by `codes[index]`; format 0 is General. */
export function stylesXml(codes: readonly (string | number)[]): string {
  const custom = codes.map((code, index) =>
    typeof code === "number" ? "" : `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`,
  );
  const formats = codes.map(
    (code, index) => `<xf numFmtId="${typeof code === "number" ? code : 164 + index}"/>`,
  );
  return `${declaration}<styleSheet xmlns="${main}"><numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.join("")}</cellXfs></styleSheet>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export type Book = {
  /** Rows of the only sheet, or the whole sheet part. */
  readonly rows?: string;
  readonly sheet?: string | Buffer;
  readonly strings?: string | Buffer;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheetAttributes?: string;
  /** Parts that replace those of the same name, or come after them. */
  readonly parts?: readonly Part[];
  readonly without?: readonly string[];
};

/** The parts of a workbook with one sheet called Data. */
export function bookParts(book: Book): readonly Part[] {
  const replaced = new Map((book.parts ?? []).map((part) => [part.name, part]));
  const usual: Part[] = [
    {
      name: names.types,
      data: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    },
    { name: names.packageRels, data: relsXml([["rId1", "officeDocument", "xl/workbook.xml"]]) },
    {
      name: names.workbook,
      data: workbookXml(
        `<sheet name="Data" sheetId="1" r:id="rId1" ${book.sheetAttributes ?? ""}/>`,
        book.workbookPr,
      ),
    },
    {
      name: names.workbookRels,
      data: relsXml([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "styles", "styles.xml"],
        ...(book.strings === undefined ? [] : [["rId3", "sharedStrings", "sharedStrings.xml"] as const]),
      ]),
    },
    { name: names.styles, data: book.styles ?? stylesXml([14]) },
    ...(book.strings === undefined ? [] : [{ name: names.strings, data: book.strings }]),
    { name: names.sheet, data: book.sheet ?? sheetXml(book.rows ?? "") },
  ];
  const present = new Set(usual.map(({ name }) => name));
  return [
    ...usual
      .map((part) => replaced.get(part.name) ?? part)
      .filter(({ name }) => !(book.without ?? []).includes(name)),
    ...(book.parts ?? []).filter(({ name }) => !present.has(name)),
  ];
}

export function makeBook(book: Book, options: ZipOptions = {}): Buffer {
  return makeZip(bookParts(book), options);
}

export function workbookXml(sheets: string, workbookPr = ""): string {
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}">${workbookPr}<sheets>${sheets}</sheets></workbook>`;
}

/** Relationships as id, the last word of the type (or a whole type), and target. */
export function relsXml(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const rows = list.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${kind.includes(":") ? kind : `${relations}/${kind}`}" Target="${escaped(target)}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${rows.join("")}</Relationships>`;
}

// Names of XML elements and attributes: each spelling is decoded and checked once, and its namespace looked
// up once for as long as no other binding comes or goes.

export type XmlName = {
  /** As spelled, in bytes. */
  readonly spelled: Uint8Array;
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
  /** The namespace, as found when the bindings were at this state. */
  space: string;
  boundAt: number;
  /** The last element that had an attribute of this name. */
  element: number;
};

type XmlNames = {
  /** The name that stands in these bytes; undefined when they are not a qualified name. */
  readonly at: (bytes: Buffer, from: number, to: number, hash: number) => XmlName | undefined;
  readonly count: () => number;
};

const start =
  "A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F" +
  "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const plainName = `[${start}][-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040${start}]*`;
const qualifiedName = new RegExp(`^(?:(${plainName}):)?(${plainName})$`, "u");

// Strings of the program are compared by their address, strings of the file letter by letter: where they
// are equal the program's own is used.
const known = new Map(
  ["c", "v", "f", "is", "t", "r", "s", "row", "si", "ht", "hidden", "spans"].map((name) => [name, name]),
);

const slots = 1024;

export function xmlNames(): XmlNames {
  const table: XmlName[][] = Array.from({ length: slots }, () => []);
  let count = 0;
  return {
    at(bytes, from, to, hash) {
      const slot = table[hash & (slots - 1)];
      if (slot === undefined) return undefined;
      for (let index = 0; index < slot.length; index += 1) {
        const name = slot[index];
        if (name !== undefined && spelledAt(name.spelled, bytes, from, to)) return name;
      }
      const match = qualifiedName.exec(bytes.toString("utf8", from, to));
      if (match === null) return undefined;
      const local = match[2] ?? "";
      const name: XmlName = {
        spelled: Uint8Array.from(bytes.subarray(from, to)),
        qualified: known.get(match[0]) ?? match[0],
        prefix: match[1] ?? "",
        local: known.get(local) ?? local,
        space: "",
        boundAt: -1,
        element: -1,
      };
      slot.push(name);
      count += 1;
      return name;
    },
    count: () => count,
  };
}

/** Whether these bytes are exactly that spelling. */
export function spelledAt(spelled: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== spelled.length) return false;
  for (let index = 0; index < spelled.length; index += 1) {
    if (spelled[index] !== bytes[from + index]) return false;
  }
  return true;
}

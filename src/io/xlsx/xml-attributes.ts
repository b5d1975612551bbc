// The attributes of the element that a scanner has just opened: their names and where their values stand, and the element as its
// handler sees it. One set for a whole part, filled anew for each element.
import type { XmlElement } from "./xml.ts";
import type { XmlName } from "./xml-names.ts";
import type { Scope } from "./xml-namespaces.ts";
import type { XmlTexts } from "./xml-text.ts";

type Attributes = {
  /** How many the element has; what stands behind them is of elements before. */
  count: number;
  readonly names: XmlName[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where the value is not its bytes: it holds references or letters beyond ASCII. */
  readonly coded: Uint8Array;
  readonly text: (index: number) => string;
  /** Prefixes must be bound, and two spellings must not be the same attribute. */
  readonly checkPrefixed: (damaged: (what: string) => never) => void;
  readonly element: { -readonly [Key in keyof XmlElement]: XmlElement[Key] };
};

export function attributesOf(bytes: Buffer, most: number, texts: XmlTexts, scope: Scope): Attributes {
  const names: XmlName[] = [];
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const coded = new Uint8Array(most);

  function text(index: number): string {
    const [first, last] = [from[index] ?? 0, to[index] ?? 0];
    return coded[index] === 1 ? texts.decoded(first, last, true) : texts.plain(first, last);
  }

  const element: Attributes["element"] = {
    name: "",
    space: "",
    bytes,
    from: 0,
    to: 0,
    find(wanted) {
      for (let index = 0; index < all.count; index += 1) {
        if (names[index]?.qualified !== wanted) continue;
        if (coded[index] === 1) {
          element.bytes = Buffer.from(text(index));
          element.from = 0;
          element.to = element.bytes.length;
        } else {
          element.bytes = bytes;
          element.from = from[index] ?? 0;
          element.to = to[index] ?? 0;
        }
        return true;
      }
      return false;
    },
    attribute(wanted) {
      for (let index = 0; index < all.count; index += 1) {
        if (names[index]?.qualified === wanted) return text(index);
      }
      return undefined;
    },
    attributeIn(accepts, wanted) {
      for (let index = 0; index < all.count; index += 1) {
        const name = names[index];
        if (name === undefined || name.local !== wanted || name.prefix === "" || name.prefix === "xmlns")
          continue;
        if (accepts(scope.spaceOf(name))) return text(index);
      }
      return undefined;
    },
  };

  const all: Attributes = {
    count: 0,
    names,
    from,
    to,
    coded,
    text,
    checkPrefixed(damaged) {
      let seen: Set<string> | undefined;
      let before = "";
      for (let index = 0; index < all.count; index += 1) {
        const name = names[index] ?? damaged("XML");
        if (name.prefix === "" || name.prefix === "xmlns") continue;
        const key = `${scope.spaceOf(name)} ${name.local}`;
        if (before !== "") {
          seen ??= new Set([before]);
          if (seen.has(key)) damaged("2 × " + name.local.slice(0, 24));
          seen.add(key);
        }
        before = key;
      }
    },
    element,
  };
  return all;
}

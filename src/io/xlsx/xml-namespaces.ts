// The namespaces in force where a scanner stands in a part: which prefix is bound to which address, and since which element.
import type { XmlName } from "./xml-names.ts";

const xmlSpace = "http://www.w3.org/XML/1998/namespace";
const xmlnsSpace = "http://www.w3.org/2000/xmlns/";

export type Scope = {
  /** Binds a prefix, "" for names without one, from the element at this depth on. */
  readonly bind: (prefix: string, uri: string, depth: number) => void;
  /** Forgets what the element at this depth has bound. */
  readonly leave: (depth: number) => void;
  /** The address that a name belongs to; "" for none. */
  readonly spaceOf: (name: XmlName) => string;
};

/** Nothing is bound but "xml". `damaged` is called for what XML forbids. */
export function namespaceScope(damaged: (what: string) => never): Scope {
  const bindings: { readonly prefix: string; readonly uri: string; readonly depth: number }[] = [
    { prefix: "xml", uri: xmlSpace, depth: 0 },
  ];
  /** Counts every change: a name remembers when it was looked up. */
  let bound = 0;

  function lookUp(prefix: string): string {
    if (prefix === "xmlns") return xmlnsSpace;
    for (let index = bindings.length - 1; index >= 0; index -= 1) {
      const binding = bindings[index];
      if (binding !== undefined && binding.prefix === prefix) return binding.uri;
    }
    return prefix === "" ? "" : damaged("xmlns");
  }

  return {
    bind(prefix, uri, depth) {
      const reserved = uri === xmlSpace || uri === xmlnsSpace;
      if (prefix === "xmlns" || (prefix === "xml" ? uri !== xmlSpace : reserved)) damaged("xmlns");
      if (uri === "" && prefix !== "") damaged("xmlns");
      bindings.push({ prefix, uri, depth });
      bound += 1;
    },
    leave(depth) {
      while (bindings.length > 1 && bindings[bindings.length - 1]?.depth === depth) {
        bindings.pop();
        bound += 1;
      }
    },
    spaceOf(name) {
      if (name.boundAt === bound) return name.space;
      name.space = lookUp(name.prefix);
      name.boundAt = bound;
      return name.space;
    },
  };
}

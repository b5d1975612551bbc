// How the parts of a workbook file refer to each other: content types and relationships. Parts are found by
// what refers to them, never by what they are called.
import { partKey } from "./guard.ts";
import { isContentTypes, isPackageRelations, relationKind } from "./namespaces.ts";
import type { Refuse } from "./refuse.ts";
import type { XmlPart } from "./xml.ts";
import { readXml } from "./xml-scanner.ts";

export type Relationship = {
  readonly id: string;
  /** "worksheet", "styles" …; empty when Office does not define the type. */
  readonly kind: string;
  /** The key of the part referred to; empty when it lies outside the file. */
  readonly target: string;
};

/** The key of the part that holds the relationships of a part; "" is the whole file. */
export function relationshipsKey(key: string): string {
  const slash = key.lastIndexOf("/");
  return `${key.slice(0, slash + 1)}_rels/${key.slice(slash + 1)}.rels`;
}

/** The relationships that `part` states for the part with the key `source`. */
export function relationships(part: XmlPart, source: string): readonly Relationship[] {
  const found: Relationship[] = [];
  const ids = new Set<string>();
  let depth = 0;
  readXml(part, {
    open(element) {
      depth += 1;
      if (depth !== 2 || element.name !== "Relationship" || !isPackageRelations(element.space)) return;
      const id = element.attribute("Id");
      const type = element.attribute("Type");
      const target = element.attribute("Target");
      if (id === undefined || type === undefined || target === undefined || ids.has(id)) {
        return part.refuse("workbook-damaged", `${part.name}: Relationship`);
      }
      ids.add(id);
      const outside = element.attribute("TargetMode") === "External";
      found.push({
        id,
        kind: relationKind(type),
        target: outside ? "" : resolved(target, source, part.refuse),
      });
    },
    close() {
      depth -= 1;
      return false;
    },
    text() {},
  });
  return found;
}

/** `../worksheets/./sheet1.xml`, seen from a source part, as the key of a part. */
function resolved(target: string, source: string, refuse: Refuse): string {
  const path = target.replaceAll("\\", "/");
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  const segments: string[] = [];
  for (const segment of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    // Above the top is the top (RFC 3986, 5.2.4): of the package itself some programs write "../customXml/item1.xml".
    else if (segments.pop() === undefined && source !== "") refuse("zip-unsafe", "..");
  }
  return partKey(segments.join("/"));
}

/** The content type of a part by its key; undefined when the file states none. */
export function contentTypes(part: XmlPart): (key: string) => string | undefined {
  const ofPart = new Map<string, string>();
  const ofExtension = new Map<string, string>();
  let depth = 0;
  readXml(part, {
    open(element) {
      depth += 1;
      if (depth !== 2 || !isContentTypes(element.space)) return;
      const type = element.attribute("ContentType") ?? "";
      const name = element.attribute("PartName");
      const extension = element.attribute("Extension");
      if (element.name === "Override" && name !== undefined) {
        ofPart.set(partKey(name.replaceAll("\\", "/").replace(/^\//, "")), type);
      }
      if (element.name === "Default" && extension !== undefined) ofExtension.set(partKey(extension), type);
    },
    close() {
      depth -= 1;
      return false;
    },
    text() {},
  });
  return (key) => ofPart.get(key) ?? ofExtension.get(key.slice(key.lastIndexOf(".") + 1));
}

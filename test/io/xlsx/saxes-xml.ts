// What the parser saxes makes of XML, in the form in which the tests note what our scanner makes of it.
import { SaxesParser } from "saxes";
import { main } from "./make-zip.ts";

/** Elements with their namespace and attributes, and the text between, joined. */
export type Noted = readonly string[];

/** The names and namespaces of attributes that the notes tell of. */
export const notedNames = ["a", "b", "c", "r", "t", "x", "id", "space", "ŷ"];
export const notedSpaces = ["u", "urn:x", main, "http://www.w3.org/XML/1998/namespace"];

/** The events of a well-formed text; "refused" for any other. */
export function saxesEvents(bytes: Uint8Array): Noted | "refused" {
  const noted: string[] = [];
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0" || (encoding !== undefined && encoding.toUpperCase() !== "UTF-8"))
      throw new Error("unsafe");
  });
  parser.on("doctype", () => {
    throw new Error("unsafe");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    depth += 1;
    const values = Object.values(attributes)
      .filter(
        ({ local, prefix, uri }) =>
          notedNames.includes(local) && (prefix === "" || notedSpaces.includes(uri)),
      )
      .map((attribute) => `${attribute.uri}|${attribute.local}=${attribute.value}`)
      .sort();
    noted.push(`<${uri}|${local} ${values.join(" ")}>`);
  });
  parser.on("closetag", () => {
    depth -= 1;
    noted.push("</>");
  });
  const text = (found: string) => {
    if (depth > 0) noteText(noted, found);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  try {
    parser.write(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    parser.close();
  } catch {
    return "refused";
  }
  return noted;
}

/** Pieces of text that follow each other are one text. */
export function noteText(noted: string[], text: string): void {
  if (text === "") return;
  const last = noted[noted.length - 1];
  if (last !== undefined && !last.startsWith("<")) noted[noted.length - 1] = last + text;
  else noted.push(`"${text}`);
}

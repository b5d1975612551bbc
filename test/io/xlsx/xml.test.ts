// The XML scanner: what it refuses, and that it sees what the parser saxes sees, whatever is done to the text.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { workbookLimits } from "../../../src/io/xlsx/limits.ts";
import { refuseFor } from "../../../src/io/xlsx/refuse.ts";
import { readXml } from "../../../src/io/xlsx/xml-scanner.ts";
import { declaration, main, makeBook, names, sheetXml, stringsXml } from "./make-zip.ts";
import { refusedCode, textsOf } from "./open.ts";
import { type Noted, notedNames, notedSpaces, noteText, saxesEvents } from "./saxes-xml.ts";

/** The same as saxesEvents, by our scanner; attributes are asked for by every name and namespace that is used. */
function scannerEvents(bytes: Buffer): Noted | "refused" {
  const noted: string[] = [];
  try {
    readXml(
      { name: "part.xml", bytes, limits: workbookLimits, refuse: refuseFor("claims.xlsx") },
      {
        open(element) {
          const values: string[] = [];
          for (const name of notedNames) {
            const value = element.attribute(name);
            if (value !== undefined) values.push(`|${name}=${value}`);
            const found = element.find(name);
            expect(found).toBe(value !== undefined);
            if (found)
              expect(Buffer.from(element.bytes.subarray(element.from, element.to)).toString()).toBe(value);
            for (const space of notedSpaces) {
              const spaced = element.attributeIn((uri) => uri === space, name);
              if (spaced !== undefined) values.push(`${space}|${name}=${spaced}`);
            }
          }
          noted.push(`<${element.space}|${element.name} ${values.sort().join(" ")}>`);
        },
        close() {
          noted.push("</>");
          // Stopping anywhere loses nothing.
          return noted.length % 2 === 0;
        },
        text(text) {
          noteText(noted, text);
        },
      },
    );
  } catch (error) {
    if (error instanceof Refusal) return "refused";
    throw error;
  }
  return noted;
}

/** saxes lets a name go on with - . or a digit behind its colon, which is no name; we do not. */
const saxesIsLax = /:[-.0-9]/;

function same(text: string | Buffer): void {
  const bytes = Buffer.from(text);
  expect(scannerEvents(bytes)).toEqual(saxesEvents(bytes));
}

const wellFormed = [
  "<a/>",
  "<a></a>",
  "<a b=\"1\" c='2'/>",
  "<a b = '1'\n c\t=\r\n'2' ></a >",
  "\ufeff<a/>",
  '<?xml version="1.0"?><a/>',
  "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<a/>\n",
  '<?xml version="1.0"?><!-- a --><?pi b?><a/><!-- c --><?pi?>',
  "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#xa0;</a>",
  "<a b='&lt;&gt;&amp;&quot;&apos;&#65;&#9;&#10;'/>",
  "<a b='1\t2\n3\r\n4'/>",
  "<a>1\r\n2\r3\n\r4</a>",
  "<a>ŵŷ 東京 😀 \u0085\u007f</a>",
  "<ŵ ŷ='â'>ô</ŵ>",
  "<a><![CDATA[]]></a>",
  "<a>1<![CDATA[<b>&amp;]] >\r\n]]>2</a>",
  "<a>]] ></a>",
  "<a>></a>",
  "<a b='>'/>",
  "<a b='\"' c=\"'\"/>",
  "<x:a xmlns:x='u' x:b='1' b='2'><x:c/><c xmlns='urn:x'><x/></c><c/></x:a>",
  "<a xmlns='u' xmlns:x='u' b='1' x:b='2'><x:b/></a>",
  "<a xmlns='u'><b xmlns=''><c/></b><b/></a>",
  "<a xml:space='preserve' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
  "<x:a xmlns:x='u'><x:a xmlns:x='urn:x' x:r='1'/><x:a x:r='2'/></x:a>",
  "<a><b>1</b> <b>2</b></a>",
  "<a b=''/>",
  "<a>\ufffd</a>",
];

const illFormed = [
  "",
  " ",
  "text",
  "<a>",
  "<a",
  "<a b",
  "<a b=",
  "<a b='",
  "<a b='1",
  "<a b='1'",
  "<a/",
  "<",
  "</a>",
  "<a></b>",
  "<a></a",
  "<a><b></a></b>",
  "<a/><b/>",
  "<a/>text",
  "text<a/>",
  "<a/>&amp;",
  "<a></a></a>",
  "<a b=1/>",
  "<a b/>",
  "<a b='1'c='2'/>",
  "<a b='1' b='2'/>",
  "<a b='<'/>",
  "<a b='&'/>",
  "<a b='&x;'/>",
  "<a>&</a>",
  "<a>& </a>",
  "<a>&amp</a>",
  "<a>&nbsp;</a>",
  "<a>&#0;</a>",
  "<a>&#11;</a>",
  "<a>&#xD800;</a>",
  "<a>&#x110000;</a>",
  "<a>&#xFFFE;</a>",
  "<a>&#;</a>",
  "<a>&#x;</a>",
  "<a>&#12a;</a>",
  "<a>&#X41;</a>",
  "<a>]]></a>",
  "<a>\u0000</a>",
  "<a>\u0001</a>",
  "<a>\u000b</a>",
  "<a>\ufffe</a>",
  "<a>\uffff</a>",
  "<a b='\u0001'/>",
  "<a b='\uffff'/>",
  "<a><!-- \u0001 --></a>",
  "<a><!-- -- --></a>",
  "<a><!-- --->",
  "<a><!--></a>",
  "<a><![CDATA[</a>",
  "<a><![CDATA[\u0001]]></a>",
  "<![CDATA[]]><a/>",
  "<a><!b></a>",
  "<a><?xml version='1.0'?></a>",
  " <?xml version='1.0'?><a/>",
  "<a><?XML b?></a>",
  "<a><? b?></a>",
  "<a><?b</a>",
  "<?xml version='1.0' encoding='utf-8",
  "<?xml encoding='utf-8'?><a/>",
  "<?xml version='1.0' standalone='maybe'?><a/>",
  "<1/>",
  "<-a/>",
  "<a -b='1'/>",
  "<a:b/>",
  "<:a/>",
  "<a:/>",
  "<a:b:c xmlns:a='u'/>",
  "<a x:b='1'/>",
  "<a xmlns:x=''/>",
  "<a xmlns:xmlns='u'/>",
  "<a xmlns:xml='u'/>",
  "<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>",
  "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
  "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>",
  "< a/>",
  "<a / >",
  "<a>< /a>",
  "<a></ a>",
  "<×/>",
];

test.for(wellFormed)("well formed: %j", (text) => {
  expect(scannerEvents(Buffer.from(text))).not.toBe("refused");
  same(text);
});

test.for(illFormed)("not well formed: %j", (text) => {
  expect(scannerEvents(Buffer.from(text))).toBe("refused");
  same(text);
});

const pieces = [
  "<a>",
  "</a>",
  "<b x='1'>",
  "</b>",
  "<c/>",
  "<x:a xmlns:x='u'>",
  "</x:a>",
  "<a xmlns='urn:x'>",
  " x:b='2'",
  "text",
  "&amp;",
  "&#65;",
  "&",
  "<",
  ">",
  "/",
  "'",
  '"',
  "=",
  "]",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?pi ",
  "?>",
  "\r",
  "\n",
  " ",
  "ŵ",
  "\u0001",
  "\uffff",
  "\u00a0",
  "-",
  "r",
  ":",
];

test.for(["<x:-a xmlns:x='u'/>", "<a xmlns:x='u' x:1='2'/>"])("stricter than saxes: %s", (text) => {
  expect(scannerEvents(Buffer.from(text))).toBe("refused");
  expect(saxesEvents(Buffer.from(text))).not.toBe("refused");
});

test("any text is seen as saxes sees it", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      if (saxesIsLax.test(parts.join(""))) return;
      same(parts.join(""));
      same(`<a>${parts.join("")}</a>`);
      same(`<a ${parts.join("")}/>`);
    }),
    { numRuns: 3000 },
  );
});

test("well-formed text with something cut out, doubled or put in is seen as saxes sees it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...wellFormed, sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')),
      fc.nat(),
      fc.nat(6),
      fc.constantFrom("", ...pieces),
      (text, place, length, piece) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + piece + text.slice(at + length);
        // The declaration's own mistakes are refused by both, though not letter by letter alike.
        if (saxesIsLax.test(changed) || changed.includes("<?xml") || text.startsWith("\ufeff")) return;
        same(changed.toWellFormed());
      },
    ),
    { numRuns: 5000 },
  );
});

describe("what is not read on principle", () => {
  const bomb = `<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const outside = '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">';
  const plain = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>');
  const manyNames = Array.from({ length: 5000 }, (_, at) => `<n${at}/>`).join("");
  test.for([
    { why: "entities that multiply", sheet: plain.replace(declaration, declaration + bomb) },
    { why: "an outside document type", sheet: plain.replace(declaration, declaration + outside) },
    { why: "an unfinished document type", sheet: `${declaration}<!DOCTYPE x [` },
    { why: "UTF-16, little end first", sheet: Buffer.from(`\ufeff${plain}`, "utf16le") },
    { why: "UTF-16, big end first", sheet: Buffer.from(`\ufeff${plain}`, "utf16le").swap16() },
    { why: "UTF-16 without its mark", sheet: Buffer.from(plain, "utf16le") },
    { why: "a stated encoding that is not UTF-8", sheet: plain.replace("UTF-8", "ISO-8859-1") },
    { why: "UTF-7", sheet: plain.replace("UTF-8", "UTF-7") },
    { why: "bytes that are not UTF-8", sheet: Buffer.from(plain.replace("<v>1", "<v>\u00e9"), "latin1") },
    { why: "XML 1.1", sheet: plain.replace('"1.0"', '"1.1"') },
    { why: "too many different names", sheet: plain.replace("<row", `${manyNames}<row`) },
    { why: "deep nesting", sheet: plain.replace("<row", `${"<x>".repeat(100_000)}<row`) },
  ])("$why", ({ sheet }) => {
    expect(refusedCode(makeBook({ sheet }), { ratio: 1e6 })).toBe("xml-unsafe");
  });

  test.for([
    { why: "NUL in a value", sheet: plain.replace("<v>1", "<v>\u00001") },
    { why: "an unclosed part", sheet: plain.slice(0, -13) },
    { why: "a part that ends inside a row", sheet: plain.slice(0, plain.indexOf("</row>")) },
    { why: "a part that ends inside a tag", sheet: plain.slice(0, -1) },
    { why: "something behind the end", sheet: `${plain}<x/>` },
    { why: "an empty part", sheet: "" },
  ])("damaged: $why", ({ sheet }) => {
    expect(refusedCode(makeBook({ sheet }))).toBe("workbook-damaged");
  });

  test.for(Object.values(names))("a document type in %s", (name) => {
    const data = `${declaration}<!DOCTYPE x [<!ENTITY a "b">]><x/>`;
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
    expect(refusedCode(makeBook({ rows, strings: stringsXml(["<t>a</t>"]), parts: [{ name, data }] }))).toBe(
      "xml-unsafe",
    );
  });
});

test("prefixes and strict namespaces are the same to us", () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const prefixed = sheetXml(rows)
    .replace(/<(\/?)(\w)/g, "<$1x:$2")
    .replace("xmlns=", "xmlns:x=")
    .replace("<x:?", "<?");
  expect(textsOf(makeBook({ sheet: prefixed }))).toEqual({ 1: ["1"] });
  const strict = sheetXml(rows).replace(main, "http://purl.oclc.org/ooxml/spreadsheetml/main");
  expect(textsOf(makeBook({ sheet: strict }))).toEqual({ 1: ["1"] });
});

test("a row of somebody else's namespace is not a row", () => {
  const other =
    '<o:row xmlns:o="urn:x" r="1"><c r="A1"><v>9</v></c></o:row><row r="1"><c r="A1"><v>1</v></c></row>';
  expect(textsOf(makeBook({ rows: other }))).toEqual({ 1: ["1"] });
});

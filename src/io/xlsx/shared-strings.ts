// The shared strings of a workbook: cells refer to them by their place in this list.
import { stringCollector } from "./cell-text.ts";
import { isMain } from "./namespaces.ts";
import type { XmlPart } from "./xml.ts";
import { readXml } from "./xml-scanner.ts";

/** What a string takes in memory beside its letters, so that millions of short ones do not add up. */
const besideText = 32;

/** Reads the shared strings part. Throws a Refusal when a text, or all of them together, are too long. */
export function sharedStrings(part: XmlPart): readonly string[] {
  const { limits, name, refuse } = part;
  const strings: string[] = [];
  const collector = stringCollector();
  let depth = 0;
  let inItem = false;
  let allLength = 0;

  function closeItem(): void {
    inItem = false;
    const text = collector.result() ?? refuse("workbook-damaged", `${name}: _x…_`);
    if (text.length > limits.textLength) {
      refuse("workbook-too-large", `${name}: ${text.length}`, { expected: String(limits.textLength) });
    }
    allLength += text.length + besideText;
    if (allLength > limits.sharedTextLength) {
      refuse("workbook-too-large", name, { expected: String(limits.sharedTextLength) });
    }
    strings.push(text);
  }

  readXml(part, {
    open(element) {
      depth += 1;
      if (inItem) collector.open(element);
      else if (depth === 2 && element.name === "si" && isMain(element.space)) {
        inItem = true;
        collector.start();
      }
    },
    close() {
      depth -= 1;
      if (inItem && depth > 1) collector.close();
      else if (inItem) closeItem();
      return false;
    },
    text(text) {
      if (inItem) collector.text(text);
    },
  });
  return strings;
}

// What one program writes for itself and, for all others, in a second form (ECMA-376 part 3, 10.2.1): whoever does not
// know what a choice requires takes the fallback. We know none of them.
import type { XmlHandler } from "./xml.ts";

const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/** The element with which alternatives begin. */
export const alternatives = "AlternateContent";

const passed = 0;
/** The element itself is not seen; what stands in it is. */
const opened = 1;
const skipped = 2;

/** Takes over before the first alternatives open: what is open by then is the handler's own. */
export function withFallbacks(handler: XmlHandler): XmlHandler {
  const stack: number[] = [];
  let skipping = 0;
  return {
    open(element) {
      const alternative = element.space === compatibility;
      const way =
        skipping > 0 || (alternative && element.name !== alternatives && element.name !== "Fallback")
          ? skipped
          : alternative
            ? opened
            : passed;
      stack.push(way);
      if (way === skipped) skipping += 1;
      if (way === passed) handler.open(element);
    },
    close() {
      const way = stack.pop() ?? passed;
      if (way === skipped) skipping -= 1;
      return way === passed && handler.close();
    },
    text(text) {
      if (skipping === 0) handler.text(text);
    },
    wantsText: () => skipping === 0 && (handler.wantsText?.() ?? true),
  };
}

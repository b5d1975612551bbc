// Where the guide (guide.html, as `taliad guide` writes it) tells of a problem code. What is said on a terminal and in a
// letter ends with it.
import type { Language } from "../law/law.ts";

/** The id of the code's part, by the language in which it stands: "en-cell-not-day". */
export function guideAnchor(language: Language, code: string): string {
  return `${language}-${code}`;
}

/** The end of a message: " → guide.html#en-cell-not-day". */
export function guideEnd(language: Language, code: string): string {
  return ` → guide.html#${guideAnchor(language, code)}`;
}

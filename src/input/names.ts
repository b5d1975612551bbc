// Names of people: which letters and signs they are made of, and which betray that a program read the file in a wrong
// code page. A damaged name is never paid in silence.
import type { Column } from "../law/layout.ts";
import { type CellReader, fault } from "./fault.ts";

const notName = fault("cell-not-name");
const lostLetters = fault("cell-name-lost-letters");
const misread = fault("cell-name-misread");

/**
 * Letters of any alphabet with their marks; apostrophes, dashes and middle dots of all kinds (a word processor makes
 * its own of what is typed), full stops, brackets, blanks.
 */
const nameText = /^[\p{L}\p{M}\p{Pd}\u2212\u2043'’‘‛ʼʻʽʹ′＇´`.·‧∙•ꞏ()[\] \u00a0\u2007\u2009\u202f]+$/u;

/** A letter that nobody sees, and a mark that stands on no letter: more than one name looks like this. */
const unseen = /\p{DI}|(?:^|[^\p{L}\p{M}])\p{M}/u;

/** At least one letter, of any alphabet. */
export function nameReader(column: Column): CellReader {
  const tooLong = fault("cell-text-too-long", String(column.longest ?? ""));
  const longest = column.longest ?? Number.POSITIVE_INFINITY;
  return (text) => {
    let letters = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) {
        letters = true;
        continue;
      }
      // Blank, apostrophe, hyphen, full stop.
      if (code === 0x20 || code === 0x27 || code === 0x2d || code === 0x2e) continue;
      // A letter that the file's encoding does not have becomes a question mark.
      if (text.includes("?")) return /\p{L}\?|\?\p{L}/u.test(text) ? lostLetters : notName;
      if (isMisread(text)) return misread;
      if (!nameText.test(text) || unseen.test(text)) return notName;
      letters = /\p{L}/u.test(text);
      break;
    }
    if (!letters) return notName;
    return text.length > longest ? tooLong : text;
  };
}

/** What Windows-1252 has in the places of bytes 80 to BF, the second halves of letters in UTF-8. */
const second = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0080-\u00bf";
/** Those of them that no name has beside a letter. */
const sign = "€‚ƒ„…†‡ˆ‰‹“”•˜™›\u0080-\u009f\u00a1-\u00b3\u00b5\u00b6\u00b8-\u00bf";
/**
 * UTF-8 read as Windows-1252, once or twice; ƒ and µ, which DOS and Windows have where the other has a letter; four letters
 * with marks in a row, which are of another alphabet's code page.
 */
const misreadText = new RegExp(
  `[ÃÅÂ][${second}]|\\p{L}[${sign}]|[ƒµ]|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4}`,
  "u",
);

function isMisread(text: string): boolean {
  return misreadText.test(text);
}

/** Read as Latin-1, the ŵ and ŷ of ISO 8859-14 are ð and þ; of DOS, û is an en dash and á a blank without a break. */
const doubtful = /\p{L}[ðþÐÞ]\p{L}|\p{Ll}[–—]\p{Ll}/u;

/** A name that may be right, of people whose alphabet has the letter, or may have been read wrongly. */
export function isDoubtfulName(name: string): boolean {
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) > 0x7e) return doubtful.test(name);
  return false;
}

// What is printed is what is there: nothing in a file, a name or a message gives orders to the terminal that shows it.

/** All that a terminal could obey or hide: controls but line breaks and tabs, and what turns the direction of writing. */
const unseen = /(?!\r?\n|\t)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The text with each of these written out, as JSON writes it: \u001b. */
export function shown(text: string): string {
  return text.replace(unseen, written);
}

/** The same on one line: what comes from a file writes no line of its own. */
export function shownInLine(text: string): string {
  return shown(text.replace(/\r\n|[\r\n]/g, " "));
}

function written(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

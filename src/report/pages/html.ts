// HTML from templates: whatever is filled in is text and escaped, unless it was made here itself.

/** A piece of HTML that is whole and safe to put into another one. */
export type Html = { readonly html: string };

type Filling = Html | string | number | false | undefined | readonly Filling[];

/** Fills a template: texts are escaped, pieces of HTML and lists of them are put in as they are, nothing leaves nothing. */
export function html(texts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  let whole = texts[0] ?? "";
  for (const [at, filling] of fillings.entries()) whole += textOf(filling) + (texts[at + 1] ?? "");
  return { html: whole };
}

function textOf(filling: Filling): string {
  if (filling === undefined || filling === false) return "";
  if (typeof filling === "string" || typeof filling === "number") return escaped(String(filling));
  return "html" in filling ? filling.html : filling.map(textOf).join("");
}

/** Text as it may stand between tags and in quoted attributes: nothing in it can be taken for markup, and what HTML cannot hold is a replacement character. */
export function escaped(text: string): string {
  let html = "";
  for (const character of text.toWellFormed()) {
    const code = character.charCodeAt(0);
    const named = entities.get(character);
    if (named !== undefined) html += named;
    else html += (code < 0x20 && code !== 0x09 && code !== 0x0a) || code === 0x7f ? "\ufffd" : character;
  }
  return html;
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

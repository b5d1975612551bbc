// Two texts side by side with what is not the same in both marked; of a number only the letters, the last two digits and what
// differs are shown.
import { type Html, html } from "./html.ts";

/** What stands between the common beginning and the common end is marked, whole characters only. */
export function markedPair(a: string, b: string): readonly [Html, Html] {
  const [one, other] = [[...a], [...b]];
  if (a === b || a === "" || b === "") return [html`${a}`, html`${b}`];
  let begin = 0;
  while (begin < one.length && begin < other.length && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (
    end < one.length - begin &&
    end < other.length - begin &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end += 1;
  const marked = (text: readonly string[]): Html => {
    const middle = text.slice(begin, text.length - end).join("");
    return html`${text.slice(0, begin).join("")}${middle === "" ? html`<mark>‸</mark>` : html`<mark>${middle}</mark>`}${text.slice(text.length - end).join("")}`;
  };
  return [marked(one), marked(other)];
}

const shown = [0, 1, 6, 7];
/** No slip of the finger changes more characters. */
const mostOfSlip = 4;

/**
 * "HT•8••13" beside "HT•2••13", the fourth character marked; of numbers that are further apart no more is shown than of any.
 * The last letter of a number never counts.
 */
export function markedNumbers(a: string, b: string): readonly [Html, Html] {
  const [one, other] = [a.slice(0, 8), b.slice(0, 8)];
  const apart = [...one].filter((character, at) => character !== other.charAt(at)).length;
  if (other !== "" && apart > mostOfSlip) {
    const masked = (text: string) => [...text].map((character, at) => (shown.includes(at) ? character : "•"));
    return [html`<mark>${masked(one).join("")}</mark>`, html`<mark>${masked(other).join("")}</mark>`];
  }
  const side = (mine: string, theirs: string): Html =>
    html`${[...mine].map((character, at) => {
      if (theirs !== "" && character !== theirs.charAt(at)) return html`<mark>${character}</mark>`;
      return shown.includes(at) ? character : "•";
    })}`;
  return [side(one, other), side(other, one)];
}

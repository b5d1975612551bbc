// What our own forms say beside cells for whoever fills them in: a text that begins with an arrow is advice, neither a
// value nor a heading, and is passed over.
export const adviceMark = "←";

/** A text that only advises. */
export function isAdvice(text: string): boolean {
  return text.startsWith(adviceMark);
}

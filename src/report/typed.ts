// A word of a command as people type it: in quotation marks where a shell would take it for more than one, or for an order.

export function typed(word: string): string {
  return /^[\p{L}\p{N}._:/-]+$/u.test(word) ? word : `"${word.replaceAll(/["\\$`]/g, "\\$&")}"`;
}

// One line for each claim of an export: its reference, then its keys by kind. The keys of a kind are written one behind the
// other, sixteen characters each; lines are in the order of the references, which are random.
import type { KeyKind } from "../people/keys.ts";

/** The kinds that leave a council: each has the number in it. The payroll number's stays in the book. */
export const sentKinds = ["n", "nf", "ns", "s"] as const satisfies readonly KeyKind[];
export type SentKind = (typeof sentKinds)[number];

/** Twelve bytes as sixteen characters. */
export const keyLength = 16;

export type SentClaim = {
  /** Sixteen hex digits. */
  readonly reference: string;
  readonly keys: readonly { readonly kind: SentKind; readonly key: string }[];
};

export function claimLine({ reference, keys }: SentClaim): string {
  const parts = sentKinds.flatMap((kind) => {
    const mine = keys.flatMap((one) => (one.kind === kind ? [one.key] : [])).sort();
    return mine.length === 0 ? [] : [`${kind}:${mine.join("")}`];
  });
  return [reference, ...parts].join(" ");
}

const line = /^[0-9a-f]{16}( (?:n|nf|ns|s):(?:[A-Za-z0-9_-]{16})+)+$/;

/** Whether a line is such a line and nothing else. */
export function isClaimLine(text: string): boolean {
  return line.test(text);
}

/** The reference, and calls `each` with every key. */
export function readClaimLine(text: string, each: (kind: number, key: string) => void): string {
  const [reference = "", ...parts] = text.split(" ");
  for (const part of parts) {
    const colon = part.indexOf(":");
    const kind = sentKinds.indexOf(part.slice(0, colon) as SentKind);
    for (let at = colon + 1; at < part.length; at += keyLength) each(kind, part.slice(at, at + keyLength));
  }
  return reference;
}

// The schemes that this program knows. A new scheme is one line here.
import type { AnyScheme, Companion } from "./scheme.ts";
import { sickPayEnhancement } from "./sick-pay-enhancement-2020/scheme.ts";
import { socialCarePayment } from "./social-care-payment-2022/scheme.ts";

export const schemes: readonly AnyScheme[] = [socialCarePayment, sickPayEnhancement];

/** The scheme whose folder has this name. The layouts name no other, so that one is our own fault. */
export function schemeNamed(name: string): AnyScheme {
  const scheme = schemes.find((known) => known.name === name);
  if (scheme === undefined) throw new Error(`no such scheme: ${name}`);
  return scheme;
}

/** The scheme whose claims have this layout; undefined for every other file. */
export function schemeOfClaims(layout: string): AnyScheme | undefined {
  return schemes.find((scheme) => scheme.layout === layout);
}

/** What a file of this layout accompanies; undefined when it accompanies no claims. */
export function companionNamed(layout: string): Companion | undefined {
  for (const { companions = [] } of schemes) {
    const found = companions.find((companion) => companion.layout === layout);
    if (found !== undefined) return found;
  }
  return undefined;
}

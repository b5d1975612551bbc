// The schemes that this program knows. A new scheme is one line here: among the schemes when it decides claims, among
// the listings when it only lists what files come to.
import { inWorkSupport } from "./in-work-support/scheme.ts";
import type { Listing } from "./listing.ts";
import type { AnyScheme, Companion } from "./scheme.ts";
import { sickPayEnhancement } from "./sick-pay-enhancement-2020/scheme.ts";
import { onCostFile } from "./social-care-payment-2022/on-cost-file.ts";
import { socialCarePayment } from "./social-care-payment-2022/scheme.ts";
import { workingPatterns } from "./working-patterns/scheme.ts";

export const schemes: readonly AnyScheme[] = [socialCarePayment, sickPayEnhancement];
/** Every kind of file of which rows are decided; a scheme may have more than one. */
const claimFiles: readonly AnyScheme[] = [...schemes, onCostFile];
export const listings: readonly Listing[] = [workingPatterns, inWorkSupport];

/** The scheme whose folder has this name. The layouts name no other, so that one is our own fault. */
export function schemeNamed(name: string): AnyScheme {
  const scheme = schemes.find((known) => known.name === name);
  if (scheme === undefined) throw new Error(`no such scheme: ${name}`);
  return scheme;
}

/** The scheme whose claims have this layout; undefined for every other file. */
export function schemeOfClaims(layout: string): AnyScheme | undefined {
  return claimFiles.find((scheme) => scheme.layout === layout);
}

/** The layout of a scheme's files about payments of before; undefined where it has none. */
export function layoutAboutPayments(scheme: string): string | undefined {
  return claimFiles.find(({ name, past }) => name === scheme && past.months !== undefined)?.layout;
}

/** What lists files of this layout; undefined for files of claims and of what accompanies them. */
export function listingOf(layout: string): Listing | undefined {
  return listings.find(({ layouts }) => layouts.includes(layout));
}

/** Whether the folder of this name decides claims. */
export function decidesClaims(name: string): boolean {
  return schemes.some((scheme) => scheme.name === name);
}

/** What a scheme may be called, whichever kind it is. */
export const schemeNames: readonly { readonly name: string; readonly code: string }[] = [
  ...schemes,
  ...listings,
].map(({ name, code }) => ({ name, code }));

/** What a file of this layout accompanies; undefined when it accompanies no claims. */
export function companionNamed(layout: string): Companion | undefined {
  for (const { companions = [] } of schemes) {
    const found = companions.find((companion) => companion.layout === layout);
    if (found !== undefined) return found;
  }
  return undefined;
}

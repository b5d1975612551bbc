// The schemes that this program knows. A new scheme is one line here.
import type { AnyScheme } from "./scheme.ts";
import { sickPayEnhancement } from "./sick-pay-enhancement-2020/scheme.ts";
import { socialCarePayment } from "./social-care-payment-2022/scheme.ts";

export const schemes: readonly AnyScheme[] = [socialCarePayment, sickPayEnhancement];

/** The scheme whose folder has this name. The layouts name no other, so that one is our own fault. */
export function schemeNamed(name: string): AnyScheme {
  const scheme = schemes.find((known) => known.name === name);
  if (scheme === undefined) throw new Error(`no such scheme: ${name}`);
  return scheme;
}

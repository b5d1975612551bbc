// The code by which people name the scheme of a layout: that of its clauses.
import type { Law } from "./law.ts";
import type { Layout } from "./layout.ts";

/** The code by which a cover names the scheme of a form; undefined for forms of no one scheme. */
export function schemeCode(law: Law, layout: Layout): string | undefined {
  for (const { id, scheme } of law.clauses.values()) if (scheme === layout.scheme) return id.split("-")[0];
  return undefined;
}

// The scheme that somebody means: by its name or its code, or the only one that a ledger has returns of.
import type { Book } from "../../ledger/book.ts";
import { schemes } from "../../schemes/index.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { UsageFault } from "../usage-fault.ts";

/** Throws a UsageFault where it cannot be told which is meant. */
export async function schemeAsked(book: Book, asked: string | undefined): Promise<AnyScheme> {
  if (asked !== undefined) return schemeSaid(asked);
  const there = new Set((await book.returns([{}])).map(({ scheme }) => scheme));
  const [scheme, ...others] = schemes.filter(({ name }) => there.has(name));
  if (scheme === undefined || others.length > 0) throw notTold("");
  return scheme;
}

/** Throws a UsageFault where there is no such scheme. */
export function schemeSaid(asked: string): AnyScheme {
  const found = schemes.find(({ name, code }) => [name, code.toLowerCase()].includes(asked.toLowerCase()));
  if (found === undefined) throw notTold(asked);
  return found;
}

function notTold(found: string): UsageFault {
  return new UsageFault("cli.scheme-needed", { found, schemes: schemes.map(({ code }) => code).join(", ") });
}

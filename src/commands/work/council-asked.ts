// The council that somebody means: by its code, or the only one that a ledger has returns of.
import type { Book } from "../../ledger/book.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { UsageFault } from "../usage-fault.ts";

/** Throws a UsageFault where it cannot be told which is meant, or none of its returns of the scheme stands in the book. */
export async function councilAsked(
  book: Pick<Book, "returns">,
  { name, layout }: Pick<AnyScheme, "name" | "layout">,
  asked: string | undefined,
): Promise<string> {
  const returns = await book.returns([{ scheme: name }]);
  const there = new Set(returns.flatMap((one) => (one.layout === layout ? [one.laCode] : [])));
  const [council = "", ...others] = asked === undefined ? there : [asked];
  if (others.length === 0 && there.has(council)) return council;
  const councils = [...there].sort().join(", ");
  throw new UsageFault("cli.match.council", { found: asked ?? "", councils });
}

// Understands the command line: which command is called, and what it is given.
import { commands } from "./index.ts";
import { type Asked, plainLine } from "./plain-line.ts";
import type { Texts } from "./texts.ts";

/** Throws a UsageFault that says what cannot be understood. */
export async function understand(words: readonly string[], texts: Texts): Promise<Asked> {
  const plain = plainLine(words, commands);
  if (plain !== undefined) return plain;
  const { anyLine } = await import("./any-line.ts");
  return anyLine(words, texts);
}

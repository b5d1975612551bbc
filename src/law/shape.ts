// Holds what a file of the law says to its shape. Of a file that has another one it is said where, what stands there and what
// would be right: a wrong law is refused, whoever it came from.
import type { z } from "zod";
import { zodWords } from "./zod-words.ts";

/** A law that cannot be used; the message names the file and the place in it. */
export class LawFault extends Error {}

/** `file` is its path inside schemas/. */
export function refuse(file: string, value: string, what: string): never {
  throw new LawFault(`schemas/${file}: ${value}: ${what}`);
}

/** What JSON the bytes of a file hold. Throws a LawFault. */
export function jsonOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw new LawFault(`schemas/${file}: is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The content, which has the shape. Throws a LawFault. */
export function inShape<Shape extends z.ZodType>(
  shape: Shape,
  file: string,
  content: unknown,
): z.output<Shape> {
  const result = shape.safeParse(content, { error: zodWords });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  refuse(file, place(content, path), `${issue?.message ?? "is malformed"}, found ${found(content, path)}`);
}

/** The path into the file, with the id of each list member that has one. */
function place(content: unknown, path: readonly PropertyKey[]): string {
  let at = content;
  const names: string[] = [];
  for (const step of path) {
    at = member(at, step);
    const id = member(at, "id") ?? member(at, "code") ?? member(at, "key");
    names.push(typeof step === "number" && typeof id === "string" ? id : String(step));
  }
  return names.length === 0 ? "the file" : names.join(" / ");
}

function found(content: unknown, path: readonly PropertyKey[]): string {
  let at = content;
  for (const step of path) at = member(at, step);
  return (JSON.stringify(at) ?? "nothing").slice(0, 120);
}

export function member(value: unknown, key: PropertyKey): unknown {
  // Any object may be asked for any key; what comes back is unknown again.
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

// The law as one JSON text: what the page has inside, and what the library's users load.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readSchemas, type Schemas } from "../src/batch/read/schemas.ts";

export function shippedSchemas(): Schemas {
  return readSchemas(join(resolve(import.meta.dirname, ".."), "schemas"));
}

/** Every file by its path, parsed. */
export function contentOf({ files }: Schemas): Readonly<Record<string, unknown>> {
  const text = new TextDecoder();
  return Object.fromEntries(files.map(({ path, bytes }) => [path, JSON.parse(text.decode(bytes))]));
}

export function writeLaw(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(contentOf(shippedSchemas()))}\n`);
}

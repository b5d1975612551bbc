// The law as one JSON text: what users of the library load.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { lawContent } from "../src/batch/publish/checker-file.ts";
import { readSchemas, type Schemas } from "../src/batch/read/schemas.ts";

export function shippedSchemas(): Schemas {
  return readSchemas(join(resolve(import.meta.dirname, ".."), "schemas"));
}

export function writeLaw(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(lawContent(shippedSchemas().files))}\n`);
}

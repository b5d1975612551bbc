// The JSON Schemas of the files in schemas/, printed from the zod definitions that check them. Whoever edits a
// file has them for the editor; `law --format` prints them.
import { z } from "zod";
import { fileKinds } from "./files.ts";
import { mappingShape } from "./mapping.ts";
import { programFile } from "./programs.ts";

/** JSON Schema text by file name, for example "parameters.schema.json". */
export function formatFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, definition] of Object.entries(fileKinds)) {
    const schema = { title: `schemas/${name}`, ...z.toJSONSchema(definition, { io: "input" }) };
    files.set(`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  for (const [name, definition] of [
    ["mapping", mappingShape],
    ["program", programFile],
  ] as const) {
    const schema = { title: name, ...z.toJSONSchema(definition, { io: "input" }) };
    files.set(`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  return files;
}

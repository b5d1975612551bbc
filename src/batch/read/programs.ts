// What payroll programs call things, from the folder of the law's files: for proposals, on which no result rests.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, programFile } from "../../law/programs.ts";

/** In the order of their files' names. */
export function readPrograms(schemas: string): readonly Program[] {
  const folder = join(schemas, "programs");
  return readdirSync(folder)
    .sort()
    .map((name) => programFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

// What payroll programs call things, from the folder of the law's files: for proposals, on which no result rests.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, programFile } from "../../law/programs.ts";
import { inShape, jsonOf } from "../../law/shape.ts";

/** In the order of their files' names. Throws a LawFault that names the file and the place. */
export function readPrograms(schemas: string): readonly Program[] {
  const folder = join(schemas, "programs");
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const file = `programs/${name}`;
      return inShape(programFile, file, jsonOf(file, readFileSync(join(folder, name))));
    });
}

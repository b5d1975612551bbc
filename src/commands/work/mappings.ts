// The council's mappings of payroll programs' exports: one file, or a folder of them. Each is checked before anything is read.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { mappingFault } from "../../input/mapping/prepared.ts";
import type { Law } from "../../law/law.ts";
import { type Mapping, mappingShape } from "../../law/mapping.ts";
import { zodWords } from "../../law/zod-words.ts";
import { schemeNames } from "../../schemes/index.ts";
import { UsageFault } from "../usage-fault.ts";

/** A mapping says some hundred lines. */
const mostBytes = 1 << 20;

/** In the order of their names. Throws a UsageFault that names the file for the first that cannot be followed. */
export function readMappings(path: string, law: Law): readonly Mapping[] {
  const found = filesAt(path).map((file) => {
    const mapping = readMapping(file);
    const fault = mappingFault(mapping, law, schemeNames);
    if (fault === undefined) return mapping;
    const { setting, what, detail } = fault;
    throw new UsageFault(`cli.mapping.${what}`, { file: basename(file), setting, detail });
  });
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = found.find(({ name }, at) => found[at + 1]?.name === name);
  if (twice !== undefined) throw new UsageFault("cli.mapping-twice", { name: twice.name });
  return found;
}

/** One file, whose questions may be open still. Throws a UsageFault that names it. */
function readMapping(file: string): Mapping {
  const named = basename(file);
  const parsed = mappingShape.safeParse(jsonIn(file, named), { error: zodWords });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const values = { setting: issue?.path.join(".") ?? "", detail: issue?.message ?? "" };
  throw new UsageFault("cli.mapping-not-understood", { file: named, ...values });
}

function filesAt(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageFault("cli.mapping-not-found", { path });
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .sort()
    .map((name) => join(path, name));
}

function jsonIn(file: string, named: string): unknown {
  try {
    const { size } = statSync(file);
    if (!statSync(file).isFile()) throw new Error("no file");
    if (size > mostBytes) throw new Error(`${size} > ${mostBytes}`);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageFault("cli.mapping-not-read", { file: named, detail });
  }
}

// What must not go although its time has come: a list of batches, employers and people, each with the reason and the decision
// that holds it. A person's number comes on standard input alone: the words of a command can be read by every program of the machine.
import { readFileSync } from "node:fs";
import { type PersonNumber, personNumber } from "../../../core/person.ts";
import { smallTable } from "../../../io/csv/small-table.ts";
import { readNiNumber } from "../../../statute/ni-number.ts";
import { UsageFault } from "../../usage-fault.ts";

export type Hold = { readonly reason: string; readonly decision: string } & (
  | { readonly kind: "batch"; readonly reference: string }
  | { readonly kind: "employer"; readonly reference: string }
  | { readonly kind: "person"; readonly person: PersonNumber }
);

const columns = ["kind", "reference", "reason", "decision"] as const;
/** Standard input in the place of a file. */
const standardInput = "stdin";

type Read = (file: string | 0) => string;
const readText: Read = (file) => readFileSync(file, "utf8");

/** `files` are paths of CSV files, or "stdin". Throws a UsageFault that names the file and the line. */
export function readHolds(files: readonly string[], read = readText): readonly Hold[] {
  return files.flatMap((file) => {
    const isInput = file === standardInput;
    const [heading, ...lines] = tableIn(file, () => read(isInput ? 0 : file));
    if (heading?.join(",") !== columns.join(","))
      throw new UsageFault("cli.hold.heading", { file, columns: columns.join(",") });
    return lines.map((cells, at) => holdOf(cells, { file, line: String(at + 2) }, isInput));
  });
}

function tableIn(file: string, text: () => string): readonly (readonly string[])[] {
  try {
    return smallTable(text());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageFault("cli.hold.unreadable", { file, detail });
  }
}

function holdOf(
  [kind = "", reference = "", reason = "", decision = "", ...more]: readonly string[],
  where: { readonly file: string; readonly line: string },
  mayNamePeople: boolean,
): Hold {
  if (more.length > 0 || reference === "" || reason === "" || decision === "")
    throw new UsageFault("cli.hold.incomplete", { ...where, columns: columns.join(",") });
  if (kind === "batch" || kind === "employer") return { kind, reference, reason, decision };
  if (kind !== "person") throw new UsageFault("cli.hold.kind", { ...where, kind });
  if (!mayNamePeople) throw new UsageFault("cli.hold.person-in-file", where);
  const niNumber = readNiNumber(reference);
  if (niNumber === undefined) throw new UsageFault("cli.hold.person-unreadable", where);
  return { kind, person: personNumber(niNumber), reason, decision };
}

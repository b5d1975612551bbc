// What people ruled about the people of some rows: every row of the batch's decisions files, whether it stands or not, with what
// is said of it, and what stands of earlier batches.
import { type PersonNumber, personNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import { Refusal } from "../../core/refusal.ts";
import { type RowReader, rowReader } from "../../input/rows.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Law } from "../../law/law.ts";
import type { Ruled } from "../../report/ruled.ts";
import type { DecisionRow } from "../../rulings/row.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import { dataRows, openTable, rowsOf } from "../read/open-table.ts";
import { decisionLayout, rejectsRow } from "../read/rulings-file.ts";

export type RuledByPerson = ReadonlyMap<PersonNumber, readonly Ruled[]>;

/** In the order of files and rows, those of earlier batches first. */
export async function ruledAbout(
  { inputs, law }: { readonly inputs: readonly InputFile[]; readonly law: Law },
  persons: ReadonlySet<PersonNumber>,
  decisions: DecisionsRead,
): Promise<RuledByPerson> {
  const found = new Map<PersonNumber, Ruled[]>();
  for (const person of persons) {
    const earlier = decisions.earlierOf(person);
    found.set(
      person,
      earlier.map(({ file, row, decision }) => ({
        file,
        row,
        decision,
        earlier: true,
        stands: true,
        problems: [],
      })),
    );
  }
  for (const input of inputs) {
    for (const table of await tablesIn(input, law)) {
      if (table.layout !== decisionLayout) continue;
      const { file, sheet } = table.job;
      const reader = rowReader(table.job.head, law, table.job);
      for await (const rows of rowsOf(table)) {
        for (const row of dataRows(rows, table)) {
          const ruled = ruledIn(reader, row, decisions.remarksOn(file, sheet, row.number));
          if (ruled !== undefined) found.get(ruled.person)?.push({ ...ruled, file, row: row.number });
        }
      }
    }
  }
  return found;
}

function ruledIn(reader: RowReader, row: Row, remarks: ReturnType<DecisionsRead["remarksOn"]>) {
  const read = reader.read(row);
  if (read.kind === "not a claim" || typeof read.claim["niNumber"] !== "string") return undefined;
  // Read by the layout of decisions; of a row with a fault, what could be read.
  const decision = read.claim as unknown as DecisionRow;
  const problems = [...(read.problems ?? []), ...remarks.map((remark) => reader.remark(row, remark))];
  const stands = read.kind === "claim" && !rejectsRow(remarks);
  return { person: personNumber(decision.niNumber), decision, earlier: false, stands, problems };
}

/** The tables of an input that hold no claims; none of a file that is refused. */
async function tablesIn(input: InputFile, law: Law) {
  try {
    const table = await openTable(input, law);
    if (table.layout === decisionLayout) return [table, ...table.sides];
    await table.close();
    return table.sides;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

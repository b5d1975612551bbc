// Rows of a labelled set as the matcher sees them, beside the truth that it never sees.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { personNumber } from "../../src/core/person.ts";
import type { NameList } from "../../src/law/law.ts";
import type { PackedRows } from "../../src/people/blocking.ts";
import { type Names, namesFrom } from "../../src/people/classes.ts";
import type { PersonRow } from "../../src/people/evidence.ts";
import { nameMarks, payrollCode } from "../../src/people/packed-names.ts";
import { personName } from "../../src/people/person-name.ts";
import { readNiNumber } from "../../src/statute/ni-number.ts";
import type { Row } from "./sets.ts";

export type People = {
  readonly rows: readonly PersonRow[];
  readonly packed: PackedRows;
  /** What the reader of the set knows: never handed to the matcher. */
  readonly truth: readonly Row[];
};

/** The list of names as it ships. */
// The file was checked when the law was loaded.
export const nameList = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../schemas/names.json"), "utf8"),
) as NameList;
const names: Names = namesFrom(nameList);

/** Rows whose number can be read; the reader of files rejects the others before anything is compared. */
export function peopleOf(set: readonly Row[]): People {
  const truth: Row[] = [];
  const rows: PersonRow[] = [];
  for (const row of set) {
    const niNumber = readNiNumber(row["nino"] ?? "");
    if (niNumber === undefined) continue;
    truth.push(row);
    rows.push({
      person: personNumber(niNumber),
      employer: row["employer_id"] ?? "",
      payroll: row["payroll_no"] || undefined,
      name: personName(names, row["last_name"] ?? "", row["first_name"] ?? ""),
    });
  }
  return { rows, packed: packed(rows), truth };
}

/** As a batch packs them. */
export function packed(rows: readonly PersonRow[]): PackedRows {
  return {
    people: Uint32Array.from(rows, ({ person }) => person),
    payrolls: Uint32Array.from(rows, ({ employer, payroll = "" }) => payrollCode(String(employer), payroll)),
    marks: Uint32Array.from(rows, ({ name }) => nameMarks(name)),
  };
}

/** The rows with their texts, as the matcher asks for them. */
export function textsOf(rows: readonly PersonRow[]) {
  return (wanted: readonly number[]): ReadonlyMap<number, PersonRow> =>
    new Map(wanted.flatMap((row) => (rows[row] === undefined ? [] : [[row, rows[row]] as const])));
}

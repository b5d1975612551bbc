// Reads the list of employers that a council keeps, with the readers that returns are read with.
import type { Month } from "../../core/day.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { type Employer, employerOf } from "../../engine/employers.ts";
import type { ClaimValues } from "../../input/row-columns.ts";
import { rowReader } from "../../input/rows.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Law } from "../../law/law.ts";
import { openTable, rowsOf } from "./open-table.ts";

const layoutName = "employers";

type EmployersFile =
  /** What refuses the file or a row of it; rows that name an employer and a council once more. */
  | {
      readonly kind: "list";
      readonly employers: readonly Employer[];
      readonly faults: readonly Problem[];
      readonly twice: readonly number[];
    }
  | { readonly kind: "another layout"; readonly layout: string };

/** In the order of the list. Throws a Refusal where the file cannot be read as a table. */
export async function readEmployersFile(input: InputFile, law: Law): Promise<EmployersFile> {
  const table = await openTable(input, law);
  if (table.layout !== layoutName) {
    await table.close();
    return { kind: "another layout", layout: table.layout };
  }
  const { job } = table;
  const reader = rowReader(job.head, law, job);
  const employers: Employer[] = [];
  const problems: Problem[] = [...table.problems];
  const twice: number[] = [];
  for await (const batch of rowsOf(table)) {
    for (const row of batch) {
      if (row.number <= job.head.lastHeadingRow) continue;
      const read = reader.read(row);
      problems.push(...(read.problems ?? []));
      if (read.kind !== "claim") continue;
      const employer = employerFrom(read.claim);
      if (employerOf(employers, employer.employerId, employer.laCode) !== undefined) twice.push(row.number);
      employers.push(employer);
    }
  }
  const faults = problems.filter(({ code }) => ["fatal", "error"].includes(infoOf(code).severity));
  return { kind: "list", employers, faults, twice };
}

/** The row has no fault, so its lists and months were made by their readers. */
function employerFrom(claim: ClaimValues): Employer {
  const text = (key: string): string => String(claim[key] ?? "").trim();
  return {
    employerId: text("employerId"),
    laCode: text("employerCouncil"),
    nameEn: text("nameEn"),
    nameCy: text("nameCy"),
    payeeReference: text("payeeReference"),
    writeIn: claim["writeIn"] as Employer["writeIn"],
    contact: text("contact"),
    expectedFrom: claim["expectedFrom"] as Month | undefined,
    expectedTo: claim["expectedTo"] as Month | undefined,
  };
}

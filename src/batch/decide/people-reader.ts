// What the person of a row is compared by, beside the number, in whole numbers: read while the row is at hand.
import type { Row } from "../../core/place.ts";
import type { RowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { namesFrom } from "../../people/classes.ts";
import { nameCode, nameMarks, payrollCode } from "../../people/packed-names.ts";
import { personName } from "../../people/person-name.ts";
import type { DeskJob } from "../handover/desk-job.ts";

/** Undefined for tables without names. */
export function peopleReader({ head, employerId }: DeskJob, reader: RowReader, law: Law) {
  const hasNames = head.layout.columns.some(({ kind }) => kind === "name");
  if (!hasNames) return undefined;
  const names = namesFrom(law.names);
  return (row: Row) => {
    const name = personName(names, reader.text(row, "surname"), reader.text(row, "forenames"));
    const payroll = payrollCode(employerId, reader.text(row, "payrollRef"));
    return { payroll, marks: nameMarks(name), code: nameCode(name) };
  };
}

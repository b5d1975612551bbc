// What the person of a row is compared by, beside the number, in whole numbers: read while the row is at hand.
import type { Row } from "../../core/place.ts";
import { remembered } from "../../core/remembered.ts";
import type { RowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { namesFrom } from "../../people/classes.ts";
import { packedName, packedPart, payrollCode } from "../../people/packed-names.ts";
import { personName } from "../../people/person-name.ts";
import type { DeskJob } from "../handover/desk-job.ts";

/** Undefined for tables without names. */
export function peopleReader({ head, employerId }: DeskJob, reader: RowReader, law: Law) {
  const hasNames = head.layout.columns.some(({ kind }) => kind === "name");
  if (!hasNames) return undefined;
  const names = namesFrom(law.names);
  const surnamesOf = remembered((text) => packedPart(personName(names, text, "").surnames));
  const forenamesOf = remembered((text) => packedPart(personName(names, "", text).forenames));
  return (row: Row) => {
    const payroll = payrollCode(employerId, reader.text(row, "payrollRef"));
    const { marks, code } = packedName(
      forenamesOf(reader.text(row, "forenames")),
      surnamesOf(reader.text(row, "surname")),
    );
    return { payroll, marks, code };
  };
}

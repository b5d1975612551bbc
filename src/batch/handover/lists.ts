// Files that are no claims, put together into tables of their own before the first claim is decided.
import type { FactForClaims, FileRemark, PersonAbsences, ResultTable } from "../../schemes/listing.ts";

/** What the listed files of a batch come to. */
export type Lists = {
  readonly tables: readonly ResultTable[];
  readonly facts: readonly FactForClaims[];
  readonly remarksOn: (file: string) => readonly FileRemark[];
  /** The absences that the files tell of; undefined when no file could tell of any. */
  readonly absences: readonly PersonAbsences[] | undefined;
};

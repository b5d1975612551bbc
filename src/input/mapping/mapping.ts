// A mapping as it is applied to one table: plain data, which goes to other threads with the table's head.
import type { FormName, Mapping } from "../../law/mapping.ts";

/** How one column of the layout is read from a mapped table. */
export type MappedCell = {
  /** The column of the file, −1 where the mapping says it for every row. */
  readonly at: number;
  readonly as?: FormName | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly always?: string | undefined;
};

/** What a table's head holds of the mapping that it is read by. */
export type AppliedMapping = {
  readonly text: Mapping;
  readonly cells: Readonly<Record<string, MappedCell>>;
  /** Where every row says its month. */
  readonly period?: { readonly at: number; readonly as?: FormName | undefined } | undefined;
};

/** A heading as a mapping is compared with it: "ER Pension" and "ER Pension %" are two, letter case and blanks do not matter. */
export function written(heading: string): string {
  return heading
    .normalize("NFC")
    .replace(/[\s\u00a0]+/gu, " ")
    .trim()
    .toLowerCase();
}

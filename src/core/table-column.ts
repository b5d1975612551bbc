// How a column of an output table is described, for the CSV files and the workbook alike. Schemes that make tables
// describe their own; the tables of every batch are described in report/columns.ts.
import type { Day, Month } from "./day.ts";
import type { Pence } from "./money.ts";

/** `code` is text out of a closed list; `words` names the list in schemas/words. `rows` counts from 1, 0 is blank. */
export type TableColumnKind = "text" | "code" | "money" | "count" | "row" | "day" | "month" | "yes-no";

type KindOf<Value> = [Value] extends [string]
  ? "text" | "code"
  : [Value] extends [boolean]
    ? "yes-no"
    : [Value] extends [Pence]
      ? "money"
      : [Value] extends [Day]
        ? "day"
        : [Value] extends [Month]
          ? "month"
          : "count" | "row";

/** One column of a table whose lines are of type Line; the kind must fit what the line holds. */
export type TableColumn<Line> = {
  [Key in keyof Line & string]: {
    readonly key: Key;
    readonly kind: KindOf<Exclude<Line[Key], undefined>>;
    /** In characters, in the workbook. */
    readonly width: number;
    /** For a code: the key space of its words, for example "outcomes". Several codes are separated by a space. */
    readonly words?: string;
  };
}[keyof Line & string];

/** A column and a line of any table, for whoever only writes them. */
export type AnyColumn = {
  readonly key: string;
  readonly kind: TableColumnKind;
  readonly width: number;
  readonly words?: string;
};
export type AnyLine = Readonly<Record<string, unknown>>;

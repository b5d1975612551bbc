// What this thread and the workers of its crew tell each other.
import type { OtherRows } from "../../core/decision.ts";
import type { Problem } from "../../core/problem.ts";
import type { Dialect } from "../../io/csv/parse.ts";
import type { Overrides } from "../../law/overrides.ts";
import type { AssessedRows } from "./assessed-rows.ts";
import type { DeskJob } from "./desk-job.ts";

/** A piece of a CSV file: whole records as UTF-8. */
export type CsvPiece = { readonly bytes: Uint8Array; readonly firstRow: number };

/** What a crew has to know of a table. */
export type CrewTable = {
  readonly job: DeskJob;
  readonly dialect: Dialect;
  /** The other rows of a person, by the number of the row in the file; absent where rows do not depend on each other. */
  readonly others: ReadonlyMap<number, OtherRows> | undefined;
};

export type ToWorker =
  | { readonly kind: "set up"; readonly schemas: string; readonly overrides: Overrides }
  | ({ readonly kind: "begin" } & CrewTable)
  | {
      readonly kind: "assess";
      readonly bytes: Uint8Array;
      readonly firstRow: number;
      readonly lists: boolean;
    };

export type FromWorker =
  | { readonly kind: "assessed"; readonly rows: AssessedRows }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "failed"; readonly message: string };

// One file opened as a table: what it is, and its rows to come.
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReadCover } from "../../input/cover.ts";
import type { Dialect } from "../../io/csv/parse.ts";
import type { Cover } from "../../law/layout.ts";
import type { CsvPiece } from "./crew.ts";
import type { DeskJob } from "./desk-job.ts";
export type Opened = {
  readonly layout: string;
  readonly scheme: string;
  readonly cover: Cover;
  readonly coverCells: ReadCover["cells"];
  readonly job: DeskJob;
  readonly bytes: number;
  /** What is worth saying of the file and does not refuse it. */
  readonly problems: readonly Problem[];
  /** Other sheets of the same workbook that accompany its claims. */
  readonly sides: readonly OpenTable[];
  /** What is known only when all rows have been read. */
  readonly remarks: () => readonly Problem[];
  /** Lets go of the file before its rows have been read. */
  readonly close: () => Promise<void>;
};

export type OpenTable = Opened &
  (
    | { readonly kind: "csv"; readonly dialect: Dialect; readonly chunks: AsyncIterable<CsvPiece> }
    | { readonly kind: "workbook"; readonly batches: Iterable<readonly Row[]> }
  );

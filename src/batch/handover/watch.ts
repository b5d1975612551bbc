// Somebody who looks on while rows are decided, and may ask for the steps of some of them. An explanation is the
// same run again with a watcher: what a row was decided with can then never be something else.
import type { Decision } from "../../core/decision.ts";
import type { Trail } from "../../core/figure.ts";
import type { RowSources } from "../../core/origin.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import type { ClaimValues } from "../../input/row-columns.ts";
import type { ReadRow, RowReader } from "../../input/rows.ts";
import type { Sharer } from "../past/questions/sharers.ts";
import type { DeskJob } from "./desk-job.ts";

/** One claim row as it was read and decided; no decision where it was rejected or superseded. */
export type SeenRow = {
  readonly job: DeskJob;
  readonly reader: RowReader;
  readonly row: Row;
  readonly read: ReadRow;
  readonly decision: Decision | undefined;
  readonly trail: Trail | undefined;
  /** What the steps rest on; undefined without a trail. */
  readonly sources: RowSources | undefined;
  /** Whose the row is, where its number is two people's. */
  readonly sharer: Sharer | undefined;
};

/** What a claim rests on; `row` is its number in the file. */
export type SourcesOf = (person: PersonNumber, row: number, claim: ClaimValues) => RowSources;

export type RowWatch = {
  /** Where the steps of a row are written down; undefined = nobody wants them. */
  readonly trailOf: (file: string, row: number) => Trail | undefined;
  /** Called once for each claim row, in input order; also for rows of a file that turns out to be refused. */
  readonly see: (seen: SeenRow) => void;
};

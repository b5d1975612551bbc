// What has to be known to make what goes back for one file: nothing of any other file. It can be handed to a thread.
import type { Problem } from "../../core/problem.ts";
import type { FileResult } from "../../engine/batch.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Mapping } from "../../law/mapping.ts";
import type { Overrides } from "../../law/overrides.ts";
import type { ReturnedRow } from "../../report/forms/annotated.ts";
import type { Tongue } from "../../report/forms/names.ts";
import type { AppealOfFile } from "../../report/pages/letter.ts";
import type { ReturnedFile } from "./batch-run.ts";

export type ReturnOrder = {
  readonly input: InputFile;
  readonly result: FileResult;
  /** Where workbook and letter stand, without their endings. */
  readonly place: string;
  /** The language that was asked for; undefined = the file's own. */
  readonly asked: Tongue | undefined;
  /** How many rows were counted: none in a file that was refused. */
  readonly rows: number;
  /** What became of the rows, by their number in the file. */
  readonly decided: ReadonlyMap<number, NonNullable<ReturnedRow["decided"]>>;
  readonly said: readonly Problem[];
  /** Rows whose number stands under two names or is nobody's. */
  readonly inDoubt: readonly number[];
  readonly appeal: AppealOfFile;
};

/** What a thread needs to come to the same law by itself. */
export type ReturnsSetUp = { readonly schemas: string; readonly overrides: Overrides };

export type ToReturnsWorker =
  | ({ readonly kind: "set up"; readonly mappings: readonly Mapping[] } & ReturnsSetUp)
  | { readonly kind: "make"; readonly order: ReturnOrder };

export type FromReturnsWorker =
  | { readonly kind: "made"; readonly made: ReturnedFile }
  /** `system` is what the system said of a file, which an error does not keep on its way. */
  | { readonly kind: "failed"; readonly message: string; readonly system: SystemFault };

type SystemFault = Readonly<Record<"code" | "syscall" | "path", string | undefined>>;

// How a finished batch ends: which exit code its summary asks for. Asked of summary.json alone, so that a batch that was there
// already ends as it did when it was made.
import * as z from "zod";
import { monthFromText } from "../../core/day.ts";
import { wrap } from "../../core/wrap.ts";
import { say } from "../../report/words.ts";
import type { Config } from "../config-schema.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";

const rows = z.object({ rows: z.int() });

const summary = z.object({
  outcomes: z.object({ rejected: rows, refer: rows, held: rows }),
  duplicates: z.object({ held: z.int() }),
  /** Rows of files that hold no claims. */
  otherRows: z.object({ rejected: z.int() }).default({ rejected: 0 }),
  severities: z.object({ warning: z.int() }),
  fileStatuses: z.object({ rejected: z.int() }),
  files: z.array(
    z.object({
      file: z.string(),
      sha256: z.string(),
      employerId: z.string(),
      laCode: z.string(),
      layout: z.string(),
      status: z.string(),
      period: z
        .string()
        .nullable()
        .transform((text) => monthFromText(text ?? "")),
    }),
  ),
});

/** What a summary says of the batch's end. */
export type Ending = z.infer<typeof summary>;

/** Throws when it is no summary of a batch. */
export function endingOf(written: unknown): Ending {
  return summary.parse(written);
}

/** 4 with a refused file, 3 with what waits for somebody, as the operator asked to be told. */
export function exitCodeOf(ending: Ending, failOn: Config["failOn"]): ExitCode {
  const { outcomes, duplicates, otherRows, severities, fileStatuses } = ending;
  if (fileStatuses.rejected > 0) return exitCodes.fileRefused;
  if (failOn === "never") return exitCodes.done;
  const open = outcomes.rejected.rows + outcomes.refer.rows + outcomes.held.rows;
  if (open + duplicates.held + otherRows.rejected > 0) return exitCodes.findings;
  return failOn === "warning" && severities.warning > 0 ? exitCodes.findings : exitCodes.done;
}

/** Of several endings: a refused file is said first, then returns that are missing, then findings. */
export function gravest(codes: readonly number[]): number {
  const order: readonly number[] = [exitCodes.fileRefused, exitCodes.filesMissing, exitCodes.findings];
  return order.find((code) => codes.includes(code)) ?? exitCodes.done;
}

/** What is to be done about it, in words: where a file was refused, and where the code was asked to be silent. */
export function endingText(
  ending: Ending,
  code: number,
  { schemas, console }: Pick<Session, "schemas" | "console">,
): readonly string[] {
  const told = (key: string, values = {}) =>
    wrap(say(schemas.law.words, console.language, key, values), "  ");
  if (code === exitCodes.fileRefused)
    return told("cli.ends.refused", { count: ending.fileStatuses.rejected });
  const usual = exitCodeOf(ending, "rejected");
  return code === exitCodes.done && usual !== code ? told("cli.ends.never", { code: usual }) : [];
}

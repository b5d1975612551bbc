// The batch in which the very same file was posted, by its hash.
import * as z from "zod";
import type { Question } from "../question.ts";

const line = z.strictObject({ input: z.strictObject({ sha256: z.string(), batch: z.string() }) });

export const seenInputs: Question<string, string> = {
  field: "input",
  idOf: (sha256) => sha256,
  async ask(sha256s, { book }) {
    const found = await book.inputs(sha256s);
    return (sha256) => found.get(sha256)?.batchId;
  },
  write: (sha256, batch) => [{ input: { sha256, batch } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { sha256, batch } = line.parse(one).input;
        return [sha256, batch];
      }),
    ),
};

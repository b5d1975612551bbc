// What payroll programs call what the layouts ask for: their headings and the values of their lists, from their public manuals.
// Only `map` asks, which proposes and decides nothing: no batch is pinned to these files.
import * as z from "zod";

const word = z.string().min(1);

export const programFile = z
  .strictObject({
    program: z.string().describe("Its name; empty for what many of them write"),
    sources: z.array(word).describe("Where the headings are published"),
    read: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .describe("The day on which they were read"),
    headings: z
      .record(word, word)
      .describe(
        "A column's key by the heading; with ? where a person has to look; wholeName; none for what nobody reads",
      ),
    words: z
      .record(word, z.array(word))
      .optional()
      .describe(
        "Words of headings, in either language, by what they stand for; - for those that say nothing",
      ),
    meanings: z
      .record(word, z.array(word))
      .optional()
      .describe(
        "What such words mean together, by the column's key as in headings; what stands in brackets may be missing",
      ),
    values: z.record(word, z.record(word, word)).optional().describe("Values of lists, by the column's key"),
  })
  .describe("Headings of a payroll program");

/** The headings of one payroll program. */
export type Program = z.infer<typeof programFile>;

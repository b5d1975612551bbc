// A mapping says which column of somebody else's export is which column of a layout, in what form its values stand there, and
// what an export cannot say: what the cover needs. It is a small JSON file that a council keeps for an employer.
import * as z from "zod";

/** Forms in which payroll programs write what a layout wants in another; what each does stands in input/mapping/forms.ts. */
export const mappingForms = [
  "month-first",
  "year-month-day",
  "month-of-day",
  "month-of-month-first-day",
  "month-of-year-month-day",
  "pence",
  "hours-and-minutes",
  "share",
  "surname-before-comma",
  "forenames-after-comma",
  "forenames-before-last-word",
  "surname-last-word",
  "surname-first-word",
  "forenames-after-first-word",
] as const;

export type FormName = (typeof mappingForms)[number];

const line = z.string().min(1).max(300);
const as = z.enum(mappingForms).optional().describe("The form in which the export writes it");

const column = z.strictObject({
  key: line.describe("The column of the layout"),
  heading: line.optional().describe("The heading of the export's column, as it stands there"),
  as,
  values: z.record(line, line).optional().describe("The layout's values, by what the export writes for them"),
  always: line
    .optional()
    .describe("The same for every row, in place of a heading; of what is the same for all of an employer"),
});

const question = z.strictObject({
  key: z.string().max(300).describe("The column of the layout, or empty for a heading that may be none"),
  headings: z.array(line).describe("The headings that it may be"),
  why: z.string().max(300).describe("Why nobody but a person can say"),
});

export const mappingShape = z
  .strictObject({
    format: z.literal(1),
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u)
      .describe("What explanations call it"),
    layout: line,
    files: z
      .array(line)
      .min(1)
      .optional()
      .describe("Names of the files that it is for, * for any letters; any file if absent"),
    cover: z.record(line, line).describe("Values of the cover, by their keys"),
    period: z
      .strictObject({ heading: line, as })
      .optional()
      .describe("The column that says for which month the file is"),
    columns: z.array(column).min(1).max(400),
    notRead: z.array(line).max(400).describe("Headings that nothing is read from"),
    open: z.array(question).max(400).describe("What has to be answered before the mapping is used"),
  })
  .describe("A mapping of a payroll program's export");

/** The file as it is written. */
export type Mapping = z.infer<typeof mappingShape>;
export type MappedColumn = Mapping["columns"][number];

// What may stand in taliad.json. Apart from what reads it, so that a run without settings need not load what checks them.
import * as z from "zod";

export const languageChoices = ["en", "cy", "both"] as const;
export const failChoices = ["never", "rejected", "error", "warning"] as const;

/** A council's own value for a parameter that the guidance leaves to it, with the decision that set it. */
const override = z.strictObject({
  value: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .describe("As the parameter is written in schemas/parameters"),
  decision: z.string().min(3).describe("The council's decision: number, day or minute"),
});

export const configSchema = z
  .strictObject({
    out: z.string().min(1).default("out").describe("Folder of the results"),
    schemas: z
      .string()
      .min(1)
      .optional()
      .describe("Folder of the law; the one that comes with the program if absent"),
    ledger: z
      .string()
      .min(1)
      .optional()
      .describe("File of the ledger, or none; ledger.sqlite in the folder of the results if absent"),
    lang: z.enum(languageChoices).default("both").describe("Language of report.xlsx"),
    failOn: z
      .enum(failChoices)
      .default("rejected")
      .describe("From which finding on a finished run ends with 3"),
    employers: z
      .string()
      .min(1)
      .optional()
      .describe("File of the employers that the council pays, in the layout employers"),
    mappings: z
      .string()
      .min(1)
      .optional()
      .describe("Mapping of a payroll program's export, or a folder of them; none if absent"),
    holds: z
      .array(z.string().min(1))
      .default([])
      .describe("Lists of what must not be purged: kind, reference, reason, decision"),
    approval: z
      .strictObject({
        from: z
          .string()
          .regex(/^\d{1,9}\.\d{2}$/)
          .default("0.00")
          .describe("Batches that pay this or more are paid only when somebody else has approved them"),
      })
      .default({ from: "0.00" })
      .describe("When a second person is needed; always if absent"),
    after: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe(
        "A program and its words, run after a batch with the path of a file of counts as its last word",
      ),
    parameters: z
      .record(z.string(), override)
      .default({})
      .describe("Values that a council has set, by parameter id"),
  })
  .describe("taliad.json");

export type Config = z.infer<typeof configSchema>;

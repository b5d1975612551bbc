// The shape of every file in schemas/, as zod definitions. They are strict: an unknown key is refused. The
// JSON Schemas in schemas/format are printed from here.
import { z } from "zod";
import { payFrequencies } from "../core/pay-frequency.ts";
import type { ColumnKind, CoverKey } from "./layout.ts";

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const pounds = z.string().regex(/^\d{1,9}\.\d{2}$/);
const rateText = z.string().regex(/^(?:\d{1,6}(?:\.\d{1,6})?%?|\d{1,9}\/[1-9]\d{0,8})$/);
const word = z.string().min(1);
const words = z.array(word);
/** What decides nothing is no law: a list that everything rests on has something in it. */
const someOf = <One extends z.ZodType>(one: One) => z.array(one).min(1);
const bothLanguages = z.strictObject({ en: word, cy: word });

export const sourcesFile = someOf(
  z.strictObject({
    id: word,
    title: word,
    publisher: word,
    published: z.string().regex(/^(?:\d{4}(?:-\d{2}){0,2})?$/),
    language: z.enum(["en", "cy"]),
    reference: z.string(),
    sha256: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  }),
);

export const clausesFile = z.strictObject({
  scheme: word,
  rules: someOf(
    z.strictObject({
      id: z.string().regex(/^[A-Z]+-\d+[a-z]?$/),
      welsh: word,
      english: word,
      sentence: word.optional(),
      effect: word,
      status: z.enum(["decides", "informs", "none"]),
      reason: z.string(),
      welshReason: word.optional(),
    }),
  ),
});

export const councilsFile = someOf(
  z.strictObject({ code: z.string().regex(/^W06\d{6}$/), en: word, cy: word }),
);

export const readingsFile = someOf(
  z.strictObject({
    id: z.string().regex(/^C-\d{2}$/),
    rules: words,
    question: word,
    reading: word,
    because: word,
    parameter: z.union([z.string(), words]),
    without: z.strictObject({ en: word, cy: word }).optional(),
    welsh: z.strictObject({ question: word, reading: word, because: word }),
  }),
);

function dated<Value extends z.ZodType>(value: Value) {
  return z.array(
    z.strictObject({ from: dayText, reviewed: dayText, value, clause: word, note: z.string().optional() }),
  );
}

const tableValue: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), words, z.record(z.string(), tableValue)]),
);

const amounts = z.strictObject(
  // The keys are the frequencies themselves; fromEntries loses that, the check does not.
  Object.fromEntries(payFrequencies.map((frequency) => [frequency, pounds])),
);

/** What the guidance leaves to a council; everything else is closed to its settings. */
const council = z.literal("sets").optional();

function parameter<Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) {
  return z.strictObject({ id: word, kind: z.literal(kind), council, entries: dated(value) });
}

export const parametersFile = z.strictObject({
  parameters: someOf(
    z.discriminatedUnion("kind", [
      parameter("money", pounds),
      parameter("rate", rateText),
      parameter("count", z.int()),
      parameter("day", dayText),
      parameter("month", monthText),
      parameter("period", z.strictObject({ first: dayText, last: dayText })),
      parameter("days", z.array(dayText)),
      z.strictObject({
        id: word,
        kind: z.literal("list"),
        council,
        choices: words.optional(),
        entries: dated(words),
      }),
      z.strictObject({
        id: word,
        kind: z.literal("choice"),
        council,
        choices: words,
        entries: dated(word),
      }),
      parameter("amounts", amounts),
      parameter("table", z.record(z.string(), tableValue)),
    ]),
  ),
});

export type WrittenParameter = z.infer<typeof parametersFile>["parameters"][number];

export const rolesFile = someOf(
  z.strictObject({
    code: word,
    labels: bothLanguages,
    aliases: words,
    schemes: z.record(
      z.string(),
      z.strictObject({
        eligible: z.enum(["yes", "no", "unclear", "condition"]),
        rule: word,
        condition: z.string(),
        registrations: words,
        settings: words,
        // The law of older batches has one job for every setting but those of the clause.
        elsewhere: z.union([z.record(z.string(), word), z.string()]),
        unlessRegistered: words,
      }),
    ),
  }),
);

const columnKinds = [
  "ni-number",
  "name",
  "identifier",
  "text",
  "day",
  "month",
  "money",
  "decimal",
  "count",
  "percent",
  "yes-no",
  "list",
  "role",
  "weekdays",
] as const satisfies readonly ColumnKind[];

const coverKinds = [
  "identifier",
  "text",
  "month",
  "count",
  "pence",
  "yes-no",
  "la-code",
  "scheme",
  "day",
] as const satisfies readonly CoverKey["kind"][];

export const layoutFile = z.strictObject({
  name: word,
  scheme: z.string(),
  rowsOf: word
    .optional()
    .describe("The layout as whose rows these are decided and compared; the layout itself if absent"),
  versions: words.min(1),
  cover: z.array(
    z.strictObject({
      key: word,
      kind: z.enum(coverKinds),
      required: z.boolean(),
      headings: bothLanguages,
      months: z
        .strictObject({ first: monthText, last: monthText })
        .optional()
        .describe("Months that a form offers to choose from; others are read as well"),
      aliases: words,
    }),
  ),
  columns: someOf(
    z.strictObject({
      key: word,
      kind: z.enum(columnKinds),
      required: z.union([
        z.enum(["always", "never"]),
        z.array(z.strictObject({ key: word, in: words.optional() })),
      ]),
      columnRequired: z.boolean(),
      monthly: z.boolean().optional(),
      ofEmployer: z.boolean().optional(),
      headings: bothLanguages,
      example: word.optional(),
      help: bothLanguages.optional(),
      aliases: words,
      values: someOf(z.strictObject({ code: word, en: word, cy: word, aliases: words })).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      decimals: z.int().optional(),
      longest: z.int().optional(),
      negative: z.boolean().optional(),
      ceiling: z.int().optional(),
      large: z.boolean().optional(),
      openEnd: z.boolean().optional(),
      unique: z.boolean().optional(),
      refused: z.boolean().optional(),
      masked: z.boolean().optional(),
      rules: words,
    }),
  ),
});

export const namesFile = z.strictObject({
  reviewed: z.string(),
  source: word,
  classes: someOf(
    z.strictObject({
      name: word,
      use: z.enum(["forename", "surname"]),
      kind: z.enum(["spelling", "translation", "short form", "mutation", "patronymic"]),
      cy: words,
      en: words,
    }),
  ),
  patronymics: words,
});

export const wordsFile = z.record(z.string(), word);

/** Every kind of file by the name of its JSON Schema. */
export const fileKinds = {
  sources: sourcesFile,
  clauses: clausesFile,
  readings: readingsFile,
  parameters: parametersFile,
  roles: rolesFile,
  layout: layoutFile,
  councils: councilsFile,
  names: namesFile,
  words: wordsFile,
} as const;

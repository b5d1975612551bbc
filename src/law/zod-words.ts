// What zod finds wrong, in our own words: what is wrong and what would be right. Used for schemas and questions.
import type { z } from "zod";

/** The sentence for one issue; undefined leaves the sentence that the definition itself gave. */
export function zodWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is missing" : `is not ${typeName(issue.expected)}`;
    case "invalid_value":
      return `is not one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "invalid_format":
      return `is not written as ${issue.pattern ?? issue.format}`;
    case "unrecognized_keys":
      return `does not know ${issue.keys.join(", ")}`;
    case "too_small":
      return `${few[issue.origin]?.[0] ?? "is less than"} ${issue.minimum}${few[issue.origin]?.[2] ?? ""}`;
    case "too_big":
      return `${few[issue.origin]?.[1] ?? "is more than"} ${issue.maximum}${few[issue.origin]?.[2] ?? ""}`;
    case "invalid_union":
      return issue.input === undefined ? "is missing" : "is none of the kinds that may stand here";
    default:
      return undefined;
  }
}

/** How too little and too much is said of what is counted. */
const few: Readonly<Record<string, readonly [less: string, more: string, of: string]>> = {
  string: ["has fewer than", "has more than", " characters"],
  array: ["has fewer than", "has more than", " entries"],
};

function typeName(expected: string): string {
  if (expected === "string") return 'text ("…")';
  if (expected === "int") return "a whole number";
  return expected === "array" || expected === "object" ? `an ${expected}` : `a ${expected}`;
}

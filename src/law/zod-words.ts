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
      return boundText(issue.origin, "fewer", "less", issue.minimum);
    case "too_big":
      return boundText(issue.origin, "more", "more", issue.maximum);
    case "invalid_union":
      return issue.input === undefined ? "is missing" : "is none of the kinds that may stand here";
    default:
      return undefined;
  }
}

/** What is counted, by what it is counted in. */
const counted: Readonly<Record<string, string>> = { string: "characters", array: "entries" };

/** How too little and too much is said of what is counted, and of what is a number itself. */
function boundText(origin: string, many: string, much: string, bound: number | bigint): string {
  const of = counted[origin];
  return of === undefined ? `is ${much} than ${bound}` : `has ${many} than ${bound} ${of}`;
}

function typeName(expected: string): string {
  if (expected === "string") return 'text ("…")';
  if (expected === "int") return "a whole number";
  return expected === "array" || expected === "object" ? `an ${expected}` : `a ${expected}`;
}

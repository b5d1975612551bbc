// The text of schemas/parameters/matching.json, byte by byte: the counted weights and what nobody can count.
import type { Weights } from "../../src/people/score.ts";

/** The first and the last day of everything in the file: how people are compared hangs on no date of the guidance. */
const days = { from: "1900-01-01", reviewed: "2027-04-05" };
export const placeholders = ["AB123456", "AA111111", "AA123456", "NR000000"];

/** As the formatter of the project leaves it. */
export function parametersText({ names, number, payroll, equalNames }: Weights): string {
  const entry = (value: string, clause: string, note: string) =>
    `        {
          "from": "${days.from}",
          "reviewed": "${days.reviewed}",
          "value": ${value},
          "clause": "${clause}",
          "note": "${note}"
        }`;
  const parameter = (id: string, kind: string, entries: string) =>
    `    {
      "id": "${id}",
      "kind": "${kind}",
      "entries": [
${entries}
      ]
    }`;
  const levels = names.map((weight, level) => `              "${level}": ${weight}`).join(",\n");
  const weights = `{
            "names": {
${levels}
            },
            "number": { "other": ${number.other}, "consecutive": ${number.consecutive}, "slip": ${number.slip}, "equal": ${number.equal} },
            "payroll": { "other": ${payroll.other}, "equal": ${payroll.equal} },
            "equalNames": ${equalNames}
          }`;
  const list = `[${placeholders.map((one) => JSON.stringify(one)).join(", ")}]`;
  return `{
  "parameters": [
${[
  parameter(
    "match.placeholders",
    "list",
    entry(
      list,
      "numbers-of-nobody",
      "Eight characters each. A row with such a number is held: nobody's person can be told from it.",
    ),
  ),
  parameter(
    "match.weights",
    "table",
    entry(
      weights,
      "labelled-people",
      "Hundredths of a base-2 logarithm, counted, but for consecutive; they order a list and decide nothing.",
    ),
  ),
].join(",\n")}
  ]
}
`;
}

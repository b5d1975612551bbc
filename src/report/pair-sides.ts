// The two rows of a pair beside each other, with a mark where they differ; a number of somebody else is masked.
import type { Language } from "../law/law.ts";
import type { ExplainedPair, PairSide } from "./explained-pair.ts";
import { say } from "./words.ts";

const fields = ["niNumber", "surname", "forenames", "payrollRef", "employerId"] as const;
const mark = "≠";

/** Two columns, with a sign before what is not the same in both. */
export function sideBySide({ words, a, b, batch }: ExplainedPair, language: Language): readonly string[] {
  const headOf = (side: PairSide): string => {
    const place = say(words, language, "pair.place", { row: side.row, file: side.file });
    return side.batch === batch ? place : `${side.batch}: ${place}`;
  };
  const cell = (side: PairSide, field: (typeof fields)[number]) =>
    field === "niNumber" ? masked(side[field]) : side[field];
  const rows = [
    ["", headOf(a), "", headOf(b)],
    ...fields.map((field) => [
      say(words, language, `headings.${field}`),
      cell(a, field),
      isOther(field, a, b) ? mark : "=",
      cell(b, field),
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function isOther(field: (typeof fields)[number], a: PairSide, b: PairSide): boolean {
  const length = field === "niNumber" ? 8 : undefined;
  return a[field].slice(0, length) !== b[field].slice(0, length);
}

/** "AB••••56": the letters and the last two digits. */
export function masked(niNumber: string): string {
  return niNumber.length < 8 ? niNumber : `${niNumber.slice(0, 2)}••••${niNumber.slice(6, 8)}`;
}

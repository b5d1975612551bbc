// When a column is needed: the conditions that a layout states about other cells of the row, and how they are said.
import type { Problem } from "../core/problem.ts";
import type { Column, Condition } from "../law/layout.ts";
import type { CellValue } from "./fault.ts";

type Values = Readonly<Record<string, CellValue | undefined>>;

const blankWord = "BLANK";

export function allHold(when: readonly Condition[], claim: Values): boolean {
  for (const condition of when) if (!holds(condition, claim)) return false;
  return true;
}

/** Is the condition met? Yes/no values are written Y and N, an empty cell BLANK. */
function holds(condition: Condition, claim: Values): boolean {
  const value = claim[condition.key];
  if (condition.in === undefined) return value !== undefined;
  const word = value === undefined ? blankWord : value === true ? "Y" : value === false ? "N" : String(value);
  return condition.in.includes(word);
}

/** The conditions in English and in Welsh, with the headings and the words of the lists. */
export function conditionWords(
  when: readonly Condition[],
  columns: readonly Column[],
): readonly [en: string, cy: string] {
  const said = (language: "en" | "cy"): string =>
    when
      .map(({ key, in: words }) => {
        const column = columns.find((one) => one.key === key);
        const heading = column?.headings[language] ?? key;
        const labels = words?.map(
          (word) => column?.values?.find(({ code }) => code === word)?.[language] ?? word,
        );
        return labels === undefined ? heading : `${heading}: ${labels.join(", ")}`;
      })
      .join("; ");
  return [said("en"), said("cy")];
}

/** Remarks that expect codes of their own column's list. */
const ofOwnList: ReadonlySet<string> = new Set(["appeal-job-listed", "decision-outcome-not-of-kind"]);

/** The problem of a remark, with what it expects in words where that names codes or other columns ("outcome: ELIGIBLE"). */
export function inWords(problem: Problem, columns: readonly Column[]): Problem {
  const { code, key, expected } = problem;
  if (code === "cell-required-with") {
    const [other = "", codes] = expected.split(": ");
    const condition = codes === undefined ? { key: other } : { key: other, in: codes.split(", ") };
    const [en, cy] = conditionWords([condition], columns);
    return { ...problem, expected: en, expectedCy: cy };
  }
  if (!ofOwnList.has(code)) return problem;
  const values = columns.find((column) => column.key === key)?.values;
  const said = (language: "en" | "cy"): string =>
    expected
      .split(", ")
      .map((word) => values?.find((value) => value.code === word)?.[language] ?? word)
      .join(", ");
  return { ...problem, expected: said("en"), expectedCy: said("cy") };
}

// The problems of files as people read them on a terminal: errors first, equal findings of one column in many rows as one
// line with their rows and their count, each with its cell. problems.csv keeps one line for each.
import type { Severity } from "../core/problem-codes.ts";
import type { ProblemLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import { guideEnd } from "./guide-place.ts";
import { count, say } from "./words.ts";

/** Equal problems: the first of them, and all of them in one sentence. */
export type ProblemGroup = { readonly first: ProblemLine; readonly text: string };

type Group = {
  readonly first: ProblemLine;
  readonly rows: readonly number[];
  /** How many different values were found, where they are said together. */
  readonly values: number;
};

const order: readonly Severity[] = ["fatal", "error", "warning", "info"];
/** So many values of a column are each said; what was found in more is said together, with the first of them. */
const mostValues: Readonly<Record<Severity, number>> = { fatal: 20, error: 20, warning: 3, info: 3 };
/** So many stretches of rows are named, the others counted. */
const mostStretches = 6;

/** One text for each group, which ends with its place in the guide. What was found may differ only where it is a row's own: then the lines are no equals. */
export function groupedProblems(
  problems: readonly ProblemLine[],
  words: Words,
  language: Language,
): readonly string[] {
  return problemGroups(problems, words, language).map(
    ({ first, text }) => `${text}${guideEnd(language, first.code)}`,
  );
}

/** The same with the problem that each text is about. */
export function problemGroups(
  problems: readonly ProblemLine[],
  words: Words,
  language: Language,
): readonly ProblemGroup[] {
  const groups = order.flatMap((severity) => {
    const own = groupsOf(problems.filter((problem) => problem.severity === severity));
    return together(own, mostValues[severity]);
  });
  return groups.map((group) => ({ first: group.first, text: lineOf(group, words, language) }));
}

function groupsOf(problems: readonly ProblemLine[]): readonly Group[] {
  const groups = new Map<
    string,
    { readonly first: ProblemLine; readonly rows: number[]; readonly values: 1 }
  >();
  for (const problem of problems) {
    const { code, file, sheet, column, key, found, expected, row } = problem;
    // A problem of a whole file, or of no column, is equal to no other.
    const own = row === 0 || column === "" ? String(groups.size) : "";
    const name = JSON.stringify([code, file, sheet, column, key, found, expected, own]);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { first: problem, rows: [row], values: 1 });
    else known.rows.push(row);
  }
  return [...groups.values()];
}

/** Groups that differ in what was found alone, where there are more than so many of a column: one in the place of the first. */
function together(groups: readonly Group[], most: number): readonly Group[] {
  const kinds = new Map<string, Group[]>();
  for (const group of groups) {
    const { code, file, sheet, column, key } = group.first;
    const name = JSON.stringify([code, file, sheet, column, key, column === "" ? kinds.size : ""]);
    const known = kinds.get(name);
    if (known === undefined) kinds.set(name, [group]);
    else known.push(group);
  }
  return [...kinds.values()].flatMap((all): readonly Group[] => {
    const [first] = all;
    if (first === undefined || all.length <= most) return all;
    const rows = all.flatMap((group) => group.rows).sort((a, b) => a - b);
    return [{ first: first.first, rows, values: all.length }];
  });
}

function lineOf(group: Group, words: Words, language: Language): string {
  const line = oneLineOf(group, words, language);
  if (group.values === 1) return line;
  return `${line} ${say(words, language, "report.more-values", { count: count(group.values) })}`;
}

function oneLineOf({ first, rows }: Group, words: Words, language: Language): string {
  const message = language === "cy" ? first.messageCy : first.messageEn;
  // Some sentences name the file themselves.
  const whole = message.startsWith(first.file) ? message : `${first.file}: ${message}`;
  const cells = first.cell === "" || whole.includes(first.cell) ? "" : ` (${first.cell})`;
  const one = say(words, language, "report.place.row", { row: first.row });
  const last = rows.at(-1) ?? first.row;
  const many = say(words, language, "report.place.rows", {
    rows: stretches(rows),
    cells: `${first.cell}–${first.column}${last}`,
    count: count(rows.length),
  });
  // The sentence says its row once, at the beginning of a sentence or within one.
  const said = whole.search(new RegExp(`${one}(?!\\d)`, "i"));
  if (said < 0) return rows.length === 1 ? whole : `${whole} (${many})`;
  const place = rows.length === 1 ? one + cells : many;
  const capital =
    whole.charAt(said) === one.charAt(0) ? place : place.charAt(0).toUpperCase() + place.slice(1);
  return whole.slice(0, said) + capital + whole.slice(said + one.length);
}

/** 2, 3, 4, 9 → "2–4, 9". */
export function stretches(rows: readonly number[]): string {
  const named: string[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (rows[to + 1] === (rows[to] ?? 0) + 1) to += 1;
    if (named.length === mostStretches) return `${named.join(", ")} …`;
    named.push(to === from ? `${rows[from]}` : `${rows[from]}–${rows[to]}`);
    from = to + 1;
  }
  return named.join(", ");
}

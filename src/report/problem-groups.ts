// The problems of files as people read them on a terminal: errors first, equal findings of one column in many rows as one
// line with their rows and their count, each with its cell. problems.csv keeps one line for each.
import type { Severity } from "../core/problem-codes.ts";
import type { ProblemLine } from "../engine/batch.ts";
import type { Language, Words } from "../law/law.ts";
import { guideEnd } from "./guide-place.ts";
import { count, say } from "./words.ts";

/** Equal problems: the first of them, and all of them in one sentence. */
export type ProblemGroup = { readonly first: ProblemLine; readonly text: string };

type Group = { readonly first: ProblemLine; readonly rows: readonly number[] };

const order: readonly Severity[] = ["fatal", "error", "warning", "info"];
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
  const groups = order.flatMap((severity) =>
    groupsOf(problems.filter((problem) => problem.severity === severity)),
  );
  return groups.map((group) => ({ first: group.first, text: lineOf(group, words, language) }));
}

function groupsOf(problems: readonly ProblemLine[]): readonly Group[] {
  const groups = new Map<string, { readonly first: ProblemLine; readonly rows: number[] }>();
  for (const problem of problems) {
    const { code, file, sheet, column, key, found, expected, row } = problem;
    // A problem of a whole file, or of no column, is equal to no other.
    const own = row === 0 || column === "" ? String(groups.size) : "";
    const name = JSON.stringify([code, file, sheet, column, key, found, expected, own]);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { first: problem, rows: [row] });
    else known.rows.push(row);
  }
  return [...groups.values()];
}

function lineOf({ first, rows }: Group, words: Words, language: Language): string {
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
function stretches(rows: readonly number[]): string {
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

// A decision that is made in a form becomes a row of a decisions file, as one would send it by hand: the layout says its columns
// and headings, and only `run` says whether it holds.
import { readFileSync } from "node:fs";
import { byteOrderMark, csvLine } from "../../io/csv/write.ts";
import type { Language, Law } from "../../law/law.ts";
import type { Column, Layout } from "../../law/layout.ts";
import type { WaitingFolder } from "../waiting/folder.ts";

const decisionsLayout = "decisions";
const fileName = "decisions.csv";

export function decisionsForm({ layouts }: Law): Layout {
  const found = layouts.get(decisionsLayout);
  if (found === undefined) throw new Error("the law has no layout of decisions");
  return found;
}

/** Line breaks have no place in a cell of ours. */
export function cellOf(fields: URLSearchParams, { key }: Pick<Column, "key">): string {
  return (fields.get(key) ?? "").replaceAll(/\s+/g, " ").trim();
}

/**
 * Adds the row to the file of decisions that waits, where the desk wrote that file in this language; else it begins one. Returns
 * the file's name.
 */
export function keepDecision(
  waiting: WaitingFolder,
  { columns }: Layout,
  language: Language,
  fields: URLSearchParams,
): string {
  const kept = columns.filter(({ refused }) => refused !== true);
  const heading = byteOrderMark + csvLine(kept.map(({ headings }) => headings[language]));
  const row = csvLine(kept.map((column) => cellOf(fields, column)));
  const before = waiting.files().find(({ name }) => name === fileName);
  const written = before === undefined ? "" : readFileSync(before.path, "utf8");
  if (before !== undefined && written.startsWith(heading) && written.endsWith("\r\n")) {
    waiting.remove([before]);
    return waiting.write("decisions", ".csv", written + row);
  }
  return waiting.write("decisions", ".csv", heading + row);
}

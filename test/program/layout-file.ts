// Files of any layout as an office would type them: the cover above, then the headings of the layout's own JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./program.ts";

type Cells = Readonly<Record<string, string>>;
type Named = { readonly key: string; readonly headings: { readonly en: string } };

/** A CSV file with every column that one of the rows fills; the cover may be empty. */
export function layoutFile(layout: string, cover: Cells, rows: readonly Cells[]): string {
  const path = join(root, "schemas/layouts", `${layout}.json`);
  // The shipped layouts are checked by a test of their own.
  const { cover: top, columns } = JSON.parse(readFileSync(path, "utf8")) as Record<string, readonly Named[]>;
  const filled = (columns ?? []).filter(({ key }) => rows.some((row) => row[key] !== undefined));
  const above = (top ?? []).flatMap(({ key }) => {
    const value = cover[key];
    return value === undefined ? [] : [[`#${key}: ${value}`]];
  });
  const lines = [
    ...above,
    filled.map(({ headings }) => headings.en),
    ...rows.map((row) => filled.map(({ key }) => row[key] ?? "")),
  ];
  return lines.map((cells) => `${cells.map((cell) => `"${cell}"`).join(",")}\r\n`).join("");
}

// A return that is large enough for several threads: files are cut into pieces by their bytes, and long rows are sooner read and
// compared than many.
import { readFileSync, writeFileSync } from "node:fs";
import { writeReturnCsv } from "../bench/generate.ts";

/** What each row ends with. */
export const longNote = "Nodyn hir. ".repeat(45);
/** So many of them are more than 4 MiB. */
export const longRows = 7_000;

/** Writes it. Every five hundredth row is somebody of two hundred rows before, who comes twice. */
export async function writeLongRows(path: string): Promise<void> {
  await writeReturnCsv(path, longRows);
  const [cover = "", table = ""] = readFileSync(path, "utf8").split(/(?<=^#[^\r]*\r\n)(?!#)/m);
  const [headings = "", ...rows] = table.trimEnd().split("\r\n");
  const place = headings.split(",").indexOf("National Insurance number");
  const cells = rows.map((row) => row.split(","));
  const again = cells.map((row, at) =>
    at % 500 === 499 ? row.with(place, cells[at - 200]?.[place] ?? "") : row,
  );
  const lines = [`${headings},Note`, ...again.map((row) => [...row, longNote].join(","))];
  writeFileSync(path, `${cover}${lines.join("\r\n")}\r\n`);
}

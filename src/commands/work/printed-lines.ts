// Lines as a table of text, or as one JSON object.
import { say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import type { Line } from "./ledger-lists/line.ts";

/** A table of text, its columns as wide as they need to be; or one JSON object with the lines. */
export function printLines(lines: readonly Line[], json: boolean, { console, schemas }: Session): void {
  const [first] = lines;
  if (json) console.print(JSON.stringify({ lines }));
  else if (first === undefined) console.print(say(schemas.law.words, console.language, "cli.ledger-empty"));
  else {
    const keys = Object.keys(first);
    const rows = [keys, ...lines.map((line) => keys.map((key) => String(line[key] ?? "")))];
    const widths = keys.map((_, at) =>
      rows.reduce((widest, row) => Math.max(widest, row[at]?.length ?? 0), 0),
    );
    console.print(
      rows
        .map((row) =>
          row
            .map((cell, at) => cell.padEnd(widths[at] ?? 0))
            .join("  ")
            .trimEnd(),
        )
        .join("\n"),
    );
  }
}

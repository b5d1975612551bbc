// What goes to the terminal: results on stdout, everything else on stderr, and never a person's data there.
import type { Language, Words } from "../law/law.ts";
import { shown, shownInLine } from "../report/shown.ts";
import { say } from "../report/words.ts";

export type LogFormat = "text" | "json";

export type Console = {
  readonly language: Language;
  /** A result, on stdout. */
  readonly print: (text: string) => void;
  /** A message for whoever watches, on stderr: its words by key, or one JSON object. */
  readonly log: (
    level: "info" | "error",
    key: string,
    values?: Readonly<Record<string, string | number>>,
  ) => void;
  /** What is done next, for a log that programs read; nothing where people read. Counts and codes only. */
  readonly step: (event: string, values?: Readonly<Record<string, string | number | boolean>>) => void;
  /** One line that is written over again; nothing where nobody watches. */
  readonly progress: (text: string) => void;
};

/** `quiet` keeps back what is not an error. */
export function openConsole(words: Words, language: Language, format: LogFormat, quiet: boolean): Console {
  let line = "";
  const live = process.stderr.isTTY && format === "text" && !quiet;
  const clear = (): void => {
    if (line !== "") process.stderr.write(`\r${" ".repeat(line.length)}\r`);
    line = "";
  };
  return {
    language,
    print(text) {
      clear();
      const safe = shown(text);
      process.stdout.write(safe.endsWith("\n") ? safe : `${safe}\n`);
    },
    log(level, key, values = {}) {
      if (quiet && level === "info") return;
      clear();
      const told =
        format === "json"
          ? shown(JSON.stringify({ level, event: key, time: new Date().toISOString(), ...values }))
          : shownInLine(say(words, language, key, values));
      process.stderr.write(`${told}\n`);
    },
    step(event, values = {}) {
      if (quiet || format !== "json") return;
      const line = { level: "info", event, time: new Date().toISOString(), ...values };
      process.stderr.write(`${shown(JSON.stringify(line))}\n`);
    },
    progress(text) {
      if (!live) return;
      clear();
      line = shownInLine(text);
      process.stderr.write(line);
    },
  };
}

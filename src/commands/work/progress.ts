// The line that says how far a run is.
import type { Progress } from "../../batch/decide/read-files.ts";
import { say } from "../../report/words.ts";
import type { Session } from "../session.ts";

/** Shows on a terminal which file is being read and how far it is. */
export function showProgress({ schemas, console }: Session): (done: Progress) => void {
  return ({ file, at, of, rows }) =>
    console.progress(say(schemas.law.words, console.language, "cli.progress", { file, at, of, rows }));
}

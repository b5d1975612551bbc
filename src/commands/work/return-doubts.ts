// What of the returns of a run does not fit the council's list of employers, and what is said of it.
import { wrap } from "../../core/wrap.ts";
import { doubtsOf, type Employer, type ReturnDoubt } from "../../engine/employers.ts";
import { fold } from "../../input/fold.ts";
import { say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { type ReturnFile, taken } from "./expected.ts";

/** What of the returns does not fit the list; names are one where they are written alike. */
export function returnDoubts(
  employers: readonly Employer[] | undefined,
  files: readonly (ReturnFile & { readonly employerName: string })[],
): readonly ReturnDoubt[] {
  if (employers === undefined) return [];
  return doubtsOf(employers, taken(files), (a, b) => fold(a) === fold(b));
}

const mostNamed = 5;

/** A sentence for each kind of doubt. */
export function doubtsText(doubts: readonly ReturnDoubt[], { schemas, console }: Session): readonly string[] {
  return (["unknown", "other-name", "not-expected"] as const).flatMap((kind) => {
    const mine = doubts.filter((doubt) => doubt.kind === kind);
    if (mine.length === 0) return [];
    const names = mine.slice(0, mostNamed).map(({ employerId, laCode }) => `${employerId} ${laCode}`);
    const employers = mine.length > mostNamed ? `${names.join(", ")} …` : names.join(", ");
    const values = { count: mine.length, employers };
    return wrap(say(schemas.law.words, console.language, `cli.employers.${kind}`, values), "  ");
  });
}

export function doubtsJson(doubts: readonly ReturnDoubt[]) {
  return doubts.length === 0 ? {} : { employerDoubts: doubts };
}

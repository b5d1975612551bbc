// How a batch stands, in words: who did what to it, and on which day.
import type { BatchEvent } from "../core/batch-event.ts";
import type { BatchState } from "../engine/batch-state.ts";
import type { Language, Words } from "../law/law.ts";
import { dayWords, say } from "./words.ts";

/** What has been done, in the order in which it is done. */
export function doneSoFar({
  prepared,
  approved,
  listed,
  paid,
  withdrawn,
}: BatchState): readonly BatchEvent[] {
  return [prepared, ...approved, listed, paid, withdrawn].filter((event) => event !== undefined);
}

/** The key of what it is called. */
export function stateKey({ kind, step }: BatchEvent): string {
  return `page.state.${step === "list" ? "listed" : kind}`;
}

/** "Owain Prys, account owain, 6 July 2022: checked". */
export function whoAndWhen(words: Words, language: Language, event: BatchEvent): string {
  const { by, account, day, reason } = event;
  const said = say(words, language, by === "" ? "page.state.by" : "page.state.by-name", {
    by,
    account,
    day: dayWords(words, language, day),
  });
  return reason === "" ? said : `${said}: ${reason}`;
}

/** One line in each language; none where nothing is known. */
export function stateNotes(
  words: Words,
  languages: readonly Language[],
  state: BatchState | undefined,
): readonly string[] {
  const done = state === undefined ? [] : doneSoFar(state);
  if (done.length === 0) return [];
  return languages.map((language) =>
    done
      .map((event) => `${say(words, language, stateKey(event))}: ${whoAndWhen(words, language, event)}`)
      .join(" · "),
  );
}

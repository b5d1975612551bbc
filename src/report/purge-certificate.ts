// The certificate of a purge as people read it, and the list that is shown before it.
import type { Language, Words } from "../law/law.ts";
import { count, say } from "./words.ts";

/** Until when what a batch has of a scheme is kept, and by which clause; null where nobody has set it. */
export type ToldRule = {
  readonly scheme: string;
  readonly lastPayDay: string;
  readonly months: number | null;
  readonly clause: string;
  readonly earliest: string | null;
};

/** Why a batch stays. */
export type WhyStays = "held" | "not-due" | "no-period-set" | "folder-not-here" | "no-payments";

/** What a purge takes and leaves, as it is told. */
export type PurgeTold = {
  readonly asOf: string;
  /** The ledger and where it ends before the purge. */
  readonly ledger: { readonly book: string; readonly sequence: number; readonly head: string };
  readonly batches: readonly {
    readonly batch: string;
    readonly files: number;
    readonly rows: number;
    readonly people: number;
    readonly rules: readonly ToldRule[];
  }[];
  readonly stays: readonly {
    readonly batch: string;
    readonly why: WhyStays;
    readonly rules: readonly ToldRule[];
  }[];
  /** A person is not named: only that it is one. */
  readonly holds: readonly {
    readonly kind: "batch" | "employer" | "person";
    readonly reference: string;
    readonly reason: string;
    readonly decision: string;
    readonly keeps: readonly string[];
  }[];
  readonly counts: {
    readonly batches: number;
    readonly files: number;
    readonly bytes: number;
    readonly rows: number;
    /** Who is in the batches that go. */
    readonly people: number;
    /** Of them, who is in none that stays: nobody is known by the ledger any more. */
    readonly forgotten: number;
  };
  /** What stands in the whole ledger, by scheme and head: the same before and after. */
  readonly sums: readonly { readonly scheme: string; readonly head: string; readonly amount: string }[];
};

/** What is beyond the program, by its word. */
const beyond = ["originals", "copies", "exports", "backups", "disk", "texts"] as const;

/** The lines of the list: what goes, what stays and why, what holds it, and the sums. */
export function purgeLines(told: PurgeTold, words: Words, language: Language): readonly string[] {
  const speak = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    say(words, language, `purge.${key}`, values);
  const rule = ({ scheme, lastPayDay, months, clause, earliest }: ToldRule): string =>
    months === null
      ? speak("rule-none", { scheme, lastPayDay })
      : speak("rule", { scheme, lastPayDay, months, clause, earliest: earliest ?? "" });
  const rules = (some: readonly ToldRule[]): string => some.map(rule).join("; ");
  const { batches, files, bytes, rows, people, forgotten } = told.counts;
  return [
    speak("as-of", { day: told.asOf, book: told.ledger.book, sequence: told.ledger.sequence }),
    speak("head-before", { head: told.ledger.head === "" ? "-" : told.ledger.head }),
    "",
    batches === 0
      ? speak("nothing")
      : speak("counts", {
          batches: count(batches),
          files: count(files),
          bytes: count(bytes),
          rows: count(rows),
          people: count(people),
          forgotten: count(forgotten),
        }),
    ...told.batches.map((one) => `- ${speak("goes", { ...one, rules: rules(one.rules) })}`),
    ...(told.stays.length === 0 ? [] : ["", speak("stay")]),
    ...told.stays.map(
      ({ batch, why, rules: some }) =>
        `- ${speak("stays", { batch, why: speak(`why.${why}`), rules: rules(some) })}`,
    ),
    ...(told.holds.length === 0 ? ["", speak("no-holds")] : ["", speak("holds")]),
    ...told.holds.map(
      ({ kind, reference, reason, decision, keeps }) =>
        `- ${speak(keeps.length === 0 ? "hold-of-nothing" : "hold", {
          what: reference === "" ? speak(`kind.${kind}`) : `${speak(`kind.${kind}`)} ${reference}`,
          ...{ reason, decision },
          keeps: keeps.join(", "),
        })}`,
    ),
    "",
    speak("sums"),
    ...told.sums.map((sum) => `- ${speak("sum", sum)}`),
  ];
}

/** What nobody can tell from the program's own folder. */
export function beyondLines(words: Words, language: Language): readonly string[] {
  return [
    say(words, language, "purge.beyond"),
    ...beyond.map((one) => `- ${say(words, language, `purge.beyond.${one}`)}`),
  ];
}

/** certificate.en.txt and certificate.cy.txt. */
export function certificateText(
  told: PurgeTold & { readonly purge: string; readonly decision: string; readonly account: string },
  words: Words,
  language: Language,
): string {
  const { purge, decision, account } = told;
  const lines = [
    say(words, language, "purge.title", { purge }),
    say(words, language, "purge.decided", { decision, account }),
    say(words, language, "purge.done"),
    "",
    ...purgeLines(told, words, language),
    "",
    ...beyondLines(words, language),
  ];
  return `${lines.join("\n")}\n`;
}

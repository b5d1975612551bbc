// Who somebody was before: the rule by which the book's keys say that a row's person is, or may not be, one of earlier batches.
import * as z from "zod";
import type { MatchKey, MatchKind } from "../../../ledger/recognition.ts";
import { type MatchRule, matchRules } from "../../../people/evidence.ts";
import { verdictOnKeys } from "../../../people/keys.ts";
import type { Question } from "../question.ts";

/** A row's person as it is asked about. */
export type AskedPerson = {
  readonly scheme: string;
  /** What makes another row the same question. */
  readonly id: string;
  /** Something stands of the number: it is asked whether the name is the same, else whether a neighbour is known. */
  readonly isKnown: boolean;
  readonly keys: readonly MatchKey[];
};

const line = z.strictObject({
  who: z.strictObject({ scheme: z.string(), person: z.string(), rule: z.enum(matchRules) }),
});

const idOf = ({ scheme, id }: Pick<AskedPerson, "scheme" | "id">): string => `${scheme} ${id}`;

/** Undefined of who is certainly the person of the number, and of whom nobody has seen before. */
export const whoBefore: Question<AskedPerson, MatchRule> = {
  field: "who",
  idOf,
  isSilentIn: ({ remembersNames }) => remembersNames.size === 0,
  async ask(keys, { book }) {
    const met = new Set<MatchKey>();
    for (const scheme of new Set(keys.map((key) => key.scheme))) {
      const mine = keys.filter((key) => key.scheme === scheme).flatMap(questions);
      for (const key of await book.recognise(scheme, mine)) met.add(key);
    }
    const rules = new Map(keys.map((one) => [idOf(one), ruleOf(one, met)]));
    return (key) => rules.get(idOf(key));
  },
  write: ({ scheme, id }, rule) => [{ who: { scheme, person: id, rule } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, person, rule } = line.parse(one).who;
        return [idOf({ scheme, id: person }), rule];
      }),
    ),
};

function questions({ isKnown, keys }: AskedPerson): readonly MatchKey[] {
  return keys.filter(({ kind }) => kind === "p" || (kind === "s") !== isKnown);
}

function ruleOf({ isKnown, keys }: AskedPerson, all: ReadonlySet<MatchKey>): MatchRule | undefined {
  const met = new Set<MatchKind>(keys.filter((key) => all.has(key)).map(({ kind }) => kind));
  // Posted before the book kept keys: the number is all that is known of the person.
  if (isKnown && !met.has("n")) return undefined;
  const rule = verdictOnKeys(met)?.rule;
  return rule === "same-number-and-name" ? undefined : rule;
}

// Rulings of earlier batches: about a person, or under a case reference, whoever they are about; oldest first.
import type { PersonNumber } from "../../../core/person.ts";
import type { DecisionRecord } from "../../../ledger/records.ts";
import type { Question } from "../question.ts";
import { recordFromLine, writtenRuling } from "../stored-rulings.ts";

type AboutWhom = { readonly person: PersonNumber } | { readonly code: string };

export const earlierRulings: Question<AboutWhom, readonly DecisionRecord[]> = {
  field: "decision",
  idOf: (about) => ("person" in about ? about.person : about.code),
  inOrderAsked: true,
  isSilentIn: ({ hasRulings }) => !hasRulings,
  async ask(keys, { book }) {
    const people = keys.flatMap((about) => ("person" in about ? [about.person] : []));
    const codes = keys.flatMap((about) => ("code" in about ? [about.code] : []));
    return byWhom([...(await book.rulings({ people })), ...(await book.rulings({ codes }))]);
  },
  write: (_about, rulings) => rulings.map(writtenRuling),
  read(lines) {
    const rulings = lines.map(recordFromLine);
    const find = byWhom(rulings);
    const ids = new Set(rulings.map(({ person, code }) => person ?? code));
    return new Map(
      [...ids].map((id) => [id, find(typeof id === "number" ? { person: id } : { code: id }) ?? []]),
    );
  },
};

/** Those under a reference are found without their people. */
function byWhom(rulings: readonly DecisionRecord[]) {
  const found = new Map<PersonNumber | string, DecisionRecord[]>();
  for (const one of rulings) {
    const id = one.person ?? one.code;
    const mine = found.get(id);
    if (mine === undefined) found.set(id, [one]);
    else mine.push(one);
  }
  return (about: AboutWhom) => found.get("person" in about ? about.person : about.code);
}

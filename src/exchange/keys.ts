// By what somebody is recognised in another council's export: the keys of the book but for the payroll number's, which has no
// number in it.
import { numberOf, type PersonNumber } from "../core/person.ts";
import type { Law } from "../law/law.ts";
import { namesFrom } from "../people/classes.ts";
import { matchKeys, nameCodes } from "../people/keys.ts";
import { personName } from "../people/person-name.ts";
import { type SentKind, sentKinds } from "./claims.ts";

/** A text that only who has the round's secret can hash as others do. */
type KeyText = { readonly kind: SentKind; readonly value: string };

export function sentKeysOf(
  law: Law,
): (of: { person: PersonNumber; surname: string; forenames: string }) => readonly KeyText[] {
  const names = namesFrom(law.names);
  const codes = nameCodes(law.names);
  return ({ person, surname, forenames }) => {
    const name = personName(names, surname, forenames);
    // Other councils know nothing of a decision that a number is two people's.
    return matchKeys({ person: numberOf(person), employer: "", payroll: undefined, name }, codes).flatMap(
      ({ kind, value }) => {
        const sent = sentKinds.find((one) => one === kind);
        return sent === undefined ? [] : [{ kind: sent, value }];
      },
    );
  };
}

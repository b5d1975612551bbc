// Whose a row is: the person of its number or, where somebody has decided that the number is two people's, the one of the two that
// the row names.
import { numberOf, type PersonNumber, personNumber, secondOf } from "../../core/person.ts";
import type { Law } from "../../law/law.ts";
import { namesFrom } from "../../people/classes.ts";
import { forenameCodeOf, nameCodes, surnameCodesOf } from "../../people/keys.ts";
import { personName } from "../../people/person-name.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { Facts } from "./prior.ts";
import type { AskedSharer, Sharer } from "./questions/sharers.ts";

/** What a row says of its person, as it was typed. */
export type NamedRow = {
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly payrollRef: string;
};

export type WhoseRow = {
  /** Whether any number of the scheme is two people's; asked before anything else. */
  readonly isAny: () => Promise<boolean>;
  /** Asks about the rows whose number is two people's. */
  readonly learn: (rows: Iterable<NamedRow>) => Promise<void>;
  /** Undefined of a number that is one person's, or that cannot be read. */
  readonly sharerOf: (row: NamedRow) => Sharer | undefined;
};

/** Rows of one employer in one scheme. */
export function whoseRow(facts: Facts, law: Law, scheme: string, employer: string): WhoseRow {
  const names = namesFrom(law.names);
  const codes = nameCodes(law.names);
  const numberIn = ({ niNumber }: NamedRow): PersonNumber | undefined => {
    if (facts.shared.of({ scheme, person: undefined }) === undefined) return undefined;
    const read = readNiNumber(niNumber);
    const person = read === undefined ? undefined : personNumber(read);
    return person !== undefined && facts.shared.of({ scheme, person }) === true ? person : undefined;
  };
  const asked = (row: NamedRow): AskedSharer | undefined => {
    const person = numberIn(row);
    if (person === undefined) return undefined;
    const name = personName(names, row.surname, row.forenames);
    return {
      scheme,
      person,
      employer,
      payroll: row.payrollRef,
      forename: forenameCodeOf(name, codes),
      surnames: surnameCodesOf(name, codes),
    };
  };
  return {
    async isAny() {
      await facts.shared.learn([{ scheme, person: undefined }]);
      return facts.shared.of({ scheme, person: undefined }) === true;
    },
    async learn(rows) {
      const found = [...rows].flatMap((row) => asked(row) ?? []);
      if (found.length > 0) await facts.sharers.learn(found);
    },
    sharerOf(row) {
      const key = asked(row);
      return key && facts.sharers.of(key);
    },
  };
}

/** The person of a row, by its number and by what `sharerOf` said of it when it was decided. */
export function personOf(niNumber: string, second: boolean): PersonNumber {
  const person = personNumber(niNumber);
  return second ? (secondOf(person) ?? person) : numberOf(person);
}

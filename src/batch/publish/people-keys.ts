// From people as they were packed out of the results of rows to the texts of their keys.
import type { PersonNumber } from "../../core/person.ts";
import { remembered } from "../../core/remembered.ts";
import { packedReader } from "../../io/packed.ts";
import type { NameList } from "../../law/law.ts";
import type { NewMatches } from "../../ledger/recognition.ts";
import { namesFrom } from "../../people/classes.ts";
import { keyWriter } from "../../people/key-texts.ts";
import { forenameCodeOf, nameCodes, surnameCodesOf } from "../../people/keys.ts";
import { personName } from "../../people/person-name.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { PackedPeople } from "../handover/packed-people.ts";
import { personOf } from "../past/whose-row.ts";

/** Of at most so many people at once; whoever has no number that could be one has none. What is given is good until the next call. */
export function peopleKeys(list: NameList, most: number): (people: PackedPeople) => NewMatches {
  const names = namesFrom(list);
  const codes = nameCodes(list);
  // Names come again and again.
  const surnamesOf = remembered((text) => surnameCodesOf(personName(names, text, ""), codes));
  const forenameOf = remembered((text) => forenameCodeOf(personName(names, "", text), codes));
  const keys = keyWriter(most);
  return ({ scheme, employer, bytes, rows }) => {
    const { number, text } = packedReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for (let row = 0; row < rows; row += 1) {
      const isSecond = number() === 1;
      const payroll = text();
      const niNumber = readNiNumber(text());
      const [surname, forenames] = [text(), text()];
      if (niNumber === undefined) continue;
      const person: PersonNumber = personOf(niNumber, isSecond);
      keys.add({
        person,
        employer,
        payroll,
        surnames: surnamesOf(surname),
        forename: forenameOf(forenames),
      });
    }
    return { scheme, ...keys.take() };
  };
}

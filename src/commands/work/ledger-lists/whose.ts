// Whose lines `taliad ledger` is asked for.
import { type PersonNumber, personNumber, secondOf } from "../../../core/person.ts";
import { readNiNumber } from "../../../statute/ni-number.ts";
import { UsageFault } from "../../usage-fault.ts";

/** A person's number as it was typed, read; a fault of usage where there is none. */
export function niNumberOf(person: string | undefined): string {
  const niNumber = person === undefined ? undefined : readNiNumber(person);
  if (niNumber === undefined) throw new UsageFault("cli.person-needed");
  return niNumber;
}

/** The person of a number and, where it is two people's, the second one. */
export function everybodyOf(niNumber: string): readonly PersonNumber[] {
  const person = personNumber(niNumber);
  return [person, secondOf(person) ?? person].filter((one, at, all) => all.indexOf(one) === at);
}

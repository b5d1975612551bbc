// By what a side of a case of one number is known again when somebody has decided that the number is two people's: the name with
// the number, and the job with it. Texts to be hashed under the book's key, of the kind `p`, from which they differ by their length.
import { numberText, type PersonNumber } from "../core/person.ts";

export type CaseSide = {
  readonly person: PersonNumber;
  readonly employer: string;
  /** Empty where there is none. */
  readonly payroll: string;
  /** Codes of the name, see keys.ts. */
  readonly forename: string | undefined;
  readonly surnames: readonly string[];
};

type SideKeys = { readonly names: readonly string[]; readonly job: string | undefined };

/** The keys of a side of the case with this reference; of a side without name or job, none of these. */
export function sideKeys(
  code: string,
  side: "A" | "B",
  { person, employer, payroll, forename, surnames }: CaseSide,
): SideKeys {
  const textOf = (what: string, first: string, second: string): string =>
    JSON.stringify([code, side, what, numberText(person), first, second]);
  return {
    names: forename === undefined ? [] : surnames.map((surname) => textOf("name", forename, surname)),
    job: payroll === "" ? undefined : textOf("job", employer, payroll),
  };
}

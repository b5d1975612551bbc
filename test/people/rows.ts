// Rows for the tests of who is who: "AB123457 Mair Jones 4711@CARTREF".
import { personNumber } from "../../src/core/person.ts";
import { namesFrom } from "../../src/people/classes.ts";
import type { PersonRow } from "../../src/people/evidence.ts";
import { type Matched, matchRows } from "../../src/people/match.ts";
import { placeholderNumbers } from "../../src/people/nobody.ts";
import { nameMarks, payrollCode } from "../../src/people/packed-names.ts";
import { personName } from "../../src/people/person-name.ts";
import { shipped } from "../law/shipped.ts";

export const names = namesFrom(shipped.names);

/** Number, forename, surname, and payroll number with the employer; "–" is a blank name. */
export function row(text: string): PersonRow {
  const [number = "", forename = "", surname = "", job = ""] = text
    .split(" ")
    .map((cell) => cell.replace("–", ""));
  const [payroll, employer = ""] = job.split("@");
  return {
    person: personNumber(number),
    employer,
    payroll: payroll || undefined,
    name: personName(names, surname, forename),
  };
}

export function match(texts: readonly string[], ruledOn?: () => "two" | "one"): Matched {
  const rows = texts.map(row);
  return matchRows({
    rows: {
      people: Uint32Array.from(rows, ({ person }) => person),
      payrolls: Uint32Array.from(rows, ({ employer, payroll = "" }) =>
        payrollCode(String(employer), payroll),
      ),
      marks: Uint32Array.from(rows, ({ name }) => nameMarks(name)),
    },
    placeholders: placeholderNumbers(["AB123456", "AA111111", "AA123456", "NR000000"]),
    textsOf: (wanted) => new Map(wanted.map((at) => [at, rows[at] ?? row("")])),
    ruledOn,
  });
}

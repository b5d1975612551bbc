// What a law says once for all rows of the scheme: its jobs, councils, the terms of each day, and what is worked out by them.
import type { Day } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, parameterOf } from "../../law/parameters.ts";
import { refuse } from "../../law/shape.ts";
import { combiner } from "../rulings.ts";
import { judgedRoles } from "./roles.ts";
import { sickPayDesk } from "./sick-pay-due.ts";
import { absencesDesk } from "./spells.ts";
import { type Terms, termsFor } from "./terms.ts";

export type Prepared = {
  readonly law: Law;
  readonly roles: ReturnType<typeof judgedRoles>;
  readonly councils: ReadonlySet<string>;
  /** The findings of all legs as one list. */
  readonly findingsOf: ReturnType<typeof combiner>;
  readonly sickPayOf: ReturnType<typeof sickPayDesk>;
  readonly absencesOf: ReturnType<typeof absencesDesk>;
  /** For absences that begin on this day; undefined when something is not in force then. */
  readonly termsOn: (first: Day) => Terms | undefined;
  /** Whether two employers may both be paid for the same days (C-13). */
  readonly multipleEmployers: string;
};

export function preparedBy(law: Law): Prepared {
  const termsByDay = new Map<Day, Terms | undefined>();
  return {
    law,
    roles: judgedRoles(law, "SSPE"),
    councils: new Set(law.councils.map((council) => council.code)),
    findingsOf: combiner(),
    sickPayOf: sickPayDesk(law),
    absencesOf: absencesDesk(),
    termsOn(first) {
      if (termsByDay.has(first)) return termsByDay.get(first);
      const terms = termsFor(law, first);
      termsByDay.set(first, terms);
      return terms;
    },
    multipleEmployers: newestChoice(law, "sspe.multipleEmployers"),
  };
}

/** Rows of several versions are compared by the newest reading. */
function newestChoice(law: Law, id: string): string {
  const last = parameterOf(law, id).entries.at(-1)?.reviewed;
  const choice = last === undefined ? undefined : choiceOn(law, id, last);
  if (choice === undefined) refuse("parameters", id, "has no entry");
  return choice;
}

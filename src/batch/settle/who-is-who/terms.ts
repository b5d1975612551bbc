// What telling who is who asks for besides the rows: the list of names, numbers that are nobody's, the texts of rows, and
// whom somebody has closed as two people or as one.
import { type Day, daysOf, type Month } from "../../../core/day.ts";
import type { PersonNumber } from "../../../core/person.ts";
import type { Law } from "../../../law/law.ts";
import { listOn } from "../../../law/parameters.ts";
import type { PairRuling } from "../../../ledger/recognition.ts";
import { namesFrom } from "../../../people/classes.ts";
import type { PersonRow } from "../../../people/evidence.ts";
import { placeholderNumbers } from "../../../people/nobody.ts";
import { personName } from "../../../people/person-name.ts";
import type { Standing } from "../../../schemes/scheme.ts";
import type { ReadFile } from "../../handover/read-file.ts";
import type { RowResult } from "../../handover/row-result.ts";
import type { RowStore } from "../../handover/row-store.ts";
import type { Facts } from "../../past/prior.ts";

export type PeopleTerms = {
  readonly placeholders: ReadonlySet<PersonNumber>;
  /** Entries with their texts; `standingOf` says which row stands for an entry. */
  readonly textsOf: (
    entries: readonly number[],
    standingOf: (entry: number) => Standing,
  ) => ReadonlyMap<number, PersonRow>;
  /** What somebody decided: two people (of a row and itself: the number is somebody's after all), or one. */
  readonly ruledOn: (a: Somebody, b: Somebody) => PairRuling | undefined;
};

type Somebody = Pick<PersonRow, "person" | "employer">;

/** What is known around the rows of a scheme. */
type Around = {
  readonly files: readonly ReadFile[];
  readonly law: Law;
  readonly store: RowStore;
  readonly facts: Facts;
};

/** `month` is the latest that a file is for; of a batch without months nobody is compared. */
export function peopleTerms(
  scheme: string,
  { files, law, store, facts }: Around,
  month: Month | undefined,
): PeopleTerms {
  const employers = new Map(
    files.flatMap(({ standings, cover }) =>
      standings.map(({ employer }) => [employer, cover.employerId ?? ""] as const),
    ),
  );
  const somebody = ({ person, employer }: Somebody) => ({
    person,
    employerId: employers.get(Number(employer)) ?? "",
  });
  const rowOf = personRows(law);
  const listed = month === undefined ? [] : (listOn(law, "match.placeholders", lastDay(month)) ?? []);
  return {
    placeholders: placeholderNumbers(listed),
    ruledOn: (a, b) => facts.ruled.of({ scheme, a: somebody(a), b: somebody(b) }),
    textsOf(entries, standingOf) {
      const standings = entries.map((entry) => [entry, standingOf(entry)] as const);
      const results = store.resultsOf(standings.map(([, { row }]) => row));
      return new Map(
        standings.map(([entry, standing]) => {
          const result = results.get(standing.row);
          if (result === undefined) throw new Error("a row that was kept cannot be found again");
          return [entry, rowOf(standing, result)];
        }),
      );
    },
  };
}

/** From a row's result to what is compared. The employer is the one of the standing. */
export function personRows(
  law: Law,
): (
  standing: Pick<PersonRow, "person" | "employer">,
  result: Pick<RowResult, "surname" | "forenames" | "payrollRef">,
) => PersonRow {
  const names = namesFrom(law.names);
  return ({ person, employer }, { surname, forenames, payrollRef }) => ({
    person,
    employer,
    payroll: payrollRef || undefined,
    name: personName(names, surname, forenames),
  });
}

function lastDay(month: Month): Day {
  return daysOf(month).last;
}

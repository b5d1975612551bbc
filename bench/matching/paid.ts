// Who would be paid after the comparison, by hours alone: the sets tell of nobody who moved.
import type { Grouped } from "../../src/people/groups.ts";
import type { Matched } from "../../src/people/match.ts";
import type { People } from "./people.ts";

/** The rows that are held, of which those by certain and probable edges alone. */
export type Held = { readonly all: ReadonlySet<number>; readonly byGroups: ReadonlySet<number> };

/** As the scheme settles: the first row of an employer is kept, then most hours; equal hours hold everybody. */
export function heldRows({ truth, rows }: People, { edges, nobody }: Matched, { groups }: Grouped): Held {
  const byGroups = new Set<number>();
  for (const group of groups) {
    const kept = new Map<string | number, number>();
    for (const row of group.rows) {
      const employer = rows[row]?.employer ?? "";
      if (kept.has(employer)) byGroups.add(row);
      else kept.set(employer, row);
    }
    const hoursOf = (row: number) => Number(truth[row]?.["weekly_hours"] ?? 0);
    const most = Math.max(...[...kept.values()].map(hoursOf));
    const winners = [...kept.values()].filter((row) => hoursOf(row) === most);
    for (const row of kept.values()) if (winners.length > 1 || !winners.includes(row)) byGroups.add(row);
  }
  const conflicting = new Set(
    edges.filter(({ tier }) => tier === "number-conflict").map(({ a }) => rows[a]?.person),
  );
  const byNumber = rows.flatMap(({ person }, row) => (conflicting.has(person) ? [row] : []));
  return { all: new Set([...byGroups, ...nobody, ...byNumber]), byGroups };
}

/** How many people have more than one row that is paid. */
export function paidTwice({ truth }: People, held: ReadonlySet<number>): number {
  const paid = new Map<string, number>();
  for (const [row, { person_id: person = "" }] of truth.entries()) {
    if (!held.has(row)) paid.set(person, (paid.get(person) ?? 0) + 1);
  }
  return [...paid.values()].filter((rows) => rows > 1).length;
}

/** Rows that are held although their person has no other. */
export function heldAlone({ truth }: People, held: ReadonlySet<number>): number {
  const rows = new Map<string, number>();
  for (const { person_id: person = "" } of truth) rows.set(person, (rows.get(person) ?? 0) + 1);
  return [...held].filter((row) => rows.get(truth[row]?.["person_id"] ?? "") === 1).length;
}

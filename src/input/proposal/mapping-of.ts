// The mapping that a proposal comes to, as it is written into a file: what is sure is mapped, what is not is left open.
import type { Mapping } from "../../law/mapping.ts";
import type { Proposal } from "./proposal.ts";

export function mappingOf(
  { layout, columns, open, period }: Proposal,
  given: {
    readonly name: string;
    readonly cover: Readonly<Record<string, string>>;
    /** What is the same in every row, as key and value. */
    readonly always: readonly (readonly [string, string])[];
  },
): Mapping {
  const asked = new Set(open.flatMap(({ headings }) => headings));
  const read = columns.filter(({ heading, read: as }) => as.length > 0 && !asked.has(heading));
  const known = read.flatMap(({ heading, read: as }) =>
    as.map((one) => ({ key: one.key, heading, ...withoutNothing({ as: one.as, values: one.values }) })),
  );
  const notRead = columns.filter(
    ({ heading }) => !asked.has(heading) && !read.some((one) => one.heading === heading),
  );
  return {
    format: 1,
    name: given.name,
    layout: layout.name,
    cover: { ...given.cover },
    ...(period === undefined || asked.has(period.heading) ? {} : { period }),
    columns: [...known, ...given.always.map(([key, always]) => ({ key, always }))],
    notRead: notRead.map(({ heading }) => heading),
    open: open.map(({ code, key, headings, found }) => ({
      key,
      headings: [...headings],
      why: [code, ...found].join(": ").slice(0, 300),
    })),
  };
}

function withoutNothing<Value extends object>(value: Value): Partial<Value> {
  // Only keys without a value are taken out.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<Value>;
}

// A second layout of what is known: other headings, another order, fewer columns, another version of a template. Its rows are
// read, decided and compared as those of the layout that it names, so it may not say less than that one.
import type { Column, Layout } from "./layout.ts";

/** What keeps `second` from giving the rows of `first`: the key and the reason; undefined when nothing does. */
export function secondLayoutFault(
  second: Layout,
  first: Layout | undefined,
): { readonly key: string; readonly what: string } | undefined {
  if (first === undefined || first.rowsOf !== first.name)
    return { key: "rowsOf", what: `names ${second.rowsOf}, which is no layout with rows of its own` };
  if (first.scheme !== second.scheme)
    return { key: "scheme", what: `is not that of ${first.name}: ${first.scheme}` };
  for (const wanted of first.cover) {
    if (!wanted.required) continue;
    const line = second.cover.find(({ key }) => key === wanted.key);
    if (line?.kind !== wanted.kind || !line.required)
      return { key: wanted.key, what: `has to be required on the cover, as in ${first.name}` };
  }
  for (const column of second.columns) {
    const same = first.columns.find(({ key }) => key === column.key);
    if (same === undefined) return { key: column.key, what: `is no column of ${first.name}` };
    const what = columnFault(column, same);
    if (what !== undefined) return { key: column.key, what: `${what}, as in ${first.name}` };
  }
  const missing = first.columns.find(
    ({ key, required }) => required === "always" && !second.columns.some((column) => column.key === key),
  );
  return missing && { key: missing.key, what: `is missing; rows of ${first.name} cannot do without it` };
}

function columnFault(column: Column, same: Column): string | undefined {
  if (column.kind !== same.kind) return `has to be of the kind ${same.kind}`;
  if ((column.decimals ?? 0) !== (same.decimals ?? 0)) return `has to have ${same.decimals ?? 0} decimals`;
  if ((column.masked === true) !== (same.masked === true)) return "has to be masked or not";
  if ((column.refused === true) !== (same.refused === true)) return "has to be refused or not";
  const stranger = column.values?.find(({ code }) => !same.values?.some((value) => value.code === code));
  if (stranger !== undefined) return `may not have the value ${stranger.code}`;
  const asked = column.required === "always" || same.required === "never";
  if (!asked && JSON.stringify(column.required) !== JSON.stringify(same.required))
    return "has to be required";
  return undefined;
}

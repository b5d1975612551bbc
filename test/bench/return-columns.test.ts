// The samples write headings and drop-down values from a table of their own; every one of them must be known to
// the layout, today and after any change of it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decisionColumns, onCostColumns, paymentColumns } from "../../bench/council-files.ts";
import { coverLabels, dropDowns } from "../../bench/drop-downs.ts";
import { returnColumns } from "../../bench/return-columns.ts";

type Headings = { readonly en: string; readonly cy: string };
type Known = {
  readonly key: string;
  readonly headings: Headings;
  readonly aliases: readonly string[];
  readonly values?: readonly (Headings & { readonly code: string; readonly aliases: readonly string[] })[];
};

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), "utf8"));
}
// Our own file, whose form its own test checks.
const layout = json("layouts/wfp-return.json") as {
  readonly cover: readonly Known[];
  readonly columns: readonly Known[];
};
// As above.
const roles = json("roles.json") as readonly {
  readonly code: string;
  readonly labels: Headings;
  readonly aliases: readonly string[];
}[];

/** Both apostrophes are written by people. */
function plain(text: string): string {
  return text.replaceAll("’", "'");
}

function names(known: Known | undefined): readonly string[] {
  return known === undefined ? [] : [known.headings.en, known.headings.cy, ...known.aliases].map(plain);
}

test.for(returnColumns)("$key keeps its headings", ({ key, en, cy }) => {
  const known = names(layout.columns.find((column) => column.key === key));
  expect(known).toContain(plain(en));
  expect(known).toContain(plain(cy));
});

test.for([
  ["decisions", decisionColumns],
  ["wfp-oncost", onCostColumns],
  ["payments", paymentColumns],
] as const)("%s keeps its headings", ([name, columns]) => {
  // As above.
  const { columns: all } = json(`layouts/${name}.json`) as { readonly columns: readonly Known[] };
  for (const { key, en, cy } of columns) {
    const known = names(all.find((column) => column.key === key));
    expect(known, key).toContain(plain(en));
    expect(known, key).toContain(plain(cy));
  }
});

test.for(Object.entries(coverLabels))("the cover's %s keeps its labels", ([key, shown]) => {
  const known = names(layout.cover.find((cover) => cover.key === key));
  expect(known).toContain(plain(shown.en));
  expect(known).toContain(plain(shown.cy));
});

test.for(Object.entries(dropDowns))("the values of %s keep their words", ([key, values]) => {
  const list = layout.columns.find((column) => column.key === key)?.values;
  for (const [code, shown] of Object.entries(values)) {
    const value = list?.find((item) => item.code === code);
    const role = roles.find((item) => item.code === code);
    const known = list
      ? [value?.en ?? "", value?.cy ?? "", ...(value?.aliases ?? [])]
      : [role?.labels.en ?? "", role?.labels.cy ?? "", ...(role?.aliases ?? [])];
    expect(known.map(plain)).toContain(plain(shown.en));
    expect(known.map(plain)).toContain(plain(shown.cy));
  }
});

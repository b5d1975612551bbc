// A form of each layout, as data: every column that may be collected, choices for every list, help that spreadsheet
// programs can show, and sums that are right as they stand.
import { describe, expect, test } from "vitest";
import type { Form, FormCell } from "../../../src/report/forms/form.ts";
import { sheetName } from "../../../src/report/forms/names.ts";
import { templateForm } from "../../../src/report/forms/template.ts";
import { shipped } from "../../law/shipped.ts";

const tongues = ["en", "cy", "both"] as const;
const layouts = [...shipped.layouts.values()];

function formOf(
  name: string,
  tongue: (typeof tongues)[number],
  rows?: readonly Record<string, string | number>[],
  cover: Readonly<Record<string, string>> = {},
): Form {
  const layout = shipped.layouts.get(name);
  if (layout === undefined) throw new Error(name);
  return templateForm({
    law: shipped,
    layout,
    tongue,
    cover: { templateVersion: "1", ...cover },
    roomFor: 20,
    rows: rows?.map((values) => ({ values })),
  });
}

function sheet(form: Form, name: string) {
  const found = form.sheets.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function texts(cells: readonly (FormCell | undefined)[] | undefined): readonly unknown[] {
  return (cells ?? []).map((cell) => cell?.value);
}

describe.for(tongues)("in %s", (tongue) => {
  test.for(layouts)("$name asks for every column once, and for none that may not be collected", (layout) => {
    const rows = sheet(formOf(layout.name, tongue), sheetName(shipped.words, tongue, "rows"));
    const headings = texts(rows.rows[0]).map((text) => String(text).replace(/ \*$/, ""));
    const wanted = layout.columns
      .filter(({ refused }) => refused !== true)
      .map(({ headings: { en, cy } }) =>
        tongue === "both" ? (en === cy ? en : `${en} / ${cy}`) : { en, cy }[tongue],
      );
    expect(headings).toEqual(wanted);
  });

  test.for(layouts)("$name offers a choice wherever there is a list, and its help can be shown", (layout) => {
    const rows = sheet(formOf(layout.name, tongue), sheetName(shipped.words, tongue, "rows"));
    const collected = layout.columns.filter(({ refused }) => refused !== true);
    for (const [at, column] of collected.entries()) {
      const offer = rows.offers[at];
      const listed = column.kind === "role" || column.kind === "yes-no" || column.values !== undefined;
      expect(offer?.choices !== undefined, column.key).toBe(listed);
    }
  });

  test.for(layouts)("$name counts and adds up columns that it has, or asks for no sum", (layout) => {
    const form = formOf(layout.name, tongue);
    const columns = layout.columns.filter(({ refused }) => refused !== true);
    for (const cells of sheet(form, sheetName(shipped.words, tongue, "cover")).rows) {
      const formula = cells[1]?.formula;
      if (formula === undefined) continue;
      const letters = /!([A-Z]+)2:\1\d+\)/.exec(formula)?.[1] ?? "";
      const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      expect(columns[at]?.required, formula).toBe("always");
    }
    const advice = sheet(form, sheetName(shipped.words, tongue, "cover")).rows.map(
      (cells) => cells[2]?.value,
    );
    const sums = [...(tongue === "cy" ? ["eu cyfrif", "eu hadio"] : ["counts them", "adds them up"])];
    for (const [at, cells] of sheet(form, sheetName(shipped.words, tongue, "cover")).rows.entries())
      if (sums.some((word) => String(advice[at]).includes(word))) expect(cells[1]?.formula).toBeDefined();
  });

  test("the month is a list in words, and one that is known stands there as the list has it", () => {
    const form = formOf("wfp-return", tongue, [], { period: "2022-07" });
    const cover = sheet(form, sheetName(shipped.words, tongue, "cover"));
    const at = cover.rows.findIndex((cells) => /^(Period|Cyfnod)/.test(String(cells[0]?.value)));
    const choices = cover.offers.find(({ cells }) => cells === `B${at + 1}`)?.choices ?? "";
    const [, column = "", first, last] = /!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(choices) ?? [];
    const lists = sheet(form, sheetName(shipped.words, tongue, "lists"));
    const months = lists.rows
      .slice(Number(first) - 1, Number(last))
      .map((cells) => cells[column.charCodeAt(0) - 65]?.value);
    expect(months).toHaveLength(10);
    expect(months[0]).toBe(tongue === "cy" ? "Mehefin 2022" : "June 2022");
    expect(months).toContain(cover.rows[at]?.[1]?.value);
  });

  test("names its sheets so that they fit on a tab", () => {
    const { sheets } = formOf("wfp-return", tongue);
    expect(sheets.every(({ name }) => name.length <= 31)).toBe(true);
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(4);
  });
});

test("the sums of a form that is filled in already are those of its rows", () => {
  const form = formOf("wfp-return", "en", [
    { niNumber: "AB345678C", amountPaid: 299.6 },
    { niNumber: "AB345679C", amountPaid: 1498 },
  ]);
  const cover = sheet(form, "Cover").rows.flatMap((cells) => {
    const [heading, value] = cells;
    return value?.formula === undefined ? [] : [[heading?.value, value.value, value.formula]];
  });
  expect(cover).toEqual([
    ["Number of rows declared *", 2, expect.stringMatching(/^COUNTA\('Form'!C2:C21\)$/)],
    [
      "Total declared (in pence) *",
      179760,
      expect.stringMatching(/^ROUND\(SUM\('Form'![A-Z]+2:[A-Z]+21\)\*100,0\)$/),
    ],
  ]);
});

// What the forms show as an example, and each value that a list offers, passes the very reader that will read it: help
// and check cannot say different things.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Column, Layout } from "../../src/law/layout.ts";
import { shipped } from "../law/shipped.ts";
import { taliadHere } from "./program.ts";
import { filesIn } from "./sick-pay.ts";

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

/** Layouts that people send with `run`; a bank file is read by `reconcile`, a list of employers is named beside the files. */
const layouts = [...shipped.layouts.values()].filter(
  ({ name }) => name !== "payments" && name !== "employers",
);
const language = ["en", "cy"] as const;

const covers: Readonly<Record<string, readonly string[]>> = {
  "wfp-return": ["WFP", "2022-06"],
  "wfp-oncost": ["WFP", "2022-06"],
  "sspe-claim": ["SSPE", "2020-11"],
  earnings: ["SSPE", "2020-11"],
  "siss-awards": ["SSPE", "2020-11"],
};

function csv(layout: Layout, rows: readonly (readonly string[])[], speak: "en" | "cy"): string {
  const [scheme = "", period = "2022-06"] = covers[layout.name] ?? [];
  const total = layout.columns.findIndex(({ key }) => key === "amountPaid" || key === "topUpClaimed");
  const pence = rows.reduce(
    (sum, row) => sum + Math.round(Number(row[columnsOf(layout)[total] ?? 0]) * 100),
    0,
  );
  const cover = [
    ["templateVersion", "1"],
    ["scheme", scheme],
    ["laCode", "W06000002"],
    ["employerId", "E0104"],
    ["employerName", "Gofal Teifi"],
    ["period", period],
    ["declaredRows", String(rows.length)],
    ["declaredTotalPence", Number.isNaN(pence) ? "" : String(pence)],
    ["declaration", "Y"],
  ].filter(([key, value]) => value !== "" && layout.cover.some((one) => one.key === key));
  const headings = written(layout).map(({ headings: said }) => said[speak]);
  const lines = [headings, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(","));
  return [...cover.map(([key, value]) => `#${key}: ${value}`), ...lines, ""].join("\r\n");
}

function written(layout: Layout): readonly Column[] {
  return layout.columns.filter(({ refused }) => refused !== true);
}

/** Where each column of the layout stands among those that are written. */
function columnsOf(layout: Layout): readonly number[] {
  let at = -1;
  return layout.columns.map(({ refused }) => {
    if (refused !== true) at += 1;
    return at;
  });
}

/** What a list offers, in words. */
function choicesOf(column: Column): readonly { readonly en: string; readonly cy: string }[] {
  if (column.kind === "role") return [...shipped.roles.values()].map(({ labels }) => labels);
  return column.values ?? [];
}

/** What is wrong at cells of the file; other findings are about what the row comes to. */
async function faultsIn(name: string, text: string): Promise<readonly string[]> {
  const place = filesIn({ [`${name}.csv`]: Buffer.from(text) });
  places.push(place);
  const { stdout, stderr, code } = await taliadHere(["check", join(place, `${name}.csv`), "--json"], {});
  expect([0, 3], `${stdout}${stderr}`).toContain(code);
  const { problems } = JSON.parse(stdout) as {
    readonly problems: readonly { readonly code: string; readonly key: string; readonly found: string }[];
  };
  return problems
    .filter(({ code: fault }) => /^(cell|heading|cover|layout)-/.test(fault))
    .map(({ code: fault, key, found }) => `${fault} ${key} ${found}`);
}

describe.for(layouts)("$name", (layout) => {
  test("has an example for every column that has to be filled", () => {
    const silent = written(layout).filter(({ required, example }) => required === "always" && !example);
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  test.for(language)("its examples are a row that passes the reader, with headings in %s", async (speak) => {
    const row = written(layout).map(({ example = "" }) => example);
    expect(await faultsIn(layout.name, csv(layout, [row], speak))).toEqual([]);
  });

  test.for(language)("every value of its lists is read in words in %s", async (speak) => {
    const columns = written(layout);
    const example = columns.map(({ example: text = "" }) => text);
    const rows = columns.flatMap((column, at) =>
      choicesOf(column).map((choice) => example.map((text, place) => (place === at ? choice[speak] : text))),
    );
    const found = await faultsIn(layout.name, csv(layout, rows.length === 0 ? [example] : rows, speak));
    // A value may ask for another cell; none may be unknown.
    expect(found.filter((fault) => !fault.startsWith("cell-required"))).toEqual([]);
  });
});

// The headings of payroll programs name columns that some form has, and the values of lists are values that their columns read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cellKind } from "../../src/core/place.ts";
import { cellReader } from "../../src/input/cells.ts";
import { isFault } from "../../src/input/fault.ts";
import { written } from "../../src/input/mapping/mapping.ts";
import { type Program, programFile } from "../../src/law/programs.ts";
import { root } from "../program/program.ts";
import { shipped } from "./shipped.ts";

const folder = join(root, "schemas/programs");
const programs = readdirSync(folder).map(
  (name): Program => programFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))),
);
const columns = [...shipped.layouts.values()].flatMap((layout) => layout.columns);

test.for(programs)("$program: every heading means a column that is collected, or nothing", ({
  headings,
  sources,
  program,
}) => {
  const keys = new Set(columns.filter(({ refused }) => refused !== true).map(({ key }) => key));
  const meant = Object.values(headings).map((key) => key.replace(/\?$/, ""));
  expect(meant.filter((key) => key !== "none" && key !== "wholeName" && !keys.has(key))).toEqual([]);
  const names = Object.keys(headings).map(written);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(program === "" || sources.length > 0).toBe(true);
});

test("every value is one that its column reads", () => {
  for (const { values = {} } of programs) {
    for (const [key, said] of Object.entries(values)) {
      const column = columns.find((one) => one.key === key);
      if (column === undefined) throw new Error(`no form has ${key}`);
      const read = cellReader(column, shipped, 1900);
      for (const value of Object.values(said))
        expect.soft(isFault(read(value, cellKind.text)), `${key}: ${value}`).toBe(false);
    }
  }
});

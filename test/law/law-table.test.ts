// The table of rules: docs/rules.md is what the program prints, and in Welsh it says the same of every rule and reading.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lawTable } from "../../src/report/law-table.ts";
import { ruleIds } from "./rule-ids.ts";
import { shipped } from "./shipped.ts";

const page = lawTable(shipped, "en");

function cellsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n").filter((line) => /^\| (?:WFP|SSPE|FLEX|IWS|C)-/.test(line));
  return lines.map((line) => line.slice(2, -2).split(" | "));
}

test("docs/rules.md is what law --table prints", () => {
  expect(readFileSync("docs/rules.md", "utf8")).toBe(page);
});

test("226 rules and 34 readings, each with four cells and an answer in the last", () => {
  for (const language of ["en", "cy"] as const) {
    const lines = cellsOf(lawTable(shipped, language));
    const ids = lines.map(([id]) => id);
    expect(ids.filter((id) => !id?.startsWith("C-")).toSorted()).toEqual([...ruleIds].toSorted());
    expect(ids.filter((id) => id?.startsWith("C-"))).toHaveLength(34);
    expect(lines.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ""))).toEqual(
      [],
    );
  }
});

test("in Welsh the reasons are Welsh", () => {
  const cells = cellsOf(lawTable(shipped, "cy"));
  const reasonOf = (wanted: string) => cells.find(([id]) => id === wanted)?.at(-1);
  expect(reasonOf("WFP-92b")).toBe("Mae'n ailadrodd WFP-33.");
  for (const { id, reason } of shipped.clauses.values()) {
    if (reason !== "") expect(reasonOf(id), id).not.toBe(reason);
  }
});

test("the files of rows that it names are there", () => {
  const files = [...page.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file]) => file ?? "");
  expect(files.length).toBeGreaterThan(100);
  for (const file of new Set(files)) expect(existsSync(file), file).toBe(true);
});

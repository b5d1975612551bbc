// docs/architecture.md leads to what is there: every file and folder that it names exists, every folder of the source has its
// line among the borders, and what it says of who may import whom is what test/tidy.test.ts holds.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
const rooms = ["src", "schemas", "test", "docs", "samples", "bench", ".ci"];
const there = rooms.flatMap((room) => [
  `/${room}`,
  ...readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((path) =>
    `/${room}/${path}`.split(sep).join("/"),
  ),
]);

/** `batch/settle/row-store.ts`, `schemas/clauses/<scheme>.json`, `batch/tables/`: what stands in code marks and looks like a place. */
const named = [...new Set([...page.matchAll(/`([^`\s]+)`/g)].map(([, text]) => text ?? ""))].filter((text) =>
  /^[\w.<>/-]+(\.(ts|json|md|html|csv|jsonl)|\/)$/.test(text),
);
/** What the program writes and no repository keeps. */
const written = ["check.html", "decisions.csv", "dist/sbom.cdx.json", "prior-facts.jsonl", "taliad.json"];

test("files and folders are named", () => {
  expect(named.length).toBeGreaterThan(60);
});

test.for(named.filter((name) => !written.includes(name)))("%s is there", (name) => {
  const pattern = name.replace(/\/$/, "").replaceAll(".", "\\.").replaceAll(/<\w+>/g, "[^/]+");
  const place = new RegExp(`/${pattern}$`);
  expect(there.some((path) => place.test(path))).toBe(true);
});

test("each folder of the source has its line among the borders", () => {
  const listed = [...page.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([\w.]+)`/g)].map(([, name]) => name ?? ""),
  );
  expect(listed.sort()).toEqual(readdirSync(join(root, "src")).sort());
});

test("each command is a file that bears its name", () => {
  const files = readdirSync(join(root, "src/commands"));
  for (const { name } of commands) expect(files).toContain(`${name}.ts`);
});

// A month of six hundred employers: nothing of another employer stands in any pack, looked at byte for byte, and the packs add
// little to the run.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import { refuseFor } from "../../src/io/xlsx/refuse.ts";
import { inflate, zipEntries } from "../../src/io/xlsx/zip.ts";
import { worth } from "../work.ts";
import { filesBelow } from "./batch-folder.ts";
import { folder, root } from "./program.ts";
import { goodCsv, goodReturn, type Return } from "./returns.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const employers = 600;
const returns = new Map<string, Return>();
const schemas = readSchemas(join(root, "schemas"));

type Needed = { readonly seconds: number; readonly megabytes: number };

/** Runs the batch in a process of its own; what it needed of the processor and of memory. */
function run(writes: "tables" | "returns"): Needed {
  const measured = join(import.meta.dirname, "packs-measured.ts");
  const words = [measured, join(place, "in"), join(place, writes), writes];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }));
}

let plain: Needed | undefined;
let packed: Needed | undefined;
let packs: ReadonlyMap<string, Buffer> = new Map();
beforeAll(() => {
  mkdirSync(join(place, "in"));
  for (let at = 1; at <= employers; at += 1) {
    // One in three has a row that is to be put right.
    const made = goodReturn(at % 3 === 0 ? { startDate: "30/02/2021" } : {});
    returns.set(`return-${at}.csv`, made);
    writeFileSync(join(place, "in", `return-${at}.csv`), goodCsv({}, made));
  }
  plain = run("tables");
  packed = run("returns");
  packs = filesBelow(join(place, "returns/returns"));
});

/** Everything that stands in a file; of a workbook each part, unpacked. */
function textOf(name: string, bytes: Buffer): string {
  if (!name.endsWith(".xlsx")) return bytes.toString("utf8");
  const refuse = refuseFor(name);
  const parts = zipEntries(bytes, 100, refuse).map(
    (entry) => entry.name + inflate(bytes, entry, refuse).toString(),
  );
  return parts.join("\n");
}

/** What names an employer, a person or a file, wherever it stands. */
const naming = /\bE8\d{3,}\b|\bGofal \d+\b|\breturn-\d+\b|\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;

/** What the forms themselves show as examples. */
const examples = [...schemas.law.layouts.values()].flatMap(({ columns }) =>
  columns.map(({ example = "" }) => example),
);

test("nothing of another employer stands in any pack", () => {
  expect(packs.size).toBe(employers * 2);
  let seen = 0;
  for (const [name, bytes] of packs) {
    const file = `${/([^/]+)\.(?:xlsx|html)$/.exec(name)?.[1]}.csv`;
    const { cover, rows } = returns.get(file) ?? { cover: {}, rows: [] };
    const people = rows.map((row) => String(row["niNumber"]));
    const names = [String(cover["employerId"]), String(cover["employerName"]), file.replace(".csv", "")];
    const own = new Set([...names, ...people, ...examples].map((value) => value.replaceAll(" ", "")));
    const named = new Set(
      textOf(name, bytes)
        .match(naming)
        ?.map((value) => value.replaceAll(" ", "")),
    );
    expect(
      [...named].filter((value) => !own.has(value)),
      name,
    ).toEqual([]);
    seen += named.size;
  }
  // What is looked for is found: employer, name, file and three people in each workbook at least.
  expect(seen).toBeGreaterThan(employers * 6);
});

test("the packs add at most twenty seconds of work and 150 MB", () => {
  expect((packed?.seconds ?? 0) - (plain?.seconds ?? 0)).toBeLessThan(worth(20_000) / 1_000);
  expect((packed?.megabytes ?? 0) - (plain?.megabytes ?? 0)).toBeLessThan(150);
  expect(packed?.megabytes).toBeGreaterThan(50);
});

// The rules, readings and sources that ship: complete, and honest about what decides.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ruleIds } from "./rule-ids.ts";
import { shipped } from "./shipped.ts";

test("all 226 rules are there, and no other", () => {
  expect([...shipped.clauses.keys()].sort()).toEqual([...ruleIds].sort());
  expect(ruleIds).toHaveLength(226);
});

test("all 34 readings are there", () => {
  const wanted = Array.from({ length: 34 }, (_, at) => `C-${String(at + 1).padStart(2, "0")}`);
  expect(shipped.readings.map(({ id }) => id)).toEqual(wanted);
});

test("the four guidance documents have the hash of the copy that was read", () => {
  const guidance = shipped.sources.filter(({ id }) => id.startsWith("guidance-"));
  expect(guidance).toHaveLength(4);
  for (const { sha256 } of guidance) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("every source is cited or is one of the four documents", () => {
  const cited = new Set(
    [...shipped.parameters.values()].flatMap(({ entries }) => entries.map(({ clause }) => clause)),
  );
  const idle = shipped.sources.filter(({ id }) => !cited.has(id) && !id.startsWith("guidance-"));
  expect(idle.map(({ id }) => id)).toEqual([]);
});

test("a rule that does not decide says why, and one that decides has nothing to excuse", () => {
  for (const { id, status, reason, welshReason = "" } of shipped.clauses.values()) {
    expect({ id, reason: reason !== "" }).toEqual({ id, reason: status !== "decides" });
    expect({ id, welsh: welshReason !== "" }).toEqual({ id, welsh: status !== "decides" });
    if (reason !== "") expect(welshReason, id).not.toBe(reason);
  }
});

/** Every file under a folder with one of the endings, as text. */
function texts(folder: string, ending: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

test("what code cites decides", () => {
  const code = texts("src", ".ts");
  const idle = [...shipped.clauses.values()].filter(
    ({ id, status }) => status === "none" && code.includes(`"${id}"`),
  );
  expect(idle.map(({ id }) => id)).toEqual([]);
});

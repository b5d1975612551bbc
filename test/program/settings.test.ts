// A council's settings: what cannot be followed is said with the file that holds it and what to do, and nothing is processed;
// what can be is printed by `law --config` with all its choices.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folder, root, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const sample = join(root, "samples", "welsh-return");

function settings(name: string, parameters: Readonly<Record<string, unknown>>): string {
  const path = join(place, name);
  const written = Object.entries(parameters).map(([id, value]) => [
    id,
    { value, decision: "Cabinet, minute 7" },
  ]);
  writeFileSync(path, JSON.stringify({ parameters: Object.fromEntries(written) }));
  return path;
}

test.for<[name: string, id: string, value: unknown, said: readonly string[]]>([
  ["total.json", "wfp.total", "2000.00", ["WFP-01", "no council can change it"]],
  ["rate.json", "class1.employerRate", "13.8%", ["not left to councils", "Class 1 National Insurance"]],
  ["unknown.json", "wfp.fee", "5.00", ["no such parameter", "law --config"]],
  ["choice.json", "wfp.leaverPayer", "former", ["previous (", "new (the new employer pays)", "refer ("]],
  ["list.json", "wfp.waivers", ["SICK", "PATERNITY"], ["SICK (", "MATERNITY (", "ADOPTION ("]],
  ["form.json", "wfp.lastClaimDate", "30/06/2022", ['"2022-06-30"']],
])("%s cannot set %s", async ([name, id, value, said]) => {
  const path = settings(name, { [id]: value });
  const out = join(place, `out-${name}`);
  const ended = await taliadHere(["run", sample, "--out", out, "--config", path]);
  expect(ended).toMatchObject({ code: 64, stdout: "" });
  const told = ended.stderr.replaceAll(/\s+/g, " ");
  for (const words of [path, id, ...said]) expect(told).toContain(words);
  expect(existsSync(out)).toBe(false);
  const welsh = await taliadHere(["run", sample, "--out", out, "--config", path, "--lang", "cy"]);
  expect(welsh.code).toBe(64);
  expect(welsh.stderr).toContain(`Mae ${path} yn gosod ${id}`);
});

test("a list and a fee that are set decide, and law --config shows them in force", async () => {
  const path = settings("set.json", { "wfp.waivers": ["MATERNITY"], "wfp.adminFee": "5.00" });
  const printed = await taliadHere(["law", "--config", "--json"]);
  const { defaults, settings: known } = JSON.parse(printed.stdout) as {
    readonly defaults: object;
    readonly settings: readonly { readonly id: string; readonly inForce: unknown }[];
  };
  expect(defaults).toMatchObject({ failOn: "rejected", parameters: {} });
  expect(known.map(({ id }) => id)).toContain("wfp.leaverPayer");
  expect(known.map(({ id }) => id)).not.toContain("wfp.total");
  const ended = await taliadHere([
    "run",
    sample,
    "--out",
    join(place, "out"),
    "--ledger",
    "none",
    "--config",
    path,
  ]);
  expect(ended.code).toBeLessThan(5);
  const text = await taliadHere(["law", "wfp", "--config"]);
  expect(text.stdout).toContain("previous: the employer of 31 March 2022 pays, once, as a lump sum");
});

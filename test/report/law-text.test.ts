// The law as printed: everything that is loaded is there, in both languages.
import { expect, test } from "vitest";
import { problemCodes } from "../../src/core/problem-codes.ts";
import { lawJson } from "../../src/report/law-json.ts";
import { lawParts, schemeOf } from "../../src/report/law-selection.ts";
import { lawText } from "../../src/report/law-text.ts";
import { shipped } from "../law/shipped.ts";

test.for(["en", "cy"] as const)("everything stands in the %s text", (language) => {
  const text = lawText(shipped, undefined, language, lawParts);
  const lines = new Set(text.split("\n").map((line) => line.split(/[ :]/)[0]));
  for (const id of shipped.parameters.keys()) expect(lines).toContain(id);
  for (const id of shipped.clauses.keys()) expect(lines).toContain(id);
  for (const { id } of shipped.readings) expect(lines).toContain(id);
  for (const { id } of shipped.sources) expect(lines).toContain(id);
  for (const code of Object.keys(problemCodes)) expect(lines).toContain(code);
  expect(text).not.toMatch(/undefined|\[object/);
});

test("with a scheme, only what concerns it", () => {
  const scheme = schemeOf(shipped, "WFP");
  expect(scheme).toBe("social-care-payment-2022");
  const text = lawText(shipped, scheme, "en", ["schemes", "parameters", "readings", "rules"]);
  expect(text).toContain("wfp.total\n    10 February 2022 to 5 April 2024: £1,498.00 [WFP-01]");
  expect(text).not.toContain("class1.");
  expect(text).not.toContain("\nSSPE-");
  expect(schemeOf(shipped, "nothing")).toBeUndefined();
});

test("the JSON holds the same, with messages of codes in both languages", () => {
  const json = JSON.parse(JSON.stringify(lawJson(shipped, undefined, lawParts)));
  expect(json.rules).toHaveLength(226);
  expect(json.readings).toHaveLength(34);
  const codes: readonly { code: string; en: string; cy: string }[] = json.codes;
  for (const { code, en, cy } of codes) {
    expect({ code, en: en !== "", cy: cy !== "" }).toEqual({ code, en: true, cy: true });
  }
  expect(Object.keys(lawJson(shipped, "social-care-payment-2022", ["readings"]))).toEqual(["readings"]);
});

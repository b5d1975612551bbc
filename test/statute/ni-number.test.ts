// National Insurance numbers against two published readers, and our own tolerance for how people write them.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isAdministrative, looksMadeUp, niNumberMeant, readNiNumber } from "../../src/statute/ni-number.ts";
import { vectors } from "../law/shipped.ts";

type Case = {
  readonly id: string;
  readonly input: string;
  readonly valid?: boolean;
  readonly normalised?: string;
};

// Where a published reader and ours differ, and why.
const ours = new Map<string, string | undefined>([
  // The peer is strict about case and outer spaces; employers' spreadsheets are not, and nobody else is meant.
  ["nino-89", "JJ123123D"],
  ["nino-90", "JJ123123D"],
  // The peer drops every sign that it does not know; a cell with such signs holds something else as well.
  ["nino-140", undefined],
  // Peers disagree on a blank last letter. HMRC's own reader, and the layouts, want it.
  ["nino-142", undefined],
]);

test.for(vectors<Case>("vectors-nino"))("$id: $input", ({ id, input, valid, normalised }) => {
  const found = readNiNumber(input);
  if (ours.has(id)) expect(found).toBe(ours.get(id));
  else if (valid === true) expect(found).toBe(normalised ?? input.replaceAll(" ", ""));
  else expect(found).toBeUndefined();
});

test.for([
  { text: "ab-12-34-56-c", found: "AB123456C", why: "hyphens" },
  { text: "AB\u00a0123456\tC", found: "AB123456C", why: "spaces of other programs" },
  { text: "AB12345C", found: undefined, why: "a digit is missing" },
  { text: "AB1234567C", found: undefined, why: "a digit too many" },
  { text: "AB123456CD", found: undefined, why: "a letter too many" },
  { text: "AB123456", found: undefined, why: "the last letter is missing" },
  { text: "AO123456C", found: undefined, why: "O is never second" },
  { text: "OA123456C", found: "OA123456C", why: "O may be first" },
  { text: "QQ123456A", found: undefined, why: "the sample number of the forms" },
  { text: "BG123456A", found: undefined, why: "a prefix that is not given out" },
  { text: "11A11111", found: undefined, why: "a temporary reference" },
  { text: "ＡＢ123456C", found: undefined, why: "letters of another width" },
  { text: "AB12345٦C", found: undefined, why: "a digit of another script" },
  { text: "AB123456D", found: "AB123456D", why: "D is the last suffix" },
  { text: "AB123456E", found: undefined, why: "E is none" },
])("$text: $why", ({ text, found }) => {
  expect(readNiNumber(text)).toBe(found);
});

test.for([
  "CR",
  "MW",
  "NC",
  "PP",
  "PY",
  "PZ",
])("%s passes the pattern and is for administration", (prefix) => {
  expect(readNiNumber(`${prefix}123456A`)).toBe(`${prefix}123456A`);
  expect(isAdministrative(`${prefix}123456A`)).toBe(true);
});

test("AB is a person's", () => {
  expect(isAdministrative("AB123456C")).toBe(false);
});

test("what was read reads the same again, however it was written", () => {
  const number = fc
    .tuple(
      fc.constantFrom("AB", "JJ", "ZY", "OA"),
      fc.integer({ min: 0, max: 999_999 }),
      fc.constantFrom(..."ABCD"),
    )
    .map(([prefix, digits, suffix]) => prefix + String(digits).padStart(6, "0") + suffix);
  const gaps = fc.array(fc.constantFrom("", " ", "-", "  "), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(number, gaps, fc.boolean(), (plain, between, small) => {
      const text = between.map((gap, at) => gap + (plain[at] ?? "")).join("");
      expect(readNiNumber(small ? text.toLowerCase() : text)).toBe(plain);
      expect(readNiNumber(plain)).toBe(plain);
    }),
  );
});

test.for([
  ["HT111111A", true],
  ["HT000000A", true],
  ["HT111112A", false],
  ["HT211111A", false],
  ["HT123456A", true],
  ["HT123457A", false],
  ["HT654321A", true],
  ["HT654320A", false],
] as const)("%s looks made up: %s", ([number, expected]) => {
  expect(looksMadeUp(number)).toBe(expected);
});

test("twelve of a million numbers look made up", () => {
  let count = 0;
  for (let at = 0; at < 1_000_000; at += 1) if (looksMadeUp(`HT${String(at).padStart(6, "0")}A`)) count += 1;
  expect(count).toBe(12);
});

test.for([
  ["HT48291OA", "HT482910A", "the letter O"],
  ["ht 48 29 1o a", "HT482910A", "small, with spaces"],
  ["HT I8 29 13 A", "HT182913A", "the letter I"],
  ["HTOI2913A", "HT012913A", "both"],
  ["HT48291QA", undefined, "another letter"],
  ["HT48291OE", undefined, "and another fault"],
  ["QQ12345OC", undefined, "a prefix that nobody has"],
  ["HT4829OA", undefined, "a digit too few"],
] as const)("%s is meant as %s: %s", ([text, meant]) => {
  expect(niNumberMeant(text)).toBe(meant);
});

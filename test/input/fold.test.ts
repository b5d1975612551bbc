// Headings and list values are compared in a folded form; the quick way for plain text gives what the long way gives.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../src/input/fold.ts";

const cases = [
  { text: "Enw’r  Cyflogwr *", folded: "enwrcyflogwr", why: "signs and blanks do not count" },
  { text: "Ŵyl y Banc", folded: fold("W\u0302yl y Banc"), why: "one letter or a letter and its accent" },
  { text: "Shifftiau", folded: "sifftiau", why: "both spellings of a shift" },
  { text: "SHIFFTIAU Ŷ", folded: fold("sifftiau ŷ"), why: "also beside accents" },
  { text: "", folded: "", why: "nothing stays nothing" },
];

test.for(cases)("$why", ({ text, folded }) => {
  expect(fold(text)).toBe(folded);
});

test("plain text is folded as all text is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
      const long = text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "");
      expect(fold(text)).toBe(long.replaceAll("shifft", "sifft"));
    }),
  );
});

// The batch id: everything that decides a batch's results is in it, nothing else is, and nothing can be mistaken
// for something else.
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Identity, identityText } from "../../src/engine/identity.ts";

const identity: Identity = {
  inputs: [{ file: "a.csv", sha256: "1" }],
  schemas: [{ path: "roles.json", sha256: "2" }],
  options: { lang: "both", parameters: {} },
  priorFacts: "3",
};

const changes: readonly { readonly why: string; readonly change: Partial<Identity> }[] = [
  { why: "other bytes", change: { inputs: [{ file: "a.csv", sha256: "x" }] } },
  { why: "another name of a file", change: { inputs: [{ file: "b.csv", sha256: "1" }] } },
  { why: "one more file", change: { inputs: [...identity.inputs, { file: "b.csv", sha256: "4" }] } },
  { why: "another law", change: { schemas: [{ path: "roles.json", sha256: "x" }] } },
  { why: "another option", change: { options: { lang: "cy", parameters: {} } } },
  {
    why: "a council's own value",
    change: { options: { lang: "both", parameters: { "wfp.fee": { value: 1 } } } },
  },
  { why: "other facts of earlier batches", change: { priorFacts: "x" } },
];
test.for(changes)("$why is another batch", ({ change }) => {
  expect(identityText({ ...identity, ...change })).not.toBe(identityText(identity));
});

test("where the law lies and what else is known of a file is of no matter", () => {
  const more = { ...identity, inputs: [{ file: "a.csv", sha256: "1", path: "elsewhere", bytes: 7 }] };
  expect(identityText(more)).toBe(identityText(identity));
});

test("the order of keys does not matter, the order of a list does", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      // It is JSON, and it says the same.
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

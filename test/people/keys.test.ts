// What the book remembers of a person, and what two sets of keys say of each other.
import { describe, expect, test } from "vitest";
import { niNumber } from "../../bench/people.ts";
import { matchKinds, slipLength } from "../../src/ledger/recognition.ts";
import { keyWriter } from "../../src/people/key-texts.ts";
import {
  forenameCodeOf,
  type KeyKind,
  keyKinds,
  matchKeys,
  nameCodes,
  surnameCodesOf,
  verdictOnKeys,
} from "../../src/people/keys.ts";
import { soundex } from "../../src/people/soundex.ts";
import { shipped } from "../law/shipped.ts";
import { row } from "./rows.ts";

const codes = nameCodes(shipped.names);

function met(a: string, b: string): ReadonlySet<KeyKind> {
  const known = new Set(matchKeys(row(a), codes).map(({ kind, value }) => `${kind} ${value}`));
  return new Set(
    matchKeys(row(b), codes)
      .filter(({ kind, value }) => known.has(`${kind} ${value}`))
      .map(({ kind }) => kind),
  );
}

test("the keys of one person: every one but that of the payroll number has the number in it", () => {
  const keys = matchKeys(row("HT482913 Siân Price-Jones 4711@CARTREF"), codes);
  expect(keys.filter(({ kind }) => kind !== "s")).toEqual([
    { kind: "n", value: "HT482913" },
    { kind: "nf", value: "HT482913 =Siân" },
    { kind: "ns", value: "HT482913 =Prys" },
    { kind: "ns", value: "HT482913 =Siôn" },
    { kind: "p", value: '["CARTREF","4711","=Siân"]' },
  ]);
  expect(keys.filter(({ kind }) => kind === "s")).toHaveLength(16);
  expect(keys.every(({ kind, value }) => kind === "p" || /[A-Z]{2}\d{6}/.test(value))).toBe(true);
});

test("of a surname of three words the first two are remembered, each once", () => {
  const words = (text: string) =>
    matchKeys(row(text), codes).flatMap(({ kind, value }) => (kind === "ns" ? [value.split(" ")[1]] : []));
  expect(words("HT482913 Siân Okafor-Nowak-Eze 1@A")).toHaveLength(2);
  expect(words("HT482913 Siân Okafor-Okafor 1@A")).toHaveLength(1);
});

test("exchanging equal characters is no slip, and numbers of administration have none", () => {
  const slips = (text: string) => matchKeys(row(text), codes).filter(({ kind }) => kind === "s").length;
  expect(slips("HT482213 Siân Price 1@A")).toBe(15);
  expect(slips("HH482213 Siân Price 1@A")).toBe(14);
  expect(slips("PY482913 Siân Price 1@A")).toBe(0);
  expect(slips("HT482913 – Price 1@A")).toBe(0);
});

test("as bytes, the keys of people are the same texts in the same order, kind by kind", () => {
  const people = [
    "HT482913 Siân Price-Jones 4711@CARTREF",
    "HT482213 Siân Price 1@A",
    "HH482213 Mary-Ann O'Brien 1@A",
    "PY482913 Siân Price 1@A",
    "HT482913 – Price 1@A",
    "AA000000 Łukasz Żółć 1@A",
    "HT482913/2 Siân Price 1@A",
  ].map((text) => row(text));
  const odd = { ...row("ZZ999999 Siân Price 1@A"), payroll: 'Ŵ"\\\n\ud800', employer: "\u2028é" };
  const nameless = { ...odd, payroll: undefined };
  // Names whose codes are too long for the place of a slip, or fill it.
  const long = ["Christopherson-Featherstonehaugh", "Featherstonehaugh"].map((surname) =>
    row(`HT482913 Christopher ${surname} 1@A`),
  );
  const numbered = Array.from({ length: 400 }, (_, at) => row(`${niNumber(at)} Siân Price ${at}@A`));
  const all = [...people, odd, nameless, ...long, ...numbered];
  const writer = keyWriter(1);
  const texts = all.flatMap((one) => {
    writer.add({
      ...one,
      payroll: one.payroll ?? "",
      forename: forenameCodeOf(one.name, codes),
      surnames: surnameCodesOf(one.name, codes),
    });
    return textsIn(writer.take());
  });
  const expected = all.flatMap((one) => matchKeys(one, codes));
  for (const kind of keyKinds) {
    const mine = <Key extends { readonly kind: unknown }>(keys: readonly Key[]) =>
      keys.filter((one) => one.kind === kind);
    expect(mine(texts)).toEqual(
      mine(expected).map(({ value }) => ({ kind, value: JSON.stringify(value).slice(1, -1) })),
    );
  }
  expect(textsIn(writer.take())).toEqual([]);
  expect(matchKinds).toEqual(keyKinds);
});

function textsIn({ kinds, ends, bytes, slips }: ReturnType<ReturnType<typeof keyWriter>["take"]>) {
  const laid = Array.from({ length: slips.length / slipLength }, (_, at) => {
    const text = slips.subarray(at * slipLength + 1, at * slipLength + 1 + (slips[at * slipLength] ?? 0));
    return { kind: "s", value: Buffer.from(text).toString() };
  });
  const others = [...kinds].map((kind, at) => ({
    kind: keyKinds[kind],
    value: Buffer.from(bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at])).toString(),
  }));
  return [...others, ...laid];
}

describe("verdicts", () => {
  test.for([
    { b: "HT482913 Mary Jones 2@B", rule: "same-number-and-name" },
    { b: "HT482913 Mair Okafor 2@B", rule: "same-number-forename" },
    { b: "HT482913 Gareth Jones 2@B", rule: "same-number-forename" },
    { b: "HT482913 Emmanuel Okafor 2@B", rule: "one-number-two-names" },
    { b: "HT482513 Mary Jones 2@B", rule: "number-slip" },
    { b: "HT482513 Mary Okafor 2@B", rule: undefined },
    { b: "KB117204 Mary Okafor 1@A", rule: "same-payroll-number" },
    { b: "KB117204 Mary Jones 2@A", rule: undefined },
  ])("HT482913 Mair Jones 1@A and $b: $rule", ({ b, rule }) => {
    expect(verdictOnKeys(met("HT482913 Mair Jones 1@A", b))?.rule).toBe(rule);
    expect(verdictOnKeys(met(b, "HT482913 Mair Jones 1@A"))?.rule).toBe(rule);
  });
});

// The examples of the American archives' own page on the code.
test.for([
  ["washington", "w252"],
  ["lee", "l000"],
  ["gutierrez", "g362"],
  ["pfister", "p236"],
  ["jackson", "j250"],
  ["tymczak", "t522"],
  ["ashcraft", "a261"],
] as const)("%s sounds %s", ([word, code]) => {
  expect(soundex(word)).toBe(code);
});

// What is said of two rows side by side: which slip at which place, which form of a name, which job.
import { expect, test } from "vitest";
import { evidenceOf } from "../../src/people/evidence.ts";
import { pairFacts, type TypedPerson } from "../../src/people/pair-facts.ts";
import { row } from "./rows.ts";

/** "HT482913 Mair Jones 1@A". */
function typed(said: string): TypedPerson {
  const [number = "", forenames = "", surname = ""] = said.split(" ");
  const blank = (text: string) => (text === "–" ? "" : text.replaceAll("_", " "));
  return { ...row(said), number, forenames: blank(forenames), surname: blank(surname) };
}

function codes(a: string, b: string): readonly string[] {
  const [one, other] = [typed(a), typed(b)];
  return pairFacts(one, other, evidenceOf(one, other)).map(({ code }) => code);
}

test.for([
  ["HT482913", "HT482913", "number-equal"],
  ["HT482913", "HT482513", "number-digit"],
  ["HT482913", "HT482813", "number-digit-near"],
  ["HT482910", "HT482919", "number-digit-near"],
  ["HT482913", "HT482943", "number-digit"],
  ["HB482913", "HP482913", "number-letter-alike"],
  ["HB482913", "HC482913", "number-letter"],
  ["HT482913", "HT428913", "number-digits-exchanged"],
  ["HT482913", "TH482913", "number-letters-exchanged"],
  ["HT482913", "HT294813", "number-pairs-exchanged"],
  ["HT482913", "KB117204", "number-other"],
  ["PY482913", "PY482513", "number-administrative"],
  ["PY482913", "HT482913", "number-administrative"],
  ["HT482913", "PY482913", "number-administrative"],
])("%s and %s: %s", ([a, b, code]) => {
  expect(codes(`${a} Mair Jones 1@A`, `${b} Mair Jones 2@B`)[0]).toBe(code);
});

test("the place is counted from one, and nothing else of the number is said", () => {
  const [a, b] = [typed("HT482913 Mair Jones 1@A"), typed("HT482513 Mair Jones 2@B")];
  expect(pairFacts(a, b, evidenceOf(a, b))[0]).toEqual({
    code: "number-digit",
    values: { at: 6, next: 7, one: "9", other: "5" },
  });
});

test.for([
  ["HT482913", "HT294813", { at: 3, last: 6 }],
  ["HT482913", "HT481329", { at: 5, last: 8 }],
] as const)("of pairs that were exchanged the first and the last place are said: %s and %s", ([
  one,
  other,
  values,
]) => {
  const [a, b] = [typed(`${one} Mair Jones 1@A`), typed(`${other} Mair Jones 2@B`)];
  expect(pairFacts(a, b, evidenceOf(a, b))[0]).toEqual({ code: "number-pairs-exchanged", values });
});

test.for([
  ["HT482913", "HT482916"],
  ["HT482916", "HT482913"],
])("how far apart two numbers in a row are is said the same from both sides: %s and %s", ([one, other]) => {
  const [a, b] = [typed(`${one} Mair Jones 1@A`), typed(`${other} Eve Jones 2@B`)];
  expect(pairFacts(a, b, evidenceOf(a, b))[1]).toEqual({ code: "number-in-a-row", values: { apart: 3 } });
});

test("numbers in a row are said beside the slip", () => {
  expect(codes("HT482913 Mair Jones 1@A", "HT482914 Eve Jones 2@B").slice(0, 2)).toEqual([
    "number-digit-near",
    "number-in-a-row",
  ]);
});

test.for([
  ["Mair Jones", "Mair Jones", "forename-equal surname-equal"],
  ["Siân Jones", "Sian Jones", "forename-form surname-equal"],
  ["Mair Jones", "Mary Jones", "forename-form surname-equal"],
  ["Mair Prys", "Mair Price", "forename-equal surname-form"],
  ["Mair_Haf Jones", "Mair Jones", "forename-first surname-equal"],
  ["Gwenllian Jones", "Gwenllain Jones", "forename-alike surname-equal"],
  ["M Jones", "Mair Jones", "forename-initial surname-equal"],
  ["Eve_Mair Jones", "Mair Jones", "forename-middle surname-equal"],
  ["Mair Jones", "Osian Jones", "forename-other surname-equal"],
  ["Mair Smith-Jones", "Mair Jones", "forename-equal surname-shared"],
  ["Mared_Haf Jones", "Mared Haf", "forename-first surname-middle"],
  ["Mair Okafor", "Mair Okafer", "forename-equal surname-alike"],
  ["Mair Jones", "Mair Okafor", "forename-equal surname-other"],
  ["Mair Okafor", "Okafor Mair", "names-swapped"],
  ["Okafor Mair-Jones", "Mair Okafor-Jones", "forename-other surname-shared"],
  ["– Jones", "Mair Jones", "forename-missing surname-equal"],
  ["Mair –", "Mair Jones", "forename-equal surname-missing"],
])("%s and %s: %s", ([a, b, said]) => {
  const found = codes(`HT482913 ${a} 1@A`, `HT482913 ${b} 2@B`);
  expect(found.slice(1, -1).join(" ")).toBe(said);
});

test.for([
  ["1@A", "1@A", "payroll-equal"],
  ["1@A", "2@A", "payroll-other"],
  ["1@A", "1@B", "employer-other"],
])("%s and %s: %s", ([a, b, code]) => {
  expect(codes(`HT482913 Mair Jones ${a}`, `HT482913 Mair Jones ${b}`).at(-1)).toBe(code);
});

// Names as two whole numbers: whoever may be one person is always looked at, and how common a name is.
import { describe, expect, test } from "vitest";
import { mayAgree, nameCode, nameMarks, nameShares, payrollCode } from "../../src/people/packed-names.ts";
import { personName } from "../../src/people/person-name.ts";
import { equalForenames, equalSurnames } from "./pairs.ts";
import { names } from "./rows.ts";

const marks = (surname: string, forenames = "") => nameMarks(personName(names, surname, forenames));
const code = (surname: string, forenames = "") => nameCode(personName(names, surname, forenames));
const pairs = (list: string) =>
  list.split(/[|\n]/).map((pair): [string, string] => {
    const [a = "", b = ""] = pair.split("=").map((name) => name.trim());
    return [a, b];
  });
/** Those of the pairs that nobody would look at. */
const missed = (list: readonly (readonly [a: number, b: number, name: string])[]) =>
  list.filter(([a, b]) => !mayAgree(a, b)).map(([, , name]) => name);

describe("marks", () => {
  test("forms of one name have one in common, as forenames and as surnames", () => {
    expect(missed(pairs(equalForenames).map(([a, b]) => [marks("", a), marks("", b), `${a} ${b}`]))).toEqual(
      [],
    );
    expect(missed(pairs(equalSurnames).map(([a, b]) => [marks(a), marks(b), `${a} ${b}`]))).toEqual([]);
  });

  test("an initial has one in common with every name that begins with it", () => {
    const forenames =
      "Arwel Bronwen Caradog Dilwyn Emlyn Ffion Gwenno Heledd Idwal Llinos Meinir Nesta Olwen Prydwen Rhiannon Sulwen Teleri";
    const found = forenames
      .split(" ")
      .map((name) => [marks("", name.charAt(0)), marks("", name), name] as const);
    expect(missed(found)).toEqual([]);
  });

  test("a daughter's name has one in common with what it was before it was mutated", () => {
    const found = pairs(
      "Forgan = Morgan | Bedr = Pedr | Gynan = Cynan | Dalfryn = Talfryn | Arthen = Garthen | Feurig = Meurig",
    );
    expect(missed(found.map(([a, b]) => [marks(`ferch ${a}`), marks(b), a]))).toEqual([]);
  });

  test("forename and surname in each other's cell have one in common", () => {
    expect(mayAgree(marks("Okafor", "Mair"), marks("Mair", "Okafor"))).toBe(true);
  });

  test("nothing can be said of a blank name, and something of nearly any other two", () => {
    expect(marks("", "")).toBe(0);
    expect([mayAgree(0, marks("Okafor", "Mair")), mayAgree(marks("Okafor", "Mair"), 0)]).toEqual([
      true,
      true,
    ]);
    const others = pairs("Okafor = Huws | Nowak = Pugh | Eze = Bebb | Iyer = Lloyd | Diaz = Webb");
    expect(others.filter(([a, b]) => mayAgree(marks(a), marks(b))).length).toBeLessThan(others.length / 2);
  });
});

describe("codes", () => {
  const mair = code("Jones", "Mair");
  test("equal names have equal codes, forenames and surnames each their half", () => {
    expect(code("JONES", "mair")).toBe(mair);
    expect(code("Evans", "Mair") >>> 16).toBe(mair >>> 16);
    expect(code("Evans", "Mair") & 0xffff).not.toBe(mair & 0xffff);
    expect(code("Jones", "Eve") & 0xffff).toBe(mair & 0xffff);
    expect(code("Jones", "Eve") >>> 16).not.toBe(mair >>> 16);
  });

  test("somebody's son is another name, and so is another order", () => {
    expect(code("ap Rhys")).not.toBe(code("Rhys"));
    expect(code("Smith-Jones")).not.toBe(code("Jones-Smith"));
  });

  test("how common a name is: of the whole or by its parts, whichever is more, over all pieces", () => {
    const share = nameShares([
      Uint32Array.of(mair, code("Evans", "Mair")),
      Uint32Array.of(mair, code("Jones", "Osian")),
    ]);
    // Two of four by the whole; three of four by each part.
    expect(share(mair)).toBe(0.5625);
    // One of four by the whole; by the parts three of four and one of four.
    expect(share(code("Evans", "Mair"))).toBe(0.25);
    expect(share(code("Evans", "Osian"))).toBe(0.0625);
    expect(share(code("Okafor", "Osian"))).toBe(0);
  });
});

test("a payroll number is one of its employer, in 30 bits, and never 0 but for a blank one", () => {
  expect(payrollCode("E0042", "4711")).toBe(payrollCode("E0042", "4711"));
  expect(payrollCode("E0043", "4711")).not.toBe(payrollCode("E0042", "4711"));
  expect(payrollCode("E0042", "4712")).not.toBe(payrollCode("E0042", "4711"));
  expect(payrollCode("E0042", "")).toBe(0);
  const all = Array.from({ length: 50 }, (_, at) => payrollCode("E0042", String(at)));
  expect(all.every((one) => one > 0 && one < 2 ** 30)).toBe(true);
});

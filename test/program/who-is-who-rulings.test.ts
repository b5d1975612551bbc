// What somebody decides of two rows that may be one person: GENUINE releases in one step and stays so, SAME is not asked again.
import { afterEach, describe, expect, test } from "vitest";
import { linesOf } from "./batch-folder.ts";
import { duplicates, outcomes, type PeopleMonths, peopleMonths, worker } from "./people-months.ts";
import { taliadHere } from "./program.ts";

let months: PeopleMonths | undefined;
afterEach(() => months?.remove());
function begin(): PeopleMonths {
  months = peopleMonths();
  return months;
}

const first = { instalmentNo: "1" };
const second = { instalmentNo: "2" };
const fewer = { contractedHours: "20" };

describe("GENUINE", () => {
  test.for([
    { rule: "number-slip", a: "HT482913B Mair Jones 1", b: "HT482513B Mair Jones 2", other: "E2" },
    {
      rule: "number-slip-same-payroll",
      a: "HT482913B Mair Jones 1",
      b: "HT482513B Osian Tew 1",
      other: "E1",
    },
    { rule: "same-payroll-number", a: "HT482913B Mair Jones 1", b: "KB117204A Mair Jones 1", other: "E1" },
  ])("$rule: one decision releases the row, next month and after a correction", async ({
    rule,
    a,
    b,
    other,
  }) => {
    const { put, run, decide } = begin();
    const [one, two] = [worker(a), worker(b, fewer)];
    const [numberA, numberB] = [a.slice(0, 9), b.slice(0, 9)];
    const month = (at: number, sequence: number, instalment: Readonly<Record<string, string>>) =>
      other === "E1"
        ? [put(at, [one, { ...two, ...instalment }], "E1", sequence)]
        : [put(at, [one], "E1", sequence), put(at, [{ ...two, ...instalment }], other, sequence)];
    const june = await run(...month(0, 1, first));
    expect(duplicates(june)).toEqual([`${numberB} probable ${rule} A`]);
    expect(outcomes(june)).toEqual([`${numberA} payable`, `${numberB} held`]);

    await run(decide(june, "GENUINE"));
    const paid = [`${numberA} payable`, `${numberB} payable`];
    const july = await run(...month(1, 1, first));
    expect(outcomes(july)).toEqual(paid);
    const august = await run(...month(2, 1, second));
    expect([outcomes(august), duplicates(august)]).toEqual([paid, []]);
    const corrected = await run(...month(2, 2, second));
    expect([outcomes(corrected), duplicates(corrected)]).toEqual([paid, []]);
  });

  test("of equal hours either line releases both rows, and the decision may come with the returns", async () => {
    const { put, run, decide } = begin();
    const both = (month: number) => [
      put(month, [worker("HT482913B Mair Jones 1", first)], "E1"),
      put(month, [worker("HT482513B Mair Jones 2", first)], "E2"),
    ];
    const june = await run(...both(0));
    expect(outcomes(june)).toEqual(["HT482913B held", "HT482513B held"]);
    const july = await run(
      decide(june, "GENUINE", (line) => line["niNumber"] === "HT482913B"),
      ...both(1),
    );
    expect(outcomes(july)).toEqual(["HT482913B payable", "HT482513B payable"]);
    expect(await taliadHere(["verify", july])).toMatchObject({ code: 0 });
  });

  test("releases the row from everybody in its case, and nobody else", async () => {
    const { put, run, decide } = begin();
    // Three numbers, each one slip from the others.
    const all = (month: number) => [
      put(month, [worker("HT482913B Mair Jones 1", first)], "E1"),
      put(month, [worker("HT482513B Mair Jones 2", { ...first, ...fewer })], "E2"),
      put(month, [worker("HT482713B Mair Jones 3", { ...first, contractedHours: "16" })], "E3"),
    ];
    const june = await run(...all(0));
    expect(outcomes(june)).toEqual(["HT482913B payable", "HT482513B held", "HT482713B held"]);
    const july = await run(
      decide(june, "GENUINE", (line) => line["niNumber"] === "HT482713B"),
      ...all(1),
    );
    expect(outcomes(july).slice(1)).toEqual(["HT482513B held", "HT482713B payable"]);
  });

  test("that is withdrawn holds the row again", async () => {
    const { put, run, decide } = begin();
    const both = (month: number) => [
      put(month, [worker("HT482913B Mair Jones 1")], "E1"),
      put(month, [worker("HT482513B Mair Jones 2", { ...first, ...fewer })], "E2"),
    ];
    const june = await run(...both(0));
    await run(decide(june, "GENUINE"));
    await run(decide(june, "WITHDRAWN"));
    expect(outcomes(await run(...both(1)))).toEqual(["HT482913B payable", "HT482513B held"]);
  });

  test("of a number that is nobody's makes it somebody's", async () => {
    const { put, run, decide } = begin();
    const june = await run(put(0, [worker("AB123456C Mair Jones 1", first)], "E1"));
    expect(duplicates(june)).toEqual(["AB123456C number-conflict number-of-nobody none"]);
    const july = await run(decide(june, "GENUINE"), put(1, [worker("AB123456C Mair Jones 1", first)], "E1"));
    expect(outcomes(july)).toEqual(["AB123456C payable"]);
    expect(outcomes(await run(put(2, [worker("AB123456C Mair Jones 1", second)], "E1")))).toEqual([
      "AB123456C payable",
    ]);
  });
});

describe("SAME", () => {
  test("of one number under two names: the months go on", async () => {
    const { put, run, decide } = begin();
    await run(put(0, [worker("HT482913B Mair Jones 1")], "E1"));
    const july = await run(put(1, [worker("HT482913B Emmanuel Okafor 2")], "E1"));
    expect(duplicates(july)).toEqual(["HT482913B number-conflict one-number-two-names none"]);
    const okafor = worker("HT482913B Emmanuel Okafor 2", second);
    const august = await run(decide(july, "SAME"), put(2, [okafor], "E1"));
    expect([outcomes(august), duplicates(august)]).toEqual([["HT482913B payable"], []]);
  });

  test("of two numbers: the row stays held, and nobody is asked again", async () => {
    const { put, run, decide, out } = begin();
    const both = (month: number) => [
      put(month, [worker("HT482913B Mair Jones 1")], "E1"),
      put(month, [worker("HT482513B Mair Jones 2", { ...first, ...fewer })], "E2"),
    ];
    const june = await run(...both(0));
    const july = await run(decide(june, "SAME"), ...both(1));
    expect(outcomes(july)).toEqual(["HT482913B payable", "HT482513B held"]);
    expect(duplicates(july)).toEqual(["HT482513B certain closed-as-same A"]);
    expect(linesOf(july, "duplicates.csv")[0]?.["certainty"]).toBe("certain");
    const { stdout } = await taliadHere(["ledger", "cases", "--out", out]);
    expect(stdout).not.toContain(july.split("/").at(-1));
    expect(await taliadHere(["verify", july])).toMatchObject({ code: 0 });
  });

  test("of equal hours: which of the two is paid is still asked", async () => {
    const { put, run, decide } = begin();
    const both = (month: number) => [
      put(month, [worker("HT482913B Mair Jones 1", first)], "E1"),
      put(month, [worker("HT482513B Mair Jones 2", first)], "E2"),
    ];
    const june = await run(...both(0));
    const july = await run(decide(june, "SAME"), ...both(1));
    expect(outcomes(july)).toEqual(["HT482913B held", "HT482513B held"]);
    expect(linesOf(july, "open-matters.csv").map((line) => line["kind"])).toEqual(["duplicate", "duplicate"]);
  });
});

describe("a number that is another's in the book", () => {
  test("holds every row of it in the batch, and the one whom the book knows is held beside the other", async () => {
    const { put, run } = begin();
    await run(put(0, [worker("HT482913B Mair Jones 1")], "E1"));
    const july = await run(
      put(1, [worker("HT482913B Mair Jones 1")], "E1"),
      put(1, [worker("HT482913B Emmanuel Okafor 2", first)], "E2"),
    );
    expect(outcomes(july)).toEqual(["HT482913B held", "HT482913B held"]);
    expect(
      linesOf(july, "duplicates.csv").map((line) => [line["surnameB"], line["surnameA"], line["matchRule"]]),
    ).toEqual([
      ["Jones", "Okafor", "one-number-two-names"],
      ["Okafor", "", "one-number-two-names"],
    ]);
  });

  test("is nobody's where three people have it, of whom no two have a name in common", async () => {
    const { put, run } = begin();
    await run(put(0, [worker("HT482913B Mair Jones 1")], "E1"));
    const july = await run(
      put(1, [worker("HT482913B Mair Jones 1"), worker("HT482913B Emmanuel Okafor 2")], "E1"),
      put(1, [worker("HT482913B Agnieszka Kowalska 3", first)], "E2"),
    );
    expect(outcomes(july)).toEqual(Array(3).fill("HT482913B held"));
    expect(duplicates(july)).toEqual(Array(3).fill("HT482913B number-conflict number-of-nobody none"));
    expect(linesOf(july, "duplicates.csv").every((line) => line["fileA"] === "")).toBe(true);
  });

  test("and two of them with a surname in common are one number under two names", async () => {
    const { put, run } = begin();
    await run(put(0, [worker("HT482913B Mair Jones 1")], "E1"));
    const july = await run(
      put(1, [worker("HT482913B Emmanuel Okafor 2"), worker("HT482913B Agnieszka Okafor 3")], "E1"),
    );
    expect(duplicates(july)).toEqual(Array(2).fill("HT482913B number-conflict one-number-two-names none"));
  });
});

describe("a slip of a number that the book knows", () => {
  test("is that of the person with the name, where another number is as near", async () => {
    const { put, run, decide } = begin();
    const known = [worker("HT482913B Mair Jones 1"), worker("HT982513A Osian Tew 2")];
    await run(put(0, known, "E1"));
    const slip = worker("HT482513B Mair Jones 9", { ...first, ...fewer });
    const july = await run(put(1, [slip], "E2"));
    expect(linesOf(july, "duplicates.csv")).toMatchObject([{ matchRule: "number-slip", rowA: "14" }]);
    // So that what is decided is decided of the right two.
    const august = await run(decide(july, "GENUINE"), put(2, [slip], "E2"));
    expect([outcomes(august), duplicates(august)]).toEqual([["HT482513B payable"], []]);
  });
});

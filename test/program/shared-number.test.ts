// A number that somebody has decided to be two people's (GENUINE): each of the two is paid the whole payment and no more, month
// after month, through corrections and withdrawals; whoever is neither of the two is asked about.
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

const jones = (instalmentNo: string) => worker("HT482913B Mair Jones 1", { instalmentNo });
const okafor = (instalmentNo: string) => worker("HT482913B Emmanuel Okafor 2", { instalmentNo });
const evans = (instalmentNo: string) =>
  worker("HT482913B Mair Evans 2", { instalmentNo, contractedHours: "20" });

/** What the folder's ledger has paid of the payment, person by person. */
async function paid(out: string): Promise<readonly string[]> {
  const { code, stdout } = await taliadHere(["ledger", "balances", "--by", "person", "--json", "--out", out]);
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { lines: Record<string, string>[] }).lines
    .map((line) => line["PAYMENT"] ?? "")
    .sort();
}

async function expectWhole(out: string, batch: string): Promise<void> {
  expect(await taliadHere(["ledger", "check", "--out", out])).toMatchObject({ code: 0 });
  expect(await taliadHere(["verify", batch])).toMatchObject({ code: 0 });
}

describe("one number, two people", () => {
  test.for([
    { why: "at two employers", second: okafor, employer: "E2" },
    { why: "at one employer", second: okafor, employer: "E1" },
    { why: "with one forename", second: evans, employer: "E2" },
  ])("both get 1,498.00 and neither more, $why", async ({ second, employer }) => {
    const { put, run, decide, out } = begin();
    const month = (at: number, one: string, two: string, sequence = 1) =>
      employer === "E1"
        ? [put(at, [jones(one), second(two)], "E1", sequence)]
        : [put(at, [jones(one)], "E1", sequence), put(at, [second(two)], "E2", sequence)];
    await run(put(0, [jones("1")], "E1"));
    const july = await run(...month(1, "2", "1"));
    expect(outcomes(july)).toContain("HT482913B held");
    const both = ["HT482913B payable", "HT482913B payable"];
    // One decision, and it comes with the returns. Who was held beside the other one gets what was missed at once (C-34).
    const owed = linesOf(july, "decisions.csv")[0]?.["outcome"] === "held" ? "2" : "3";
    const august = await run(
      decide(july, "GENUINE", ({ surnameB }) => surnameB !== "Jones"),
      ...month(2, owed, "1"),
    );
    expect([outcomes(august), duplicates(august)]).toEqual([both, []]);
    const september = await run(...month(3, "4", "2"));
    expect([outcomes(september), duplicates(september)]).toEqual([both, []]);
    const october = await run(...month(4, "5", "3"));
    expect(outcomes(october)).toEqual(both);
    expect(await paid(out)).toEqual(["1498.00", "1498.00"]);
    // Whoever asks again for what was paid is held, whichever of the two.
    const again = await run(put(4, [jones("5"), second("3")], "E9"));
    expect(outcomes(again)).toEqual(["HT482913B held", "HT482913B held"]);
    expect(await paid(out)).toEqual(["1498.00", "1498.00"]);
    await expectWhole(out, october);
    await expectWhole(out, again);
  });

  test("whoever is neither of the two is held, and asked about", async () => {
    const { put, run, decide } = begin();
    await run(put(0, [jones("1")], "E1"));
    const july = await run(put(1, [okafor("1")], "E2"));
    const third = worker("HT482913B Agnieszka Kowalska 3", { instalmentNo: "1" });
    const august = await run(decide(july, "GENUINE"), put(2, [third], "E3"));
    expect([outcomes(august), duplicates(august)]).toEqual([
      ["HT482913B held"],
      ["HT482913B number-conflict one-number-two-names none"],
    ]);
    // One number is two people's at the most: the employer of the third is asked for the right one.
    const september = await run(decide(august, "GENUINE"), put(3, [third], "E3"));
    expect(outcomes(september)).toEqual(["HT482913B held"]);
  });

  test("both are held in one batch, and nobody was paid before: either line will do, and both lines, too", async () => {
    const { put, run, decide, out } = begin();
    const both = (at: number) => [put(at, [jones("1")], "E1"), put(at, [okafor("1")], "E2")];
    const june = await run(...both(0));
    expect(outcomes(june)).toEqual(["HT482913B held", "HT482913B held"]);
    const july = await run(decide(june, "GENUINE"), ...both(1));
    expect(outcomes(july)).toEqual(["HT482913B payable", "HT482913B payable"]);
    // A stranger of whom no ruling speaks.
    const august = await run(put(2, [worker("HT482913B Agnieszka Kowalska 3", { instalmentNo: "1" })], "E3"));
    expect(outcomes(august)).toEqual(["HT482913B held"]);
    expect(await paid(out)).toEqual(["599.20", "599.20"]);
    await expectWhole(out, july);
  });

  test("the other one alone, before anybody was paid, is paid, and a stranger is not", async () => {
    const { put, run, decide } = begin();
    const june = await run(put(0, [jones("1")], "E1"), put(0, [okafor("1")], "E2"));
    await run(decide(june, "GENUINE", ({ surnameB }) => surnameB === "Okafor"));
    const july = await run(put(1, [worker("HT482913B Agnieszka Kowalska 3", { instalmentNo: "1" })], "E3"));
    expect(outcomes(july)).toEqual(["HT482913B held"]);
    const august = await run(put(2, [jones("1")], "E1"));
    expect(outcomes(august)).toEqual(["HT482913B payable"]);
  });

  test("a number that is nobody's becomes two people's", async () => {
    const { put, run, decide, out } = begin();
    const both = (at: number, instalment: string) => [
      put(at, [worker("AB123456C Mair Jones 1", { instalmentNo: instalment })], "E1"),
      put(at, [worker("AB123456C Emmanuel Okafor 2", { instalmentNo: instalment })], "E2"),
    ];
    const june = await run(...both(0, "1"));
    expect(outcomes(june)).toEqual(["AB123456C held", "AB123456C held"]);
    const july = await run(decide(june, "GENUINE"), ...both(1, "1"));
    expect(outcomes(july)).toEqual(["AB123456C payable", "AB123456C payable"]);
    const august = await run(...both(2, "3"));
    expect(outcomes(august)).toEqual(["AB123456C payable", "AB123456C payable"]);
    expect(await paid(out)).toEqual(["898.80", "898.80"]);
    await expectWhole(out, august);
  });

  test("where number and name agree, GENUINE makes nobody two people", async () => {
    const { put, run, decide } = begin();
    await run(put(0, [jones("1")], "E1"));
    const june = await run(put(0, [{ ...jones("1"), payrollRef: "9" }], "E2"));
    expect(duplicates(june)).toEqual(["HT482913B certain same-number-and-name A"]);
    const july = await run(decide(june, "GENUINE"), put(1, [{ ...jones("1"), payrollRef: "9" }], "E2"));
    expect(outcomes(july)).toEqual(["HT482913B held"]);
  });
});

describe("what becomes of it later", () => {
  const open = async () => {
    const all = begin();
    const { put, run, decide } = all;
    await run(put(0, [jones("1")], "E1"));
    const july = await run(put(1, [jones("2")], "E1"), put(1, [okafor("1")], "E2"));
    const ruling = await run(decide(july, "GENUINE", ({ surnameB }) => surnameB === "Okafor"));
    const august = await run(put(2, [jones("2")], "E1"), put(2, [okafor("1")], "E2"));
    expect(outcomes(august)).toEqual(["HT482913B payable", "HT482913B payable"]);
    expect(await paid(all.out)).toEqual(["898.80", "898.80"]);
    return { ...all, july, ruling, august };
  };

  test("a correction of the second person's row moves that person's money alone", async () => {
    const { put, run, out } = await open();
    const corrected = await run(
      put(
        2,
        [{ ...okafor("1"), leaveDate: "2022-08-20", leaveReason: "RESIGNED", amountPaid: "1498.00" }],
        "E2",
        2,
      ),
    );
    expect(outcomes(corrected)).toEqual(["HT482913B payable"]);
    expect(await paid(out)).toEqual(["1498.00", "898.80"]);
    const without = await run(put(2, [worker("KB117204A Ffion Bebb 9", { instalmentNo: "1" })], "E2", 3));
    expect((await paid(out)).filter((amount) => amount !== "0.00")).toEqual(["898.80", "898.80"]);
    await expectWhole(out, without);
  });

  test("the right number in a later version takes the place of the shared one", async () => {
    const { put, run, out } = await open();
    const right = { ...okafor("1"), niNumber: "KB117204A" };
    const corrected = await run(put(2, [right], "E2", 2));
    expect(outcomes(corrected)).toEqual(["KB117204A payable"]);
    expect((await paid(out)).filter((amount) => amount !== "0.00")).toEqual(["898.80", "898.80"]);
    await expectWhole(out, corrected);
  });

  test("a batch that is withdrawn takes back what it paid, and it can be paid again", async () => {
    const { put, run, out, august } = await open();
    const id = august.split("/").at(-1) ?? "";
    const undone = await taliadHere(["ledger", "withdraw", id, "--reason", "sent twice", "--out", out]);
    expect(undone.code).toBe(0);
    expect((await paid(out)).filter((amount) => amount !== "0.00")).toEqual(["299.60"]);
    const again = await run(put(3, [jones("2")], "E1"), put(3, [okafor("1")], "E2"));
    expect(outcomes(again)).toEqual(["HT482913B payable", "HT482913B payable"]);
    await expectWhole(out, again);
  });

  test("a ruling that is taken back holds the second person, who stays the same person", async () => {
    const { put, run, decide, out, july } = await open();
    await run(decide(july, "WITHDRAWN", ({ surnameB }) => surnameB === "Okafor"));
    const september = await run(put(3, [jones("4")], "E1"), put(3, [okafor("4")], "E2"));
    expect(outcomes(september)).toEqual(["HT482913B payable", "HT482913B held"]);
    const october = await run(
      decide(september, "GENUINE"),
      put(4, [jones("5")], "E1"),
      put(4, [okafor("4")], "E2"),
    );
    expect(outcomes(october)).toEqual(["HT482913B payable", "HT482913B payable"]);
    expect(await paid(out)).toEqual(["1498.00", "1498.00"]);
    await expectWhole(out, october);
  });

  test("a slip of the second person's number is one of the second person", async () => {
    const { put, run } = await open();
    const slip = worker("HT482513B Emmanuel Okafor 7", { instalmentNo: "1", contractedHours: "20" });
    const september = await run(put(3, [slip], "E3"));
    expect(linesOf(september, "duplicates.csv")).toMatchObject([
      { matchRule: "number-slip", employerA: "E2", tier: "probable" },
    ]);
    const inOne = await run(
      put(4, [okafor("4")], "E2"),
      put(4, [{ ...slip, payrollRef: "8", niNumber: "HT482931B" }], "E4"),
    );
    expect(outcomes(inOne)).toEqual(["HT482913B payable", "HT482931B held"]);
  });

  test("explain says whose the row is, ledger history lists both, and two rows side by side are two people's", async () => {
    const { put, run, out } = await open();
    const september = await run(put(3, [jones("4")], "E1"), put(3, [okafor("4")], "E2"));
    const rows = linesOf(september, "decisions.csv").map((line) => [
      line["surname"],
      `${line["file"]}:${line["row"]}`,
    ]);
    const place = Object.fromEntries(rows);
    const explained = async (...more: readonly string[]) =>
      (await taliadHere(["explain", september, ...more, "--out", out])).stdout.replace(/\s+/g, " ");
    expect(await explained("--row", place["Jones"])).toContain("This row is the first one's");
    expect(await explained("--row", place["Okafor"])).toContain("This row is the second one's");
    expect(await explained("--row", place["Okafor"], "--lang", "cy")).toContain("Rhes yr ail ohonynt yw hon");
    const pair = await explained("--pair", place["Jones"], place["Okafor"]);
    expect(pair).toContain("Closed before as GENUINE");
    const history = await taliadHere(["ledger", "history", "--person", "HT482913B", "--json", "--out", out]);
    const { lines } = JSON.parse(history.stdout) as {
      lines: { whose: number; head: string; amount: string }[];
    };
    const sums = [1, 2].map((whose) =>
      lines.filter((line) => line.whose === whose && line.head === "PAYMENT").map(({ amount }) => amount),
    );
    expect(sums).toEqual([Array(4).fill("299.60"), Array(4).fill("299.60")]);
    expect(await explained("--row", place["Okafor"], "--json")).toContain('"sharedNumber"');
  });

  test("movement.csv knows both, and calls neither missing", async () => {
    const { put, run } = await open();
    const september = await run(put(3, [jones("4")], "E1"), put(3, [okafor("4")], "E2"));
    expect(linesOf(september, "movement.csv").map((line) => line["kind"])).not.toContain("missing");
    expect(JSON.stringify(linesOf(september, "movement.csv"))).not.toContain("/2");
  });
});

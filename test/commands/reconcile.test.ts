// `taliad reconcile` from the command line: the sample of a bank file against the batch of samples/first-month, a
// bank that has paid everything, and what is refused.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchOf, type EndedHere, folder, root, taliadHere } from "../program/program.ts";

const out = folder();
const sample = join(root, "samples/bank-file/july-2022.csv");
const returns = join(root, "samples/first-month");
let batch = "";

beforeAll(async () => {
  const ended = await taliadHere(["run", returns, "--ledger", "none", "--out", out], { cwd: root });
  batch = basename(batchOf(ended));
});
afterAll(() => rmSync(out, { recursive: true }));

function reconcile(payments: string, ...others: readonly string[]): Promise<EndedHere> {
  return taliadHere(["reconcile", batch, "--payments", payments, "--out", out, ...others], { cwd: root });
}

type Line = Readonly<Record<string, string>>;

function linesOf(place: string, name: string): readonly Line[] {
  return parse(readFileSync(join(place, name)), { bom: true, columns: true });
}

function folderOf(ended: EndedHere): string {
  return ended.stdout.trim().split("\n").at(-1) ?? "";
}

function bankFile(name: string, text: string): string {
  const place = join(out, "banks", name);
  mkdirSync(join(out, "banks"), { recursive: true });
  writeFileSync(place, text);
  return place;
}

function reconciliations(): readonly string[] {
  return readdirSync(out).filter((name) => name.includes("reconciliation"));
}

describe("the sample", () => {
  let ended: EndedHere;
  let place = "";
  beforeAll(async () => {
    ended = await reconcile(sample);
    place = folderOf(ended);
  });

  test("ends with 7: there are differences", () => {
    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(7);
    expect(basename(place)).toMatch(/^reconciliation-[0-9a-f]{12}$/);
  });

  test("has the states and the steps that its page names", () => {
    const said = linesOf(place, "bank.csv").map(({ employerId, state, matched, difference }) =>
      [employerId, state, matched, difference].join(" "),
    );
    expect(said).toEqual([
      "E0101 PAID_IN_FULL reference 0.00",
      "E0102 PAID_IN_FULL reference 0.00",
      "E0103 PAID_IN_FULL employer-period-amount 0.00",
      "E0104 PART_PAID reference -305.20",
      "E0105 PAID_TWICE reference 8929.58",
      "E0106 PAID_IN_FULL amount-within-days 0.00",
      "E0107 PAID_IN_FULL sum-of-several 0.00",
      "E0108 PAID_IN_FULL reference 0.00",
      "E0109 OVERPAID reference 10.00",
      "E0110 NOT_PAID  -5471.13",
      "E0111 REPAID reference employer-period-amount -14815.89",
      "E0112 PAID_IN_FULL reference 0.00",
    ]);
    const page = readFileSync(join(root, "samples/bank-file/README.md"), "utf8");
    for (const { employerId = "", state = "" } of linesOf(place, "bank.csv")) {
      expect(page).toMatch(new RegExp(`\\| [^|]*${employerId}[^|]*\\|[^|]*\\| ${state} \\|`));
    }
  });

  test("expects what the batch makes payable, by head too", () => {
    const decided = linesOf(join(out, batch), "decisions.csv");
    const sum = (lines: readonly Line[], key: string): number =>
      lines.reduce((total, line) => total + Math.round(Number(line[key]) * 100), 0);
    const due = linesOf(place, "bank.csv");
    expect(sum(due, "expected")).toBe(sum(decided, "total"));
    for (const head of ["payment", "employerNi", "employerPension", "adminFee", "topUp", "recovery"]) {
      expect(sum(due, head), head).toBe(sum(decided, head));
    }
  });

  test("has a place for every row of the bank file", () => {
    const used = linesOf(place, "bank.csv").flatMap(({ payments = "" }) =>
      payments.split(" ").filter(Boolean),
    );
    const unknown = linesOf(place, "unknown.csv").map(({ row, reason }) => `${row} ${reason}`);
    expect(unknown).toEqual(["19 employer-unknown", "20 other-return"]);
    const aside = linesOf(place, "set-aside.csv");
    expect(aside.map(({ row, state }) => `${row} ${state}`)).toEqual(["21 SET_ASIDE"]);
    const rejected = linesOf(place, "problems.csv").filter(({ code }) => code === "cell-not-day");
    expect(rejected.map(({ cell, found }) => `${cell} ${found}`)).toEqual(["A22 31/06/2022"]);
    expect(new Set(used).size + unknown.length + aside.length + rejected.length).toBe(19);
  });

  test("names each difference as a problem in both languages", () => {
    const codes = linesOf(place, "problems.csv").map(({ code }) => code);
    expect(new Set(codes)).toEqual(
      new Set([
        "cell-not-day",
        "bank-part-paid",
        "bank-paid-twice",
        "bank-overpaid",
        "bank-not-paid",
        "bank-repaid",
        "bank-unknown-payment",
      ]),
    );
    for (const { messageEn, messageCy } of linesOf(place, "problems.csv"))
      expect(messageEn).not.toBe(messageCy);
  });

  test("lists what was paid after 30 June and nothing else", () => {
    const days = linesOf(place, "cut-off.csv").map(({ paymentDate = "" }) => paymentDate);
    expect(days).toHaveLength(13);
    for (const day of days) expect(day > "2022-06-30").toBe(true);
    expect(days).toContain("2022-08-19");
  });

  test("ends each employer's balance with what is still owed", () => {
    const last = new Map(
      linesOf(place, "balances.csv").map(({ employerId, balance }) => [employerId, balance]),
    );
    for (const { employerId, difference } of linesOf(place, "bank.csv")) {
      expect(Number(last.get(employerId))).toBe(-Number(difference) + 0);
    }
  });

  test("keeps no account number but its last four characters, and only for its owner", () => {
    for (const name of readdirSync(place)) {
      const text = readFileSync(join(place, name), "utf8");
      expect(text, name).not.toMatch(/000011\d\d|00-00-01/);
      expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    }
    expect(linesOf(place, "unknown.csv")[0]?.["accountNumber"]).toBe("1199");
  });

  test("says the same in Welsh, is not written again, and prints one JSON object when asked", async () => {
    const before = statSync(join(place, "bank.csv")).mtimeMs;
    const welsh = await reconcile(sample, "--lang", "cy");
    expect(welsh.stdout).toContain("Wedi'i dalu ddwywaith");
    expect(welsh.stderr).toContain("yno'n barod");
    const json = JSON.parse((await reconcile(sample, "--json")).stdout);
    expect(json).toMatchObject({ exitCode: 7, agrees: false, due: 12, differing: 5, folder: place });
    expect(statSync(join(place, "bank.csv")).mtimeMs).toBe(before);
    expect(reconciliations()).toEqual([basename(place)]);
  });

  test("gives the same lines when its rows stand in another order", async () => {
    const [la = "", by = "", headings = "", ...rows] = readFileSync(sample, "utf8").trimEnd().split("\n");
    const turned = bankFile("july-2022.csv", [la, by, headings, ...rows.reverse()].join("\n"));
    const other = folderOf(await reconcile(turned));
    const told = (at: string): readonly string[] =>
      linesOf(at, "bank.csv").map((line) => JSON.stringify({ ...line, payments: "", references: "" }));
    expect(told(other)).toEqual(told(place));
    rmSync(other, { recursive: true });
  });

  test("gives the same bytes in another folder", async () => {
    const elsewhere = join(out, "elsewhere");
    cpSync(join(out, batch), join(elsewhere, batch), { recursive: true });
    const again = folderOf(
      await taliadHere(["reconcile", join(elsewhere, batch), "--payments", sample, "--out", elsewhere], {
        cwd: root,
      }),
    );
    expect(basename(again)).toBe(basename(place));
    for (const name of readdirSync(place)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(place, name))), name).toBe(true);
    }
  });
});

describe("a bank that has paid everything", () => {
  const heading = "Payment date,Amount,Supplier,Payment reference,Account number";

  function paid(change: (line: Line) => string): string {
    const due = linesOf(join(out, reconciliations()[0] ?? ""), "bank.csv");
    return [heading, ...due.map(change)].join("\n");
  }
  const exactly = ({ expected, employerId, reference }: Line): string =>
    `2022-07-05,${expected},${employerId},${reference},`;

  test("ends with 0", async () => {
    const ended = await reconcile(bankFile("all.csv", paid(exactly)));
    expect(ended.stderr).toBe("");
    expect(ended.stdout).toContain("to the penny");
    expect(ended.code).toBe(0);
  });

  test("but for a penny ends with 7", async () => {
    const text = paid(exactly).replace("6310.75", "6310.74");
    const ended = await reconcile(bankFile("penny.csv", text));
    expect(ended.stdout).toContain("difference −£0.01");
    expect(ended.code).toBe(7);
  });

  test("is not said to agree when a row cannot be read, and the row's account number is not shown", async () => {
    const account = "9".repeat(37) + "1234";
    const ended = await reconcile(
      bankFile("fault.csv", `${paid(exactly)}\n2022-07-05,1.00,E0101,X,${account}`),
    );
    expect(ended.code).toBe(7);
    const [problem] = linesOf(folderOf(ended), "problems.csv");
    expect(problem).toMatchObject({ code: "cell-text-too-long", cell: "E14", found: "…1234" });
    expect(problem?.["messageEn"]).not.toContain("99991234");
  });

  test.for([
    [10, 0],
    [9, 7],
  ] as const)("ten days late without a reference: --days %i ends with %i", async ([days, code]) => {
    const text = paid(({ expected, employerId }) => `2022-07-10,${expected},${employerId},BACS,`);
    const ended = await reconcile(bankFile("ten.csv", text), "--days", String(days));
    expect(ended.code).toBe(code);
  });
});

describe("nothing is compared and nothing stored", () => {
  const refusals: readonly (readonly [string, () => readonly string[], number, string])[] = [
    [
      "a return in place of a bank file",
      () => [join(returns, "01-cartref-mon.csv")],
      4,
      "read as wfp-return",
    ],
    ["an empty file", () => [bankFile("empty.csv", "")], 4, "empty.csv"],
    [
      "the same bank file under two names",
      () => [sample, "--payments", bankFile("copy.csv", readFileSync(sample, "utf8"))],
      4,
      "same content",
    ],
    ["a bank file that is not there", () => [join(out, "none.csv")], 64, "none.csv"],
    ["days below zero", () => [sample, "--days=-1"], 64, "--days"],
    ["days that are no number", () => [sample, "--days", "x"], 64, "--days"],
    ["half a day", () => [sample, "--days", "0.5"], 64, "--days"],
  ];
  test.for(refusals)("%s", async ([, payments, code, said]) => {
    const before = reconciliations();
    const [first = "", ...others] = payments();
    const ended = await reconcile(first, ...others);
    expect(ended.stdout + ended.stderr).toContain(said);
    expect(ended.code).toBe(code);
    expect(reconciliations()).toEqual(before);
  });

  test("a batch that is not there, and one without a bank file", async () => {
    const missing = await taliadHere(["reconcile", "000000000000", "--payments", sample, "--out", out], {
      cwd: root,
    });
    expect(missing.code).toBe(64);
    const nothing = await taliadHere(["reconcile", batch, "--out", out], { cwd: root });
    expect(nothing.code).toBe(64);
  });

  test("a batch whose files were changed since", async () => {
    const elsewhere = join(out, "changed");
    cpSync(join(out, batch), join(elsewhere, batch), { recursive: true });
    const place = join(elsewhere, batch, "reconciliation.csv");
    writeFileSync(place, readFileSync(place, "utf8").replace("5392.80", "5392.81"));
    const ended = await taliadHere(["reconcile", batch, "--payments", sample, "--out", elsewhere, "--json"], {
      cwd: root,
    });
    expect(ended.code).toBe(7);
    expect(JSON.parse(ended.stdout)).toMatchObject({ changed: { batch, file: "reconciliation.csv" } });
    expect(readdirSync(elsewhere)).toEqual([batch]);
  });

  test("two batches that both pay the same return", async () => {
    const one = await taliadHere(
      ["run", join(returns, "02-gofal-teifi.csv"), "--ledger", "none", "--out", out],
      {
        cwd: root,
      },
    );
    const second = basename(batchOf(one));
    const ended = await taliadHere(["reconcile", batch, second, "--payments", sample, "--out", out], {
      cwd: root,
    });
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("WFP-W06000002-E0102-2022-06-01");
    expect(existsSync(join(out, second))).toBe(true);
  });
});

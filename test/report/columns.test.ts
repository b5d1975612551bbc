// The columns of the output files are a contract: other programs find them by key and by order.
import { describe, expect, test } from "vitest";
import { day, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import {
  cellsOf,
  keysOf,
  lineOf,
  paymentColumns,
  reconciliationColumns,
  tables,
} from "../../src/report/columns.ts";

const contract = {
  decisions:
    "file, sheet, row, rowRef, scheme, niNumber, surname, forenames, employerId, laCode, period, outcome, conditional, rules, payment, employerNi, employerPension, adminFee, topUp, recovery, total, claimed, difference",
  payments: "scheme, employerId, laCode, niNumber, head, dueMonth, amount, instalment, file, row",
  problems:
    "code, severity, file, sheet, row, column, cell, heading, key, found, expected, rule, messageEn, messageCy",
  duplicates:
    "case, certainty, kind, fileA, rowA, employerA, fileB, rowB, employerB, batchB, niNumber, evidence, keep, reason, amountAtRisk",
  reconciliation:
    "level, file, employerId, laCode, period, head, declared, computed, difference, explanation",
} as const;

describe("columns of the output files", () => {
  test.for(Object.entries(contract))("%s begins with the contract's columns, in order", ([name, keys]) => {
    const wanted = keys.split(", ");
    const columns = Object.entries(tables).find(([table]) => table === name)?.[1] ?? [];
    expect(columns.map((column) => column.key).slice(0, wanted.length)).toEqual(wanted);
    expect(new Set(columns.map((column) => column.key)).size).toBe(columns.length);
  });
});

const june = monthFromText("2022-06");

describe("cells of a line", () => {
  test("read back, they are the line again", () => {
    const line = {
      level: "batch",
      file: "",
      employerId: "0012",
      laCode: "W06000015",
      period: june,
      head: "EMPLOYER_NI",
      declared: pence(4509),
      computed: pence(0),
      difference: pence(-4509),
      explanation: "rejected 1 row -45.09",
    } as const;
    expect(lineOf(reconciliationColumns, cellsOf(reconciliationColumns, line))).toEqual(line);
    const blank = { ...line, period: undefined, computed: pence(4509), difference: pence(0) };
    expect(lineOf(reconciliationColumns, cellsOf(reconciliationColumns, blank))).toEqual(blank);
  });

  test("what we never write is our own fault", () => {
    expect(() => lineOf(reconciliationColumns, ["batch"])).toThrow("without file");
    const cells = ["batch", "", "", "", "", "PAYMENT", "1,00", "0.00", "0.00", ""];
    expect(() => lineOf(reconciliationColumns, cells)).toThrow("1,00");
  });

  test("money, months, counts and codes are written for programs", () => {
    if (june === undefined) throw new Error("June is a month");
    expect(
      cellsOf(paymentColumns, {
        scheme: "social-care-payment-2022",
        employerId: "E1",
        laCode: "W06000015",
        niNumber: "AB123456C",
        head: "PAYMENT",
        dueMonth: june,
        amount: pence(29960),
        instalment: 0,
        file: "a.csv",
        row: 14,
        replaces: "",
      }),
    ).toEqual([
      "social-care-payment-2022",
      "E1",
      "W06000015",
      "AB123456C",
      "PAYMENT",
      "2022-06",
      "299.60",
      "0",
      "a.csv",
      "14",
      "",
    ]);
  });

  test("what there is not is an empty cell, but no money is 0.00", () => {
    const cells = cellsOf(reconciliationColumns, {
      level: "file",
      file: "a.csv",
      employerId: "",
      laCode: "",
      period: undefined,
      head: "PAYMENT",
      declared: pence(0),
      computed: pence(-5),
      difference: pence(-5),
      explanation: "agrees",
    });
    expect(cells).toEqual(["file", "a.csv", "", "", "", "PAYMENT", "0.00", "-0.05", "-0.05", "agrees"]);
  });

  test("days are ISO days and yes-no is a word", () => {
    type Line = { readonly on: ReturnType<typeof day>; readonly so: boolean };
    const line: Line = { on: day("2022-06-30"), so: false };
    expect(
      cellsOf<Line>(
        [
          { key: "on", kind: "day", width: 1 },
          { key: "so", kind: "yes-no", width: 1 },
        ],
        line,
      ),
    ).toEqual(["2022-06-30", "no"]);
    expect(keysOf(paymentColumns)[0]).toBe("scheme");
  });
});

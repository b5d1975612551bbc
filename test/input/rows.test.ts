// Whole rows: typed claims, all problems of a row at once, blank rows and totals.
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { day, monthFromText } from "../../src/core/day.ts";
import { cellKind, fromFormula, type Row } from "../../src/core/place.ts";
import { matchHeadings, type TableHead } from "../../src/input/heading.ts";
import { claimColumns } from "../../src/input/row-columns.ts";
import { type ReadRow, rowReader } from "../../src/input/rows.ts";
import type { ColumnKind } from "../../src/law/layout.ts";
import type { WfpClaim } from "../../src/schemes/social-care-payment-2022/claim.ts";
import { columnOf, layoutOf, layouts, roles, soundRow } from "./law.ts";

const wfp = layoutOf("wfp-return");
const columns = claimColumns(wfp.columns);
const keys = columns.map(({ key }) => key);
const period = monthFromText("2022-06");

function headOf(headings: readonly string[]): TableHead {
  const { head } = matchHeadings([{ number: 1, cells: headings }], layouts.values(), {
    file: "f.csv",
    sheet: "",
  });
  if (head === undefined) throw new Error("the headings are refused");
  return head;
}

function readerOf(headings: readonly string[] = keys) {
  return rowReader(headOf(headings), { roles }, { file: "f.csv", sheet: "", epoch: 1900, period });
}

function rowOf(changes: Readonly<Record<string, string>> = {}, number = 2): Row {
  return { number, cells: keys.map((key) => changes[key] ?? soundRow[key] ?? "") };
}

function read(changes: Readonly<Record<string, string>> = {}): ReadRow {
  return readerOf().read(rowOf(changes));
}

function codesOf(row: ReadRow): string[] {
  return (row.problems ?? []).map(({ code, key }) => `${code} ${key}`);
}

describe("the claim of a wfp-return", () => {
  // The compiler sees to it that every key of WfpClaim stands here; the test, that it is the layout's.
  const kinds: Readonly<Record<keyof WfpClaim, ColumnKind>> = {
    rowRef: "identifier",
    recordAction: "list",
    niNumber: "ni-number",
    surname: "name",
    forenames: "name",
    payrollRef: "identifier",
    roleCode: "role",
    registration: "list",
    settingType: "list",
    siteId: "identifier",
    workCountry: "list",
    employmentStatus: "list",
    contractMonths: "count",
    hasContract: "yes-no",
    contractedHours: "decimal",
    startDate: "day",
    leaveDate: "day",
    leaveReason: "list",
    dismissalOverturnedDate: "day",
    shiftsInWindow: "count",
    shiftsExpected: "count",
    absenceReason: "list",
    redeployedFromRole: "role",
    expectedReturn: "yes-no",
    otherEligibleJob: "yes-no",
    otherEmployerName: "text",
    otherHours: "decimal",
    formReceivedDate: "day",
    consentDataCymru: "yes-no",
    declined: "yes-no",
    paymentMethod: "list",
    instalmentNo: "count",
    payDate: "day",
    amountPaid: "money",
    pensionScheme: "list",
    employerPensionRate: "percent",
    basePay: "money",
    niCategory: "list",
    payFrequency: "list",
    director: "yes-no",
    employerNi: "money",
    employerPension: "money",
    note: "text",
    confirmed: "text",
  };
  type Required = { [Key in keyof WfpClaim]: undefined extends WfpClaim[Key] ? never : Key }[keyof WfpClaim];
  const always: Readonly<Record<Required, true>> = {
    niNumber: true,
    surname: true,
    forenames: true,
    payrollRef: true,
    roleCode: true,
    registration: true,
    settingType: true,
    workCountry: true,
    employmentStatus: true,
    contractedHours: true,
    startDate: true,
    shiftsInWindow: true,
    absenceReason: true,
    otherEligibleJob: true,
    consentDataCymru: true,
    paymentMethod: true,
    payDate: true,
    amountPaid: true,
    pensionScheme: true,
  };

  test("has the layout's keys in the layout's order, and its kinds", () => {
    expect(columns.map(({ key, kind }) => [key, kind])).toEqual(Object.entries(kinds));
    expectTypeOf(kinds).toExtend<Record<keyof WfpClaim, ColumnKind>>();
  });

  test("can be blank exactly where the layout does not always ask", () => {
    const asked = columns.filter((column) => column.required === "always").map(({ key }) => key);
    expect(asked).toEqual(keys.filter((key) => key in always));
  });

  test("is typed", () => {
    const row = read();
    expect(codesOf(row)).toEqual([]);
    expect(row).toMatchObject({
      kind: "claim",
      niNumber: "HT482913C",
      claim: {
        payrollRef: "0012",
        workCountry: "WALES",
        contractedHours: 2250,
        startDate: day("2019-09-01"),
        consentDataCymru: true,
        otherEligibleJob: false,
        instalmentNo: 1,
        amountPaid: 29960,
        employerPensionRate: 3000,
        basePay: 161200,
        leaveDate: undefined,
      },
    });
    expect(row.kind === "claim" && Object.keys(row.claim)).toEqual(Object.keys(kinds));
  });

  test("has the same keys whatever columns the file leaves out, in whatever order", () => {
    const needed = columns
      .filter((column) => column.columnRequired)
      .map(({ key }) => key)
      .reverse();
    const row = readerOf(needed).read({
      number: 2,
      cells: needed.map((key) => ({ ...soundRow, paymentMethod: "LUMP" })[key] ?? ""),
    });
    expect(row.kind === "claim" && Object.keys(row.claim)).toEqual(keys);
  });

  test("the ceiling of the layout is the payment of the scheme", async () => {
    const { readFileSync } = await import("node:fs");
    const file = new URL("../../schemas/parameters/social-care-payment-2022.json", import.meta.url);
    const { parameters } = JSON.parse(readFileSync(file, "utf8"));
    const payment = parameters.find((parameter: { id: string }) => parameter.id === "wfp.total");
    const pounds = payment.entries.map((entry: { value: string }) => entry.value);
    expect(pounds).toEqual([((columnOf("wfp-return", "amountPaid").ceiling ?? 0) / 100).toFixed(2)]);
  });
});

describe("faults", () => {
  test("all problems of a row at once, each at its cell", () => {
    const row = read({
      niNumber: "AB123",
      surname: "",
      payDate: "30/6",
      amountPaid: "ten",
      note: "x".repeat(501),
    });
    expect(row.kind).toBe("rejected");
    expect(row.problems).toEqual([
      expect.objectContaining({
        code: "cell-not-ni-number",
        row: 2,
        column: 2,
        heading: "niNumber",
        found: "AB123",
      }),
      expect.objectContaining({ code: "cell-required", key: "surname", found: "" }),
      expect.objectContaining({ code: "cell-not-day", key: "payDate", found: "30/6" }),
      expect.objectContaining({ code: "cell-not-money", key: "amountPaid", found: "ten" }),
      expect.objectContaining({ code: "cell-text-too-long", key: "note" }),
    ]);
  });

  test.for([
    {
      why: "trap 9: blank is not nought",
      changes: { shiftsInWindow: " " },
      codes: ["cell-required shiftsInWindow"],
    },
    {
      why: "a temporary contract has a length",
      changes: { employmentStatus: "TEMPORARY" },
      codes: ["cell-required-with contractMonths"],
    },
    {
      why: "the length is given",
      changes: { employmentStatus: "TEMPORARY", contractMonths: "12" },
      codes: [],
    },
    {
      why: "casual staff have a contract or not",
      changes: { employmentStatus: "BANK" },
      codes: ["cell-required-with hasContract"],
    },
    {
      why: "who left has a reason",
      changes: { leaveDate: "17/08/2022" },
      codes: ["cell-required-with leaveReason"],
    },
    {
      why: "a leaving day that is none asks for nothing more",
      changes: { leaveDate: "soon" },
      codes: ["cell-not-day leaveDate"],
    },
    {
      why: "a reason that is none is not also missing",
      changes: { leaveDate: "17/08/2022", leaveReason: "BORED" },
      codes: ["cell-not-in-list leaveReason"],
    },
    {
      why: "no form, not declined",
      changes: { formReceivedDate: "" },
      codes: ["cell-required-with formReceivedDate"],
    },
    {
      why: "no form, declined N",
      changes: { formReceivedDate: "", declined: "N" },
      codes: ["cell-required-with formReceivedDate"],
    },
    { why: "no form, declined", changes: { formReceivedDate: "", declined: "Y" }, codes: [] },
    {
      why: "instalments need their number",
      changes: { instalmentNo: "" },
      codes: ["cell-required-with instalmentNo"],
    },
    {
      why: "instalment 0 is none",
      changes: { instalmentNo: "0" },
      codes: ["instalment-number-missing instalmentNo"],
    },
    { why: "instalment 5 is the last", changes: { instalmentNo: "5" }, codes: [] },
    {
      why: "instalment 6 does not exist",
      changes: { instalmentNo: "6" },
      codes: ["cell-number-out-of-range instalmentNo"],
    },
    { why: "a lump sum needs no number", changes: { paymentMethod: "LUMP", instalmentNo: "0" }, codes: [] },
    {
      why: "a filled cell is judged, needed or not",
      changes: { paymentMethod: "LUMP", instalmentNo: "9" },
      codes: ["cell-number-out-of-range instalmentNo"],
    },
    { why: "left on the first day", changes: { leaveDate: "01/09/2019", leaveReason: "OTHER" }, codes: [] },
    {
      why: "left the day before",
      changes: { leaveDate: "31/08/2019", leaveReason: "OTHER" },
      codes: ["left-before-start leaveDate"],
    },
    { why: "the first day of the period", changes: { payDate: "01/06/2022" }, codes: [] },
    {
      why: "the day before it",
      changes: { payDate: "31/05/2022" },
      codes: ["pay-date-outside-period payDate"],
    },
    { why: "the last day of the period", changes: { payDate: "30/06/2022" }, codes: [] },
    {
      why: "the day after it",
      changes: { payDate: "01/07/2022" },
      codes: ["pay-date-outside-period payDate"],
    },
    {
      why: "an administrative prefix",
      changes: { niNumber: "PY482913C" },
      codes: ["ni-number-administrative niNumber"],
    },
  ])("$why", ({ changes, codes }) => {
    expect(codesOf(read(changes))).toEqual(codes);
  });

  test("a warning does not reject the row", () => {
    expect(read({ payDate: "01/07/2022" }).kind).toBe("claim");
    expect(read({ instalmentNo: "0" }).kind).toBe("rejected");
  });

  test("what could be read of a rejected row can still be asked for", () => {
    const reader = readerOf();
    const row = rowOf({ surname: "", employerNi: "ten" });
    expect(reader.read(row).kind).toBe("rejected");
    expect(reader.number(row, "amountPaid")).toBe(29960);
    expect(reader.number(row, "employerNi")).toBeUndefined();
    expect(reader.number(rowOf({ amountPaid: "1.00" }), "amountPaid")).toBe(100);
    expect(reader.text(row, "employerNi")).toBe("ten");
    expect(reader.text(row, "dateOfBirth")).toBe("");
  });

  test("a remark of the scheme gets its place", () => {
    const remark = { code: "on-cost-cell-missing", key: "basePay", expected: "", rule: "WFP-64" } as const;
    expect(readerOf().remark(rowOf({ basePay: "" }), remark)).toMatchObject({
      ...remark,
      file: "f.csv",
      row: 2,
      column: keys.indexOf("basePay"),
    });
  });
});

describe("rows that are no claims", () => {
  const only = (changes: Readonly<Record<string, string>>): Row => ({
    number: 9,
    cells: keys.map((key) => changes[key] ?? ""),
  });

  test("trap 2: a blank row", () => {
    expect(readerOf().read(only({ surname: " \u00a0" }))).toEqual({
      kind: "not a claim",
      problems: undefined,
    });
  });

  test.for([
    { why: "with the word", cells: { rowRef: "Total", amountPaid: "£11,385.20" } },
    {
      why: "in Welsh, in any cell",
      cells: { niNumber: "CYFANSWM:", contractedHours: "855", amountPaid: "11385.20" },
    },
    { why: "without a word", cells: { amountPaid: "11385.20" } },
  ])("trap 2: a row of totals, $why", ({ cells }) => {
    const row = readerOf().read(only(cells));
    expect(row.kind).toBe("not a claim");
    expect(codesOf(row)).toEqual(["row-total-ignored amountPaid"]);
  });

  test.for([
    { why: "a name stands in it", cells: { surname: "Jones", amountPaid: "299.60" } },
    { why: "an NI number stands in it", cells: { niNumber: "AB123456C", amountPaid: "299.60" } },
    { why: "there is no amount", cells: { rowRef: "Total" } },
  ])("no row of totals: $why", ({ cells }) => {
    expect(readerOf().read(only(cells)).kind).toBe("rejected");
  });
});

describe("cells of a workbook", () => {
  function withKind(key: string, kind: number, cell: string): Row {
    const kinds = new Uint8Array(keys.length);
    kinds[keys.indexOf(key)] = kind;
    return { ...rowOf({ [key]: cell }), kinds };
  }

  test.for([
    {
      why: "trap 5: a formula without its value",
      key: "amountPaid",
      kind: cellKind.formulaWithoutValue,
      cell: "",
      codes: ["cell-formula-without-value amountPaid"],
    },
    {
      why: "an error, even where nothing is needed",
      key: "note",
      kind: cellKind.error,
      cell: "#REF!",
      codes: ["cell-holds-error note"],
    },
    {
      why: "a formula with its value",
      key: "amountPaid",
      kind: cellKind.number + fromFormula,
      cell: "299.6",
      codes: ["cell-from-formula amountPaid"],
    },
    {
      why: "a formula that comes to nought",
      key: "basePay",
      kind: cellKind.number + fromFormula,
      cell: "0",
      codes: ["cell-from-formula basePay"],
    },
    {
      why: "a date where money should be",
      key: "basePay",
      kind: cellKind.date,
      cell: "40335",
      codes: ["cell-money-looks-like-day basePay"],
    },
  ])("$why", ({ key, kind, cell, codes }) => {
    expect(codesOf(readerOf().read(withKind(key, kind, cell)))).toEqual(codes);
  });

  test("formulas are mentioned once for each column", () => {
    const reader = readerOf();
    const row = withKind("amountPaid", cellKind.number + fromFormula, "299.6");
    expect([codesOf(reader.read(row)), codesOf(reader.read(row))]).toEqual([
      ["cell-from-formula amountPaid"],
      [],
    ]);
  });

  test("a cell beyond the headings refuses the table", () => {
    const row = readerOf().read({ number: 2, cells: [...rowOf().cells, "", "12.00"] });
    expect(codesOf(row)).toEqual(["heading-blank "]);
    expect(row.kind).toBe("rejected");
    expect(readerOf().read({ number: 2, cells: [...rowOf().cells, "", " "] }).kind).toBe("claim");
  });
});

test("a day that a workbook counts is quoted as its cell shows it, and text as it is", () => {
  // 44743 is 1 July 2022, a day after the month of the file; 2958465 is the last day that a workbook knows.
  const quoted = (key: string, cell: string, kind: number): string[] => {
    const kinds = new Uint8Array(keys.length);
    kinds[keys.indexOf(key)] = kind;
    return (readerOf().read({ ...rowOf({ [key]: cell }), kinds }).problems ?? []).map(({ found }) => found);
  };
  expect(quoted("payDate", "44743", cellKind.date)).toEqual(["01/07/2022"]);
  expect(quoted("payDate", "44743", cellKind.date + fromFormula)).toContain("01/07/2022");
  expect(quoted("payDate", "44743", cellKind.text)).toEqual(["44743"]);
  expect(quoted("leaveDate", "2958465", cellKind.date)).toContain("31/12/9999");
  expect(quoted("startDate", "3", cellKind.date)).toEqual(["3"]);
});

test("whatever stands in the cells, the row is read or its problems are said", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("", "Y", "44742", "1.5", "-", "£", "01/01/2022"),
  );
  for (const layout of layouts.values()) {
    const names = claimColumns(layout.columns).map(({ key }) => key);
    const reader = readerOf(names);
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: names.length, maxLength: names.length }),
        fc.uint8Array({ minLength: names.length, maxLength: names.length, max: 15 }),
        (cells, kinds) => {
          const row = reader.read({ number: 2, cells, kinds });
          if (row.kind === "rejected") expect(row.problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  }
});

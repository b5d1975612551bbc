// National Insurance against every published case, and on both sides of every edge in time.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, dayText } from "../../src/core/day.ts";
import type { Trail } from "../../src/core/figure.ts";
import type { Pence } from "../../src/core/money.ts";
import { type PayFrequency, payFrequencies } from "../../src/core/pay-frequency.ts";
import type { Law } from "../../src/law/law.ts";
import { loadLaw } from "../../src/law/load.ts";
import { type Amounts, amountsOn } from "../../src/law/parameters.ts";
import { employeeNi, employerNi, extraEmployerNi, niFields } from "../../src/statute/class-1-ni.ts";
import { categoryInForce, niTable, sameForEmployer } from "../../src/statute/class-1-ni-table.ts";
import { penceOf, shipped, shippedFiles, vectors } from "../law/shipped.ts";

type NiCase = {
  readonly id: string;
  readonly payDate?: string;
  readonly asAt?: string;
  readonly taxYear?: number | string;
  readonly freq: string;
  readonly cat: string;
  readonly gross: number;
  readonly ee: number;
  readonly er: number;
};

function frequencyOf(name: string): PayFrequency {
  // The vectors say twoWeekly for a fortnight; the other names are ours.
  return (name === "twoWeekly" ? "fortnightly" : name) as PayFrequency;
}

function both(law: Law, payDate: string, frequency: PayFrequency, letter: string, earnings: number) {
  const table = niTable(law, day(payDate), frequency);
  const category = table && categoryInForce(table, letter);
  if (table === undefined || category === undefined) return undefined;
  return {
    employer: employerNi(table, category, earnings as Pence),
    employee: employeeNi(table, category, earnings as Pence),
  };
}

test("all 1,651 published HMRC cases, to the penny", () => {
  const cases = vectors<NiCase>("vectors-ni-hmrc");
  const wrong = cases.flatMap((one) => {
    const found = both(shipped, one.payDate ?? "", frequencyOf(one.freq), one.cat, penceOf(one.gross));
    const right = found?.employer === penceOf(one.er) && found.employee === penceOf(one.ee);
    return right ? [] : [{ id: one.id, found, er: one.er, ee: one.ee }];
  });
  expect(wrong).toEqual([]);
  expect(cases.length).toBe(1651);
});

test("all 594 cases of a second payroll program, 2019-20 to 2021-22, to the penny", () => {
  type CodaCase = NiCase & {
    readonly total: number;
    readonly recomputedEe: number;
    readonly recomputedEr: number;
  };
  const cases = vectors<CodaCase>("vectors-ni-coda-2019-2021");
  const wrong = cases.flatMap((one) => {
    const found = both(shipped, one.payDate ?? "", frequencyOf(one.freq), one.cat, penceOf(one.gross));
    const sum = found && found.employer + found.employee;
    const right =
      sum === penceOf(one.total) &&
      found?.employer === penceOf(one.recomputedEr) &&
      found.employee === penceOf(one.recomputedEe);
    return right ? [] : [{ id: one.id, found, total: one.total }];
  });
  expect(wrong).toEqual([]);
  expect(cases.length).toBe(594);
});

describe("HMRC's own calculator", () => {
  type Row = NiCase & { readonly tolerance: number };
  const cases = vectors<Row>("vectors-ni-calculate-ni");
  // Its tests allow three pence. On these rows it rounds the sum of the bands once, against HMRC's own guidance for
  // software developers, whose worked example of the same £1,000 gives 114.67.
  const known = new Map([
    ["Years2019to2020.csv:20", 11467],
    ["Years2019to2020.csv:35", 1377667],
  ]);

  test.for(cases)("$id: $freq $cat $gross", (one) => {
    const payDate = one.asAt ?? `${one.taxYear}-10-01`;
    const found = both(shipped, payDate, frequencyOf(one.freq), one.cat, penceOf(one.gross));
    expect(Math.abs((found?.employer ?? 0) - penceOf(one.er))).toBeLessThanOrEqual(penceOf(one.tolerance));
    expect(found?.employee).toBe(penceOf(one.ee));
    expect(found?.employer).toBe(known.get(one.id) ?? penceOf(one.er));
  });
});

test("the third decimal decides alone, later ones are not looked at", () => {
  // A law with a rate of 100% above nothing: the contribution is the product itself, in thousandths of a pound.
  for (const { input, output } of vectors<{ input: string; output: string }>("vectors-ni-rounding")) {
    const [whole = "", decimals = ""] = input.split(".");
    // 0.01 % of the earnings has four decimals more: the input times 10,000 pounds gives the product.
    const earnings = Number(whole + decimals.padEnd(7, "0")) / 10;
    const law = lawOfRate("0.01%");
    expect({ input, found: both(law, "2022-06-30", "monthly", "A", earnings)?.employer }).toEqual({
      input,
      found: Math.round(Number(output) * 100),
    });
  }
});

/** The shipped law with no threshold, no upper limit and one rate. */
function lawOfRate(rate: string): Law {
  const files = shippedFiles();
  for (const parameter of statutory(files).parameters) {
    for (const entry of parameter.entries) {
      if (parameter.id === "class1.employerRate") entry.value = rate;
      if (parameter.id === "class1.secondaryThreshold") entry.value = amounts("0.00");
      if (parameter.id === "class1.upperEarningsLimit") entry.value = amounts("99999999.00");
    }
  }
  return loadLaw(files);
}

function amounts(pounds: string) {
  return Object.fromEntries(payFrequencies.map((frequency) => [frequency, pounds]));
}

type Written = {
  parameters: { id: string; entries: { from: string; reviewed: string; value: unknown; clause: string }[] }[];
};

function statutory(files: ReadonlyMap<string, unknown>): Written {
  // The file was checked when the law was loaded at the top.
  return files.get("parameters/statutory.json") as Written;
}

describe("the £1,498 payment on top of the usual pay", () => {
  type OnCost = {
    readonly id: string;
    readonly input: { cat: string; normalMonthlyGross: number; extra: number; payDate: string };
    readonly expected: { erNiBase: number; erNiWith: number; erNiExtra: number };
  };

  test("all 263 worked cases, to the penny", () => {
    const cases = vectors<OnCost>("vectors-scheme-oncosts-derived");
    const wrong = cases.flatMap(({ id, input, expected }): readonly object[] => {
      const table = niTable(shipped, day(input.payDate), "monthly");
      const category = table && categoryInForce(table, input.cat);
      if (table === undefined || category === undefined) return [{ id, found: "nothing in force" }];
      const base = penceOf(input.normalMonthlyGross) as Pence;
      const extra = penceOf(input.extra) as Pence;
      const found = {
        base: employerNi(table, category, base),
        with: employerNi(table, category, (base + extra) as Pence),
        extra: extraEmployerNi(table, category, base, extra),
      };
      const right =
        found.base === penceOf(expected.erNiBase) &&
        found.with === penceOf(expected.erNiWith) &&
        found.extra === penceOf(expected.erNiExtra);
      return right ? [] : [{ id, found, expected }];
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBe(263);
  });

  test.for([
    { payDate: "2022-11-05", found: 4509, why: "15.05 % on the last day of the levy" },
    { payDate: "2022-11-06", found: 4135, why: "13.8 % from the day after" },
    { payDate: "2022-04-05", found: 4134, why: "13.8 % before the levy" },
    { payDate: "2022-04-06", found: 4509, why: "15.05 % on its first day" },
  ])("$payDate: $why", ({ payDate, found }) => {
    const table = niTable(shipped, day(payDate), "monthly");
    const category = table && categoryInForce(table, "A");
    if (table === undefined || category === undefined) throw new Error("nothing in force");
    expect(extraEmployerNi(table, category, 161200 as Pence, 29960 as Pence)).toBe(found);
  });

  test("the same payment costs a penny less for some pay: it is a difference of two rounded figures", () => {
    const table = niTable(shipped, day("2022-06-30"), "monthly");
    const category = table && categoryInForce(table, "A");
    if (table === undefined || category === undefined) throw new Error("nothing in force");
    expect(extraEmployerNi(table, category, 77206 as Pence, 29960 as Pence)).toBe(4508);
    expect(extraEmployerNi(table, category, 76170 as Pence, 149800 as Pence)).toBe(22544);
  });
});

describe("category letters", () => {
  test.for([
    { letter: "V", before: "2021-04-05", from: "2021-04-06" },
    { letter: "F", before: "2022-04-05", from: "2022-04-06" },
    { letter: "I", before: "2022-04-05", from: "2022-04-06" },
    { letter: "L", before: "2022-04-05", from: "2022-04-06" },
    { letter: "S", before: "2022-04-05", from: "2022-04-06" },
    { letter: "D", before: "2024-04-05", from: "2024-04-06" },
    { letter: "E", before: "2024-04-05", from: "2024-04-06" },
    { letter: "K", before: "2024-04-05", from: "2024-04-06" },
    { letter: "N", before: "2024-04-05", from: "2024-04-06" },
  ])("$letter is in force from $from, not before", ({ letter, before, from }) => {
    expect(both(shipped, before, "monthly", letter, 10000)).toBeUndefined();
    expect(both(shipped, from, "monthly", letter, 10000)).toEqual({ employer: 0, employee: 0 });
  });

  test("X pays nothing, which is not the same as not being in force", () => {
    expect(both(shipped, "2022-06-30", "monthly", "X", 10_000_000)).toEqual({ employer: 0, employee: 0 });
    expect(both(shipped, "2022-06-30", "monthly", "Q", 10_000_000)).toBeUndefined();
    expect(both(shipped, "2022-06-30", "monthly", "a", 10_000_000)).toBeUndefined();
  });
});

describe("days", () => {
  test.for(["2019-04-05", "2027-04-06"])("%s has no table", (text) => {
    for (const frequency of payFrequencies) expect(niTable(shipped, day(text), frequency)).toBeUndefined();
  });

  test.for(["2019-04-06", "2027-04-05"])("%s has one", (text) => {
    for (const frequency of payFrequencies) expect(niTable(shipped, day(text), frequency)).toBeDefined();
  });

  test("each table ends the day before the next begins, and every change in the law begins one", () => {
    const starts: string[] = [];
    for (let at: Day = day("2019-04-06"); at <= day("2027-04-05"); ) {
      const table = niTable(shipped, at, "monthly");
      if (table === undefined) throw new Error(`no table on ${dayText(at)}`);
      starts.push(dayText(table.from));
      expect(niTable(shipped, table.until, "monthly")).toBe(table);
      at = addDays(table.until, 1);
    }
    expect(starts).toEqual([
      "2019-04-06",
      "2020-04-06",
      "2021-04-06",
      "2022-04-06",
      "2022-07-06",
      "2022-11-06",
      "2024-01-06",
      "2024-04-06",
      "2025-04-06",
      "2026-04-06",
    ]);
  });

  test.for([
    { payDate: "2022-07-05", employee: 2345, why: "primary threshold 823" },
    { payDate: "2022-07-06", employee: 0, why: "primary threshold 1,048" },
    { payDate: "2024-01-05", employee: 0, why: "still nothing under it" },
  ])("£1,000 a month on $payDate: $why", ({ payDate, employee }) => {
    expect(both(shipped, payDate, "monthly", "A", 100000)?.employee).toBe(employee);
  });

  test.for([
    { payDate: "2024-01-05", employee: 11424 },
    { payDate: "2024-01-06", employee: 9520 },
    { payDate: "2024-04-06", employee: 7616 },
  ])("£2,000 a month on $payDate, main rate", ({ payDate, employee }) => {
    expect(both(shipped, payDate, "monthly", "A", 200000)?.employee).toBe(employee);
  });

  test("since April 2025 employers pay below the lower earnings limit", () => {
    expect(both(shipped, "2025-04-05", "weekly", "A", 12000)).toEqual({ employer: 0, employee: 0 });
    expect(both(shipped, "2025-04-06", "weekly", "A", 12000)).toEqual({ employer: 360, employee: 0 });
  });
});

test("limits of two and four weeks: the weekly one where the year is 52 of it, else the share of the year rounded up", () => {
  const names = [
    "primaryThreshold",
    "secondaryThreshold",
    "upperEarningsLimit",
    "freeportUpperSecondaryThreshold",
  ];
  for (const name of names) {
    for (const entry of shipped.parameters.get(`class1.${name}`)?.entries ?? []) {
      const limits: Amounts | undefined = amountsOn(shipped, `class1.${name}`, entry.from);
      if (limits === undefined) throw new Error(`${name} is not in force on its first day`);
      const exact = limits.annual === limits.weekly * 52;
      const share = (weeks: number) =>
        exact ? limits.weekly * weeks : Math.ceil((limits.annual * weeks) / 5200) * 100;
      expect({ name, from: dayText(entry.from), two: limits.fortnightly, four: limits.fourWeekly }).toEqual({
        name,
        from: dayText(entry.from),
        two: share(2),
        four: share(4),
      });
    }
  }
});

test("a new tax year is JSON only", () => {
  const files = shippedFiles();
  for (const parameter of statutory(files).parameters) {
    const last = parameter.entries[parameter.entries.length - 1];
    if (last?.reviewed === "2027-04-05") last.reviewed = "2028-04-05";
    if (parameter.id === "class1.employerRate" && last !== undefined) {
      last.reviewed = "2027-04-05";
      parameter.entries.push({ ...last, from: "2027-04-06", reviewed: "2028-04-05", value: "16.25%" });
    }
  }
  const law = loadLaw(files);
  expect(both(law, "2027-04-05", "monthly", "A", 191700)?.employer).toBe(22500);
  expect(both(law, "2027-04-06", "monthly", "A", 191700)?.employer).toBe(24375);
  expect(both(law, "2028-04-05", "monthly", "A", 191700)?.employer).toBe(24375);
  expect(both(law, "2028-04-06", "monthly", "A", 191700)).toBeUndefined();
});

const anyCase = fc.record({
  at: fc.integer({ min: day("2019-04-06"), max: day("2027-04-05") }),
  frequency: fc.constantFrom(...payFrequencies),
  letter: fc.constantFrom(..."ABCDEFHIJKLMNSVXZ"),
  earnings: fc.integer({ min: 0, max: 2_000_000 }),
  more: fc.integer({ min: 0, max: 500_000 }),
});

test("with a trail the figures are the same, and the last step is the figure", () => {
  fc.assert(
    fc.property(anyCase, ({ at, frequency, letter, earnings, more }) => {
      const table = niTable(shipped, at as Day, frequency);
      const category = table && categoryInForce(table, letter);
      if (table === undefined || category === undefined) return;
      const trail: Trail = [];
      const [base, extra] = [earnings as Pence, more as Pence];
      for (const charge of [employerNi, employeeNi]) {
        expect(charge(table, category, base, niFields(trail, at as Day))).toBe(charge(table, category, base));
        expect(trail[trail.length - 1]?.value).toBe(charge(table, category, base));
      }
      expect(extraEmployerNi(table, category, base, extra, niFields(trail, at as Day))).toBe(
        extraEmployerNi(table, category, base, extra),
      );
    }),
  );
});

test("who earns more never costs less", () => {
  fc.assert(
    fc.property(anyCase, ({ at, frequency, letter, earnings, more }) => {
      const table = niTable(shipped, at as Day, frequency);
      const category = table && categoryInForce(table, letter);
      if (table === undefined || category === undefined) return;
      expect(extraEmployerNi(table, category, earnings as Pence, more as Pence)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.for([
  ["only employees' amounts changed on 6 July 2022", "2022-07-01", "2022-07-31", "A", true],
  ["the employer's rate changed on 6 November 2022", "2022-11-05", "2022-11-06", "A", false],
  ["the employer's threshold changed on 6 April 2022", "2022-04-05", "2022-04-06", "A", false],
  ["a letter that came with 6 April 2022", "2022-04-05", "2022-04-06", "V", false],
  ["one table", "2022-06-01", "2022-06-30", "A", true],
  ["days for which nothing was reviewed", "2050-01-01", "2050-01-02", "A", true],
  ["one of them is such a day", "2022-06-01", "2050-01-02", "A", false],
] as const)("same for employers: %s", ([, first, second, letter, same]) => {
  const [a, b] = [niTable(shipped, day(first), "monthly"), niTable(shipped, day(second), "monthly")];
  expect(sameForEmployer(a, b, letter)).toBe(same);
});

test("tables that are the same for employers cost them the same", () => {
  const days = fc.integer({ min: day("2021-04-06"), max: day("2023-04-05") });
  fc.assert(
    fc.property(
      days,
      days,
      fc.constantFrom("A", "H", "M", "V"),
      fc.nat(1_000_000),
      (one, other, letter, pay) => {
        const found = [one, other].map((at) => {
          const table = niTable(shipped, at as Day, "monthly");
          const category = table && categoryInForce(table, letter);
          return { table, due: table && category && employerNi(table, category, pay as Pence) };
        });
        const [a, b] = found;
        if (sameForEmployer(a?.table, b?.table, letter)) expect(a?.due).toBe(b?.due);
      },
    ),
  );
});

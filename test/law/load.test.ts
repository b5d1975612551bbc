// A wrong law is refused: every way of getting a file of schemas/ wrong, with the file and the value in the message.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import { formatFiles } from "../../src/law/format.ts";
import { loadLaw } from "../../src/law/load.ts";
import {
  amountsOn,
  choiceOn,
  countOn,
  dayOn,
  daysOn,
  inForce,
  listOn,
  moneyOn,
  monthOn,
  periodOn,
  rateOn,
  tableOn,
} from "../../src/law/parameters.ts";
import { LawFault } from "../../src/law/shape.ts";
import { schemeNamed } from "../../src/schemes/index.ts";
import { lawWith, shipped, shippedFiles } from "./shipped.ts";

const entry = { from: "2022-01-01", reviewed: "2022-12-31", value: "1.00", clause: "WFP-01" };

function withEntries(entries: readonly unknown[], kind = "money", more: object = {}) {
  return () =>
    lawWith("parameters/test.json", { parameters: [{ id: "test.value", kind, ...more, entries }] });
}

describe("parameters", () => {
  test("what is right is taken", () => {
    expect(withEntries([entry])().parameters.get("test.value")?.entries[0]?.value).toBe(100);
  });

  test.for([
    {
      why: "unordered",
      entries: [{ ...entry, from: "2023-01-01", reviewed: "2023-12-31" }, entry],
      says: "test.value from 2022-01-01: begins before the entry above it ends",
    },
    {
      why: "overlapping by one day",
      entries: [entry, { ...entry, from: "2022-12-31", reviewed: "2023-12-31" }],
      says: "test.value from 2022-12-31: begins before",
    },
    {
      why: "the same day twice",
      entries: [entry, entry],
      says: "test.value from 2022-01-01: begins before",
    },
    {
      why: "reviewed before it begins",
      entries: [{ ...entry, reviewed: "2021-12-31" }],
      says: "test.value from 2022-01-01: was reviewed only until 2021-12-31",
    },
    {
      why: "not reviewed",
      entries: [{ from: entry.from, value: entry.value, clause: entry.clause }],
      says: "test.value / entries / 0 / reviewed: is missing",
    },
    { why: "cited from nowhere", entries: [{ ...entry, clause: "WFP-999" }], says: "cites WFP-999" },
    { why: "not cited", entries: [{ ...entry, clause: "" }], says: "clause" },
    { why: "an unknown key", entries: [{ ...entry, until: "2022-12-31" }], says: "does not know until" },
    { why: "money as a number", entries: [{ ...entry, value: 1 }], says: "value: is not text" },
    { why: "money without pence", entries: [{ ...entry, value: "1" }], says: 'found "1"' },
    { why: "a day of no calendar", entries: [{ ...entry, from: "2022-02-30" }], says: "begins on no day" },
    { why: "no entry", entries: [], says: "test.value: has no entry" },
  ])("$why", ({ entries, says }) => {
    expect(withEntries(entries)).toThrow(says);
    expect(withEntries(entries)).toThrow("schemas/parameters/test.json");
  });

  test("entries that adjoin, and entries with a gap, are taken", () => {
    const next = { ...entry, from: "2023-01-01", reviewed: "2023-12-31", value: "2.00" };
    const later = { ...entry, from: "2025-01-01", reviewed: "2025-12-31", value: "3.00" };
    const law = withEntries([entry, next, later])();
    const found = [
      "2021-12-31",
      "2022-01-01",
      "2022-12-31",
      "2023-01-01",
      "2023-12-31",
      "2024-01-01",
      "2025-01-01",
    ];
    expect(found.map((text) => moneyOn(law, "test.value", day(text)))).toEqual([
      undefined,
      100,
      100,
      200,
      200,
      undefined,
      300,
    ]);
  });

  test.for([
    { kind: "rate", value: "15,05%" },
    { kind: "count", value: 1.5 },
    { kind: "day", value: "2022-13-01" },
    { kind: "month", value: "2022-13" },
    { kind: "period", value: { first: "2022-06-30", last: "2022-06-29" } },
    { kind: "days", value: ["2022-01-02", "2022-01-01"] },
    { kind: "list", value: "SICK" },
    { kind: "amounts", value: { weekly: "1.00" } },
    { kind: "sum", value: "1.00" },
  ])("a $kind that is none", ({ kind, value }) => {
    expect(withEntries([{ ...entry, value }], kind)).toThrow("schemas/parameters/test.json");
  });

  test("a choice outside its choices", () => {
    const more = { choices: ["lower", "actual"] };
    expect(withEntries([{ ...entry, value: "higher" }], "choice", more)).toThrow('is not a choice: "higher"');
  });

  test("an id in two files", () => {
    const again = { parameters: [{ id: "wfp.total", kind: "money", entries: [entry] }] };
    expect(() => lawWith("parameters/test.json", again)).toThrow("wfp.total: stands twice");
  });
});

describe("values that belong together", () => {
  type File = { parameters: { id: string; entries: { value: unknown; from: string }[] }[] };

  /** The shipped law with one value changed. */
  function changed(file: string, id: string, value: unknown) {
    return () => {
      const files = shippedFiles();
      // The file was checked when the law was loaded.
      const { parameters } = files.get(`parameters/${file}.json`) as File;
      const entry = parameters.find((parameter) => parameter.id === id)?.entries[0];
      if (entry !== undefined) entry.value = value;
      return loadLaw(files);
    };
  }

  test("instalments that are not the payment", () => {
    const file = "social-care-payment-2022";
    expect(changed(file, "wfp.instalment", "299.60")).not.toThrow();
    expect(changed(file, "wfp.instalment", "299.61")).toThrow(
      "5 × wfp.instalment is not wfp.total on 2022-02-10",
    );
    expect(changed(file, "wfp.instalments", 4)).toThrow("wfp.instalments: 4 × wfp.instalment");
  });

  test.for([
    { employerPaysAbove: "veteransUpperSecondaryThreshold", employeeRate: "main" },
    { employerPaysAbove: "secondaryThreshold", employeeRate: "half" },
    { employerPaysAbove: "noSuchThreshold", employeeRate: "main" },
    {},
  ])("a category letter that names what is not in force: $employerPaysAbove, $employeeRate", (letter) => {
    expect(changed("statutory", "class1.categories", { A: letter })).toThrow("class1.categories: A names");
  });
});

describe("the other files", () => {
  test.for([
    ["sources.json", []],
    ["councils.json", []],
    ["readings.json", []],
    ["roles.json", []],
    ["names.json", { reviewed: "", source: "a", classes: [], patronymics: [] }],
    ["clauses/test.json", { scheme: "test", rules: [] }],
    ["parameters/test.json", { parameters: [] }],
  ] as const)("a list of nothing decides nothing: %s", ([file, content]) => {
    expect(() => lawWith(file, content)).toThrow(
      new RegExp(`^schemas/${file}: .*has fewer than 1 entries, found \\[\\]$`),
    );
  });

  test.for(["versions", "columns"])("a layout with no %s", (key) => {
    const layout = { ...(shippedFiles().get("layouts/earnings.json") as object), [key]: [] };
    expect(() => lawWith("layouts/earnings.json", layout)).toThrow(
      `schemas/layouts/earnings.json: ${key}: has fewer than 1 entries`,
    );
  });

  test("a job that no scheme has a word of", () => {
    const [first, ...rest] = shippedFiles().get("roles.json") as readonly { code: string }[];
    expect(() => lawWith("roles.json", [{ ...first, schemes: {} }, ...rest])).toThrow(
      `schemas/roles.json: ${first?.code}: names no scheme`,
    );
  });

  test.for(["clauses/", "parameters/", "layouts/"])("a folder of nothing: %s", (folder) => {
    const files = new Map([...shippedFiles()].filter(([file]) => !file.startsWith(folder)));
    expect(() => loadLaw(files)).toThrow(`schemas/${folder}: the folder: holds no file of the law`);
  });

  test("a list of jobs by which a scheme cannot judge is a fault of the law, not of the program", () => {
    const all = shippedFiles().get("roles.json") as readonly { code: string; schemes: object }[];
    const without = lawWith(
      "roles.json",
      all.filter(({ code }) => code !== "PERSONAL_ASSISTANT"),
    );
    expect(() => schemeNamed("social-care-payment-2022").prepare(without)).toThrow(LawFault);
  });

  test("a missing file", () => {
    const files = shippedFiles();
    files.delete("sources.json");
    expect(() => loadLaw(files)).toThrow("schemas/sources.json: the file: is missing");
  });

  test("a word that one language lacks", () => {
    const words = { ...Object.fromEntries(shipped.words.cy), "report.only-welsh": "Cymraeg" };
    expect(() => lawWith("words/cy.json", words)).toThrow(
      "schemas/words/en.json: report.only-welsh: is missing",
    );
    expect(() => lawWith("words/en.json", words)).toThrow(
      "schemas/words/cy.json: report.only-welsh: is missing",
    );
  });

  test("a rule that stands twice, and one that does not decide and gives no reason", () => {
    const rule = { id: "WFP-01", welsh: "a", english: "b", effect: "c", status: "decides", reason: "" };
    expect(() => lawWith("clauses/test.json", { scheme: "test", rules: [rule] })).toThrow(
      "WFP-01: stands twice",
    );
    const idle = { ...rule, id: "TEST-1", status: "none" };
    expect(() => lawWith("clauses/test.json", { scheme: "test", rules: [idle] })).toThrow(
      "TEST-1: does not decide",
    );
  });

  test("the law of an older batch judges a job as one other wherever its clause does not speak", () => {
    const roles = shippedFiles().get("roles.json") as readonly {
      code: string;
      schemes: Record<string, object>;
    }[];
    const older = roles.map((role) => {
      const elsewhere = role.code === "OFFICE" ? "ANCILLARY_CARE_HOME" : "";
      return { ...role, schemes: { ...role.schemes, SSPE: { ...role.schemes["SSPE"], elsewhere } } };
    });
    const law = lawWith("roles.json", older);
    expect(law.roles.get("OFFICE")?.schemes["SSPE"]?.elsewhere).toEqual({
      CARE_HOME: "ANCILLARY_CARE_HOME",
      DOM_CARE: "ANCILLARY_CARE_HOME",
      RFC: "ANCILLARY_CARE_HOME",
      DIRECT_PAYMENT: "ANCILLARY_CARE_HOME",
    });
    expect(law.roles.get("DOM_CARE_WORKER")?.schemes["SSPE"]?.elsewhere).toEqual({});
  });

  test("a reading of a rule or a parameter that does not exist", () => {
    const welsh = { question: "a", reading: "b", because: "c" };
    const reading = {
      id: "C-99",
      rules: ["WFP-01"],
      question: "a",
      reading: "b",
      because: "c",
      parameter: "",
      welsh,
    };
    expect(lawWith("readings.json", [reading]).readings).toHaveLength(1);
    expect(() => lawWith("readings.json", [{ ...reading, rules: ["WFP-0"] }])).toThrow("names WFP-0");
    expect(() => lawWith("readings.json", [{ ...reading, parameter: "wfp.x" }])).toThrow("names wfp.x");
  });
});

describe("typed readers", () => {
  const june = day("2022-06-30");

  test("each kind", () => {
    expect(moneyOn(shipped, "wfp.instalment", june)).toBe(29960);
    expect(rateOn(shipped, "class1.employerRate", june)).toEqual({ numerator: 301, denominator: 2000 });
    expect(countOn(shipped, "wfp.instalments", june)).toBe(5);
    expect(dayOn(shipped, "wfp.employedOn", june)).toBe(day("2022-03-31"));
    expect(monthOn(shipped, "wfp.firstDueMonth", june)).toBe(2022 * 12 + 5);
    expect(periodOn(shipped, "wfp.starters", june)).toEqual({ first: day("2022-04-01"), last: june });
    expect(daysOn(shipped, "bankHolidays", june)).toHaveLength(10);
    expect(listOn(shipped, "wfp.waivers", june)).toEqual([
      "SICK",
      "MATERNITY",
      "SHARED_PARENTAL",
      "ADOPTION",
    ]);
    expect(choiceOn(shipped, "wfp.leaverPayer", june)).toBe("previous");
    expect(amountsOn(shipped, "class1.secondaryThreshold", june)?.monthly).toBe(75800);
    expect(Object.keys(tableOn(shipped, "class1.categories", june) ?? {})).toHaveLength(13);
    expect(inForce(shipped, "wfp.total", june)?.clause).toBe("WFP-01");
  });

  test("a parameter of another kind, or of no name", () => {
    expect(() => countOn(shipped, "wfp.total", june)).toThrow("wfp.total: is a money, not a count");
    expect(() => moneyOn(shipped, "wfp.sum", june)).toThrow("there is no parameter wfp.sum");
  });
});

test("every entry is in force on its first and its last day, and not before or after", () => {
  for (const { id, entries } of shipped.parameters.values()) {
    entries.forEach((one, at) => {
      const [before, after] = [entries[at - 1], entries[at + 1]];
      expect(inForce(shipped, id, one.from)).toBe(one);
      expect(inForce(shipped, id, one.reviewed)).toBe(one);
      const dayBefore = (one.from - 1) as typeof one.from;
      const dayAfter = (one.reviewed + 1) as typeof one.from;
      expect(inForce(shipped, id, dayBefore)).toBe(before?.reviewed === dayBefore ? before : undefined);
      expect(inForce(shipped, id, dayAfter)).toBe(after?.from === dayAfter ? after : undefined);
    });
  }
});

test("the JSON Schemas are those of the definitions, and nothing else is beside them", () => {
  const names = [...formatFiles()].map(([name]) => name);
  expect(readdirSync("schemas/format").sort()).toEqual(names.sort());
  for (const [name, text] of formatFiles()) {
    expect({ name, text: readFileSync(`schemas/format/${name}`, "utf8") }).toEqual({ name, text });
  }
});

describe("a second layout of the rows of another", () => {
  type Column = {
    key: string;
    kind: string;
    required: unknown;
    values?: { code: string }[];
    masked?: boolean;
  };
  type Written = {
    name: string;
    scheme: string;
    rowsOf: string;
    cover: { key: string; required: boolean }[];
    columns: Column[];
  };
  /** The return under another name, with something changed. */
  function second(change: (layout: Written) => void): () => unknown {
    const files = shippedFiles();
    const layout = structuredClone(files.get("layouts/wfp-return.json")) as Written;
    layout.name = "second";
    change(layout);
    return () => loadLaw(files.set("layouts/second.json", layout)).layouts.get("second")?.rowsOf;
  }
  const columnOf = (layout: Written, key: string): Column =>
    layout.columns.find((column) => column.key === key) as Column;

  test("is taken as it is, in another order, and without what need not be there", () => {
    expect(second(() => {})()).toBe("wfp-return");
    expect(second((layout) => layout.columns.reverse())()).toBe("wfp-return");
    const short = second((layout) => {
      layout.columns = layout.columns.filter(({ required }) => required === "always");
    });
    expect(short()).toBe("wfp-return");
  });

  test("has rows of its own where it names no other", () => {
    expect(second((layout) => Object.assign(layout, { rowsOf: undefined }))()).toBe("second");
  });

  const cases: readonly (readonly [string, (layout: Written) => void, RegExp])[] = [
    ["of rows that no layout has", (layout) => (layout.rowsOf = "nope"), /rowsOf.*nope/],
    ["of another scheme", (layout) => (layout.scheme = "working-patterns"), /scheme/],
    ["with a column of its own", (layout) => (columnOf(layout, "note").key = "shoeSize"), /shoeSize/],
    [
      "with a column of another kind",
      (layout) => (columnOf(layout, "payDate").kind = "text"),
      /payDate.*day/,
    ],
    [
      "without what rows cannot do without",
      (layout) => (layout.columns = layout.columns.filter(({ key }) => key !== "amountPaid")),
      /amountPaid.*missing/,
    ],
    [
      "that asks for less",
      (layout) => (columnOf(layout, "amountPaid").required = "never"),
      /amountPaid.*required/,
    ],
    [
      "that asks for less under a condition",
      (layout) => (columnOf(layout, "leaveReason").required = "never"),
      /leaveReason.*required/,
    ],
    [
      "with a choice that nobody decides",
      (layout) =>
        columnOf(layout, "recordAction").values?.push({
          ...columnOf(layout, "recordAction").values?.[0],
          code: "Z",
        }),
      /recordAction.*Z/,
    ],
    [
      "with a cover that may be left out",
      (layout) => {
        for (const line of layout.cover) line.required = false;
      },
      /cover/,
    ],
  ];
  test.for(cases)("%s is refused", ([, change, says]) => {
    expect(second(change)).toThrow(says);
    expect(second(change)).toThrow(/layouts\/second\.json/);
  });
});

// An auditor must be able to follow each figure back to a cell and a clause, and each refusal to its words.
import { describe, expect, test } from "vitest";
import { day, monthFromText } from "../../src/core/day.ts";
import type { Decision } from "../../src/core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../src/core/figure.ts";
import { type Pence, pence } from "../../src/core/money.ts";
import { book, cell as cellOf, cells, laws } from "../../src/core/origin.ts";
import type { Cell } from "../../src/core/place.ts";
import { type Rate, rate } from "../../src/core/rate.ts";
import type { Entry, InForce, Law, Parameter, ParameterKind } from "../../src/law/law.ts";
import type { Column, Layout } from "../../src/law/layout.ts";
import { type Explained, findingsOf, stepsWanted } from "../../src/report/explain.ts";
import { explanationJson } from "../../src/report/explain-json.ts";
import { explanationText } from "../../src/report/explain-text.ts";
import { found } from "../../src/report/origins.ts";
import { words as allWords, notADay } from "./example.ts";

const welshClause =
  "mae'n rhaid eich bod wedi gweithio 6 sifft yn y 6 mis blaenorol i fod yn gymwys i gael y taliad";

const ours: readonly (readonly [string, string, string])[] = [
  ["figures.extra", "extra pay", "tâl ychwanegol"],
  [
    "figures.extra.how",
    "Start with {basePay}, subtract {class1.threshold}",
    "Dechreuwch gyda {basePay}, didynnwch {class1.threshold}",
  ],
  ["figures.cost", "cost to the employer", "cost i'r cyflogwr"],
  [
    "figures.cost.how",
    "multiply {extra} by {class1.rate}, rounded to the nearest penny",
    "lluoswch {extra} â {class1.rate}, wedi'i dalgrynnu i'r geiniog agosaf",
  ],
  ["figures.paidBefore", "paid in earlier months", "talwyd mewn misoedd blaenorol"],
];
const words = {
  en: new Map([...allWords.en, ...ours.map(([key, en]) => [key, en] as const)]),
  cy: new Map([...allWords.cy, ...ours.map(([key, , cy]) => [key, cy] as const)]),
};

function entry<Value>(id: string, from: string, reviewed: string, value: Value): InForce<Value> {
  const plain: Entry<Value> = {
    from: day(from),
    reviewed: day(reviewed),
    value,
    clause: "hmrc-ni",
    note: "",
  };
  return { ...plain, id };
}

function parameter(id: string, kind: ParameterKind, ...entries: readonly InForce<unknown>[]): Parameter {
  return { id, kind, choices: [], councilSets: false, entries };
}

function column(key: string, kind: Column["kind"]): Column {
  return {
    key,
    kind,
    required: "never",
    columnRequired: false,
    headings: { en: `${key} (en)`, cy: `${key} (cy)` },
    aliases: [],
    rules: [],
  };
}

const layout: Layout = {
  name: "wfp-return",
  scheme: "social-care-payment-2022",
  rowsOf: "wfp-return",
  versions: ["1"],
  cover: [],
  columns: [
    column("basePay", "money"),
    column("shiftsInWindow", "count"),
    column("leaveDate", "day"),
    column("niNumber", "ni-number"),
  ],
};

const law: Law = {
  parameters: new Map([
    [
      "class1.threshold",
      parameter(
        "class1.threshold",
        "amounts",
        entry("class1.threshold", "2021-04-06", "2022-04-05", {
          weekly: pence(17_000),
          monthly: pence(73_700),
        }),
        entry("class1.threshold", "2022-04-06", "2023-04-05", {
          weekly: pence(17_500),
          monthly: pence(75_800),
        }),
      ),
    ],
    [
      "class1.rate",
      parameter(
        "class1.rate",
        "rate",
        entry("class1.rate", "2022-04-06", "2022-11-05", rate("15.05%")),
        entry("class1.rate", "2022-11-06", "2023-04-05", rate("13.8%")),
      ),
    ],
    [
      "wfp.waivers",
      parameter("wfp.waivers", "list", entry("wfp.waivers", "2022-02-10", "2024-04-05", ["SICK"])),
    ],
  ]),
  clauses: new Map([
    [
      "WFP-31",
      {
        id: "WFP-31",
        scheme: "WFP",
        welsh: welshClause,
        english: "you must have worked 6 shifts in the previous 6 months to be eligible",
        effect: "",
        status: "decides",
        reason: "",
      },
    ],
  ]),
  readings: [],
  sources: [],
  roles: new Map(),
  layouts: new Map([[layout.name, layout]]),
  councils: [],
  names: { reviewed: "", source: "", classes: [], patronymics: [] },
  mappings: [],
  words,
};

function cell(key: string, columnAt: number, text: string, value: unknown): readonly [string, Cell<unknown>] {
  const place = { file: "a.xlsx", sheet: "Claims", row: 14, column: columnAt };
  return [key, { ...place, heading: `${key} heading`, text, value }];
}

const extra: Formula<{ readonly basePay: Pence; readonly "class1.threshold": Pence }, Pence> = {
  name: "extra",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { basePay: "money", "class1.threshold": "money" },
  value: (from) => pence(from.basePay - from["class1.threshold"]),
};
type CostInputs = { readonly extra: Pence; readonly "class1.rate": Rate; readonly paidBefore: Pence };
const cost: Formula<CostInputs, Pence> = {
  name: "cost",
  unit: "money",
  rules: [],
  inputs: { extra: "money", "class1.rate": "rate", paidBefore: "money" },
  head: "EMPLOYER_NI",
  value: () => pence(4_509),
};

const payDay = day("2022-11-06");
const trail: Trail = [];
const extraPay = figure(
  extra,
  { basePay: pence(191_160), "class1.threshold": pence(75_800) },
  noted(trail, { ...cells("basePay"), ...laws(payDay, cellOf("payDate"), "class1.threshold") }),
);
figure(
  cost,
  { extra: extraPay, "class1.rate": rate("13.8%"), paidBefore: pence(0) },
  noted(trail, {
    ...steps(trail, "extra"),
    ...laws(payDay, cellOf("payDate"), "class1.rate"),
    paidBefore: book,
  }),
);

const june = monthFromText("2022-06");
if (june === undefined) throw new Error("June is a month");

const decision: Decision = {
  outcome: "payable",
  conditional: true,
  findings: [
    {
      leg: "shifts",
      rule: "WFP-31",
      verdict: "not met",
      because: ["shiftsInWindow", "leaveDate", "wfp.waivers"],
    },
  ],
  payable: [
    { head: "EMPLOYER_NI", dueMonth: june, amount: pence(4_509), instalment: 0 },
    { head: "PAYMENT", dueMonth: june, amount: pence(29_960), instalment: 1 },
  ],
  later: [],
  claimed: pence(29_960),
  declared: [],
  remarks: [],
};

const explained: Explained = {
  batch: "0123456789ab",
  scheme: "social-care-payment-2022",
  layout: "wfp-return",
  file: "a.xlsx",
  sheet: "Claims",
  row: 14,
  rowRef: "7",
  niNumber: "AB123456C",
  employerId: "E1",
  period: { month: june, first: day("2022-06-01") },
  rulings: [],
  sharer: undefined,
  cells: new Map([
    cell("basePay", 17, "£1,911.60", pence(191_160)),
    cell("shiftsInWindow", 13, "5", 5),
    cell("niNumber", 0, "AB123456C", "AB123456C"),
  ]),
  outcome: "payable",
  decision,
  trail,
  problems: [],
  duplicates: [],
  appeal: { kind: "none-scheme" },
  law,
  sources: {
    cover: new Map(),
    book: [{ batch: "fedcba987654", file: "may.csv", sheet: "", row: 9 }],
    otherRows: [],
    beside: () => [],
  },
  on: day("2022-06-30"),
};

describe("origins", () => {
  const [first, second] = stepsWanted(explained, "all");

  test("are those that were written down with the step", () => {
    const kinds = [first, second].map((step) =>
      step?.inputs.map(({ origins }) => origins.map(({ kind }) => kind)),
    );
    expect(kinds).toEqual([
      [["cell"], ["parameter"]],
      [["figure"], ["parameter"], ["book"]],
    ]);
  });

  test("a parameter's entry is the one that is in force on the day asked for", () => {
    const entryOf = (on: string) => {
      const asked = laws(day(on), undefined, "class1.rate")["class1.rate"];
      const [entry] = found(asked, explained, []);
      return entry?.kind === "parameter" ? entry.entry?.from : undefined;
    };
    expect(entryOf("2022-11-05")).toBe(day("2022-04-06"));
    expect(entryOf("2022-11-06")).toBe(day("2022-11-06"));
    expect(entryOf("2023-04-05")).toBe(day("2022-11-06"));
    expect(entryOf("2023-04-06")).toBeUndefined();
  });

  test("one amount out of a table of amounts leads to the table's entry and is money", () => {
    const threshold = first?.inputs[1];
    expect(threshold?.valueKind).toBe("money");
    const [origin] = threshold?.origins ?? [];
    expect(origin?.kind === "parameter" ? origin.entry?.from : undefined).toBe(day("2022-04-06"));
  });

  test("a posting is named by batch, file and row", () => {
    const [origin] = second?.inputs[2]?.origins ?? [];
    expect(origin).toEqual({ kind: "book", rows: explained.sources?.book });
  });

  test("a figure whose input nobody gave an origin is our own fault", () => {
    const bare = explained.trail.map((step) => ({ ...step, origins: {} }));
    expect(() => stepsWanted({ ...explained, trail: bare }, "all")).toThrow("basePay has no origin");
  });

  test("a figure rests on earlier steps only", () => {
    const backwards = explained.trail.toReversed();
    expect(() => stepsWanted({ ...explained, trail: backwards }, "all")).toThrow("rests on step 1");
    expect(() => steps([], "extra")).toThrow("extra");
  });

  test("a finding has its clause word for word", () => {
    expect(findingsOf(explained)[0]?.welsh).toBe(welshClause);
  });
});

describe("the text", () => {
  const english = explanationText(explained, "en");
  const cymraeg = explanationText(explained, "cy");
  // The text is wrapped, so whole sentences are looked for in one line.
  const flat = (text: string) => text.replace(/\s+/g, " ");

  test.for([
    [english, "How row 14 of a.xlsx was decided"],
    [english, "Shifts worked: Not met (WFP-31"],
    [english, `"${welshClause}"`],
    [english, 'Looked at: shiftsInWindow heading, cell N14: "5"'],
    [english, "leaveDate (en): the file has no such column"],
    [english, "Start with £1,911.60, subtract £758.00"],
    [english, '- £1,911.60: basePay heading, cell R14 ("£1,911.60")'],
    [english, "13.8%"],
    [english, "in force from 6 November 2022, hmrc-ni"],
    [english, "- £1,153.60: extra pay, from step 1"],
    [english, "- £0.00: paid in earlier months (batch fedcba987654, may.csv, row 9)"],
    [english, "Result: £45.09"],
    [english, "Payment to the worker, June 2022, instalment 1: £299.60"],
    [english, "Total payable: £344.69"],
    [english, "Difference: £45.09"],
    [english, "conditional"],
    [cymraeg, "Sut y penderfynwyd ar res 14 o a.xlsx"],
    [cymraeg, "Dechreuwch gyda £1,911.60, didynnwch £758.00"],
    [cymraeg, "wedi'i dalgrynnu i'r geiniog agosaf"],
    [cymraeg, "mewn grym o 6 Tachwedd 2022"],
    [cymraeg, `"${welshClause}"`],
    [cymraeg, "Taliad i'r gweithiwr, Mehefin 2022, rhandaliad 1: £299.60"],
  ] as const)("holds %#: %s", ([text, wanted]) => {
    expect(flat(text)).toContain(wanted);
  });

  test("fits a terminal of a hundred columns and masks the person", () => {
    for (const line of `${english}${cymraeg}`.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(english).not.toContain("AB123456C");
    expect(english).toContain("AB****56");
  });

  test.for([
    { why: "as it is kept", text: "AB123456C", shown: "AB****56" },
    { why: "in lower case", text: "ab123456c", shown: "ab****56" },
    { why: "too short to be one", text: "AB12345", shown: "****" },
  ])("masks the number in a cell that a rule has looked at: $why", ({ text, shown }) => {
    const looked = {
      ...explained,
      cells: new Map([...explained.cells, cell("niNumber", 0, text, text)]),
      decision: {
        ...decision,
        findings: [{ leg: "ledger", rule: "WFP-31", verdict: "met", because: ["niNumber"] } as const],
      },
    };
    for (const language of ["en", "cy"] as const) {
      const said = flat(explanationText(looked, language));
      expect(said).toContain(`niNumber heading`);
      expect(said).toContain(`A14: "${shown}"`);
      expect(said).not.toContain(text);
    }
    expect(JSON.stringify(explanationJson(looked))).not.toContain(text);
  });

  test("a row that is held has figures, but nothing of it is payable", () => {
    const held = flat(explanationText({ ...explained, outcome: "held" }, "en"));
    expect(held).toContain("Result: £45.09");
    expect(held).toContain("Nothing is payable while the row is held. Total payable: £0.00");
    expect(held).toContain("Difference: −£299.60");
  });

  test("a rejected row is explained by its problems", () => {
    const rejected = explanationText(
      { ...explained, outcome: "rejected", decision: undefined, trail: [], problems: [notADay] },
      "cy",
    );
    expect(flat(rejected)).toContain("- Rhes 4");
    expect(rejected).toContain("31/06/2021");
    expect(rejected).toContain("Ni farnwyd unrhyw amod.");
  });

  test("a figure without words is our own fault", () => {
    const formula = { ...cost, name: "nameless" };
    const step = { formula, name: "nameless", inputs: {}, origins: {}, value: 1 };
    const odd = { ...explained, trail: [step] };
    expect(() => explanationText(odd, "en")).toThrow("figures.nameless");
  });
});

describe("a finding that a person turned", () => {
  const { decision } = explained;
  if (decision === undefined) throw new Error("nothing was decided");
  const turned = decision.findings.map((finding) => ({
    ...finding,
    verdict: "waived" as const,
    caseId: "AP/7",
  }));
  const decided = { ...explained, decision: { ...decision, findings: turned } };

  test("names the case in both languages and for programs", () => {
    for (const language of ["en", "cy"] as const) {
      expect(explanationText(decided, language)).toContain("AP/7");
      expect(explanationText(explained, language)).not.toContain("AP/7");
    }
    expect(JSON.stringify(explanationJson(decided))).toContain('"caseId":"AP/7"');
    expect(JSON.stringify(explanationJson(explained))).not.toContain("caseId");
  });
});

describe("the JSON", () => {
  test("says the same, with amounts as decimal strings", () => {
    const json = explanationJson(explained);
    expect(json).toMatchObject({
      outcome: "payable",
      total: "344.69",
      claimed: "299.60",
      person: "AB****56",
      findings: [
        { rule: "WFP-31", welsh: welshClause, because: [{ value: 5, cell: "N14", text: "5" }, {}, {}] },
      ],
      steps: [
        {
          step: 1,
          figure: "extra",
          howCy: "Dechreuwch gyda £1,911.60, didynnwch £758.00",
          inputs: [
            { from: "cell", cell: "R14", value: "1911.60" },
            { from: "parameter", value: "758.00", firstDay: "2022-04-06", clause: "hmrc-ni" },
          ],
          value: "1153.60",
        },
        { inputs: [{ from: "figure", step: 1 }, { value: "13.8%" }, { from: "book" }] },
      ],
    });
    expect(JSON.stringify(json)).not.toContain("AB123456C");
  });
});

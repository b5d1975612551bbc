// Heading rows: found below titles, matched in both languages, refused with all that is wrong.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Row } from "../../src/core/place.ts";
import { distance, fold } from "../../src/input/fold.ts";
import { bothHeadings, type HeadingOptions, matchHeadings } from "../../src/input/heading.ts";
import { headingNames, headingOf, placeOf } from "../../src/input/heading-names.ts";
import { workTime, worth } from "../work.ts";
import { layoutOf, layouts } from "./law.ts";

const wfp = layoutOf("wfp-return");
const collected = wfp.columns.filter((column) => column.refused !== true);

function rowsOf(...lines: readonly (readonly string[])[]): Row[] {
  return lines.map((cells, at) => ({ number: at + 1, cells }));
}

function match(rows: readonly Row[], options: Partial<HeadingOptions> = {}) {
  const { head, problems } = matchHeadings(rows, layouts.values(), { file: "f.csv", sheet: "", ...options });
  const codes = problems.map(({ code, column, expected }) => ({ code, column, expected }));
  return { head, codes };
}

const english = collected.map((column) => column.headings.en);
const welsh = collected.map((column) => column.headings.cy);
const places = collected.map((column) => wfp.columns.indexOf(column));

describe("layouts", () => {
  test.for(
    [...layouts.values()].map((layout) => ({ name: layout.name, layout })),
  )("$name: no two columns and no two values of a list can be taken for each other", ({ layout }) => {
    const names = new Map<string, string>();
    for (const { key, headings, aliases, values = [] } of layout.columns) {
      for (const name of new Set([key, headings.en, headings.cy, ...aliases].map(fold))) {
        expect(names.get(name), `${key}: ${name}`).toBeUndefined();
        names.set(name, key);
      }
      const codes = new Map<string, string>();
      for (const { code, en, cy, aliases: others } of values) {
        for (const name of new Set([code, en, cy, ...others].map(fold))) {
          expect(codes.get(name), `${key}: ${code}: ${name}`).toBeUndefined();
          codes.set(name, code);
        }
      }
    }
  });

  test.for(
    [...layouts.values()].map((layout) => ({ name: layout.name, layout })),
  )("$name is found by its headings in either language", ({ layout }) => {
    const columns = layout.columns.filter((column) => column.refused !== true);
    for (const language of ["en", "cy"] as const) {
      const { head, codes } = match(rowsOf(columns.map((column) => column.headings[language])));
      expect(codes).toEqual([]);
      expect(head?.layout.name).toBe(layout.name);
    }
  });

  test("a cover has the same keys whatever the layout; what is asked for and offered may differ", () => {
    for (const layout of layouts.values()) {
      expect(layout.cover.map(({ required, months, ...key }) => key)).toEqual(
        wfp.cover.map(({ required, months, ...key }) => key),
      );
    }
  });
});

describe("matching", () => {
  test.for([
    { why: "English", headings: english },
    { why: "Welsh", headings: welsh },
    { why: "keys", headings: collected.map((column) => column.key) },
    {
      why: "capitals, stars, line breaks, blanks",
      headings: english.map((text) => ` ${text.toUpperCase().replaceAll(" ", "\n")} * `),
    },
    { why: "accents left out", headings: welsh.map((text) => text.normalize("NFD").replace(/\p{M}/gu, "")) },
    { why: "the other spelling of shifts", headings: welsh.map((text) => text.replace("Sifft", "Shifft")) },
  ])("$why", ({ headings }) => {
    const { head, codes } = match(rowsOf(headings));
    expect(codes).toEqual([]);
    expect(head?.columns).toEqual(places);
    expect(head?.headingRow).toBe(1);
  });

  test("the order does not matter", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(english, { minLength: english.length }), (headings) => {
        const { head } = match(rowsOf(headings));
        expect(head?.columns.map((place) => wfp.columns[place]?.headings.en)).toEqual(headings);
      }),
      { numRuns: 20 },
    );
  });

  test("trap 1: titles above the heading row", () => {
    const rows = rowsOf(["Cartref Llanelli"], [], ["Surname of the manager", "Jones"], english);
    expect(match(rows).head?.headingRow).toBe(4);
  });

  test("trap 1: the 30th row is looked at, the 31st is not", () => {
    const titles = Array.from({ length: 29 }, () => ["title"]);
    expect(match(rowsOf(...titles, english)).head?.headingRow).toBe(30);
    expect(match(rowsOf(...titles, ["title"], english)).codes).toEqual([
      { code: "layout-unknown", column: -1, expected: "30" },
    ]);
  });

  test("headings repeated in Welsh are no data", () => {
    const { head } = match(
      rowsOf(
        english,
        welsh,
        english.map(() => "x"),
      ),
    );
    expect(head?.lastHeadingRow).toBe(2);
  });

  test("trap 2: blank columns without cells do no harm", () => {
    const { head } = match(rowsOf(["", ...english, ""], ["", ...english.map(() => "x"), " "]));
    expect(head?.columns).toEqual([-1, ...places, -1]);
  });

  test("optional columns may be left out", () => {
    const needed = collected.filter((column) => column.columnRequired);
    const { head, codes } = match(rowsOf(needed.map((column) => column.headings.en)));
    expect(codes).toEqual([]);
    expect(head?.layout.name).toBe("wfp-return");
  });
});

describe("headings as forms have them", () => {
  const { columns } = wfp;
  const keyOf = (text: string): string | undefined =>
    columns[placeOf(headingNames(columns), columns, headingOf(text))]?.key;

  test.for([
    ["Surname / Cyfenw", "surname"],
    ["Cyfenw / Surname", "surname"],
    ["Surname\nCyfenw", "surname"],
    ["Surname (Cyfenw) *", "surname"],
    ["Surname (required)", "surname"],
    ["Cyfenw – gofynnol", "surname"],
    ["Surname | Enw teuluol", "surname"],
    ["Surname (as on the payslip)", "surname"],
    ["Pay date (DD/MM/YYYY) / Dyddiad cyflog (DD/MM/BBBB)", "payDate"],
    ["Gross amount paid this month (£)", "amountPaid"],
    ["Contract length (months) / Hyd y contract (misoedd) (optional)", "contractMonths"],
    ["Gross amount paid this month (net)", undefined],
    ["Gross amount paid this month / Tâl net", undefined],
    ["Start date / Leaving date", undefined],
    ["Start", undefined],
  ] as const)("%j is %s", ([text, key]) => {
    expect(keyOf(text)).toBe(key);
  });

  test("what a message calls a column is read when somebody types it", () => {
    for (const layout of layouts.values()) {
      for (const columns of [layout.columns, layout.cover]) {
        columns.forEach((column, place) => {
          expect(placeOf(headingNames(columns), columns, headingOf(bothHeadings(column)))).toBe(place);
        });
      }
    }
  });

  test("a heading of 32,000 slashes or brackets is looked at no longer than any other", () => {
    const begin = workTime();
    for (const sign of ["/", "(", "()", " - "])
      expect(keyOf(`Surname ${sign.repeat(32_000)} x`)).toBeUndefined();
    expect(workTime() - begin).toBeLessThan(worth(1_000));
  });

  test("200 headings are read, 201 are not looked at", () => {
    const more = (count: number) => [
      ...english,
      ...Array.from({ length: count - english.length }, (_, at) => `x${at}`),
    ];
    expect(match(rowsOf(more(200))).head?.layout.name).toBe("wfp-return");
    expect(match(rowsOf(more(201))).codes.map(({ code }) => code)).toEqual(["headings-too-many"]);
  });

  test("a return with few of its columns is a return, and says so", () => {
    const few = [
      "NI number",
      "Surname",
      "Forenames",
      "Payroll number",
      "Start date",
      "Pay date",
      "Amount paid",
    ];
    const { codes } = match(rowsOf(few));
    expect(codes[0]).toMatchObject({ code: "layout-incomplete", expected: "7|7|sspe-claim|4" });
    expect(codes.some(({ code }) => code === "heading-unknown")).toBe(false);
  });

  test("four headings that two forms know are those of the return", () => {
    const { head, problems } = matchHeadings(
      rowsOf(["NI number", "Payroll number", "Amount paid", "NI category"]),
      layouts.values(),
      { file: "f.csv", sheet: "" },
    );
    expect(head).toBeUndefined();
    expect(problems[0]?.found).toBe("wfp-return");
  });
});

describe("what is refused or said", () => {
  const without = (...keys: readonly string[]) =>
    collected.filter(({ key }) => !keys.includes(key)).map((column) => column.headings.en);

  test("all missing headings at once", () => {
    const { head, codes } = match(rowsOf(without("surname", "startDate")));
    expect(head).toBeUndefined();
    expect(codes).toEqual([
      { code: "heading-missing", column: -1, expected: "Surname / Cyfenw" },
      { code: "heading-missing", column: -1, expected: "Start date / Dyddiad dechrau" },
    ]);
  });

  test("a near miss of a money column is refused and named", () => {
    const { head, codes } = match(rowsOf([...without("employerNi"), "Emploier NI on this paymant"]));
    expect(head).toBeUndefined();
    expect(codes).toEqual([
      {
        code: "heading-near-miss",
        column: english.length - 1,
        expected: "Employer NI on this payment / Yswiriant Gwladol y cyflogwr",
      },
    ]);
  });

  test("a near miss of a required column is said once", () => {
    const { codes } = match(rowsOf([...without("surname"), "Surnam"]));
    expect(codes).toEqual([
      { code: "heading-near-miss", column: english.length - 1, expected: "Surname / Cyfenw" },
    ]);
  });

  test("a near miss of another optional column is a warning, and is not read", () => {
    const { head, codes } = match(rowsOf([...without("leaveReason"), "Reason for leafing"]));
    expect(codes).toEqual([
      {
        code: "heading-unknown",
        column: english.length - 1,
        expected: "Reason for leaving / Rheswm dros adael",
      },
    ]);
    expect(head?.columns.at(-1)).toBe(-1);
  });

  test("an unknown heading is a warning without a suggestion", () => {
    expect(match(rowsOf([...english, "Favourite colour"])).codes).toEqual([
      { code: "heading-unknown", column: english.length, expected: "–" },
    ]);
  });

  test("a heading that stands twice, in two languages", () => {
    const { head, codes } = match(rowsOf([...english, "Cyfenw"]));
    expect(head).toBeUndefined();
    expect(codes).toEqual([{ code: "heading-twice", column: english.length, expected: "" }]);
  });

  test("a column without a heading over filled cells", () => {
    const { head, codes } = match(rowsOf([...english, ""], [...english.map(() => ""), "12.00"]));
    expect(head).toBeUndefined();
    expect(codes).toEqual([{ code: "heading-blank", column: english.length, expected: "" }]);
  });

  test("dates of birth are not collected, unless the council has decided to", () => {
    const headings = [...english, "Dyddiad geni"];
    expect(match(rowsOf(headings)).codes).toEqual([
      { code: "column-not-collected", column: english.length, expected: "" },
    ]);
    const { head, codes } = match(rowsOf(headings), { optIn: ["dateOfBirth"] });
    expect(codes).toEqual([]);
    expect(head?.columns.at(-1)).toBe(-1);
  });

  test("trap 7: the cover is of another scheme", () => {
    const cover = { scheme: "sick-pay-enhancement-2020" };
    expect(match(rowsOf(english), { cover }).codes).toEqual([
      { code: "scheme-differs", column: -1, expected: "sick-pay-enhancement-2020" },
    ]);
  });

  test("trap 7: another workbook altogether, with and without a cover", () => {
    const rows = rowsOf(["Invoice", "Amount due"], ["1", "2.00"]);
    expect(match(rows).codes[0]?.code).toBe("layout-unknown");
    expect(match(rows, { cover: { scheme: wfp.scheme } }).codes[0]?.code).toBe("heading-row-missing");
  });
});

test("distances are those of changed, added and left out letters", () => {
  expect(distance("rhandaliad", "rhandaliad", 2)).toBe(0);
  expect(distance("rhandaliad", "randaliadd", 2)).toBe(2);
  expect(distance("rhandaliad", "taliad", 2)).toBe(3);
});

test("folding keeps letters and digits only", () => {
  expect(fold(" Enw’r\n Cyflogwr * ")).toBe("enwrcyflogwr");
  expect(fold("ŵŷâÔ1")).toBe("wyao1");
  expect(fold("Shifftiau")).toBe("sifftiau");
});

// Both languages say the same things, about everything that a batch can come to, in words that a finance
// officer would use.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day, monthFromText } from "../../src/core/day.ts";
import { heads, outcomes } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import { fileProblem } from "../../src/core/problem.ts";
import { type ProblemCode, problemCodes } from "../../src/core/problem-codes.ts";
import { fileStatuses, reconciliationLevels } from "../../src/engine/batch.ts";
import { differenceReasons } from "../../src/engine/tally.ts";
import type { Words } from "../../src/law/law.ts";
import { tables } from "../../src/report/columns.ts";
import {
  count,
  dayWords,
  money,
  monthWords,
  placeText,
  problemLine,
  problemMessage,
  say,
} from "../../src/report/words.ts";

function textsOf(language: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../../schemas/words/${language}.json`, import.meta.url), "utf8"));
}

const english = textsOf("en");
const welsh = textsOf("cy");
const words: Words = { en: new Map(Object.entries(english)), cy: new Map(Object.entries(welsh)) };

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""))].sort();
}

describe("the two word files", () => {
  test("have the same keys, in the same order", () => {
    expect(Object.keys(welsh)).toEqual(Object.keys(english));
    expect(Object.keys(english).length).toBeGreaterThan(400);
  });

  test("fill in the same values", () => {
    const different = Object.keys(english).filter(
      (key) => placeholders(english[key] ?? "").join() !== placeholders(welsh[key] ?? "").join(),
    );
    expect(different).toEqual([]);
  });

  // A workbook with a longer name of a sheet, or with two of one name, is repaired or refused by spreadsheet programs.
  test("name sheets that both languages fit on one tab", () => {
    const names = Object.keys(english)
      .filter((key) => key.startsWith("report.sheets."))
      .map((key) => `${english[key]} - ${welsh[key]}`);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.length > 31)).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  test("leave no text blank, with a brace astray or with spaces at an end", () => {
    const odd = [...Object.entries(english), ...Object.entries(welsh)].filter(([, text]) => {
      const rest = text.replace(/\{[A-Za-z0-9._-]+\}/g, "x");
      return text.trim() === "" || text !== text.trim() || /[{}]| {2}/.test(rest);
    });
    expect(odd).toEqual([]);
  });

  test("blame nobody and beg nobody", () => {
    const avoided =
      /\b(invalid|please|sorry|illegal|oops|fraud|annilys|annilys\w*|os gwelwch|mae'n ddrwg|ymddiheur\w*|twyll\w*)\b/i;
    const blaming = [...Object.entries(english), ...Object.entries(welsh)].filter(([, text]) =>
      avoided.test(text),
    );
    expect(blaming).toEqual([]);
  });

  test("are written in two languages, not in one", () => {
    // A whole sentence that is alike in both was never translated.
    const alike = Object.keys(english).filter((key) => {
      const wordsOf = (english[key] ?? "").replace(/\{[^}]*\}/g, "").match(/\p{L}+/gu) ?? [];
      return english[key] === welsh[key] && wordsOf.length > 2;
    });
    expect(alike).toEqual([]);
  });
});

describe("there are words for", () => {
  const codes = Object.keys(problemCodes);
  const columns = Object.values(tables).flatMap((table) =>
    table.map((column: { readonly key: string }) => column.key),
  );
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ["problems", codes],
    ["codes", codes],
    ["outcomes", outcomes],
    ["heads", heads],
    ["statuses", fileStatuses],
    ["severities", ["fatal", "error", "warning", "info"]],
    ["verdicts", ["met", "not-met", "unclear", "waived"]],
    ["levels", reconciliationLevels],
    ["report.reconciliation", ["agrees", ...differenceReasons]],
    ["headings", columns],
    ["report.effects", Object.values(problemCodes).map((info) => info.consequence.replace(" ", "-"))],
  ];
  test.for(wanted)("every one of %s", ([space, keys]) => {
    expect(keys.filter((key) => !words.en.has(`${space}.${key}`))).toEqual([]);
  });

  test("no code of a problem that is gone", () => {
    const known = new Set(codes);
    const stale = Object.keys(english).filter((key) => {
      const [space, code] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
      return (space === "problems" || space === "codes") && !known.has(code);
    });
    expect(stale).toEqual([]);
  });
});

describe("saying something", () => {
  const few: Words = {
    en: new Map([
      ["plain", "Rows"],
      ["filled", "{shown} of {total}, {total}"],
      ["open", "a { b"],
    ]),
    cy: new Map([["plain", "Rhesi"]]),
  };

  test("plain and filled in, as often as it is named", () => {
    expect(say(few, "cy", "plain")).toBe("Rhesi");
    expect(say(few, "en", "filled", { shown: 3, total: "5" })).toBe("3 of 5, 5");
    expect(say(few, "en", "open")).toBe("a { b");
  });

  test("a value may hold braces itself", () => {
    expect(say(few, "en", "filled", { shown: "{total}", total: "5" })).toBe("{total} of 5, 5");
  });

  test("a key that nobody wrote is our own fault", () => {
    expect(() => say(few, "cy", "filled", { shown: 1, total: 2 })).toThrow("no words for filled (cy)");
    expect(() => say(few, "en", "toString")).toThrow("no words");
  });

  test("a value that nobody gave is our own fault", () => {
    expect(() => say(few, "en", "filled", { shown: 1 })).toThrow("{total}");
    expect(() => say({ ...few, en: new Map([["k", "{toString}"]]) }, "en", "k")).toThrow("{toString}");
  });
});

describe("a problem in words", () => {
  const problem = fileProblem("cell-not-day", "claims.csv", {
    row: 14,
    column: 6,
    heading: "Dyddiad talu",
    key: "payDate",
    found: "30/6",
  });

  /** The words with another sentence for one code. */
  function saying(code: ProblemCode, sentence: string): Words {
    return { en: new Map(words.en).set(`problems.${code}`, sentence), cy: words.cy };
  }
  const merged = fileProblem("merged-cells", "a.xlsx", { sheet: "Claims", found: "A1:B2" });

  test("what nobody can see is said by its number", () => {
    const text = problemMessage(words, "en", {
      ...problem,
      found: "\u200e30/6\ufe0f\n",
      heading: "Pay\u00ad date",
    });
    expect(text).toContain("[U+200E]30/6[U+FE0F]\n");
    expect(text).toContain("Pay[U+00AD] date");
  });

  test("says where, what was found and what to do", () => {
    for (const language of ["en", "cy"] as const) {
      const text = problemMessage(words, language, { ...problem, expected: "30/06/2022" });
      for (const part of ["14", "Dyddiad talu", "30/6", "30/06/2022"]) expect(text).toContain(part);
    }
    expect(problemMessage(words, "cy", problem)).toMatch(/^Rhes 14/);
  });

  test.for([
    ["names no place", "Not a day.", 'Row 14, "Dyddiad talu" (G14): Not a day.'],
    ["names the row", "Row {row}: not a day.", "Row 14: not a day."],
    ["names the heading", "{heading} is no day.", "Dyddiad talu is no day."],
    ["names the cell", "{cell} is no day.", "G14 is no day."],
  ] as const)("does not say a place twice: the sentence %s", ([, sentence, said]) => {
    expect(problemMessage(saying("cell-not-day", sentence), "en", problem)).toBe(said);
  });

  test.for([
    ["{found}.", 0, 'Sheet "Claims": A1:B2.'],
    ["{sheet}: {found}.", 0, "Claims: A1:B2."],
    ["{sheet}: {found}.", 3, "Row 3: Claims: A1:B2."],
    ["Row {row}: {found}.", 3, 'Sheet "Claims": Row 3: A1:B2.'],
    ["Row {row} of {sheet}.", 3, "Row 3 of Claims."],
  ] as const)("names the sheet once: %s", ([sentence, row, said]) => {
    expect(problemMessage(saying("merged-cells", sentence), "en", { ...merged, row })).toBe(said);
  });

  test("of a column that is not there calls it by its key", () => {
    const missing = { ...problem, heading: "", column: -1 };
    expect(problemMessage(saying("cell-not-day", "{heading} is blank."), "en", missing)).toBe(
      "payDate is blank.",
    );
  });

  test("of a whole file has no place", () => {
    expect(placeText(words, "en", fileProblem("file-empty", "a.csv"))).toBe("");
    expect(placeText(words, "cy", { ...problem, sheet: "Hawliadau" })).toBe(
      'Dalen "Hawliadau", rhes 14, "Dyddiad talu" (G14)',
    );
  });

  test("is one line of problems.csv", () => {
    expect(problemLine(words, problem)).toMatchObject({
      severity: "error",
      column: "G",
      cell: "G14",
      row: 14,
      expected: "",
    });
  });

  const codes = Object.keys(problemCodes).filter((code): code is ProblemCode => code in problemCodes);
  test.for(codes)("%s can be said whatever is known of it", (code) => {
    for (const language of ["en", "cy"] as const) {
      const bare = problemMessage(words, language, fileProblem(code, "a.csv"));
      expect(bare).not.toContain("undefined");
      const full = { ...problem, code, sheet: "S", expected: "one|two|three" };
      expect(problemMessage(words, language, full)).toMatch(/[.”]$/);
    }
  });
});

describe("amounts and days in words", () => {
  test.for([
    [0, "£0.00"],
    [5, "£0.05"],
    [99999, "£999.99"],
    [100000, "£1,000.00"],
    [191160, "£1,911.60"],
    [123456789012, "£1,234,567,890.12"],
    [-500, "−£5.00"],
  ] as const)("%i pence is %s", ([amount, text]) => {
    expect(money(pence(amount))).toBe(text);
  });

  test.for([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [53117, "53,117"],
    [1000000, "1,000,000"],
    [-1000, "−1,000"],
  ] as const)("%i is %s", ([number, text]) => {
    expect(count(number)).toBe(text);
  });

  test("a day and a month have their names in both languages", () => {
    expect(dayWords(words, "en", day("2022-06-05"))).toBe("5 June 2022");
    expect(dayWords(words, "cy", day("2022-06-05"))).toBe("5 Mehefin 2022");
    const month = monthFromText("2022-12");
    if (month === undefined) throw new Error("December is a month");
    expect(monthWords(words, "cy", month)).toBe("Rhagfyr 2022");
  });
});

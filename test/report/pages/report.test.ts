// The officer's page: the sum to pay stands first and is the sum of the books, both languages say the same figures, a
// broken balance is said instead of a sum that looks sound, and no person is named.

import { expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import type { Batch } from "../../../src/engine/batch.ts";
import { reportPage } from "../../../src/report/pages/report.ts";
import { money } from "../../../src/report/words.ts";
import { shipped } from "../../law/shipped.ts";
import { batch, prepared } from "../example.ts";

type Lines = Parameters<typeof reportPage>[0]["movement"];

function pageOf(
  one: Batch,
  movement: Lines = [],
  languages: readonly ("en" | "cy")[] = ["en", "cy"],
): string {
  return reportPage({ batch: one, law: shipped, languages, movement, state: prepared, beside: "./" });
}

/** The part of one language. */
function part(text: string, language: "en" | "cy"): string {
  const from = text.indexOf(`<div id="${language}"`);
  const other = text.indexOf('<div id="cy"', from + 1);
  return text.slice(from, other < 0 ? undefined : other);
}

test("begins with what is to be paid, in either language", () => {
  const text = pageOf(batch);
  for (const language of ["en", "cy"] as const) {
    expect(part(text, language)).toContain(`<p class="sum">${money(batch.totals.payable)}<small>`);
  }
});

test("says the same figures in both languages", () => {
  const text = pageOf(batch);
  const figures = (language: "en" | "cy") => part(text, language).match(/£[\d,]+\.\d\d/g);
  expect(figures("en")?.length).toBeGreaterThan(10);
  expect(figures("cy")).toEqual(figures("en"));
});

test("shows each file with its rows, what it claims and what it is paid", () => {
  const text = part(pageOf(batch), "en");
  for (const file of batch.files) expect(text).toContain(file.file);
});

test("says that the books do not balance, and shows no way from claimed to payable", () => {
  const broken = { ...batch, totals: { ...batch.totals, rowsRead: batch.totals.rowsRead + 1 } };
  expect(part(pageOf(broken), "en")).toContain("Pay nothing of this batch");
  expect(part(pageOf(batch), "en")).not.toContain("Pay nothing of this batch");
});

test("says who prepared it, and asks for somebody else to approve", () => {
  const text = part(pageOf({ ...batch, ledger: "posted" }), "en");
  expect(text.indexOf("finance-1")).toBeGreaterThan(0);
  expect(text).toContain("somebody other than who prepared it");
});

test("needs no script and nothing from elsewhere, and links lead to places on it", () => {
  const text = pageOf(batch);
  expect(text).not.toMatch(/<script|<link|<img|\bsrc=|https?:|url\(/);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of text.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(id);
});

const month: Lines[number] = {
  ...{ kind: "employer", scheme: "social-care-payment-2022", employerId: "E1", laCode: "W06000015" },
  period: batch.files[0]?.period ?? (0 as never),
  ...{ niNumber: "", file: "", row: 0, batch: "", peopleBefore: 4, people: 3, joiners: 1, leavers: 1 },
  ...{ missing: 1, amountBefore: pence(119_840), amount: pence(89_880), difference: pence(-29_960) },
  ...{ varies: true, reasons: "first-instalment 1 299.60; finished 1 -299.60; missing 1 -299.60" },
};
const gone: Lines[number] = {
  ...month,
  ...{ kind: "missing-employer", employerId: "E9", peopleBefore: 2, people: 0, joiners: 0, leavers: 0 },
  ...{ missing: 2, amountBefore: pence(59_920), amount: pence(0), difference: pence(-59_920) },
  reasons: "missing 2 -599.20",
};

test("goes from last month's sum to this month's by reason, and the reasons add up to it", () => {
  const text = part(pageOf(batch, [month, gone]), "en");
  const way = text.slice(text.indexOf("From last month"), text.indexOf("Employers</caption>"));
  const figures = [...way.matchAll(/([+−-]?)£([\d,]+\.\d\d)/g)].map(([, sign, pounds = ""]) => {
    const amount = Math.round(Number(pounds.replaceAll(",", "")) * 100);
    return sign === "−" || sign === "-" ? -amount : amount;
  });
  expect(figures[0]).toBe(119_840 + 59_920);
  expect(figures.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(figures.at(-1));
  expect(figures.at(-1)).toBe(89_880);
});

test("names employers and numbers of people who are missing, and says what is not known", () => {
  const text = part(pageOf(batch, [month, gone]), "en");
  const missing = text.slice(text.indexOf('id="en-missing"'));
  expect(missing).toMatch(/E9<[\s\S]*?The return[\s\S]*?>2<[\s\S]*?£599\.20/);
  expect(missing).toMatch(/E1<[\s\S]*?People in the return[\s\S]*?>1<[\s\S]*?£299\.60/);
  expect(part(pageOf(batch), "en")).toContain("No month before this one is known");
  const whole = { ...month, missing: 0, reasons: "first-instalment 1 299.60; finished 2 -599.20" };
  expect(part(pageOf(batch, [whole]), "en")).toContain("Nobody: each employer and person");
});

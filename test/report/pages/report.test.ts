// The officer's page: the sum to pay stands first and is the sum of the books, both languages say the same figures, a
// broken balance is said instead of a sum that looks sound, and no person is named.
import { expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import type { Batch } from "../../../src/engine/batch.ts";
import { reportPage } from "../../../src/report/pages/report.ts";
import { money } from "../../../src/report/words.ts";
import { shipped } from "../../law/shipped.ts";
import { batch } from "../example.ts";

function pageOf(one: Batch, languages: readonly ("en" | "cy")[] = ["en", "cy"]): string {
  const states = { prepared: { account: "finance-1", day: 19_000 as never } };
  return reportPage({ batch: one, law: shipped, languages, forecast: pence(123_456), reasons: [], states });
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

// The index page: well-formed, says everything in the languages asked for, links only within its folder, and nothing
// of a file's name gets out of its place.
import { describe, expect, test } from "vitest";
import { auditQuestions } from "../../src/report/audit-questions.ts";
import { type IndexInput, indexPage } from "../../src/report/index-page.ts";
import { escaped } from "../../src/report/pages/html.ts";
import { batch, words } from "./example.ts";

const hash = (digit: string) => ({ sha256: digit.repeat(64), bytes: 1_234 });
const input: IndexInput = {
  batch,
  words,
  language: "both",
  outputs: [
    { path: "decisions.csv", rows: 7, ...hash("a") },
    ...["corrections.csv", "duplicates.csv", "payments.csv", "problems.csv", "reconciliation.csv"].map(
      (path) => ({
        path,
        ...hash("d"),
      }),
    ),
    { path: "report.xlsx", ...hash("e") },
    { path: "summary.json", ...hash("b") },
  ],
  schemas: [{ path: "words/cy.json", ...hash("c") }],
  row: "a b.csv:14",
};

/** Every element is closed in its place; attributes are quoted. Throws otherwise. */
function elementsOf(html: string): readonly string[] {
  const open: string[] = [];
  const found: string[] = [];
  const body = html.replace(/<!DOCTYPE html>\n/, "").replace(/<style>[^<]*<\/style>/, "");
  const rest = body.replaceAll(/<(\/?)([a-z0-9]+)((?:\s[a-z-]+="[^"<>]*")*)>/g, (_, end, name) => {
    if (name === "meta") return "";
    if (end === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes what was not opened`);
    } else {
      open.push(name);
      found.push(name);
    }
    return "";
  });
  if (open.length > 0) throw new Error(`${open.join(" ")} is left open`);
  if (/[<>]/.test(rest)) throw new Error("markup in the text");
  return found;
}

function hrefs(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, target = ""]) => target);
}

describe("the page", () => {
  const html = indexPage(input);

  test("is the same for the same batch", () => {
    expect(indexPage(input)).toBe(html);
  });

  test("is well-formed, without scripts and without anything from elsewhere", () => {
    const elements = new Set(elementsOf(html));
    for (const name of ["script", "img", "link", "iframe", "form", "object"])
      expect(elements).not.toContain(name);
    expect(html).not.toMatch(/https?:|javascript:|@import|url\(|\son[a-z]+=/);
    expect(hrefs(html).filter((target) => !/^(\.\/|#)/.test(target))).toEqual([]);
  });

  test("has its ids once, and each language says that it is one", () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toMatch(/<div id="en" lang="en"[\s\S]*<div id="cy" lang="cy"/);
    expect(html).toContain('<html lang="en">');
  });

  test.for(["en", "cy"] as const)("in one language says nothing in the other: %s", (language) => {
    const one = indexPage({ ...input, language });
    elementsOf(one);
    expect(one).toContain(`<html lang="${language}">`);
    expect(one.match(/<div id="/g)).toHaveLength(1);
    expect(one).not.toContain(`lang="${language === "en" ? "cy" : "en"}"`);
    const other = words[language === "en" ? "cy" : "en"];
    for (const { id } of auditQuestions) {
      expect(one).toContain(escaped(words[language].get(`audit.${id}`) ?? "?"));
      expect(one).not.toContain(escaped(other.get(`audit.${id}`) ?? "?"));
    }
  });

  test("lists every file with rows, bytes and hash", () => {
    const row = `<a href="./decisions.csv"><bdi>decisions.csv</bdi></a></th><td class="n">7</td><td class="n">1,234</td><td><code>${"a".repeat(64)}</code>`;
    expect(html.split(row)).toHaveLength(3);
    for (const { file, sha256 } of batch.files) {
      expect(html).toContain(`<bdi>inputs/${escaped(file)}</bdi>`);
      expect(html).toContain(sha256);
    }
    expect(html).toContain('href="./schemas/words/cy.json"');
  });

  test("answers A1 to A20, each with something", () => {
    expect(auditQuestions.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `A${at + 1}`));
    expect(html).not.toMatch(/<ul[^>]*><\/ul>/);
    expect(html).not.toMatch(/undefined|\{\w+\}/);
    expect(html).toContain(`<code>taliad explain ${batch.id} --matrix</code>`);
    expect(html).toContain(`<code>taliad explain ${batch.id} --row &quot;a b.csv:14&quot; --lang cy</code>`);
  });

  test("says so where there is no ledger to ask", () => {
    const without = indexPage({ ...input, language: "en", batch: { ...batch, ledger: "none" } });
    const kept = indexPage({ ...input, language: "en", batch: { ...batch, ledger: "posted" } });
    expect(without).not.toContain("taliad ledger");
    expect(kept).toContain("taliad ledger recoveries");
    expect(kept).toContain("taliad ledger grant-claim");
  });

  test("keeps the name of a file in its place", () => {
    const [first] = batch.files;
    if (first === undefined) throw new Error("the example has files");
    const file = `"><script>alert('x')</script>&#1;\u0001 javascript:a?b#c%2e.csv`;
    const evil = indexPage({ ...input, batch: { ...batch, files: [{ ...first, file }] } });
    expect(elementsOf(evil)).not.toContain("script");
    const target = hrefs(evil).find((one) => one.includes("alert"));
    expect(decodeURIComponent(target?.replaceAll("&#39;", "'") ?? "")).toBe(`./inputs/${file}`);
    expect(new URL(target ?? "", "file:///out/x/index.html").href).toMatch(/^file:\/\/\/out\/x\/inputs\//);
  });
});

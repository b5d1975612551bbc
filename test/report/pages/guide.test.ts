// The guide tells of every column, value and finding that the program knows, in both languages, and of nothing else;
// it opens from a folder without a script or a network, and every link on it leads somewhere.
import { describe, expect, test } from "vitest";
import { problemCodes } from "../../../src/core/problem-codes.ts";
import { guideAnchor } from "../../../src/report/guide-place.ts";
import { guidePage } from "../../../src/report/pages/guide.ts";
import { escaped } from "../../../src/report/pages/html.ts";
import { shipped } from "../../law/shipped.ts";

const text = guidePage(shipped, ["en", "cy"]);
const languages = ["en", "cy"] as const;

describe.for(languages)("in %s", (language) => {
  test("every problem code has a place of its own", () => {
    const missing = Object.keys(problemCodes).filter(
      (code) => !text.includes(`id="${guideAnchor(language, code)}"`),
    );
    expect(missing).toEqual([]);
  });

  test("every heading and every value of a list stands there", () => {
    const said = [...shipped.layouts.values()].flatMap(({ columns }) =>
      columns.flatMap(({ headings, values = [] }) => [
        headings[language],
        ...values.map((one) => one[language]),
      ]),
    );
    expect(said.length).toBeGreaterThan(250);
    expect(said.filter((one) => !text.includes(escaped(one)))).toEqual([]);
  });
});

test("every link leads to a place on the page, and no place has two names", () => {
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const links = [...text.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
});

test("nothing is loaded from elsewhere, and nothing runs", () => {
  expect(text).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|https?:|@import|url\(/);
  expect(text).toContain("default-src 'none'");
});

test("text is put between tags as text", () => {
  expect(escaped(`<b a="1" b='2'>&`)).toBe("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
  expect(escaped("a\u0000b\u0007c\u001b[31m\u007f")).toBe("a\ufffdb\ufffdc\ufffd[31m\ufffd");
  expect(escaped("one\ttwo\nthree \ud800")).toBe("one\ttwo\nthree \ufffd");
});

// The CSV file that the guide shows of each form, taken from the page as somebody copies it: it is read without a problem, and its
// one row is whole.
import { describe, expect, test } from "vitest";
import { readReturn } from "../../../src/library/index.ts";
import { guidePage } from "../../../src/report/pages/guide.ts";
import { shipped } from "../../law/shipped.ts";

const signs: Readonly<Record<string, string>> = { amp: "&", quot: '"', "#39": "'", lt: "<", gt: ">" };

/** What is copied from the page, form by form, by the name of the form. */
function copied(language: "en" | "cy"): ReadonlyMap<string, string> {
  const page = guidePage(shipped, [language]);
  const sections = [...page.matchAll(/<section class="long" [\s\S]*?<\/section>/g)].map(([whole]) => whole);
  return new Map(
    sections.flatMap((section) => {
      const name = /<p class="soft"><code>([a-z-]+)</.exec(section)?.[1];
      const shown = /<pre>([\s\S]*?)<\/pre>/.exec(section)?.[1];
      if (name === undefined || shown === undefined) return [];
      const text = shown
        .replaceAll(/<[^>]+>/g, "")
        .replaceAll(/&([a-z#0-9]+);/g, (_, sign: string) => signs[sign] ?? "?");
      return [[name, text] as const];
    }),
  );
}

describe.for(["en", "cy"] as const)("in %s", (language) => {
  const files = copied(language);

  test("every form has one", () => {
    expect([...files.keys()].toSorted()).toEqual([...shipped.layouts.keys()].toSorted());
  });

  test.for([...shipped.layouts.keys()])("%s is read as it stands", async (layout) => {
    const bytes = new TextEncoder().encode(`\uFEFF${files.get(layout)}`);
    const read = await readReturn({ name: `${layout}.csv`, bytes }, shipped);
    expect(read.problems).toEqual([]);
    expect(read.layout).toBe(layout);
    expect(read.rows.map(({ sound, problems }) => ({ sound, problems }))).toEqual([
      { sound: true, problems: [] },
    ]);
  });
});

// What a heading may mean: by the names of a layout's columns, by what payroll programs are known to call them, and by the same
// words written otherwise.
import type { Layout } from "../../law/layout.ts";
import type { Program } from "../../law/programs.ts";
import { headingNames, headingOf, placeOf } from "../heading-names.ts";
import { written } from "../mapping/mapping.ts";
import { headingWords } from "./heading-words.ts";

export type Meaning = {
  /** A column's key, wholeName, or empty for what no form asks for. */
  readonly key: string;
  readonly why: "layout" | "program" | "similar";
  readonly program: string;
  /** A person has to look before it is taken. */
  readonly ask: boolean;
};

export const wholeName = "wholeName";

export type KnownHeadings = {
  readonly meaningOf: (heading: string, layout: Layout) => Meaning | undefined;
  /** The column whose names share most words with the heading, where it is no more than perhaps that. */
  readonly perhaps: (heading: string, layout: Layout) => string | undefined;
};

type Said = { readonly key: string; readonly ask: boolean; readonly program: string };

export function knownHeadings(programs: readonly Program[]): KnownHeadings {
  const exact = new Map<string, Said[]>();
  const byWords = new Map<string, Said[]>();
  const words = headingWords(programs);
  const wordsOf = (heading: string): string => words.of(heading).join(" ");
  for (const { program, headings } of programs) {
    for (const [heading, meant] of Object.entries(headings)) {
      const said = { ...saidBy(meant), program };
      add(exact, written(heading), said);
      add(byWords, wordsOf(heading), said);
    }
  }
  const has = (layout: Layout, { key }: Said): boolean =>
    key === "" || hasName(layout, key) || layout.columns.some((column) => column.key === key);
  // What a program calls something that this form does not ask for is known, and not read.
  const best = (found: readonly Said[] | undefined, layout: Layout): Said | undefined =>
    found?.find((said) => said.key !== "" && has(layout, said)) ?? (found?.[0] && { ...found[0], key: "" });
  return {
    meaningOf(heading, layout) {
      const own = layout.columns[placeOf(headingNames(layout.columns), layout.columns, headingOf(heading))];
      const said = best(exact.get(written(heading)), layout);
      // Signs do not count in a form's headings: "Employer pension %" is more than "Employer pension".
      const asWritten = own !== undefined && namesOf(own).some((name) => written(name) === written(heading));
      if (own !== undefined && (asWritten || said === undefined || said.key === ""))
        return { key: own.key, why: "layout", program: "", ask: false };
      if (said !== undefined) return { ...said, why: "program" };
      const inWords = wordsOf(heading);
      const same = layout.columns.find((column) => namesOf(column).some((name) => wordsOf(name) === inWords));
      if (same !== undefined) return { key: same.key, why: "similar", program: "", ask: false };
      const like = best(byWords.get(inWords) ?? words.meanings(heading).map(saidBy), layout);
      return like && { ...like, why: "similar" };
    },
    perhaps(heading, layout) {
      const here = new Set(words.of(heading));
      let most = 0.5;
      let key: string | undefined;
      const tryName = (name: string, meant: string): void => {
        const share = shared(here, words.of(name));
        if (share > most) [most, key] = [share, meant];
      };
      for (const column of layout.columns) for (const name of namesOf(column)) tryName(name, column.key);
      for (const [name, all] of exact) {
        const said = best(all, layout);
        if (said !== undefined && said.key !== wholeName) tryName(name, said.key);
      }
      return key === "" ? undefined : key;
    },
  };
}

/** What a file of headings says: a key, with a question mark where a person has to look; none for what nobody reads. */
function saidBy(meant: string): Said {
  const ask = meant.endsWith("?");
  return { key: meant === "none" ? "" : ask ? meant.slice(0, -1) : meant, ask, program: "" };
}

/** Whether the layout asks for both parts of a name. */
function hasName(layout: Layout, key: string): boolean {
  return (
    key === wholeName &&
    ["surname", "forenames"].every((part) => layout.columns.some((one) => one.key === part))
  );
}

function add(into: Map<string, Said[]>, name: string, said: Said): void {
  const known = into.get(name);
  if (known === undefined) into.set(name, [said]);
  else known.push(said);
}

function namesOf({ headings, aliases }: Layout["columns"][number]): readonly string[] {
  return [headings.en, headings.cy, ...aliases];
}

function shared(words: ReadonlySet<string>, name: readonly string[]): number {
  const both = name.filter((word) => words.has(word)).length;
  const all = words.size + name.length - both;
  return all === 0 ? 0 : both / all;
}

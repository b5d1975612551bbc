// What a heading may mean: by the names of a layout's columns, by what payroll programs are known to call them, and by the same
// words written otherwise.
import type { Layout } from "../../law/layout.ts";
import type { Program } from "../../law/programs.ts";
import { fold } from "../fold.ts";
import { headingNames, headingOf, placeOf } from "../heading-names.ts";
import { written } from "../mapping/mapping.ts";

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
  for (const { program, headings } of programs) {
    for (const [heading, meant] of Object.entries(headings)) {
      const ask = meant.endsWith("?");
      const key = meant === "none" ? "" : ask ? meant.slice(0, -1) : meant;
      add(exact, written(heading), { key, ask, program });
      add(byWords, wordsOf(heading).join(" "), { key, ask, program });
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
      const words = wordsOf(heading).join(" ");
      const same = layout.columns.find((column) =>
        namesOf(column).some((name) => wordsOf(name).join(" ") === words),
      );
      if (same !== undefined) return { key: same.key, why: "similar", program: "", ask: false };
      const like = best(byWords.get(words), layout);
      return like && { ...like, why: "similar" };
    },
    perhaps(heading, layout) {
      const words = new Set(wordsOf(heading));
      let most = 0.5;
      let key: string | undefined;
      const tryName = (name: string, meant: string): void => {
        const share = shared(words, wordsOf(name));
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

/** Words that mean the same in a heading, and those that say nothing. */
const sameWords: Readonly<Record<string, string>> = {
  ...{
    no: "number",
    num: "number",
    nr: "number",
    id: "number",
    reference: "number",
    ref: "number",
    code: "number",
  },
  ...{
    emp: "employee",
    ee: "employee",
    staff: "employee",
    worker: "employee",
    works: "employee",
    payroll: "employee",
  },
  ...{ er: "employer", employers: "employer", ers: "employer", nic: "ni", nics: "ni", nino: "ninumber" },
  ...{
    contribution: "",
    contributions: "",
    cont: "",
    conts: "",
    amount: "",
    amt: "",
    the: "",
    of: "",
    gbp: "",
    total: "",
  },
  ...{
    started: "start",
    joined: "start",
    joining: "start",
    commencement: "start",
    left: "leave",
    leaving: "leave",
    leaver: "leave",
  },
  ...{
    pct: "rate",
    percent: "rate",
    percentage: "rate",
    table: "category",
    letter: "category",
    cat: "category",
  },
  ...{ hrs: "hours", freq: "frequency", forename: "forenames", firstname: "forenames", lastname: "surname" },
};

/** The words of a heading in one order: "NI No." and "No (NI)" are the same. */
function wordsOf(heading: string): readonly string[] {
  const spaced = heading
    .replace(/%/g, " percent ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/national insurance/gi, "ni");
  const words = spaced.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    const plain = fold(word);
    const same = Object.hasOwn(sameWords, plain) ? sameWords[plain] : plain;
    return same === undefined || same === "" ? [] : [same];
  });
  return [...new Set(words)].sort();
}

function shared(words: ReadonlySet<string>, name: readonly string[]): number {
  const both = name.filter((word) => words.has(word)).length;
  const all = words.size + name.length - both;
  return all === 0 ? 0 : both / all;
}

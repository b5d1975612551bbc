// Answers what the page asks: check these files, show what came of it in a language, give back a file. It holds what was checked
// last, and stands in a thread of its own where the browser has one.
import type { SchemaFiles } from "../law/load.ts";
import { loadLaw } from "../law/load.ts";
import type { Mapping } from "../law/mapping.ts";
import { type Overrides, withOverrides } from "../law/overrides.ts";
import type { Program } from "../law/programs.ts";
import { explain } from "../library/explain.ts";
import type { ExportedFile } from "../report/pages/checker/exported.ts";
import { checkedResults, checkedState } from "../report/pages/checker/results.ts";
import { type DecidedRows, rowsAtATime } from "../report/pages/checker/rows.ts";
import { toldIn } from "../report/pages/checker/told.ts";
import { type Checked, type Chosen, checked, type PageLaw, returned } from "./checked.ts";
import { exportsAmong } from "./exports-among.ts";

type Language = "en" | "cy";

/** The files of the law by their paths, and what a council has set. */
export type LawContent = {
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly parameters: Overrides;
  /** The employer's, where the council keeps some. */
  readonly mappings: readonly Mapping[];
  /** What payroll programs call things. */
  readonly programs: readonly Program[];
};

export type Ask =
  | { readonly kind: "law"; readonly content: LawContent }
  | { readonly kind: "check"; readonly files: readonly Chosen[]; readonly language: Language }
  | { readonly kind: "show"; readonly language: Language; readonly rows?: "all" | "not payable" | "more" }
  | { readonly kind: "explain"; readonly file: string; readonly row: number; readonly language: Language }
  | { readonly kind: "save"; readonly what: "problems" | "decisions"; readonly language: Language }
  | { readonly kind: "save"; readonly what: "workbook"; readonly file: string; readonly language: Language };

export type Answer =
  | { readonly kind: "ready" }
  /** `results` is HTML of ours. */
  | { readonly kind: "shown"; readonly state: "ok" | "bad"; readonly said: string; readonly results: string }
  | { readonly kind: "explained"; readonly text: string }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: "not there"; readonly said: string };

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `folder` is where files stand while they are looked at. */
export function clerk(folder: string): (ask: Ask) => Promise<Answer> {
  let page: PageLaw | undefined;
  let files: readonly Chosen[] = [];
  let last: (Checked & { readonly exported: readonly ExportedFile[] }) | undefined;
  let rows: Pick<DecidedRows, "show" | "most"> = { show: "all", most: rowsAtATime };

  function known() {
    if (page === undefined || last === undefined) throw new Error("nothing has been checked yet");
    return { page, last };
  }

  function shown(language: Language): Answer {
    const { page, last } = known();
    const { batch, problems, exported, decisions, decided } = last;
    const told = toldIn(page.law, language);
    const results = { batch, problems, exported, rows: { lines: decisions, total: decided, ...rows } };
    const { kind, text } = checkedState(results, told);
    return { kind: "shown", state: kind, said: text, results: checkedResults(results, told) };
  }

  async function explained(file: string, row: number, language: Language): Promise<Answer> {
    const { page, last } = known();
    const { decisions, batch } = last;
    const assessment = { decisions, duplicates: batch.duplicates, given: files };
    const said = await explain(assessment, page.law, { file, row });
    return { kind: "explained", text: said?.text(language) ?? "" };
  }

  async function workbook(label: string, language: Language): Promise<Answer> {
    const { page } = known();
    const packs = await returned(files, page, folder);
    const pack = packs.find(({ file, name }) => file === label && name.endsWith(".xlsx"));
    if (pack !== undefined) return { kind: "file", name: pack.name, type: workbookType, bytes: pack.bytes };
    return { kind: "not there", said: toldIn(page.law, language).speak("no-workbook", { file: label }) };
  }

  return async (ask) => {
    switch (ask.kind) {
      case "law": {
        const { schemas, parameters, mappings, programs } = ask.content;
        const contents: SchemaFiles = new Map(Object.entries(schemas));
        const law = { ...loadLaw(withOverrides(contents, parameters)), mappings };
        page = { law, parameters, programs };
        return { kind: "ready" };
      }
      case "check": {
        if (page === undefined) throw new Error("the law has not been read yet");
        files = ask.files;
        const now = await checked(files, page, folder);
        last = { ...now, exported: await exportsAmong(files, now.problems, page) };
        rows = { show: "all", most: rowsAtATime };
        return shown(ask.language);
      }
      case "show":
        if (ask.rows === "more") rows = { ...rows, most: rows.most + rowsAtATime };
        else if (ask.rows !== undefined) rows = { show: ask.rows, most: rowsAtATime };
        return shown(ask.language);
      case "explain":
        return explained(ask.file, ask.row, ask.language);
      case "save": {
        if (ask.what === "workbook") return workbook(ask.file, ask.language);
        const bytes = known().last.tables[ask.what];
        return { kind: "file", name: `${ask.what}.csv`, type: "text/csv", bytes };
      }
    }
  };
}

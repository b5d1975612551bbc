// taliad map: looks at the top of an export, proposes how it fits a form, says why for each column, and writes the mapping file.
// What nobody but a person can say is left open in it, and no run reads by it until that is answered.
import { parse } from "node:path";
import { readPrograms } from "../../batch/read/programs.ts";
import { bestProposal, exportedLayouts } from "../../batch/read/proposed.ts";
import { topRows } from "../../batch/read/top-rows.ts";
import { Refusal } from "../../core/refusal.ts";
import { written } from "../../input/mapping/mapping.ts";
import { mappingFault } from "../../input/mapping/prepared.ts";
import { mappingOf } from "../../input/proposal/mapping-of.ts";
import type { Proposal } from "../../input/proposal/proposal.ts";
import type { Law } from "../../law/law.ts";
import type { Layout } from "../../law/layout.ts";
import { proposalJson, proposalText } from "../../report/proposal.ts";
import { problemMessage } from "../../report/words.ts";
import { schemeNames } from "../../schemes/index.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ownSchemas } from "../own-schemas.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { tellTakenIn } from "./taken-in.ts";
import { writeNew, writeQuietly } from "./write-new.ts";

type MapArguments = {
  readonly file: string;
  readonly layout?: string | undefined;
  readonly name?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly leave?: readonly string[] | undefined;
  readonly cover?: readonly string[] | undefined;
  readonly always?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
};

/** Ends with 3 where a question is open. Throws a UsageFault for a file, form, heading or value of the cover that cannot be. */
export async function map(wanted: MapArguments, session: Session): Promise<ExitCode> {
  const { law } = session.schemas;
  const { console } = session;
  const layouts = layoutsFor(wanted.layout, law);
  const [input] = tellTakenIn([wanted.file], session, undefined).inputs;
  if (input === undefined) throw new UsageFault("cli.no-files", { paths: wanted.file });
  const tops = await topRows(input).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const [problem] = error.problems;
    throw new UsageFault("cli.map-no-table", {
      detail: problem === undefined ? "" : problemMessage(law.words, console.language, problem),
    });
  });
  const said = answers(wanted);
  // They come with the program, whatever law a council names.
  const found = bestProposal(tops, { law, layouts, said, programs: readPrograms(ownSchemas) });
  if (found === undefined) throw new UsageFault("cli.map-nothing-known", { file: input.label });
  mustBeThere(said, found);
  const always = (wanted.always ?? []).map(cut);
  const given = new Set(always.map(([key]) => key));
  const proposal = { ...found, missing: found.missing.filter(({ key }) => !given.has(key)) };
  const name =
    wanted.name ??
    parse(input.label)
      .name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
      .replace(/^[^\p{L}\p{N}]+/u, "")
      .slice(0, 60);
  const cover = coverOf(wanted.cover ?? [], proposal.layout);
  const mapping = mappingOf(proposal, { name, cover, always });
  const fault = mappingFault({ ...mapping, open: [] }, law, schemeNames);
  if (fault !== undefined) {
    const { setting, what, detail } = fault;
    throw new UsageFault(`cli.mapping.${what}`, { file: name, setting, detail });
  }
  const file = wanted.out ?? `${name}.json`;
  const text = `${JSON.stringify(mapping, null, 2)}\n`;
  if (wanted.json === true) {
    writeQuietly(file, text);
    console.print(JSON.stringify({ ...proposalJson(proposal), mapping, file }));
  } else {
    console.print(proposalText(proposal, mapping, law, console.language));
    writeNew(file, text, session, false);
  }
  return proposal.open.length === 0 ? exitCodes.done : exitCodes.findings;
}

function layoutsFor(named: string | undefined, law: Law): readonly Layout[] {
  const all = [...law.layouts.values()];
  if (named === undefined) return exportedLayouts(law);
  const found = all.filter(({ name }) => name === named);
  if (found.length > 0) return found;
  throw new UsageFault("cli.layout-unknown", { layout: named, layouts: [...law.layouts.keys()].join(", ") });
}

/** What somebody said: `--set key=Heading`, `--leave Heading`. */
function answers({ set = [], leave = [] }: MapArguments): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const heading of leave) said.set(written(heading), "");
  for (const text of set) {
    const [key, heading] = cut(text);
    said.set(written(heading), key);
  }
  return said;
}

function cut(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at <= 0 || at === text.length - 1) throw new UsageFault("cli.map-not-an-answer", { found: text });
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function mustBeThere(said: ReadonlyMap<string, string>, { columns, layout }: Proposal): void {
  for (const [heading, key] of said) {
    if (!columns.some((column) => written(column.heading) === heading))
      throw new UsageFault("cli.map-no-heading", {
        heading,
        headings: columns.map((column) => column.heading).join("; "),
      });
    const known = key === "" || key === "wholeName" || layout.columns.some((column) => column.key === key);
    if (!known)
      throw new UsageFault("cli.map-no-key", {
        key,
        keys: layout.columns.map((column) => column.key).join(", "),
      });
  }
}

function coverOf(given: readonly string[], layout: Layout): Readonly<Record<string, string>> {
  const cover: Record<string, string> = {};
  for (const text of given) {
    const [key, value] = cut(text);
    if (!layout.cover.some((one) => one.key === key)) {
      const keys = layout.cover.map((one) => one.key).join(", ");
      throw new UsageFault("cli.map-no-key", { key, keys });
    }
    cover[key] = value;
  }
  return cover;
}

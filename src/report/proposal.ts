// What `map` proposes, as people read it: one line for each column of the export with what it is read as and why, then the
// questions that are open, what the form needs beside, and what to do next. The same for programs.

import { maskedNiNumber } from "../core/person.ts";
import { columnLetters } from "../core/place.ts";
import { wrap } from "../core/wrap.ts";
import { forms } from "../input/mapping/forms.ts";
import type { Open, Proposal, ProposedColumn, ReadAs } from "../input/proposal/proposal.ts";
import type { Language, Law } from "../law/law.ts";
import type { Mapping } from "../law/mapping.ts";
import type { Json } from "./json.ts";
import { shownInLine } from "./shown.ts";
import { say } from "./words.ts";

export function proposalText(
  proposal: Proposal,
  mapping: Mapping,
  { words }: Law,
  language: Language,
): string {
  const speak = (key: string, values = {}) => say(words, language, `map.${key}`, values);
  const { layout, columns, open, missing, next, eitherWay } = proposal;
  const lines = [speak("form", { layout: layout.name, next: next ?? "–", row: proposal.headingRow })];
  for (const column of columns) lines.push(columnLine(column, proposal, speak, language));
  if (eitherWay.length > 0) lines.push("", speak("either-way", { headings: eitherWay.join("; ") }));
  if (open.length > 0) lines.push("", speak("questions", { count: open.length }));
  for (const one of open) lines.push(`  ? ${questionText(one, proposal, speak, language)}`);
  const absent = missing.map(({ headings }) => headings[language]).join("; ");
  if (missing.length > 0)
    lines.push("", speak("missing", { headings: absent, layout: layout.name, name: mapping.name }));
  const cover = layout.cover
    .filter(({ key, required }) => required && !isSaid(key, mapping))
    .map(({ headings }) => headings[language]);
  if (cover.length > 0) lines.push("", speak("cover", { keys: cover.join("; ") }));
  lines.push("");
  return lines.flatMap((line) => wrap(shownInLine(line), "      ")).join("\n");
}

/** The version and the scheme are the form's; an export declares no totals. */
function isSaid(key: string, { cover, period }: Mapping): boolean {
  const own = key === "templateVersion" || key === "scheme" || key.startsWith("declared");
  return own || key in cover || (key === "period" && period !== undefined);
}

type Speak = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function columnLine(
  { at, heading, read, why, program, examples }: ProposedColumn,
  { layout }: Proposal,
  speak: Speak,
  language: Language,
): string {
  const key = read[0]?.key ?? "";
  const shown = examples.map((text) => (key === "niNumber" ? masked(text) : text)).join(", ");
  const values = {
    column: columnLetters(at),
    heading,
    examples: shown,
    why: speak(`why.${why}`, { program: program === "" ? speak("programs") : program }),
  };
  if (read.length === 0) return speak("not-read", values);
  return speak("read", {
    ...values,
    as: read.map((one) => readText(one, layout, speak, language)).join(" + "),
  });
}

function readText(
  { key, as, values }: ReadAs,
  layout: Proposal["layout"],
  speak: Speak,
  language: Language,
): string {
  const label = labelOf(layout, key, language);
  const listed = layout.columns.find((column) => column.key === key)?.values;
  const said = Object.entries(values ?? {})
    .map(([text, value]) => `${text} = ${listed?.find(({ code }) => code === value)?.[language] ?? value}`)
    .join(", ");
  if (said !== "") return speak("read-values", { label, values: said });
  return as === undefined ? label : speak("read-form", { label, form: as, example: forms[as].example });
}

function questionText(
  { code, key, headings, found }: Open,
  { layout }: Proposal,
  speak: Speak,
  language: Language,
): string {
  const label = labelOf(layout, key, language);
  const shown = found.map((text) => (key === "niNumber" ? masked(text) : text)).join("; ");
  return speak(`open.${code}`, {
    label,
    key,
    headings: headings.map((one) => `“${one}”`).join(", "),
    heading: headings[0] ?? "",
    found: shown,
  });
}

function labelOf({ columns }: Proposal["layout"], key: string, language: Language): string {
  return columns.find((column) => column.key === key)?.headings[language] ?? key;
}

/** Examples of cells are left out: they may be anybody's. */
export function proposalJson({ layout, next, headingRow, columns, open, missing, eitherWay }: Proposal): {
  readonly [key: string]: Json;
} {
  return {
    layout: layout.name,
    next: next ?? null,
    headingRow,
    columns: columns.map(({ at, heading, read, why, program }) => ({
      column: columnLetters(at),
      heading,
      read: read.map(({ key, as, values }) => ({ key, as: as ?? null, values: values ?? null })),
      why,
      program,
    })),
    open: open.map(({ code, key, headings }) => ({ code, key, headings: [...headings] })),
    missing: missing.map(({ key }) => key),
    eitherWay: [...eitherWay],
  };
}

/** Nobody's number stands on a terminal, however it is written. */
function masked(text: string): string {
  return maskedNiNumber(text.replaceAll(/[^\p{L}\p{N}]/gu, ""));
}

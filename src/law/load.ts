// Turns the files of schemas/ into a Law, or refuses them. Whoever holds a Law may trust it: every value is
// dated, reviewed, cited and decoded, every id stands once, both languages have the same words.
import type { z } from "zod";
import { type Day, dayFromText, dayText, type Month, monthFromText, type Period } from "../core/day.ts";
import { type Pence, penceFromText } from "../core/money.ts";
import { payFrequencies } from "../core/pay-frequency.ts";
import { type Rate, rate } from "../core/rate.ts";
import { makeNiTables } from "../statute/class-1-ni-table.ts";
import {
  clausesFile,
  councilsFile,
  layoutFile,
  namesFile,
  parametersFile,
  readingsFile,
  rolesFile,
  sourcesFile,
  type WrittenParameter,
  wordsFile,
} from "./files.ts";
import type { Clause, InForce, Law, Parameter, Reading, Role, RoleRule, Source, Words } from "./law.ts";
import type { Layout } from "./layout.ts";
import { countOn, moneyOn } from "./parameters.ts";
import { secondLayoutFault } from "./second-layout.ts";
import { inShape, member, refuse } from "./shape.ts";

type WrittenAnswer = z.infer<typeof rolesFile>[number]["schemes"][string];

const settings = ["CARE_HOME", "CHILDREN_HOME", "DOM_CARE", "RFC", "DIRECT_PAYMENT", "OTHER"] as const;

/** An answer of an older batch names one job for all settings but those of its clause. */
function answerOf({ elsewhere, ...answer }: WrittenAnswer): RoleRule {
  if (typeof elsewhere !== "string") return { ...answer, elsewhere };
  const others = elsewhere === "" ? [] : settings.filter((one) => !answer.settings.includes(one));
  return { ...answer, elsewhere: Object.fromEntries(others.map((one) => [one, elsewhere])) };
}

/** Parsed JSON by the file's path inside schemas/, for example "parameters/statutory.json". */
export type SchemaFiles = ReadonlyMap<string, unknown>;

/**
 * The law that the files say. Throws a LawFault that names the file and the value when a file is missing or
 * malformed, or when values are unordered, overlap, are not cited or not reviewed, or an id stands twice. Of files that are
 * `shaped` the shape was checked before.
 */
export function loadLaw(files: SchemaFiles, shaped: ReadonlySet<string> = new Set()): Law {
  const read = reader(files, shaped);
  const sources = read(sourcesFile, "sources.json");
  const clauses = new Map<string, Clause>();
  for (const file of within(files, "clauses/")) {
    const { scheme, rules } = read(clausesFile, file);
    for (const rule of rules) {
      if (rule.status !== "decides" && rule.reason === "")
        refuse(file, rule.id, "does not decide and gives no reason why");
      once(clauses, file, rule.id, { ...rule, scheme });
    }
  }
  for (const { id, scheme, sentence } of clauses.values()) {
    if (sentence !== undefined && !clauses.has(sentence))
      refuse(scheme, id, "names a sentence that is no clause");
  }
  const citable = sourceIds(sources, clauses);
  const parameters = new Map<string, Parameter>();
  for (const file of within(files, "parameters/")) {
    for (const written of read(parametersFile, file).parameters) {
      once(parameters, file, written.id, decoded(file, written, citable));
    }
  }
  const readings = read(readingsFile, "readings.json").map(({ parameter, ...reading }) => ({
    ...reading,
    parameters: typeof parameter === "string" ? (parameter === "" ? [] : [parameter]) : parameter,
  }));
  checkReadings(readings, clauses, parameters);
  const roles = new Map<string, Role>();
  for (const { schemes, ...role } of read(rolesFile, "roles.json")) {
    const answers = Object.entries(schemes).map(([scheme, answer]) => [scheme, answerOf(answer)] as const);
    if (answers.length === 0) refuse("roles.json", role.code, "names no scheme, and so decides nothing");
    for (const [, { rule }] of answers) cited("roles.json", role.code, rule, citable);
    once(roles, "roles.json", role.code, { ...role, schemes: Object.fromEntries(answers) });
  }
  const layouts = new Map<string, Layout>();
  for (const file of within(files, "layouts/")) {
    const written = read(layoutFile, file);
    const layout = { ...written, rowsOf: written.rowsOf ?? written.name };
    const keys = new Map<string, string>();
    for (const column of layout.columns) {
      once(keys, file, column.key, column.key);
      for (const rule of column.rules) cited(file, column.key, rule, citable);
    }
    once(layouts, file, layout.name, layout);
  }
  for (const layout of layouts.values()) {
    if (layout.rowsOf === layout.name) continue;
    const fault = secondLayoutFault(layout, layouts.get(layout.rowsOf));
    if (fault !== undefined) refuse(`layouts/${layout.name}.json`, fault.key, fault.what);
  }
  const councils = read(councilsFile, "councils.json");
  const codes = new Map<string, string>();
  for (const { code } of councils) once(codes, "councils.json", code, code);
  const names = read(namesFile, "names.json");
  const forms = new Map<string, string>();
  for (const { use, name } of names.classes) once(forms, "names.json", `${use} ${name}`, name);
  const words = readWords(read);
  const law = {
    parameters,
    clauses,
    readings,
    sources,
    roles,
    layouts,
    councils,
    names,
    words,
    mappings: [],
  };
  checkPayment(law);
  // Makes the tables once, which says at once when a category letter names what is not in force.
  if (parameters.has("class1.categories")) makeNiTables(law);
  return law;
}

function within(files: SchemaFiles, folder: string): readonly string[] {
  const found = [...files.keys()].filter((file) => file.startsWith(folder)).sort();
  return found.length > 0 ? found : refuse(folder, "the folder", "holds no file of the law");
}

type Reader = <Shape extends z.ZodType>(shape: Shape, file: string) => z.output<Shape>;

function reader(files: SchemaFiles, shaped: ReadonlySet<string>): Reader {
  return <Shape extends z.ZodType>(shape: Shape, file: string) => {
    const content = files.get(file);
    if (content === undefined) refuse(file, "the file", "is missing");
    // No shape changes what it checks: what comes out is what went in.
    if (shaped.has(file)) return content as z.output<Shape>;
    return inShape(shape, file, content);
  };
}

function once<Value>(all: Map<string, Value>, file: string, id: string, value: Value): void {
  if (all.has(id)) refuse(file, id, "stands twice");
  all.set(id, value);
}

function sourceIds(sources: readonly Source[], clauses: ReadonlyMap<string, Clause>): ReadonlySet<string> {
  const ids = new Map<string, string>();
  for (const source of sources) once(ids, "sources.json", source.id, source.id);
  for (const id of clauses.keys()) once(ids, "sources.json", id, id);
  return new Set(ids.keys());
}

function cited(file: string, value: string, clause: string, citable: ReadonlySet<string>): void {
  if (!citable.has(clause)) refuse(file, value, `cites ${clause}, which is neither a rule nor a source`);
}

function decoded(file: string, written: WrittenParameter, citable: ReadonlySet<string>): Parameter {
  const { id, kind } = written;
  if (written.entries.length === 0) refuse(file, id, "has no entry");
  const choices = written.kind === "choice" || written.kind === "list" ? (written.choices ?? []) : [];
  const entries: InForce<unknown>[] = [];
  let last: Day | undefined;
  for (const entry of written.entries) {
    const name = `${id} from ${entry.from}`;
    const from = dayFromText(entry.from) ?? refuse(file, name, "begins on no day of the calendar");
    const reviewed =
      dayFromText(entry.reviewed) ?? refuse(file, name, `was reviewed on no day: ${entry.reviewed}`);
    if (reviewed < from) refuse(file, name, `was reviewed only until ${entry.reviewed}, before it begins`);
    if (last !== undefined && from <= last) {
      refuse(file, name, "begins before the entry above it ends: entries stand in order and do not overlap");
    }
    last = reviewed;
    cited(file, name, entry.clause, citable);
    const value = valueFrom(written.kind, entry.value, choices);
    if (value === undefined) refuse(file, name, `is not a ${kind}: ${JSON.stringify(entry.value)}`);
    entries.push({ id, from, reviewed, value, clause: entry.clause, note: entry.note ?? "" });
  }
  return { id, kind, choices, councilSets: written.council === "sets", entries };
}

/** Whether a value, written as in schemas/parameters, is one that the parameter can have. */
export function settableFrom(
  { kind, choices }: Pick<Parameter, "kind" | "choices">,
  written: unknown,
): boolean {
  const shape = parametersFile.shape.parameters.element.options.find((one) => one.shape.kind.value === kind);
  const entry = { from: "2000-01-01", reviewed: "2000-01-01", value: written, clause: "council" };
  const asWritten = { id: "setting", kind, entries: [entry], ...(kind === "choice" ? { choices } : {}) };
  return shape?.safeParse(asWritten).success === true && valueFrom(kind, written, choices) !== undefined;
}

/** The value as the program uses it; undefined when the text is not one. */
function valueFrom(kind: Parameter["kind"], written: unknown, choices: readonly string[]): unknown {
  switch (kind) {
    case "money":
      return moneyOf(written);
    case "rate":
      return rateOf(written);
    case "day":
      return dayOf(written);
    case "month":
      return monthOf(written);
    case "period":
      return periodOf(written);
    case "days":
      return daysOf(written);
    case "choice":
      return typeof written === "string" && choices.includes(written) ? written : undefined;
    case "amounts":
      return amountsOf(written);
    case "list":
      return choices.length === 0 || isListOf(choices, written) ? written : undefined;
    case "count":
    case "table":
      return written;
  }
}

/** Each of the words once, and no other. */
function isListOf(choices: readonly string[], written: unknown): boolean {
  if (!Array.isArray(written) || new Set(written).size !== written.length) return false;
  return written.every((one) => choices.includes(one));
}

function moneyOf(written: unknown): Pence | undefined {
  return typeof written === "string" ? penceFromText(written) : undefined;
}

function rateOf(written: unknown): Rate | undefined {
  return typeof written === "string" ? rate(written) : undefined;
}

function dayOf(written: unknown): Day | undefined {
  return typeof written === "string" ? dayFromText(written) : undefined;
}

function monthOf(written: unknown): Month | undefined {
  return typeof written === "string" ? monthFromText(written) : undefined;
}

function periodOf(written: unknown): Period | undefined {
  const first = dayOf(member(written, "first"));
  const last = dayOf(member(written, "last"));
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function daysOf(written: unknown): readonly Day[] | undefined {
  const days: Day[] = [];
  for (const text of Array.isArray(written) ? written : []) {
    const day = dayOf(text);
    if (day === undefined || day <= (days[days.length - 1] ?? Number.NEGATIVE_INFINITY)) return undefined;
    days.push(day);
  }
  return days;
}

function amountsOf(written: unknown): Readonly<Record<string, Pence>> | undefined {
  const amounts: Record<string, Pence> = {};
  for (const frequency of payFrequencies) {
    const amount = moneyOf(member(written, frequency));
    if (amount === undefined) return undefined;
    amounts[frequency] = amount;
  }
  return amounts;
}

function checkReadings(
  readings: readonly Reading[],
  clauses: ReadonlyMap<string, Clause>,
  parameters: ReadonlyMap<string, Parameter>,
): void {
  const ids = new Map<string, string>();
  for (const reading of readings) {
    once(ids, "readings.json", reading.id, reading.id);
    for (const rule of reading.rules) {
      if (!clauses.has(rule)) refuse("readings.json", reading.id, `names ${rule}, which is no rule`);
    }
    for (const id of reading.parameters) {
      if (!parameters.has(id)) refuse("readings.json", reading.id, `names ${id}, which is no parameter`);
    }
  }
}

/** The instalments of the £1,498 payment make up the payment (WFP-52), on every day on which one of the three changes. */
function checkPayment(law: Law): void {
  const ids = ["wfp.total", "wfp.instalment", "wfp.instalments"] as const;
  const days = ids.flatMap((id) => law.parameters.get(id)?.entries.map(({ from }) => from) ?? []);
  for (const day of days) {
    const [total, instalment, count] = [
      moneyOn(law, ids[0], day),
      moneyOn(law, ids[1], day),
      countOn(law, ids[2], day),
    ];
    if (
      total === undefined ||
      instalment === undefined ||
      count === undefined ||
      instalment * count !== total
    ) {
      refuse(
        "parameters",
        "wfp.instalments",
        `${count} × wfp.instalment is not wfp.total on ${dayText(day)}`,
      );
    }
  }
}

function readWords(read: Reader): Words {
  const en = new Map(Object.entries(read(wordsFile, "words/en.json")));
  const cy = new Map(Object.entries(read(wordsFile, "words/cy.json")));
  for (const key of en.keys()) if (!cy.has(key)) refuse("words/cy.json", key, "is missing; English has it");
  for (const key of cy.keys()) if (!en.has(key)) refuse("words/en.json", key, "is missing; Welsh has it");
  return { en, cy };
}

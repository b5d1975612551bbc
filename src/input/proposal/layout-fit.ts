// How the columns of one table fit one layout: each column's meaning by its heading, then by its cells, then one column for each
// key; what two columns claim or no cell bears out is a question.
import { cellKind, plainKind, type Row } from "../../core/place.ts";
import type { Column, Layout } from "../../law/layout.ts";
import { trimmed } from "../blank.ts";
import { written } from "../mapping/mapping.ts";
import { amountsColumn, niNumberColumn } from "./by-cells.ts";
import { type KnownHeadings, type Meaning, wholeName } from "./known-headings.ts";
import { monthOfFile } from "./month.ts";
import { costsOfAllPay } from "./on-costs.ts";
import type { Open, Proposal, ProposedColumn, ProposeOptions, ReadAs, Why } from "./proposal.ts";
import { type CellShape, type SampleCell, shapeOf } from "./shape.ts";
import { wholeNameForms } from "./whole-name.ts";

type Claim = {
  readonly at: number;
  readonly heading: string;
  readonly cells: readonly SampleCell[];
  readonly meaning: (Omit<Meaning, "why"> & { readonly why: Why }) | undefined;
};

const strength: Partial<Record<Why, number>> = { set: 4, layout: 3, program: 2, similar: 1 };

export function fitLayout(
  heading: Row,
  below: readonly Row[],
  layout: Layout,
  known: KnownHeadings,
  options: ProposeOptions,
): Omit<Proposal, "next"> {
  const claims = heading.cells.map((cell, at): Claim => {
    const text = trimmed(cell);
    const said = options.said.get(written(text));
    const meaning =
      said === undefined
        ? known.meaningOf(text, layout)
        : { key: said, why: whySaid(said), program: "", ask: false };
    return { at, heading: text, cells: cellsOf(below, at), meaning: text === "" ? undefined : meaning };
  });
  const open: Open[] = [];
  const read = new Map<
    number,
    { readonly as: readonly ReadAs[]; readonly shape?: CellShape; readonly why: Why }
  >();
  const second = new Set<number>();
  for (const [key, rivals] of byKey(claims)) {
    const chosen = oneOf(rivals, key, open);
    for (const rival of rivals) if (rival !== chosen) second.add(rival.at);
    if (chosen !== undefined) readColumn(chosen, key, layout, options, { open, read });
  }
  byTheirCells(claims, layout, options, read);
  const taken = new Set([...read.values()].flatMap(({ as }) => as.map(({ key }) => key)));
  const asked = new Set(open.map(({ key }) => key));
  for (const { heading: text, at, meaning } of claims) {
    if (text === "" || meaning !== undefined || read.has(at)) continue;
    const perhaps = known.perhaps(text, layout);
    if (perhaps === undefined || taken.has(perhaps) || asked.has(perhaps)) continue;
    open.push({
      code: "perhaps",
      key: perhaps,
      headings: [text],
      found: claims[at]?.cells.slice(0, 3).map((one) => one.text) ?? [],
    });
  }
  const inQuestion = new Set(open.flatMap(({ headings }) => headings));
  const columns = claims.flatMap((claim): readonly ProposedColumn[] => {
    if (claim.heading === "") return [];
    const as = read.get(claim.at);
    const why = as?.why ?? notRead(claim, layout, { second, inQuestion });
    const { at, heading: text, cells, meaning } = claim;
    const examples = [...new Set(cells.map((one) => one.text))].slice(0, 3);
    return [{ at, heading: text, read: as?.as ?? [], why, program: meaning?.program ?? "", examples }];
  });
  daysTogether(columns, read, open);
  const inOneForm = penceTogether(columns, read, open);
  costsOfAllPay(inOneForm, below, layout, options, open);
  const { withMonth, period } = monthOfFile(inOneForm, layout);
  const found = new Set(withMonth.flatMap((column) => column.read.map(({ key }) => key)));
  return {
    ...{ layout, headingRow: heading.number, columns: withMonth, open, period },
    missing: layout.columns.filter((one) => isNeeded(one) && !found.has(one.key) && !asked.has(one.key)),
    eitherWay: columns.filter(({ at }) => isEitherWay(read.get(at)?.shape)).map((one) => one.heading),
  };
}

const whySaid = (key: string): Why => (key === "" ? "left" : "set");

function isNeeded({ columnRequired, required, refused }: Column): boolean {
  return refused !== true && (columnRequired || required === "always");
}

function cellsOf(rows: readonly Row[], at: number): readonly SampleCell[] {
  return rows.flatMap(({ cells, kinds }) => {
    const text = trimmed(cells[at] ?? "");
    return text === "" ? [] : [{ text, kind: plainKind(kinds?.[at] ?? cellKind.text) }];
  });
}

function byKey(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const keys = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.meaning?.key ?? "";
    if (key !== "") keys.set(key, [...(keys.get(key) ?? []), claim]);
  }
  return keys;
}

/** The column that says the key with most certainty; undefined, and a question, where two say it as surely. */
function oneOf(rivals: readonly Claim[], key: string, open: Open[]): Claim | undefined {
  const sure = ({ meaning }: Claim): number => (meaning === undefined ? 0 : (strength[meaning.why] ?? 0));
  const most = Math.max(...rivals.map(sure));
  const [first, ...others] = rivals.filter((rival) => sure(rival) === most);
  if (others.length === 0) return first;
  const headings = rivals.filter((rival) => sure(rival) === most).map((rival) => rival.heading);
  open.push({ code: "two-claim", key, headings, found: [] });
  return undefined;
}

type Into = {
  readonly open: Open[];
  readonly read: Map<
    number,
    { readonly as: readonly ReadAs[]; readonly shape?: CellShape; readonly why: Why }
  >;
};

function readColumn(
  { at, heading, cells, meaning }: Claim,
  key: string,
  layout: Layout,
  { law, epoch, programs }: ProposeOptions,
  { open, read }: Into,
): void {
  const why = meaning?.why ?? "unknown";
  const ask = (
    code: Open["code"],
    found: readonly string[] = cells.slice(0, 3).map(({ text }) => text),
  ): void => {
    open.push({ code, key, headings: [heading], found });
  };
  if (key === wholeName) {
    const forms = wholeNameForms(cells, law.names);
    if (forms === undefined) ask("name-order");
    else read.set(at, { as: forms, why });
    return;
  }
  const column = layout.columns.find((one) => one.key === key);
  if (column === undefined || column.refused === true) return;
  if (meaning?.ask === true) {
    ask("payment-in-it");
    return;
  }
  const values = Object.assign({}, ...programs.map((program) => program.values?.[key] ?? {}));
  const shape = shapeOf(column, cells, { law, epoch, values });
  if (shape.kind === "mixed days") ask("days-mixed", shape.found);
  else if (shape.kind === "none") ask("not-of-kind", shape.found);
  else if (shape.kind === "values" && shape.unknown.length > 0)
    ask("values-unknown", shape.unknown.slice(0, 10));
  else read.set(at, { as: [readAs(key, shape)], shape, why });
}

function readAs(key: string, shape: CellShape): ReadAs {
  if (shape.kind === "form") return { key, as: shape.as };
  return shape.kind === "values" ? { key, values: shape.values } : { key };
}

/** Columns that say by their cells alone what they are, whatever they are called. */
function byTheirCells(
  claims: readonly Claim[],
  layout: Layout,
  options: ProposeOptions,
  read: Into["read"],
): void {
  const taken = new Set([...read.values()].flatMap(({ as }) => as.map(({ key }) => key)));
  const free = claims.filter(
    ({ meaning, at, heading }) => meaning === undefined && heading !== "" && !read.has(at),
  );
  for (const [key, why, found] of [
    ["niNumber", "shape", niNumberColumn(free)],
    ["amountPaid", "amounts", amountsColumn(free, layout, options)],
  ] as const) {
    if (found === undefined || taken.has(key) || !layout.columns.some((column) => column.key === key))
      continue;
    read.set(found.at, { as: [{ key, ...(found.as === undefined ? {} : { as: found.as }) }], why });
  }
}

function notRead(
  { heading, at, meaning }: Claim,
  layout: Layout,
  { second, inQuestion }: { readonly second: ReadonlySet<number>; readonly inQuestion: ReadonlySet<string> },
): Why {
  if (inQuestion.has(heading)) return "open";
  if (meaning?.why === "left") return "left";
  if (layout.columns.some(({ key, refused }) => refused === true && key === meaning?.key)) return "refused";
  if (second.has(at)) return "second";
  return meaning === undefined ? "unknown" : "other";
}

function isEitherWay(shape: CellShape | undefined): boolean {
  return shape?.kind === "plain" && shape.eitherWay;
}

/** A program writes all its days in one form: where one column has the month first, one that could be either is asked about. */
function daysTogether(columns: readonly ProposedColumn[], read: Into["read"], open: Open[]): void {
  const monthFirst = columns.some((column) => column.read.some(({ as }) => as === "month-first"));
  if (!monthFirst) return;
  for (const { at, heading, read: as, examples } of columns) {
    const [key = ""] = as.map((one) => one.key);
    if (isEitherWay(read.get(at)?.shape))
      open.push({ code: "month-first-elsewhere", key, headings: [heading], found: examples });
  }
}

/**
 * A program writes all its amounts in one form: where one column can only be pence and no amount has a point, all are pence.
 * Else amounts without a point are asked about beside pence, and where they are too large for a month's pay.
 */
function penceTogether(
  columns: readonly ProposedColumn[],
  read: Into["read"],
  open: Open[],
): readonly ProposedColumn[] {
  const pence = columns.some((column) => column.read.some(({ as }) => as === "pence"));
  const plain = columns.filter(
    ({ at }) => read.get(at)?.shape?.kind === "plain" && isMoney(read.get(at)?.shape),
  );
  const whole = plain.filter(({ at }) => isWhole(read.get(at)?.shape));
  if (pence && whole.length === plain.length) {
    return columns.map((one) =>
      whole.includes(one) ? { ...one, read: one.read.map((as) => ({ ...as, as: "pence" as const })) } : one,
    );
  }
  for (const { heading, read: as, examples } of whole) {
    if (!pence && !examples.every((text) => Number(text) >= 20_000)) continue;
    open.push({ code: "pence-or-pounds", key: as[0]?.key ?? "", headings: [heading], found: examples });
  }
  return columns;
}

function isMoney(shape: CellShape | undefined): boolean {
  return shape?.kind === "plain" && shape.amounts !== "none";
}

function isWhole(shape: CellShape | undefined): boolean {
  return shape?.kind === "plain" && shape.amounts === "whole";
}

// A mapping beside the law that it is used under: what it says can be read, or why it cannot.
import { cellKind } from "../../core/place.ts";
import type { Law } from "../../law/law.ts";
import type { Column, Cover, Layout } from "../../law/layout.ts";
import type { MappedColumn, Mapping } from "../../law/mapping.ts";
import { cellReader } from "../cells.ts";
import { type CoverOptions, readCoverValue } from "../cover.ts";
import { isFault } from "../fault.ts";
import { forms } from "./forms.ts";
import { written } from "./mapping.ts";

export type Prepared = { readonly text: Mapping; readonly layout: Layout; readonly cover: Cover };

type Schemes = CoverOptions["schemes"];
type Laws = Pick<Law, "layouts" | "councils" | "roles">;

/** Where a mapping cannot be followed, and what would be right. */
type MappingFault = {
  readonly setting: string;
  readonly what: MappingFaultWhat;
  readonly detail: string;
};
type MappingFaultWhat =
  | "open"
  | "layout-unknown"
  | "key-unknown"
  | "key-twice"
  | "heading-twice"
  | "column-refused"
  | "source-missing"
  | "always-not-employer"
  | "form-not-of-kind"
  | "value-unreadable"
  | "cover-own";

const preparedBefore = new WeakMap<Mapping, Prepared>();

/** Throws for a mapping that `mappingFault` finds something wrong with. */
export function prepared(text: Mapping, law: Laws, schemes: Schemes): Prepared {
  const known = preparedBefore.get(text);
  if (known !== undefined) return known;
  const fault = mappingFault(text, law, schemes);
  const layout = law.layouts.get(text.layout);
  if (fault !== undefined || layout === undefined)
    throw new Error(`mapping ${text.name}: ${fault?.setting} ${fault?.what} ${fault?.detail}`);
  const made = { text, layout, cover: coverOf(text, layout, { law, schemes }) };
  preparedBefore.set(text, made);
  return made;
}

/** The first thing for which a mapping cannot be followed; undefined when it can. */
export function mappingFault(text: Mapping, law: Laws, schemes: Schemes): MappingFault | undefined {
  const [open] = text.open;
  if (open !== undefined) {
    const detail = `${[open.key, ...open.headings].filter((one) => one !== "").join(", ")}: ${open.why}`;
    return { setting: "open", what: "open", detail };
  }
  const layout = law.layouts.get(text.layout);
  if (layout === undefined)
    return { setting: "layout", what: "layout-unknown", detail: [...law.layouts.keys()].join(", ") };
  return coverFault(text, layout, { law, schemes }) ?? columnsFault(text, layout, law);
}

type Under = { readonly law: Laws; readonly schemes: Schemes };

function coverOptions({ law, schemes }: Under): CoverOptions {
  return { file: "", sheet: "", epoch: 1900, councils: law.councils, schemes };
}

/** What a mapping says of the cover itself: the version and scheme are those of the layout. */
function coverOf(text: Mapping, layout: Layout, under: Under): Cover {
  const cover: Record<string, unknown> = {};
  for (const key of layout.cover) {
    const value = text.cover[key.key];
    if (value !== undefined) cover[key.key] = readCoverValue(key, value, coverOptions(under));
  }
  const scheme = layout.scheme === "" ? {} : { scheme: layout.scheme };
  // Each value has the type of its key's kind, as in readCover.
  return { templateVersion: layout.versions.at(-1), ...scheme, ...cover } as Cover;
}

/** They are the layout's own. */
const ofTheLayout = new Set(["templateVersion", "scheme"]);

function coverFault(text: Mapping, layout: Layout, under: Under): MappingFault | undefined {
  for (const [name, value] of Object.entries(text.cover)) {
    const setting = `cover.${name}`;
    const key = layout.cover.find((one) => one.key === name);
    if (key === undefined)
      return { setting, what: "key-unknown", detail: layout.cover.map((one) => one.key).join(", ") };
    if (ofTheLayout.has(name) || (name === "period" && text.period !== undefined))
      return { setting, what: "cover-own", detail: value };
    const read = readCoverValue(key, value, coverOptions(under));
    if (isFault(read)) return { setting, what: "value-unreadable", detail: read.expected };
  }
  const as = text.period?.as;
  if (as !== undefined && !forms[as].kinds.includes("month"))
    return {
      setting: "period.as",
      what: "form-not-of-kind",
      detail: "month-of-day, month-first, year-month-day",
    };
  return undefined;
}

function columnsFault(text: Mapping, layout: Layout, law: Laws): MappingFault | undefined {
  const keys = new Set<string>();
  const readFrom = new Map<string, MappedColumn>();
  for (const [at, mapped] of text.columns.entries()) {
    const setting = `columns.${at}`;
    const column = layout.columns.find(({ key }) => key === mapped.key);
    if (column === undefined) return { setting: `${setting}.key`, what: "key-unknown", detail: mapped.key };
    if (column.refused === true)
      return { setting: `${setting}.key`, what: "column-refused", detail: mapped.key };
    if (keys.has(mapped.key)) return { setting: `${setting}.key`, what: "key-twice", detail: mapped.key };
    keys.add(mapped.key);
    const own = columnFault(mapped, column, setting, law);
    if (own !== undefined) return own;
    const heading = mapped.heading === undefined ? undefined : written(mapped.heading);
    const other = heading === undefined ? undefined : readFrom.get(heading);
    // Only a whole name in one cell, and a day and its month, are two columns of the layout.
    if (
      other !== undefined &&
      !(isNamePart(other) && isNamePart(mapped)) &&
      !isMonth(other) &&
      !isMonth(mapped)
    )
      return { setting: `${setting}.heading`, what: "heading-twice", detail: mapped.heading ?? "" };
    if (heading !== undefined) readFrom.set(heading, mapped);
  }
  return undefined;
}

function isMonth({ as }: MappedColumn): boolean {
  return as !== undefined && forms[as].kinds.includes("month");
}

function isNamePart({ as }: MappedColumn): boolean {
  return as !== undefined && forms[as].kinds.includes("name");
}

function columnFault(
  { heading, as, values, always }: MappedColumn,
  column: Column,
  setting: string,
  law: Laws,
): MappingFault | undefined {
  if (
    (heading === undefined) === (always === undefined) ||
    (heading !== undefined && written(heading) === "")
  )
    return { setting, what: "source-missing", detail: column.key };
  const read = cellReader(column, law, 1900);
  if (always !== undefined) {
    if (column.ofEmployer !== true) return { setting, what: "always-not-employer", detail: column.key };
    if (as !== undefined || values !== undefined)
      return { setting, what: "source-missing", detail: column.key };
    const value = read(always, cellKind.text);
    return isFault(value)
      ? { setting: `${setting}.always`, what: "value-unreadable", detail: value.expected }
      : undefined;
  }
  if (as !== undefined && !forms[as].kinds.includes(column.kind))
    return { setting: `${setting}.as`, what: "form-not-of-kind", detail: `${as}, ${column.kind}` };
  for (const [said, value] of Object.entries(values ?? {})) {
    const meant = read(value, cellKind.text);
    if (isFault(meant))
      return { setting: `${setting}.values.${said}`, what: "value-unreadable", detail: meant.expected };
  }
  return undefined;
}

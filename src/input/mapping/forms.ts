// Forms in which payroll programs write what a layout wants in another: days with the month first, pence, hours and minutes,
// a share for a percentage, a whole name in one cell. A form is chosen by a mapping, never by a cell; a cell of another form
// is a fault of its row.
import { civil, type Month, monthFromText } from "../../core/day.ts";
import { cellKind } from "../../core/place.ts";
import type { ColumnKind } from "../../law/layout.ts";
import { type FormName, mappingForms } from "../../law/mapping.ts";
import { type Epoch, readDay, readMonth } from "../days.ts";
import { type CellReader, type Fault, fault, isFault } from "../fault.ts";

/** What the cell says as the layout writes it; undefined where it stands in that form already. */
type Shape = (text: string, kind: number, epoch: Epoch) => string | undefined | Fault;

type Form = {
  readonly kinds: readonly ColumnKind[];
  /** How a cell of this form looks, in any language. */
  readonly example: string;
  readonly shape: Shape;
};

const other = (example: string): Fault => fault("cell-not-as-mapped", example);
const others = new Map<string, Fault>();
/** One fault for each example: cells are many. */
function notAs(example: string): Fault {
  const known = others.get(example) ?? other(example);
  others.set(example, known);
  return known;
}

const isDay = (kind: number): boolean => kind === cellKind.date;
const two = (text: string): string => text.padStart(2, "0");

/** A text that has to match, and what is made of it. */
function pattern(example: string, wanted: RegExp, made: (...parts: readonly string[]) => string): Shape {
  return (text, kind) => {
    const match = kind > cellKind.number ? null : wanted.exec(text);
    return match === null ? notAs(example) : made(...match.slice(1).map((part) => part ?? ""));
  };
}

/** A whole name without its title, cut by `cut`. */
function nameShape(example: string, cut: (words: string) => string | undefined): Shape {
  return (text, kind) => {
    const part = kind === cellKind.text ? cut(text.replace(/\s+/g, " ").trim())?.trim() : undefined;
    return part === undefined || part === "" ? notAs(example) : part;
  };
}

const titled = /^(?:mrs?|ms|miss|mx|dr|rev|sir|dame|prof)\.? +/i;
const withoutTitle = (text: string): string => text.replace(titled, "");

/** The words before and after the only comma. */
function atComma(text: string): readonly [string, string] | undefined {
  const [surname, forenames, more] = text.split(",");
  if (surname === undefined || forenames === undefined || more !== undefined) return undefined;
  return [withoutTitle(surname.trim()), withoutTitle(forenames.trim())];
}

/** The first word and the others, or the last and those before it. */
function cutOff(text: string, end: "first" | "last"): readonly [word: string, others: string] | undefined {
  const words = withoutTitle(text);
  const at = end === "first" ? words.indexOf(" ") : words.lastIndexOf(" ");
  if (at < 0) return undefined;
  const [before, after] = [words.slice(0, at), words.slice(at + 1)];
  return end === "first" ? [before, after] : [after, before];
}

/** With three words nobody can tell which name the one in the middle belongs to. */
export function isDoubtfulSplit(as: FormName | undefined, text: string): boolean {
  return as !== undefined && cuttingForms.has(as) && withoutTitle(text.trim()).split(/\s+/).length > 2;
}

const day: readonly ColumnKind[] = ["day"];
const money: readonly ColumnKind[] = ["money"];
const name: readonly ColumnKind[] = ["name"];
const commaName = "Jones, Siân";
const forenameFirst = "Siân Jones";
const surnameFirst = "Jones Siân";

const monthFirst = pattern(
  "06/28/2022",
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/,
  (month = "", _mark, date = "", year = "") => `${year}-${two(month)}-${two(date)}`,
);
const compact = pattern("20220628", /^(\d{4})(\d{2})(\d{2})$/, (...parts) => parts.join("-"));
const pence = pattern("29960", /^(-?)(\d{1,12}) ?p?$/i, (sign = "", digits = "") => {
  const all = digits.padStart(3, "0");
  return `${sign}${all.slice(0, -2)}.${all.slice(-2)}`;
});
const clock = pattern("37:30", /^(\d{1,3}):([0-5]\d)(?::00)?$/, (hours = "", minutes = "") =>
  inHundredths(Number(hours) * 60 + Number(minutes)),
);

/** Minutes as hours with two decimals where these say them exactly; else with more, which no column takes. */
function inHundredths(minutes: number): string {
  const hundredths = (minutes * 100) / 60;
  if (!Number.isInteger(hundredths)) return (minutes / 60).toFixed(6);
  return `${Math.floor(hundredths / 100)}.${two(String(hundredths % 100))}`;
}

export const forms: Readonly<Record<FormName, Form>> = {
  "month-first": {
    kinds: day,
    example: "06/28/2022",
    shape: (t, k, e) => (isDay(k) ? undefined : monthFirst(t, k, e)),
  },
  "year-month-day": { kinds: day, example: "20220628", shape: compact },
  "month-of-day": { kinds: ["month"], example: "28/06/2022", shape: monthOf },
  "month-of-month-first-day": { kinds: ["month"], example: "06/28/2022", shape: monthBy("month-first") },
  "month-of-year-month-day": { kinds: ["month"], example: "20220628", shape: monthBy("year-month-day") },
  pence: { kinds: money, example: "29960", shape: pence },
  "hours-and-minutes": {
    kinds: ["decimal"],
    example: "37:30",
    // A spreadsheet holds hours and minutes as a part of a day.
    shape: (text, kind, epoch) =>
      kind === cellKind.partOfDay || kind === cellKind.date
        ? daysAsHours(text)
        : kind === cellKind.text
          ? clock(text, kind, epoch)
          : notAs("37:30"),
  },
  share: {
    kinds: ["percent"],
    example: "0.03",
    shape: pattern("0.03", /^(0(?:\.\d{1,5})?|1(?:\.0+)?)$/, (text = "") => percentOf(text)),
  },
  "surname-before-comma": {
    kinds: name,
    example: commaName,
    shape: nameShape(commaName, (all) => atComma(all)?.[0]),
  },
  "forenames-after-comma": {
    kinds: name,
    example: commaName,
    shape: nameShape(commaName, (all) => atComma(all)?.[1]),
  },
  "forenames-before-last-word": {
    kinds: name,
    example: forenameFirst,
    shape: nameShape(forenameFirst, (all) => cutOff(all, "last")?.[1]),
  },
  "surname-last-word": {
    kinds: name,
    example: forenameFirst,
    shape: nameShape(forenameFirst, (all) => cutOff(all, "last")?.[0]),
  },
  "surname-first-word": {
    kinds: name,
    example: surnameFirst,
    shape: nameShape(surnameFirst, (all) => cutOff(all, "first")?.[0]),
  },
  "forenames-after-first-word": {
    kinds: name,
    example: surnameFirst,
    shape: nameShape(surnameFirst, (all) => cutOff(all, "first")?.[1]),
  },
};

const cuttingForms: ReadonlySet<FormName> = new Set([
  "forenames-before-last-word",
  "surname-last-word",
  "surname-first-word",
  "forenames-after-first-word",
]);

/** The forms of a kind of column. */
export function formsOf(kind: ColumnKind): readonly FormName[] {
  return mappingForms.filter((form) => forms[form].kinds.includes(kind));
}

/** "0.03" → "3.000%", exactly. */
function percentOf(text: string): string {
  const [whole = "0", part = ""] = text.split(".");
  const thousandths = Number(whole) * 100_000 + Number(part.padEnd(5, "0").slice(0, 5));
  return `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, "0")}%`;
}

function daysAsHours(text: string): string | Fault {
  const minutes = Number(text) * 1440;
  const whole = Math.round(minutes);
  // A spreadsheet keeps a fraction of a day to fifteen digits.
  return Number.isFinite(minutes) && Math.abs(minutes - whole) < 1e-6 ? inHundredths(whole) : notAs("37:30");
}

function monthOf(text: string, kind: number, epoch: Epoch): string | undefined | Fault {
  if (!isFault(readMonth(text, kind, epoch))) return undefined;
  const found = readDay(text, kind, epoch);
  if (isFault(found)) return notAs("28/06/2022");
  const { year, month } = civil(found);
  return `${year}-${two(String(month))}`;
}

/** The month of a day that is written in a form of its own. */
function monthBy(form: FormName): Shape {
  return (text, kind, epoch) => {
    const own = forms[form].shape(text, kind, epoch);
    if (isFault(own)) return own;
    return own === undefined ? monthOf(text, kind, epoch) : monthOf(own, cellKind.text, epoch);
  };
}

/** What a mapping makes of a cell, before the layout's own reader sees it. */
type Mapped = {
  readonly as?: FormName | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
};

/** The text of a cell as the layout writes it; undefined where the mapping leaves it as it is. */
export function shaped(mapped: Mapped, text: string, kind: number, epoch: Epoch): string | undefined | Fault {
  const { as, values } = mapped;
  if (values !== undefined && Object.hasOwn(values, text)) return values[text];
  return as === undefined ? undefined : forms[as].shape(text, kind, epoch);
}

/** The layout's reader behind what the mapping makes of the cell. */
export function mappedReader(read: CellReader, mapped: Mapped | undefined, epoch: Epoch): CellReader {
  if (mapped === undefined || (mapped.as === undefined && mapped.values === undefined)) return read;
  return (text, kind) => {
    const own = shaped(mapped, text, kind, epoch);
    if (own === undefined) return read(text, kind);
    return typeof own === "string" ? read(own, cellKind.text) : own;
  };
}

/** The month that a cell says, of itself or by its day; undefined where it says none. */
export function monthSaid(
  text: string,
  kind: number,
  as: FormName | undefined,
  epoch: Epoch,
): Month | undefined {
  const own = shaped({ as }, text, kind, epoch);
  if (isFault(own)) return undefined;
  const [said, saidKind] = own === undefined ? [text, kind] : [own, cellKind.text];
  const month = monthOf(said, saidKind, epoch);
  if (isFault(month)) return undefined;
  const read = month === undefined ? readMonth(said, saidKind, epoch) : monthFromText(month);
  return typeof read === "number" ? read : undefined;
}

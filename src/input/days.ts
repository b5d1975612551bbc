// Days and months as people and spreadsheet programs write them.
import { civil, type Day, dayOf, dayText, type Month } from "../core/day.ts";
import { cellKind } from "../core/place.ts";
import { type Fault, fault } from "./fault.ts";

/** The first day that a workbook counts from. */
export type Epoch = 1900 | 1904;

const notDay = fault("cell-not-day", "30/06/2022, 2022-06-30");
const twoDigitYear = fault("cell-day-two-digit-year", "30/06/2022, 2022-06-30");
const outOfRange = fault("cell-day-out-of-range", "1900–2199");
const notMonth = fault("cell-not-month", "2022-06");

/** The serial number of 1970-01-01 in each epoch. */
const serialOf1970 = { 1900: 25569, 1904: 24107 } as const;
/** In the first 60 serial numbers the programs disagree about 29 February 1900. */
const leastSerial = 61;
const zero = 0x30;

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - zero;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/**
 * "30/06/2022" (also with - or .), "2022-06-30", a serial number (in text: of five digits). A time of day is
 * accepted where it is midnight. Years are 1900 to 2199.
 */
export function readDay(text: string, kind: number, epoch: Epoch): Day | Fault {
  if (kind === cellKind.number || kind === cellKind.date) return daySerial(text, epoch);
  if (kind !== cellKind.text) return notDay;
  const length = text.length;
  const common = length === 10 ? commonDay(text) : undefined;
  if (common !== undefined) return common;
  const named = namedDay(text);
  if (named !== undefined) return named;
  const numbers = [0, 0, 0];
  const widths = [0, 0, 0];
  let part = 0;
  let mark = 0;
  let at = 0;
  for (; at < length; at += 1) {
    const digit = digitAt(text, at);
    if (digit >= 0) {
      numbers[part] = (numbers[part] ?? 0) * 10 + digit;
      widths[part] = (widths[part] ?? 0) + 1;
      if ((widths[part] ?? 0) > 5) return notDay;
      continue;
    }
    const code = text.charCodeAt(at);
    // Slash, hyphen, full stop; the same one twice.
    const separates = code === 0x2f || code === 0x2d || code === 0x2e;
    if (part === 2 || !separates || (mark !== 0 && code !== mark)) break;
    mark = code;
    part += 1;
  }
  const [first = 0, month = 0, last = 0] = numbers;
  const [firstWidth = 0, monthWidth = 0, lastWidth = 0] = widths;
  if (part === 0 && at === length && firstWidth === 5) return daySerial(text, epoch);
  if (part !== 2 || monthWidth < 1 || monthWidth > 2 || !isMidnight(text, at)) return notDay;
  if (firstWidth === 4 && lastWidth >= 1 && lastWidth <= 2) return dayIn(first, month, last);
  if (firstWidth < 1 || firstWidth > 2) return notDay;
  if (lastWidth === 2) return dayOf(2000 + last, month, first) === undefined ? notDay : twoDigitYear;
  return lastWidth === 4 ? dayIn(last, month, first) : notDay;
}

/** What payroll programs write for "no end": the last day that they know, as text or as a serial number. */
export function isNoEnd(text: string): boolean {
  return text.includes("9999") ? noEnd.test(text) : text === "2958465";
}

const noEnd =
  /^(?:31[/.-]12[/.-]9999|9999-12-31|31[ /.-](?:o )?(?:dec|december|rha|rhag|rhagfyr|ragfyr)[ /.-]9999)(?:[ T]00:00(?::00)?(?:\.0+)?Z?)?$/i;

// Unique beginnings of the months in both languages; Mawrth is also Tuesday, but never stands alone before a year.
const monthNames =
  /^(?:(jan|ion)|(feb|chw)|(mar|maw)|(apr|ebr)|(may|mai)|(jun|meh)|(jul|gor)|(aug|aws)|(sep|med)|(oct|hyd)|(nov|tac)|(dec|rha))/;
const wholeNames = new Set(
  (
    "january february march april may june july august september october november december sept " +
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr chwef gorff tach rhag"
  ).split(" "),
);
/** What a Welsh name becomes behind "o": 28 o Fehefin. */
const mutated = new Map([
  ["fawrth", "mawrth"],
  ["fai", "mai"],
  ["fehefin", "mehefin"],
  ["orffennaf", "gorffennaf"],
  ["fedi", "medi"],
  ["dachwedd", "tachwedd"],
  ["ragfyr", "rhagfyr"],
]);
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|af|ain|il|ydd|ed|eg|fed)?[ \-/.]+(?:o )?(\p{L}+)[ \-/.,]+(\d{4}|\d{2})$/u;
const monthFirst = /^(\p{L}+)[ .]+(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/u;

/** "28-Jun-2022", "28 Mehefin 2022", "June 28, 2022": the name of the month says which number is the day. */
function namedDay(text: string): Day | Fault | undefined {
  const first = dayFirst.exec(text);
  const match = first ?? monthFirst.exec(text);
  if (match === null) return undefined;
  const [date = "", name = "", year = ""] = first === null ? [match[2], match[1], match[3]] : match.slice(1);
  const month = monthNamed(name.toLowerCase());
  if (month === 0) return notDay;
  if (year.length === 4) return dayIn(Number(year), month, Number(date));
  return dayOf(2000 + Number(year), month, Number(date)) === undefined ? notDay : twoDigitYear;
}

/** 1 to 12 for a name, whole or with its usual three letters; 0 for another word. */
function monthNamed(written: string): number {
  const name = mutated.get(written) ?? written;
  const found = monthNames.exec(name);
  if (found === null || (name.length > 3 && !wholeNames.has(name))) return 0;
  return found.findIndex((part, at) => at > 0 && part !== undefined);
}

/** "30/06/2022" or "2022-06-30", as nearly all files have it; undefined for anything else. */
function commonDay(text: string): Day | undefined {
  let digits = 0;
  for (let at = 0; at < 10; at += 1) {
    const digit = digitAt(text, at);
    if (digit >= 0) digits = digits * 10 + digit;
    else if (text[at] === "/" ? at !== 2 && at !== 5 : text[at] !== "-" || (at !== 4 && at !== 7))
      return undefined;
  }
  if (text[2] === "/" && text[5] === "/") {
    return dayOf(digits % 10_000, Math.floor(digits / 10_000) % 100, Math.floor(digits / 1_000_000));
  }
  if (text[4] !== "-" || text[7] !== "-") return undefined;
  return dayOf(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
}

function dayIn(year: number, month: number, date: number): Day | Fault {
  if (year < 1900 || year > 2199) return outOfRange;
  return dayOf(year, month, date) ?? notDay;
}

/** Is what follows the date nothing, or a time that is midnight: " 00:00", "T00:00:00.000Z"? */
function isMidnight(text: string, from: number): boolean {
  if (from === text.length) return true;
  const first = text[from];
  if (first !== " " && first !== "T") return false;
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isZ = code === 0x5a && at === text.length - 1;
    if (code !== zero && code !== 0x3a && code !== 0x2e && !isZ) return false;
  }
  return from + 1 < text.length;
}

/** "44743" → "01/07/2022", as the programs of this country show it; a serial number of no day stays as it is. */
export function dayAsShown(text: string, epoch: Epoch): string {
  const day = daySerial(text, epoch);
  if (typeof day !== "object") return dayText(day).split("-").reverse().join("/");
  return isNoEnd(text) ? "31/12/9999" : text;
}

function daySerial(text: string, epoch: Epoch): Day | Fault {
  const serial = Number(text);
  if (!Number.isInteger(serial) || serial < leastSerial) return notDay;
  const day = serial - serialOf1970[epoch];
  // 2199-12-31.
  if (day > 84005) return outOfRange;
  return day as Day; // The range has just been checked.
}

/** "2022-06", "06/2022", "June 2022", "Mehefin 2022", or a first of a month, which is what a spreadsheet makes of one. */
export function readMonth(text: string, kind: number, epoch: Epoch): Month | Fault {
  if (kind === cellKind.text) {
    const match = /^(?:(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4}))$/.exec(text);
    if (match) return monthIn(Number(match[1] ?? match[4]), Number(match[2] ?? match[3]));
  }
  const named = kind === cellKind.text ? /^(\p{L}+)\.?[ \u00a0-](\d{4})$/u.exec(text) : null;
  const first = named === null ? text : `1 ${named[1]} ${named[2]}`;
  // A month that somebody types becomes its first day, shown without the day.
  const day = readDay(first, kind === cellKind.partOfDay ? cellKind.date : kind, epoch);
  if (typeof day === "object") return notMonth;
  return firstOfMonth(day) ?? notMonth;
}

function monthIn(year: number, month: number): Month | Fault {
  if (dayOf(year, month, 1) === undefined) return notMonth;
  return (year * 12 + month - 1) as Month; // The calendar has just said that there is such a month.
}

function firstOfMonth(day: Day): Month | undefined {
  const { year, month, date } = civil(day);
  return date === 1 ? ((year * 12 + month - 1) as Month) : undefined;
}

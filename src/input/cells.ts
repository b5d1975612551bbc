// One reader for each column of a layout, made once for a file and asked for every row.
import { cellKind } from "../core/place.ts";
import type { Law } from "../law/law.ts";
import type { Column } from "../law/layout.ts";
import { niNumberMeant, readNiNumber } from "../statute/ni-number.ts";
import { type Epoch, readDay, readMonth } from "./days.ts";
import { type CellReader, fault } from "./fault.ts";
import { nameReader } from "./names.ts";
import { penceOf, scaledOf } from "./numbers.ts";
import {
  identifierReader,
  listReader,
  roleReader,
  textReader,
  weekdaysReader,
  yesNoReader,
} from "./words.ts";

export function cellReader(column: Column, law: Pick<Law, "roles">, epoch: Epoch): CellReader {
  switch (column.kind) {
    case "ni-number":
      return niNumberReader();
    case "name":
      return nameReader(column);
    case "identifier":
      return identifierReader(column);
    case "text":
      return textReader(column, epoch);
    case "day":
      return (text, kind) => readDay(text, kind, epoch);
    case "month":
      return (text, kind) => readMonth(text, kind, epoch);
    case "money":
      return moneyReader(column);
    case "decimal":
      return numberReader(column, column.decimals ?? 0);
    case "count":
      return numberReader(column, 0);
    case "percent":
      return percentReader(column);
    case "yes-no":
      return yesNoReader();
    case "list":
      return listReader(column.values ?? []);
    case "role":
      return roleReader(law.roles);
    case "weekdays":
      return weekdaysReader();
  }
}

function niNumberReader(): CellReader {
  const notNiNumber = fault("cell-not-ni-number", "QQ 12 34 56 C");
  return (text) => {
    const read = readNiNumber(text);
    if (read !== undefined) return read;
    const meant = niNumberMeant(text);
    return meant === undefined ? notNiNumber : fault("cell-ni-number-letter", meant);
  };
}

// A day shown as money is the number of days since 1900; these are the years 1954 to 2064.
const leastDayInPence = 2_000_000;
const mostDayInPence = 6_000_000;

function moneyReader(column: Column): CellReader {
  const notMoney = fault("cell-not-money", "1498.00");
  const looksLikeDay = fault("cell-money-looks-like-day");
  const negativeMoney = fault("cell-money-negative");
  const { ceiling = Number.MAX_SAFE_INTEGER, negative = false, large = false } = column;
  const most = `${Math.floor(ceiling / 100)}.${cents(ceiling)}`;
  const aboveCeiling = large
    ? fault("cell-number-out-of-range", `0–${most}`)
    : fault("cell-money-above-ceiling", most);
  return (text, kind) => {
    if (kind === cellKind.date || kind === cellKind.partOfDay) return looksLikeDay;
    if (kind > cellKind.number) return notMoney;
    const pence = penceOf(text);
    if (pence === undefined) return notMoney;
    if (!large && pence >= leastDayInPence && pence <= mostDayInPence && text.indexOf(".") < 0)
      return looksLikeDay;
    if (pence > ceiling) return aboveCeiling;
    return pence < 0 && !negative ? negativeMoney : pence;
  };
}

function cents(pence: number): string {
  return String(pence % 100).padStart(2, "0");
}

function numberReader(column: Column, decimals: number): CellReader {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = column;
  const scale = 10 ** decimals;
  const notNumber = fault("cell-not-number", decimals === 0 ? "8" : "22.50");
  const outOfRange = fault("cell-number-out-of-range", rangeText(column));
  return (text, kind) => {
    if (kind > cellKind.number) return notNumber;
    const value = scaledOf(text, decimals);
    if (value === undefined) return notNumber;
    return value < min * scale || value > max * scale ? outOfRange : value;
  };
}

const thousandths = 3;

function percentReader(column: Column): CellReader {
  const { min = 0, max = 100 } = column;
  const notNumber = fault("cell-not-number", "3.00, 3%");
  const outOfRange = fault("cell-number-out-of-range", rangeText(column));
  const fraction = fault("cell-percent-looks-like-fraction", "3.00, 3%");
  return (text, kind) => {
    if (kind > cellKind.number) return notNumber;
    const signed = text.endsWith("%");
    const digits = signed ? text.slice(0, -1).trimEnd() : text;
    const value = scaledOf(digits, thousandths);
    if (value === undefined) return notNumber;
    // A share of 0.03 is three per cent to many programs; nobody can tell it from three hundredths of a per cent.
    if (!signed && value > 0 && value < 1000) return fraction;
    return value < min * 1000 || value > max * 1000 ? outOfRange : value;
  };
}

function rangeText(column: Column): string {
  return `${column.min ?? ""}–${column.max ?? ""}`;
}

// Reads the code of a number format: whether it shows a day, a part of a day or a number, and how.
import { type CellFormat, type Condition, general, type Section } from "./number-format.ts";

/** The built-in formats of numbers that are not simply their number: ECMA-376 part 1, 18.8.30. */
const builtIn = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, "#,##0;-#,##0"],
  [6, "#,##0;-#,##0"],
  [7, "#,##0.00;-#,##0.00"],
  [8, "#,##0.00;-#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "d/m/yyyy h:mm"],
  [37, "#,##0;-#,##0"],
  [38, "#,##0;-#,##0"],
  [39, "#,##0.00;-#,##0.00"],
  [40, "#,##0.00;-#,##0.00"],
  [41, '#,##0;-#,##0;"-"'],
  [42, '#,##0;-#,##0;"-"'],
  [43, '#,##0.00;-#,##0.00;"-"'],
  [44, '#,##0.00;-#,##0.00;"-"'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
]);

/** The format with this number; a code that the file gives counts more than the meaning that the number would have. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  const meant = code ?? builtIn.get(id);
  if (meant !== undefined) return meant.length > longestCode ? hiding : formatOf(meant);
  // 14 and 15 are days, those from 27 on days of East Asia.
  const isDay = id === 14 || id === 15 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDay ? { kind: "day", time: false } : general;
}

/** The programs offer a quarter of it. */
const longestCode = 1000;
/** Nobody can tell what it shows. */
const hiding: CellFormat = { kind: "number", sections: [undefined], simple: undefined };

/** Reads a format code. */
function formatOf(code: string): CellFormat {
  const sections = sectionsOf(code);
  const [first = []] = sections;
  const times = timesOf(first);
  if (times !== undefined) return times;
  const conditions = sections.slice(0, 2).map(conditionOf);
  if (conditions.some((one) => one !== undefined)) {
    return {
      kind: "number",
      sections: sections.slice(0, 3).map(plainSection),
      simple: undefined,
      conditions,
    };
  }
  if (first.some(({ kind }) => kind === "text" || kind === "general")) return aroundGeneral(first);
  const exponent = first.findIndex(({ kind }) => kind === "exponent");
  if (exponent >= 0) {
    const point = first.findIndex(({ text }) => text === ".");
    return { kind: "scientific", decimals: point < 0 ? 0 : Math.min(exponent - point - 1, mostDecimals) };
  }
  if (first.some(({ kind, text }) => kind === "mark" && text === "/")) return { kind: "fraction" };
  const read = sections.slice(0, 3).map((tokens) => sectionOf(tokens));
  // The last of several sections may be for text alone.
  const last = sections[read.length - 1];
  if (read.length > 1 && last?.some(({ kind }) => kind === "text") === true) read.pop();
  const only =
    read.length === 1 || read.slice(1).every((section) => section?.signed === true) ? read[0] : undefined;
  const plain =
    only !== undefined && only.power === 0 && only.before + only.after === "" && /^[0#?]+$/.test(only.whole);
  return {
    kind: "number",
    sections: read,
    simple: plain && !only.belowZero && !first.some(({ text }) => text === "-") ? only : undefined,
  };
}

const conditionText = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;

/** The condition of a section; undefined where it has none. */
function conditionOf(tokens: readonly Token[]): Condition | undefined {
  const found = tokens.find(({ kind }) => kind === "condition");
  if (found === undefined) return undefined;
  const [, sign = "", bound = "NaN"] = conditionText.exec(found.text) ?? [];
  return { sign, bound: Number(bound) };
}

/** A section of nothing but digits and literals, without its condition; undefined for any other. */
function plainSection(tokens: readonly Token[]): Section | undefined {
  const rest = tokens.filter(({ kind }) => kind !== "condition");
  return rest.every(({ kind }) => kind === "mark" || kind === "literal") ? sectionOf(rest) : undefined;
}

/** `General" p"` shows more than the number. */
function aroundGeneral(tokens: readonly Token[]): CellFormat {
  const at = tokens.findIndex(({ kind }) => kind === "text" || kind === "general");
  const textOf = (some: readonly Token[]): string =>
    some
      .map(({ kind, text }) => (kind === "literal" ? text : ""))
      .join("")
      .replace(silent, "");
  const [before, after] = [textOf(tokens.slice(0, at)), textOf(tokens.slice(at + 1))];
  return before + after === "" ? general : { kind: "general", before, after };
}

type Token = {
  readonly kind: "literal" | "mark" | "date" | "elapsed" | "condition" | "text" | "general" | "exponent";
  readonly text: string;
};

/** The tokens of each section. Colours, languages and what only takes room are left out. */
function sectionsOf(code: string): readonly (readonly Token[])[] {
  const sections: Token[][] = [[]];
  const add = (kind: Token["kind"], text: string): void => {
    sections.at(-1)?.push({ kind, text });
  };
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (letter === ";") sections.push([]);
    else if (letter === '"') {
      const end = code.indexOf('"', at + 1);
      add("literal", end < 0 ? code.slice(at + 1) : code.slice(at + 1, end));
      at = end < 0 ? code.length : end;
    } else if (letter === "[") {
      const end = code.indexOf("]", at + 1);
      if (end < 0) return [[]];
      const inside = code.slice(at + 1, end);
      if (/^(h+|m+|s+)$/i.test(inside)) add("elapsed", inside.toLowerCase());
      else if (/^[<>=]/.test(inside)) add("condition", inside);
      else if (inside.startsWith("$")) add("literal", inside.slice(1).replace(/-.*$/, ""));
      at = end;
    } else if (letter === "\\") {
      add("literal", code.charAt(at + 1));
      at += 1;
    } else if (letter === "_" || letter === "*") at += 1;
    else if (/^general/i.test(code.slice(at, at + 7))) {
      add("general", "General");
      at += 6;
    } else if (/^e[+-]/i.test(code.slice(at, at + 2))) {
      add("exponent", "E");
      at += 1;
    } else if (/^(am\/pm|a\/p)/i.test(code.slice(at, at + 5))) {
      add("date", "h");
      at += code.charAt(at + 1) === "/" ? 2 : 4;
    } else if (/[dmyhsgeb]/i.test(letter)) add("date", letter.toLowerCase());
    else if (letter === "@") add("text", letter);
    else if (/[0#?.,%/]/.test(letter)) add("mark", letter);
    else add("literal", letter);
  }
  return sections;
}

/** What a section of days or times shows; undefined when it shows neither. */
function timesOf(tokens: readonly Token[]): CellFormat | undefined {
  const letters = tokens
    .map(({ kind, text }) => (kind === "date" ? text : kind === "elapsed" ? "[" : " "))
    .join("");
  if (letters.trim() === "") return undefined;
  const day = /(^|[^d])d{1,2}($|[^d])/.test(letters);
  return day ? { kind: "day", time: /[hs]/.test(letters) } : { kind: "part of a day" };
}

/** The programs offer as many. */
const mostDecimals = 30;
/** Signs that say nothing more of a number. */
const silent = /[\s£+]|GBP/g;

function sectionOf(tokens: readonly Token[]): Section | undefined {
  if (tokens.some(({ kind, text }) => kind === "condition" || (kind === "mark" && text === "/")))
    return undefined;
  let [whole, before, after] = ["", "", ""];
  let [least, decimals, leastDecimals, power] = [0, 0, 0, 0];
  let pointed = false;
  let commas = 0;
  let between = "";
  for (const { kind, text } of tokens) {
    if (kind === "mark" && text === ".") {
      pointed = true;
      power -= 3 * commas;
      commas = 0;
    } else if (kind === "mark" && text === ",") commas += whole === "" ? 0 : 1;
    else if (kind === "mark" && text === "%") {
      power += 2;
      after += "%";
    } else if (kind !== "mark") {
      if (whole === "" && !pointed) before += text;
      else between += text;
    } else if (pointed) {
      if (between !== "") return undefined;
      decimals += 1;
      if (text === "0") leastDecimals = decimals;
    } else {
      // A comma among the digits groups them; at their end it divides by a thousand.
      commas = 0;
      whole += between + text;
      between = "";
      if (text === "0" || least > 0) least += 1;
    }
  }
  if (decimals > mostDecimals) return undefined;
  power -= 3 * commas;
  after = between + after;
  const around = before + after;
  const signed = /[-\u2212\u2013]/.test(around) || (before.includes("(") && after.includes(")"));
  const [lead, end] = [before, after].map((text) => text.replace(silent, ""));
  const belowZero =
    /^[-\u2212\u2013]/.test(lead ?? "") ||
    /^[-\u2212\u2013]$/.test(end ?? "") ||
    (lead?.startsWith("(") === true && end?.endsWith(")") === true);
  const bare = (text: string): string =>
    text.replace(silent, "").replace(belowZero ? /[-\u2212\u2013()]/g : /$^/, "");
  return {
    ...{ whole, least, decimals, leastDecimals, power, before: bare(before), after: bare(after) },
    ...{ signed, belowZero },
  };
}

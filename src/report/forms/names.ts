// What our own sheets are called, in one language or in both. Sheets with these names that hold no table belong to the
// form itself: a reader passes them over without a word.
import type { Language, Words } from "../../law/law.ts";
import { say } from "../words.ts";

/** One language, or both side by side. */
export type Tongue = Language | "both";

const formSheets = ["start", "cover", "rows", "lists", "problems"] as const;
type FormSheetName = (typeof formSheets)[number];

/** The name on the tab, which no spreadsheet program lets be longer than 31 characters. */
export function sheetName(words: Words, tongue: Tongue, sheet: FormSheetName): string {
  return speakIn(words, tongue, " - ")(`forms.sheets.${sheet}`).slice(0, 31);
}

/** The names of all sheets of a form. */
export function formSheetNames(words: Words, tongue: Tongue): readonly string[] {
  return formSheets.map((sheet) => sheetName(words, tongue, sheet));
}

/** Every name that one of our sheets beside the table may have. */
export function besideNames(words: Words): ReadonlySet<string> {
  const beside = formSheets.filter((sheet) => sheet !== "rows" && sheet !== "cover");
  const tongues: readonly Tongue[] = ["en", "cy", "both"];
  return new Set(beside.flatMap((sheet) => tongues.map((tongue) => sheetName(words, tongue, sheet))));
}

/** Says a text in one language, or in both with a mark between them. */
export function speakIn(
  words: Words,
  tongue: Tongue,
  between = " / ",
): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values) => {
    if (tongue !== "both") return say(words, tongue, key, values);
    const [english, welsh] = [say(words, "en", key, values), say(words, "cy", key, values)];
    return english === welsh ? english : `${english}${between}${welsh}`;
  };
}

/** The same of a pair of texts. */
export function inTongue(
  texts: { readonly en: string; readonly cy: string },
  tongue: Tongue,
  between = " / ",
): string {
  if (tongue !== "both") return texts[tongue];
  return texts.en === texts.cy ? texts.en : `${texts.en}${between}${texts.cy}`;
}

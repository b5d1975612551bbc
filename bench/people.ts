// Invented people: names as one meets them in Wales, National Insurance numbers of the valid form that were
// made from a counter. Any likeness to a living person is chance.
import type { Random } from "./random.ts";

const surnames = [
  "Jones",
  "Davies",
  "Evans",
  "Williams",
  "Thomas",
  "Roberts",
  "Lewis",
  "Hughes",
  "Morgan",
  "Griffiths",
  "Llŷr-Jones",
  "ap Llŷr",
  "Llŷn",
  "Gŵyr",
  "Môn",
  "Rhydderch",
  "Penri",
  "Siôn",
  "Tudur",
  "Prys",
  "O'Brien",
  "Nowak",
  "Okafor",
  "Fernández",
  "D'Souza",
  "Żukowska",
  "Begum",
  "MacLeod",
  "Smith",
  "Ó Súilleabháin",
] as const;
const forenames = [
  "Siân Mair",
  "Gwyn",
  "Llŷr",
  "Catrin",
  "Ifan",
  "Angharad",
  "Dafydd",
  "Non",
  "Siôn",
  "Gwenllian",
  "Mared",
  "Owain",
  "Elin",
  "Huw",
  "Ffion",
  "Tomos",
  "Anne-Marie",
  "Zoë",
  "Agnieszka",
  "Chidi",
  "Lowri",
  "Emyr",
  "Nia",
  "Rhys",
  "Betsan",
  "Susan",
  "Michael",
  "Beth",
  "Iestyn",
  "Sioned",
] as const;
const welshSurnames = [
  "Llŷr-Jones",
  "ap Llŷr",
  "ferch Llŷr",
  "Llŷn",
  "Gŵyr",
  "Môn",
  "Rhydderch",
  "Siôn",
  "Penri",
  "Tudur",
] as const;
const welshForenames = [
  "Siân Mair",
  "Llŷr",
  "Catrin",
  "Ifan",
  "Angharad",
  "Dafydd",
  "Siôn",
  "Gwenllian",
  "Mared",
  "Sioned",
] as const;

/** First letters D F I Q U V, second letters D F I O Q U V and the prefixes kept for offices are left out. */
const firstLetters = "ABCEGHJKLMNPRSTWXYZ";
const secondLetters = "ABCEGHJKLMNPRSTWXYZ";
const refusedPrefixes = new Set("BG GB KN NK NT TN ZZ OO CR FY MW NC PP PY PZ".split(" "));
const prefixes: readonly string[] = [...firstLetters].flatMap((first) =>
  [...secondLetters].map((second) => first + second).filter((prefix) => !refusedPrefixes.has(prefix)),
);

/**
 * The first eight characters of person `person`, 0 … 330 million: different for each. 618,033 shares no factor with a
 * million, so the six digits do not repeat within a million people.
 */
export function niNumberStart(person: number): string {
  const digits = (person * 618_033 + 271_828) % 1_000_000;
  const round = Math.floor(person / 1_000_000);
  const prefix = prefixes[(digits * 7 + round) % prefixes.length] ?? "AB";
  return prefix + String(digits).padStart(6, "0");
}

export function niNumber(person: number): string {
  return niNumberStart(person) + ("ABCD"[person % 4] ?? "A");
}

export function name(random: Random): { readonly surname: string; readonly forenames: string } {
  return { surname: random.of(surnames), forenames: random.of(forenames) };
}

export function welshName(random: Random): { readonly surname: string; readonly forenames: string } {
  return { surname: random.of(welshSurnames), forenames: random.of(welshForenames) };
}

// What the desk has done: a command of the program with what it is given, exactly as somebody would type it. The desk has no
// other way to compute, to decide or to write.

export type Order = {
  /** The name of a command, or of a look (hand/looks.ts). */
  readonly name: string;
  /** By the names of its operands and options; what is left out is as on the command line. */
  readonly given: Readonly<Record<string, Given>>;
  readonly json?: boolean;
  /** Of the results, where it is not the one of the settings. */
  readonly lang?: "en" | "cy" | "both";
};

export type Given = string | number | boolean | readonly string[] | undefined;

/** What came of it. */
export type Answer = {
  readonly exitCode: number;
  /** What it printed; JSON where that was asked for. */
  readonly printed: string;
  /** What it told beside that, in the language that was asked for. */
  readonly told: readonly Told[];
  /** Why it was not done, in words; undefined where it was. */
  readonly fault: string | undefined;
};

type Told = { readonly level: "info" | "error"; readonly text: string };

/** Not shown where the command is: whoever reads it along with the page need not know of whom. */
const secret = new Set(["person"]);
/** So many files are named; more than that are a folder. */
const mostNamed = 3;

/** Where the results and the law are, as the desk was told: by the names of the options. */
export type Places = Readonly<Record<string, string>>;

/** What each command takes: its operands, and those of the places that it knows. A test holds it to the commands themselves. */
const shownCommands: Readonly<
  Record<string, { readonly operands: readonly string[]; readonly places: readonly string[] }>
> = {
  run: { operands: ["files"], places: ["config", "employers", "out", "ledger"] },
  check: { operands: ["files"], places: ["config"] },
  explain: { operands: ["batch"], places: ["out"] },
  report: { operands: ["batch"], places: ["config", "employers", "out", "ledger"] },
  approve: { operands: ["batch"], places: ["config", "out", "ledger"] },
  pay: { operands: ["batch"], places: ["config", "employers", "out", "ledger"] },
  reconcile: { operands: ["batches"], places: ["out", "ledger"] },
  ledger: { operands: ["action", "batch"], places: ["out", "ledger"] },
  law: { operands: ["scheme"], places: ["out"] },
};

/** The command as it would be typed, with the places that it has to know; every command takes the folder of the law. */
export function commandText({ name, given, lang }: Order, places: Places, language: string): string {
  const { operands = [], places: takes = [] } = shownCommands[name] ?? {};
  const words = ["taliad", name];
  for (const operand of operands) words.push(...wordsOf(given[operand]));
  for (const [option, value] of Object.entries(given)) {
    if (operands.includes(option) || value === undefined || value === false) continue;
    words.push(`--${option}`);
    if (value !== true) words.push(...(secret.has(option) ? ["…"] : wordsOf(value)));
  }
  for (const place of [...takes, "schemas"])
    if (places[place] !== undefined) words.push(`--${place}`, quoted(places[place]));
  const said = lang ?? (language === "en" ? undefined : language);
  if (said !== undefined) words.push("--lang", said);
  return words.join(" ");
}

function wordsOf(value: Given): readonly string[] {
  if (value === undefined || value === "") return [];
  if (typeof value !== "object") return [quoted(String(value))];
  const [first = ""] = value;
  if (value.length <= mostNamed) return value.map(quoted);
  return [quoted(first.slice(0, Math.max(0, first.lastIndexOf("/"))))];
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

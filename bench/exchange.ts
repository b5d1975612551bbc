// `npm run bench:exchange [PEOPLE]`: twenty-two councils, each with its own book of one month, export what they claim for a round,
// and the neutral party compares it. Times the two commands, and looks at every byte that left a council.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Measured, measured } from "./measured.ts";
import { councils, writeMonth } from "./wales.ts";

const data = join(import.meta.dirname, "data", "exchange");
const cli = join(import.meta.dirname, "../src/cli.ts");
const people = Number(process.argv[2] ?? 60_000);
const oneIn = 33;

const taliad = (...words: readonly string[]) => measured([cli, ...words], [0]);

let faults = 0;
function hold(what: string, isSo: boolean): void {
  if (isSo) return;
  faults += 1;
  console.log(`  NOT AS EXPECTED: ${what}`);
}

const at = (...parts: readonly string[]): string => join(data, ...parts);

/** Every export of a round; gives the slowest and its memory. */
function exportAll(round: string): Measured {
  mkdirSync(at(round));
  taliad("match", "secret", "--scheme", "WFP", "--out", at(round, "secret"));
  const done = councils.map((council) =>
    taliad(
      ...["match", "export", "--ledger", at("out", council, "ledger.sqlite"), "--scheme", "WFP"],
      ...["--secret", at(round, "secret"), "--out", at(round, `${council}.matchx`)],
    ),
  );
  return {
    wall: Math.max(...done.map(({ wall }) => wall)),
    processor: Math.max(...done.map(({ processor }) => processor)),
    peakMiB: Math.max(...done.map(({ peakMiB }) => peakMiB)),
  };
}

/** The keys and references that an export holds. */
function wordsOf(round: string): Set<string> {
  const texts = councils.map((council) => readFileSync(at(round, `${council}.matchx`), "latin1"));
  return new Set(
    texts.flatMap(
      (text) =>
        text
          .split("\n")
          .slice(6)
          .join(" ")
          .match(/[A-Za-z0-9_-]{16}/g) ?? [],
    ),
  );
}

/** Shorter cells stand in so many random letters and digits by chance: a test looks for those in a small export. */
const shortest = 8;
/** Keys stand without a blank between them; a cell of this length without one is none. */
const longest = 32;

/** Cells of a council's returns, as they were sent, that a key could hold, and the first eight characters of numbers. */
function cellsSent(council: string): ReadonlySet<string> {
  const files = readdirSync(at("in", council)).filter((file) => file.endsWith(".csv"));
  const cells = files.flatMap((file) => readFileSync(at("in", council, file), "utf8").split(/[\r\n,"]+/));
  const numbers = cells.flatMap((cell) => (/^[A-Z]{2}\d{6}[A-D]$/.test(cell) ? [cell.slice(0, 8)] : []));
  const fits = ({ length }: string): boolean => length >= shortest && length <= longest;
  return new Set([...cells.filter(fits), ...numbers].filter((cell) => cell !== council));
}

const head =
  /^(?:taliad-match-export 1|scheme social-care-payment-2022|council W06\d{6}|(?:round|check) [0-9a-f]{16}|people \d+)$/;
const line = /^[0-9a-f]{16}(?: (?:n|nf|ns|s):(?:[A-Za-z0-9_-]{16})+)+$/;

/** What stands in an export beside its head and lines of a reference and keys. */
function strangeLines(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.filter(
    (one, number) => !(number < 6 ? head : number === lines.length - 1 ? /^$/ : line).test(one),
  );
}

/** Cells that stand anywhere in a text, byte by byte. */
function cellsIn(text: string, cells: ReadonlySet<string>): readonly string[] {
  const lengths = new Set([...cells].map(({ length }) => length));
  const found = new Set<string>();
  for (let from = 0; from < text.length; from += 1)
    for (const length of lengths) {
      const piece = text.slice(from, from + length);
      if (cells.has(piece)) found.add(piece);
    }
  return [...found];
}

rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });
await writeMonth(0, { people, twice: { oneIn, from: 0 }, folderOf: (council) => at("in", council) });
for (const council of councils)
  taliad("run", at("in", council), "--out", at("out", council), "--fail-on", "never");

const slowest = exportAll("first");
console.log(
  `export, the slowest of ${councils.length}: ${slowest.wall.toFixed(1)} s (processor ${slowest.processor.toFixed(1)} s), ${slowest.peakMiB.toFixed(0)} MiB`,
);
const files = councils.map((council) => at("first", `${council}.matchx`));
const compared = taliad("match", "compare", ...files, "--out", at("answers"), "--json");
console.log(
  `compare ${people} people: ${compared.wall.toFixed(1)} s (processor ${compared.processor.toFixed(1)} s), ${compared.peakMiB.toFixed(0)} MiB ${compared.stdout.trim()}`,
);
hold("compare within 10 s", compared.wall <= 10);
hold("compare within 300 MB", compared.peakMiB * 1.048576 <= 300);

const left = files.map((file) => readFileSync(file, "latin1"));
const kinds = new Set(left.flatMap((text) => [...text.matchAll(/ (\w+):/g)].map(([, kind]) => kind)));
hold(`no kind of key beyond n, nf, ns, s: ${[...kinds]}`, [...kinds].sort().join() === "n,nf,ns,s");
const strange = left.flatMap(strangeLines);
hold(`nothing but a head, references and keys: ${strange.slice(0, 2)}`, strange.length === 0);
const sent = councils.map(cellsSent);
const shown = councils.flatMap((_, number) => cellsIn(left[number] ?? "", sent[number] ?? new Set()));
hold(`no cell of a return in an export: ${shown.slice(0, 3)}`, shown.length === 0);
console.log(
  `${left.reduce((sum, { length }) => sum + length, 0)} bytes left the councils; looked at for ` +
    `${sent.reduce((sum, { size }) => sum + size, 0)} cells and numbers: found ${shown.length}`,
);

exportAll("second");
const first = wordsOf("first");
const common = [...wordsOf("second")].filter((word) => first.has(word));
hold("two rounds have no key and no reference in common", common.length === 0);
console.log(`${first.size} keys and references; in common with another round: ${common.length}`);
console.log(faults === 0 ? "all as expected" : `${faults} are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;

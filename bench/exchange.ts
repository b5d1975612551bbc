// `npm run bench:exchange [PEOPLE]`: twenty-two councils, each with its own book of one month, export what they claim for a round,
// and the neutral party compares it. Times the two commands, and looks at every byte that left a council.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { measured } from "./measured.ts";
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
function exportAll(round: string): { readonly wall: number; readonly peakMiB: number } {
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

/** The cells of a council's returns that are longer than a code, as they were sent: every tenth, as each is looked for in every byte. */
function cellsSent(council: string): readonly string[] {
  const files = readdirSync(at("in", council)).filter((file) => file.endsWith(".csv"));
  const cells = files.flatMap((file) => readFileSync(at("in", council, file), "utf8").split(/[\r\n,"]+/));
  const long = [...new Set(cells)].filter((cell) => cell.length > 5 && cell !== council);
  return long.filter((_, number) => number % 10 === 0);
}

rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });
await writeMonth(0, { people, twice: { oneIn, from: 0 }, folderOf: (council) => at("in", council) });
for (const council of councils)
  taliad("run", at("in", council), "--out", at("out", council), "--fail-on", "never");

const slowest = exportAll("first");
console.log(
  `export, the slowest of ${councils.length}: ${slowest.wall.toFixed(1)} s, ${slowest.peakMiB.toFixed(0)} MiB`,
);
const files = councils.map((council) => at("first", `${council}.matchx`));
const compared = taliad("match", "compare", ...files, "--out", at("answers"), "--json");
console.log(
  `compare ${people} people: ${compared.wall.toFixed(1)} s, ${compared.peakMiB.toFixed(0)} MiB ${compared.stdout.trim()}`,
);
hold("compare within 10 s", compared.wall <= 10);
hold("compare within 300 MB", compared.peakMiB * 1.048576 <= 300);

const left = files.map((file) => readFileSync(file, "latin1"));
const kinds = new Set(left.flatMap((text) => [...text.matchAll(/ (\w+):/g)].map(([, kind]) => kind)));
hold(`no kind of key beyond n, nf, ns, s: ${[...kinds]}`, [...kinds].sort().join() === "n,nf,ns,s");
const shown = councils.flatMap((council, number) =>
  cellsSent(council).filter((cell) => left[number]?.includes(cell)),
);
hold(`no cell of a return in an export: ${shown.slice(0, 3)}`, shown.length === 0);

exportAll("second");
const first = wordsOf("first");
const common = [...wordsOf("second")].filter((word) => first.has(word));
hold("two rounds have no key and no reference in common", common.length === 0);
console.log(`${first.size} keys and references; in common with another round: ${common.length}`);
console.log(faults === 0 ? "all as expected" : `${faults} are not as expected`);
process.exitCode = faults === 0 ? 0 : 1;

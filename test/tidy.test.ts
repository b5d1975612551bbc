// Keeps the shape of the source: who may import whom, what the pure folders may not touch, and what every file
// and the repository as a whole must be. Each of these was once a habit; here it is a test.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { programVersion } from "../src/engine/version.ts";

const root = join(import.meta.dirname, "..");

/** Every TypeScript file below a folder, relative to the repository, with forward slashes. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.split(sep).join("/")}`)
    .sort();
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

const sources = filesIn("src");
const pure = [
  "core",
  "statute",
  "law",
  "calc",
  "input",
  "schemes",
  "rulings",
  "bank",
  "people",
  "exchange",
  "disclosure",
  "engine",
  "report",
] as const;
const pureFiles = sources.filter((file) => pure.some((folder) => file.startsWith(`src/${folder}/`)));

type Import = { readonly what: string; readonly typesOnly: boolean };

/** What a file imports: a path relative to the repository, or the name of a package or of Node. */
function importsOf(file: string): readonly Import[] {
  const found: Import[] = [];
  const pattern = /^(import|export)\b([^"';]*?)from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
  for (const [, , clause = "", from, bare, late] of textOf(file).matchAll(pattern)) {
    const what = from ?? bare ?? late ?? "";
    const path = what.startsWith(".")
      ? relative(root, join(root, dirname(file), what))
          .split(sep)
          .join("/")
      : what;
    found.push({ what: path, typesOnly: /^\s*type\b/.test(clause) });
  }
  return found;
}

/** "core" of src/core/day.ts, "main.ts" of src/main.ts. */
function partOf(file: string): string {
  return file.split("/")[1] ?? "";
}

/** "zod" of zod/v4, "@scope/name" of @scope/name/inner. */
function packageOf(name: string): string {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

/** The folders and packages that each part may import, beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  law: ["core", "statute", "zod"],
  statute: ["core", "law"],
  calc: ["core", "law", "statute", "schemes", "zod"],
  input: ["core", "law", "statute"],
  schemes: ["core", "law", "statute"],
  rulings: ["core", "law", "statute", "input", "schemes", "engine"],
  bank: ["core", "law", "input", "schemes (types)", "engine"],
  people: ["core", "law", "statute"],
  exchange: ["core", "law", "people"],
  disclosure: ["core"],
  engine: ["core", "law", "statute", "input", "schemes (types)"],
  report: ["core", "law", "input", "engine", "bank", "rulings", "disclosure"],
  ledger: ["core", "pg"],
  io: ["core", "csv-parse", "csv-stringify", "exceljs"],
  batch: [
    "core",
    "law",
    "statute",
    "input",
    "schemes",
    "rulings",
    "bank",
    "people",
    "engine",
    "report",
    "ledger",
    "io",
    "csv-parse",
    "zod",
  ],
  library: ["core", "law", "input", "engine", "report", "io", "batch"],
  page: ["core", "law", "engine", "report", "io", "batch", "library", "zod"],
  desk: ["core", "law", "engine", "report", "ledger", "io", "batch", "commands", "zod"],
  commands: [
    "desk",
    "yargs",
    "core",
    "law",
    "calc",
    "statute",
    "input",
    "schemes",
    "bank",
    "rulings",
    "exchange",
    "disclosure",
    "engine",
    "report",
    "io",
    "batch",
    "ledger",
    "zod",
  ],
  "main.ts": ["engine", "commands"],
  "cli.ts": ["main.ts", "commands"],
};

describe("who may import whom", () => {
  test("every part of the source has a line in the table", () => {
    expect([...new Set(sources.map(partOf))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  test.for(sources)("%s keeps to the table", (file) => {
    const mine = partOf(file);
    const allowed = new Set(mayImport[mine]);
    const strangers = importsOf(file).filter(({ what, typesOnly }) => {
      if (what.startsWith("node:")) return pure.some((folder) => folder === mine);
      const part = what.startsWith("src/") ? partOf(what) : packageOf(what);
      if (part === mine || allowed.has(part)) return false;
      return !(typesOnly && allowed.has(`${part} (types)`));
    });
    expect(strangers.map(({ what }) => what)).toEqual([]);
  });

  test("the test sees imports of every form", () => {
    const all = sources.flatMap(importsOf);
    expect(all.some(({ typesOnly }) => typesOnly)).toBe(true);
    // cli.ts loads main.ts late, and the crew names its worker by URL.
    expect(importsOf("src/cli.ts").map(({ what }) => what)).toContain("src/main.ts");
    expect(importsOf("src/batch/decide/worker.ts").map(({ what }) => what)).toContain("node:worker_threads");
  });

  test("what a batch has written is read in one room, and by nothing that makes a batch", () => {
    const parsers = sources.filter((file) =>
      importsOf(file).some(({ what }) => packageOf(what) === "csv-parse"),
    );
    const outsideOfInput = parsers.filter((file) => !file.startsWith("src/io/"));
    expect(outsideOfInput.filter((file) => !file.startsWith("src/batch/replay/"))).toEqual([]);
    const makers = /^src\/batch\/(read|decide|settle|past|tables|publish|run\.ts)/;
    const readers = sources.filter((file) =>
      importsOf(file).some(({ what }) => /^src\/batch\/replay\/stored/.test(what)),
    );
    expect(readers.length).toBeGreaterThan(5);
    expect(readers.filter((file) => makers.test(file))).toEqual([]);
  });

  test("one scheme never imports another", () => {
    const crossed = sources.flatMap((file) => {
      const scheme = /^src\/schemes\/([^/]+)\//.exec(file)?.[1];
      if (scheme === undefined) return [];
      return importsOf(file).filter(({ what }) => {
        const other = /^src\/schemes\/([^/]+)\//.exec(what)?.[1];
        return other !== undefined && other !== scheme;
      });
    });
    expect(crossed).toEqual([]);
  });

  test("no file stands in a circle of imports, types counted", () => {
    const graph = new Map(sources.map((file) => [file, importsOf(file).map(({ what }) => what)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" > "));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });
});

/** What a file exports by name, and whether it is a type. */
function exportsOf(file: string): readonly { readonly name: string; readonly type: boolean }[] {
  const found: { readonly name: string; readonly type: boolean }[] = [];
  const declared = /^export (?:async )?(function\*?|const|let|type|class|interface) (\w+)/gm;
  for (const [, kind, name = ""] of textOf(file).matchAll(declared)) {
    found.push({ name, type: kind === "type" || kind === "interface" });
  }
  for (const [, all, names = ""] of textOf(file).matchAll(/^export (type )?\{([^}]*)\}/gm)) {
    for (const [, one, name = ""] of names.matchAll(/(type )?(?:\w+ as )?(\w+)\s*(?:,|$)/g)) {
      found.push({ name, type: (all ?? one) !== undefined });
    }
  }
  return found;
}

/** "src/core/day.ts day" of everything that a file takes from another, by name or late; "… *" of all of it. */
function namesUsedBy(file: string): readonly string[] {
  const found: string[] = [];
  const text = textOf(file);
  const add = (from: string, names: string): void => {
    if (!from.startsWith(".")) return;
    const path = relative(root, join(root, dirname(file), from))
      .split(sep)
      .join("/");
    for (const name of names.split(",")) {
      const [used = ""] = name
        .trim()
        .replace(/^type /, "")
        .split(/ as |:/);
      if (used !== "") found.push(`${path} ${used.trim()}`);
    }
  };
  for (const [, clause = "", from = ""] of text.matchAll(
    /^(?:import|export)\b([^"';]*?)from\s+"([^"]+)"/gm,
  )) {
    add(from, clause.includes("*") ? "*" : (/\{([^}]*)\}/.exec(clause)?.[1] ?? ""));
  }
  for (const [, names = "", from = ""] of text.matchAll(/\{([^{}]*)\}\s*=\s*await import\(\s*"([^"]+)"/g)) {
    add(from, names);
  }
  for (const [, from = "", names = ""] of text.matchAll(/import\("([^"]+)"\)\s*\.then\(\(\{([^}]*)\}/g))
    add(from, names);
  for (const [, from = "", name = ""] of text.matchAll(/import\(\s*"([^"]+)"\s*\)\)?\.(\w+)/g))
    add(from, name);
  return found;
}

/** Values that only tests ask for, and why they are reachable all the same. Types may be named by tests. */
const forTests: Readonly<Record<string, readonly string[]>> = {
  "a closed list of codes: a test holds each to its words in both languages": [
    "src/engine/batch.ts reconciliationLevels",
    "src/ledger/findings.ts ledgerFindingCodes",
    "src/engine/movement-lines.ts movementKinds",
    "src/engine/tally.ts differenceReasons",
    "src/report/columns.ts tables",
    "src/rulings/exceptions.ts exceptionKinds",
    "src/schemes/in-work-support/flags.ts iwsNoteCodes",
    "src/schemes/working-patterns/notes.ts noteCodes",
  ],
  "what it reads is written down, and held to a server that has just been made": [
    "src/ledger/postgres/rules-there.ts rulesThere",
  ],
  "a hash with published values of its own": ["src/ledger/keyed/block-hash.ts cmacOfBlocks"],
  "a step of the law with published cases of its own": [
    "src/statute/average-weekly-earnings.ts relevantPeriod",
    "src/statute/average-weekly-earnings.ts wholeMonths",
    "src/statute/average-weekly-earnings.ts roundedMonths",
    "src/statute/average-weekly-earnings.ts averageOver",
    "src/statute/sick-pay-amounts.ts shareOfEarnings",
    "src/statute/tax-calendar.ts lastDayOfPeriod",
    "src/statute/working-days.ts isWorkingDay",
    "src/schemes/working-patterns/extra-hours.ts approvalOf",
    "src/schemes/working-patterns/rules.ts careerBreakEnds",
    "src/schemes/in-work-support/pathway-lines.ts medianInHalves",
  ],
  "an edge, a penny or a letter to either side, that a whole batch does not reach": [
    "src/bank/books.ts stateOf",
    "src/engine/tally.ts rowsOf",
    "src/input/fold.ts distance",
    "src/people/jaro-winkler.ts jaroWinkler",
    "src/people/packed-names.ts nameMarks",
    "src/ledger/keyed/key-search.ts readThrough",
    "src/ledger/keyed/key-search.ts isInRun",
    "src/ledger/sqlite/put-postings.ts enoughForBulk",
    "src/ledger/sqlite/person-rows.ts mostWaiting",
    "src/report/grant-claim.ts quarterOf",
    "src/report/number-text.ts rateText",
    "src/commands/work/calc.ts calcLine",
  ],
  "the book in memory, and the table of rules: tests hold every engine of the book to both": [
    "src/ledger/memory.ts openMemoryBook",
    "src/ledger/rules.ts invariants",
  ],
  "a test reads each example in its column": ["src/report/pages/examples/examples.ts examples"],
  "made by hand in every test, read from text everywhere else": ["src/core/day.ts day"],
  "a test holds the line as data and the line as bytes together": [
    "src/batch/tables/decision-lines.ts decisionLine",
  ],
};

/** What others call: what stands in the place of Node's own in a browser, where the bundler puts it, and what the package offers. */
const calledElsewhere = ["src/page/node/", "src/library/index.ts"];

describe("exports", () => {
  // The build makes pages of the source.
  const inSource = new Set([...sources, ...filesIn(".ci")].flatMap(namesUsedBy));
  const inTests = new Set([...filesIn("test"), ...filesIn("bench")].flatMap(namesUsedBy));
  const called = sources.filter((file) => !calledElsewhere.some((room) => file.startsWith(room)));
  const unused = called.flatMap((file) =>
    exportsOf(file)
      .filter(({ name }) => !inSource.has(`${file} ${name}`) && !inSource.has(`${file} *`))
      .map(({ name, type }) => ({ name: `${file} ${name}`, type })),
  );

  test("nothing is exported that nobody imports", () => {
    expect(unused.filter(({ name }) => !inTests.has(name)).map(({ name }) => name)).toEqual([]);
  });

  test("a value that only tests import says why", () => {
    const values = unused.filter(({ name, type }) => !type && inTests.has(name)).map(({ name }) => name);
    const said = Object.values(forTests).flat();
    expect(values.filter((name) => !said.includes(name))).toEqual([]);
    expect(said.filter((name) => !values.includes(name))).toEqual([]);
  });
});

/** The code without its comments; texts keep theirs, which is of no matter here. */
function codeOf(file: string): string {
  return textOf(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/(^|\s)\/\/.*$/gm, "");
}

/** What depends on the machine, the clock or the locale, or is never the same twice. */
const worldly: readonly (readonly [string, RegExp])[] = [
  ["the locale", /\bIntl\b|\.toLocale\w*\(|\.localeCompare\(/],
  ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bprocess\.hrtime\b/],
  ["the zone", /\.get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(|\bDate\.parse\b/],
  ["the environment", /\bprocess\b|\bglobalThis\b|\bimport\.meta\b/],
  ["chance", /\bMath\.random\b|\bcrypto\b/],
  ["timers and the terminal", /\bset(Timeout|Interval|Immediate)\b|\bconsole\.(log|error|warn|info)\b/],
];

describe("the pure folders touch nothing of the world", () => {
  test.for(pureFiles)("%s", (file) => {
    const code = codeOf(file);
    expect(worldly.filter(([, pattern]) => pattern.test(code)).map(([name]) => name)).toEqual([]);
  });

  test("the words that are looked for are found where they are allowed", () => {
    expect(
      worldly.filter(([, pattern]) => pattern.test(codeOf("src/commands/console.ts"))).map(([name]) => name),
    ).toContain("the environment");
  });

  test("nowhere in the source does a locale decide an order or a text", () => {
    const [, locale] = worldly[0] ?? [];
    expect(sources.filter((file) => locale?.test(codeOf(file)))).toEqual([]);
  });

  test("nowhere is an amount read as a floating-point number", () => {
    expect(sources.filter((file) => /\bparseFloat\(/.test(codeOf(file)))).toEqual([]);
  });
});

/** So many lines a file or a function may have. */
const mostLines = 350;
const mostInFunction = 100;
/** Longer functions, and how long they are: this list may only shrink. */
const longFunctions: Readonly<Record<string, number>> = {
  // Two scanners: one state machine over bytes each; cut apart, its states would have to be passed around.
  "src/io/xlsx/xml-scanner.ts openXml": 310,
  "src/io/xlsx/sheet.ts sheetReader": 290,
};
/** Half of the files are no longer than the first, nine in ten no longer than the second. */
const usualLines = { half: 70, nineInTen: 180 } as const;

/** The functions of a file that stand by themselves, with their lines; what stands inside another belongs to it. */
function functionsIn(file: string): readonly { readonly name: string; readonly lines: number }[] {
  const lines = textOf(file).split("\n");
  return lines.flatMap((line, at) => {
    const begins =
      /^(?:export )?(?:async )?function\*? (\w+)/.exec(line) ??
      /^(?:export )?const (\w+)\b.*=> \{$/.exec(line);
    if (begins === null) return [];
    const length = lines.slice(at).findIndex((later) => later === "}" || later === "};") + 1;
    return [{ name: `${file} ${begins[1]}`, lines: length }];
  });
}

/** What is longer than it may be. */
function over(
  lengths: ReadonlyMap<string, number>,
  most: number,
  known: Readonly<Record<string, number>>,
): readonly string[] {
  return [...lengths]
    .filter(([name, lines]) => lines > (known[name] ?? most))
    .map(([name, lines]) => `${name}: ${lines}`);
}

function linesOf(file: string): number {
  return textOf(file).split("\n").length - 1;
}

const written = [...sources, ...filesIn("test"), ...filesIn("bench")];

describe("every file", () => {
  test("begins with what it is for", () => {
    const silent = written.filter((file) => {
      const lines = textOf(file).split("\n");
      const first = lines[0]?.startsWith("#!") ? lines[1] : lines[0];
      return !/^(\/\/|\/\*\*?) ?\S/.test(first ?? "");
    });
    expect(silent).toEqual([]);
  });

  test("of the source fits on a few screens", () => {
    const long = new Map(sources.map((file) => [file, linesOf(file)]));
    expect(over(long, mostLines, {})).toEqual([]);
  });

  test("holds functions that fit on a screen or two; those that do not may not grow, and leave the list when they do", () => {
    const long = new Map(sources.flatMap(functionsIn).map(({ name, lines }) => [name, lines]));
    expect(long.size).toBeGreaterThan(1_000);
    expect(over(long, mostInFunction, longFunctions)).toEqual([]);
    expect(Object.keys(longFunctions).filter((name) => (long.get(name) ?? 0) <= mostInFunction)).toEqual([]);
  });

  test("of the source is short as a rule", () => {
    const sorted = sources.map(linesOf).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.5)]).toBeLessThanOrEqual(usualLines.half);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(usualLines.nineInTen);
  });

  test("leaves nothing to be done later", () => {
    // Put together here, so that this file does not find itself.
    const later = new RegExp(
      `(//|\\*).*\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`,
    );
    expect(written.filter((file) => later.test(textOf(file)))).toEqual([]);
  });
});

/** Everything that git keeps; outside of a checkout there is nothing to look at. */
function trackedFiles(): readonly string[] {
  try {
    const list = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8", stdio: "pipe" });
    return list
      .split("\0")
      .filter((file) => file !== "" && statSync(join(root, file), { throwIfNoEntry: false }));
  } catch {
    return [];
  }
}
const tracked = trackedFiles();
const megabyte = 1_000_000;

describe("the repository", () => {
  test("has one version", () => {
    // Our own file; its name and version are texts.
    const { version } = JSON.parse(textOf("package.json")) as { readonly version: string };
    const lock = JSON.parse(textOf("package-lock.json")) as { readonly version: string };
    expect(programVersion).toBe(version);
    expect(lock.version).toBe(version);
  });

  test("asks for every package that the source imports, and pins it", () => {
    const { dependencies } = JSON.parse(textOf("package.json")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const imported = sources.flatMap(importsOf).map(({ what }) => what);
    const packages = new Set(imported.filter((what) => !/^(src\/|node:)/.test(what)).map(packageOf));
    for (const name of packages) expect(Object.keys(dependencies)).toContain(name);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("keeps no file above one megabyte", () => {
    expect(tracked.filter((file) => statSync(join(root, file)).size > megabyte)).toEqual([]);
  });

  test("names no folder of anybody's machine", () => {
    const places = [root, homedir(), "/tmp", tmpdir()].map((place) => `${place}/`);
    const named = tracked.filter((file) => {
      const text = readFileSync(join(root, file)).toString("latin1");
      return places.some((place) => text.includes(place));
    });
    expect(named).toEqual([]);
  });

  test("keeps no result, ledger, key or secret", () => {
    expect(
      tracked.filter((file) => /(^|\/)(out|dist|node_modules)\/|\.sqlite|\.key$|\.pem$|\.env/.test(file)),
    ).toEqual([]);
  });
});

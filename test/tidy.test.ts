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
  engine: ["core", "law", "statute", "input", "schemes (types)"],
  report: ["core", "law", "input", "engine", "bank", "rulings"],
  ledger: ["core"],
  io: ["core", "law", "input", "report", "csv-parse", "csv-stringify", "exceljs", "zod"],
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
  commands: [
    "core",
    "law",
    "calc",
    "statute",
    "input",
    "schemes",
    "bank",
    "rulings",
    "engine",
    "report",
    "io",
    "batch",
    "ledger",
    "zod",
  ],
  "main.ts": ["engine", "commands", "yargs"],
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

  test("no file stands in a circle of imports", () => {
    const graph = new Map(
      sources.map((file) => [
        file,
        importsOf(file)
          .filter(({ typesOnly }) => !typesOnly)
          .map(({ what }) => what),
      ]),
    );
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

/** Longer than two screens have room for, and why. */
const long: Readonly<Record<string, string>> = {
  "src/io/xlsx/xml-scanner.ts":
    "one state machine over bytes; cut apart, its states would have to be passed around",
  "src/report/workbook.ts": "the sheets of one workbook, one function each",
};
const mostLines = 400;
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

  test("of the source fits on a few screens, or has a reason", () => {
    const tooLong = sources.filter((file) => textOf(file).split("\n").length - 1 > mostLines);
    expect(tooLong).toEqual(Object.keys(long).sort());
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
    const places = [root, homedir(), tmpdir()].map((place) => `${place}/`);
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

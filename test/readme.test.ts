// What the READMEs tell people to type is typed here, in a folder of its own, and what they show as output is
// compared with the real one. Both languages have to say the same.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programVersion } from "../src/engine/version.ts";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "taliad-readme-"));
const pages = { en: "README.md", cy: "README.cy.md" } as const;
type Page = keyof typeof pages;

/** Commands that no test types, with the reason. Their scripts have to exist all the same. */
const untyped: Readonly<Record<string, string>> = {
  "npm ci": "it would replace node_modules under the running tests",
  "npm test": "it is what is running",
  "npm run bench": "it takes minutes",
  "npm run package": "test/build.test.ts builds the package",
};

/** How a command ends, where that is not 0. */
const endings: Readonly<Record<string, number>> = {
  "npm start": 3,
  "npm run -s taliad -- check samples/every-problem": 4,
  "npm run -s taliad -- run samples/first-month --config taliad.json --ledger none": 3,
};

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The contents of the fenced blocks of one kind: sh, json, text. */
function blocks(page: Page, kind: string): readonly string[] {
  return [...read(pages[page]).matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)\`\`\`$`, "gms"))].map(
    (match) => match[1] ?? "",
  );
}

function commandsOf(page: Page): readonly string[] {
  const lines = blocks(page, "sh").flatMap((block) => block.trimEnd().split("\n"));
  return [...new Set(lines.flatMap((line) => line.split(" && ")))];
}

function withoutLanguage(command: string): string {
  return command.replace(" --lang cy", "");
}

/** Types a command into a shell, in the folder of its own, as somebody who does not stand inside another npm. */
function typed(command: string) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_")),
  );
  return spawnSync(command, { cwd: folder, env, encoding: "utf8", shell: true });
}

function batches(): readonly string[] {
  return readdirSync(join(folder, "out")).filter((name) => /^[0-9a-f]{12}$/.test(name));
}

let firstBatch = "";

beforeAll(() => {
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  for (const name of ["src", "samples", "schemas", "node_modules"]) {
    symlinkSync(join(root, name), join(folder, name), "junction");
  }
  const started = typed("npm start");
  expect(started.stdout, started.stderr).toContain("payments.csv");
  expect(started.status).toBe(3);
  firstBatch = batches()[0] ?? "";
  writeFileSync(join(folder, "taliad.json"), blocks("en", "json")[0] ?? "");
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = [...new Set([...commandsOf("en"), ...commandsOf("cy")])];

test.for(all.filter((command) => !Object.hasOwn(untyped, command)))("%s", { timeout: 60_000 }, (command) => {
  const ended = typed(command.replace("BATCH", firstBatch));
  expect(ended.status, ended.stderr).toBe(endings[withoutLanguage(command)] ?? 0);
  expect(ended.stdout).not.toBe("");
});

test("commands that are not typed here are scripts of the package", () => {
  const { scripts } = JSON.parse(read("package.json"));
  const named = Object.keys(untyped).flatMap((command) => /^npm (?:run )?(\w+)$/.exec(command)?.[1] ?? []);
  for (const script of named) if (script !== "ci") expect(scripts).toHaveProperty(script);
  for (const command of Object.keys(untyped)) expect(all).toContain(command);
});

test.for(["en", "cy"] as const)("the explanation that is shown is a cut of the real one: %s", (page) => {
  const command = commandsOf(page).find((each) => each.includes("explain BATCH")) ?? "";
  const real = typed(command.replace("BATCH", firstBatch)).stdout;
  const shown = blocks(page, "text")[0]?.trimEnd().split("\n[…]\n") ?? [];
  expect(shown.length).toBeGreaterThan(1);
  for (const part of shown) expect(real).toContain(`\n${part}\n`);
});

test("a fee that a council has set is paid for each payable row, and its explanation names the decision", () => {
  const taliadJson = JSON.parse(blocks("en", "json")[0] ?? "");
  const { value, decision } = taliadJson.parameters["wfp.adminFee"];
  const ran = typed("npm run -s taliad -- run samples/first-month --config taliad.json --ledger none --json");
  const { batch, outcomes, heads } = JSON.parse(ran.stdout);
  expect(batch).not.toBe(firstBatch);
  const lines: readonly Record<string, string>[] = parse(outputOf(batch, "payments.csv"), {
    bom: true,
    columns: true,
  });
  const fees = lines.filter(({ head }) => head === "ADMIN_FEE");
  expect(fees.length).toBe(outcomes.payable.rows);
  expect(new Set(fees.map(({ amount }) => amount))).toEqual(new Set([value]));
  expect(Number(heads.ADMIN_FEE)).toBe(Number(value) * fees.length);
  const explained = typed(`npm run -s taliad -- explain ${batch} --row 01-cartref-mon.csv:30`).stdout;
  expect(explained.replace(/\s+/g, " ")).toContain(decision);
}, 60_000);

function outputOf(batch: string, name: string): string {
  return readFileSync(join(folder, "out", batch, name), "utf8");
}

describe("both languages stand equal", () => {
  test("the same commands, but for the language that they ask for", () => {
    expect(commandsOf("cy").map(withoutLanguage)).toEqual(commandsOf("en"));
  });

  test("the same settings", () => {
    expect(blocks("cy", "json")).toEqual(blocks("en", "json"));
  });

  test.for([
    { what: "headings", of: (text: string) => [...text.matchAll(/^#+ /gm)].map(([mark]) => mark) },
    {
      what: "first cells of tables",
      of: (text: string) => [...text.matchAll(/^\| `[^|]*\|/gm)].map(([cell]) => cell),
    },
    {
      what: "links",
      of: (text: string) => [...text.matchAll(/\]\(((?!README)[^)]*)\)/g)].map(([, target]) => target),
    },
  ])("the same $what", ({ of }) => {
    expect(of(read(pages.cy))).toEqual(of(read(pages.en)));
  });
});

test("every file of a batch is in the table, and no other", () => {
  const section =
    read(pages.en)
      .split(/^## /m)
      .find((each) => each.startsWith("What comes out")) ?? "";
  const named = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  const files = readdirSync(join(folder, "out", firstBatch), { withFileTypes: true });
  expect(named.sort()).toEqual(
    files.map((file) => (file.isDirectory() ? `${file.name}/` : file.name)).sort(),
  );
});

const documents = [
  "",
  "docs",
  "samples",
  ...readdirSync(join(root, "samples")).map((name) => join("samples", name)),
]
  .filter((place) => !place.endsWith(".md"))
  .flatMap((place) => readdirSync(join(root, place)).map((name) => join(place, name)))
  .filter((path) => path.endsWith(".md"));

describe("the pages", () => {
  test.for(documents)("%s has no paths of a machine and nothing left to fill in", (path) => {
    expect(read(path)).not.toMatch(/(?:^|[\s`"(])\/(?:work|tmp|home|root|Users|mnt|opt)\b|[A-Z]:\\/m);
    expect(read(path)).not.toMatch(/\b(?:TODO|TBD|FIXME|XXX|lorem|placeholder)\b/i);
  });

  test.for(documents)("%s links to what is there", (path) => {
    for (const [, target] of read(path).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(existsSync(join(root, dirname(path), target ?? "")), target).toBe(true);
    }
  });

  test("the newest version of the change log is the program's", () => {
    expect(/^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(programVersion);
    expect(JSON.parse(read("package.json")).version).toBe(programVersion);
  });
});

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
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { openTexts } from "../src/commands/texts.ts";
import { programVersion } from "../src/engine/version.ts";
import { taliadHere } from "./program/program.ts";

const root = resolve(import.meta.dirname, "..");
const pages = { en: "README.md", cy: "README.cy.md" } as const;
type Page = keyof typeof pages;
const languages = ["en", "cy"] as const satisfies readonly Page[];

/** Commands that no test types, with the reason. Their scripts have to exist all the same. */
const untyped: Readonly<Record<string, string>> = {
  "npm ci": "it would replace node_modules under the running tests",
  "npm test": "it is what is running",
  "npm run bench": "it takes minutes",
  "npm run package": "test/build.test.ts builds the package",
};

/** How a command ends, where that is not 0. */
const endings: Readonly<Record<string, number>> = {
  "npm run -s taliad -- check samples/every-problem": 4,
  "npm run -s taliad -- run samples/first-month --config taliad.json --ledger none": 3,
  "npm run -s taliad -- run samples/sick-pay --ledger none": 3,
};

/** Files that no batch has which is the first on its ledger. */
const later = ["movement.csv", "open-cases.csv"];

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The contents of the fenced blocks of one kind: sh, json, text. */
function blocks(page: Page, kind: string): readonly string[] {
  const fenced = new RegExp(`^\`\`\`${kind}\\n(.*?)\`\`\`$`, "gms");
  return [...read(pages[page]).matchAll(fenced)].map((match) => match[1] ?? "");
}

/** What stands under the so-many-th heading. */
function section(page: Page, number: number): string {
  return read(pages[page]).split(/^## /m)[number] ?? "";
}

function commandsOf(page: Page): readonly string[] {
  const lines = blocks(page, "sh").flatMap((block) => block.trimEnd().split("\n"));
  return [...new Set(lines.flatMap((line) => line.split(" && ")))];
}

/** "npm start -- --lang cy" → "npm start". */
function withoutLanguage(command: string): string {
  return command.replace(/ --lang cy$/, "").replace(/ --$/, "");
}

const throughNpm = "npm run -s taliad -- ";

/** Somebody who follows one of the pages, in a folder that holds what a clone holds. */
function reader(page: Page) {
  const folder = mkdtempSync(join(tmpdir(), `taliad-readme-${page}-`));
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  for (const name of ["src", "samples", "schemas", "node_modules"]) {
    symlinkSync(join(root, name), join(folder, name), "junction");
  }
  // As somebody who does not stand inside another npm.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_")),
  );
  const shell = (command: string) => spawnSync(command, { cwd: folder, env, encoding: "utf8", shell: true });
  /** In this process where npm has only to hand the words on, which a test below shows; else as somebody types it. */
  const type = async (command: string) => {
    if (!command.startsWith(throughNpm) || /[|"']/.test(command)) return shell(command);
    const words = command.slice(throughNpm.length).split(" ");
    const { code, ...said } = await taliadHere(words, { cwd: folder });
    return { status: code, ...said };
  };
  const started = shell(commandsOf(page)[1] ?? "");
  // The page comes to the settings later.
  writeFileSync(join(folder, "taliad.json"), blocks(page, "json")[0] ?? "");
  const batch = /[0-9a-f]{12}$/.exec(started.stdout.trimEnd())?.[0];
  if (batch === undefined) throw new Error(`npm start made no batch: ${started.stderr}`);
  const ofBatch = (command: string): string => command.replace("BATCH", batch);
  return {
    ...{ folder, started, batch },
    type: (command: string) => type(ofBatch(command)),
    shell: (command: string) => shell(ofBatch(command)),
  };
}

const readers = new Map<Page, ReturnType<typeof reader>>();

function readerOf(page: Page): ReturnType<typeof reader> {
  const known = readers.get(page) ?? reader(page);
  readers.set(page, known);
  return known;
}

afterAll(() => {
  for (const { folder } of readers.values()) rmSync(folder, { recursive: true, force: true });
});

describe.for(languages)("who follows the page: %s", (page) => {
  test("npm start runs the first month into a batch and says what is for a person", () => {
    const { started, folder, batch } = readerOf(page);
    expect(withoutLanguage(commandsOf(page)[1] ?? "")).toBe("npm start");
    expect(started.stdout, started.stderr).toContain("payments.csv");
    // A first try is no failure; what a real run would have ended with is said.
    expect(started.status).toBe(0);
    expect(started.stdout).toMatch(/--fail-on never[\s\S]*\b3\b/);
    expect(existsSync(join(folder, "out", batch, "manifest.json"))).toBe(true);
  });

  test("npm start again posts nothing twice", () => {
    const { shell, batch } = readerOf(page);
    const again = shell(commandsOf(page)[1] ?? "");
    // As the first time.
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/--fail-on never[\s\S]*\b3\b/);
    expect(again.stdout.trimEnd().slice(-12)).toBe(batch);
    expect(again.stderr).toContain(batch);
  });

  const others = commandsOf(page).filter(
    (command) => !Object.hasOwn(untyped, command) && withoutLanguage(command) !== "npm start",
  );
  test.for(others)("%s", async (command) => {
    const ended = await readerOf(page).type(command);
    expect(ended.status, ended.stderr).toBe(endings[withoutLanguage(command)] ?? 0);
    expect(ended.stdout).not.toBe("");
  });

  test("the explanation that is shown is a cut of the real one", () => {
    const command = commandsOf(page).find((each) => each.includes("explain BATCH")) ?? "";
    const real = readerOf(page).shell(command).stdout;
    const shown = blocks(page, "text")[0]?.trimEnd().split("\n[…]\n") ?? [];
    expect(shown.length).toBeGreaterThan(1);
    for (const part of shown) expect(real).toContain(`\n${part}\n`);
  });

  test("every command is in the table, in the order and the words of the help", () => {
    const { text } = openTexts(page);
    const named = [...section(page, 4).matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, ...cells]) => cells);
    // Without the sign before it, what stands in <…> would not be shown.
    expect(named).toEqual(commands.map(({ name, help }) => [name, text(help).replaceAll("<", "\\<")]));
  });

  test("every file of a batch is in the table, and no other", () => {
    const named = [...section(page, 2).matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
    const { folder, batch } = readerOf(page);
    const files = readdirSync(join(folder, "out", batch), { withFileTypes: true });
    const names = files.map((file) => (file.isDirectory() ? `${file.name}/` : file.name));
    expect(named.sort()).toEqual([...names, ...later].sort());
    for (const name of later) {
      expect(existsSync(join(root, "test/golden/five-months/2022-08", name)), name).toBe(true);
    }
  });
});

test("npm hands the words on to the program, and its answer and how it ended back", async () => {
  const { shell, type } = readerOf("en");
  const words = `${throughNpm}check samples/every-problem --json`;
  const [typed, here] = [shell(words), await type(words)];
  expect(typed).toMatchObject(here);
  expect(typed.status).toBe(4);
});

test("commands that are not typed here are scripts of the package", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const command of Object.keys(untyped)) {
    expect(commandsOf("en")).toContain(command);
    const script = command.split(" ").at(-1) ?? "";
    if (script !== "ci") expect(scripts).toHaveProperty(script);
  }
});

test("a fee that a council has set is paid for each payable row, explained as the council's, its decision kept", async () => {
  const { type, folder, batch: firstBatch } = readerOf("en");
  const { value, decision } = JSON.parse(blocks("en", "json")[0] ?? "").parameters["wfp.adminFee"];
  const ran = await type(
    "npm run -s taliad -- run samples/first-month --config taliad.json --ledger none --json",
  );
  const { batch, outcomes, heads } = JSON.parse(ran.stdout);
  expect(batch).not.toBe(firstBatch);
  const payments = readFileSync(join(folder, "out", batch, "payments.csv"));
  const lines: readonly Readonly<Record<string, string>>[] = parse(payments, { bom: true, columns: true });
  const fees = lines.filter((line) => line["head"] === "ADMIN_FEE");
  expect(fees.length).toBe(outcomes.payable.rows);
  expect(new Set(fees.map((line) => line["amount"]))).toEqual(new Set([value]));
  expect(Number(heads.ADMIN_FEE)).toBe(Number(value) * fees.length);
  const { stdout: explained } = await type(`${throughNpm}explain ${batch} --row 01-cartref-mon.csv:30`);
  expect(explained.replace(/\s+/g, " ")).toContain("council-decision-wfp.adminFee");
  const { options } = JSON.parse(readFileSync(join(folder, "out", batch, "manifest.json"), "utf8"));
  expect(options.parameters["wfp.adminFee"]).toEqual({ value, decision });
});

describe("both languages stand equal", () => {
  test("the same commands, but for the language that they ask for", () => {
    expect(commandsOf("cy").map(withoutLanguage)).toEqual(commandsOf("en"));
    expect(commandsOf("en").filter((command) => command.includes("--lang"))).toEqual([]);
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

// A plain command line is understood as the library understands it; any other is left to it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyLine } from "../../src/commands/any-line.ts";
import { globalOptions, type Options } from "../../src/commands/command.ts";
import { commands } from "../../src/commands/index.ts";
import { plainLine } from "../../src/commands/plain-line.ts";
import { languageOf, openTexts } from "../../src/commands/texts.ts";
import { understand } from "../../src/commands/understand.ts";

const texts = openTexts("en");
const values = [
  "a.csv",
  "out",
  "en",
  "both",
  "text",
  "never",
  "12",
  "1.50",
  "007",
  "true",
  "x=y",
  "a b",
  "2022-06-30",
  "ŵ",
  "[]",
];
const odd = [
  "",
  "-",
  "--",
  "-x",
  "--no-json",
  "--unknown",
  "--json=true",
  "--out=x",
  "'q'",
  '"',
  "-5",
  "--a.b",
  "__proto__",
  "$0",
];

/** Command lines: a command, then words that it knows, words that it may not know, and values. */
const lines = fc.constantFrom(...commands).chain((command) => {
  const options: Options = { ...globalOptions, ...command.options };
  const known = Object.keys(options).map((name) => `--${name}`);
  const choices = Object.values({ ...options, ...command.operands }).flatMap((one) => one.choices ?? []);
  const pair = fc.tuple(fc.constantFrom(...known), fc.constantFrom(...values, ...choices));
  const word = fc.oneof(
    { weight: 6, arbitrary: pair },
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...values, ...choices)) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...known)) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...odd)) },
  );
  return fc.array(word, { maxLength: 5 }).map((all) => [command.name, ...all.flat()]);
});

/** What the library makes of it, without the names that are its own. */
async function byLibrary(words: readonly string[]): Promise<unknown> {
  const { command, given } = await anyLine(words, texts);
  const { _, $0, ...rest } = given as Readonly<Record<string, unknown>>;
  return { command: command.name, given: rest };
}

test("what is plain is what the library makes of the line", async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(lines, async (words) => {
      const asked = plainLine(words, commands);
      if (asked === undefined) return;
      plain += 1;
      expect({ command: asked.command.name, given: asked.given }).toEqual(await byLibrary(words));
    }),
    { numRuns: 1000 },
  );
  expect(plain).toBeGreaterThan(60);
});

test.for([
  [["run", "a.csv", "b.csv", "--out", "x", "--json", "--quiet"], "files and options"],
  [["run", "--ledger", "none", "a.csv"], "an option before the files"],
  [["law"], "nothing but a command"],
  [["verify", "4f6a1c0d2b3e"], "a batch"],
] as const)("%s is plain: %s", async ([words]) => {
  expect(plainLine(words, commands)).toBeDefined();
});

test.for([
  [[], "no command"],
  [["rum", "a.csv"], "an unknown command"],
  [["run"], "no file"],
  [["run", "a.csv", "--out"], "no value"],
  [["run", "a.csv", "--out", "x", "--out", "y"], "an option twice"],
  [["run", "a.csv", "--json", "false"], "a value that a switch may take"],
  [["run", "a.csv", "--fail-on", "sometimes"], "a choice that is none"],
  [["run", "a.csv", "--constructor", "x"], "a name that every object has"],
  [["run", "--", "-a.csv"], "names that look like options"],
  [["run", "'a.csv'"], "quotation marks"],
] as const)("%s is left to the library: %s", ([words]) => {
  expect(plainLine(words, commands)).toBeUndefined();
});

describe("what follows -- is named, whatever it looks like", () => {
  const cases: readonly [words: string, given: Readonly<Record<string, unknown>>][] = [
    ["law -- wfp", { scheme: "wfp" }],
    ["check -- a.csv", { files: ["a.csv"] }],
    [
      "check b.csv -- -x.csv --json a.csv a.csv 'q'",
      { files: ["b.csv", "-x.csv", "--json", "a.csv", "a.csv", "'q'"] },
    ],
    ["check --json -- true --", { files: ["true", "--"], json: true }],
    ["ledger --holds one -- balances", { action: "balances", holds: ["one"] }],
  ];
  test.for(cases)("%s", async ([words, wanted]) => {
    const { given } = await understand(words.split(" "), texts);
    expect(given).toMatchObject(wanted);
  });

  test.for([
    ["law wfp -- -x", "-x"],
    ["law -- a b", "b"],
    ["approve b --by -- -me", "-me"],
    ["check --", "0"],
  ] as const)("%s says %s", async ([words, says]) => {
    await expect(understand(words.split(" "), texts)).rejects.toThrow(says);
  });

  test("nor is the language asked for there", () => {
    expect(languageOf(["check", "--", "--lang", "cy"])).toBe("en");
    expect(languageOf(["check", "--lang", "cy", "--", "--lang", "en"])).toBe("cy");
  });
});

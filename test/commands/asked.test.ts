// What somebody asks on a command line, understood at its edges: seconds, days, rows, languages, places.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/commands/config.ts";
import { languageOf } from "../../src/commands/texts.ts";
import { secondsOf, settleOf } from "../../src/commands/work/collect-words.ts";
import { asOfDay } from "../../src/commands/work/purge/as-of.ts";
import { rowNamed } from "../../src/commands/work/row-named.ts";
import { day } from "../../src/core/day.ts";
import { folder } from "../ledger/book.ts";

const asked = <Found>(ask: () => Found): Found | string => {
  try {
    return ask();
  } catch (error) {
    return error instanceof Error && "key" in error ? String(error.key) : String(error);
  }
};

test.for<[wait: string | undefined, seconds: number | string]>([
  [undefined, 0],
  ["0", 0],
  ["90", 90],
  ["90s", 90],
  ["10m", 600],
  ["1h", 3_600],
  ["24h", 86_400],
  ["86400", 86_400],
  ["86401", "cli.wait-not-understood"],
  ["25h", "cli.wait-not-understood"],
  ["-1", "cli.wait-not-understood"],
  ["1d", "cli.wait-not-understood"],
  ["", "cli.wait-not-understood"],
])("to wait %j is %s seconds", ([wait, seconds]) => {
  expect(asked(() => secondsOf(wait))).toBe(seconds);
});

test.for<[settle: number | undefined, seconds: number | string]>([
  [undefined, 30],
  [0, 0],
  [86_400, 86_400],
  [86_401, "cli.settle-not-understood"],
  [-1, "cli.settle-not-understood"],
  [Number.NaN, "cli.settle-not-understood"],
])("to rest %j is %s seconds", ([settle, seconds]) => {
  expect(asked(() => settleOf(settle))).toBe(seconds);
});

test.for<[said: string | undefined, found: number | string]>([
  ["2024-04-05", day("2024-04-05")],
  ["2024-04-31", "cli.purge.as-of"],
  ["2024-04-05T00:00", "cli.purge.as-of"],
  ["2024-04", "cli.purge.as-of"],
  [undefined, "cli.purge.as-of"],
])("as of %j", ([said, found]) => {
  expect(asked(() => asOfDay(said))).toBe(found);
});

test.for<[text: string, found: object | string]>([
  ["a.csv:14", { file: "a.csv", row: 14 }],
  ["a:b.csv:14", { file: "a:b.csv", row: 14 }],
  ["a.csv:0", "cli.row-not-understood"],
  ["a.csv:014", "cli.row-not-understood"],
  [":14", "cli.row-not-understood"],
  ["a.csv", "cli.row-not-understood"],
  ["a.csv:", "cli.row-not-understood"],
])("the row %j", ([text, found]) => {
  expect(asked(() => rowNamed(text))).toEqual(found);
});

test.for<[words: readonly string[], language: string]>([
  [["run", "a.csv"], "en"],
  [["run", "--lang", "cy", "a.csv"], "cy"],
  [["--lang=cy", "run"], "cy"],
  [["--lang=both"], "en"],
  [["run", "--", "--lang", "cy"], "en"],
  [["run", "--lang", "cy", "--"], "cy"],
])("%j is answered in %s", ([words, language]) => {
  expect(languageOf(words)).toBe(language);
});

test("places in taliad.json are relative to it; a ledger that is none, or on a server, is no place", async () => {
  const place = folder();
  mkdirSync(place, { recursive: true });
  const config = join(place, "taliad.json");
  const settings = async (written: object) => {
    writeFileSync(config, JSON.stringify(written));
    return readConfig({ config });
  };
  expect(
    await settings({ out: "results", holds: ["holds.csv", "/etc/holds.csv"], employers: "e.csv" }),
  ).toMatchObject({
    ...{ out: join(place, "results"), ledger: join(place, "results", "ledger.sqlite") },
    ...{ holds: [join(place, "holds.csv"), "/etc/holds.csv"], employers: join(place, "e.csv") },
  });
  expect(await settings({ ledger: "none" })).toMatchObject({ ledger: "none" });
  expect(await settings({ ledger: "book.sqlite" })).toMatchObject({ ledger: join(place, "book.sqlite") });
  const server = "postgres://council@books.example/taliad";
  expect(await settings({ ledger: server })).toMatchObject({ ledger: server });
  expect(await readConfig({ config, out: "o", ledger: "l.sqlite" })).toMatchObject({
    out: "o",
    ledger: "l.sqlite",
  });
});

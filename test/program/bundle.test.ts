// An auditor's bundle: from a line of payments.csv to the marked cell and the clause in two clicks, without a program; the same
// sample for the same seed; nobody's data but of those who were drawn; hashes that hold; and nothing drawn from a changed batch.
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuseFor } from "../../src/io/xlsx/refuse.ts";
import { inflate, zipEntries } from "../../src/io/xlsx/zip.ts";
import { escaped } from "../../src/report/pages/html.ts";
import { type Looker, missing, openLooker } from "../report/pages/looked.ts";
import { as } from "./accounts.ts";
import { filesBelow, hashesBelow, type Line, linesOf, penceOf, sha256, sumOf } from "./batch-folder.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";

const out = folder();
let looker: Looker;
afterAll(async () => {
  if (missing === undefined) await looker.close();
  rmSync(out, { recursive: true, force: true, maxRetries: 5 });
});
let batch = "";
let id = "";
let made = "";

beforeAll(async () => {
  if (missing === undefined) looker = await openLooker(out);
  const words = ["run", join(samples, "first-month"), "--out", out, "--on", "2022-07-05"];
  batch = batchOf(await as("sian", () => taliadHere(words)));
  id = basename(batch);
  const approve = ["approve", id, "--by", "Owain Prys", "--on", "2022-07-06", "--out", out];
  await as("owain", () => taliadHere(approve));
  const ended = await bundle(["--seed", "2022/06"]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  made = dirname(/(\/\S+)index\.html/.exec(ended.stdout)?.[0] ?? "");
});

const bundle = (more: readonly string[]) => taliadHere(["bundle", id, "--out", out, ...more]);
const pageOf = (path: string): string => readFileSync(join(made, path), "utf8");
const paper = (): readonly Line[] => linesOf(made, "working-paper.csv");

/** The cells of a CSV file, as another reader finds them; the mark between them is the one that is there most often. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const marks = [",", ";", "\t", "|"].sort((a, b) => text.split(b).length - text.split(a).length);
  return parse(text, { delimiter: marks[0] ?? ",", relax_column_count: true, relax_quotes: true });
}

describe("without a program", () => {
  test("every link leads to a place that is there, nothing is loaded, and no page has a script", () => {
    const pages = [...filesBelow(made).keys()].filter((name) => name.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(40);
    for (const name of pages) {
      const text = pageOf(name);
      expect(text).toContain("default-src 'none'");
      expect(text).not.toMatch(/<script|<img|<link|<iframe|url\(|https?:/i);
      for (const [, target = ""] of text.matchAll(/href="([^"]*)"/g)) {
        const [path = "", anchor = ""] = target.split("#");
        const file = path === "" ? name : join(dirname(name), path);
        expect(existsSync(join(made, file)), `${name}: ${target}`).toBe(true);
        if (anchor !== "") expect(pageOf(file), `${name}: ${target}`).toContain(`id="${anchor}"`);
      }
    }
  });

  test("a line of payments.csv is two clicks from the marked cell, as it was sent, and from the clause in Welsh", () => {
    const payments = linesOf(batch, "payments.csv");
    const clauses: readonly { readonly id: string; readonly welsh: string }[] = JSON.parse(
      readFileSync(join(batch, "schemas/clauses/social-care-payment-2022.json"), "utf8"),
    ).rules;
    const first = pageOf("index.html");
    let cells = 0;
    for (const line of paper()) {
      const paid = payments[Number(line["line"]) - 2];
      expect(paid).toMatchObject({ file: line["file"], row: line["row"], amount: line["recorded"] });
      // The first click.
      const link = new RegExp(`href="\\./(rows/\\d+\\.html)#(en-line-${line["number"]})"`).exec(first);
      const text = pageOf(link?.[1] ?? "");
      const box = text.slice(text.indexOf(`id="${link?.[2]}"`)).split("</section>")[0] ?? "";
      expect(box).toContain(
        `£${Number(paid?.["amount"]).toLocaleString("en-GB", { minimumFractionDigits: 2 })}`,
      );
      const welsh = [...box.matchAll(/<a href="#en-clause-([\w-]+)">.*?<span lang="cy">(.*?)<\/span>/g)];
      expect(welsh.length, line["number"]).toBeGreaterThan(0);
      for (const [, rule, said] of welsh)
        expect(said).toBe(escaped(`"${clauses.find((clause) => clause.id === rule)?.welsh}"`));
      // The second: the cell among those of its row.
      const marked = [
        ...box.matchAll(/<a href="#en-cell-([A-Z]+)(\d+)">.*?<mark><bdi>(.*?)<\/bdi><\/mark>/g),
      ];
      expect(marked.length, line["number"]).toBeGreaterThan(0);
      if (line["file"]?.endsWith(".csv") !== true) continue;
      const sent = recordsOf(readFileSync(join(batch, "inputs", line["file"]), "latin1"));
      for (const [, letters = "", row, said = ""] of marked) {
        if (said === "(blank)" || row !== line["row"]) continue;
        const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        expect(sent[Number(row) - 1]?.[at], `${line["file"]} ${letters}${row}`).toBe(said);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(50);
  });

  test.skipIf(missing !== undefined).for([
    ["index.html", 320],
    ["index.html", 1400],
    ["rows/001.html", 320],
    ["rows/001.html", 1400],
  ] as const)(
    "%s, %i pixels wide: axe finds nothing, nothing is wider than the window",
    async ([name, width]) => {
      const { violations, wide } = await looker.looked(pageOf(name), width);
      expect(violations).toEqual([]);
      expect(wide).toBe(0);
    },
  );

  test.skipIf(missing !== undefined)("nor at the first page of the batch, on a telephone", async () => {
    const { violations, wide } = await looker.looked(readFileSync(join(batch, "index.html"), "utf8"), 320);
    expect(violations).toEqual([]);
    expect(wide).toBe(0);
  });

  test("who prepared and who approved is said, and the report of the whole batch is there without its links", () => {
    expect(pageOf("index.html")).toContain("Owain Prys");
    expect(pageOf("report.html")).toContain("Owain Prys");
    expect(pageOf("report.html")).not.toContain('payments.csv"');
  });
});

describe("the sample", () => {
  test("is 60 picks from what is payable, each line as recorded and as decided again, to the penny", () => {
    const lines = paper();
    const payments = linesOf(batch, "payments.csv");
    const picked = lines.flatMap((line) => (line["picked"] ?? "").split(" ").map(penceOf));
    expect(picked).toHaveLength(60);
    for (const line of lines) {
      expect(line).toMatchObject({ workedOut: line["recorded"], difference: "0.00", auditorAmount: "" });
      const before = payments.slice(0, Number(line["line"]) - 2);
      const sum = sumOf(before, "amount");
      expect(penceOf(line["upTo"])).toBe(sum + penceOf(line["recorded"]));
      for (const text of (line["picked"] ?? "").split(" "))
        expect(penceOf(text) > sum && penceOf(text) <= penceOf(line["upTo"])).toBe(true);
    }
    const population = linesOf(made, "population.csv");
    expect(population).toHaveLength(payments.length);
    expect(sumOf(population, "recorded")).toBe(sumOf(payments, "amount"));
    const marked = population.filter((line) => line["picked"] !== "0");
    expect(marked.map((line) => line["line"])).toEqual(lines.map((line) => line["line"]));
  });

  test("is the same for the same seed, to the last byte, by the command that the first page prints", async () => {
    const [, printed = ""] = /<code>taliad (bundle [^<]*)<\/code>/.exec(pageOf("index.html")) ?? [];
    const words = printed.replaceAll("&quot;", "").split(" ");
    const to = join(out, "again");
    expect(await taliadHere([...words, "--out", out, "--to", to])).toMatchObject({ code: 0 });
    expect(hashesBelow(to)).toEqual(hashesBelow(made));
    const other = join(out, "other");
    await bundle(["--seed", "2", "--to", other]);
    expect(readFileSync(join(other, "working-paper.csv"))).not.toEqual(
      readFileSync(join(made, "working-paper.csv")),
    );
  });

  test("at random: rows of every outcome; a row that is asked for stands beside what is drawn", async () => {
    const to = join(out, "random");
    const decisions = linesOf(batch, "decisions.csv");
    const refused = decisions.find((line) => line["outcome"] === "not-eligible");
    const named = `${refused?.["file"]}:${refused?.["row"]}`;
    const words = ["--method", "random", "--sample", "40", "--seed", "x", "--to", to, "--row", named];
    expect((await bundle(words)).code).toBe(0);
    const lines = linesOf(to, "working-paper.csv");
    expect(lines).toHaveLength(41);
    expect(new Set(lines.map((line) => line["outcome"])).size).toBeGreaterThan(1);
    for (const line of lines) {
      const decision = decisions[Number(line["line"]) - 2];
      expect(line).toMatchObject({ file: decision?.["file"], row: decision?.["row"] });
      expect(line["recorded"]).toBe(decision?.["total"]);
      expect(line["workedOut"]).toBe(line["recorded"]);
    }
    expect(lines.at(-1)).toMatchObject({ chosen: "asked", outcome: "not-eligible", times: "0" });
    const page = readFileSync(join(to, lines.at(-1)?.["page"] ?? ""), "utf8");
    expect(page).toContain("appeal");
  });
});

describe("what leaves the council", () => {
  test("has nobody's number or payroll number but of those who were drawn", () => {
    const drawn = new Set(paper().map((line) => `${line["file"]} ${line["row"]}`));
    const decisions = linesOf(batch, "decisions.csv");
    const isDrawn = (line: Line): boolean => drawn.has(`${line["file"]} ${line["row"]}`);
    const inside = new Set(decisions.filter(isDrawn).map((line) => line["niNumber"]));
    const bytes = [...filesBelow(made)].map(([name, content]) => {
      if (!name.endsWith(".xlsx")) return content.toString("utf8");
      const refuse = refuseFor(name);
      return zipEntries(content, 100, refuse)
        .map((entry) => inflate(content, entry, refuse).toString())
        .join("\n");
    });
    const all = bytes.join("\n").replaceAll(" ", "").toUpperCase();
    // Everything there that looks like a number: to seek each of hundreds in all of it takes seconds.
    const numbers = new Set([...all.matchAll(/(?=([A-Z]{2}\d{6}))/g)].map(([, one]) => one));
    let others = 0;
    for (const { niNumber = "" } of decisions.filter((line) => !isDrawn(line))) {
      if (niNumber === "" || inside.has(niNumber)) continue;
      const number = niNumber.slice(0, 8);
      const found = /^[A-Z]{2}\d{6}$/.test(number) ? numbers.has(number) : all.includes(number);
      expect(found, niNumber).toBe(false);
      others += 1;
    }
    expect(others).toBeGreaterThan(150);
  });

  test("is whole by its own hashes, and by the manifest of the batch and the files as they were sent", () => {
    const hashes = new Map(
      pageOf("SHA256SUMS.txt")
        .trimEnd()
        .split("\n")
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const files = [...filesBelow(made)].filter(([name]) => name !== "SHA256SUMS.txt");
    expect(new Map(files.map(([name, bytes]) => [name, sha256(bytes)]))).toEqual(hashes);
    expect(pageOf("batch-manifest.json")).toBe(readFileSync(join(batch, "manifest.json"), "utf8"));
    for (const name of readdirSync(join(batch, "inputs")))
      expect(pageOf("index.html")).toContain(sha256(readFileSync(join(batch, "inputs", name))));
  });

  test("as one file holds the same", async () => {
    const to = join(out, "packed");
    expect((await bundle(["--seed", "3", "--sample", "10", "--to", to, "--zip"])).code).toBe(0);
    const packed = readFileSync(`${to}.zip`);
    const refuse = refuseFor("packed.zip");
    const inside = zipEntries(packed, 1_000, refuse).map(
      (entry) => [entry.name, sha256(inflate(packed, entry, refuse))] as const,
    );
    expect(Object.fromEntries(inside)).toEqual(hashesBelow(to));
  });
});

describe("nothing is drawn", () => {
  test.for([
    { why: "without a seed", words: [] },
    { why: "of none", words: ["--seed", "1", "--sample", "0"] },
    { why: "of a half", words: ["--seed", "1", "--sample", "1.5"] },
    { why: "in another way", words: ["--seed", "1", "--method", "best"] },
    { why: "of a row that is not there", words: ["--seed", "1", "--row", "01-cartref-mon.csv:9999"] },
    { why: "of a row that is none", words: ["--seed", "1", "--row", "01-cartref-mon.csv"] },
  ])("$why", async ({ words }) => {
    expect(await bundle([...words, "--to", join(out, "none")])).toMatchObject({ code: 64, stdout: "" });
    expect(existsSync(join(out, "none"))).toBe(false);
  });

  test("over a bundle that is there: an auditor's marks may stand in it", async () => {
    const before = hashesBelow(made);
    writeFileSync(join(made, "working-paper.xlsx"), "marks");
    const ended = await bundle(["--seed", "2022/06"]);
    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain(basename(made));
    expect(hashesBelow(made)).not.toEqual(before);
    expect(pageOf("working-paper.xlsx")).toBe("marks");
  });

  test("from a table that was changed since: 7, and nothing is left behind", async () => {
    const payments = join(batch, "payments.csv");
    const before = readFileSync(payments);
    appendFileSync(payments, "x\r\n");
    const ended = await bundle(["--seed", "9", "--to", join(out, "changed")]);
    writeFileSync(payments, before);
    expect(ended.code).toBe(7);
    expect(ended.stderr).toContain("payments.csv");
    expect(readdirSync(out).filter((name) => name.startsWith(".") || name === "changed")).toEqual([]);
  });
});

// check.html in Chromium with the network off: what it says of every sample is what the command line says, byte for byte; it is
// quick, can be used without a mouse, in both languages, on a telephone and on paper; and no request leaves it.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shippedSchemas } from "../../.ci/law-content.ts";
import { writePage } from "../../.ci/page.ts";
import { writeReturnCsv, writeReturnXlsx } from "../../bench/generate.ts";
import { lawContent } from "../../src/batch/publish/checker-file.ts";
import { refuseFor } from "../../src/io/xlsx/refuse.ts";
import { inflate, zipEntries } from "../../src/io/xlsx/zip.ts";
import { assess, explain, loadLaw } from "../../src/library/index.ts";
import { writeLongRows } from "../long-rows.ts";
import { batchOf, folder, root, samples, taliadHere } from "../program/program.ts";
import { worth } from "../work.ts";
import { chromium, type OpenPage, openPage } from "./chromium.ts";

const place = folder();
const axe = join(root, "node_modules/axe-core/axe.min.js");
const missing = chromium === undefined ? "Chromium" : existsSync(axe) ? undefined : "axe-core";
if (missing !== undefined)
  console.warn(`NOT TESTED: there is no ${missing} here, so check.html was not opened.`);

/** The page as the build makes it. */
const built = join(place, "check.html");
let page: OpenPage;
beforeAll(async () => {
  if (missing !== undefined) return;
  await writePage(built);
  page = await openPage(built, place);
});
afterAll(async () => {
  if (missing === undefined) await page.close();
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
});

/** Where the build puts it, and the program looks for it. */
function putBuilt(): void {
  mkdirSync(join(root, "dist"), { recursive: true });
  copyFileSync(built, join(root, "dist/check.html"));
}

const endings = /\.(csv|tsv|txt|xlsx|xlsm|xls|ods)$/i;

/** The files of a folder that a run takes. */
function filesIn(path: string): readonly string[] {
  return readdirSync(path)
    .filter((name) => endings.test(name) && !name.startsWith(".") && !name.startsWith("~$"))
    .map((name) => join(path, name));
}

const stories = [
  samples,
  ...readdirSync(samples, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(entry.parentPath, entry.name)] : [],
  ),
].filter((path) => filesIn(path).length > 0);

/** Takes out what was chosen, chooses these files, and waits for what the page says of them. */
async function check(paths: readonly string[]): Promise<string> {
  await page.run(`document.querySelector("[data-do=clear]").click()`);
  await page.choose("files", paths);
  return page.run(`new Promise((resolve) => {
    const state = document.getElementById("state");
    const look = () => /ok|bad/.test(state.className) ? resolve(state.textContent) : setTimeout(look, 10);
    look();
  })`);
}

/** What a button would save; the browser's own saving takes a second each time, and has a test of its own. */
async function given(selector: string): Promise<Buffer> {
  const url = await page.run<string>(`new Promise((resolve) => {
    const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = () => { HTMLAnchorElement.prototype.click = click; };
    document.querySelector(${JSON.stringify(selector)}).click();
  })`);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

/** What a payroll program writes of two people's costs, and how the council reads it. */
function exportOf(name: string): string {
  const path = join(place, name);
  writeFileSync(
    path,
    [
      '"Emp No","Emp Name","N.I. Number","N.I. Table","Pay Date","NIable excl WG pmt","WG Care Worker Payment","Ers NIC","Net Pay"',
      '"0012","Siân Llŷr-Jones","HT482910A","A","28/06/2022","1612.00","299.60","45.09","1600.00"',
      '"0013","Gareth Pugh","HT482911A","A","28/06/2022","1500.00","299.60","45.09","1500.00"',
      "",
    ].join("\r\n"),
  );
  return path;
}

describe.skipIf(missing !== undefined)("check.html", () => {
  test.for(
    stories.map((path) => relative(samples, path)),
  )("%s: problems and decisions are those of the command line, byte for byte", async (story) => {
    const from = join(samples, story);
    const out = join(place, "out");
    const words = ["run", from, "--ledger", "none", "--out", out, "--fail-on", "never"];
    const batch = batchOf(await taliadHere(words));
    await check(filesIn(from));
    for (const table of ["problems", "decisions"]) {
      const ours = readFileSync(join(batch, `${table}.csv`));
      expect(ours.length).toBeGreaterThan(80);
      const button = `[data-what="${table}"]`;
      const there = await page.run<boolean>(`document.querySelector('${button}') !== null`);
      // Files that hold no claims have no row to show.
      if (!there) expect(ours.toString().trim().split("\n")).toHaveLength(1);
      else expect((await given(button)).equals(ours), table).toBe(true);
    }
  });

  test("no request leaves it, and its policy allows none", async () => {
    await check(filesIn(join(samples, "first-month")));
    const others = page.requests.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:"));
    expect(others).toEqual([]);
    expect(page.requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
    // Nothing of the page itself is refused by its own policy.
    expect(page.refused).toEqual([]);
    const tried = await page.run<string>(`fetch("https://example.org/").then(() => "sent", () => "refused")`);
    expect(tried).toBe("refused");
    expect(page.refused.join()).toContain("default-src 'none'");
    page.refused.splice(0);
  });

  test("the workbook that it saves holds what that of the return pack holds, byte for byte", async () => {
    const from = join(samples, "first-month");
    const out = join(place, "packs");
    const batch = batchOf(
      await taliadHere(["run", from, "--ledger", "none", "--out", out, "--fail-on", "never"]),
    );
    await check(filesIn(from));
    const path = await page.saved('[data-file="01-cartref-mon.csv"]');
    expect(basename(path)).toBe("01-cartref-mon.xlsx");
    const packs = readdirSync(join(batch, "returns"), { recursive: true, encoding: "utf8" });
    const pack = packs.find((name) => basename(name) === basename(path)) ?? "";
    // The browser packs otherwise than Node does: what is packed is the same.
    expect(partsOf(path)).toEqual(partsOf(join(batch, "returns", pack)));
    expect(await page.run(`document.getElementById("state").textContent`)).toContain("01-cartref-mon.xlsx");
  });

  test("a file that cannot go back as a workbook says so", async () => {
    await check([join(samples, "every-problem/file-empty.csv")]);
    await page.run(`document.querySelector("[data-what=workbook]").click()`);
    await until(`document.getElementById("state").textContent.includes("cannot be given back")`);
  });

  test("five thousand rows are checked in less than three seconds of work, as CSV and as a workbook", async () => {
    const [csv, xlsx] = [join(place, "5000.csv"), join(place, "5000.xlsx")];
    await writeReturnCsv(csv, 5_000);
    await writeReturnXlsx(xlsx, 5_000);
    for (const path of [csv, xlsx]) {
      const before = await page.work();
      expect(await check([path])).toContain("5,000");
      expect((await page.work()) - before).toBeLessThan(worth(3_000) / 1_000);
    }
    // Not all rows are shown at once; a button shows more.
    const rows = `document.querySelectorAll('[aria-labelledby="rows-heading"] tbody tr').length`;
    expect(await page.run(rows)).toBe(200);
    await page.run(`document.querySelector("[data-do=more]").click()`);
    await until(`${rows} === 400`);
    await page.run(`document.querySelector('[data-show="not payable"]').click()`);
    await until(
      `[...document.querySelectorAll('[aria-labelledby="rows-heading"] .pill')].every((pill) => pill.textContent !== "Payable")`,
    );
  });

  test("a file that the command line gives to several threads is read in one", async () => {
    const path = join(place, "long.csv");
    await writeLongRows(path);
    expect(statSync(path).size).toBeGreaterThan(4 << 20);
    expect(await check([path])).toContain("7,000");
  });

  test("files of one name, from two folders, take each other's place; each can be taken out", async () => {
    const names = `[...document.querySelectorAll("#chosen span")].map((name) => name.textContent)`;
    await check(filesIn(join(samples, "five-months/2022-06")));
    const before = await page.run<readonly string[]>(names);
    await page.choose("files", filesIn(join(samples, "five-months/2022-06")).slice(0, 1));
    await until(`document.getElementById("state").className.trim() !== "state"`);
    expect((await page.run<readonly string[]>(names)).toSorted()).toEqual(before.toSorted());
    await page.run(`document.querySelector("[data-do=remove]").click()`);
    expect(await page.run<readonly string[]>(names)).toHaveLength(before.length - 1);
  });

  test("it can be used with keys alone", async () => {
    await page.run(`document.querySelector("[data-to=en]").click(), document.activeElement.blur()`);
    await tabTo("#files");
    expect(await page.run(`getComputedStyle(document.querySelector("label[for=files]")).outlineStyle`)).toBe(
      "solid",
    );
    await page.asksForFiles("Space");
    await check(filesIn(join(samples, "first-month")).slice(0, 1));
    await tabTo('[data-what="problems"]');
    const path = await page.savedBy(() => page.press("Enter"));
    expect(readFileSync(path, "utf8")).toContain("01-cartref-mon.csv");
    await tabTo('[data-show="not payable"]');
    await page.press("Space");
    await until(`document.activeElement.matches('[data-show="not payable"][aria-pressed=true]')`);
    await tabTo("[data-to=cy]");
    await page.press("Enter");
    await until(
      `document.documentElement.lang === "cy" && document.getElementById("state").textContent.startsWith("Gwiriwyd")`,
    );
    await page.run(`document.querySelector("[data-to=en]").click()`);
  });

  test("each row shows its steps, as explain prints them, and hides them again", async () => {
    await check(filesIn(join(samples, "first-month")));
    const file = "03-seiont-homecare.txt";
    const button = `document.querySelector('[data-do=explain][data-file="${file}"][data-row="27"]')`;
    const steps = `${button}.nextElementSibling`;
    await page.run(`${button}.click()`);
    await until(`!${steps}.hidden`);
    const said = await page.run<string>(`${steps}.textContent`);
    const law = loadLaw(lawContent(shippedSchemas().files));
    const given = filesIn(join(samples, "first-month")).map((path) => ({
      name: basename(path),
      bytes: readFileSync(path),
    }));
    const explained = await explain(await assess(given, law), law, { file, row: 27 });
    expect(said).toBe(explained?.text("en"));
    expect(said).toContain("WFP-24");
    await page.run(`${button}.click()`);
    expect(await page.run(`${steps}.hidden`)).toBe(true);
  });

  test("a council writes it with its own values inside, which decide and are named", async () => {
    const settings = { parameters: { "wfp.adminFee": { value: "5.00", decision: "Cabinet, 14 June 2022" } } };
    const own = join(place, "taliad.json");
    writeFileSync(own, JSON.stringify(settings));
    putBuilt();
    const html = join(place, "own.html");
    expect(await taliadHere(["page", "--config", own, "--out", html])).toMatchObject({ code: 0 });
    const theirs = await openPage(html, folder());
    try {
      const file = filesIn(join(samples, "first-month")).slice(0, 1);
      await theirs.choose("files", file);
      const said = await theirs.run<string>(`new Promise((resolve) => {
        const look = () => document.querySelector("#results .sum") === null
          ? setTimeout(look, 10) : resolve(document.getElementById("main").textContent);
        look();
      })`);
      // 14 rows are payable.
      expect(said).toContain("£6,380.75");
      expect(said).toContain("wfp.adminFee");
      expect(theirs.refused).toEqual([]);
    } finally {
      await theirs.close();
    }
  });

  test("an export is told from a broken form: what its columns would be, and the ways on, in both languages", async () => {
    await check([exportOf("export.csv")]);
    for (const [language, heading, costs] of [
      ["en", "This looks like an export of a payroll program", "Employer NI on this payment"],
      ["cy", "Mae hwn yn edrych fel allforyn o raglen gyflogres", "Yswiriant Gwladol y cyflogwr"],
    ] as const) {
      await page.run(`document.querySelector("[data-to=${language}]").click()`);
      await until(`document.getElementById("results").textContent.includes(${JSON.stringify(heading)})`);
      const cell = `[...document.querySelectorAll("#results tr")].find((row) => row.textContent.includes("Ers NIC")).textContent`;
      expect(await page.run<string>(cell)).toContain(costs);
    }
    await page.run(`document.querySelector("[data-to=en]").click()`);
    // A form of ours of which a column is missing is no export.
    const form = join(place, "part.csv");
    const [first] = filesIn(join(samples, "first-month"));
    writeFileSync(form, readFileSync(first ?? "", "utf8").replace("National Insurance number", "Nothing"));
    await check([form]);
    expect(await page.run<string>(`document.getElementById("results").textContent`)).not.toContain(
      "looks like",
    );
  });

  test("the employer's mapping is inside a page that is made for it, and reads as the command line reads", async () => {
    const file = exportOf("mapped.csv");
    const map = join(place, "maps/payroll.json");
    mkdirSync(join(place, "maps"));
    const cover = ["laCode=W06000002", "employerId=E8940", "declaration=Y"].flatMap((one) => [
      "--cover",
      one,
    ]);
    expect((await taliadHere(["map", file, "--out", map, ...cover])).code).toBe(0);
    const other = join(place, "maps/other.json");
    writeFileSync(
      other,
      readFileSync(map, "utf8").replaceAll("E8940", "E0001").replace('"mapped"', '"other"'),
    );
    const own = join(place, "employers.html");
    putBuilt();
    const words = ["page", "--mappings", join(place, "maps"), "--out", own];
    const refused = await taliadHere([...words, "--lang", "en"]);
    expect([refused.code, refused.stderr.includes("E0001, E8940")]).toEqual([64, true]);
    expect((await taliadHere([...words, "--employer", "E8940"])).code).toBe(0);
    expect(readFileSync(own, "utf8")).not.toContain("E0001");
    const out = join(place, "mapped-out");
    const run = ["run", file, "--mappings", map, "--ledger", "none", "--out", out, "--fail-on", "never"];
    const batch = batchOf(await taliadHere(run));
    const theirs = await openPage(own, folder());
    try {
      await theirs.choose("files", [file]);
      const decided = await theirs.run<string>(`new Promise((resolve) => {
        const look = () => document.querySelector("#results .sum") === null
          ? setTimeout(look, 10) : resolve(document.getElementById("main").textContent);
        look();
      })`);
      expect(decided).not.toContain("looks like an export");
      for (const table of ["problems", "decisions"]) {
        const saved = readFileSync(await theirs.saved(`[data-what="${table}"]`));
        expect(saved.equals(readFileSync(join(batch, `${table}.csv`))), table).toBe(true);
      }
    } finally {
      await theirs.close();
    }
  });

  test("on paper stand the results, not the buttons", async () => {
    await check(filesIn(join(samples, "first-month")).slice(0, 1));
    await page.media("print");
    const seen = (selector: string) =>
      page.run<boolean>(`[...document.querySelectorAll('${selector}')].some((one) => one.checkVisibility())`);
    expect(await seen("main button")).toBe(false);
    expect(await seen("#results .pill")).toBe(true);
    expect((await page.printed()).subarray(0, 5).toString()).toBe("%PDF-");
    await page.media("screen");
  });

  describe.for(["en", "cy"] as const)("in %s", (language) => {
    const states: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["before a file is chosen", () => page.run(`document.querySelector("[data-do=clear]").click()`)],
      ["with problems", () => check(filesIn(join(samples, "first-month")).slice(0, 1))],
      ["with files that cannot be read", () => check(unreadable)],
      ["with the export of a payroll program", () => check([exportOf("export.csv")])],
      [
        "with nothing to be put right",
        async () => {
          const clean = join(place, "clean.csv");
          await writeReturnCsv(clean, 12);
          await check([clean]);
        },
      ],
    ];
    const unreadable = filesIn(join(samples, "every-problem")).filter((path) => /[/](file|zip)-/.test(path));

    test.for(states)("axe finds nothing, and nothing is too wide: %s", async ([, make]) => {
      await page.run(`document.querySelector("[data-to=${language}]").click()`);
      await make();
      expect(await page.run("document.documentElement.lang")).toBe(language);
      await page.run(
        `typeof axe === "undefined" && (0, eval)(${JSON.stringify(readFileSync(axe, "utf8"))}), 1`,
      );
      for (const width of [320, 1400]) {
        await page.width(width);
        const { violations, passes } =
          await page.run<Looked>(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations, passes }) => ({
          violations: violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))]),
          passes: passes.length,
        }))`);
        expect(violations).toEqual([]);
        expect(passes).toBeGreaterThan(15);
        const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.run(wide), `${width}`).toBe(0);
        // On a telephone a table is cards, and none is wider than its place.
        const scrolled = `[...document.querySelectorAll(".wrap")].some((one) => one.scrollWidth > one.clientWidth)`;
        expect(await page.run(scrolled), `${width}`).toBe(false);
      }
    });
  });
});

/** The parts of a workbook, unpacked. */
function partsOf(path: string): readonly (readonly [string, string])[] {
  const bytes = readFileSync(path);
  const refuse = refuseFor(path);
  const entries = zipEntries(bytes, 100, refuse);
  return entries.map((entry) => [entry.name, inflate(bytes, entry, refuse).toString()]);
}

type Looked = { readonly violations: readonly unknown[]; readonly passes: number };

/** Waits until an expression holds in the page. */
async function until(expression: string): Promise<void> {
  await page.run(`new Promise((resolve) => {
    const look = () => (${expression}) ? resolve(true) : setTimeout(look, 10);
    look();
  })`);
}

/** Presses the tabulator until the part has the focus. */
async function tabTo(selector: string): Promise<void> {
  for (let times = 0; times < 400; times += 1) {
    await page.press("Tab");
    if (await page.run<boolean>(`document.activeElement.matches('${selector}')`)) return;
  }
  throw new Error(`no tabulator leads to ${selector}`);
}

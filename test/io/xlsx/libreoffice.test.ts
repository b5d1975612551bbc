// Whatever a workbook shows, as LibreOffice writes it to CSV, is what is read: numbers, money, per cent, identifiers, days
// and headings in two languages, in 500 pairs of rows. Where a format shows less than the cell holds, the cell is a problem.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cellKind, plainKind } from "../../../src/core/place.ts";
import { readDay } from "../../../src/input/days.ts";
import { headingNames, headingOf, placeOf } from "../../../src/input/heading-names.ts";
import { layoutOf } from "../../input/law.ts";
import { escaped, makeBook, stylesXml } from "./make-zip.ts";
import { rowsOf } from "./open.ts";

const program = "soffice";
const missing = spawnSync(program, ["--version"]).status !== 0;
if (missing) {
  console.warn(
    "LIBREOFFICE IS MISSING: what workbooks show was NOT compared (apt-get install libreoffice-calc)",
  );
}

const pairs = 500;
/** Of rows in one workbook: opening one takes the program longer than reading what is in it. */
const pairsInBook = 50;
const days = ["dd/mm/yyyy", "yyyy-mm-dd", "d mmmm yyyy", "dd-mmm-yyyy"];
const formats = {
  money: ["0.00", "#,##0.00", "£#,##0.00", "#,##0.00;-#,##0.00", "#,##0.00;[Red](#,##0.00)"],
  number: ["General", "0", "0.0", "0.00", "#,##0", "0.###"],
  share: ["0%", "0.00%", "0.0%"],
  identifier: ["0000", "00000000", "00-00-00", '"E"0000', "General", "0"],
  day: days,
};
type Kind = keyof typeof formats;
type Shown = { readonly kind: Kind; readonly held: string; readonly format: string };

const pence = fc.integer({ min: -999_999, max: 9_999_999 });
/** As programs store a number: in short, as the nearest fraction, the way of Java, or with the noise of a sum. */
const stored = (value: number) =>
  fc.constantFrom(
    String(value),
    value.toPrecision(17).replace(/\.?0+$/, ""),
    Number.isInteger(value) ? `${value}.0` : String(value),
    value.toExponential().replace("e+", "E"),
    String(value + 3.3e-11),
  );
const heldOf: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
  money: pence.chain((amount) => stored(amount / 100)),
  number: fc.integer({ min: 0, max: 100_000 }).chain((tenths) => stored(tenths / 1000)),
  share: fc.integer({ min: 0, max: 10_000 }).chain((parts) => stored(parts / 10_000)),
  identifier: fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number)),
  day: fc.integer({ min: 36_526, max: 73_050 }).map(String),
};
const cell: fc.Arbitrary<Shown> = fc
  .constantFrom<Kind>("money", "number", "share", "identifier", "day")
  .chain((kind) =>
    fc.record({ kind: fc.constant(kind), held: heldOf[kind], format: fc.constantFrom(...formats[kind]) }),
  )
  // Without a format Excel shows eleven characters and no noise, LibreOffice fifteen digits; we read what Excel shows.
  .map((shown) =>
    shown.format === "General" ? { ...shown, held: String(Number(Number(shown.held).toFixed(8))) } : shown,
  );
const wfp = layoutOf("wfp-return");
const heading = fc
  .tuple(fc.constantFrom(...wfp.columns), fc.constantFrom(" / ", "\n", " | "), fc.boolean())
  .map(
    ([
      {
        key,
        headings: { en, cy },
      },
      between,
      welshFirst,
    ]) => ({
      key,
      text: welshFirst ? cy + between + en : en + between + cy,
    }),
  );
/** A row of headings and a row of cells below it. */
const pair = fc.record({
  headings: fc.array(heading, { minLength: 2, maxLength: 2 }),
  cells: fc.array(cell, { minLength: 5, maxLength: 5 }),
});
type Pair = {
  readonly headings: readonly { readonly text: string }[];
  readonly cells: readonly Shown[];
};

function bytesOf(some: readonly Pair[]) {
  const formats: string[] = [];
  const rows = some.map(({ headings, cells }, at) => {
    const texts = headings.map(
      ({ text }) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    );
    const numbers = cells.map(({ held, format }) => `<c s="${formats.push(format)}"><v>${held}</v></c>`);
    const row = 2 * at + 1;
    return `<row r="${row}">${texts.join("")}</row><row r="${row + 1}">${numbers.join("")}</row>`;
  });
  return makeBook({ rows: rows.join(""), styles: stylesXml(formats) });
}

/** A number as LibreOffice shows it, without what says nothing more of it. */
function plain(text: string): string {
  const bare = text.replace(/[£, ]/g, "");
  return bare.startsWith("(") ? `-${bare.slice(1, -1)}` : bare;
}

test.skipIf(missing)("what 500 pairs of rows show is what is read", () => {
  const folder = mkdtempSync(join(tmpdir(), "taliad-libreoffice-"));
  try {
    const samples = fc.sample(pair, { numRuns: pairs, seed: 1498 });
    mkdirSync(join(folder, "csv"));
    const names: string[] = [];
    for (let from = 0; from < pairs; from += pairsInBook) {
      const name = `b${names.length}`;
      writeFileSync(join(folder, `${name}.xlsx`), bytesOf(samples.slice(from, from + pairsInBook)));
      names.push(name);
    }
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1";
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const options = [profile, "--headless", "--convert-to", filter, "--outdir", "csv"];
    execFileSync(program, [...options, ...names.map((name) => `${name}.xlsx`)], {
      cwd: folder,
      stdio: "ignore",
    });
    const read = names.flatMap((name) => rowsOf(readFileSync(join(folder, `${name}.xlsx`))));
    const said: string[][] = names.flatMap((name) =>
      parse(readFileSync(join(folder, "csv", `${name}.csv`)), { relax_column_count: true }),
    );
    expect([read.length, said.length]).toEqual([2 * pairs, 2 * pairs]);
    const wrong: string[] = [];
    let [compared, hidden] = [0, 0];
    samples.forEach((sample, at) => {
      const [row1, row2] = read.slice(2 * at);
      const [headings, shown = []] = said.slice(2 * at);
      sample.headings.forEach(({ key }, column) => {
        for (const text of [row1?.cells[column] ?? "", headings?.[column] ?? ""]) {
          const place = placeOf(headingNames(wfp.columns), wfp.columns, headingOf(text));
          if (wfp.columns[place]?.key !== key) wrong.push(`${at}: ${text} is not ${key}`);
        }
      });
      sample.cells.forEach(({ kind, held, format }, column) => {
        const text = row2?.cells[column] ?? "";
        const cellKindRead = plainKind(row2?.kinds?.[column] ?? 0);
        const said = shown[column] ?? "";
        compared += 1;
        const same =
          kind === "day"
            ? readDay(text, cellKindRead, 1900) === readDay(said, cellKind.text, 1900)
            : text === plain(said) ||
              (plain(said) !== "" && Number(text) === Number(plain(said)) && kind !== "identifier");
        if (cellKindRead === cellKind.rounded) {
          hidden += 1;
          // What is held and what is shown are two numbers; else it was refused for nothing.
          const number = Number(plain(said).replace("%", "")) / (said.endsWith("%") ? 100 : 1);
          if (Math.abs(number - Number(held)) < 1e-9)
            wrong.push(`${at}: ${held} in ${format} shows ${said}, refused`);
        } else if (!same) wrong.push(`${at}: ${held} in ${format} shows ${said}, read as ${text}`);
      });
    });
    expect(wrong).toEqual([]);
    expect(compared).toBe(pairs * 5);
    // Enough of both that the test could fail.
    expect(hidden).toBeGreaterThan(50);
    expect(compared - hidden).toBeGreaterThan(1500);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

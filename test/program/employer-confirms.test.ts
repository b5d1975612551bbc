// An employer confirms a warning in the annotated workbook that came back: it is read with the next version, kept for the months
// that follow, shown with who, when and which cell; and it settles nothing that is not the employer's to settle.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { filesBelow, linesOf } from "./batch-folder.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, folder, taliadHere } from "./program.ts";
import { codes, nameConfirmed, saidOf, warned } from "./warnings.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const cover = {
  ...{ employerId: "E8920", employerName: "Gofal", laCode: "W06000002" },
  ...{ preparedBy: "Sali Mali", preparedDate: "2022-07-04" },
};
const [owain = {}, other = {}] = crew(35_000, { workplace: "home-care" }).workers(2, {});

/** A return of the month, of Owain and somebody else, with a further column. */
function sent(name: string, more: ReturnRow, confirmed = "", month = "2022-06", sequence = "1"): string {
  const path = join(place, name);
  const instalmentNo = { "2022-06": "1", "2022-07": "2", "2022-08": "3" }[month] ?? "1";
  const rows = numbered([
    { ...owain, payDate: `${month}-28`, instalmentNo, ...more },
    { ...other, payDate: `${month}-28`, instalmentNo },
  ]);
  const whole = Buffer.from(
    csvReturn(coverOf(rows, { ...cover, period: month, sequence }), rows, {}),
  ).toString();
  let at = 0;
  const withColumn = whole.split(/\r?\n/).map((line) => {
    if (line.startsWith("#") || line.startsWith("\uFEFF#") || line === "") return line;
    at += 1;
    const said = at === 1 ? "Warnings confirmed" : at === 2 ? confirmed : "";
    return `${line},"${said.replaceAll('"', '""')}"`;
  });
  writeFileSync(path, withColumn.join("\r\n"));
  return path;
}

test("what the employer may settle is information, with who, when and which cell", async () => {
  const said = await saidOf(sent("june.csv", { surname: "Glyndðr" }, "Surname: Glyndðr"));
  expect(codes(said)).toContain("warning-confirmed-employer");
  expect(codes(said)).not.toContain("name-doubtful");
  expect(codes(said)).not.toContain("confirmation-without-warning");
  const one = said.find(({ code }) => code === "warning-confirmed-employer");
  expect(one).toMatchObject({ severity: "info", key: "surname" });
  expect(one?.messageEn).toMatch(
    /The employer confirmed it: Sali Mali, Gofal, 2022-07-04, in june\.csv, [A-Z]{2}\d+/,
  );
  expect(one?.messageCy).toContain(
    "Cadarnhawyd ef gan y cyflogwr: Sali Mali, Gofal, 2022-07-04, yn june.csv",
  );
});

test.for([
  ["the Welsh heading", "Cyfenw: Glyndðr"],
  ["the key", "surname: Glyndðr"],
  ["both headings", "Surname / Cyfenw: Glyndðr"],
  ["two at once", "NI category: –; Surname: Glyndðr"],
  ["a line for each", "Surname: Glyndðr\nNI category: -"],
] as const)("%s is understood", async ([, confirmed]) => {
  const more = confirmed.includes("NI") ? { niCategory: "", employerNi: "" } : {};
  const said = codes(await saidOf(sent("june.csv", { surname: "Glyndðr", ...more }, confirmed)));
  expect(said).toContain("warning-confirmed-employer");
  for (const code of ["name-doubtful", "on-cost-cell-missing", "confirmation-without-warning"])
    expect(said).not.toContain(code);
});

test.for([
  ["another value", "Surname: Glyndþr"],
  ["a heading without a value", "Surname"],
  ["another column", "Forenames: Glyndðr"],
  ["all of it", "Everything is right"],
  ["a yes", "Y"],
  ["markup", "<script>alert(1)</script>: Glyndðr"],
  ["a name of every object", "constructor: Glyndðr"],
  ["a formula", "=HYPERLINK(1)"],
] as const)("%s confirms nothing, and is a problem at its own cell", async ([, confirmed]) => {
  const said = await saidOf(sent("june.csv", { surname: "Glyndðr" }, confirmed));
  expect(codes(said)).toContain("name-doubtful");
  const [one] = said.filter(({ code }) => code === "confirmation-without-warning");
  expect(one).toMatchObject({ severity: "warning", key: "confirmed" });
  expect(one?.messageEn).toContain("Surname: Glyndðr");
});

test("an error is never confirmed", async () => {
  const said = codes(await saidOf(sent("june.csv", { startDate: "soon" }, "Start date: soon")));
  expect(said).toContain("cell-not-day");
  expect(said).not.toContain("warning-confirmed-employer");
});

test("what bears on a condition is answered and not settled: the warning stays for an officer", async () => {
  const late = { formReceivedDate: "2022-06-29" };
  const said = await saidOf(sent("june.csv", late, "Claim form received: 29/06/2022"));
  expect(codes(said)).toEqual(expect.arrayContaining(["form-after-pay-day", "warning-answered"]));
  expect(codes(said)).not.toContain("warning-confirmed-employer");
  const one = said.find(({ code }) => code === "warning-answered");
  expect(one?.messageEn).toContain("the employer says that");
  expect(one).toMatchObject({ severity: "info" });
});

test("outcome and amounts are the same whatever is confirmed", async () => {
  const paid = async (name: string, confirmed: string) => {
    const file = sent(name, { surname: "Glyndðr", formReceivedDate: "2022-06-29" }, confirmed);
    const words = ["run", file, "--out", join(place, `same-${name}`), "--ledger", "none"];
    return linesOf(batchOf(await taliadHere(words)), "decisions.csv").map(({ file: _, ...rest }) => rest);
  };
  const all = "Surname: Glyndðr; Claim form received: 29/06/2022";
  expect(await paid("confirmed.csv", all)).toEqual(await paid("silent.csv", ""));
});

test("run: the book remembers it, another value is warned of again, an officer takes it back for good", async () => {
  const out = join(place, "out");
  const run = async (...files: readonly string[]) =>
    batchOf(await taliadHere(["run", ...files, "--out", out]));
  const june = await run(sent("june.csv", { surname: "Glyndðr" }, "Surname: Glyndðr"));
  expect(warned(june)).toEqual([["warning-confirmed-employer", "info"]]);
  const july = await run(sent("july.csv", { surname: "Glyndðr" }, "", "2022-07"));
  expect(warned(july)).toEqual([["warning-confirmed-employer", "info"]]);
  const [said] = linesOf(july, "problems.csv").filter(({ code }) => code === "warning-confirmed-employer");
  expect(said?.["messageEn"]).toMatch(/Sali Mali, Gofal, 2022-07-04, in june\.csv, [A-Z]{2}\d+/);
  expect((await taliadHere(["verify", july, "--out", out])).code).toBe(0);
  expect(readFileSync(join(out, "ledger.sqlite")).includes("Glyndðr")).toBe(false);
  const august = await run(sent("august.csv", { surname: "Glyndþr" }, "", "2022-08"));
  expect(warned(august)).toEqual([["name-doubtful", "warning"]]);
  const back = join(place, "back.csv");
  writeFileSync(
    back,
    layoutFile("decisions", {}, [
      {
        ...{ ...nameConfirmed, caseId: "W-9", niNumber: owain.niNumber ?? "", employerId: cover.employerId },
        ...{ outcome: "WITHDRAWN", reasonText: "The passport says Glyndŵr" },
        ...{ receivedDate: "2022-08-01", decidedDate: "2022-08-01", evidenceRef: "EV-2" },
      },
    ]),
  );
  await run(back);
  const again = await run(sent("july-2.csv", { surname: "Glyndðr" }, "Surname: Glyndðr", "2022-07", "2"));
  expect(warned(again)).toEqual([
    ["name-doubtful", "warning"],
    ["warning-answered", "info"],
  ]);
});

test("what June's return confirms July's knows in the same batch, as in a batch of its own; not the other way round", async () => {
  const run = async (out: string, ...files: readonly string[]) =>
    batchOf(await taliadHere(["run", ...files, "--out", join(place, out)]));
  const june = sent("together-june.csv", { surname: "Glyndðr" }, "Surname: Glyndðr");
  const july = sent("together-july.csv", { surname: "Glyndðr" }, "", "2022-07");
  const of = (batch: string, file: string) =>
    linesOf(batch, "problems.csv")
      .filter((line) => line["file"] === file && line["key"] === "surname")
      .map(({ code, severity, messageEn }) => ({ code, severity, messageEn }));
  await run("apart", june);
  const apart = of(await run("apart", july), "together-july.csv");
  const batch = await run("together", july, june);
  expect(of(batch, "together-july.csv")).toEqual(apart);
  expect(apart).toEqual([
    {
      ...{ code: "warning-confirmed-employer", severity: "info" },
      messageEn: expect.stringContaining("Sali Mali"),
    },
  ]);
  expect((await taliadHere(["verify", batch, "--out", join(place, "together")])).code).toBe(0);
  // Said once, it is kept once, and the next month knows it.
  const august = sent("together-august.csv", { surname: "Glyndðr" }, "", "2022-08");
  expect(warned(await run("together", august))).toEqual([["warning-confirmed-employer", "info"]]);
  const other = await run(
    "other-way",
    sent("first.csv", { surname: "Glyndðr" }),
    sent("second.csv", { surname: "Glyndðr" }, "Surname: Glyndðr", "2022-07"),
  );
  expect(of(other, "first.csv").map(({ code }) => code)).toEqual(["name-doubtful"]);
});

test("a version that another one of the batch replaces confirms nothing for July", async () => {
  const june = sent("v1.csv", { surname: "Glyndðr" }, "Surname: Glyndðr");
  const again = sent("v2.csv", { surname: "Glyndðr" }, "", "2022-06", "2");
  const july = sent("v-july.csv", { surname: "Glyndðr" }, "", "2022-07");
  const batch = batchOf(await taliadHere(["run", june, again, july, "--out", join(place, "versions")]));
  expect(warned(batch)).toEqual([
    ["name-doubtful", "warning"],
    ["name-doubtful", "warning"],
  ]);
});

const office = spawnSync("soffice", ["--version"]).status === 0;
if (!office)
  console.warn("NOT TESTED: there is no LibreOffice here, so nothing was confirmed in a pack saved by it.");

/** The pack of a return with two warnings in a row, one of them the employer's to settle, its offer taken, opened and saved by LibreOffice; what is said of it. */
async function confirmedInPack(lang: "en" | "cy" | "both") {
  const here = join(place, `pack-${lang}`);
  mkdirSync(here);
  const file = sent(`pack-${lang}.csv`, { surname: "Glyndðr", payDate: "2022-07-01" });
  const run = ["run", file, "--out", here, "--ledger", "none", "--lang", lang];
  const batch = batchOf(await taliadHere(run));
  if (lang !== "en")
    await taliadHere(["report", batch, "--out", here, "--lang", lang, "--to", join(here, "again")]);
  const from = lang === "en" ? batch : join(here, "again");
  const [, bytes] = [...filesBelow(join(from, "returns"))].find(([name]) => name.endsWith(".xlsx")) ?? [];
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never); // exceljs asks for an older kind of Buffer.
  const [, , clawr, form] = workbook.worksheets;
  const column = form?.getRow(1).values as readonly string[];
  const at = column.findIndex((text) => /^(Warnings confirmed|Rhybuddion a gadarnhawyd)/.test(text ?? ""));
  const cell = form?.getCell(2, at);
  const [sheet = "", range = ""] = (cell?.dataValidation.formulae?.[0] as string)
    .replaceAll(/['$]/g, "")
    .split("!");
  if (cell !== undefined)
    cell.value = workbook.getWorksheet(sheet)?.getCell(range.split(":")[0] ?? "").value ?? null;
  clawr?.eachRow((row) => {
    if (/^(Declaration|Datganiad)/.test(row.getCell(1).text)) row.getCell(2).value = "Y";
  });
  await workbook.xlsx.writeFile(join(here, "back.xlsx"));
  const own = `-env:UserInstallation=file://${join(place, "office")}`;
  const words = [
    own,
    "--headless",
    "--convert-to",
    "xlsx",
    "--outdir",
    join(here, "saved"),
    join(here, "back.xlsx"),
  ];
  spawnSync("soffice", words, { stdio: "ignore" });
  return { offered: cell?.text, said: await saidOf(join(here, "saved/back.xlsx")) };
}

test.skipIf(!office).for(["en", "cy", "both"] as const)(
  "%s: what the pack offers is what the reader takes, when LibreOffice has saved it, too",
  async (lang) => {
    const { offered, said } = await confirmedInPack(lang);
    expect(offered).toMatch(
      lang === "cy"
        ? /^Dyddiad cyflog: 01\/07\/2022; Cyfenw: Glyndðr$/
        : /^Pay date.*: 01\/07\/2022; Surname.*: Glyndðr$/,
    );
    const left = said.filter(({ severity, key }) => severity !== "info" && key !== "");
    expect(left.map(({ code, messageEn }) => `${code} ${messageEn}`)).toEqual([
      expect.stringMatching(/^pay-date-outside-period /),
    ]);
    expect(codes(said)).toEqual(expect.arrayContaining(["warning-confirmed-employer", "warning-answered"]));
  },
);

// What the desk shows and no command prints in a form that a page can use: the rows of a batch page by page, what is wrong
// with it or with one file, in sentences, and what its folder holds.
import { join } from "node:path";
import { decisionsOf, decisionsWhere, openStored, readManifest } from "../../batch/replay/stored.ts";
import { readTable } from "../../batch/replay/stored-tables.ts";
import type { Session } from "../../commands/session.ts";
import { check } from "../../commands/work/check.ts";
import { storedFolder } from "../../commands/work/stored-folder.ts";
import { poundsText } from "../../core/money.ts";
import type { ProblemLine } from "../../engine/batch.ts";
import type { Language } from "../../law/law.ts";
import { bankColumns } from "../../report/bank-columns.ts";
import { duplicateColumns, problemColumns } from "../../report/columns.ts";
import { problemGroups } from "../../report/problem-groups.ts";
import type { Order } from "../order.ts";

type Look = (given: Order["given"], session: Session) => Promise<unknown>;

/** So many problems are looked at, and so many sentences are shown. */
const mostRead = 20_000;
const mostShown = 200;

const languages: readonly Language[] = ["en", "cy"];

/** One sentence about equal findings, with the code under which the guide tells of them. */
type Finding = { readonly code: string; readonly severity: string; readonly text: string };
export type Findings = {
  readonly lines: Readonly<Record<Language, readonly Finding[]>>;
  /** How many sentences there are; more than are here, where there are too many. */
  readonly all: number;
};

/** A file by itself, as `check` sees it. */
export type LookedAt = Findings & {
  readonly status: string;
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: string | null;
  readonly rows: number;
  readonly claimed: string;
};

export type RowLine = {
  /** The number of its file in the manifest. */
  readonly file: number;
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly who: string;
  readonly niNumber: string;
  readonly employerId: string;
  readonly outcome: string;
  readonly rules: string;
  readonly total: string;
  readonly claimed: string;
};
export type RowsPage = { readonly lines: readonly RowLine[]; readonly all: number };

/** What a decision about a row is about. */
export type AboutRow = {
  readonly scheme: string;
  readonly niNumber: string;
  readonly employerId: string;
  readonly rules: string;
};

/** The two rows of a case, as `explain --pair` takes them, and what a decision about it is about. */
export type AboutCase = { readonly pair: readonly string[]; readonly about: AboutRow };

/** Returns of which something else was paid than what is due. */
export type BankDifference = {
  readonly reference: string;
  readonly state: string;
  readonly expected: string;
  readonly paid: string;
  readonly repaid: string;
  readonly difference: string;
};

export const looks: Readonly<Record<string, Look>> = {
  "look-file": lookAtFile,
  "look-rows": lookAtRows,
  "look-row": lookAtRow,
  "look-case": lookAtCase,
  "look-findings": lookAtFindings,
  "look-bank": lookAtBank,
};

async function lookAtFile({ file }: Order["given"], session: Session): Promise<LookedAt> {
  const printed: string[] = [];
  const keeping = { ...session.console, print: (text: string) => void printed.push(text) };
  await check({ files: [String(file)], json: true }, { ...session, console: keeping });
  // Our own output, of one file.
  const { files, problems } = JSON.parse(printed.join("\n")) as {
    readonly files: readonly LookedAt[];
    readonly problems: readonly ProblemLine[];
  };
  const [only] = files;
  if (only === undefined) throw new Error("check of one file tells of none");
  const { status, layout, employerId, laCode, period, rows, claimed } = only;
  return { status, layout, employerId, laCode, period, rows, claimed, ...said(problems, session) };
}

async function lookAtFindings({ batch }: Order["given"], session: Session): Promise<Findings> {
  const folder = storedFolder(String(batch), session.config.out);
  return said(await readTable(join(folder, "problems.csv"), problemColumns, mostRead), session);
}

function said(problems: readonly ProblemLine[], { schemas }: Session): Findings {
  const found = languages.map((language) => {
    const groups = problemGroups(problems.slice(0, mostRead), schemas.law.words, language);
    return groups.map(({ first: { code, severity }, text }) => ({ code, severity, text }));
  });
  const [en = [], cy = []] = found;
  return {
    lines: { en: en.slice(0, mostShown), cy: cy.slice(0, mostShown) },
    all: en.length + Math.max(0, problems.length - mostRead),
  };
}

async function lookAtRows(given: Order["given"], { config }: Session): Promise<RowsPage> {
  const batch = openStored(storedFolder(String(given["batch"]), config.out));
  const files = readManifest(batch.folder).inputs.map(({ file }) => file);
  const { outcome = "" } = given;
  const from = Number(given["from"]);
  const lines: RowLine[] = [];
  let all = 0;
  for await (const { text, line } of decisionsOf(batch)) {
    if (outcome !== "" && text("outcome") !== outcome) continue;
    all += 1;
    if (all <= from || lines.length === Number(given["count"])) continue;
    const found = line();
    lines.push({
      file: files.indexOf(found.file),
      name: found.file,
      sheet: found.sheet,
      row: found.row,
      who: [found.forenames, found.surname].filter((part) => part !== "").join(" "),
      niNumber: found.niNumber,
      employerId: found.employerId,
      outcome: found.outcome,
      rules: found.rules,
      total: poundsText(found.total),
      claimed: poundsText(found.claimed),
    });
  }
  return { lines, all };
}

async function lookAtRow(
  { batch, file, row }: Order["given"],
  { config }: Session,
): Promise<AboutRow | undefined> {
  return rowIn(storedFolder(String(batch), config.out), String(file), Number(row));
}

async function rowIn(folder: string, file: string, row: number): Promise<AboutRow | undefined> {
  const wanted = String(row);
  const [line] = await decisionsWhere(
    openStored(folder),
    (cell) => cell("row") === wanted && cell("file") === file,
  );
  return (
    line && { scheme: line.scheme, niNumber: line.niNumber, employerId: line.employerId, rules: line.rules }
  );
}

/** A case's code is that of its batch, the number of its line, and which of the rows that it holds. */
async function lookAtCase({ code }: Order["given"], { config }: Session): Promise<AboutCase | undefined> {
  const [, batch = "", number = ""] = /^([0-9a-f]{12})-(\d+)-\d+/.exec(String(code)) ?? [];
  const folder = storedFolder(batch, config.out);
  const lines = await readTable(join(folder, "duplicates.csv"), duplicateColumns, Infinity);
  const line = lines.find((one) => one.effect === "held" && String(one.case) === number);
  if (line === undefined) return undefined;
  const row = await rowIn(folder, line.fileB, line.rowB);
  return {
    pair: [
      `${line.batchB === "" ? "" : `${line.batchB}:`}${line.fileA}:${line.rowA}`,
      `${line.fileB}:${line.rowB}`,
    ],
    about: { scheme: row?.scheme ?? "", niNumber: line.niNumber, employerId: line.employerB, rules: "" },
  };
}

async function lookAtBank(
  { reconciliation }: Order["given"],
  { config }: Session,
): Promise<readonly BankDifference[]> {
  const path = join(config.out, `reconciliation-${String(reconciliation)}`, "bank.csv");
  const lines = await readTable(path, bankColumns, Infinity);
  return lines
    .filter(({ difference }) => difference !== 0)
    .slice(0, mostShown)
    .map(({ reference, state, expected, paid, repaid, difference }) => ({
      ...{ reference, state, expected: poundsText(expected), paid: poundsText(paid) },
      ...{ repaid: poundsText(repaid), difference: poundsText(difference) },
    }));
}

// index.html of a batch: every file with its rows, bytes and hash, and every question of an auditor with the place of
// its answer. One file that opens offline, without scripts and without anything from elsewhere; no person is in it.
import { monthText } from "../core/day.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import type { HashedFile } from "../engine/manifest.ts";
import type { Language, Words } from "../law/law.ts";
import { type AuditQuestion, auditQuestions } from "./audit-questions.ts";
import { conservation } from "./balance.ts";
import { escaped } from "./pages/html.ts";
import { typed } from "./typed.ts";
import { count, money, say } from "./words.ts";

type ListedFile = HashedFile & {
  /** Lines of a table, its heading apart; absent for what is no table of ours. */
  readonly rows?: number | undefined;
};

export type IndexInput = {
  readonly batch: Batch;
  readonly words: Words;
  readonly language: Language | "both";
  /** Every file that the program wrote, but for this page and the manifest, which names this page. */
  readonly outputs: readonly ListedFile[];
  /** The pinned law, without the folder's name. */
  readonly schemas: readonly HashedFile[];
  /** A row by which a command shows what it does: FILE:NUMBER. Undefined where the batch has none. */
  readonly row: string | undefined;
};

/** The whole page. In both languages it says everything twice, one language after the other. */
export function indexPage(input: IndexInput): string {
  const languages: readonly Language[] = input.language === "both" ? ["en", "cy"] : [input.language];
  const [first = "en"] = languages;
  const title = languages.map((language) => speaker(input, language)("title")).join(" / ");
  const jumps = languages.map(
    (language) =>
      `<li><a href="#${language}" lang="${language}" hreflang="${language}">${escaped(speaker(input, language)("language"))}</a></li>`,
  );
  return `<!DOCTYPE html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<style>
${style}
</style>
</head>
<body>
${languages.length < 2 ? "" : `<nav aria-label="English / Cymraeg"><ul>${jumps.join("")}</ul></nav>\n`}<main>
${languages.map((language) => section(input, language)).join("\n")}
</main>
</body>
</html>
`;
}

const style = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
table { border-collapse: collapse; margin: 0 0 2rem; width: 100%; }
caption { font-weight: bold; padding: .5rem 0; text-align: left; }
th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top; }
td.number { text-align: right; white-space: nowrap; }
code { overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.2rem; }
section + section { border-top: 3px solid; margin-top: 3rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }`;

type Speak = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function speaker({ words, batch }: IndexInput, language: Language): Speak {
  return (key, values = {}) => say(words, language, `index.${key}`, { batch: batch.id, ...values });
}

function section(input: IndexInput, language: Language): string {
  const speak = speaker(input, language);
  return `<section id="${language}" lang="${language}" aria-labelledby="title-${language}">
<h1 id="title-${language}">${escaped(speak("title"))}</h1>
${first(input, speak)}${facts(input, speak)}
<h2>${escaped(speak("questions"))}</h2>
<p>${escaped(speak("commands"))}</p>
${questions(input, language, speak)}
<h2>${escaped(speak("files"))}</h2>
<p>${escaped(speak("hashes"))}</p>
${files(input, speak)}
</section>`;
}

/** The page that an officer begins with. */
function first({ outputs }: IndexInput, speak: Speak): string {
  if (!outputs.some(({ path }) => path === reportFile)) return "";
  return `<p>${link(reportFile)}: ${escaped(speak("report"))}</p>\n`;
}

const reportFile = "report.html";

function facts({ batch }: IndexInput, speak: Speak): string {
  const { totals } = batch;
  const balance = conservation(batch);
  const values = { read: count(balance.rowsRead), decided: count(balance.rowsDecided) };
  const claimed = { read: money(balance.claimedRead), decided: money(balance.claimedDecided) };
  const lines = [
    speak("version", { version: batch.programVersion }),
    speak("rows-balance", values),
    speak("pence-balance", claimed),
    speak("payable", { amount: money(totals.toPay) }),
    speak(batch.ledger === "none" ? "no-ledger" : "ledger"),
  ];
  return `<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join("\n")}\n</ul>`;
}

function questions(input: IndexInput, language: Language, speak: Speak): string {
  const rows = auditQuestions.map((question) => {
    const answers = answersTo(question, input, language, speak);
    const list = answers.map((answer) => `<li>${answer}</li>`).join("");
    return `<tr><th scope="row">${question.id}</th><td>${escaped(say(input.words, language, `audit.${question.id}`))}</td><td><ul>${list}</ul></td></tr>`;
  });
  return table(speak("questions-caption"), [speak("number"), speak("question"), speak("answer")], rows);
}

/** Files first, then commands, then what is to be said. */
function answersTo(
  question: AuditQuestion,
  { batch, words, outputs, schemas, row }: IndexInput,
  language: Language,
  speak: Speak,
): readonly string[] {
  const known = new Set(outputs.map(({ path }) => path));
  known.add("manifest.json");
  if (batch.files.length > 0) known.add("inputs/");
  if (schemas.length > 0) known.add("schemas/");
  const linked = question.files.filter((path) => known.has(path)).map((path) => link(path));
  const withLedger = batch.ledger !== "none";
  const commands = question.ledger === true && !withLedger ? [] : question.commands;
  const printed = commands.filter((command) => row !== undefined || !command.includes("{row}"));
  const said = printed.map((command) => {
    const text = command.replace("{batch}", batch.id).replace("{row}", () => typed(row ?? ""));
    return `<code>taliad ${escaped(text)}${language === "en" ? "" : ` --lang ${language}`}</code>`;
  });
  const noted = question.note === "always" || (question.note === "without files" && linked.length === 0);
  const notes = noted
    ? [escaped(say(words, language, `audit.${question.id}.note`, { batch: batch.id }))]
    : [];
  const missing = question.ledger === true && !withLedger ? [escaped(speak("no-ledger"))] : [];
  return [...linked, ...said, ...notes, ...missing];
}

function files({ batch, outputs, schemas }: IndexInput, speak: Speak): string {
  const headings = [speak("file"), speak("rows"), speak("bytes"), "SHA-256"];
  const inputs = batch.files.map((file) => ({ ...file, path: `inputs/${file.file}`, rows: file.rowsRead }));
  const law = schemas.map((file) => ({ ...file, path: `schemas/${file.path}` }));
  return [
    table(
      speak("outputs-caption"),
      headings,
      [...outputs]
        .sort((a, b) => Number(b.path === reportFile) - Number(a.path === reportFile))
        .map((file) => fileRow(file)),
    ),
    table(
      speak("inputs-caption"),
      [...headings, speak("return")],
      inputs.map((file) => fileRow(file, returnOf(file))),
    ),
    table(
      speak("schemas-caption"),
      headings,
      law.map((file) => fileRow(file)),
    ),
  ].join("\n");
}

/** Employer, council, month and submission of a file: "E0042 W06000015 2022-06 1". */
function returnOf({ employerId, laCode, period, sequence }: FileResult): string {
  if (period === undefined) return "";
  return [employerId, laCode, monthText(period), sequence].filter((part) => part !== "").join(" ");
}

function fileRow({ path, rows, bytes, sha256 }: ListedFile, last?: string): string {
  const cells = [
    `<th scope="row">${link(path)}</th>`,
    `<td class="number">${rows === undefined ? "" : count(rows)}</td>`,
    `<td class="number">${count(bytes)}</td>`,
    `<td><code>${escaped(sha256)}</code></td>`,
  ];
  if (last !== undefined) cells.push(`<td>${escaped(last)}</td>`);
  return `<tr>${cells.join("")}</tr>`;
}

function table(caption: string, headings: readonly string[], rows: readonly string[]): string {
  const head = headings.map((heading) => `<th scope="col">${escaped(heading)}</th>`).join("");
  return `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

/** A link within the folder. The path begins with "./", so that no name of a file can be taken for a protocol. */
function link(path: string): string {
  const target = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return `<a href="./${escaped(target)}"><bdi>${escaped(path)}</bdi></a>`;
}

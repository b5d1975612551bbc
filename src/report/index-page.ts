// index.html of a batch: every file with its rows, bytes and hash, and every question of an auditor with the place of
// its answer. One file that opens offline, without scripts and without anything from elsewhere; no person is in it.
import { monthText } from "../core/day.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import type { HashedFile } from "../engine/manifest.ts";
import type { Language, Words } from "../law/law.ts";
import { type AuditQuestion, auditQuestions } from "./audit-questions.ts";
import { conservation } from "./balance.ts";
import { page } from "./pages/frame.ts";
import { type Html, html } from "./pages/html.ts";
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
  return page({
    words: input.words,
    languages,
    title: (language) => speaker(input, language)("title"),
    about: (language) => speaker(input, language)("title"),
    body: (language) => body(input, language),
  });
}

type Speak = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function speaker({ words, batch }: IndexInput, language: Language): Speak {
  return (key, values = {}) => say(words, language, `index.${key}`, { batch: batch.id, ...values });
}

function body(input: IndexInput, language: Language): Html {
  const speak = speaker(input, language);
  return html`<h1>${speak("title")}</h1>
${facts(input, speak)}
${part(
  language,
  "questions",
  speak("questions"),
  html`<p class="soft">${speak("commands")}</p>
${questions(input, language, speak)}`,
)}
${part(
  language,
  "files",
  speak("files"),
  html`<p class="soft">${speak("hashes")}</p>
${files(input, speak)}`,
)}`;
}

function part(language: Language, name: string, title: string, content: Html): Html {
  return html`<section class="long" style="overflow-wrap:anywhere" aria-labelledby="${language}-${name}"><h2 id="${language}-${name}">${title}</h2>
${content}</section>
`;
}

const reportFile = "report.html";

function facts({ batch, outputs }: IndexInput, speak: Speak): Html {
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
  // The page that an officer begins with.
  const begins = outputs.some(({ path }) => path === reportFile);
  return html`<section>${
    begins &&
    html`<p>${link(reportFile)}: ${speak("report")}</p>
`
  }<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

function questions(input: IndexInput, language: Language, speak: Speak): Html {
  const rows = auditQuestions.map((question) => {
    const answers = answersTo(question, input, language, speak).map((answer) => html`<li>${answer}</li>`);
    return html`<tr><th scope="row" style="white-space:nowrap">${question.id}</th><td>${say(input.words, language, `audit.${question.id}`)}</td><td><ul class="plain">${answers}</ul></td></tr>
`;
  });
  return table(speak("questions-caption"), [speak("number"), speak("question"), speak("answer")], rows);
}

/** Files first, then commands, then what is to be said. */
function answersTo(
  question: AuditQuestion,
  { batch, words, outputs, schemas, row }: IndexInput,
  language: Language,
  speak: Speak,
): readonly (Html | string)[] {
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
    return html`<code>taliad ${text}${language === "en" ? "" : ` --lang ${language}`}</code>`;
  });
  const noted = question.note === "always" || (question.note === "without files" && linked.length === 0);
  const notes = noted ? [say(words, language, `audit.${question.id}.note`, { batch: batch.id })] : [];
  const missing = question.ledger === true && !withLedger ? [speak("no-ledger")] : [];
  return [...linked, ...said, ...notes, ...missing];
}

function files({ batch, outputs, schemas }: IndexInput, speak: Speak): Html {
  const headings = [speak("file"), speak("rows"), speak("bytes"), "SHA-256"];
  const inputs = batch.files.map((file) => ({ ...file, path: `inputs/${file.file}`, rows: file.rowsRead }));
  const law = schemas.map((file) => ({ ...file, path: `schemas/${file.path}` }));
  return html`${[
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
  ]}`;
}

/** Employer, council, month and submission of a file: "E0042 W06000015 2022-06 1". */
function returnOf({ employerId, laCode, period, sequence }: FileResult): string {
  if (period === undefined) return "";
  return [employerId, laCode, monthText(period), sequence].filter((part) => part !== "").join(" ");
}

function fileRow({ path, rows, bytes, sha256 }: ListedFile, last?: string): Html {
  return html`<tr><th scope="row">${link(path)}</th><td class="n">${rows === undefined ? "" : count(rows)}</td><td class="n">${count(bytes)}</td><td><code>${sha256}</code></td>${last !== undefined && html`<td>${last}</td>`}</tr>
`;
}

function table(caption: string, headings: readonly string[], rows: readonly Html[]): Html {
  const head = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  return html`<div class="wrap"><table class="stack"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${rows}</tbody></table></div>
`;
}

/** A link within the folder. The path begins with "./", so that no name of a file can be taken for a protocol. */
function link(path: string): Html {
  const target = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return html`<a href="./${target}"><bdi>${path}</bdi></a>`;
}

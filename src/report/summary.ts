// What `run` prints on a terminal: at most forty lines, readable by somebody who has never seen the program,
// without a person's data.
import { heads, outcomes } from "../core/decision.ts";
import { pence } from "../core/money.ts";
import { wrap } from "../core/wrap.ts";
import { type Batch, type FileResult, fileStatuses } from "../engine/batch.ts";
import { bySeverity, otherRowsOf } from "../engine/results.ts";
import type { Language, Words } from "../law/law.ts";
import { conservation, type Kept, nextSteps } from "./balance.ts";
import { guideEnd } from "./guide-place.ts";
import { shownInLine } from "./shown.ts";
import { count, money, placeText, problemMessage, say } from "./words.ts";

export { summaryJson } from "./summary-json.ts";

const mostRefused = 2;

const severities = ["fatal", "error", "warning", "info"] as const;

/** Lines joined by line feeds, without one at the end; of what was only checked they name no sheet and no file. */
export function summaryText(batch: Batch, words: Words, language: Language, kept: Kept = "written"): string {
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const { totals } = batch;
  const lines: string[] = [
    speak("cli.summary.batch", {
      id: batch.id,
      files: count(batch.files.length),
      rows: count(totals.rowsRead),
    }),
  ];
  if (batch.ledger === "posted-before") lines.push(speak("report.summary.ledger.posted-before"));
  lines.push(...refusedLines(words, language, batch));

  const files = fileStatuses.filter((status) => totals.files[status] > 0);
  const said = files.map((status) => `${speak(`statuses.${status}`)} ${count(totals.files[status])}`);
  lines.push(...wrap(`${speak("cli.summary.files")}: ${said.join(" · ")}`, "  "));

  const found = outcomes.filter((outcome) => totals.byOutcome[outcome] > 0);
  if (found.length > 0) lines.push(`${speak("cli.summary.rows")}:`);
  const names = columnOf(found.map((outcome) => speak(`outcomes.${outcome}`)));
  const numbers = columnOf(
    found.map((outcome) => count(totals.byOutcome[outcome])),
    "right",
  );
  found.forEach((outcome, at) => {
    const claimed = speak("cli.summary.claimed", { amount: money(totals.claimedByOutcome[outcome]) });
    lines.push(`  ${names[at]}  ${numbers[at]}  ${claimed}`);
  });

  const others = otherRowsOf(batch.files);
  if (others.read > 0) {
    const values = { read: count(others.read), rejected: count(others.rejected) };
    lines.push(...wrap(speak("cli.summary.other-rows", values), "  "));
  }
  if (batch.lists !== undefined) {
    const sizes = batch.lists.map(
      ({ name, lines: size }) => `${speak(`report.sheets.${name}`)} ${count(size)}`,
    );
    lines.push(...wrap(`${speak("cli.summary.lists")}: ${sizes.join(" · ")}`, "  "));
  }

  if (batch.matters !== undefined) {
    const sums = batch.matters.map(({ kind, matters, amount, ofPayments, covers }) => {
      const values = { amount: money(ofPayments ?? pence(0)) };
      const payments = ofPayments === undefined ? "" : `, ${speak("cli.summary.of-payments", values)}`;
      const of = covers === "everybody" ? "" : `, ${speak(`covers.${covers}`)}`;
      return `${speak(`matters.${kind}`)} ${count(matters)} (${money(amount)}${payments}${of})`;
    });
    lines.push(...wrap(`${speak("cli.summary.matters")}: ${sums.join(" · ")}`, "  "));
  }

  const balance = conservation(batch);
  lines.push(
    ...wrap(
      balance.balances
        ? speak("cli.summary.balance", { rows: count(balance.rowsRead), amount: money(balance.claimedRead) })
        : speak("report.summary.balances-not", {
            rows: count(balance.rowsMissing),
            amount: money(balance.claimedMissing),
          }),
      "  ",
    ),
  );

  const due = heads.filter((head) => totals.payableByHead[head] !== 0);
  const parts = due.map((head) => `${speak(`heads.${head}`)} ${money(totals.payableByHead[head])}`);
  if (totals.replaced !== 0) parts.push(`${speak("page.replaced")} ${money(totals.replaced)}`);
  const amount = speak("cli.summary.to-pay", { amount: money(totals.toPay) });
  lines.push(...wrap(parts.length > 0 ? `${amount} (${parts.join(" · ")})` : amount, "  "));

  const problems = bySeverity(batch.problemCounts);
  const grave = severities.filter((severity) => problems[severity] > 0);
  if (grave.length > 0) {
    const counts = grave.map((severity) => `${speak(`severities.${severity}`)} ${count(problems[severity])}`);
    lines.push(`${speak("cli.summary.problems")}: ${counts.join(" · ")}`);
  }

  lines.push(`${speak("report.summary.next")}:`);
  nextSteps(words, language, batch, kept).forEach(({ text: step }, at) => {
    lines.push(...wrap(`  ${at + 1}. ${step}`, "     "));
  });
  return lines.join("\n");
}

/** The files that were refused, with what stands in the way of each. */
function refusedLines(words: Words, language: Language, batch: Batch): readonly string[] {
  const refused = batch.files.filter((file) => file.status === "rejected");
  if (refused.length === 0) return [];
  const lines = [say(words, language, "cli.summary.refused")];
  for (const file of refused.slice(0, mostRefused)) {
    lines.push(...wrap(`  ${file.file}: ${shownInLine(hindrance(words, language, file))}`, "    "));
  }
  const more = refused.length - mostRefused;
  if (more > 0) lines.push(`  ${say(words, language, "cli.summary.more", { count: count(more) })}`);
  return lines;
}

/** What a cell held may be personal, so a problem at a row is named but not quoted. */
function hindrance(words: Words, language: Language, file: FileResult): string {
  const problem = file.firstProblem;
  if (problem === undefined) return say(words, language, "statuses.rejected");
  const end = guideEnd(language, problem.code);
  if (problem.row === 0) return `${problemMessage(words, language, problem)}${end}`;
  return `${placeText(words, language, problem)}: ${say(words, language, `codes.${problem.code}`)}.${end}`;
}

/** Texts padded to the longest of them. */
function columnOf(texts: readonly string[], side: "left" | "right" = "left"): readonly string[] {
  const width = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => (side === "left" ? text.padEnd(width) : text.padStart(width)));
}

// The answer that an explanation begins with: the outcome and the amount, the clause that decided in its own words, what the row
// says, what would change it, and what somebody who is refused can do, or what the row waits for.
import { pence } from "../core/money.ts";
import type { DuplicateLine } from "../engine/batch.ts";
import type { Language } from "../law/law.ts";
import { type Appeal, decidingFindings, type Explained, findingsOf } from "./explain.ts";
import { becauseLines } from "./explain-because.ts";
import { rulingLines } from "./explain-rulings.ts";
import { codeText } from "./values.ts";
import { dayWords, money, monthWords, say } from "./words.ts";

/** Whole paragraphs; the caller wraps them. */
export function answerLines(explained: Explained, language: Language): readonly string[] {
  const speak = (key: string, values = {}) => say(explained.law.words, language, key, values);
  const lines = [outcomeLine(explained, language), ...sharedLines(explained, speak)];
  const { outcome, decision } = explained;
  if (decision?.conditional === true && outcome === "payable") lines.push(speak("answer.rests-on"));
  const twins = outcome === "held" ? explained.duplicates.filter(({ effect }) => effect === "held") : [];
  if (twins.length > 0) return [...lines, ...twins.flatMap((twin) => twinLines(explained, language, twin))];
  if (outcome === "rejected") {
    const waits = explained.problems.length > 0 ? "answer.waits.rejected" : "answer.waits.reference";
    return [...lines, speak("answer.waits", { what: speak(waits) })];
  }
  if (outcome === "superseded") return [...lines, speak("answer.replaced")];
  lines.push(...becauseLines(explained, language, decidingFindings(explained)));
  if (outcome === "payable") lines.push(...undoneLines(explained, language));
  lines.push(...rulingLines(explained, language));
  if (outcome === "not-eligible") lines.push(appealLine(explained, language));
  if (outcome === "payable") lines.push(...differenceLines(explained, language));
  return lines;
}

/** A number that is two people's says so of each of its rows. */
function sharedLines(
  { sharer }: Explained,
  speak: (key: string, values?: Readonly<Record<string, string>>) => string,
): readonly string[] {
  if (sharer === undefined) return [];
  const { second, settled, code } = sharer;
  const who = settled ? (second ? "second" : "first") : "neither";
  return [speak(`answer.shared-${who}`, { caseId: code })];
}

/** A dismissal that counts as never made is said of whoever is paid all the same. */
function undoneLines(explained: Explained, language: Language): readonly string[] {
  const undone = findingsOf(explained).some(({ note }) => note === "dismissal-undone");
  return undone ? [say(explained.law.words, language, "answer.note.dismissal-undone")] : [];
}

function outcomeLine({ law, outcome, decision }: Explained, language: Language): string {
  const payable = outcome === "payable" ? (decision?.payable ?? []) : [];
  const total = pence(payable.reduce((sum, { amount }) => sum + amount, 0));
  const [first] = payable;
  const claimed = money(decision?.claimed ?? pence(0));
  if (outcome !== "payable") return say(law.words, language, `answer.${outcome}`, { claimed });
  if (first === undefined) return say(law.words, language, "answer.nothing-due-now", { claimed });
  const month = monthWords(law.words, language, first.dueMonth);
  return total < 0
    ? say(law.words, language, "answer.recovery", { amount: money(pence(-total)), month, claimed })
    : say(law.words, language, "answer.payable", { amount: money(total), month, claimed });
}

/** Heads of which something else was claimed than was worked out. */
function differenceLines({ law: { words }, decision }: Explained, language: Language): readonly string[] {
  return (decision?.declared ?? [])
    .filter(({ declared, computed }) => declared !== computed)
    .map(({ head, declared, computed }) =>
      say(words, language, "answer.differs", {
        head: say(words, language, `heads.${head}`),
        declared: money(declared),
        computed: money(computed),
      }),
    );
}

function appealLine(explained: Explained, language: Language): string {
  const { appeal, law } = explained;
  if (appeal.kind !== "until") return say(law.words, language, `answer.appeal-${appeal.kind}`);
  const listed = decidingFindings(explained).find(({ rule }) => appeal.listed.has(rule));
  if (listed !== undefined) {
    const clause = law.clauses.get(appeal.noGrounds);
    const words = language === "cy" ? clause?.welsh : clause?.english;
    return say(law.words, language, "answer.appeal-none-listed", {
      clause: `"${words ?? ""}"`,
      rule: appeal.noGrounds,
    });
  }
  return stageLine(explained, language, appeal);
}

/** The stage that is open after what was decided, or why none is. */
function stageLine(
  { law: { clauses, words } }: Explained,
  language: Language,
  { open, rule1, rule2, ...appeal }: Extract<Appeal, { kind: "until" }>,
): string {
  const stage1 = dayWords(words, language, appeal.stage1);
  const stage2 = dayWords(words, language, appeal.stage2);
  switch (open.kind) {
    case "stage1":
      return say(words, language, "answer.appeal", { stage1, stage2, rule1, rule2 });
    case "stage2":
      return say(words, language, "answer.appeal-stage2", { caseId: open.caseId, stage2, rule2 });
    case "waits":
      return say(words, language, `answer.appeal-waits.${open.why}`, { caseId: open.caseId });
    case "none": {
      const { why, caseId, rule } = open;
      const clause = clauses.get(rule)?.[language === "cy" ? "welsh" : "english"] ?? "";
      return say(words, language, `answer.appeal-none.${why}`, { caseId, rule, clause: `"${clause}"` });
    }
  }
}

function waitsFor({ kind, tier }: DuplicateLine): string {
  if (kind === "cross-scheme") return "answer.waits.twin-award";
  return tier === "number-conflict" ? "answer.waits.twin-number" : "answer.waits.twin";
}

/** A number that is nobody's, or a payroll number that is known again, has no claim beside it. */
function twinKey({ fileA, batchB, matchRule }: DuplicateLine): string {
  if (fileA === "") return matchRule === "number-of-nobody" ? "answer.twin-nobody" : "answer.twin-seen";
  const conflict = matchRule === "one-number-two-names" ? "-names" : "";
  return `answer.twin${conflict}${batchB === "" ? "" : "-earlier"}`;
}

/** Another claim that may be of the same person: which one, what is alike, and who decides. */
function twinLines(explained: Explained, language: Language, twin: DuplicateLine): readonly string[] {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const isA = twin.batchB === "" && twin.fileA === explained.file && twin.rowA === explained.row;
  const [file, row, employer] = isA
    ? [twin.fileB, twin.rowB, twin.employerB]
    : [twin.fileA, twin.rowA, twin.employerA];
  const place = speak("explain.at-row", { file, row });
  const other = { place: employer === "" ? place : `${place} (${employer})`, batch: twin.batchB };
  const lines = [speak(twinKey(twin), other)];
  const evidence = twin.evidence.split(" ").map((code) => codeText(words, language, code));
  lines.push(speak("answer.twin-alike", { evidence: evidence.join(", ") }));
  if (twin.keep !== "none") {
    lines.push(speak("answer.twin-kept", { reason: codeText(words, language, twin.reason) }));
    if (twin.kind !== "cross-scheme") return [...lines, speak("answer.change-twin", { case: twin.case })];
  }
  lines.push(speak("answer.waits", { what: speak(waitsFor(twin), { case: twin.case }) }));
  return lines;
}

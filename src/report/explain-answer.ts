// The answer that an explanation begins with: the outcome and the amount, the clause that decided in its own words, what the row
// says, what would change it, and what somebody who is refused can do, or what the row waits for.
import { pence } from "../core/money.ts";
import type { DuplicateLine } from "../engine/batch.ts";
import type { Language } from "../law/law.ts";
import { type Appeal, decidingFindings, type Explained, type ExplainedFinding } from "./explain.ts";
import { rulingLines } from "./explain-rulings.ts";
import { lookedAt } from "./explain-sources.ts";
import { codeText } from "./values.ts";
import { dayWords, money, monthWords, say, sayIfKnown } from "./words.ts";

/** Whole paragraphs; the caller wraps them. */
export function answerLines(explained: Explained, language: Language): readonly string[] {
  const lines = [outcomeLine(explained, language)];
  const speak = (key: string, values = {}) => say(explained.law.words, language, key, values);
  const { outcome, decision } = explained;
  if (decision?.conditional === true && outcome === "payable") lines.push(speak("answer.rests-on"));
  const twins = outcome === "held" ? explained.duplicates.filter(({ effect }) => effect === "held") : [];
  if (twins.length > 0) return [...lines, ...twins.flatMap((twin) => twinLines(explained, language, twin))];
  if (outcome === "rejected") {
    const waits = explained.problems.length > 0 ? "answer.waits.rejected" : "answer.waits.reference";
    return [...lines, speak("answer.waits", { what: speak(waits) })];
  }
  if (outcome === "superseded") return [...lines, speak("answer.replaced")];
  for (const finding of decidingFindings(explained))
    lines.push(...becauseLines(explained, language, finding));
  lines.push(...rulingLines(explained, language));
  if (outcome === "not-eligible") lines.push(appealLine(explained, language));
  if (outcome === "payable") lines.push(...differenceLines(explained, language));
  return lines;
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

/** The clause, what the row and the law say about it, and what follows for whoever reads it. */
function becauseLines(
  explained: Explained,
  language: Language,
  finding: ExplainedFinding,
): readonly string[] {
  const speak = (key: string, values = {}) => say(explained.law.words, language, key, values);
  const { verdict, rule, caseId } = finding;
  const lines: string[] = [];
  if (caseId !== "") lines.push(speak("answer.because-case", { caseId }));
  const { welsh, english } = clauseQuoted(finding);
  if (finding.welsh !== "") {
    const doubt = verdict === "unclear" && explained.outcome === "refer";
    const how = verdict === "met" ? "because-all" : doubt ? "because-unclear" : "because";
    lines.push(speak(`answer.${how}`, { clause: language === "cy" ? welsh : english, rule }));
    if (language === "en") lines.push(speak("answer.in-welsh", { clause: welsh }));
  }
  const of = (kind: "cell" | "parameter"): string =>
    finding.because
      .filter(({ origins }) => origins[0]?.kind === kind)
      .map((looked) => lookedAt(explained, language, looked))
      .join("; ");
  if (verdict !== "met" && of("cell") !== "") lines.push(speak("answer.in-row", { cells: of("cell") }));
  if (verdict !== "met" && of("parameter") !== "")
    lines.push(speak("answer.by-law", { entries: of("parameter") }));
  if (verdict === "not met")
    lines.push(speak("answer.change", { what: whatOf(explained, language, "change", finding) }));
  if (verdict === "unclear")
    lines.push(speak("answer.waits", { what: whatOf(explained, language, "waits", finding) }));
  return lines;
}

function whatOf(
  { law: { words } }: Explained,
  language: Language,
  kind: "change" | "waits",
  { rule, leg }: ExplainedFinding,
): string {
  return (
    sayIfKnown(words, language, `answer.${kind}.${rule}`) ??
    sayIfKnown(words, language, `answer.${kind}.${leg}`) ??
    say(words, language, `answer.${kind}.other`)
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

/** Another claim of the same person: which one, what is alike, and who decides. */
function twinLines(explained: Explained, language: Language, twin: DuplicateLine): readonly string[] {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const isA = twin.batchB === "" && twin.fileA === explained.file && twin.rowA === explained.row;
  const first = isA || twin.batchB !== "";
  const [file, row, employer] = first
    ? [twin.fileB, twin.rowB, twin.employerB]
    : [twin.fileA, twin.rowA, twin.employerA];
  const other = { file, row, employer, batch: twin.batchB };
  const lines = [speak(twin.batchB === "" ? "answer.twin" : "answer.twin-earlier", other)];
  const evidence = twin.evidence.split(" ").map((code) => codeText(words, language, code));
  lines.push(speak("answer.twin-alike", { evidence: evidence.join(", ") }));
  if (twin.keep === "none") {
    lines.push(speak("answer.waits", { what: speak("answer.waits.twin", { case: twin.case }) }));
  } else {
    lines.push(speak("answer.twin-kept", { reason: codeText(words, language, twin.reason) }));
  }
  return lines;
}

const ofFraud = /\b[td]?d?wyll\b|\bfraud\b/i;
/** Conditions about what somebody wants or was paid: a clause that warns of fraud says nothing of them there. */
const bookkeeping: ReadonlySet<string> = new Set(["payment", "ledger", "on-cost-once", "award", "duplicate"]);

/** A clause in quotation marks, word for word. On a matter of bookkeeping whole sentences that warn of fraud are left out. */
export function clauseQuoted({ leg, welsh, english }: Pick<ExplainedFinding, "leg" | "welsh" | "english">) {
  const quoted = (text: string): string => {
    if (!bookkeeping.has(leg) || !ofFraud.test(text)) return `"${text}"`;
    const kept = text.split(/(?<=[.;])\s+/).filter((sentence) => !ofFraud.test(sentence));
    return `"${kept.join(" ").replace(/;$/, ".")}" …`;
  };
  return { welsh: quoted(welsh), english: quoted(english) };
}

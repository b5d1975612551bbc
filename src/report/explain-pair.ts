// Two rows laid side by side, as text for a terminal and as JSON: what agrees, what differs, by which rule, which vetoes were
// looked at, what it does to which amount, and what would lift it. Digits of numbers are masked.
import { wrap } from "../core/wrap.ts";
import type { Language, Words } from "../law/law.ts";
import type { ExplainedPair, PairSentence, PairSide } from "./explained-pair.ts";
import { masked, sideBySide } from "./pair-sides.ts";
import { money, say } from "./words.ts";

type Speak = (code: string, values?: PairSentence["values"]) => string;

export function pairText(pair: ExplainedPair, language: Language): string {
  const speak: Speak = (code, values = {}) => say(pair.words, language, `pair.${code}`, values);
  const title = speak("title");
  const paragraphs = pairParagraphs(pair, language);
  const lines = [title, "=".repeat(title.length), ""];
  for (const text of paragraphs.begin) lines.push(...wrap(text, "  "));
  lines.push("", ...sideBySide(pair, language), "");
  for (const text of paragraphs.facts) lines.push(...wrap(text, "  "));
  lines.push("", speak("vetoes"), "-".repeat(speak("vetoes").length));
  for (const text of paragraphs.vetoes) lines.push(...wrap(`- ${text}`, "  "));
  lines.push("");
  for (const text of paragraphs.end) lines.push(...wrap(text, "  "));
  return `${lines.join("\n")}\n`;
}

/** The codes, and the sentences in both languages. */
export function pairJson(pair: ExplainedPair): unknown {
  const side = ({ niNumber, ...rest }: PairSide) => ({ ...rest, niNumber: masked(niNumber) });
  const { a, b, batch, tier = null, rule = null, facts, vetoes } = pair;
  return {
    batch,
    tier,
    rule,
    a: side(a),
    b: side(b),
    facts: facts.map(({ code }) => code),
    vetoes: vetoes.map(({ code }) => code),
    cases: pair.lines.map(({ caseId, line }) => ({
      case: caseId,
      effect: line.effect,
      amountAtRisk: line.amountAtRisk,
    })),
    en: Object.values(pairParagraphs(pair, "en")).flat(),
    cy: Object.values(pairParagraphs(pair, "cy")).flat(),
  };
}

type Paragraphs = {
  readonly begin: readonly string[];
  readonly facts: readonly string[];
  readonly vetoes: readonly string[];
  readonly end: readonly string[];
};

function pairParagraphs(pair: ExplainedPair, language: Language): Paragraphs {
  const { words, a, b, tier, rule, facts, vetoes } = pair;
  const speak: Speak = (code, values = {}) => say(words, language, `pair.${code}`, values);
  const place = { fileA: a.file, rowA: a.row, fileB: b.file, rowB: b.row };
  const known = tier === undefined || rule === undefined ? undefined : { tier, rule };
  return {
    begin: [
      speak(headline(pair), place),
      ...(known === undefined
        ? []
        : [
            speak("rule", {
              tier: say(words, language, `tiers.${known.tier}`),
              rule: say(words, language, `match.${known.rule}`),
              code: known.rule,
            }),
          ]),
    ],
    facts: facts.map(({ code, values }) => speak(code, values)),
    vetoes: vetoes.map(({ code, values }) => speak(code, sayOutcome(words, language, values))),
    end: [...effects(pair, language, speak), ...lift(pair, speak)],
  };
}

function headline({ sameScheme, tier, rule }: ExplainedPair): string {
  if (!sameScheme) return "other-scheme";
  if (tier === undefined) return "none";
  if (tier !== "number-conflict") return "may-be";
  return rule === "number-of-nobody" ? "nobody" : "conflict";
}

function sayOutcome(
  words: Words,
  language: Language,
  values: PairSentence["values"],
): PairSentence["values"] {
  const { outcome } = values;
  return outcome === undefined
    ? values
    : { ...values, outcome: say(words, language, `outcomes.${outcome}`).toLowerCase() };
}

/** What the case does to each of the two rows. */
function effects({ words, a, b, lines }: ExplainedPair, language: Language, speak: Speak): readonly string[] {
  const said: string[] = [];
  for (const { line, caseId, ofBoth } of lines) {
    const { fileB: file, rowB: row, fileA, rowA } = line;
    const reason = say(words, language, `values.${line.reason}`);
    const values = { file, row, amount: money(line.amountAtRisk), reason, case: caseId, fileA, rowA };
    if (line.effect === "information") said.push(speak("listed", values));
    else said.push(speak(ofBoth || fileA === "" ? "held" : "held-beside-another", values));
  }
  const scored = lines.find(({ line, ofBoth }) => line.score !== "" && ofBoth);
  if (scored !== undefined) said.push(speak("score", { score: scored.line.score }));
  for (const side of [b, a]) {
    if (
      lines.some(({ line }) => line.effect === "held" && line.fileB === side.file && line.rowB === side.row)
    ) {
      continue;
    }
    const outcome = say(words, language, `outcomes.${side.outcome}`).toLowerCase();
    const { file, row } = side;
    said.push(
      speak("row-is", { file, row, outcome, amount: money(side.total), claimed: money(side.claimed) }),
    );
  }
  return said;
}

function lift({ tier, rule, lines }: ExplainedPair, speak: Speak): readonly string[] {
  if (tier === undefined) return [];
  if (tier === "possible") return [speak("lift-possible")];
  const [held] = lines.filter(({ line }) => line.effect === "held");
  const of = { case: held?.caseId ?? "–" };
  if (rule === "number-of-nobody") return [speak("lift-nobody", of)];
  // One number may be two people's, until the right one comes.
  if (tier === "number-conflict" || rule === "same-number-forename") return [speak("lift-conflict", of)];
  return [speak(tier === "certain" ? "lift-certain" : "lift-probable", of)];
}

// Steps and conditions of an explanation in words, the same for a terminal and for a page: what each is called, what it looked at,
// how it was worked out, and to what.
import type { Language } from "../law/law.ts";
import type { Explained, ExplainedFinding, ExplainedStep, SourcedValue } from "./explain.ts";
import { clauseQuoted } from "./explain-because.ts";
import { calledOf, lookedAt, nameOf, shownValue, sourceText } from "./explain-sources.ts";
import type { Found } from "./origins.ts";
import { dayLines } from "./values.ts";
import { say, sayIfKnown } from "./words.ts";

/** What was looked at, in words, with the places where it was found. */
type SaidSource = { readonly text: string; readonly origins: readonly Found[] };

type SaidStep = {
  readonly name: string;
  readonly inputs: readonly SaidSource[];
  readonly how: string;
  /** "Result: £225.45". */
  readonly result: string;
  /** What it says of each day, where it does. */
  readonly days: readonly string[];
};

/** Throws when the figure has no words. */
export function saidStep(explained: Explained, language: Language, step: ExplainedStep): SaidStep {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const values: Record<string, string> = {};
  const inputs: SaidSource[] = [];
  const nothing: SourcedValue[] = [];
  for (const input of step.inputs) {
    values[input.name] = shownValue(explained, language, calledOf(input), input.valueKind, input.value);
    if (isIdle(input)) continue;
    if (isNothingOfBook(input)) {
      nothing.push(input);
      continue;
    }
    inputs.push({
      text: sourceText(explained, language, input, "explain.from-"),
      origins: input.origins,
    });
  }
  if (nothing.length > 0) inputs.push(nothingOfBook(explained, language, nothing));
  const days = dayLines(words, language, step.value);
  const value =
    days === undefined ? shownValue(explained, language, step.name, step.valueKind, step.value) : "";
  const held = step.head !== undefined && explained.outcome === "held";
  return {
    name: capital(speak(`figures.${step.name}`)),
    inputs,
    how: speak("explain.how", { how: speak(`figures.${step.name}.how`, values) }),
    result: speak(held ? "explain.result-held" : "explain.result", { value }).trimEnd(),
    days: days ?? [],
  };
}

/** Not looked at: what was in force did not ask for it, or an earlier step has none. A blank cell is shown as blank. */
function isIdle({ value, origins: [first] }: SourcedValue): boolean {
  return value === undefined && (first?.kind === "parameter" || first?.kind === "figure");
}

/** The book was asked and knows nothing of the person, or there was none to ask. */
function isNothingOfBook({ value, origins: [first, second] }: SourcedValue): boolean {
  return (
    value === undefined && second === undefined && first?.kind === "book" && (first.rows ?? []).length === 0
  );
}

/** Said once for all that the step would have been given. */
function nothingOfBook(
  explained: Explained,
  language: Language,
  inputs: readonly SourcedValue[],
): SaidSource {
  const origins = inputs.flatMap((input) => input.origins);
  const isNoBook = origins.every((origin) => origin.kind === "book" && origin.rows === undefined);
  const names = inputs.map(({ name }) => nameOf(explained, language, name)).join("; ");
  const key = isNoBook ? "explain.nothing-without-book" : "explain.nothing-in-book";
  return { text: say(explained.law.words, language, key, { names }), origins };
}

type SaidFinding = {
  /** "Job role". */
  readonly leg: string;
  readonly verdict: string;
  /** "WFP-10, Care worker in a registered care home". */
  readonly cited: string;
  /** Where a person turned it; else empty. */
  readonly byCase: string;
  readonly looked: readonly SaidSource[];
  /** Word for word, in quotation marks; undefined where no clause of the guidance says it, or it says nothing of this row. */
  readonly clause: { readonly welsh: string; readonly english: string } | undefined;
};

/** Throws when the condition has no words. */
export function saidFinding(
  explained: Explained,
  language: Language,
  finding: ExplainedFinding,
): SaidFinding {
  const { words } = explained.law;
  const speak = (key: string, values = {}) => say(words, language, key, values);
  const { idle, verdict, rule, caseId, welsh } = finding;
  const said = sayIfKnown(words, language, `rules.${rule}`);
  return {
    leg: speak(`legs.${finding.leg}`),
    verdict: idle ? speak("explain.not-applicable") : speak(`verdicts.${verdict.replace(" ", "-")}`),
    cited: said === undefined ? rule : `${rule}, ${said}`,
    byCase: caseId === "" ? "" : speak("explain.by-case", { caseId }),
    looked: finding.because.map((looked) => ({
      text: lookedAt(explained, language, looked),
      origins: looked.origins,
    })),
    clause: welsh === "" || idle ? undefined : clauseQuoted(finding),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Which entries of the law are printed: those of one scheme, or all of them.
import { type ProblemCode, problemCodes } from "../core/problem-codes.ts";
import type { Clause, Law, Parameter, Reading } from "../law/law.ts";

export const lawParts = ["schemes", "parameters", "readings", "rules", "codes", "sources"] as const;
export type LawPart = (typeof lawParts)[number];

/** The scheme of this folder name or code ("wfp"), undefined when the law has none. */
export function schemeOf(law: Law, text: string): string | undefined {
  const wanted = text.toLowerCase();
  for (const { id, scheme } of law.clauses.values()) {
    if (scheme === wanted || codeOf(id).toLowerCase() === wanted) return scheme;
  }
  return undefined;
}

export function settingsOf(law: Law, scheme: string | undefined): readonly Parameter[] {
  return parametersOf(law, scheme).filter(({ councilSets }) => councilSets);
}

/** The sentences of a code with their {placeholders}. */
export function messagesOf(law: Law, code: ProblemCode) {
  const key = `problems.${code}`;
  return { en: law.words.en.get(key) ?? "", cy: law.words.cy.get(key) ?? "" };
}

export function codes(): readonly ProblemCode[] {
  // The keys of the table are the codes.
  return Object.keys(problemCodes) as ProblemCode[];
}

/** "WFP-31" → "WFP". */
function codeOf(rule: string): string {
  return rule.slice(0, rule.indexOf("-"));
}

export function clausesOf(law: Law, scheme: string | undefined): readonly Clause[] {
  return [...law.clauses.values()].filter((one) => scheme === undefined || one.scheme === scheme);
}

export function schemesOf(law: Law, scheme: string | undefined) {
  const found = new Map<string, { name: string; code: string; rules: number; decides: number }>();
  for (const clause of clausesOf(law, scheme)) {
    const one = found.get(clause.scheme) ?? {
      name: clause.scheme,
      code: codeOf(clause.id),
      rules: 0,
      decides: 0,
    };
    const decides = one.decides + (clause.status === "decides" ? 1 : 0);
    found.set(clause.scheme, { ...one, rules: one.rules + 1, decides });
  }
  return [...found.values()];
}

/** A scheme's own parameters have its code before their names: wfp.total. */
export function parametersOf(law: Law, scheme: string | undefined): readonly Parameter[] {
  const prefixes = schemesOf(law, scheme).map(({ code }) => `${code.toLowerCase()}.`);
  return [...law.parameters.values()].filter(
    ({ id }) => scheme === undefined || prefixes.some((prefix) => id.startsWith(prefix)),
  );
}

export function readingsOf(law: Law, scheme: string | undefined): readonly Reading[] {
  if (scheme === undefined) return law.readings;
  return law.readings.filter(({ rules }) => rules.some((rule) => law.clauses.get(rule)?.scheme === scheme));
}

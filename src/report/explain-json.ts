// An explanation for programs: the same findings, steps and origins as the text, in both languages at once.
import { dayText, monthText } from "../core/day.ts";
import type { Payment } from "../core/decision.ts";
import { pence, poundsText } from "../core/money.ts";
import { maskedNiNumber } from "../core/person.ts";
import { type Explained, findingsOf, type SourcedValue, stepsOf } from "./explain.ts";
import type { Json } from "./json.ts";
import { plainValue, valueText } from "./values.ts";
import { problemMessage, say } from "./words.ts";

/** One JSON object with the keys always in the same order. */
export function explanationJson(explained: Explained): { readonly [key: string]: Json } {
  const { law, decision } = explained;
  const { words } = law;
  const payable = explained.outcome === "payable" ? (decision?.payable ?? []) : [];
  const total = pence(payable.reduce((sum, payment) => sum + payment.amount, 0));
  return {
    batch: explained.batch,
    scheme: explained.scheme,
    file: explained.file,
    sheet: explained.sheet,
    row: explained.row,
    rowRef: explained.rowRef,
    person: explained.niNumber === "" ? "" : maskedNiNumber(explained.niNumber),
    outcome: explained.outcome,
    conditional: decision?.conditional ?? false,
    problems: explained.problems.map((problem) => ({
      code: problem.code,
      messageEn: problemMessage(words, "en", problem),
      messageCy: problemMessage(words, "cy", problem),
    })),
    findings: findingsOf(explained).map((finding) => ({
      leg: finding.leg,
      rule: finding.rule,
      verdict: finding.verdict,
      welsh: finding.welsh,
      english: finding.english,
      because: finding.because.map(sourceJson),
      ...(finding.caseId === "" ? {} : { caseId: finding.caseId }),
    })),
    steps: stepsOf(explained).map((step) => {
      const said = (language: "en" | "cy") =>
        Object.fromEntries(
          step.inputs.map(({ name, valueKind, value }) => [
            name,
            valueText(words, language, valueKind, value),
          ]),
        );
      return {
        step: step.number,
        figure: step.name,
        nameEn: say(words, "en", `figures.${step.name}`),
        nameCy: say(words, "cy", `figures.${step.name}`),
        howEn: say(words, "en", `figures.${step.name}.how`, said("en")),
        howCy: say(words, "cy", `figures.${step.name}.how`, said("cy")),
        rules: step.rules,
        inputs: step.inputs.map(sourceJson),
        value: plainValue(step.valueKind, step.value),
      };
    }),
    payable: payable.map(paymentJson),
    later: (explained.outcome === "payable" ? (decision?.later ?? []) : []).map(paymentJson),
    total: poundsText(total),
    claimed: poundsText(decision?.claimed ?? pence(0)),
  };
}

function sourceJson({ name, origin, valueKind, value }: SourcedValue): Json {
  const found = { name, value: plainValue(valueKind, value), from: origin.kind };
  switch (origin.kind) {
    case "cell": {
      const text = origin.key === "niNumber" ? maskedNiNumber(origin.text) : origin.text;
      const shown = origin.key === "niNumber" ? { ...found, value: text } : found;
      return { ...shown, cell: origin.cell, heading: origin.heading, text };
    }
    case "parameter":
      return origin.entry === undefined
        ? found
        : { ...found, firstDay: dayText(origin.entry.from), clause: origin.entry.clause };
    case "figure":
      return { ...found, step: origin.step };
    case "known":
      return found;
  }
}

function paymentJson({ head, dueMonth, amount, instalment }: Payment): Json {
  return { head, dueMonth: monthText(dueMonth), amount: poundsText(amount), instalment };
}

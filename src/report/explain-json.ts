// An explanation for programs: the same findings, steps and origins as the text, in both languages at once.
import { type Day, dayText, monthText } from "../core/day.ts";
import type { Payment } from "../core/decision.ts";
import { pence, poundsText } from "../core/money.ts";
import { maskedNiNumber } from "../core/person.ts";
import type { RowPlace } from "../core/place.ts";
import { type Explained, findingsOf, type SourcedValue, type StepsWanted, stepsWanted } from "./explain.ts";
import { answerLines } from "./explain-answer.ts";
import { effectOf } from "./explain-rulings.ts";
import type { Json } from "./json.ts";
import type { Found } from "./origins.ts";
import { plainValue, valueText } from "./values.ts";
import { problemMessage, say } from "./words.ts";

/** All steps, or those that lead to one head. One JSON object with the keys always in the same order. */
export function explanationJson(
  explained: Explained,
  wanted: StepsWanted = "all",
): { readonly [key: string]: Json } {
  const { law, decision } = explained;
  const { words } = law;
  const payable = explained.outcome === "payable" ? (decision?.payable ?? []) : [];
  const total = pence(payable.reduce((sum, payment) => sum + payment.amount, 0));
  return {
    batch: explained.batch,
    scheme: explained.scheme,
    file: explained.file,
    sheet: explained.sheet,
    ...(explained.mapping === undefined ? {} : { mapping: explained.mapping }),
    row: explained.row,
    rowRef: explained.rowRef,
    person: explained.niNumber === "" ? "" : maskedNiNumber(explained.niNumber),
    outcome: explained.outcome,
    answerEn: answerLines(explained, "en"),
    answerCy: answerLines(explained, "cy"),
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
      ...(finding.quoted === finding.rule ? {} : { quoted: finding.quoted }),
      welsh: finding.welsh,
      english: finding.english,
      because: finding.because.map(sourceJson),
      ...(finding.caseId === "" ? {} : { caseId: finding.caseId }),
    })),
    ...(explained.sharer === undefined ? {} : { sharedNumber: explained.sharer }),
    rulings: explained.rulings.map(({ file, row, earlier, decision, stands, ...ruled }) => ({
      ...{
        caseId: decision.caseId ?? "",
        kind: decision.decisionType ?? "",
        outcome: decision.outcome ?? "",
      },
      ...{ received: dayOrNone(decision.receivedDate), decided: dayOrNone(decision.decidedDate) },
      ...{ decidedBy: decision.decidedBy ?? "", rule: decision.ruleId ?? "", file, row, earlier, stands },
      effect: effectOf(explained, { file, row, earlier, decision, stands, ...ruled }).effect,
    })),
    steps: stepsWanted(explained, wanted).map((step) => {
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

function sourceJson({ name, origins, valueKind, value }: SourcedValue): { readonly [key: string]: Json } {
  const own = origins.find((one) => one.kind === "cell" && one.key === "niNumber");
  const shown = own?.kind === "cell" ? maskedNiNumber(own.text) : plainValue(valueKind, value);
  const [first, second] = origins;
  if (first !== undefined && second === undefined) return { name, value: shown, ...foundJson(first) };
  return { name, value: shown, from: "several", sources: origins.map(foundJson) };
}

function foundJson(found: Found): { readonly [key: string]: Json } {
  switch (found.kind) {
    case "cell": {
      const { key, file, sheet, cell, heading, mapping } = found;
      const shown = (said: string): string => (key === "niNumber" ? maskedNiNumber(said) : said);
      const by = mapping && { mapping: mapping.name, readAs: key, read: shown(mapping.read) };
      return { from: "cell", file, sheet, cell, heading, text: shown(found.text), ...by };
    }
    case "parameter": {
      const { id, on, entry } = found;
      const asked = { from: "parameter", parameter: id, askedFor: dayText(on) };
      return entry === undefined ? asked : { ...asked, firstDay: dayText(entry.from), clause: entry.clause };
    }
    case "figure":
      return { from: "figure", step: found.step };
    case "book":
      return { from: "book", rows: found.rows === undefined ? null : found.rows.map(rowJson) };
    case "rows":
      return { from: "rows", layout: found.layout, rows: found.rows.map(rowJson) };
    case "case":
      return { from: "case", caseId: found.caseId };
    case "question":
      return { from: "question", field: found.field };
  }
}

function dayOrNone(day: Day | undefined): string {
  return day === undefined ? "" : dayText(day);
}

function paymentJson({ head, dueMonth, amount, instalment }: Payment): Json {
  return { head, dueMonth: monthText(dueMonth), amount: poundsText(amount), instalment };
}

function rowJson({ batch, file, sheet, row, mapping }: RowPlace): Readonly<Record<string, Json>> {
  return { batch, file, sheet, row, ...(mapping === undefined ? {} : { mapping }) };
}

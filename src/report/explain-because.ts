// Why a row was decided as it was: the clause in its own words, what in the row does not fit it, what of this row would have to be
// otherwise, or what it waits for. Findings by one rule are said once.
import type { Language } from "../law/law.ts";
import type { Explained, ExplainedFinding, SourcedValue } from "./explain.ts";
import { lookedAt } from "./explain-sources.ts";
import { say, sayIfKnown } from "./words.ts";

/** The lines for the findings that decided. */
export function becauseLines(
  explained: Explained,
  language: Language,
  findings: readonly ExplainedFinding[],
): readonly string[] {
  const byClause = new Map<string, ExplainedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.quoted} ${finding.caseId}`;
    byClause.set(key, [...(byClause.get(key) ?? []), finding]);
  }
  return [...byClause.values()].flatMap((same) => linesOf(explained, language, same));
}

function linesOf(
  explained: Explained,
  language: Language,
  same: readonly ExplainedFinding[],
): readonly string[] {
  const [first] = same;
  if (first === undefined) return [];
  const speak = (key: string, values = {}) => say(explained.law.words, language, key, values);
  const { verdict, caseId } = first;
  const lines: string[] = [];
  if (caseId !== "") lines.push(speak("answer.because-case", { caseId }));
  const misfits = uniqueBy(same.flatMap((finding) => misfitsOf(explained, language, finding)));
  for (const { cell, wanted } of misfits) lines.push(speak("answer.misfit", { cell, wanted }));
  lines.push(...clauseLines(explained, language, first, misfits.length > 0));
  if (verdict !== "met") lines.push(...lookedLines(explained, language, same, misfits));
  for (const note of new Set(same.map((finding) => finding.note))) {
    const said = note === "" ? undefined : sayIfKnown(explained.law.words, language, `answer.note.${note}`);
    if (said !== undefined) lines.push(said);
  }
  const kind = verdict === "not met" ? "change" : verdict === "unclear" ? "waits" : undefined;
  if (kind === undefined) return lines;
  const whats =
    kind === "change" && misfits.length > 0
      ? misfits.map(({ wanted }) => speak("answer.change.if-wrong", { wanted }))
      : same.map((finding) => whatOf(explained, language, kind, finding));
  lines.push(speak(`answer.${kind}`, { what: [...new Set(whats)].join("; ") }));
  return lines;
}

function clauseLines(
  { law, outcome }: Explained,
  language: Language,
  finding: ExplainedFinding,
  said: boolean,
): readonly string[] {
  if (finding.welsh === "") return [];
  const { verdict, rule, quoted } = finding;
  const { welsh, english } = clauseQuoted(finding);
  const doubt = verdict === "unclear" && outcome === "refer";
  const how = verdict === "met" ? "because-all" : doubt ? "because-unclear" : said ? "clause" : "because";
  const cited = quoted === rule ? rule : `${rule}, ${quoted}`;
  const clause = language === "cy" ? welsh : english;
  const lines = [say(law.words, language, `answer.${how}`, { clause, rule: cited })];
  if (language === "en") lines.push(say(law.words, language, "answer.in-welsh", { clause: welsh }));
  return lines;
}

/** What the row and the law say, without the cells that have been named. */
function lookedLines(
  explained: Explained,
  language: Language,
  same: readonly ExplainedFinding[],
  misfits: readonly Misfit[],
): readonly string[] {
  const said = new Set(misfits.map(({ cell }) => cell));
  const of = (kind: "cell" | "parameter"): string => {
    const texts = same
      .flatMap(({ because }) => because)
      .filter(({ origins }) => origins[0]?.kind === kind)
      .map((looked) => lookedAt(explained, language, looked));
    return [...new Set(texts)].filter((text) => !said.has(text)).join("; ");
  };
  const lines: string[] = [];
  const [cells, entries] = [of("cell"), of("parameter")];
  if (cells !== "") lines.push(say(explained.law.words, language, "answer.in-row", { cells }));
  if (entries !== "") lines.push(say(explained.law.words, language, "answer.by-law", { entries }));
  return lines;
}

type Misfit = { readonly cell: string; readonly wanted: string };

/** Conditions that ask for something of single cells; of the others the values alone do not say what is wanted. */
const byCell: ReadonlySet<string> = new Set(["role", "status", "place"]);

/** The cells of a condition that is not met, each with what the clause asks for in its place. */
function misfitsOf(explained: Explained, language: Language, finding: ExplainedFinding): readonly Misfit[] {
  if (finding.verdict !== "not met" || !byCell.has(finding.leg) || finding.caseId !== "") return [];
  return finding.because.flatMap((looked) => {
    if (looked.value === true) return [];
    const wanted = wantedAt(explained, language, finding, looked);
    return wanted === undefined ? [] : [{ cell: lookedAt(explained, language, looked), wanted }];
  });
}

function wantedAt(
  explained: Explained,
  language: Language,
  { rule, because }: ExplainedFinding,
  { name }: SourcedValue,
): string | undefined {
  const { law, layout } = explained;
  if (name !== "registration") return sayIfKnown(law.words, language, `answer.asks.${name}`);
  const job = because.find((one) => one.name === "redeployedFromRole" || one.name === "roleCode")?.value;
  const answers = typeof job === "string" ? Object.values(law.roles.get(job)?.schemes ?? {}) : [];
  const asked = answers.find((answer) => answer.rule === rule)?.registrations;
  if (asked === undefined || asked.length === 0) return undefined;
  const values = law.layouts.get(layout)?.columns.find(({ key }) => key === name)?.values;
  return asked
    .map((code) => `“${values?.find((value) => value.code === code)?.[language] ?? code}”`)
    .join(" / ");
}

function whatOf(
  explained: Explained,
  language: Language,
  kind: "change" | "waits",
  { note, rule, leg, because }: ExplainedFinding,
): string {
  const { words } = explained.law;
  const blank = because.filter(
    ({ name, value }) => value === undefined && words[language].has(`answer.asks.${name}`),
  );
  if (kind === "waits" && byCell.has(leg) && blank.length > 0) {
    const cells = blank.map((looked) => lookedAt(explained, language, looked)).join("; ");
    return say(words, language, "answer.waits.cell", { cells });
  }
  return (
    sayIfKnown(words, language, `answer.${kind}.${note}`) ??
    sayIfKnown(words, language, `answer.${kind}.${leg}.${rule}`) ??
    sayIfKnown(words, language, `answer.${kind}.${rule}`) ??
    sayIfKnown(words, language, `answer.${kind}.${leg}`) ??
    say(words, language, `answer.${kind}.other`)
  );
}

function uniqueBy(misfits: readonly Misfit[]): readonly Misfit[] {
  return [...new Map(misfits.map((one) => [one.cell, one])).values()];
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

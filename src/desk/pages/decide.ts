// A case or an appeal is decided in a form: the fields are those of the layout of decisions, filled with what is known.

import type { Column } from "../../law/layout.ts";
import { type Html, html } from "../../report/pages/html.ts";
import { inputName } from "../batch-summary.ts";
import { cellOf, decisionsForm, keepDecision } from "../decisions/decision-file.ts";
import type { Asked } from "../desk.ts";
import type { AboutCase, AboutRow } from "../hand/looks.ts";
import type { Reply } from "../http/reply.ts";
import { shelfFolder } from "../shelf.ts";
import { found } from "./ask.ts";
import { button, field, form } from "./form-parts.ts";
import { framed } from "./frame.ts";
import { address, link, pill, section, table } from "./parts.ts";

/** The form: empty, about a case ("case"), or about a row of a batch ("batch", "file", "row"). It is asked for, so that whom it is about stands in no address. */
export async function decidePage(asked: Asked): Promise<Reply | undefined> {
  const { fields } = asked;
  const code = fields.get("case");
  if (code !== null) {
    const of = await found<AboutCase | undefined>(asked, "look-case", { code });
    if (of === undefined) return undefined;
    const about = { caseId: code, decisionType: "DUPLICATE_OUTCOME", ...filled(of.about) };
    return decisionForm(asked, new URLSearchParams(about), await pairOf(asked, code, of.pair));
  }
  const id = fields.get("batch");
  if (id === null) return decisionForm(asked, new URLSearchParams());
  const folder = shelfFolder(asked.desk, "batch", id);
  const file = folder === undefined ? undefined : inputName(folder, Number(fields.get("file")));
  if (file === undefined) return undefined;
  const about = await found<AboutRow | undefined>(asked, "look-row", {
    batch: id,
    file,
    row: fields.get("row") ?? "",
  });
  if (about === undefined) return undefined;
  return decisionForm(
    asked,
    new URLSearchParams({ ...filled(about), ruleId: about.rules.split(" ")[0] ?? "" }),
  );
}

function filled({ scheme, niNumber, employerId }: AboutRow): Readonly<Record<string, string>> {
  return { scheme, niNumber, employerId };
}

type PairSide = {
  readonly file: string;
  readonly row: number;
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly payrollRef: string;
  readonly employerId: string;
};
type Pair = {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly en: readonly string[];
  readonly cy: readonly string[];
};

/** The two claims side by side, and what is said of them, as `explain --pair` says it. */
async function pairOf(asked: Asked, code: string, pair: readonly string[]): Promise<Html> {
  const { language, speak } = asked;
  const { a, b, ...sentences } = await found<Pair>(asked, "explain", { batch: code.slice(0, 12), pair });
  const place = ({ file, row }: PairSide): string => speak("pair.place", { file, row: String(row) });
  const columns = [speak("desk.decide.pair"), place(a), place(b)].map((heading) => ({ heading }));
  const keys = ["niNumber", "surname", "forenames", "payrollRef", "employerId"] as const;
  const rows = keys.map((key) => [
    speak(`headings.${key}`),
    a[key],
    html`${b[key]} ${pill(a[key] === b[key] ? "warn" : "note", a[key] === b[key] ? "=" : "≠")}`,
  ]);
  const said = html`<ul class="lines">${sentences[language].map((text) => html`<li>${text}</li>`)}</ul>`;
  return section(
    "pair",
    speak("desk.decide.pair"),
    html`${table(speak("desk.decide.pair"), columns, rows)}${said}`,
  );
}

function decisionForm(
  asked: Asked,
  values: URLSearchParams,
  beside?: Html,
  missing: readonly string[] = [],
): Reply {
  const { desk, language, speak } = asked;
  const { columns } = decisionsForm(desk.law);
  const inputs = columns
    .filter(({ refused }) => refused !== true)
    .map((column) => inputFor(asked, column, values.get(column.key) ?? ""));
  const wrong = html`<div class="said-so bad-news" role="alert"><p>${speak("desk.decide.missing")}</p><ul class="lines">${columns.filter(({ key }) => missing.includes(key)).map(({ key, headings }) => html`<li><a href="#${key}">${headings[language]}</a></li>`)}</ul></div>`;
  return framed(asked, {
    title: "decide",
    body: html`${missing.length > 0 && wrong}${beside}
${section("decision", speak("desk.decide.form"), html`<p>${speak("desk.decide.what")}</p>${form(asked, "/decided", html`${inputs}${button(speak("desk.decide.keep"))}`)}`)}
<p>${link(asked, "/cases", speak("desk.back"))}</p>`,
    elsewhere: "/cases",
    commands: [{ name: "ledger", given: { action: "cases" } }],
  });
}

function inputFor({ language, speak }: Asked, column: Column, value: string): Html {
  const { key, kind, headings, help, example, required } = column;
  const must = required === "always";
  const label = must ? headings[language] : `${headings[language]} ${speak("desk.decide.may")}`;
  if (column.values !== undefined) {
    const own = column.values.find(({ code, aliases }) => code === value || aliases.includes(value))?.code;
    const options = column.values.map(
      (one) =>
        html`<option value="${one.code}"${one.code === own && { html: " selected" }}>${one[language]}</option>`,
    );
    return html`<p class="field"><label for="${key}">${label}</label><select id="${key}" name="${key}"${must && { html: " required" }}><option value=""></option>${options}</select></p>
`;
  }
  if (key === "reasonText")
    return html`<p class="field"><label for="${key}">${label}</label><small id="${key}-hint">${help?.[language] ?? ""}</small><textarea id="${key}" name="${key}" rows="3" aria-describedby="${key}-hint"${must && { html: " required" }}>${value}</textarea></p>
`;
  const hint =
    help?.[language] ??
    (kind === "day" || example === undefined ? undefined : speak("desk.decide.example", { example }));
  return field({ name: key, label, hint, value, type: kind === "day" ? "date" : "text", required: must });
}

/** Keeps it among the files that wait; what is missing is asked for again. */
export function decided(asked: Asked): Reply {
  const { desk, language, fields } = asked;
  const layout = decisionsForm(desk.law);
  const missing = layout.columns
    .filter((column) => column.required === "always" && cellOf(fields, column) === "")
    .map(({ key }) => key);
  if (missing.length > 0) return decisionForm(asked, fields, undefined, missing);
  keepDecision(desk.waiting, layout, language, fields);
  desk.looking.look();
  return { kind: "go", to: address(language, "/") };
}

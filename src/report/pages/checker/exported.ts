// What the checker's page says of a file that is no form of ours but probably the export of a payroll program: what each column would
// be, and the ways on. Nothing is decided by it; a file is read by a mapping that the council keeps, or as a form.
import type { Proposal, ProposedColumn } from "../../../input/proposal/proposal.ts";
import { type Html, html } from "../html.ts";
import type { Told } from "./told.ts";

export type ExportedFile = { readonly file: string; readonly proposal: Proposal };

export function exportedFiles(files: readonly ExportedFile[], told: Told): Html | false {
  return files.length > 0 && html`${files.map((one) => exportedFile(one, told))}`;
}

function exportedFile({ file, proposal }: ExportedFile, { law, language, speak }: Told): Html {
  const { layout, columns, missing } = proposal;
  const program = columns.find((column) => column.program !== "")?.program;
  const asked = new Set(proposal.open.flatMap(({ headings }) => headings));
  const name = law.words[language].get(`layouts.${layout.rowsOf}`) ?? layout.name;
  const labelOf = (key: string): string =>
    layout.columns.find((column) => column.key === key)?.headings[language] ?? key;
  const saying = ({ heading, read, why }: ProposedColumn): string => {
    if (asked.has(heading)) return speak("export.asked");
    if (why === "refused") return speak("export.refused");
    return read.length === 0 ? speak("export.not-read") : read.map(({ key }) => labelOf(key)).join(", ");
  };
  const heads = [speak("export.column"), speak("export.as")] as const;
  return html`<section aria-label="${file}"><h2>${speak("export.heading")}</h2>
<p><bdi>${speak(program === undefined ? "export.some" : "export.one", { file, form: name, program: program ?? "" })}</bdi></p>
<ul><li>${speak("export.by-mapping")}</li><li>${speak("export.by-form", { form: name })}</li></ul>
<div class="wrap"><table class="stack"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${columns.map((column) => html`<tr><th scope="row"><bdi>${column.heading}</bdi></th><td data-h="${heads[1]}">${saying(column)}</td></tr>\n`)}</tbody></table></div>
${missing.length > 0 && html`<p class="soft">${speak("export.missing", { headings: missing.map(({ headings }) => headings[language]).join("; ") })}</p>`}</section>
`;
}

// `taliad explain BATCH --matrix`: every row of a stored batch with the verdict on each condition, decided again from the
// batch alone, in the order of decisions.csv. A row needs four bytes of memory, whatever it says.

import { watchAgain } from "../../batch/replay/explained-rows.ts";
import { againOf, decisionsOf, type StoredBatch } from "../../batch/replay/stored.ts";
import { byteOrderMark, csvLine } from "../../io/csv/write.ts";
import { clausesText, type MatrixVerdicts, matrixBook } from "../../report/matrix.ts";
import type { Session } from "../session.ts";

/** Printed at once: so many lines. */
const pieceLength = 2_000;
const first = ["file", "sheet", "row", "niNumber", "outcome", "rules"] as const;
const undecided: MatrixVerdicts = new Map();
/** The last condition: the same person is not claimed for elsewhere. The batch judges it, not the row. */
const comparison = "duplicate";

/** CSV, or one JSON object a line. */
export async function matrix(batch: StoredBatch, json: boolean, { console }: Session): Promise<void> {
  const book = matrixBook();
  const noted = new Map<string, { readonly rows: number[]; readonly lists: number[] }>();
  await watchAgain(againOf(batch), {
    trailOf: () => undefined,
    see({ job, row, decision }) {
      const file = noted.get(job.file) ?? { rows: [], lists: [] };
      noted.set(job.file, file);
      file.rows.push(row.number);
      file.lists.push(decision === undefined ? -1 : book.note(decision.findings));
    },
  });
  const judged = book.legs();
  const legs = judged.includes(comparison) ? judged : [...judged, comparison];
  let piece = json ? "" : byteOrderMark + csvLine([...first, ...legs, "clauses"]);
  let lines = 0;
  let file = "";
  let at = 0;
  for await (const { text } of decisionsOf(batch)) {
    if (text("file") !== file) at = 0;
    file = text("file");
    const number = noted.get(file)?.rows[at];
    const list = noted.get(file)?.lists[at];
    at += 1;
    if (list === undefined || String(number) !== text("row")) {
      throw new Error(`the stored ${file} has no row ${text("row")}, although the batch has decided it`);
    }
    // What was rejected or replaced was not decided, even where it could have been by itself.
    const outcome = text("outcome");
    const none = list < 0 || outcome === "rejected" || outcome === "superseded";
    const verdicts = none ? undecided : compared(book.verdictsOf(list), outcome, text("rules"));
    piece += json ? jsonLine(text, verdicts) : csvText(text, legs, verdicts);
    lines += 1;
    if (lines % pieceLength === 0) {
      console.print(piece);
      piece = "";
    }
  }
  if (piece !== "") console.print(piece);
}

/** With the verdict of the comparison: payable rows have passed it, a row that is held although it met all has not. */
function compared(verdicts: MatrixVerdicts, outcome: string, rules: string): MatrixVerdicts {
  if (verdicts.has(comparison)) return verdicts;
  if (outcome === "payable") return new Map([...verdicts, [comparison, { verdict: "met", rules: [] }]]);
  const all = [...verdicts.values()];
  if (outcome !== "held" || all.some(({ verdict }) => verdict === "unclear" || verdict === "not met"))
    return verdicts;
  const own = new Set(all.flatMap((one) => one.rules));
  const others = rules.split(" ").filter((rule) => rule !== "" && !own.has(rule));
  return new Map([...verdicts, [comparison, { verdict: "unclear", rules: others }]]);
}

type Text = (key: (typeof first)[number]) => string;

function csvText(text: Text, legs: readonly string[], verdicts: MatrixVerdicts): string {
  return csvLine([
    ...first.map(text),
    ...legs.map((leg) => verdicts.get(leg)?.verdict ?? ""),
    clausesText(verdicts),
  ]);
}

function jsonLine(text: Text, verdicts: MatrixVerdicts): string {
  const rules = text("rules")
    .split(" ")
    .filter((rule) => rule !== "");
  const line = {
    file: text("file"),
    sheet: text("sheet"),
    row: Number(text("row")),
    niNumber: text("niNumber"),
    outcome: text("outcome"),
    rules,
    legs: Object.fromEntries(verdicts),
  };
  return `${JSON.stringify(line)}\n`;
}

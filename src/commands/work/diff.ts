// taliad diff: the differences of two stored batches as text or as one JSON object; numbers of people are masked.
import { type BatchDifference, differenceOf, type RowDifference } from "../../batch/replay/difference.ts";
import { openStored, type StoredBatch } from "../../batch/replay/stored.ts";
import { pence } from "../../core/money.ts";
import { maskedNiNumber } from "../../core/person.ts";
import { count, money, say, sayIfKnown } from "../../report/words.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { storedFolder } from "./stored-folder.ts";

const mostRows = 40;

export async function diff(
  wanted: { readonly first: string; readonly second: string; readonly json: boolean },
  session: Session,
): Promise<ExitCode> {
  const open = (named: string): StoredBatch => openStored(storedFolder(named, session.config.out));
  const found = await differenceOf(open(wanted.first), open(wanted.second));
  const rows = found.rows.map((row) => ({ ...row, niNumber: maskedNiNumber(row.niNumber) }));
  const { programs, settings, lawFiles, parameters } = found;
  const same = rows.length + settings.length + lawFiles.length === 0 && programs === undefined;
  const exitCode = same ? exitCodes.done : exitCodes.difference;
  session.console.print(
    wanted.json
      ? JSON.stringify({ ...found, rows, parameters, exitCode })
      : linesOf({ ...found, rows }, session).join("\n"),
  );
  return exitCode;
}

function linesOf(found: BatchDifference, { schemas, console }: Session): readonly string[] {
  const { words } = schemas.law;
  const speak = (key: string, values = {}) => say(words, console.language, `cli.diff.${key}`, values);
  const { programs, settings, lawFiles, parameters, rows, read, payable } = found;
  const lines = [
    speak("rows", { first: count(read[0]), second: count(read[1]) }),
    speak("payable", {
      first: money(pence(payable[0])),
      second: money(pence(payable[1])),
      difference: money(pence(payable[1] - payable[0])),
    }),
  ];
  if (programs !== undefined) lines.push(speak("program", { first: programs[0], second: programs[1] }));
  for (const { name, values } of settings)
    lines.push(speak("setting", { name, first: values[0], second: values[1] }));
  if (lawFiles.length > 0) lines.push(speak("law", { files: lawFiles.join(", ") }));
  if (parameters.length > 0) lines.push(speak("parameters", { ids: parameters.join(", ") }));
  const row = (one: RowDifference): string => {
    const outcome = (code: string) => sayIfKnown(words, console.language, `outcomes.${code}`) ?? "–";
    return speak(`row-${one.kind}`, {
      file: one.file,
      row: one.row,
      person: one.niNumber,
      first: `${outcome(one.outcomes[0])} ${money(pence(one.totals[0]))}`,
      second: `${outcome(one.outcomes[1])} ${money(pence(one.totals[1]))}`,
      rules: one.rules.map((rules) => rules || "–").join(" → "),
    });
  };
  lines.push(...rows.slice(0, mostRows).map(row));
  if (rows.length > mostRows) lines.push(speak("more", { count: count(rows.length - mostRows) }));
  if (rows.length + settings.length + lawFiles.length === 0 && programs === undefined)
    lines.push(speak("same"));
  return lines;
}

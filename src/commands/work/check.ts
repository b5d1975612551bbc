// `taliad check`: the same reading and assessment as a run, nothing stored; says what is wrong and where.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPrior } from "../../batch/past/prior.ts";
import { excerptOf } from "../../batch/publish/write-tables.ts";
import { runBatch } from "../../batch/run.ts";
import { maskedNiNumber } from "../../core/person.ts";
import type { ProblemLine } from "../../engine/batch.ts";
import { makeFolder, removeFolder } from "../../io/files.ts";
import { groupedProblems } from "../../report/problem-groups.ts";
import { shownInLine } from "../../report/shown.ts";
import { summaryJson, summaryText } from "../../report/summary.ts";
import { count, say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { endingOf, exitCodeOf } from "./ending.ts";
import { showProgress } from "./progress.ts";
import { notTakenJson, notTakenText, tellTakenIn, withNotTaken } from "./taken-in.ts";

/** On a terminal this many lines are shown, of problems of which so many are looked at; --json names all. */
const mostShown = 200;
const mostRead = 20_000;

export async function check(
  wanted: { readonly files: readonly string[]; readonly json: boolean },
  session: Session,
): Promise<number> {
  const { config, schemas, console } = session;
  const folder = mkdtempSync(join(tmpdir(), "taliad-check-"));
  const scratch = join(folder, "inputs");
  makeFolder(scratch);
  try {
    const taken = tellTakenIn(wanted.files, session, undefined, scratch);
    const most = wanted.json ? Number.POSITIVE_INFINITY : mostRead;
    const { batch, tables } = await runBatch({
      inputs: taken.inputs,
      law: schemas.law,
      schemas: schemas.files,
      schemasFolder: config.schemas,
      options: { lang: config.lang, parameters: config.parameters, ledger: false },
      prior: noPrior,
      posts: false,
      folder,
      writes: "nothing",
      shows: { problems: most },
      gravestFirst: !wanted.json,
      progress: showProgress(session),
    });
    const told = summaryJson(batch);
    const code = withNotTaken(exitCodeOf(endingOf(told), config.failOn), taken);
    const problems = excerptOf<ProblemLine>(tables, "problems").lines.map(masked);
    if (wanted.json) {
      console.print(JSON.stringify({ ...told, ...notTakenJson(taken), exitCode: code, problems }));
      return code;
    }
    const words = schemas.law.words;
    const lines = groupedProblems(problems, words, console.language);
    for (const line of lines.slice(0, mostShown)) console.print(shownInLine(line));
    const total = [...batch.problemCounts.values()].reduce((sum, times) => sum + times, 0);
    // What was not looked at is at least a line.
    const all = lines.length + total - problems.length;
    if (all > mostShown) {
      const values = { shown: count(mostShown), total: count(all) };
      console.print(say(words, console.language, "cli.more-problems", values));
    }
    console.print(
      [summaryText(batch, words, console.language, "checked"), ...notTakenText(taken, session)].join("\n"),
    );
    return code;
  } finally {
    console.progress("");
    removeFolder(folder);
  }
}

/** Nobody's number stands on a terminal, neither as it was found nor as it may have been meant: the place says where to look. */
function masked(problem: ProblemLine): ProblemLine {
  if (problem.key !== "niNumber" || problem.found === "") return problem;
  const meant = problem.code === "cell-ni-number-letter" ? problem.expected : "";
  const hide = (text: string): string =>
    [problem.found, meant].reduce(
      (said, number) => (number === "" ? said : said.replaceAll(number, maskedNiNumber(number))),
      text,
    );
  return {
    ...problem,
    found: hide(problem.found),
    expected: hide(problem.expected),
    messageEn: hide(problem.messageEn),
    messageCy: hide(problem.messageCy),
  };
}

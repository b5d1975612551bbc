// `taliad explain`: decides rows of a stored batch again, from the batch's own inputs and law, with the trail
// switched on, and says where every finding and figure comes from.

import { explainedRows } from "../../batch/replay/explained-rows.ts";
import {
  againOf,
  decisionsOf,
  decisionsWhere,
  openStored,
  type StoredBatch,
} from "../../batch/replay/stored.ts";
import { heads } from "../../core/decision.ts";
import { sampler, seededRandom } from "../../core/random.ts";
import type { DecisionLine } from "../../engine/batch.ts";
import type { StepsWanted } from "../../report/explain.ts";
import { explanationJson } from "../../report/explain-json.ts";
import { explanationText } from "../../report/explain-text.ts";
import { say } from "../../report/words.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { explainPair } from "./explain-pair.ts";
import { matrix } from "./matrix.ts";
import { rowNamed } from "./row-named.ts";
import { storedFolder } from "./stored-folder.ts";

/** One of row, pair, person, matrix and sample. */
type ExplainArguments = {
  readonly batch: string;
  /** FILE:NUMBER. */
  readonly row?: string | undefined;
  /** Twice FILE:NUMBER. */
  readonly pair?: readonly string[] | undefined;
  /** A National Insurance number. */
  readonly person?: string | undefined;
  /** Only what leads to it. */
  readonly head?: string | undefined;
  readonly all?: boolean | undefined;
  readonly matrix?: boolean | undefined;
  /** How many rows. */
  readonly sample?: number | undefined;
  readonly seed?: string | undefined;
  readonly json: boolean;
};

export async function explain(wanted: ExplainArguments, session: Session): Promise<number> {
  const { config, console } = session;
  const { row, pair, person, sample } = wanted;
  const ways = [row, pair, person, sample, wanted.matrix === true ? true : undefined];
  if (ways.filter((way) => way !== undefined).length !== 1) throw new UsageFault("cli.row-or-person");
  const batch = openStored(storedFolder(wanted.batch, config.out));
  if (wanted.matrix === true) {
    await matrix(batch, wanted.json, session);
    return exitCodes.done;
  }
  if (pair !== undefined) {
    await explainPair(batch, pair, wanted.json, session);
    return exitCodes.done;
  }
  const steps = stepsAsked(wanted);
  const lines = await wantedLines(batch, wanted, session);
  for (const explained of await explainedRows(againOf(batch, session.schemas.law.words), lines)) {
    if (wanted.json) console.print(JSON.stringify(explanationJson(explained, steps)));
    else console.print(explanationText(explained, console.language, steps));
  }
  return exitCodes.done;
}

function stepsAsked({ head, all }: ExplainArguments): StepsWanted {
  if (head === undefined) return all === true ? "all" : undefined;
  const known = heads.find((one) => one === head.toUpperCase().replaceAll("-", "_"));
  if (known === undefined) throw new UsageFault("cli.head-not-known", { head, known: heads.join(", ") });
  return known;
}

async function wantedLines(
  batch: StoredBatch,
  wanted: ExplainArguments,
  session: Session,
): Promise<readonly DecisionLine[]> {
  const { row, person } = wanted;
  if (row !== undefined) {
    const { file, row: number } = rowNamed(row);
    const lines = await decisionsWhere(
      batch,
      (cell) => cell("row") === String(number) && cell("file") === file,
    );
    if (lines.length === 0) throw new UsageFault("cli.row-not-found", { row });
    return lines;
  }
  if (person === undefined) return sampled(batch, wanted, session);
  const first = readNiNumber(person)?.slice(0, 8);
  const lines = await decisionsWhere(batch, (cell) => readNiNumber(cell("niNumber"))?.slice(0, 8) === first);
  if (first === undefined || lines.length === 0) throw new UsageFault("cli.person-not-found");
  return lines;
}

/** Rows drawn at random, in the order of decisions.csv; the seed is said, so that they can be drawn again. */
async function sampled(
  batch: StoredBatch,
  { sample = 0, seed, json }: ExplainArguments,
  { schemas, console }: Session,
): Promise<readonly DecisionLine[]> {
  if (!Number.isSafeInteger(sample) || sample < 1) {
    throw new UsageFault("cli.sample-not-understood", { sample: String(sample) });
  }
  if (seed === undefined || seed === "") throw new UsageFault("cli.seed-needed");
  const draw = sampler<DecisionLine>(sample, seededRandom(seed));
  let of = 0;
  for await (const { line } of decisionsOf(batch)) {
    draw.offer(line);
    of += 1;
  }
  const drawn = draw.drawn();
  const said = { rows: drawn.length, of, seed };
  if (json) console.print(JSON.stringify({ batch: batch.manifest.batch, sample: said }));
  else console.print(say(schemas.law.words, console.language, "cli.sample-drawn", said));
  return drawn;
}

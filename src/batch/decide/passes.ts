// The files of a batch read in the order that they need: first what accompanies claims and which returns count, then
// rows that depend on the person's other rows, then every row for good. An explanation asks for the same.

import type { Month } from "../../core/day.ts";
import { type Companions, companionsOf } from "../../engine/companions.ts";
import type { Version } from "../../engine/versions.ts";
import { schemeNamed } from "../../schemes/index.ts";
import type { Assumed } from "../handover/assumed.ts";
import type { Lists } from "../handover/lists.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import type { RowWatch } from "../handover/watch.ts";
import { type Facts, noFacts } from "../past/prior.ts";
import { employersConfirmations } from "../publish/employers-confirmations.ts";
import { readDecisions } from "../read/rulings-file.ts";
import { surveyOf } from "../read/survey.ts";
import { rowsTakenAway } from "../settle/compare.ts";
import { nothingKept, resultsInMemory } from "../settle/row-store.ts";
import { learnEarlierReturns } from "./earlier-returns.ts";
import { readFile } from "./file.ts";
import { othersAmong } from "./others.ts";
import { paidBefore, paidSoFar } from "./paid-so-far.ts";
import { type FilesRead, filesReader, type OneReading, type ReadingWork } from "./read-files.ts";

type BatchReading = {
  /** Which return each file is a version of. */
  readonly versions: readonly (Version | undefined)[];
  readonly facts: Facts;
  readonly companionsOf: (scheme: string) => Companions;
  readonly lists: Lists;
  readonly decisions: DecisionsRead;
  /** The latest month that a file of claims is for. */
  readonly month: Month | undefined;
  /** Reads every file for good, in input order, and says by what the rows of each stage but the first were decided. */
  readonly readAll: (
    into: RowStore,
  ) => Promise<{ readonly files: readonly ReadFile[]; readonly assumed: readonly Assumed[] }>;
  /** Reads the files with these labels, or every file, in input order, with somebody looking on; nothing is written. */
  readonly watchRows: (watch: RowWatch, files?: ReadonlySet<string>) => Promise<void>;
};

export async function openReading(work: ReadingWork): Promise<BatchReading> {
  const { inputs, law, prior } = work;
  const survey = await surveyOf(work, (at) => isSound(work, at));
  const { versions, rulings, several, stages, decisions } = survey;
  const replaced = rulings.flatMap((ruling) =>
    ruling?.kind === "counts" && ruling.replaces !== undefined ? [ruling.replaces, ...ruling.earlier] : [],
  );
  const facts = prior.factsWithout(new Set(replaced), outcomesIn(decisions));
  await learnEarlierReturns(versions, prior);
  const earliest = Math.min(...stages.values());
  const stageOf = (at: number): number => stages.get(at) ?? earliest;
  const order = [...new Set(inputs.map((_, at) => stageOf(at)))].sort((a, b) => a - b);
  const before = paidBefore(facts);
  const { read, close } = filesReader(work, survey, facts, { stages: order.length, before });

  /** Rows that depend on each other are read twice: first to know them all, then to decide them. */
  async function firstReading(watchOf: OneReading["watchOf"]): Promise<OneReading["others"]> {
    const only = (at: number): boolean => several.has(at);
    const first = await read({
      into: nothingKept,
      others: noOthers,
      only,
      watchOf,
      firstRow: 0,
      paid: before,
      decisions,
    });
    return othersAmong(first, facts);
  }

  /** Stage after stage, each with what the stages before it pay and what employers have confirmed in them. */
  async function readStages(
    reading: Omit<OneReading, "firstRow" | "paid" | "decisions">,
  ): Promise<{ readonly files: FilesRead; readonly assumed: readonly Assumed[] }> {
    const files = new Map<number, ReadFile>();
    const assumed: Assumed[] = [];
    let [firstRow, paid, said] = [0, before, decisions];
    for (const stage of order) {
      const only = (at: number): boolean => stageOf(at) === stage && reading.only(at);
      for (const [at, file] of await read({ ...reading, only, firstRow, paid, decisions: said })) {
        files.set(at, file);
        firstRow += file.rows;
      }
      if (stage === order.at(-1)) break;
      const done = [...files.values()];
      const taken = await rowsTakenAway(done, law, reading.into, facts);
      assumed.push({ before: firstRow, away: taken.away });
      paid = paidSoFar(done, facts, taken);
      const counted = done.filter(({ refused, superseded }) => !refused && !superseded);
      const employers = counted.flatMap(employersConfirmations);
      if (employers.length > 0) said = { ...decisions, confirmedOf: decisions.confirmedWith(employers) };
    }
    return { files, assumed };
  }

  return {
    ...survey,
    facts,
    async readAll(into) {
      try {
        const others = await firstReading(undefined);
        const { files, assumed } = await readStages({ into, others, only: () => true });
        into.section(inputs.length);
        return { files: inputs.flatMap((_, at) => files.get(at) ?? []), assumed };
      } finally {
        await close();
      }
    },
    async watchRows(watch, names) {
      const wanted = (at: number): boolean => names?.has(inputs[at]?.label ?? "") ?? true;
      const last = Math.max(...inputs.map((_, at) => (wanted(at) ? stageOf(at) : Number.NEGATIVE_INFINITY)));
      const unseen = { ...watch, trailOf: () => undefined, see: () => {} };
      await readStages({
        // What later stages rest on is compared, and comparing asks for names.
        into: order.length > 1 ? resultsInMemory() : nothingKept,
        others: await firstReading(() => unseen),
        // A row is explained by what it rests on, so this is decided again, too.
        only: (at) => wanted(at) || stageOf(at) < last,
        watchOf: (at) => (wanted(at) ? watch : unseen),
      });
    },
  };
}

const noOthers = (): undefined => undefined;

/** Whether a file would be taken, whatever its rows come to: read by itself, and nothing is kept. */
async function isSound({ inputs, law, prior }: ReadingWork, at: number): Promise<boolean> {
  const input = inputs[at];
  if (input === undefined) return false;
  const file = await readFile(input, 0, {
    law,
    store: nothingKept,
    facts: noFacts,
    companionsOf: (scheme) => companionsOf(schemeNamed(scheme)),
    remarksOn: () => [],
    decisions: await readDecisions(law, prior, [], undefined),
    month: undefined,
    others: undefined,
    paid: paidBefore(noFacts),
    posts: false,
    ruling: undefined,
    knownEmployer: false,
    payerNumbers: () => ({ employer: 0, council: 0 }),
    alreadySeen: undefined,
    watch: undefined,
    progress: () => {},
  });
  return !file.refused;
}

/** What the batch brings of cases of duplicates, by their codes. */
function outcomesIn({ caseEvents }: DecisionsRead): ReadonlyMap<string, string> {
  return new Map(caseEvents.map(({ code, outcome }) => [code, outcome]));
}

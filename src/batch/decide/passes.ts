// The files of a batch read in the order that they need: first what accompanies claims and which returns count, then
// rows that depend on the person's other rows, then every row for good. An explanation asks for the same.

import { availableParallelism } from "node:os";
import { addMonths, type Month } from "../../core/day.ts";
import { type Companions, companionsOf } from "../../engine/companions.ts";
import type { Version } from "../../engine/versions.ts";
import type { Overrides } from "../../law/overrides.ts";
import { schemeNamed } from "../../schemes/index.ts";
import type { Lists } from "../handover/lists.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import type { RowWatch } from "../handover/watch.ts";
import { type Facts, noFacts, type Prior } from "../past/prior.ts";
import { readDecisions } from "../read/rulings-file.ts";
import { type SurveyWork, surveyOf } from "../read/survey.ts";
import { nothingKept, resultsInMemory } from "../settle/row-store.ts";
import { type Crew, workerCrew } from "./crew.ts";
import { readFile } from "./file.ts";
import { type OthersInFile, othersAmong } from "./others.ts";
import { type PaidSoFar, paidBefore, paidSoFar } from "./paid-so-far.ts";

type ReadingWork = SurveyWork & {
  /** What a worker needs to come to the same law by itself; undefined where one thread does all the work. */
  readonly schemasFolder: string | undefined;
  readonly parameters: Overrides;
  /** The amounts are going to be posted: they are handed back as numbers. */
  readonly posts: boolean;
  readonly progress: (done: Progress) => void;
};

export type Progress = {
  readonly file: string;
  readonly at: number;
  readonly of: number;
  readonly rows: number;
};

type BatchReading = {
  /** Which return each file is a version of. */
  readonly versions: readonly (Version | undefined)[];
  readonly facts: Facts;
  readonly companionsOf: (scheme: string) => Companions;
  readonly lists: Lists;
  readonly decisions: DecisionsRead;
  /** The latest month that a file of claims is for. */
  readonly month: Month | undefined;
  /** Reads every file for good, in input order. */
  readonly readAll: (into: RowStore) => Promise<readonly ReadFile[]>;
  /** Reads the files with these labels, or every file, in input order, with somebody looking on; nothing is written. */
  readonly watchRows: (watch: RowWatch, files?: ReadonlySet<string>) => Promise<void>;
};

export async function openReading(work: ReadingWork): Promise<BatchReading> {
  const { inputs, law, prior, schemasFolder } = work;
  const {
    versions,
    rulings,
    seen,
    companionsOf: companions,
    lists,
    opened,
    several,
    stages,
    decisions,
    month,
  } = await surveyOf(work, (at) => isSound(work, at));
  const replaced = rulings.flatMap((ruling) =>
    ruling?.kind === "counts" && ruling.replaces !== undefined ? [ruling.replaces, ...ruling.earlier] : [],
  );
  const facts = prior.factsWithout(new Set(replaced), outcomesIn(decisions));
  await learnEarlierReturns(versions, prior);
  const employers = new Map<string, number>();
  let crew: Crew | undefined;
  const earliest = Math.min(...stages.values());
  const stageOf = (at: number): number => stages.get(at) ?? earliest;
  const order = [...new Set(inputs.map((_, at) => stageOf(at)))].sort((a, b) => a - b);
  const before = paidBefore(facts);

  async function read({ into, others, only, watchOf, firstRow, paid }: OneReading): Promise<FilesRead> {
    const files = new Map<number, ReadFile>();
    let rows = firstRow;
    for (const [at, input] of inputs.entries()) {
      if (!only(at)) continue;
      const watch = watchOf?.(at);
      // Files stand in the results in the order of the inputs, in whatever order they are decided.
      into.section(at);
      const file = await readFile(input, rows, {
        law,
        store: into,
        facts,
        companionsOf: companions,
        remarksOn: lists.remarksOn,
        decisions,
        month,
        opened: opened.get(at),
        others: others(at),
        paid,
        posts: work.posts || order.length > 1,
        ruling: rulings[at],
        knownEmployer: hasEarlierReturn(versions[at], prior),
        repeatsByHash: watch !== undefined && order.length > 1,
        employerNumber(id) {
          const number = employers.get(id) ?? employers.size;
          employers.set(id, number);
          return number;
        },
        alreadySeen: seen[at],
        watch,
        // What was paid before is known in this thread only, and somebody can look on only here.
        crew:
          schemasFolder !== undefined && prior.knowsNobody && paid === before && watch === undefined
            ? () => (crew ??= newCrew(schemasFolder, work.parameters))
            : undefined,
        progress: (name, done) => work.progress({ file: name, at: at + 1, of: inputs.length, rows: done }),
      });
      files.set(at, file);
      rows += file.rows;
    }
    return files;
  }

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
    });
    return othersAmong(first, facts);
  }

  /** Stage after stage, each with what the stages before it pay. */
  async function readStages(reading: Omit<OneReading, "firstRow" | "paid">): Promise<FilesRead> {
    const files = new Map<number, ReadFile>();
    let [firstRow, paid] = [0, before];
    for (const stage of order) {
      const only = (at: number): boolean => stageOf(at) === stage && reading.only(at);
      for (const [at, file] of await read({ ...reading, only, firstRow, paid })) {
        files.set(at, file);
        firstRow += file.rows;
      }
      if (stage !== order.at(-1)) paid = await paidSoFar([...files.values()], law, facts, reading.into);
    }
    return files;
  }

  return {
    versions,
    facts,
    companionsOf: companions,
    lists,
    decisions,
    month,
    async readAll(into) {
      try {
        const files = await readStages({ into, others: await firstReading(undefined), only: () => true });
        into.section(inputs.length);
        return inputs.flatMap((_, at) => files.get(at) ?? []);
      } finally {
        await crew?.close();
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

/** Files by their places in the batch. */
type FilesRead = ReadonlyMap<number, ReadFile>;

type OneReading = {
  readonly into: RowStore;
  readonly others: (at: number) => OthersInFile | undefined;
  readonly only: (at: number) => boolean;
  readonly watchOf?: ((at: number) => RowWatch) | undefined;
  readonly firstRow: number;
  readonly paid: PaidSoFar;
};

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
    employerNumber: () => 0,
    alreadySeen: undefined,
    watch: undefined,
    progress: () => {},
  });
  return !file.refused;
}

const monthsBack = 12;

/** Whether the ledger holds a return of the employer for one of the months before. */
function hasEarlierReturn(version: Version | undefined, prior: Prior): boolean {
  if (version === undefined || !prior.remembers) return false;
  return monthsBefore(version).some((before) => prior.returns.of(before) !== undefined);
}

/** What the batch brings of cases of duplicates, by their codes. */
function outcomesIn({ caseEvents }: DecisionsRead): ReadonlyMap<string, string> {
  return new Map(caseEvents.map(({ code, outcome }) => [code, outcome]));
}

async function learnEarlierReturns(
  versions: readonly (Version | undefined)[],
  { returns }: Prior,
): Promise<void> {
  await returns.learn(versions.flatMap((version) => (version === undefined ? [] : monthsBefore(version))));
}

/** Returns of the same employer for the months before, the newest first. */
function monthsBefore(version: Version): readonly Version[] {
  return Array.from({ length: monthsBack }, (_, at) => {
    return { ...version, period: addMonths(version.period, -at - 1) };
  });
}

function newCrew(schemas: string, overrides: Overrides): Crew {
  return workerCrew(Math.max(1, Math.min(4, availableParallelism())), {
    kind: "set up",
    schemas,
    overrides,
  });
}

// The files of a batch read once, in input order: each with what stands of its return, and by several threads where it is large.
import { availableParallelism } from "node:os";
import type { Overrides } from "../../law/overrides.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import type { Survey } from "../handover/survey.ts";
import type { RowWatch } from "../handover/watch.ts";
import type { Facts } from "../past/prior.ts";
import type { SurveyWork } from "../read/survey.ts";
import { type Crew, workerCrew } from "./crew.ts";
import { hasEarlierReturn } from "./earlier-returns.ts";
import { readFile } from "./file.ts";
import type { OthersInFile } from "./others.ts";
import type { PaidSoFar } from "./paid-so-far.ts";

export type ReadingWork = SurveyWork & {
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

/** Files by their places in the batch. */
export type FilesRead = ReadonlyMap<number, ReadFile>;

export type OneReading = {
  readonly into: RowStore;
  readonly others: (at: number) => OthersInFile | undefined;
  readonly only: (at: number) => boolean;
  readonly watchOf?: ((at: number) => RowWatch) | undefined;
  readonly firstRow: number;
  readonly paid: PaidSoFar;
  /** What people decided, those of the batch's earlier months with it. */
  readonly decisions: DecisionsRead;
};

type FilesReader = {
  readonly read: (reading: OneReading) => Promise<FilesRead>;
  /** Lets the threads go. */
  readonly close: () => Promise<void>;
};

/** `stages`: how many there are in which files are decided; `before`: what was paid before the batch. */
export function filesReader(
  work: ReadingWork,
  { versions, rulings, seen, companionsOf, lists, opened, month }: Survey,
  facts: Facts,
  { stages, before }: { readonly stages: number; readonly before: PaidSoFar },
): FilesReader {
  const { inputs, law, prior, schemasFolder } = work;
  const [employers, councils] = [new Map<string, number>(), new Map<string, number>()];
  let crew: Crew | undefined;

  async function read({
    into,
    others,
    only,
    watchOf,
    firstRow,
    paid,
    decisions,
  }: OneReading): Promise<FilesRead> {
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
        companionsOf,
        remarksOn: lists.remarksOn,
        decisions,
        month,
        opened: opened.get(at),
        others: others(at),
        paid,
        posts: work.posts || stages > 1,
        ruling: rulings[at],
        knownEmployer: hasEarlierReturn(versions[at], prior),
        repeatsByHash: watch !== undefined && stages > 1,
        payerNumbers: ({ employerId, laCode }) => ({
          employer: placeAmong(employers, employerId),
          council: placeAmong(councils, laCode),
        }),
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

  return {
    read,
    async close() {
      await crew?.close();
    },
  };
}

/** Whoever is not in the list yet comes last. */
function placeAmong(list: Map<string, number>, name: string): number {
  const place = list.get(name) ?? list.size;
  list.set(name, place);
  return place;
}

function newCrew(schemas: string, overrides: Overrides): Crew {
  return workerCrew(Math.max(1, Math.min(4, availableParallelism())), {
    kind: "set up",
    schemas,
    overrides,
  });
}

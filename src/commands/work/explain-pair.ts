// `taliad explain BATCH --pair FILE:ROW FILE:ROW`: two rows side by side. One of them may stand in an earlier batch, named
// before its file ("BATCH:FILE:ROW"), or found by the line of duplicates.csv that names it.
import { duplicateLinesOf, explainedPair, type PlacedLine } from "../../batch/replay/explained-pair.ts";
import { decisionsWhere, openStored, type StoredBatch } from "../../batch/replay/stored.ts";
import { pairJson, pairText } from "../../report/explain-pair.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { storedFolder } from "./stored-folder.ts";

export async function explainPair(
  batch: StoredBatch,
  places: readonly string[],
  json: boolean,
  { config, console, schemas }: Session,
): Promise<void> {
  const [first, second] = places;
  if (first === undefined || second === undefined || places.length > 2 || first === second) {
    throw new UsageFault("cli.pair-two");
  }
  const [a, b] = [await placed(batch, first, config.out), await placed(batch, second, config.out)];
  // The later row stands beside the earlier one, in whatever order they were named.
  const isOwn = ({ batch: of }: PlacedLine) => of.manifest.batch === batch.manifest.batch;
  if (!isOwn(a) && !isOwn(b)) throw new UsageFault("cli.pair-of-others");
  const pair = await (isOwn(b)
    ? explainedPair(a, b, schemas.law.words)
    : explainedPair(b, a, schemas.law.words));
  if (pair === undefined) throw new UsageFault("cli.pair-without-number");
  console.print(json ? JSON.stringify(pairJson(pair)) : pairText(pair, console.language));
}

async function placed(batch: StoredBatch, place: string, out: string): Promise<PlacedLine> {
  const at = place.lastIndexOf(":");
  const [file, number] = [place.slice(0, at), place.slice(at + 1)];
  if (at < 1 || !/^\d+$/.test(number)) throw new UsageFault("cli.row-not-understood", { row: place });
  const here = await lineOf(batch, file, number);
  if (here !== undefined) return here;
  const [, named, rest = ""] = /^([0-9a-f]{12}):(.+)$/s.exec(file) ?? [];
  const earlier =
    named ??
    (await duplicateLinesOf(batch)).find(
      (line) => line.batchB !== "" && line.fileA === file && String(line.rowA) === number,
    )?.batchB;
  if (earlier === undefined) throw new UsageFault("cli.row-not-found", { row: place });
  const there = await lineOf(
    openStored(storedFolder(earlier, out)),
    named === undefined ? file : rest,
    number,
  );
  if (there === undefined) throw new UsageFault("cli.row-not-found", { row: place });
  return there;
}

async function lineOf(batch: StoredBatch, file: string, row: string): Promise<PlacedLine | undefined> {
  const [line] = await decisionsWhere(batch, (cell) => cell("row") === row && cell("file") === file);
  return line && { batch, line };
}

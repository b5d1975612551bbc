// `taliad bundle`: draws an auditor's sample from a stored batch, decides the batch again from its own folder, and writes what an
// auditor looks at without a program. Nothing is written over: an auditor's marks may stand in it.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { writeAuditBundle } from "../../batch/publish/audit-bundle.ts";
import { filesBelow, hashed } from "../../batch/publish/outputs.ts";
import { excerptOf } from "../../batch/publish/write-tables.ts";
import { type DrawnSample, drawnSample } from "../../batch/replay/drawn-sample.ts";
import { explainedRows } from "../../batch/replay/explained-rows.ts";
import { againOf, openStored, type StoredBatch } from "../../batch/replay/stored.ts";
import type { SampleMethod } from "../../engine/audit-sample.ts";
import type { MovementLine } from "../../engine/movement-lines.ts";
import { deflated } from "../../io/deflate.ts";
import { makeFolder, publish, removeFolder, writeFileSynced } from "../../io/files.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { zipOf } from "../../io/xlsx/zip-write.ts";
import { type AuditedLine, type SampledRow, workedOut } from "../../report/audit/sampled.ts";
import { count, money, say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { decidedAgain } from "./decided-again.ts";
import { stateOf } from "./report.ts";
import { rowNamed } from "./row-named.ts";
import { storedFolder } from "./stored-folder.ts";

type Asked = {
  readonly batch: string;
  readonly sample?: number | undefined;
  readonly method?: SampleMethod | undefined;
  readonly seed?: string | undefined;
  readonly rows?: readonly string[] | undefined;
  readonly to?: string | undefined;
  readonly zip: boolean;
  readonly json: boolean;
};

const usualSize = 60;
const largestSize = 10_000;

/** Returns the exit code. */
export async function bundle(wanted: Asked, session: Session): Promise<number> {
  const { config, console } = session;
  const { sample: size = usualSize, method = "money-unit", seed = "" } = wanted;
  if (!Number.isInteger(size) || size < 1 || size > largestSize)
    throw new UsageFault("cli.bundle.size", { found: String(size), most: count(largestSize) });
  if (seed.trim() === "") throw new UsageFault("cli.seed-needed");
  const rows = (wanted.rows ?? []).map(rowNamed);
  const stored = openStored(storedFolder(wanted.batch, config.out));
  const { batch } = stored.manifest;
  const name = `${batch}-${method}-${size}-${nameOf(seed)}`;
  const target = resolve(wanted.to ?? join(config.out, "bundles", name));
  for (const file of wanted.zip ? [target, `${target}.zip`] : [target])
    if (existsSync(file)) throw new UsageFault("cli.bundle.there", { file });
  const changed = changedTable(stored);
  if (changed !== undefined) {
    console.log("error", "cli.bundle.changed", { batch, file: changed });
    return exitCodes.difference;
  }
  const drawn = await drawnSample(stored, { method, size, seed, rows });
  if (drawn === undefined) throw new UsageFault("cli.bundle.nothing", { batch });
  if (drawn.missing !== undefined)
    throw new UsageFault("cli.row-not-found", { row: `${drawn.missing.file}:${drawn.missing.row}` });
  makeFolder(dirname(target));
  // Beside where it is going to be, so that it is put there in one step.
  const staging = mkdtempSync(join(dirname(target), ".staging-bundle-"));
  try {
    const made = await bundleIn(join(staging, "bundle"), join(staging, "again"), stored, drawn, session);
    if (made.differs !== undefined) {
      console.log("error", "cli.report.differs", { batch, file: made.differs });
      return exitCodes.difference;
    }
    if (wanted.zip) writeFileSynced(`${target}.zip`, await zipped(join(staging, "bundle")));
    publish(join(staging, "bundle"), target);
    return tell(wanted, session, drawn, made.lines, target);
  } finally {
    console.progress("");
    removeFolder(staging);
  }
}

/** The first of the tables that are drawn from that is not as the batch wrote it. */
function changedTable({ folder, manifest }: StoredBatch): string | undefined {
  return manifest.outputs
    .filter(({ path }) => path === "payments.csv" || path === "decisions.csv")
    .find(
      ({ path, sha256 }) =>
        whyNotAFile(join(folder, path)) !== undefined || hashed(folder, path).sha256 !== sha256,
    )?.path;
}

/** Any seed as a part of a folder's name. */
function nameOf(seed: string): string {
  return seed.replaceAll(/[^\p{L}\p{N}_-]/gu, (sign) => `~${Buffer.from(sign).toString("hex")}`).slice(0, 60);
}

/** Decides the batch again and writes the bundle; without one where the batch does not come to the same tables. */
async function bundleIn(
  folder: string,
  scratch: string,
  stored: StoredBatch,
  { sample, decisionOf }: DrawnSample,
  session: Session,
): Promise<{ readonly differs: string | undefined; readonly lines: readonly AuditedLine[] }> {
  for (const made of [folder, scratch]) makeFolder(made);
  const { batch, tables, differs } = await decidedAgain(
    stored,
    { folder: scratch, writes: "tables" },
    session,
  );
  if (differs !== undefined) return { differs, lines: [] };
  const { batch: id } = stored.manifest;
  const { words } = session.schemas.law;
  const { lang } = session.config;
  const rows = await sampledRows(stored, { sample, decisionOf }, session);
  const lines = rows.flatMap((row) => row.lines).sort((a, b) => a.number - b.number);
  const movement = tables.find(({ name }) => name === "movement");
  await writeAuditBundle({
    ...{ folder, batchFolder: stored.folder, law: { ...stored.schemas.law, words }, sample },
    ...{ lines, rows, batch: { ...batch, id }, state: await stateOf(id, session) },
    languages: lang === "both" ? ["en", "cy"] : [lang],
    manifest: hashed(stored.folder, "manifest.json").sha256,
    movement: movement === undefined ? [] : excerptOf<MovementLine>(tables, "movement").lines,
  });
  return { differs, lines };
}

/** Each row once, in the order in which it was drawn, with its lines. */
async function sampledRows(
  stored: StoredBatch,
  { sample, decisionOf }: Pick<DrawnSample, "sample" | "decisionOf">,
  { schemas }: Session,
): Promise<readonly SampledRow[]> {
  const units = Map.groupBy(
    sample.drawn.map((unit, at) => ({ ...unit, number: at + 1 })),
    decisionOf,
  );
  const explained = await explainedRows(againOf(stored, schemas.law.words), [...units.keys()]);
  return [...units].flatMap(([decision, drawn], at): readonly SampledRow[] => {
    const row = explained[at];
    if (row === undefined) return [];
    const page = `rows/${String(at + 1).padStart(3, "0")}.html`;
    const lines = drawn.map((unit) => ({ ...unit, workedOut: workedOut(row, unit), page, decision }));
    return [{ explained: row, lines }];
  });
}

/** The whole folder in one file, with the folder's own paths. */
function zipped(folder: string): Promise<Uint8Array> {
  const parts = filesBelow(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  return zipOf(parts, { deflate: deflated, crc32: (bytes) => crc32(bytes) });
}

function tell(
  { batch, zip, json }: Asked,
  { console, schemas }: Session,
  { sample }: DrawnSample,
  lines: readonly AuditedLine[],
  folder: string,
): number {
  const others = lines.filter(({ recorded, workedOut }) => recorded !== workedOut).length;
  const exitCode = others > 0 ? exitCodes.difference : exitCodes.done;
  const page = join(folder, "index.html");
  if (json) {
    const { method, size, seed } = sample;
    const told = { method, sample: size, seed, lines: lines.length, differences: others };
    console.print(
      JSON.stringify({ batch, ...told, folder, page, ...(zip ? { zip: `${folder}.zip` } : {}), exitCode }),
    );
    return exitCode;
  }
  const values = { lines: count(lines.length), of: count(sample.from.length), amount: money(sample.total) };
  const speak = (key: string, more = {}) =>
    say(schemas.law.words, console.language, key, { ...values, page, ...more });
  console.print(speak(`cli.bundle.done.${sample.method}`));
  if (others > 0) console.log("error", "cli.bundle.differences", { count: others });
  return exitCode;
}

// What is different between two stored batches: settings, law, rows and pounds. Rows are the same row where employer,
// council, month and person are, whatever file they came in.
import type { DecisionLine } from "../../engine/batch.ts";
import type { Law } from "../../law/law.ts";
import { decisionsOf, type StoredBatch } from "./stored.ts";

export type RowDifference = {
  readonly kind: "added" | "gone" | "changed";
  /** The row of the batch that has it, of the second one where both have it. */
  readonly file: string;
  readonly row: number;
  readonly employerId: string;
  readonly niNumber: string;
  readonly outcomes: readonly [string, string];
  /** Pence. */
  readonly totals: readonly [number, number];
  readonly rules: readonly [string, string];
};

export type BatchDifference = {
  readonly programs: readonly [string, string] | undefined;
  /** Names of options and settings that differ, with both values as JSON. */
  readonly settings: readonly { readonly name: string; readonly values: readonly [string, string] }[];
  /** Files of the law whose bytes differ or that one batch alone has. */
  readonly lawFiles: readonly string[];
  /** Parameters of which an entry differs. */
  readonly parameters: readonly string[];
  readonly rows: readonly RowDifference[];
  /** Rows read, and pence payable, of the first and the second. */
  readonly read: readonly [number, number];
  readonly payable: readonly [number, number];
};

/** Everything in which the second batch is another one than the first. */
export async function differenceOf(first: StoredBatch, second: StoredBatch): Promise<BatchDifference> {
  const [before, after] = [await rowsOf(first), await rowsOf(second)];
  const rows: RowDifference[] = [];
  for (const [key, line] of after.lines) {
    const was = before.lines.get(key);
    if (was === undefined) rows.push(difference("added", undefined, line));
    else if (was.outcome !== line.outcome || was.total !== line.total || was.rules !== line.rules) {
      rows.push(difference("changed", was, line));
    }
  }
  for (const [key, line] of before.lines)
    if (!after.lines.has(key)) rows.push(difference("gone", line, undefined));
  const versions = [first, second].map(({ manifest }) => manifest.program.version);
  const [mine = "", other = ""] = versions;
  return {
    programs: mine === other ? undefined : [mine, other],
    settings: settingsOf(first, second),
    lawFiles: lawFilesOf(first, second),
    parameters: parametersOf(first.schemas.law, second.schemas.law),
    rows,
    read: [before.lines.size, after.lines.size],
    payable: [before.payable, after.payable],
  };
}

type Rows = { readonly lines: ReadonlyMap<string, DecisionLine>; readonly payable: number };

/** The rows by who and what they are of; a second row of the same is told apart by its place. */
async function rowsOf(batch: StoredBatch): Promise<Rows> {
  const lines = new Map<string, DecisionLine>();
  let payable = 0;
  for await (const { line } of decisionsOf(batch)) {
    const one = line();
    const what = [one.scheme, one.laCode, one.employerId, one.period ?? "", one.niNumber].join("|");
    let key = what;
    for (let times = 2; lines.has(key); times += 1) key = `${what}|${times}`;
    lines.set(key, one);
    payable += one.total;
  }
  return { lines, payable };
}

function difference(
  kind: RowDifference["kind"],
  was: DecisionLine | undefined,
  is: DecisionLine | undefined,
): RowDifference {
  const one = is ?? was;
  if (one === undefined) throw new Error("a difference is of a row");
  return {
    kind,
    file: one.file,
    row: one.row,
    employerId: one.employerId,
    niNumber: one.niNumber,
    outcomes: [was?.outcome ?? "", is?.outcome ?? ""],
    totals: [was?.total ?? 0, is?.total ?? 0],
    rules: [was?.rules ?? "", is?.rules ?? ""],
  };
}

function settingsOf(first: StoredBatch, second: StoredBatch): BatchDifference["settings"] {
  const [a, b] = [flatOptions(first), flatOptions(second)];
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((name) => {
    const values = [a.get(name) ?? "–", b.get(name) ?? "–"] as const;
    return values[0] === values[1] ? [] : [{ name, values }];
  });
}

/** Options by name, each value as JSON; a council's own values by the id of the parameter. */
function flatOptions({ manifest }: StoredBatch): ReadonlyMap<string, string> {
  const { parameters, ...options } = manifest.options;
  return new Map(
    [...Object.entries(options), ...Object.entries(parameters)].map(([name, value]) => [
      name,
      JSON.stringify(value),
    ]),
  );
}

function lawFilesOf(first: StoredBatch, second: StoredBatch): readonly string[] {
  const hashes = ({ manifest }: StoredBatch) =>
    new Map(manifest.schemas.map(({ path, sha256 }) => [path, sha256]));
  const [a, b] = [hashes(first), hashes(second)];
  return [...new Set([...a.keys(), ...b.keys()])].sort().filter((path) => a.get(path) !== b.get(path));
}

function parametersOf(a: Law, b: Law): readonly string[] {
  const written = (law: Law, id: string) => JSON.stringify(law.parameters.get(id)?.entries ?? null);
  return [...new Set([...a.parameters.keys(), ...b.parameters.keys()])]
    .sort()
    .filter((id) => written(a, id) !== written(b, id));
}

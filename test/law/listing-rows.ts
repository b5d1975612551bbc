// The same for the two documents that decide about no claim: rows of their files, and the one value of the output that is
// different. Each side is a batch of its own, because some tables count all rows.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf } from "../program/batch-folder.ts";
import { layoutFile } from "../program/layout-file.ts";
import { batchOf, folder, taliadHere } from "../program/program.ts";

type Cells = Readonly<Record<string, string>>;

type Side = {
  /** What is different from the sound row. */
  readonly cells?: Cells;
  readonly period?: string;
  readonly extraHours?: readonly Cells[];
  readonly sickness?: readonly Cells[];
  /** So many rows alike, each of another client. */
  readonly rows?: readonly { readonly times: number; readonly cells: Cells }[];
  readonly targets?: readonly Cells[];
  readonly settings?: Readonly<Record<string, string | number>>;
  /** The value that the column has. */
  readonly gives: string;
};

/** `of` is the value that changes: "patterns.annualPay", or "iws-tables.count pathways PHYSIO" for a line of a table. */
export type ListingRows = { readonly of: string; readonly holds: Side; readonly fails: Side };

export type ListingRowsFile = {
  readonly layout: string;
  readonly period: string;
  readonly base: Cells;
  readonly rules: Readonly<Record<string, ListingRows>>;
};

/** The rows of a listing. The test that runs them is the check of their shape. */
export function listingRowsOf(scheme: string): ListingRowsFile {
  return JSON.parse(readFileSync(join(import.meta.dirname, "rule-rows", `${scheme}.json`), "utf8"));
}

/** The value that one side comes to. */
export async function comesTo(file: ListingRowsFile, of: string, side: Side): Promise<string> {
  const place = folder();
  const from = join(place, "in");
  mkdirSync(from);
  const { cells = {}, period = file.period, rows = [{ times: 1, cells }] } = side;
  const cover = { laCode: "W06000010", employerId: "E1", employerName: "Estyn", period };
  const filled = rows.flatMap((row, kind) =>
    Array.from({ length: row.times }, (_, at) => ({
      ...file.base,
      ...(file.layout === "iws-activity" ? { clientRef: `c${kind}-${at}` } : {}),
      ...row.cells,
    })),
  );
  const beside = [
    ["flex-extra-hours", side.extraHours],
    ["flex-sickness", side.sickness],
    ["iws-targets", side.targets],
  ] as const;
  for (const [layout, own] of [[file.layout, filled] as const, ...beside]) {
    if (own === undefined) continue;
    const { payrollRef = "" } = file.base;
    const named = own.map((row) => (payrollRef === "" ? row : { payrollRef, ...row }));
    writeFileSync(join(from, `${layout}.csv`), layoutFile(layout, cover, named));
  }
  const set = Object.entries(side.settings ?? {}).map(([id, value]) => [id, { value, decision: "minute 7" }]);
  writeFileSync(join(place, "taliad.json"), JSON.stringify({ parameters: Object.fromEntries(set) }));
  const config = ["--config", join(place, "taliad.json"), "--ledger", "none"];
  const batch = batchOf(await taliadHere(["run", from, "--out", join(place, "out"), ...config]));
  const [column = "", table, category] = of.split(" ");
  const [name = "", key = ""] = column.split(".");
  const line = linesOf(batch, `${name}.csv`).find(
    (one) => table === undefined || (one["table"] === table && one["category"] === category),
  );
  rmSync(place, { recursive: true });
  return line?.[key] ?? "no line";
}

// `taliad return`: five tables of counts and pounds, hidden so far that no figure about a few people can be computed from
// them, from their bounds, or from what they add to earlier returns (SSPE-96). Why a cell is hidden stays with the council.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { daysOf } from "../../core/day.ts";
import { poundsText } from "../../core/money.ts";
import { disclose, type Hidden, type Wishes } from "../../disclosure/disclose.ts";
import { figuresOf } from "../../disclosure/figures.ts";
import type { LinkedTables } from "../../disclosure/linked-tables.ts";
import { type Counted, earlierIn, patternIn, returnTables } from "../../disclosure/return-tables.ts";
import { roundedFigures } from "../../disclosure/rounded.ts";
import { csvTable } from "../../io/csv/table.ts";
import { makeFolder, publish, removeFolder, writeFileSynced } from "../../io/files.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, countOn } from "../../law/parameters.ts";
import type { Book } from "../../ledger/book.ts";
import { type ReturnFile, returnFiles, suppressionLog } from "../../report/figures-return.ts";
import { count, money, say } from "../../report/words.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { besideLedger, withResults } from "./beside-ledger.ts";
import { councilAsked } from "./council-asked.ts";
import { type CountedPerson, countedPeople } from "./counted-people.ts";
import { logged } from "./logged.ts";
import { openBook } from "./open-ledger.ts";
import { keepReturn, pastReturns, type ReturnRecord, returnFolder, type Series } from "./past-returns.ts";
import { schemeAsked } from "./scheme-asked.ts";

type Asked = {
  /** Where the tables go; must not be there. */
  readonly folder: string;
  /** Name or code; the ledger's only one if undefined. */
  readonly scheme: string | undefined;
  /** The one that the return is about; everything in the ledger if undefined. */
  readonly council: string | undefined;
  readonly json: boolean;
};

/** Returns the exit code. */
export async function figuresReturn(wanted: Asked, given: Session): Promise<number> {
  const session = withResults(given);
  const { config } = session;
  if (config.ledger === "none") throw new UsageFault("cli.return.needs-ledger");
  if (existsSync(wanted.folder)) throw new UsageFault("cli.file-there", { file: wanted.folder });
  const book = await openBook(config.ledger, session, { readOnly: true });
  try {
    const work = async () => {
      await returnOf(book, wanted, session);
      return { exitCode: exitCodes.done };
    };
    return await logged(session, 1, work, "return");
  } finally {
    await book.close();
  }
}

async function returnOf(book: Book, wanted: Asked, session: Session): Promise<ReturnRecord> {
  const { config, console, schemas } = session;
  const scheme = await schemeAsked(book, wanted.scheme);
  const { council } = wanted;
  if (council !== undefined) await councilAsked(book, scheme, council);
  const { latestMonth } = await book.state();
  if (latestMonth === undefined) throw new UsageFault("cli.return.nobody", { scheme: scheme.code });
  const wishes = wishesIn(schemas.law, daysOf(latestMonth).last);
  const { people, total, inBook, purged } = await countedPeople(book, scheme, council, session);
  const gone = {
    scheme: scheme.code,
    batches: count(purged.batches),
    people: count(purged.people),
  };
  if (people.length === 0 && purged.batches > 0) throw new UsageFault("cli.return.nobody-left", gone);
  if (purged.batches > 0) console.log("error", "cli.return.purged", gone);
  if (total !== inBook)
    console.log("error", "cli.return.left-over", { amount: money(inBook), counted: money(total) });
  const counted = countsOf(people);
  const of = sha256(
    JSON.stringify([counted, wishes, people.map(({ values, pence }) => [values, pence]).sort()]),
  );
  const series: Series = { beside: besideLedger(config), scheme: scheme.name, council };
  const past = pastReturns(series);
  const last = past.records.at(-1);
  const again = last?.of === of;
  if (last !== undefined && last.method !== wishes.method)
    throw new UsageFault("cli.return.other-method", { method: last.method, wanted: wishes.method });
  const before = again ? past.records.slice(0, -1) : past.records;
  const tables = returnTables([counted, ...before.map((one) => one.people)]);
  const figures = figuresOf(
    tables,
    people.map((person) => ({ ...person, pattern: patternIn(tables, person.values) })),
  );
  const hidden =
    wishes.method === "round"
      ? new Map<number, Hidden>()
      : disclose(
          tables,
          figures,
          wishes,
          before.map((one) => earlierIn(tables, one)),
        );
  const files =
    wishes.method === "round"
      ? returnFiles(tables, { ...roundedFigures(figures, wishes.threshold), hidden }, wishes.threshold)
      : returnFiles(tables, { ...figures, hidden });
  const record: ReturnRecord = {
    ...{ format: 1, scheme: scheme.name, council, number: before.length + 1, method: wishes.method, of },
    previous: again ? last.previous : past.previous,
    people: counted.map(([values, many]) => [[...values], many]),
    hidden: [...hidden.keys()].map((at) => tables.places[at]?.name ?? ""),
  };
  const log = suppressionLog(tables, hidden);
  const kept = again
    ? returnFolder(series, record.number)
    : keepReturn(series, record, [[log.name, textOf(log)]]);
  writeFolder(wanted.folder, files);
  tell(wanted, session, {
    scheme,
    tables,
    hidden,
    people: people.length,
    purged,
    total: poundsText(total),
    kept,
    record,
    again,
  });
  return record;
}

type Told = {
  readonly scheme: AnyScheme;
  readonly tables: LinkedTables;
  readonly hidden: ReadonlyMap<number, Hidden>;
  readonly people: number;
  readonly purged: { readonly batches: number; readonly people: number };
  readonly total: string;
  readonly kept: string;
  readonly record: ReturnRecord;
  readonly again: boolean;
};

function tell({ folder, json }: Asked, { console, schemas }: Session, told: Told): void {
  const { scheme, tables, hidden, people, purged, total, kept, record, again } = told;
  const many = (kind: Hidden["kind"]): number =>
    [...hidden.values()].filter((one) => one.kind === kind).length;
  const [primary, complementary] = [many("primary"), many("complementary")];
  if (json) {
    const said = {
      scheme: scheme.name,
      number: record.number,
      method: record.method,
      again,
      people,
      pounds: total,
      ...(purged.batches === 0 ? {} : { purged }),
    };
    console.print(
      JSON.stringify({ ...said, cells: tables.places.length, primary, complementary, folder, kept }),
    );
    return;
  }
  const counts = {
    cells: count(tables.places.length),
    primary: count(primary),
    complementary: count(complementary),
  };
  const values = {
    scheme: scheme.code,
    number: count(record.number),
    people: count(people),
    ...counts,
    folder,
    kept,
  };
  const key = again
    ? "cli.return.again"
    : record.method === "round"
      ? "cli.return.rounded"
      : "cli.return.done";
  console.print(say(schemas.law.words, console.language, key, values));
}

/** Throws a UsageFault where nobody has decided the threshold. */
function wishesIn(
  law: Law,
  day: Parameters<typeof countOn>[2],
): Wishes & { readonly method: "hide" | "round" } {
  const threshold = countOn(law, "return.threshold", day) ?? 0;
  if (threshold < 2) throw new UsageFault("cli.return.no-threshold");
  return {
    threshold,
    zeros: choiceOn(law, "return.zeros", day) === "hide" ? "hide" : "show",
    dominance: countOn(law, "return.dominance", day) ?? 0,
    method: choiceOn(law, "return.method", day) === "round" ? "round" : "hide",
  };
}

function countsOf(people: readonly CountedPerson[]): Counted {
  const found = new Map<string, number>();
  for (const { values } of people) {
    const key = values.join("\n");
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, many]) => [key.split("\n"), many]);
}

function writeFolder(folder: string, files: readonly ReturnFile[]): void {
  const staging = `${folder}.part`;
  removeFolder(staging);
  makeFolder(staging);
  for (const file of files) writeFileSynced(join(staging, file.name), textOf(file));
  publish(staging, folder);
}

function textOf({ columns, rows }: ReturnFile): string {
  return csvTable(columns, [], rows);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

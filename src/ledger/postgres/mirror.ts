// The pages of a shared book that a program works on, in the tables of the book in memory: what is small is there from the
// beginning, people and their postings come when they are asked for. So the same questions are put to every book, and a batch
// is made up, guarded and chained here by the same steps, before the server takes it.
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { BookKeys } from "../keyed/book-keys.ts";
import { type ContentTable, contentTables } from "../sqlite/content.ts";
import { tablesOfBatch } from "../sqlite/copy.ts";
import { numberAt, textAt, type Values } from "../sqlite/database.ts";
import { takeGuardsOff } from "../sqlite/guards-off.ts";
import { schemaSql } from "../sqlite/schema.ts";
import { type SharedSecrets, sharedSecrets } from "./secrets.ts";
import { bytea, type Server } from "./server.ts";

export type Mirror = {
  readonly database: DatabaseSync;
  readonly bookId: string;
  readonly keys: BookKeys & { readonly secrets: SharedSecrets };
  /** Brings everything of these people, by what may stand in the book for them. */
  readonly people: (keys: readonly Uint8Array[]) => Promise<void>;
  /** What was posted in these returns; the people themselves only by name. */
  readonly postingsOf: (submissions: readonly number[]) => Promise<void>;
  /** Everything of the people of these returns, of these postings, or of what was posted in this batch. */
  readonly peopleOf: (where: "submission" | "id" | "batch", numbers: readonly number[]) => Promise<void>;
  readonly runs: (scheme: string) => Promise<void>;
  /** The last row of each table, after which a batch goes on counting. */
  readonly ends: () => Promise<void>;
  readonly everything: () => Promise<void>;
  /** Does it with the guards of the tables on. */
  readonly guarded: <Result>(work: () => Result) => Result;
};

/** Of which there are as many as there are people and payments. */
const large = [
  "person",
  "posting",
  "standing",
  "match_run",
  "person_link",
] as const satisfies readonly ContentTable[];
/** There from the beginning: what there are few rows of, whoever the book is of. */
const small = [
  ...new Set(["batch", "seal", "publication", "event", ...contentTables]).difference(new Set<string>(large)),
];
/** By person, without an id of their own. */
const rooms = ["slot", "total"] as const;

const together = 4000;

/** `keyOf` gives the book's key, once what it is recognised by is known. */
export async function openMirror(ask: Server["ask"], keyOf: (check: string) => Uint8Array): Promise<Mirror> {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
  database.exec(schemaSql());
  const putBack = takeGuardsOff(database);
  const bring = bringer(ask, database);
  const [book] = await bring("book");
  await bringSmall(ask, bring, database);
  const key = keyOf(textAt(book, 2));
  return {
    database,
    bookId: textAt(book, 1),
    keys: { book: key, secrets: await sharedSecrets(ask, key) },
    ...people(bring, database),
    guarded: (work) => {
      putBack();
      try {
        return work();
      } finally {
        takeGuardsOff(database);
      }
    },
  };
}

/** Rows of a table, put into the mirror. */
type Bring = (table: string, where?: string, values?: readonly unknown[]) => Promise<readonly Values[]>;

function bringer(ask: Server["ask"], database: DatabaseSync): Bring {
  const put = putter(database);
  return async (table, where = "", values = []) => {
    const rows = await ask(`SELECT * FROM taliad.${table} ${where}`, values);
    put(table, rows);
    return rows;
  };
}

async function bringSmall(ask: Server["ask"], bring: Bring, database: DatabaseSync): Promise<void> {
  for (const table of small) await bring(table);
  // Of whom something small is written, at least the name by which the book knows them.
  const named = `(SELECT person FROM taliad.decision UNION SELECT person FROM taliad.duplicate_case
    UNION SELECT person FROM taliad.open_condition)`;
  await bring("person", `WHERE id IN ${named}`);
  await bring("person_link", `WHERE person IN ${named}`);
  // A book with people and without keys of claims knows them by its own key: that there are people is seen at once.
  await bring("person", "ORDER BY id LIMIT 1");
  // That a batch has left keys of a scheme is known at once; a key of nothing stands for them until they are asked for.
  const left = await ask("SELECT DISTINCT batch, scheme FROM taliad.match_run");
  const standIn = left.map(([batch = null, scheme = null], at) => {
    return [-1 - at, batch, scheme, null, "n", Buffer.alloc(12)];
  });
  putter(database)("match_run", standIn);
}

/** What is brought when it is asked for, each once. */
function people(
  bring: Bring,
  database: DatabaseSync,
): Pick<Mirror, "people" | "postingsOf" | "peopleOf" | "runs" | "ends" | "everything"> {
  // Who, and of which schemes the runs, are here whole.
  const whole = new Set<number>();
  const schemes = new Set<string>();
  let isAll = false;
  const bringWhole = async (rows: readonly Values[]): Promise<void> => {
    const strangers = rows.map((row) => numberAt(row, 0)).filter((id) => !whole.has(id));
    if (strangers.length === 0) return;
    for (const table of ["person_link", "posting", "standing", ...rooms])
      await bring(table, "WHERE person = ANY ($1::integer[])", [strangers]);
    for (const id of strangers) whole.add(id);
  };
  const inPieces = async <Item>(
    items: readonly Item[],
    work: (some: readonly Item[]) => Promise<void>,
  ): Promise<void> => {
    if (isAll) return;
    for (let at = 0; at < items.length; at += together) await work(items.slice(at, at + together));
  };
  const postedIn = (column: string, person = "id"): string =>
    `WHERE ${person} IN (SELECT person FROM taliad.posting WHERE ${column} = ANY ($1::integer[]))`;
  return {
    people: (keys) =>
      inPieces(keys, async (some) => {
        const asked = some.map((key) => Buffer.from(key));
        const isMeant =
          "WHERE key = ANY ($1::bytea[]) OR id IN (SELECT person FROM taliad.person_link WHERE key = ANY ($1::bytea[]))";
        await bringWhole(await bring("person", isMeant, [asked]));
      }),
    postingsOf: (submissions) =>
      inPieces(submissions, async (some) => {
        await bring("posting", "WHERE submission = ANY ($1::integer[])", [some]);
        await bring("person", postedIn("submission"), [some]);
        await bring("person_link", postedIn("submission", "person"), [some]);
      }),
    peopleOf: (where, numbers) =>
      inPieces(numbers, async (some) => bringWhole(await bring("person", postedIn(where), [some]))),
    runs: async (scheme) => {
      if (isAll || schemes.has(scheme)) return;
      schemes.add(scheme);
      database
        .prepare("DELETE FROM match_run WHERE id < 0 AND scheme = (SELECT id FROM scheme WHERE name = ?)")
        .run(scheme);
      await bring("match_run", "WHERE scheme = (SELECT id FROM taliad.scheme WHERE name = $1)", [scheme]);
    },
    ends: async () => {
      for (const table of large) await bring(table, "ORDER BY id DESC LIMIT 1");
    },
    everything: async () => {
      if (isAll) return;
      database.exec("DELETE FROM match_run WHERE id < 0");
      for (const table of large) await bringAll(bring, table);
      for (const table of rooms) await bring(table);
      isAll = true;
    },
  };
}

/** Some rows after the others: a run of keys is as long as thousands of postings. */
async function bringAll(bring: Bring, table: (typeof large)[number]): Promise<void> {
  const atOnce = table === "match_run" ? 40 : together;
  for (let last = 0; ; ) {
    const rows = await bring(table, "WHERE id > $1 ORDER BY id LIMIT $2", [last, atOnce]);
    if (rows.length === 0) return;
    last = numberAt(rows.at(-1), 0);
  }
}

/** Puts rows into a table; what is there already stays. */
function putter(database: DatabaseSync) {
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  return (table: string, rows: readonly Values[]): void => {
    const [first] = rows;
    if (first === undefined) return;
    const known =
      statements.get(table) ??
      database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${first.map(() => "?").join(", ")})`);
    statements.set(table, known);
    database.exec("SAVEPOINT pages");
    for (const row of rows) known.run(...(row as readonly SQLInputValue[]));
    database.exec("RELEASE pages");
  };
}

/** Rows of a table of the mirror, by the names of their columns; bytes as the server writes them. */
export function rowsToSend(
  database: DatabaseSync,
  table: string,
  column: string,
  value: number,
): readonly object[] {
  const rows = database.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).all(value);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, cell instanceof Uint8Array ? bytea(cell) : cell]),
    ),
  );
}

/** The rows that a batch has brought, with its own and its seal, table by table in the order in which they are written. */
export function rowsOfBatch(
  database: DatabaseSync,
  sequence: number,
): readonly (readonly [table: string, rows: readonly object[]])[] {
  return tablesOfBatch.map(([table, column]) => [table, rowsToSend(database, table, column, sequence)]);
}

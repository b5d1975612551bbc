// A program's stay at a shared book: connected, in a transaction, with a mirror of the pages that it works on. A lost connection
// is the normal failure: it is made again, and the work goes on where nobody has posted in between. Where somebody has, what
// was asked before may be wrong, and the whole run has to begin again (busy, book-moved).
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { LedgerFault } from "../fault.ts";
import { numberAt, query } from "../sqlite/database.ts";
import { keyCheck, makeKey, readKey } from "../sqlite/person-key.ts";
import { type BookAddress, bookAddress } from "./address.ts";
import { type Mirror, openMirror } from "./mirror.ts";
import { ConnectionLost, connect, type Server } from "./server.ts";
import { mustKeepPromises } from "./server-promises.ts";
import { tablesOfBook } from "./tables.ts";

/** Where the book ends, in batches and events: whether anything was written since. */
type End = string;

export type Stay = {
  readonly bookId: string;
  /** What was seen of the book last. */
  readonly mirror: () => Mirror;
  /**
   * With the mirror, brought up to date. A reader's snapshot is held until the end. A writer holds the one place from the
   * opening until `commit`, and after it only for what is going to be written.
   */
  readonly with: <Result>(
    work: (mirror: Mirror, server: Server) => Promise<Result>,
    use?: "to write" | "to look",
  ) => Promise<Result>;
  /** Writes what the mirror has been given, and gives the writer's place up. `isThere` asks whether that was done before. */
  readonly commit: (
    send: (server: Server) => Promise<void>,
    isThere: (server: Server) => Promise<boolean>,
  ) => Promise<void>;
  /** Where what is written does not rest on anything that was asked: in nobody's way. */
  readonly beside: (work: (mirror: Mirror, server: Server) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
};

type StayOptions = { readonly readOnly: boolean; readonly waitMs: number };

/** Pauses between attempts; the sum is how long a server may be away. */
const pauses = [20, 50, 100, 200, 400, ...Array.from({ length: 30 }, () => 800)];
const shortest = 20;
/** Nobody has answered at all yet. */
const firstPauses = [50, 200, 500, 1000];

/** What the transaction is for; undefined outside of one. */
type Held = "place" | "snapshot" | undefined;

/** Throws LedgerFault: busy, damaged (key), missing (reading what is not there), refused, trouble. */
export async function openStay(ledger: string, options: StayOptions): Promise<Stay> {
  const address = bookAddress(ledger);
  let server: Server | undefined;
  let mirror: Mirror | undefined;
  let held: Held;
  /** What every call needs: a writer's run keeps its place until its batch is posted. */
  let keeps: Held = options.readOnly ? "snapshot" : "place";
  /** Somebody goes by what the mirror says. */
  let isTold = false;
  let end: End = "";

  const drop = async (): Promise<void> => {
    const gone = server;
    server = undefined;
    held = undefined;
    await gone?.end();
  };
  /** Connected, and in a transaction; does not look at the mirror. */
  const reach = async (wanted: Held, until: number): Promise<Server> => {
    server ??= await connect(address.connection);
    if (held === "place" || held === wanted || wanted === undefined) return server;
    if (mirror === undefined) await mustBeThere(server, address, options);
    await begin(server, wanted, until);
    held = wanted;
    return server;
  };
  const steadily = <Result>(wanted: Held, work: (at: Server) => Promise<Result>): Promise<Result> => {
    const until = performance.now() + options.waitMs;
    return persist(async () => work(await reach(wanted, until)), {
      pauses: () => (mirror === undefined ? firstPauses : pauses),
      until,
      before: drop,
      lost: (error) => new LedgerFault("trouble", "server-lost", address.shown, error),
    });
  };
  const endTransaction = async (how: "COMMIT" | "ROLLBACK"): Promise<void> => {
    if (held !== undefined) await server?.ask(how);
    held = undefined;
  };
  /** Whatever is still open: an open snapshot keeps the server from clearing up. */
  const giveUp = (): Promise<void> => endTransaction("ROLLBACK").catch(drop);
  /** Of whichever connection there is: a mirror outlives the one that it was begun with. */
  const ask: Server["ask"] = async (sql, values) => {
    if (server === undefined) throw new ConnectionLost("not connected");
    return server.ask(sql, values);
  };
  const upToDate = async (at: Server): Promise<Mirror> => {
    const now = await endAt(at);
    if (mirror !== undefined && now === end) return mirror;
    if (mirror !== undefined && isTold) throw new LedgerFault("busy", "book-moved", address.shown);
    mirror = await openMirror(ask, (check) => keyOf(address, check));
    end = now;
    return mirror;
  };
  const within = async <Result>(
    work: (mirror: Mirror, server: Server) => Promise<Result>,
    use: "to write" | "to look" = "to look",
  ): Promise<Result> => {
    const wanted = use === "to write" ? "place" : (keeps ?? "snapshot");
    const isPassing = use === "to look" && keeps === undefined;
    try {
      const result = await steadily(wanted, async (at) => await work(await upToDate(at), at));
      if (!isPassing) isTold = true;
      return result;
    } finally {
      if (isPassing) await giveUp();
    }
  };

  const { bookId } = await within(async (now) => now).catch(async (error) => {
    await drop();
    throw error;
  });
  return {
    bookId,
    mirror: () => seen(mirror),
    with: within,
    async commit(send, isThere) {
      try {
        await steadily("place", async (at) => {
          if (await isThere(at)) return;
          if ((await endAt(at)) !== end) throw new LedgerFault("busy", "book-moved", address.shown);
          await send(at);
          await endTransaction("COMMIT");
        });
        end = mirror === undefined ? "" : endOf(mirror);
      } finally {
        await giveUp();
        keeps = options.readOnly ? "snapshot" : undefined;
        isTold = false;
      }
    },
    beside: (work) =>
      steadily(undefined, async (at) => {
        if (mirror !== undefined) await work(mirror, at);
      }),
    close: drop,
  };
}

function seen(mirror: Mirror | undefined): Mirror {
  if (mirror === undefined) throw new Error("the stay has no mirror");
  return mirror;
}

type Persisting = {
  readonly pauses: () => readonly number[];
  /** Until when the writer's place is waited for. */
  readonly until: number;
  /** What is done after a loss, before the next attempt. */
  readonly before: () => Promise<void>;
  readonly lost: (error: ConnectionLost) => LedgerFault;
};

/** Lost while others had the writer's place: the server was there, and nothing had been asked of the book. */
class LostInTheQueue extends ConnectionLost {}

/**
 * Does it again after each lost connection, for as long as there are pauses; throws `lost` then. A loss in the queue takes none
 * of them: with many councils at the place, a bad line would turn away whoever waits longest.
 */
async function persist<Result>(
  work: () => Promise<Result>,
  { pauses, until, before, lost }: Persisting,
): Promise<Result> {
  for (let attempt = 0; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      await before();
      const isQueueing = error instanceof LostInTheQueue && performance.now() < until;
      const wait = isQueueing ? shortest : pauses()[attempt];
      if (wait === undefined) throw lost(error);
      if (!isQueueing) attempt += 1;
      await pause(wait);
    }
  }
}

const newest = (
  schema: string,
): string => `SELECT coalesce((SELECT chain FROM ${schema}seal ORDER BY batch DESC LIMIT 1), ''),
  (SELECT count(*) FROM ${schema}event)`;

async function endAt(server: Server): Promise<End> {
  return (await server.ask(newest("taliad.")))[0]?.join(" ") ?? "";
}

function endOf({ database }: Mirror): End {
  return query(database, newest("")).first()?.join(" ") ?? "";
}

async function begin(server: Server, wanted: "place" | "snapshot", until: number): Promise<void> {
  if (wanted === "snapshot") {
    await server.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return;
  }
  await server.ask("BEGIN");
  await server.ask(`SET LOCAL lock_timeout = ${Math.max(1, Math.floor(until - performance.now()))}`);
  try {
    await server.ask("SELECT taliad.take_place()");
  } catch (error) {
    throw error instanceof ConnectionLost ? new LostInTheQueue(error.cause) : error;
  }
}

const place = 0x54414c49 + 1;

/** The book itself; a writer makes it where there is none yet. */
async function mustBeThere(server: Server, address: BookAddress, { readOnly }: StayOptions): Promise<void> {
  await mustKeepPromises(server);
  if (await isBegun(server)) return;
  if (readOnly) throw new LedgerFault("missing", "ledger-missing", address.shown);
  await server.ask("BEGIN");
  if (!(await beginTables(server))) {
    const key = readKey(address.keyPath) ?? makeKey(address.keyPath);
    const book = [{ only_one: 1, id: randomBytes(8).toString("hex"), key_check: keyCheck(key) }];
    await server.ask("SELECT taliad.put('book', $1)", [JSON.stringify(book)]);
  }
  await server.ask("COMMIT");
}

async function isBegun(server: Server): Promise<boolean> {
  return (await hasTables(server)) && (await server.ask("SELECT 1 FROM taliad.book")).length > 0;
}

async function hasTables(server: Server): Promise<boolean> {
  return numberAt((await server.ask("SELECT to_regclass('taliad.book') IS NOT NULL"))[0], 0) === 1;
}

/** Makes the tables where there are none, one program at a time; tells whether a book is in them already. */
export async function beginTables(server: Server): Promise<boolean> {
  await server.ask(`SELECT pg_advisory_xact_lock(${place})`);
  if (!(await hasTables(server))) await server.ask(tablesOfBook());
  return isBegun(server);
}

function keyOf({ keyPath }: BookAddress, check: string): Uint8Array {
  const key = readKey(keyPath);
  // Without its key the book cannot recognise anybody: everybody would be paid a second time.
  if (key === undefined) throw new LedgerFault("damaged", "key-missing", keyPath);
  if (keyCheck(key) !== check) throw new LedgerFault("damaged", "key-of-another-book", keyPath);
  return key;
}

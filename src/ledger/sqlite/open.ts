// Opens the ledger's file, makes a new book when there is none, and looks at what can be seen at a glance: is it
// ours, is its schema untouched, is its key the right one, does it end where it ended last.
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { LedgerFault } from "../fault.ts";
import type { BookKeys } from "../keyed/book-keys.ts";
import { claimKeysReader } from "./claim-keys.ts";
import { applicationId } from "./codes.ts";
import { numberAt, query, textAt } from "./database.ts";
import { endPathOf, readEnd } from "./end-file.ts";
import { syncFolder } from "./files.ts";
import { halfWritten, takeBack } from "./first-batch.ts";
import { endFindings, schemaDifferences, versionOf } from "./glance.ts";
import { keysIn } from "./key-file.ts";
import { keyCheck, keyPathOf, makeKey, readKey } from "./person-key.ts";
import { rewriteBook, standInFor } from "./rewrite.ts";
import { schemaSql, schemaVersion } from "./schema.ts";

type Opened = {
  readonly database: DatabaseSync;
  readonly bookId: string;
  readonly keys: BookKeys;
};

/** Opens for reading. What others post meanwhile is not seen. */
export function openToRead(path: string, waitMs: number): Opened {
  mustBeFile(path);
  if (!exists(path)) {
    refuseLostBook(path);
    throw new LedgerFault("missing", "ledger-missing", path);
  }
  const database = connectToRead(path, waitMs);
  try {
    database.exec("BEGIN");
    if (isEmpty(database)) {
      refuseLostBook(path);
      throw new LedgerFault("missing", "ledger-missing", path);
    }
    const opened = recognise(database, path);
    standInFor(database, versionOf(database));
    return opened;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens for writing and takes the one writer's place, or throws busy after `waitMs`. */
export function openToWrite(path: string, waitMs: number): Opened {
  const folder = dirname(resolve(path));
  makeFolder(folder);
  mustBeFile(path);
  makeFile(path);
  // Root may write anywhere, a mount that is read-only stops everybody: SQLite says so by itself later on.
  accessSync(folder, constants.W_OK | constants.X_OK);
  const database = connectToWrite(path, waitMs);
  try {
    // Two first runs may meet here: changing the journal does not wait by itself.
    patiently(waitMs, () => database.exec("PRAGMA journal_mode = WAL"));
    database.exec("BEGIN IMMEDIATE");
    if (isEmpty(database)) {
      refuseLostBook(path);
      begin(database, path);
      database.exec("COMMIT");
      syncFolder(folder);
      database.exec("BEGIN IMMEDIATE");
    }
    const opened = recognise(database, path);
    if (versionOf(database) === schemaVersion) return opened;
    writeAgain(database, path);
    return recognise(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A book that is known already; takes nobody's place. */
export function connectToWrite(path: string, waitMs: number): DatabaseSync {
  const database = new DatabaseSync(resolve(path), { timeout: waitMs });
  configure(database);
  return database;
}

/** A book of an earlier version, once found whole, is written again in one step; afterwards it waits for its writer. */
function writeAgain(database: DatabaseSync, path: string): void {
  // References cannot be set aside within a transaction: another writer may come first, and do the same.
  database.exec("ROLLBACK; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
  const { bookId } = recognise(database, path);
  if (versionOf(database) !== schemaVersion) rewriteBook(database, bookId, path, versionOf(database));
  database.exec("COMMIT; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
}

/** Folders that are missing, the owner's only. Node's own recursion never ends where a folder cannot be made (/proc). */
function makeFolder(folder: string): void {
  if (exists(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, 0o700);
    chmodSync(folder, 0o700);
  } catch (error) {
    // Node's file errors carry a code.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** A pipe would be waited for. */
function mustBeFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) throw new LedgerFault("damaged", "not-a-file", path);
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** SQLite would make the file by the umask; made before, with its mode, the -wal and -shm files take after it. */
function makeFile(path: string): void {
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    // Node's file errors carry a code.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw error;
  }
  try {
    fchmodSync(file, 0o600);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function connectToRead(path: string, waitMs: number): DatabaseSync {
  const location = pathToFileURL(resolve(path));
  const readOnly = { readOnly: true, timeout: waitMs };
  const database = new DatabaseSync(location, readOnly);
  try {
    query(database, "SELECT count(*) FROM sqlite_schema").first();
  } catch (error) {
    database.close();
    // A book in WAL cannot be read where nothing can be written (an archive, a disc), unless it is said to be at
    // rest. It is, when no log lies beside it.
    const cannotOpen = (error as { readonly errcode?: number }).errcode;
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
    if (cannotOpen === halfWritten) {
      takeBack(path, waitMs);
      return connectToRead(path, waitMs);
    }
    if (cannotOpen === undefined || ![8, 14].includes(cannotOpen & 0xff) || (log?.size ?? 0) > 0) throw error;
    location.searchParams.set("immutable", "1");
    const archived = new DatabaseSync(location, readOnly);
    configure(archived);
    return archived;
  }
  configure(database);
  return database;
}

/** A cache of 32 MiB: with 64 MiB a batch of two million postings takes as long, and forty MiB more memory. */
function configure(database: DatabaseSync): void {
  database.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
  `);
}

/** Tries again while another program is in the way. */
function patiently(waitMs: number, work: () => void): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const pause = 25;
  for (let waited = 0; ; waited += pause) {
    try {
      work();
      return;
    } catch (error) {
      const busy = ((error as { readonly errcode?: number }).errcode ?? 0) % 256 === 5;
      if (!busy || waited >= waitMs) throw error;
    }
    Atomics.wait(sleeper, 0, 0, pause);
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return numberAt(query(database, "SELECT count(*) FROM sqlite_schema").first(), 0) === 0;
}

/** An empty file is a new book, unless something beside it remembers an older one. */
function refuseLostBook(path: string): void {
  const mark = readEnd(endPathOf(path));
  if (mark !== undefined && mark.sequence > 0) throw new LedgerFault("damaged", "book-lost", path);
}

function begin(database: DatabaseSync, path: string): void {
  const key = readKey(keyPathOf(path)) ?? makeKey(keyPathOf(path));
  database.exec(schemaSql());
  database.prepare("INSERT INTO book VALUES (1, ?, ?)").run(randomBytes(8).toString("hex"), keyCheck(key));
}

function recognise(database: DatabaseSync, path: string): Opened {
  if (numberAt(query(database, "PRAGMA application_id").first(), 0) !== applicationId) {
    throw new LedgerFault("damaged", "not-a-ledger", path);
  }
  if (versionOf(database) > schemaVersion) throw new LedgerFault("refused", "ledger-newer", path);
  const changed = schemaDifferences(database)[0];
  if (changed !== undefined) throw new LedgerFault("damaged", "schema-changed", changed);
  const book = query(database, "SELECT id, key_check FROM book").first();
  const key = readKey(keyPathOf(path));
  // Without its key the book cannot recognise anybody: everybody would be paid a second time.
  if (key === undefined) throw new LedgerFault("damaged", "key-missing", keyPathOf(path));
  if (keyCheck(key) !== textAt(book, 1))
    throw new LedgerFault("damaged", "key-of-another-book", keyPathOf(path));
  const bookId = textAt(book, 0);
  const fault = endFindings(database, bookId, path).find((finding) => finding.code !== "end-missing");
  if (fault !== undefined) throw new LedgerFault("damaged", fault.code, fault.detail);
  const keys = keysIn(keyPathOf(path), key);
  // A secret that is not there is told when the book is opened, not in the middle of a batch.
  if (versionOf(database) === schemaVersion) claimKeysReader(database, keys.secrets)();
  return { database, bookId, keys };
}

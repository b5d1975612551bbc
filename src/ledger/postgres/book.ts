// The book on a PostgreSQL server, for councils that share one. The database holds the rules (book.sql); what is
// asked and how a batch is made up is the same as of the book in one file, on a mirror of its pages.
import type { Book, RulingsWanted } from "../book.ts";
import { LedgerFault } from "../fault.ts";
import { type Answers, answersOf } from "../sqlite/answers.ts";
import type { BookOptions } from "../sqlite/book.ts";
import { checkPages } from "../sqlite/check.ts";
import { guarded } from "../sqlite/database.ts";
import { bringForBatch, bringLines, listed } from "./bring.ts";
import type { Mirror } from "./mirror.ts";
import { ruleFindings } from "./rules-there.ts";
import { openStay } from "./session.ts";
import { batchMade, eventMade, publish, written } from "./write.ts";

/** Other councils' runs come first: each takes seconds. */
const usualWait = 600_000;

/** As openSqliteBook, at an address (address.ts). Throws LedgerFault; busy with `book-moved` says that the run has to begin again. */
export async function openPostgresBook(ledger: string, options: BookOptions = {}): Promise<Book> {
  const { readOnly = false, waitMs = usualWait } = options;
  const stay = await openStay(ledger, { readOnly, waitMs });
  const answersFor = perMirror(({ database, keys }) => answersOf(database, keys));
  /** Brings what is needed, then asks. */
  const asked = <Result>(
    bring: (mirror: Mirror) => Promise<void>,
    ask: (answers: Answers) => Result,
  ): Promise<Result> =>
    stay.with(async (mirror) => {
      await bring(mirror);
      return guarded(() => ask(answersFor(mirror)));
    });
  const nothing = async (): Promise<void> => {};
  const mustWrite = (): void => {
    if (readOnly) throw new LedgerFault("refused", "read-only", ledger);
  };
  return {
    bookId: stay.bookId,
    isShared: true,
    keyOf: (person) => answersFor(stay.mirror()).keyOf(person),
    state: () => asked(nothing, ({ state }) => state()),
    batches: (id) => asked(nothing, ({ batches }) => batches(id)),
    inputs: (sha256s) => asked(nothing, ({ inputs }) => inputs(sha256s)),
    returns: (wanted) => asked(nothing, ({ returns }) => returns(wanted)),
    async lines(wanted) {
      const once = listed(wanted);
      return asked(
        (mirror) => bringLines(mirror, once, answersFor(mirror).sealedOf),
        ({ lines }) => lines(once),
      );
    },
    sums: (parts) =>
      asked(
        ({ everything }) => everything(),
        ({ sums }) => sums(parts),
      ),
    cases: () => asked(nothing, ({ cases }) => cases()),
    conditions: (scheme, also) => asked(nothing, ({ conditions }) => conditions(scheme, also)),
    rulings: (wanted: RulingsWanted) => asked(nothing, ({ rulings }) => rulings(wanted)),
    recognise: (scheme, wanted) =>
      asked(
        ({ runs }) => runs(scheme),
        ({ recognise }) => recognise(scheme, wanted),
      ),
    async post(entry, postings = [], standings = []) {
      mustWrite();
      const brought = { postings: [...postings], standings: [...standings] };
      const mirror = await stay.with(async (at) => {
        await bringForBatch(at, entry, brought, answersFor(at).sealedOf);
        return at;
      }, "to write");
      const posted = await written(stay, mirror, () => batchMade(mirror, entry, brought));
      // What the rows of the secrets left goes too, where this account may do that.
      if ("purges" in entry)
        await stay.beside(async (_, { ask }) => void (await ask("VACUUM (FULL) taliad.claim_secret")));
      return posted;
    },
    async record(batchId, event) {
      mustWrite();
      if (event.kind === "published") {
        await stay.beside((mirror, server) => publish(mirror, server, batchId));
        return;
      }
      const mirror = await stay.with(async (at) => at, "to write");
      await written(stay, mirror, (database) => eventMade(database, batchId, event));
    },
    check: (anchors = []) =>
      stay.with(async (mirror, server) => {
        await mirror.everything();
        const rules = await ruleFindings(server);
        return [...rules, ...guarded(() => checkPages(mirror.database, anchors))];
      }),
    close: stay.close,
  };
}

/** One of each for a mirror, made when it is first needed. */
function perMirror<Made>(make: (mirror: Mirror) => Made): (mirror: Mirror) => Made {
  const made = new WeakMap<Mirror, Made>();
  return (mirror) => {
    const known = made.get(mirror) ?? make(mirror);
    made.set(mirror, known);
    return known;
  };
}

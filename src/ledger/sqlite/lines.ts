// Postings and rows without money, person by person. What is written of a return never changes, so it is looked up once:
// thousands of lines come from few returns.
import type { DatabaseSync } from "node:sqlite";
import { pence } from "../../core/money.ts";
import type { LinesWanted, PostedRow } from "../book.ts";
import { LedgerFault } from "../fault.ts";
import { type PostingKind, postingKinds } from "../new-batch.ts";
import type { PersonLines, PostingLine, UnpaidRow } from "../records.ts";
import { headNumber, storedHeads } from "./codes.ts";
import { bytesAt, numberAt, numberOrNothingAt, type Query, query, textAt, type Values } from "./database.ts";
import type { PersonFinder } from "./find-people.ts";
import { headOf, keyText, month, numbers, replaced, withdrawn } from "./stored.ts";

const postingColumns = (standing: string): string =>
  `p.id, p.submission, p.head, p.month, p.instalment, p.pence, p.kind, p.times, p.reverses, p.sheet, p.row, ${standing}, p.batch`;

/** Where a line comes from, but for its sheet and row. */
type Source = Pick<
  PostingLine,
  "submission" | "returnBatchId" | "scheme" | "layout" | "employerId" | "laCode" | "period" | "file"
>;

type Kinds = Pick<LinesWanted, "heads" | "bare">;

type SourceOf = {
  readonly of: (submission: number) => Source;
  /** The id of a batch by its number. */
  readonly batch: (sequence: number) => string;
};

export function linesReader(database: DatabaseSync, { idOf: idOfPerson }: Pick<PersonFinder, "idOf">) {
  const sourceOf = sources(database);
  const idOf = query(database, "SELECT id FROM person WHERE key = ?");
  const keyOf = query(database, "SELECT key FROM person WHERE id = ?");
  const keyAt = (id: number): string => keyText(bytesAt(keyOf.first(id), 0));
  const schemeId = query(database, "SELECT id FROM scheme WHERE name = ?");
  const nextPeople = query(database, "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?");
  const ofPeople = peopleLines(database, sourceOf);
  const ofReturns = returnReader(database, sourceOf, keyAt);

  return (wanted: LinesWanted): readonly PersonLines[] => {
    const { scheme, heads, bare } = wanted;
    const kinds = { heads, bare };
    const row = scheme === undefined ? undefined : schemeId.first(scheme);
    if (scheme !== undefined && row === undefined) return [];
    const inScheme = row === undefined ? null : numberAt(row, 0);
    if ("submissions" in wanted) return ofReturns.submissions(wanted.submissions, inScheme, kinds);
    if ("rows" in wanted) return ofReturns.rows(wanted.rows, inScheme, kinds);
    const linesOf = (people: readonly AskedPerson[]) => ofPeople(people, inScheme, kinds);
    if ("people" in wanted) {
      return linesOf(
        [...new Set(wanted.people)].flatMap((person) => {
          const id = idOfPerson(person);
          return id === undefined ? [] : [{ id, person, personKey: keyAt(id) }];
        }),
      );
    }
    if ("keys" in wanted) {
      return linesOf(
        [...new Set(wanted.keys)].flatMap((personKey) => {
          const row = idOf.first(Buffer.from(personKey, "hex"));
          return row === undefined ? [] : [{ id: numberAt(row, 0), person: undefined, personKey }];
        }),
      );
    }
    const after = wanted.after === undefined ? 0 : numberAt(idOf.first(Buffer.from(wanted.after, "hex")), 0);
    const ofIds = (ids: readonly number[]) =>
      linesOf(ids.map((id) => ({ id, person: undefined, personKey: keyAt(id) })));
    return everybody(after, wanted.most, ofIds, nextPeople);
  };
}

type AskedPerson = Pick<PersonLines, "person" | "personKey"> & { readonly id: number };

/** So many people are asked about at once; nobody has the number 0. */
const together = 64;
const nobody = 0;

/** Everything of people, by their numbers in the book; whoever has nothing is left out. */
function peopleLines(database: DatabaseSync, sourceOf: SourceOf) {
  const asked = Array.from({ length: together }, (_, at) => `?${at + 2}`).join(", ");
  const posted = queryByKinds(
    database,
    (columns, heads) => `SELECT ${columns}, p.person FROM posting AS p INDEXED BY posting_person
    WHERE p.person IN (${asked}) AND (?1 IS NULL OR p.scheme = ?1) AND ${heads} ORDER BY p.person, p.id`,
  );
  const unpaid = query(
    database,
    `SELECT n.submission, n.sheet, n.row, n.numbers, n.person FROM standing AS n INDEXED BY standing_person
    JOIN submission AS s ON s.id = n.submission
    WHERE n.person IN (${asked}) AND (?1 IS NULL OR n.scheme = ?1) AND NOT ${withdrawn("n.batch")} AND NOT ${replaced("s")}
    ORDER BY n.person, n.id`,
  );
  return (people: readonly AskedPerson[], scheme: number | null, kinds: Kinds): readonly PersonLines[] => {
    const found: PersonLines[] = [];
    for (let from = 0; from < people.length; from += together) {
      const some = people.slice(from, from + together);
      const ids = Array.from({ length: together }, (_, at) => some[at]?.id ?? nobody);
      const postings = Map.groupBy(posted(kinds).all(scheme, ...ids), (row) => numberAt(row, 13));
      const without = kinds.bare === true ? [] : unpaid.all(scheme, ...ids);
      const rows = Map.groupBy(without, (row) => numberAt(row, 4));
      for (const { id, person, personKey } of some) {
        const [mine = [], without = []] = [postings.get(id), rows.get(id)];
        if (mine.length + without.length === 0) continue;
        found.push({
          person,
          personKey,
          postings: mine.map((row) => postingLine(row, sourceOf)),
          unpaid: without.map((row) => unpaidRow(row, sourceOf)),
        });
      }
    }
    return found;
  };
}

/** What was posted in returns, or on single rows of them. */
function returnReader(database: DatabaseSync, sourceOf: SourceOf, keyOf: (id: number) => string) {
  const posted = queryByKinds(
    database,
    (columns, heads) => `SELECT ${columns}, p.person FROM posting AS p INDEXED BY posting_submission
    WHERE p.submission = ?1 AND (?2 IS NULL OR p.scheme = ?2) AND (?3 IS NULL OR p.row = ?3) AND ${heads} ORDER BY p.id`,
  );
  const ofFile = query(
    database,
    `SELECT s.id FROM batch AS b JOIN input AS i ON i.batch = b.sequence JOIN submission AS s ON s.input = i.id
    WHERE b.id = ? AND i.file = ? ORDER BY s.id`,
  );
  const byPerson = (rows: Iterable<Values>): readonly PersonLines[] => {
    const people = new Map<number, PostingLine[]>();
    for (const row of rows) {
      const id = numberAt(row, 13);
      const mine = people.get(id);
      if (mine === undefined) people.set(id, [postingLine(row, sourceOf)]);
      else mine.push(postingLine(row, sourceOf));
    }
    return [...people].map(([id, postings]) => {
      return { person: undefined, personKey: keyOf(id), postings, unpaid: [] };
    });
  };
  return {
    submissions: (submissions: Iterable<number>, scheme: number | null, kinds: Kinds) =>
      byPerson([...new Set(submissions)].flatMap((one) => posted(kinds).all(one, scheme, null))),
    rows: (rows: Iterable<PostedRow>, scheme: number | null, kinds: Kinds) =>
      byPerson(
        [...rows].flatMap(({ batchId, file, row }) =>
          ofFile.all(batchId, file).flatMap((one) => posted(kinds).all(numberAt(one, 0), scheme, row)),
        ),
      ),
  };
}

/** The next people who have anything, as many as are wanted if there are so many. */
function everybody(
  first: number,
  most: number,
  linesOf: (ids: readonly number[]) => readonly PersonLines[],
  nextPeople: Query,
): readonly PersonLines[] {
  const found: PersonLines[] = [];
  let after = first;
  while (found.length < most) {
    const ids = nextPeople.all(after, most - found.length).map((row) => numberAt(row, 0));
    const last = ids.at(-1);
    if (last === undefined) break;
    for (const lines of linesOf(ids)) found.push(lines);
    after = last;
  }
  return found;
}

/** The same question for each choice of heads, and with what rows are compared by or without, prepared once. */
function queryByKinds(database: DatabaseSync, sql: (columns: string, heads: string) => string) {
  const prepared = new Map<string, Query>();
  return ({ heads, bare }: Kinds): Query => {
    const columns = postingColumns(bare === true ? "NULL" : "p.standing");
    const stored = (heads ?? storedHeads).map(headNumber).join(", ");
    const asked = sql(columns, heads === undefined ? "TRUE" : `p.head IN (${stored})`);
    const known = prepared.get(asked) ?? query(database, asked);
    prepared.set(asked, known);
    return known;
  };
}

function sources(database: DatabaseSync): SourceOf {
  const source = query(
    database,
    `SELECT b.id, c.name, s.layout, s.employer, s.council, s.period, i.file FROM submission AS s
    JOIN scheme AS c ON c.id = s.scheme JOIN batch AS b ON b.sequence = s.batch JOIN input AS i ON i.id = s.input WHERE s.id = ?`,
  );
  const idOf = query(database, "SELECT id FROM batch WHERE sequence = ?");
  const [known, ids] = [new Map<number, Source>(), new Map<number, string>()];
  return {
    of(submission) {
      const before = known.get(submission);
      if (before !== undefined) return before;
      const row = source.first(submission);
      const found = {
        submission,
        returnBatchId: textAt(row, 0),
        scheme: textAt(row, 1),
        layout: textAt(row, 2),
        employerId: textAt(row, 3),
        laCode: textAt(row, 4),
        period: month(numberAt(row, 5)),
        file: textAt(row, 6),
      };
      known.set(submission, found);
      return found;
    },
    batch(sequence) {
      const id = ids.get(sequence) ?? textAt(idOf.first(sequence), 0);
      ids.set(sequence, id);
      return id;
    },
  };
}

function postingLine(row: Values, sourceOf: SourceOf): PostingLine {
  return {
    posting: numberAt(row, 0),
    ...sourceOf.of(numberAt(row, 1)),
    batchId: sourceOf.batch(numberAt(row, 12)),
    head: headOf(numberAt(row, 2)),
    dueMonth: month(numberAt(row, 3)),
    instalment: numberAt(row, 4),
    amount: pence(numberAt(row, 5)),
    kind: kindOf(numberAt(row, 6)),
    times: numberAt(row, 7),
    reverses: numberOrNothingAt(row, 8),
    sheet: textAt(row, 9),
    row: numberAt(row, 10),
    standing: row[11] === null ? undefined : numbers(textAt(row, 11)),
  };
}

function unpaidRow(row: Values, sourceOf: SourceOf): UnpaidRow {
  return {
    ...sourceOf.of(numberAt(row, 0)),
    sheet: textAt(row, 1),
    row: numberAt(row, 2),
    standing: numbers(textAt(row, 3)),
  };
}

function kindOf(stored: number): PostingKind {
  const found = postingKinds[stored - 1];
  if (found === undefined) throw new LedgerFault("damaged", "file-damaged", `kind ${stored}`);
  return found;
}

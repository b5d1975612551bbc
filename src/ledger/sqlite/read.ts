// What the book says: facts of a person, returns, batches, balances, history, cases.
import type { DatabaseSync } from "node:sqlite";
import { type Day, monthText } from "../../core/day.ts";
import { heads, type PersonFacts } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import { LedgerFault } from "../fault.ts";
import { type PostingKind, postingKinds, type ReturnKey } from "../new-batch.ts";
import type {
  Balance,
  BatchRecord,
  BookEnd,
  CaseRecord,
  HistoryLine,
  PriorClaim,
  ReturnVersion,
} from "../records.ts";
import type { ChainHead } from "./chain-head.ts";
import { claimsReader } from "./claims.ts";
import { headNumber, toPerson } from "./codes.ts";
import { bytesAt, numberAt, numberOrNothingAt, query, textAt, type Values } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { earlierVersions, headOf, keyText, month, withdrawn } from "./stored.ts";

const payment = headNumber("PAYMENT");
const topUp = headNumber("TOPUP");

export type Reader = ReturnType<typeof reader>;

/** All questions, prepared once. */
export function reader(database: DatabaseSync, hashOf: PersonHash, headAt: ChainHead) {
  const schemeId = query(database, "SELECT id FROM scheme WHERE name = ?");
  const anybody = query(database, "SELECT 1 FROM person LIMIT 1");
  const facts = query(
    database,
    `SELECT head, instalment, times, pence, submission FROM posting INDEXED BY posting_person
    WHERE person = (SELECT id FROM person WHERE key = ?) AND scheme = ? AND ${toPerson}`,
  );
  const claims = claimsReader(database);
  const findReturn = query(
    database,
    `SELECT s.id, s.sequence, b.id, i.file, i.sha256 FROM submission AS s
    JOIN batch AS b ON b.sequence = s.batch JOIN input AS i ON i.id = s.input
    WHERE s.scheme = ? AND s.employer = ? AND s.council = ? AND s.period = ? AND s.layout = ?
    AND s.sequence IS NOT NULL AND NOT ${withdrawn("s.batch")} ORDER BY s.sequence DESC LIMIT 1`,
  );
  const earlier = query(database, earlierVersions);
  const seenInput = query(
    database,
    `SELECT b.id, i.file FROM input AS i JOIN batch AS b ON b.sequence = i.batch
    WHERE i.sha256 = ? AND NOT ${withdrawn("i.batch")} ORDER BY i.id DESC LIMIT 1`,
  );
  const batchColumns = `SELECT b.sequence, b.id, b.kind, coalesce(o.id, ''), w.sequence, b.manifest, b.staging, b.recorded_on,
    s.postings, s.pence, s.chain, p.batch IS NOT NULL FROM batch AS b JOIN seal AS s ON s.batch = b.sequence
    LEFT JOIN batch AS o ON o.sequence = b.withdraws LEFT JOIN batch AS w ON w.withdraws = b.sequence
    LEFT JOIN publication AS p ON p.batch = b.sequence`;
  const batches = query(database, `${batchColumns} ORDER BY b.sequence`);
  const findBatch = query(
    database,
    `${batchColumns} WHERE b.id = ? AND w.sequence IS NULL ORDER BY b.sequence DESC LIMIT 1`,
  );
  const pending = query(
    database,
    `${batchColumns} WHERE p.batch IS NULL AND b.staging <> '' ORDER BY b.sequence`,
  );
  const end = query(
    database,
    `SELECT b.sequence, b.id, b.manifest, s.chain FROM batch AS b JOIN seal AS s ON s.batch = b.sequence
    ORDER BY b.sequence DESC LIMIT 1`,
  );
  const history = query(
    database,
    `SELECT p.id, b.id, c.name, s.employer, s.council, s.period, p.kind, p.head, p.month, p.instalment, p.pence,
    i.file, p.sheet, p.row, p.reverses, p.submission
    FROM posting AS p JOIN batch AS b ON b.sequence = p.batch JOIN scheme AS c ON c.id = p.scheme
    JOIN submission AS s ON s.id = p.submission JOIN input AS i ON i.id = s.input WHERE p.person = (SELECT id FROM person WHERE key = ?) ORDER BY p.id`,
  );
  const cases = query(
    database,
    `WITH latest AS MATERIALIZED (SELECT batch, max(period) AS period FROM submission GROUP BY batch)
    SELECT d.code, c.name, d.certainty, d.kind, d.file_a, d.row_a, d.employer_a, d.file_b, d.row_b, d.employer_b, d.batch_b,
    d.evidence, d.keep, d.reason, d.at_risk, b.id, b.recorded_on, ${withdrawn("d.batch")},
    e.status, e.outcome, e.day, e.decided_by,
    (SELECT coalesce(sum(recovered), 0) FROM case_event AS n WHERE n.duplicate_case = d.id AND NOT ${withdrawn("n.batch")}),
    l.period,
    (SELECT max(period) FROM submission AS n WHERE NOT ${withdrawn("n.batch")})
    FROM duplicate_case AS d JOIN scheme AS c ON c.id = d.scheme JOIN batch AS b ON b.sequence = d.batch
    LEFT JOIN latest AS l ON l.batch = d.batch
    LEFT JOIN case_event AS e ON e.id = (SELECT max(n.id) FROM case_event AS n
      WHERE n.duplicate_case = d.id AND NOT ${withdrawn("n.batch")})
    ORDER BY d.id`,
  );

  const recordOf = (row: Values): BatchRecord => batchRecord(row, headAt);

  // Whether a scheme is known cannot change to another id; only what was found is kept.
  const schemes = new Map<string, number>();
  const idOfScheme = (scheme: string): number | undefined => {
    const known = schemes.get(scheme);
    if (known !== undefined) return known;
    const row = schemeId.first(scheme);
    if (row === undefined) return undefined;
    schemes.set(scheme, numberAt(row, 0));
    return numberAt(row, 0);
  };

  const factsOf = (
    person: PersonNumber,
    scheme: string,
    without?: ReadonlySet<number>,
  ): PersonFacts | undefined => {
    const inScheme = idOfScheme(scheme);
    return inScheme === undefined ? undefined : sumUp(facts.all(hashOf(person), inScheme), without);
  };

  return {
    factsOf,
    factsFor(persons: Iterable<PersonNumber>, scheme: string, without?: ReadonlySet<number>) {
      const found = new Map<PersonNumber, PersonFacts>();
      if (idOfScheme(scheme) === undefined || anybody.first() === undefined) return found;
      for (const person of [...new Set(persons)].sort((a, b) => a - b)) {
        const one = factsOf(person, scheme, without);
        if (one !== undefined) found.set(person, one);
      }
      return found;
    },
    claimsOf(person: PersonNumber, scheme: string, without?: ReadonlySet<number>): readonly PriorClaim[] {
      const inScheme = idOfScheme(scheme);
      return inScheme === undefined ? [] : claims(hashOf(person), inScheme, without);
    },
    findReturn(key: ReturnKey): ReturnVersion | undefined {
      const scheme = idOfScheme(key.scheme);
      const { employerId, laCode, period, layout } = key;
      const row = findReturn.first(scheme ?? 0, employerId, laCode, period, layout);
      if (row === undefined) return undefined;
      return {
        submission: numberAt(row, 0),
        earlier: earlier.all(numberAt(row, 0)).map((one) => numberAt(one, 0)),
        sequence: numberAt(row, 1),
        ...{ batchId: textAt(row, 2), file: textAt(row, 3), sha256: textAt(row, 4) },
      };
    },
    seenInput(sha256: string) {
      const row = seenInput.first(sha256);
      return row === undefined ? undefined : { batchId: textAt(row, 0), file: textAt(row, 1) };
    },
    findBatch(id: string): BatchRecord | undefined {
      const row = findBatch.first(id);
      return row === undefined ? undefined : recordOf(row);
    },
    batches: (): readonly BatchRecord[] => batches.all().map(recordOf),
    pendingPublications: (): readonly BatchRecord[] => pending.all().map(recordOf),
    end(): BookEnd {
      const row = end.first();
      if (row === undefined) return { sequence: 0, id: "", manifest: "", chain: "", head: "" };
      return {
        sequence: numberAt(row, 0),
        id: textAt(row, 1),
        manifest: textAt(row, 2),
        chain: textAt(row, 3),
        head: headAt(numberAt(row, 0), textAt(row, 3)),
      };
    },
    history: (person: PersonNumber): readonly HistoryLine[] => history.all(hashOf(person)).map(historyLine),
    cases: (): readonly CaseRecord[] => cases.all().map(caseRecord),
    balances: (by: "person" | "employer" | "council" | "month", scheme?: string) =>
      balances(database, by, scheme),
  };
}

/** The net of all lines; undefined when nothing is left of them. */
function sumUp(lines: readonly Values[], without: ReadonlySet<number> | undefined): PersonFacts | undefined {
  let paid = 0;
  let toppedUp = 0;
  let lumps = 0;
  const instalments: number[] = [];
  const times = new Map<number, number>();
  for (const line of lines) {
    const head = numberAt(line, 0);
    const instalment = numberAt(line, 1);
    if (without?.has(numberAt(line, 4)) === true) {
      if (head === payment && instalment > 0) times.set(instalment, times.get(instalment) ?? 0);
      continue;
    }
    if (head === topUp) toppedUp += numberAt(line, 3);
    else paid += numberAt(line, 3);
    if (head !== payment) continue;
    if (instalment === 0) lumps += numberAt(line, 2);
    else times.set(instalment, (times.get(instalment) ?? 0) + numberAt(line, 2));
  }
  for (const [instalment, count] of times) if (count > 0) instalments.push(instalment);
  // After the last payment that stands nothing is missing: what was undone there comes next by itself.
  const last = Math.max(0, ...instalments);
  const reopened = [...times.keys()].filter(
    (each) => (each < last || lumps > 0) && !instalments.includes(each),
  );
  if (paid === 0 && toppedUp === 0 && lumps === 0 && instalments.length === 0) return undefined;
  const inOrder = (numbers: number[]): readonly number[] => numbers.sort((a, b) => a - b);
  return {
    paid: pence(paid),
    instalments: inOrder(instalments),
    lumpPaid: lumps > 0,
    ...(reopened.length === 0 ? {} : { reopened: inOrder(reopened) }),
  };
}

function batchRecord(row: Values, headAt: ChainHead): BatchRecord {
  return {
    sequence: numberAt(row, 0),
    id: textAt(row, 1),
    kind: textAt(row, 2) === "withdrawal" ? "withdrawal" : "run",
    withdraws: textAt(row, 3),
    withdrawnBy: numberOrNothingAt(row, 4),
    manifest: textAt(row, 5),
    staging: textAt(row, 6),
    recordedOn: dayOrNothing(row, 7),
    postings: numberAt(row, 8),
    total: pence(numberAt(row, 9)),
    chain: textAt(row, 10),
    head: headAt(numberAt(row, 0), textAt(row, 10)),
    published: numberAt(row, 11) === 1,
  };
}

function historyLine(row: Values): HistoryLine {
  return {
    posting: numberAt(row, 0),
    batchId: textAt(row, 1),
    scheme: textAt(row, 2),
    employerId: textAt(row, 3),
    laCode: textAt(row, 4),
    period: month(numberAt(row, 5)),
    kind: kindOf(numberAt(row, 6)),
    head: headOf(numberAt(row, 7)),
    dueMonth: month(numberAt(row, 8)),
    instalment: numberAt(row, 9),
    amount: pence(numberAt(row, 10)),
    file: textAt(row, 11),
    sheet: textAt(row, 12),
    row: numberAt(row, 13),
    reverses: numberOrNothingAt(row, 14),
    submission: numberAt(row, 15),
  };
}

function caseRecord(row: Values): CaseRecord {
  const certainty = textAt(row, 2);
  const keep = textAt(row, 12);
  const decided = row[18] !== null;
  const period = numberAt(row, 23);
  // Where everything was withdrawn there is no latest month.
  const latest = numberOrNothingAt(row, 24) ?? period;
  return {
    code: textAt(row, 0),
    scheme: textAt(row, 1),
    certainty: certainty === "certain" ? "certain" : "possible",
    kind: textAt(row, 3),
    fileA: textAt(row, 4),
    rowA: numberAt(row, 5),
    employerA: textAt(row, 6),
    fileB: textAt(row, 7),
    rowB: numberAt(row, 8),
    employerB: textAt(row, 9),
    batchB: textAt(row, 10),
    evidence: textAt(row, 11),
    keep: keep === "A" || keep === "B" ? keep : "none",
    reason: textAt(row, 13),
    amountAtRisk: pence(numberAt(row, 14)),
    batchId: textAt(row, 15),
    period: month(period),
    ageMonths: Math.max(0, latest - period),
    openedOn: dayOrNothing(row, 16),
    status:
      numberAt(row, 17) === 1 ? "withdrawn" : decided && textAt(row, 18) === "closed" ? "closed" : "open",
    outcome: decided ? textAt(row, 19) : "",
    decidedOn: decided ? dayOrNothing(row, 20) : undefined,
    decidedBy: decided ? textAt(row, 21) : "",
    recovered: pence(numberAt(row, 22)),
  };
}

function balances(
  database: DatabaseSync,
  by: "person" | "employer" | "council" | "month",
  scheme: string | undefined,
): readonly Balance[] {
  const column = { person: "w.key", employer: "s.employer", council: "s.council", month: "s.period" }[by];
  const sums =
    by === "person"
      ? `(SELECT scheme, person, head, sum(pence) AS pence, count(*) AS postings FROM posting GROUP BY person, scheme, head) AS p
        JOIN person AS w ON w.id = p.person JOIN scheme AS c ON c.id = p.scheme`
      : `(SELECT submission, head, sum(pence) AS pence, count(*) AS postings FROM posting GROUP BY submission, head) AS p
        JOIN submission AS s ON s.id = p.submission JOIN scheme AS c ON c.id = s.scheme`;
  const rows = query(
    database,
    `SELECT c.name, ${column}, p.head, sum(p.pence), sum(p.postings) FROM ${sums}
    WHERE ?1 IS NULL OR c.name = ?1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  ).each(scheme ?? null);
  const found: Balance[] = [];
  for (const row of rows) {
    const name = textAt(row, 0);
    const key = balanceKey(by, row);
    const last = found.at(-1);
    const before = last !== undefined && last.scheme === name && last.key === key ? last : undefined;
    if (before !== undefined) found.pop();
    const head = headOf(numberAt(row, 2));
    const amount = numberAt(row, 3);
    const byHead = (before?.byHead ?? heads.map(() => pence(0))).map((sum, at) =>
      heads[at] === head ? pence(sum + amount) : sum,
    );
    found.push({
      scheme: name,
      key,
      byHead,
      total: pence((before?.total ?? 0) + amount),
      postings: (before?.postings ?? 0) + numberAt(row, 4),
    });
  }
  return found;
}

function balanceKey(by: "person" | "employer" | "council" | "month", row: Values): string {
  if (by === "person") return keyText(bytesAt(row, 1));
  if (by === "month") return monthText(month(numberAt(row, 1)));
  return textAt(row, 1);
}

function dayOrNothing(row: Values, at: number): Day | undefined {
  // It was a Day when it was written.
  return numberOrNothingAt(row, at) as Day | undefined;
}

function kindOf(stored: number): PostingKind {
  const found = postingKinds[stored - 1];
  if (found === undefined) throw new LedgerFault("damaged", "file-damaged", `kind ${stored}`);
  return found;
}

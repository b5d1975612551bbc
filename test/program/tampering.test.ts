// Ways to tamper with a ledger, the folders of its batches and what lies beside them: each is found by `ledger check` (6) or
// by `verify` (7), which name what was changed and where, and neither of them ends as if the program itself were broken.
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainOf } from "../../src/ledger/sqlite/content.ts";
import { tamper } from "../ledger/tamper.ts";
import { batchOf, folder, samples, taliadHere } from "./program.ts";
import { restorer } from "./restored.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const whole = join(place, "whole");
const months = ["2022-06", "2022-07", "2022-09"];
const ids: string[] = [];

beforeAll(async () => {
  for (const month of months) {
    const ended = await taliadHere(["run", join(samples, "five-months", month), "--out", whole]);
    ids.push(basename(batchOf(ended)));
  }
  const ended = await taliadHere(["ledger", "check", "--out", whole]);
  expect(ended).toMatchObject({ code: 0 });
});

/** A copy of the results; `batch` is the path of a file in the folder of the second month. */
type Results = {
  readonly out: string;
  readonly ledger: string;
  readonly log: string;
  readonly folder: string;
  readonly batch: (path: string) => string;
};

const out = join(place, "copy");
const restore = restorer(whole, out);

function copyOf(): Results {
  restore();
  const of = join(out, ids[1] ?? "");
  const [ledger, log] = [join(out, "ledger.sqlite"), join(out, "run-log.ndjson")];
  return { out, ledger, log, folder: of, batch: (path) => join(of, path) };
}

/** Text in a file replaced, at its first place; it must be there. */
function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, "latin1");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed, "latin1");
}

function write({ ledger }: Results, sql: string): void {
  expect(tamper(ledger, sql)).toBeGreaterThan(0);
}

type Deed = {
  readonly why: string;
  readonly deed: (results: Results) => void;
  /** What is said of it, among other things; "$1" … are the ids of the batches. */
  readonly says: readonly string[];
};

const inputs = ["gofal-cleddau.xlsx", "plas-tegid.csv"] as const;

/** Changed bytes within a folder are for `verify`. */
const contents: readonly Deed[] = [
  {
    why: "a penny more in payments.csv",
    deed: ({ batch }) => edit(batch("payments.csv"), "299.60", "299.61"),
    says: ["payments.csv"],
  },
  {
    why: "an account line more in payments.csv",
    deed: ({ batch }) => appendFileSync(batch("payments.csv"), "a,b,c\r\n"),
    says: ["payments.csv"],
  },
  {
    why: "another outcome in decisions.csv",
    deed: ({ batch }) => edit(batch("decisions.csv"), ",held,", ",payable,"),
    says: ["decisions.csv", "outcome"],
  },
  {
    why: "a name in decisions.csv",
    deed: ({ batch }) => edit(batch("decisions.csv"), /[A-Z][a-z]+,[A-Z]/, "Xx,X"),
    says: ["decisions.csv"],
  },
  {
    why: "a total of summary.json",
    deed: ({ batch }) => edit(batch("summary.json"), /"payable": "\d/, '"payable": "9'),
    says: ["summary.json"],
  },
  {
    why: "the head before in summary.json",
    deed: ({ batch }) => edit(batch("summary.json"), /"previousHead": "../, '"previousHead": "zz'),
    says: ["summary.json"],
  },
  {
    why: "a byte of report.xlsx",
    deed: ({ batch }) => {
      const bytes = readFileSync(batch("report.xlsx"));
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(batch("report.xlsx"), bytes);
    },
    says: ["report.xlsx"],
  },
  {
    why: "a sum on the officer's page",
    deed: ({ batch }) => edit(batch("report.html"), "299.60", "399.60"),
    says: ["report.html"],
  },
  {
    why: "a hash on the page that names all files",
    deed: ({ batch }) => edit(batch("index.html"), /<code>[0-9a-f]{4}/, "<code>0000"),
    says: ["index.html"],
  },
  {
    why: "an output emptied",
    deed: ({ batch }) => truncateSync(batch("duplicates.csv"), 0),
    says: ["duplicates.csv"],
  },
  {
    why: "a fact of the past",
    deed: ({ batch }) => edit(batch("prior-facts.jsonl"), "29960", "19960"),
    says: ["prior-facts.jsonl"],
  },
  {
    why: "the facts of the past gone",
    deed: ({ batch }) => truncateSync(batch("prior-facts.jsonl"), 0),
    says: ["prior-facts.jsonl"],
  },
  {
    why: "facts of the past that are no JSON",
    deed: ({ batch }) => appendFileSync(batch("prior-facts.jsonl"), "{\n"),
    says: ["prior-facts.jsonl"],
  },
  {
    why: "hours in an input",
    deed: ({ batch }) => edit(batch("inputs/plas-tegid.csv"), /,2022-07|\/07\/2022/, ",2022-06"),
    says: ["inputs/plas-tegid.csv"],
  },
  {
    why: "a line more in an input",
    deed: ({ batch }) => appendFileSync(batch("inputs/plas-tegid.csv"), "x\r\n"),
    says: ["inputs/plas-tegid.csv"],
  },
  {
    why: "a workbook among the inputs for another one",
    deed: ({ batch }) => copyFileSync(batch("inputs/hafren-powys.xlsx"), batch("inputs/gofal-cleddau.xlsx")),
    says: ["inputs/gofal-cleddau.xlsx"],
  },
  {
    why: "two inputs with each other's name",
    deed: ({ batch }) => {
      const [a, b] = [batch("inputs/gofal-cleddau.xlsx"), batch("inputs/hafren-powys.xlsx")];
      renameSync(a, `${a}.x`);
      renameSync(b, a);
      renameSync(`${a}.x`, b);
    },
    says: ["inputs/gofal-cleddau.xlsx", "inputs/hafren-powys.xlsx"],
  },
  {
    why: "an amount of the law",
    deed: ({ batch }) => edit(batch("schemas/parameters/social-care-payment-2022.json"), "299.60", "399.60"),
    says: ["schemas/parameters/social-care-payment-2022.json"],
  },
  {
    why: "a clause of the law",
    deed: ({ batch }) => edit(batch("schemas/clauses/social-care-payment-2022.json"), "WFP-52", "WFP-53"),
    says: ["schemas/clauses/social-care-payment-2022.json"],
  },
  {
    why: "a file of the law that is no JSON",
    deed: ({ batch }) => truncateSync(batch("schemas/roles.json"), 40),
    says: ["roles.json"],
  },
  {
    why: "a word of a report",
    deed: ({ batch }) => edit(batch("schemas/words/en.json"), "payable", "payabel"),
    says: ["schemas/words/en.json"],
  },
  {
    why: "a manifest with the hash of a changed output",
    deed: ({ batch }) => {
      edit(batch("payments.csv"), "299.60", "299.61");
      const sha = execFileSync("sha256sum", [batch("payments.csv")], { encoding: "latin1" }).slice(0, 64);
      edit(batch("manifest.json"), /("path": "payments.csv",\s+"sha256": ")[0-9a-f]{64}/, `$1${sha}`);
    },
    says: ["payments.csv", "299.61"],
  },
  {
    why: "a total of the manifest",
    deed: ({ batch }) => edit(batch("manifest.json"), /"claimed": "\d/, '"claimed": "9'),
    says: ["manifest.json"],
  },
  {
    why: "the program's version",
    deed: ({ batch }) => edit(batch("manifest.json"), /"version": "[^"]+"/, '"version": "0.0.1"'),
    says: ["0.0.1"],
  },
  {
    why: "the language of the manifest",
    deed: ({ batch }) => edit(batch("manifest.json"), '"lang": "both"', '"lang": "en"'),
    says: ["other"],
  },
  {
    why: "an input that the manifest does not list",
    deed: ({ batch }) => edit(batch("manifest.json"), /,\s+\{\s+"file": "plas-tegid.csv"[^}]+\}/, ""),
    says: ["inputs/plas-tegid.csv does not belong"],
  },
  {
    why: "another id in the manifest",
    deed: ({ batch }) => edit(batch("manifest.json"), /"batch": "[0-9a-f]{12}"/, '"batch": "0123456789ab"'),
    says: ["0123456789ab"],
  },
];

/** What is where is for `ledger check`; most of it `verify` sees as well. */
const shapes: readonly Deed[] = [
  {
    why: "an output that is gone",
    deed: ({ batch }) => rmSync(batch("payments.csv")),
    says: ["Batch $2: payments.csv is missing."],
  },
  {
    why: "an output replaced by a link to the same bytes",
    deed: ({ batch, out }) => {
      renameSync(batch("payments.csv"), join(out, "elsewhere.csv"));
      symlinkSync(join(out, "elsewhere.csv"), batch("payments.csv"));
    },
    says: ["Batch $2: payments.csv is no file"],
  },
  {
    why: "an output replaced by a folder",
    deed: ({ batch }) => {
      rmSync(batch("payments.csv"));
      mkdirSync(batch("payments.csv"));
    },
    says: ["Batch $2: payments.csv is no file"],
  },
  {
    why: "an output replaced by a pipe",
    deed: ({ batch }) => {
      rmSync(batch("payments.csv"));
      execFileSync("mkfifo", [batch("payments.csv")]);
    },
    says: ["Batch $2: payments.csv is no file"],
  },
  {
    why: "an output of another length",
    deed: ({ batch }) => appendFileSync(batch("decisions.csv"), "\r\n"),
    says: ["Batch $2: decisions.csv is not as long as it was."],
  },
  {
    why: "a file that was added",
    deed: ({ batch }) => writeFileSync(batch("payments-corrected.csv"), "x"),
    says: ["Batch $2: payments-corrected.csv does not belong to the batch."],
  },
  {
    why: "an input that was added",
    deed: ({ batch }) => writeFileSync(batch("inputs/other.csv"), "x"),
    says: ["Batch $2: inputs/other.csv"],
  },
  {
    why: "a file of the law that was added",
    deed: ({ batch }) => writeFileSync(batch("schemas/layouts/own.json"), "{}"),
    says: ["Batch $2: schemas/layouts/own.json"],
  },
  {
    why: "a link among the files of what goes back",
    deed: ({ batch }) => symlinkSync("/etc/hostname", batch("returns/hostname")),
    says: ["Batch $2: returns/hostname"],
  },
  ...inputs.map((name) => ({
    why: `the input ${name} gone`,
    deed: ({ batch }: Results) => rmSync(batch(`inputs/${name}`)),
    says: [`Batch $2: inputs/${name} is missing.`],
  })),
  {
    why: "an input renamed",
    deed: ({ batch }) => renameSync(batch("inputs/plas-tegid.csv"), batch("inputs/Plas-tegid.csv")),
    says: ["inputs/plas-tegid.csv is missing", "inputs/Plas-tegid.csv does not belong"],
  },
  {
    why: "an input replaced by a link",
    deed: ({ batch, out }) => {
      renameSync(batch("inputs/plas-tegid.csv"), join(out, "x.csv"));
      symlinkSync(join(out, "x.csv"), batch("inputs/plas-tegid.csv"));
    },
    says: ["Batch $2: inputs/plas-tegid.csv is no file"],
  },
  {
    why: "a manifest that was changed",
    deed: ({ batch }) => edit(batch("manifest.json"), '"lang": "both"', '"lang": "en"'),
    says: ["The manifest in the folder of batch $2 is not the one that was posted."],
  },
  {
    why: "a manifest that says it was run without a ledger",
    deed: ({ batch }) => edit(batch("manifest.json"), '"ledger": true', '"ledger": false'),
    says: ["The manifest in the folder of batch $2"],
  },
  {
    why: "another manifest before",
    deed: ({ batch }) => edit(batch("manifest.json"), /"previousManifest": "../, '"previousManifest": "00'),
    says: ["The manifest in the folder of batch $2"],
  },
  ...[
    ["empty", ""],
    ["half of one", '{"format":1,'],
    ["a list", "[1,2]"],
    ["null", "null"],
    ["deep", "[".repeat(100_000)],
    ["of other bytes", "\xff\xfe\x00"],
    ["with numbers for names", '{"outputs":[{"path":7,"bytes":"x"}],"options":{"ledger":3}}'],
  ].map(([what, text]) => ({
    why: `a manifest that is ${what}`,
    deed: ({ batch }: Results) => writeFileSync(batch("manifest.json"), text ?? "", "latin1"),
    says: ["The manifest in the folder of batch $2"],
  })),
  {
    why: "a manifest that is gone",
    deed: ({ batch }) => rmSync(batch("manifest.json")),
    says: ["The folder of batch $2 has no manifest"],
  },
  {
    why: "a folder for a manifest",
    deed: ({ batch }) => {
      rmSync(batch("manifest.json"));
      mkdirSync(batch("manifest.json"));
    },
    says: ["The folder of batch $2 has no manifest"],
  },
  {
    why: "a pipe for a manifest",
    deed: ({ batch }) => {
      rmSync(batch("manifest.json"));
      execFileSync("mkfifo", [batch("manifest.json")]);
    },
    says: ["The folder of batch $2 has no manifest"],
  },
  {
    why: "a link for a manifest",
    deed: ({ batch, out }) => {
      renameSync(batch("manifest.json"), join(out, "m.json"));
      symlinkSync(join(out, "m.json"), batch("manifest.json"));
    },
    says: ["The folder of batch $2, or the manifest in it, is a link"],
  },
  {
    why: "a folder that is gone",
    deed: ({ folder: of }) => rmSync(of, { recursive: true }),
    says: ["The folder of batch $2 is missing"],
  },
  {
    why: "all folders gone, and the log left behind",
    deed: ({ out }) => {
      for (const id of ids) rmSync(join(out, id), { recursive: true });
    },
    says: ["The folder of batch $1 is missing", "The folder of batch $3 is missing"],
  },
  {
    why: "a folder renamed",
    deed: ({ folder: of }) => renameSync(of, `${of}.old`),
    says: ["The folder of batch $2 is missing"],
  },
  {
    why: "a folder replaced by a link",
    deed: ({ folder: of }) => {
      renameSync(of, `${of}.old`);
      symlinkSync(`${of}.old`, of);
    },
    says: ["The folder of batch $2, or the manifest in it, is a link"],
  },
  {
    why: "a folder replaced by a file",
    deed: ({ folder: of }) => {
      rmSync(of, { recursive: true });
      writeFileSync(of, "");
    },
    says: ["The folder of batch $2 has no manifest"],
  },
  {
    why: "the folder of another batch in its place",
    deed: ({ folder: of, out }) => {
      rmSync(of, { recursive: true });
      cpSync(join(out, ids[0] ?? ""), of, { recursive: true });
    },
    says: ["The manifest in the folder of batch $2"],
  },
  {
    why: "a folder of a batch that never was",
    deed: ({ folder: of, out }) => cpSync(of, join(out, "0123456789ab"), { recursive: true }),
    says: ["Batch 0123456789ab has a folder but is not in the ledger."],
  },
  {
    why: "the log of runs gone",
    deed: ({ log }) => rmSync(log),
    says: ["The log of runs is missing", "run-log.ndjson"],
  },
  {
    why: "the log of runs emptied",
    deed: ({ log }) => truncateSync(log, 0),
    says: ["Batch $1 has a folder here, but run-log.ndjson does not tell of it."],
  },
  {
    why: "a run taken out of the log",
    deed: ({ log }) => writeFileSync(log, readFileSync(log, "utf8").split("\n").toSpliced(2, 2).join("\n")),
    says: ["Batch $2 has a folder here, but run-log.ndjson does not tell of it."],
  },
  {
    why: "another head in the log",
    deed: ({ log }) => edit(log, /"head":"../, '"head":"zz'),
    says: ["run-log.ndjson, 2 names another head of the ledger at batch $1"],
  },
  {
    why: "another batch in the log",
    deed: ({ log }) => edit(log, ids[0] ?? "", "0123456789ab"),
    says: ["Batch 0123456789ab is not in the ledger, but was posted (run-log.ndjson, 2)."],
  },
  {
    why: "a line of the log that cannot be read",
    deed: ({ log }) => edit(log, '{"event":"end"', '{"event":'),
    says: ["The log of runs cannot be read", "line 2"],
  },
  {
    why: "a link for the log",
    deed: ({ log }) => {
      renameSync(log, `${log}.1`);
      symlinkSync(`${log}.1`, log);
    },
    says: ["The log of runs cannot be read"],
  },
  {
    why: "a folder for the log",
    deed: ({ log }) => {
      rmSync(log);
      mkdirSync(log);
    },
    says: ["The log of runs cannot be read"],
  },
];

const rows: readonly (readonly [why: string, sql: string, says: string])[] = [
  ["an amount", "UPDATE posting SET pence = pence + 1 WHERE id = 1", "The rows of batch $1"],
  ["a posting's person", "UPDATE posting SET person = person + 1 WHERE id = 1", "The rows of batch $1"],
  ["a posting's month", "UPDATE posting SET month = month + 1 WHERE id = 1", "The rows of batch $1"],
  ["a posting's row", "UPDATE posting SET row = row + 1 WHERE id = 1", "The rows of batch $1"],
  ["what a row says of itself", "UPDATE posting SET standing = '0' WHERE id = 1", "The rows of batch $1"],
  ["a posting gone", "DELETE FROM posting WHERE id = 2", "Posting 2 is missing."],
  ["a person's key", "UPDATE person SET key = zeroblob(32) WHERE id = 1", "The rows of batch $1"],
  ["an employer", "UPDATE submission SET employer = 'E1' WHERE id = 1", "The rows of batch $1"],
  ["a council", "UPDATE submission SET council = 'W06000001' WHERE id = 1", "The rows of batch $1"],
  ["a month of a return", "UPDATE submission SET period = period + 1 WHERE id = 1", "The rows of batch $1"],
  [
    "the hash of an input",
    "UPDATE input SET sha256 = printf('%064d', 1) WHERE id = 1",
    "The rows of batch $1",
  ],
  ["the ceiling", "UPDATE scheme SET ceiling = 900000", "The rows of batch $1"],
  ["a ruling", "UPDATE decision SET details = '{}'", "The rows of batch $3"],
  ["the text of a ruling", "UPDATE sealed_text SET cipher = zeroblob(40)", "The rows of batch $3"],
  ["a key of claims", "UPDATE claim_key SET year = year + 1 WHERE id = 1", "The rows of batch $1"],
  ["a ruling gone", "DELETE FROM decision WHERE id = 2", "The rows of batch $3"],
  ["a duplicate case", "UPDATE duplicate_case SET keep = 'none', at_risk = 0", "The rows of batch $2"],
  ["an open condition", "UPDATE open_condition SET pence = 1 WHERE id = 1", "The rows of batch "],
  [
    "by whom people are recognised",
    "UPDATE match_run SET keys = zeroblob(12) WHERE id = 1",
    "The rows of batch $1",
  ],
  ["the total of a person", "UPDATE total SET pence = 0 WHERE person = 1", "A sum in the ledger is wrong"],
  [
    "the ceiling of a total",
    "UPDATE total SET ceiling = 900000 WHERE person = 1",
    "A sum in the ledger is wrong",
  ],
  [
    "the newest posting of a total",
    "UPDATE total SET posting = 999999 WHERE person = 1",
    "A sum in the ledger is wrong",
  ],
  [
    "a code that no posting has yet",
    "UPDATE head SET code = 'GRANT' WHERE id = 6",
    "by another program: head",
  ],
  ["a kind that is gone", "DELETE FROM kind WHERE id = 4", "by another program: kind"],
  ["a slot freed", "DELETE FROM slot WHERE person = 1", "A sum in the ledger is wrong"],
  ["the hash of a manifest", "UPDATE batch SET manifest = printf('%064d', 1) WHERE sequence = 1", "batch $1"],
  ["the id of a batch", "UPDATE batch SET id = '0123456789ab' WHERE sequence = 2", "Batch $2 has a folder"],
  ["a batch's seal", "UPDATE seal SET pence = pence + 1 WHERE batch = 2", "batch $2"],
  [
    "a batch in the middle gone",
    "DELETE FROM seal WHERE batch = 2; DELETE FROM batch WHERE sequence = 2",
    "Batch number 2 is missing",
  ],
  ["who prepared a batch", "UPDATE event SET account = 'somebody' WHERE id = 1", "$1"],
  ["when a batch was prepared", "UPDATE event SET day = day + 1 WHERE id = 2", "$2"],
  ["that a batch is in its place", "DELETE FROM publication WHERE batch = 2", "Batch $2 is posted and waits"],
];

const ledgers: readonly Deed[] = [
  ...rows.map(([why, sql, says]) => ({
    why: `the ledger: ${why}`,
    deed: (results: Results) => write(results, sql),
    says: [says],
  })),
  {
    why: "the ledger: a guard taken off",
    deed: ({ ledger }) => sqlite(ledger, "DROP TRIGGER posting_no_update"),
    says: ["posting_no_update"],
  },
  {
    why: "the ledger: a guard that guards nothing",
    deed: ({ ledger }) =>
      sqlite(
        ledger,
        "DROP TRIGGER seal_no_delete; CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN SELECT 1; END",
      ),
    says: ["seal_no_delete"],
  },
  {
    why: "the ledger: a table added",
    deed: ({ ledger }) => sqlite(ledger, "CREATE TABLE more (a)"),
    says: ["table more"],
  },
  {
    why: "the ledger: another version",
    deed: ({ ledger }) => sqlite(ledger, "PRAGMA user_version = 2"),
    says: ["ledger"],
  },
  {
    why: "the ledger: its first batch written again, with a chain that fits",
    deed: (results) => {
      chainAgain(results);
    },
    says: ["names another head of the ledger at batch $1", "manifest.json names another head"],
  },
  {
    why: "the ledger: pages overwritten",
    deed: ({ ledger }) => {
      const bytes = readFileSync(ledger);
      bytes.fill(0xa5, 4096 * 5, 4096 * 40);
      writeFileSync(ledger, bytes);
    },
    says: ["The ledger file cannot be read"],
  },
  {
    why: "the ledger cut",
    deed: ({ ledger }) => truncateSync(ledger, 4096 * 9),
    says: ["The ledger file cannot be read"],
  },
  { why: "the ledger emptied", deed: ({ ledger }) => truncateSync(ledger, 0), says: ["ledger.sqlite"] },
  ...(["", ".key", ".end"] as const).flatMap((ending): readonly Deed[] => [
    {
      why: `a pipe for the ledger's file ${ending}`,
      deed: ({ ledger }) => {
        rmSync(`${ledger}${ending}`);
        execFileSync("mkfifo", [`${ledger}${ending}`]);
      },
      says: [`ledger.sqlite${ending}`],
    },
    {
      why: `a folder for the ledger's file ${ending}`,
      deed: ({ ledger }) => {
        rmSync(`${ledger}${ending}`);
        mkdirSync(`${ledger}${ending}`);
      },
      says: [`ledger.sqlite${ending}`],
    },
    {
      why: `a device without an end for the ledger's file ${ending}`,
      deed: ({ ledger }) => {
        rmSync(`${ledger}${ending}`);
        symlinkSync("/dev/zero", `${ledger}${ending}`);
      },
      says: [`ledger.sqlite${ending}`],
    },
  ]),
  { why: "the ledger gone", deed: ({ ledger }) => rmSync(ledger), says: ["ledger.sqlite"] },
  {
    why: "a text for the ledger",
    deed: ({ ledger }) => writeFileSync(ledger, "rowRef,niNumber\r\n".repeat(900)),
    says: ["ledger"],
  },
  { why: "the end mark gone", deed: ({ ledger }) => rmSync(`${ledger}.end`), says: ["The end mark"] },
  {
    why: "an end mark that cannot be read",
    deed: ({ ledger }) => writeFileSync(`${ledger}.end`, "x"),
    says: ["ledger.sqlite.end"],
  },
  {
    why: "an end mark of another ledger",
    deed: ({ ledger }) => edit(`${ledger}.end`, /^.{16}/, "0123456789abcdef"),
    says: ["0123456789abcdef"],
  },
  {
    why: "an end mark further on",
    deed: ({ ledger }) => edit(`${ledger}.end`, " 3 ", " 4 "),
    says: ["3 < 4"],
  },
  {
    why: "an end mark with another chain",
    deed: ({ ledger }) => edit(`${ledger}.end`, / 3 ../, " 3 00"),
    says: ["chain"],
  },
  { why: "the key gone", deed: ({ ledger }) => rmSync(`${ledger}.key`), says: ["ledger.sqlite.key"] },
  {
    why: "the key of another ledger",
    deed: ({ ledger }) => writeFileSync(`${ledger}.key`, `${"0".repeat(64)}\n`),
    says: ["ledger.sqlite.key"],
  },
  {
    why: "a key that is none",
    deed: ({ ledger }) => writeFileSync(`${ledger}.key`, "short\n"),
    says: ["ledger.sqlite.key"],
  },
];

function sqlite(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** Somebody without the key says that the first batch was recorded on another day, and makes all chains fit. */
function chainAgain(results: Results): void {
  const sets: string[] = ["UPDATE batch SET recorded_on = 20000 WHERE sequence = 1"];
  const database = new DatabaseSync(results.ledger, { readOnly: true });
  const batches = database
    .prepare(
      `SELECT b.sequence, b.id, b.kind, b.manifest, b.staging, s.content, s.postings, s.last_posting, s.pence, o.id AS book
      FROM batch AS b JOIN seal AS s ON s.batch = b.sequence, book AS o ORDER BY b.sequence`,
    )
    .all();
  database.close();
  let previous = "0".repeat(64);
  for (const one of batches) {
    const chain = chainOf({
      previous,
      sequence: Number(one["sequence"]),
      id: String(one["id"]),
      kind: String(one["kind"]),
      withdraws: undefined,
      manifest: String(one["manifest"]),
      staging: String(one["staging"]),
      recordedOn: one["sequence"] === 1 ? 20_000 : undefined,
      content: String(one["content"]),
      postings: Number(one["postings"]),
      lastPosting: Number(one["last_posting"]),
      pence: Number(one["pence"]),
    });
    sets.push(`UPDATE batch SET previous = '${previous}' WHERE sequence = ${one["sequence"]}`);
    sets.push(`UPDATE seal SET chain = '${chain}' WHERE batch = ${one["sequence"]}`);
    previous = chain;
  }
  write(results, sets.join(";"));
  writeFileSync(`${results.ledger}.end`, `${batches[0]?.["book"]} ${batches.length} ${previous}\n`);
}

const withIds = (text: string): string =>
  text.replaceAll(/\$(\d)/g, (_, number) => ids[Number(number) - 1] ?? "");

async function found(words: readonly string[], says: readonly string[], code: number): Promise<void> {
  const ended = await taliadHere([...words, "--lang", "en"]);
  const said = `${ended.stdout}${ended.stderr}`;
  for (const text of says) expect(said).toContain(withIds(text));
  expect(ended.code, said).toBe(code);
}

test("there are enough of them", () => {
  expect(contents.length + shapes.length + ledgers.length).toBeGreaterThanOrEqual(75);
});

describe("verify finds", () => {
  test.for(contents)("$why", async ({ deed, says }) => {
    const results = copyOf();
    deed(results);
    await found(["verify", results.folder], says, 7);
  });
});

describe("ledger check finds", () => {
  test.for([...shapes, ...ledgers])("$why", async ({ deed, says }) => {
    const results = copyOf();
    deed(results);
    await found(["ledger", "check", "--out", results.out], says, 6);
  });
});

test("an untouched copy is whole, whatever its folder is called, and a key that others may read is said", async () => {
  const { out, ledger, folder: of } = copyOf();
  execFileSync("chmod", ["644", `${ledger}.key`]);
  await found(
    ["ledger", "check", "--out", out],
    ["The ledger is whole: 3 batches", "may be read by others"],
    0,
  );
  renameSync(of, `${of} (copy)`);
  await found(["verify", `${of} (copy)`], [`(copy)`, ids[1] ?? ""], 0);
  expect(readdirSync(out)).toContain(`${ids[1]} (copy)`);
});

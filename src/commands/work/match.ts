// `taliad match`: a secret for a round, a council's export, the neutral party's comparison. Who compares
// must not have the secret, and who has the secret must not have another council's export: the program says so, it cannot see to it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { daysOf } from "../../core/day.ts";
import { numberText } from "../../core/person.ts";
import { claimLine } from "../../exchange/claims.ts";
import { compareExports, type NotCompared } from "../../exchange/compare.ts";
import { sentKeysOf } from "../../exchange/keys.ts";
import { headText } from "../../exchange/sheet-head.ts";
import { csvTable } from "../../io/csv/table.ts";
import { makeFolder, publish, removeFolder, writeFileSynced } from "../../io/files.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { choiceOn, countOn } from "../../law/parameters.ts";
import type { Book } from "../../ledger/book.ts";
import { count, say } from "../../report/words.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { exitCodes } from "../exit-codes.ts";
import type { MatchAction } from "../match-actions.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { withResults } from "./beside-ledger.ts";
import { logged } from "./logged.ts";
import { type OwnClaim, ownClaims, referenceOf } from "./match-claims.ts";
import { importAnswer } from "./match-import.ts";
import { makeSecret, readSecret } from "./match-secret.ts";
import { openBook } from "./open-ledger.ts";
import { schemeAsked, schemeSaid } from "./scheme-asked.ts";

type MatchAsked = {
  readonly action: MatchAction;
  readonly files: readonly string[];
  readonly ledger: string | undefined;
  readonly scheme: string | undefined;
  readonly council: string | undefined;
  readonly secret: string | undefined;
  readonly out: string | undefined;
  readonly plain: boolean;
  readonly json: boolean;
};

/** The scheme of which workers are asked whether Data Cymru may be told (WFP-61). */
const usualScheme = "WFP";

/** Returns the exit code. */
export async function match(wanted: MatchAsked, given: Session): Promise<number> {
  const session = withResults(given);
  if (wanted.action === "compare") return compare(wanted, session);
  if (wanted.action === "import") return importAnswer(wanted, session);
  const out = outOf(wanted);
  if (wanted.action === "secret") {
    const round = makeSecret(out, consentingScheme(schemeSaid(wanted.scheme ?? usualScheme)).name);
    tell(wanted, session, "cli.match.secret-made", { file: out, round });
    return exitCodes.done;
  }
  if (existsSync(out)) throw new UsageFault("cli.file-there", { file: out });
  const { config } = session;
  if (config.ledger === "none") throw new UsageFault("cli.match.needs-ledger");
  const book = await openBook(config.ledger, session, { readOnly: true });
  try {
    return await logged(session, 1, async () => exported(book, { ...wanted, out }, session), "match");
  } finally {
    await book.close();
  }
}

async function exported(book: Book, wanted: MatchAsked & { readonly out: string }, session: Session) {
  const { law } = session.schemas;
  const secret = wanted.plain ? undefined : readSecret(secretOf(wanted));
  const scheme = consentingScheme(
    secret === undefined
      ? await schemeAsked(book, wanted.scheme)
      : schemeSaid(wanted.scheme ?? secret.scheme),
  );
  if (secret !== undefined && secret.scheme !== scheme.name)
    throw new UsageFault("cli.match.other-scheme", { scheme: scheme.name, of: secret.scheme });
  const { latestMonth } = await book.state();
  const day = latestMonth === undefined ? undefined : daysOf(latestMonth).last;
  if (secret === undefined && (day === undefined || choiceOn(law, "match.plainRoute", day) !== "open"))
    throw new UsageFault("cli.match.plain-closed");
  const own = await ownClaims(book, scheme, wanted.council, session);
  const standing = own.claims.filter(({ paid, isLatest }) => paid > 0 && isLatest);
  const isGone = own.purged.claims > 0 || (own.claims.length === 0 && own.purged.batches > 0);
  if (standing.length === 0 && isGone) throw new UsageFault("cli.match.all-purged", { council: own.council });
  const told = standing.filter(({ consents }) => consents);
  const reference = (one: OwnClaim): string => referenceOf(book, secret?.round ?? "plain", own.council, one);
  if (secret === undefined) {
    const rows = told.map((one) => [
      one.surname,
      one.forenames,
      numberText(one.person),
      own.council,
      reference(one),
    ]);
    const columns = ["surname", "forenames", "niNumber", "council", "reference"];
    writeFileSynced(wanted.out, csvTable(columns, [], sorted(rows, 4)));
  } else {
    const keysOf = sentKeysOf(law);
    const lines = told.map((one) => {
      const keys = keysOf(one).map(({ kind, value }) => ({ kind, key: secret.keyOf(kind, value) }));
      return claimLine({ reference: reference(one), keys });
    });
    const { round, check } = secret;
    const head = { scheme: scheme.name, council: own.council, round, check, people: lines.length };
    writeFileSynced(
      wanted.out,
      headText("export", head) +
        lines
          .sort()
          .map((line) => `${line}\n`)
          .join(""),
    );
  }
  const threshold = day === undefined ? 0 : (countOn(law, "return.threshold", day) ?? 0);
  const left = leftOut(standing.length - told.length, threshold, session);
  const purged = leftOut(own.purged.claims, threshold, session);
  if (own.purged.claims > 0) session.console.log("error", "cli.match.purged", { count: purged });
  const key = secret === undefined ? "cli.match.plain-done" : "cli.match.exported";
  tell(wanted, session, key, { file: wanted.out, council: own.council, people: count(told.length), left });
  return { exitCode: exitCodes.done };
}

/** How many were left out; not exactly where they are few and a council has said from how many on a figure is shown. */
function leftOut(many: number, threshold: number, { schemas, console }: Session): string {
  return many > 0 && many < threshold
    ? say(schemas.law.words, console.language, "cli.match.fewer-than", { count: count(threshold) })
    : count(many);
}

function compare(wanted: MatchAsked, session: Session): number {
  for (const [option, value] of [
    ["--secret", wanted.secret],
    ["--ledger", wanted.ledger],
  ] as const)
    if (value !== undefined) throw new UsageFault("cli.match.compare-alone", { option });
  const out = outOf(wanted);
  if (existsSync(out)) throw new UsageFault("cli.file-there", { file: out });
  for (const file of wanted.files)
    if (whyNotAFile(file) !== undefined) throw new UsageFault("cli.match.no-file", { file });
  const result = compareExports(wanted.files.map((name) => ({ name, text: readFileSync(name, "latin1") })));
  if ("why" in result) throw refusalOf(result);
  const staging = `${out}.part`;
  removeFolder(staging);
  makeFolder(staging);
  for (const [council, text] of result.answers) writeFileSynced(join(staging, `${council}.answer`), text);
  publish(staging, out);
  if (result.tooMany > 0)
    session.console.log("error", "cli.match.too-many", { count: count(result.tooMany) });
  const { answers, claims, pairs } = result;
  const values = { councils: count(answers.size), claims: count(claims), pairs: count(pairs), folder: out };
  tell(wanted, session, "cli.match.compared", values);
  return exitCodes.done;
}

function refusalOf(refused: NotCompared): UsageFault {
  if (refused.why === "one-council") return new UsageFault("cli.match.one-council");
  if (refused.why === "not-an-export")
    return new UsageFault("cli.match.not-an-export", { file: refused.name, line: String(refused.line) });
  return new UsageFault(`cli.match.${refused.why}`, { file: refused.name, other: refused.other });
}

/** Throws a UsageFault for a scheme in which nobody is asked for consent (SSPE-97). */
function consentingScheme(scheme: AnyScheme): AnyScheme {
  if (scheme.code !== usualScheme) throw new UsageFault("cli.match.no-consent", { scheme: scheme.code });
  return scheme;
}

function outOf({ out, action }: MatchAsked): string {
  if (out === undefined) throw new UsageFault("cli.match.out", { action });
  return out;
}

function secretOf({ secret }: MatchAsked): string {
  if (secret === undefined) throw new UsageFault("cli.match.secret-needed");
  return secret;
}

function sorted(rows: readonly string[][], by: number): readonly string[][] {
  return rows.toSorted((a, b) => ((a[by] ?? "") < (b[by] ?? "") ? -1 : 1));
}

function tell(
  { json, action }: MatchAsked,
  { console, schemas }: Session,
  key: string,
  values: Readonly<Record<string, string>>,
): void {
  console.print(
    json ? JSON.stringify({ action, ...values }) : say(schemas.law.words, console.language, key, values),
  );
}

// `taliad match import`: an answer taken home. Each pair that is certain or probable opens a case, which holds the person's row in the
// next batch; what was paid stays paid. The two councils settle by reference who pays (WFP-68, 73).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { termsOf } from "../../batch/publish/posting.ts";
import type { Month } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { canonicalJson } from "../../engine/identity.ts";
import { type AnswerLine, answerFrom } from "../../exchange/answer.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { answerLayout, claimedElsewhereReason } from "../../ledger/answers/claimed-elsewhere.ts";
import type { Book } from "../../ledger/book.ts";
import type { NewCase } from "../../ledger/new-batch.ts";
import { putInPlace, recoverPublications } from "../../ledger/publication.ts";
import { count, say } from "../../report/words.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { type Ended, endOf } from "./logged.ts";
import { type OwnClaim, ownClaims, referenceOf } from "./match-claims.ts";
import { withBook } from "./on-posted-batch.ts";
import { schemeSaid } from "./scheme-asked.ts";
import { postStaged, stage } from "./staged.ts";

type Asked = { readonly files: readonly string[]; readonly json: boolean };

/** Returns the exit code. */
export async function importAnswer({ files, json }: Asked, session: Session): Promise<number> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new UsageFault("cli.match.answer");
  if (session.config.ledger === "none") throw new UsageFault("cli.match.needs-ledger");
  if (whyNotAFile(file) !== undefined) throw new UsageFault("cli.match.no-file", { file });
  const text = readFileSync(file, "latin1");
  return withBook(session, "match", (book) => imported(book, { file, text, json }, session));
}

type Read = { readonly file: string; readonly text: string; readonly json: boolean };

async function imported(book: Book, { file, text, json }: Read, session: Session): Promise<Ended> {
  const { console, schemas, config } = session;
  const answer = answerFrom(text);
  if (answer === undefined) throw new UsageFault("cli.match.not-an-answer", { file });
  const { head, lines } = answer;
  const scheme = schemeSaid(head.scheme);
  await recoverPublications(book, config.out);
  const { claims, purged } = await ownClaims(book, scheme, head.council, session);
  const mine = new Map(claims.map((one) => [referenceOf(book, head.round, head.council, one), one]));
  const known = await pairsKnown(book, scheme.name);
  const pairs = lines.filter(({ tier }) => tier === "certain" || tier === "probable");
  const found = pairs.map((line) => ({ line, claim: mine.get(line.reference) }));
  const unknown = found.filter(({ claim }) => claim === undefined).length;
  const gone = found.filter(({ claim }) => claim?.paid === 0).length;
  const standing = found.flatMap(({ line, claim }) =>
    claim === undefined || claim.paid === 0 ? [] : [{ line, claim }],
  );
  const fresh = standing.filter(({ line, claim }) => !known(claim, line.council));
  const counts = {
    gone: count(gone),
    known: count(standing.length - fresh.length),
    opened: count(fresh.length),
  };
  const batch =
    fresh.length === 0
      ? undefined
      : await opened(book, { file, text, scheme, council: head.council, fresh }, session);
  const key = batch === undefined ? "cli.match.nothing-new" : "cli.match.imported";
  const values = { council: head.council, ...counts, ...(batch === undefined ? {} : { batch }) };
  console.print(
    json
      ? JSON.stringify({ action: "import", ...values, unknown })
      : say(schemas.law.words, console.language, key, values),
  );
  const unknownKey = purged.batches > 0 ? "cli.match.unknown-or-purged" : "cli.match.unknown";
  if (unknown > 0) console.log("error", unknownKey, { count: count(unknown) });
  return { exitCode: unknown > 0 ? exitCodes.findings : exitCodes.done, batch, ends: await endOf(book) };
}

/** Whether a case of the person and that council was opened before, whatever became of it. */
async function pairsKnown(book: Book, scheme: string) {
  const cases = (await book.cases()).filter(
    (one) => one.scheme === scheme && one.reason === claimedElsewhereReason && one.status !== "withdrawn",
  );
  const known = new Set(cases.map(({ personKey, employerA }) => `${personKey} ${employerA}`));
  return ({ person }: OwnClaim, council: string): boolean => known.has(`${book.keyOf(person)} ${council}`);
}

type Fresh = {
  readonly file: string;
  readonly text: string;
  readonly scheme: AnyScheme;
  readonly council: string;
  readonly fresh: readonly { readonly line: AnswerLine; readonly claim: OwnClaim }[];
};

/** Staged, posted, put in place, as a run is; the batch's id. */
async function opened(
  book: Book,
  { file, text, scheme, council, fresh }: Fresh,
  { config: { out }, schemas: { law } }: Session,
): Promise<string> {
  const end = await book.state();
  const sha256 = createHash("sha256").update(text, "latin1").digest("hex");
  const id = createHash("sha256")
    .update(canonicalJson({ answer: sha256, after: end.chain }))
    .digest("hex")
    .slice(0, 12);
  const { manifest: previousManifest, head: previousHead } = end;
  const input = { file: basename(file), sha256, bytes: text.length };
  const written = { format: 1, batch: id, answer: sha256, inputs: [input], previousManifest, previousHead };
  const answer = [`inputs/${input.file}`, Buffer.from(text, "latin1")] as const;
  const staged = stage(out, book, id, written, [answer]);
  const about = { scheme: scheme.name, layout: answerLayout, employerId: "", laCode: council };
  await postStaged(out, staged, () =>
    book.post({
      ...staged,
      schemes: [termsOf(scheme.name, law)],
      inputs: [{ file: input.file, sha256 }],
      // There is a payment in it, so there is a latest month.
      submissions: [{ ...about, input: 0, period: end.latestMonth as Month, sequence: undefined }],
      cases: fresh.map((one, at) => caseOf(one, `${id}-${at + 1}-1`, scheme.name)),
    }),
  );
  await putInPlace(book, out, staged);
  return id;
}

/** Side A is the other council's claim, of which nothing is known but the council. */
function caseOf({ line, claim }: Fresh["fresh"][number], code: string, scheme: string): NewCase {
  return {
    ...{ code, scheme, person: claim.person, certainty: "possible", kind: "other-council" },
    ...{ fileA: "", rowA: 0, employerA: line.council },
    ...{ fileB: claim.file, rowB: claim.row, employerB: claim.employerId, batchB: "" },
    evidence: evidenceOf(line),
    keep: "none",
    reason: claimedElsewhereReason,
    amountAtRisk: pence(claim.paid),
  };
}

/** What the kinds of keys that met say is alike. */
function evidenceOf({ tier, kinds }: AnswerLine): string {
  if (tier === "certain") return "same-ni-number same-name";
  return kinds.split(",").includes("n") ? "same-ni-number" : "alike-ni-number same-name";
}

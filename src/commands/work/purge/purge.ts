// `taliad purge`: what has been kept long enough goes. Without the hash of the list that it prints it only prints the list; with
// it, the certificate is staged, the purge is posted, and then files go: killed before it is posted, nothing has changed; killed
// after it, the next run that writes in the ledger finishes it.
import { join } from "node:path";
import { dayText } from "../../../core/day.ts";
import { makeFolder } from "../../../io/files.ts";
import type { Book } from "../../../ledger/book.ts";
import { finishStagedPurge, putInPlace, recoverPublications } from "../../../ledger/publication.ts";
import { beyondLines, purgeLines } from "../../../report/purge-certificate.ts";
import { say } from "../../../report/words.ts";
import { account, today } from "../../account.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Session } from "../../session.ts";
import { UsageFault } from "../../usage-fault.ts";
import { type Ended, endOf, logged } from "../logged.ts";
import { openBook } from "../open-ledger.ts";
import { postStaged } from "../staged.ts";
import { asOfDay } from "./as-of.ts";
import { stageCertificate } from "./certificate.ts";
import { readHolds } from "./holds.ts";
import { listHash, type PurgeList, purgeList, sumsOf } from "./purge-list.ts";
import { certificateIn } from "./purged-folder.ts";

type Asked = {
  readonly asOf: string | undefined;
  readonly holds: readonly string[] | undefined;
  /** The hash of the list; undefined = it is only printed. */
  readonly confirm: string | undefined;
  /** The council's decision, which the certificate names. */
  readonly decision: string | undefined;
  readonly json: boolean;
};

/** Returns the exit code. */
export async function purge(wanted: Asked, session: Session): Promise<number> {
  const { config } = session;
  if (config.ledger === "none") throw new UsageFault("cli.ledger-none");
  const asOf = asOfDay(wanted.asOf);
  const holds = readHolds([...config.holds, ...(wanted.holds ?? [])]);
  const isReal = wanted.confirm !== undefined;
  // A list may look ahead; what goes has to be due on the machine's own day, too: a slip of the year would take everything.
  if (isReal && asOf > today()) throw new UsageFault("cli.purge.as-of-ahead", { found: dayText(asOf) });
  const decision = wanted.decision?.trim() ?? "";
  if (isReal && decision === "") throw new UsageFault("cli.purge.decision-needed");
  const book = await openBook(config.ledger, session, { readOnly: !isReal });
  try {
    if (isReal) await recoverPublications(book, config.out);
    const list = await purgeList(book, session.schemas.law, config.out, asOf, holds);
    const hash = listHash(list);
    if (wanted.confirm === undefined) {
      show(list, hash, wanted.json, session);
      return exitCodes.done;
    }
    const confirmed = wanted.confirm.trim().toLowerCase();
    const done = await purgeConfirmed(book, config.out, confirmed);
    if (done !== undefined) {
      tellDone(done, wanted.json, session);
      return exitCodes.done;
    }
    if (confirmed !== hash) throw new UsageFault("cli.purge.other-list", { hash });
    if (list.batches.length === 0) {
      show(list, hash, wanted.json, session);
      return exitCodes.done;
    }
    makeFolder(config.out);
    return await logged(
      session,
      list.batches.length,
      () => purged(book, list, decision, wanted.json, session),
      "purge",
    );
  } finally {
    await book.close();
  }
}

async function purged(
  book: Book,
  list: PurgeList,
  decision: string,
  json: boolean,
  { config, console, schemas }: Session,
): Promise<Ended> {
  const { out } = config;
  const { words } = schemas.law;
  const staged = await stageCertificate(book, list, { decision, account: account() }, out, words);
  await postStaged(out, staged, () =>
    book.post({ ...staged, purges: list.batches.flatMap(({ numbers }) => numbers) }),
  );
  finishStagedPurge(out, staged);
  await putInPlace(book, out, staged);
  const ends = await endOf(book);
  const after = await sumsOf(book);
  if (JSON.stringify(after) !== JSON.stringify(list.sums))
    throw new Error("a purge has changed what stands in the ledger");
  const certificate = join(out, staged.id);
  const { files, people, forgotten } = list.counts;
  if (json) console.print(JSON.stringify({ purge: staged.id, certificate, ...list.counts, head: ends.head }));
  else {
    console.print(
      say(words, console.language, "purge.ended", {
        purge: staged.id,
        files,
        people,
        forgotten,
        certificate,
      }),
    );
    for (const line of beyondLines(words, console.language)) console.print(line);
    console.print(say(words, console.language, "cli.ledger-head", { head: ends.head }));
  }
  return { exitCode: exitCodes.done, batch: staged.id, ends };
}

/** The purge that took what this hash stands for: a killed one that has just been finished, or one of before. */
async function purgeConfirmed(book: Book, out: string, hash: string): Promise<string | undefined> {
  const purges = (await book.batches()).filter(({ kind }) => kind === "purge");
  return purges.find(({ id }) => certificateIn(join(out, id))?.confirmed === hash)?.id;
}

function tellDone(purge: string, json: boolean, { config, console, schemas }: Session): void {
  const certificate = join(config.out, purge);
  if (json) console.print(JSON.stringify({ purge, certificate, again: true }));
  else console.print(say(schemas.law.words, console.language, "purge.again", { purge, certificate }));
}

function show(list: PurgeList, hash: string, json: boolean, { console, schemas }: Session): void {
  const { words } = schemas.law;
  if (json) {
    console.print(JSON.stringify({ ...list, confirm: hash }));
    return;
  }
  for (const line of purgeLines(list, words, console.language)) console.print(line);
  console.print("");
  const key = list.batches.length === 0 ? "purge.nothing-to-confirm" : "purge.confirm";
  console.print(say(words, console.language, key, { hash }));
}

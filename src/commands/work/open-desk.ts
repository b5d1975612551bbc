// The desk with its threads and its folder, listening: what `serve` keeps open.
import { join } from "node:path";
import type { Desk } from "../../desk/desk.ts";
import { newHand } from "../../desk/hand/hand.ts";
import { newKeys } from "../../desk/http/gate.ts";
import type { Limits } from "../../desk/http/limits.ts";
import { jobsOf } from "../../desk/jobs.ts";
import type { Places } from "../../desk/order.ts";
import { listen } from "../../desk/server.ts";
import { waitingIn } from "../../desk/waiting/folder.ts";
import { lookingAt } from "../../desk/waiting/looking.ts";
import { keepYoungHeap } from "../../io/young-heap.ts";
import { account } from "../account.ts";
import type { GlobalFlags } from "../command.ts";
import type { Session } from "../session.ts";

export type DeskFlags = GlobalFlags & { readonly port?: number | undefined };

type OpenDesk = {
  readonly desk: Desk;
  /** Lets one browser in, once. */
  readonly address: string;
  /** Milliseconds since it was last used; 0 while work goes on. */
  readonly unused: () => number;
  /** What goes on is brought to its end before. */
  readonly close: () => Promise<void>;
};

export async function openDesk(given: DeskFlags, session: Session, limits: Limits): Promise<OpenDesk> {
  const { config, schemas, console } = session;
  keepYoungHeap();
  const flags = flagsOf(given);
  // Uploads are looked at between two jobs: what is run has been read, and one thread less holds memory.
  const hands = { reader: newHand(flags, false), worker: newHand(flags, true) };
  const waiting = waitingIn(join(config.out, folderName(account())));
  const looking = lookingAt(waiting, hands.worker);
  const jobs = jobsOf(hands.worker);
  const keys = newKeys();
  const about = { config, law: schemas.law, account: account(), places: placesOf(given), limits, keys };
  const desk: Desk = { ...about, reader: hands.reader, jobs, waiting, looking, notTaken: [] };
  const listening = await listen(desk, given.port ?? 0);
  hands.reader.warm();
  looking.look();
  return {
    desk,
    address: `http://127.0.0.1:${listening.port}/enter/${console.language}/${keys.entry}`,
    unused: () => (jobs.running().length > 0 ? 0 : performance.now() - listening.used()),
    async close() {
      await jobs.idle();
      await listening.close();
      await Promise.all(Object.values(hands).map((hand) => hand.end()));
    },
  };
}

/** What the threads open their settings with. */
function flagsOf(given: DeskFlags): GlobalFlags {
  const { config, employers, out, ledger, schemas, lang, "fail-on": failOn } = given;
  return { config, employers, out, ledger, schemas, lang, "fail-on": failOn };
}

function placesOf(given: DeskFlags): Places {
  const named = ["config", "employers", "out", "ledger", "schemas"] as const;
  return Object.fromEntries(
    named.flatMap((name) => (given[name] === undefined ? [] : [[name, withoutSecret(given[name])]])),
  );
}

/** The address of a server without who logs in there, and with what. */
function withoutSecret(place: string): string {
  return place.replace(/^([a-z]+:\/\/)[^/@]*@/i, "$1…@");
}

/** Each account has its own uploads beside the results that all share. */
function folderName(name: string): string {
  return `desk-${name.replaceAll(/[^\w.-]/g, "_")}`;
}

// `taliad serve`: opens the desk, says where it is, and stays until it is told to end or nobody has used it for an hour.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newHand } from "../../desk/hand/hand.ts";
import { newKeys } from "../../desk/http/gate.ts";
import { usualLimits } from "../../desk/http/limits.ts";
import { jobsOf } from "../../desk/jobs.ts";
import type { Places } from "../../desk/order.ts";
import { listen } from "../../desk/server.ts";
import { waitingIn } from "../../desk/waiting/folder.ts";
import { lookingAt } from "../../desk/waiting/looking.ts";
import { say } from "../../report/words.ts";
import { account } from "../account.ts";
import type { GlobalFlags } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";

type Asked = GlobalFlags & { readonly port?: number | undefined };

const highestPort = 65_535;
const lookEvery = 1_000;

/** Returns the exit code when the desk has ended. */
export async function serve(given: Asked, session: Session): Promise<number> {
  const { config, schemas, console } = session;
  const { port = 0 } = given;
  if (!Number.isInteger(port) || port < 0 || port > highestPort)
    throw new UsageFault("cli.serve.port", { found: String(port) });
  const limits = usualLimits;
  const flags = flagsOf(given);
  const [reader, worker, looker] = [newHand(flags), newHand(flags), newHand(flags)];
  const waiting = waitingIn(join(config.out, folderName(account())));
  const looking = lookingAt(waiting, looker);
  const jobs = jobsOf(worker);
  const keys = newKeys();
  const desk = {
    config,
    law: schemas.law,
    account: account(),
    places: placesOf(given),
    limits,
    keys,
    reader,
    jobs,
    waiting,
    looking,
    notTaken: [],
  };
  const listening = await listen(desk, port);
  looking.look();
  reader.warm();
  const url = `http://127.0.0.1:${listening.port}/enter/${console.language}/${keys.entry}`;
  const text = (key: string, values = {}): string => say(schemas.law.words, console.language, key, values);
  if (given.json === true)
    console.print(JSON.stringify({ address: url, account: account(), folder: waiting.path }));
  else console.print(`${text("cli.serve.open")}\n\n    ${url}\n\n${text("cli.serve.ends")}`);
  const told = await untilEnded(
    () => performance.now() - listening.used() > limits.unused && jobs.running().length === 0,
  );
  // What is posted by then is put in its place; a second signal ends the program at once.
  await jobs.idle();
  await listening.close();
  await Promise.all([reader, worker, looker].map((hand) => hand.end()));
  console.log("info", told ? "cli.serve.told" : "cli.serve.unused");
  return exitCodes.done;
}

/** Until a signal says so (true), or it has been unused for too long. */
async function untilEnded(unused: () => boolean): Promise<boolean> {
  let told = false;
  const end = (): void => {
    told = true;
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, end);
  while (!told && !unused()) await sleep(lookEvery / 4);
  for (const signal of signals) process.removeListener(signal, end);
  return told;
}

/** What the threads open their settings with. */
function flagsOf({ config, employers, out, ledger, schemas, lang, "fail-on": failOn }: Asked): GlobalFlags {
  return { config, employers, out, ledger, schemas, lang, "fail-on": failOn };
}

function placesOf(given: Asked): Places {
  const named = ["config", "employers", "out", "ledger", "schemas"] as const;
  return Object.fromEntries(
    named.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}

/** Each account has its own uploads beside the results that all share. */
function folderName(name: string): string {
  return `desk-${name.replaceAll(/[^\w.-]/g, "_")}`;
}

// `taliad serve`: opens the desk, says where it is, and stays until it is told to end or nobody has used it for an hour.
import { setTimeout as sleep } from "node:timers/promises";
import { usualLimits } from "../../desk/http/limits.ts";
import { say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { type DeskFlags, openDesk } from "./open-desk.ts";

const highestPort = 65_535;
const lookEvery = 250;

/** Returns the exit code when the desk has ended. */
export async function serve(given: DeskFlags, session: Session): Promise<number> {
  const { schemas, console } = session;
  const { port = 0 } = given;
  if (!Number.isInteger(port) || port < 0 || port > highestPort)
    throw new UsageFault("cli.serve.port", { found: String(port) });
  const { desk, address, unused, close } = await openDesk(given, session, usualLimits);
  const text = (key: string): string => say(schemas.law.words, console.language, key);
  if (given.json === true) {
    const { account, waiting } = desk;
    console.print(JSON.stringify({ address, account, folder: waiting.path }));
  } else {
    console.print(`${text("cli.serve.open")}\n\n    ${address}\n\n${text("cli.serve.ends")}`);
  }
  const told = await untilEnded(() => unused() > desk.limits.unused);
  // What is posted by then is put in its place; a second signal ends the program at once.
  await close();
  console.log("info", told ? "cli.serve.told" : "cli.serve.unused");
  return exitCodes.done;
}

/** Until a signal says so (true), or it has been unused for too long. */
async function untilEnded(isOver: () => boolean): Promise<boolean> {
  let told = false;
  const end = (): void => {
    told = true;
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, end);
  while (!told && !isOver()) await sleep(lookEvery);
  for (const signal of signals) process.removeListener(signal, end);
  return told;
}

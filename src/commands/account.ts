// Whose account the program runs under, and what is done to a batch by it: four eyes are told apart by accounts, never by
// names that anybody may type.
import { readFileSync } from "node:fs";
import os from "node:os";
import type { BatchEvent, EventKind } from "../core/batch-event.ts";
import { type Day, dayFromText, dayOf } from "../core/day.ts";
import { UsageFault } from "./usage-fault.ts";

/** What the system says when nobody has logged in. */
const nobodyLoggedIn = 0xffff_ffff;

/**
 * The account's name. Where somebody logged in under one account works under another (sudo), the number of the first is
 * said as well, "taliad/1001": Linux keeps it from the login on, and nobody can change it.
 */
export function account(): string {
  const own = ownAccount();
  const login = loginUid();
  return login === undefined || login === process.getuid?.() ? own : `${own}/${login}`;
}

function ownAccount(): string {
  try {
    return os.userInfo().username;
  } catch {
    // An account without an entry, as in some containers.
    return `uid-${process.getuid?.() ?? ""}`;
  }
}

function loginUid(): number | undefined {
  try {
    const number = Number(readFileSync("/proc/self/loginuid", "latin1").trim());
    return Number.isInteger(number) && number !== nobodyLoggedIn ? number : undefined;
  } catch {
    return undefined;
  }
}

/** What was said of an event on the command line. */
export type Said = {
  readonly on?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
};

/** An event by this account. Throws a UsageFault for a day that is none. */
export function eventBy(kind: EventKind, { on, by = "", reason = "" }: Said): BatchEvent {
  return { kind, account: account(), by, day: dayOn(on), reason, step: "", sha256: "" };
}

/** The day that was said; else the day of the machine, where it stands. */
function dayOn(said: string | undefined): Day {
  if (said === undefined) return today();
  const found = dayFromText(said);
  if (found === undefined) throw new UsageFault("cli.not-a-day", { found: said });
  return found;
}

/** The day of the machine, where it stands. */
export function today(): Day {
  const now = new Date();
  const found = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (found === undefined) throw new Error(`the machine's clock stands at ${now.getTime()}`);
  return found;
}

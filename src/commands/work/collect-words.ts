// What a collect is asked, understood, and what it says at its end.
import { wrap } from "../../core/wrap.ts";
import { say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { type Collected, foldersOf } from "./collected.ts";
import type { Late } from "./untold.ts";

const usualSettle = 30;
const day = 86_400;
const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };

/** Seconds for which a file must have been unchanged. */
export function settleOf(settle: number | undefined): number {
  const seconds = settle ?? usualSettle;
  if (!(seconds >= 0 && seconds <= day))
    throw new UsageFault("cli.settle-not-understood", { found: String(seconds) });
  return seconds;
}

/** Seconds to wait for another run; 0 where nothing is said. */
export function secondsOf(wait: string | undefined): number {
  if (wait === undefined) return 0;
  const [, digits, unit = "s"] = /^(\d{1,6})([smh])?$/.exec(wait) ?? [];
  const seconds = Number(digits) * (units[unit] ?? 0);
  if (!(seconds <= day)) throw new UsageFault("cli.wait-not-understood", { found: wait });
  return seconds;
}

type Told = {
  readonly inbox: string;
  readonly json: boolean;
  readonly exitCode: number;
  /** Batches of a collect that was cut short. */
  readonly late: readonly Late[];
  /** What the run printed, if there was one. */
  readonly ran: readonly string[];
};

/** What is said late, what the run said, if there was one, and what went where: lines, or one JSON object. */
export function collectedText(
  { inbox, json, exitCode, late, ran }: Told,
  collected: Collected,
  { schemas, console }: Session,
): string {
  if (json) {
    const [printed] = ran;
    const before = late.map(({ text: _, ...one }) => one);
    return JSON.stringify({
      ...(printed === undefined ? {} : JSON.parse(printed)),
      ...(before.length === 0 ? {} : { late: before }),
      ...{ collected, exitCode },
    });
  }
  const folders = foldersOf(inbox);
  const lines = (["done", "already", "refused"] as const)
    .filter((place) => collected[place].length > 0)
    .flatMap((place) => {
      const values = {
        folder: folders[place],
        count: collected[place].length,
        names: collected[place].join(", "),
      };
      return wrap(say(schemas.law.words, console.language, `cli.collect.${place}`, values), "  ");
    });
  return [...late.flatMap(({ text }) => text), ...ran, ...lines].join("\n");
}

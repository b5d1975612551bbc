// The day by which is asked what is due: said by whoever asks, as the program knows no day.
import { type Day, dayFromText } from "../../../core/day.ts";
import { UsageFault } from "../../usage-fault.ts";

/** Throws a UsageFault where it is not said or is not a day. */
export function asOfDay(said: string | undefined): Day {
  const found = said === undefined ? undefined : dayFromText(said);
  if (found === undefined) throw new UsageFault("cli.purge.as-of", { found: said ?? "" });
  return found;
}

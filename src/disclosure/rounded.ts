// The plain way instead of hiding: every count to the nearest multiple of the threshold, every margin by itself.
import { divideHalfUp, divideUp } from "../core/rate.ts";
import type { Figures } from "./figures.ts";

/**
 * People and pence of each place. The average amount makes pounds a count, so they are rounded likewise: to the nearest
 * multiple of what the threshold's number of people have on an average, in whole pounds.
 */
export function roundedFigures(
  { people, pence }: Figures,
  threshold: number,
): Pick<Figures, "people" | "pence"> {
  // The first place is the total of everything.
  const step = threshold * 100 * Math.max(1, divideUp(pence[0] ?? 0, 100 * Math.max(1, people[0] ?? 0)));
  return {
    people: people.map((count) => divideHalfUp(count, threshold) * threshold),
    pence: pence.map((amount) => divideHalfUp(amount, step) * step),
  };
}

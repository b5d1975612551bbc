// How much work something is: time of the processor, which other programs on the machine do not change, measured against what the
// same processor needs for a piece of work that never changes. A limit in seconds would say how fast the machine is.

/** Milliseconds that this process has worked. */
export function workTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What the fixed piece of work took where the limits were written down. */
const reference = 25;

/** How many times slower than there this processor is, 1 at least. */
export function slowness(): number {
  const begin = workTime();
  workReference();
  return Math.max(1, (workTime() - begin) / reference);
}

/** How many times longer than there something takes here by the clock, with what else this machine does just now; 1 at least. */
export function delay(): number {
  const begin = performance.now();
  workReference();
  return Math.max(1, (performance.now() - begin) / reference);
}

function workReference(): void {
  let value = 1;
  for (let at = 0; at < 20_000_000; at += 1) value = (Math.imul(value, 1_103_515_245) + 12_345) | 0;
  // Looked at, or the loop would be left out.
  if (value === 0) throw new Error("the work was another one");
}

/** `milliseconds` of work there, as many as that is here. */
export function worth(milliseconds: number): number {
  return milliseconds * slowness();
}

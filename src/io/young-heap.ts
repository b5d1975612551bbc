// How much memory the heap may take before it is looked through. V8 lets what is new grow to 128 MiB, and the whole to four times
// what is in use: a batch of a million rows fills both without any use, a third of what the whole run took. Looking through them
// more often costs a hundredth of the time.
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";

/** It grows as V8 likes: many rows are decided at once. A desk, which runs batches in a thread, stays small. */
export function letYoungHeapGrow(): void {
  if (!isMainThread) return;
  setFlagsFromString("--semi-space-growth-factor=2");
  setFlagsFromString("--heap-growing-percent=0");
}

/** From now on what is new stays as large as it is, in every thread, and the whole grows by half at the most. */
export function keepYoungHeap(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
}

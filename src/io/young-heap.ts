// How much memory new things may take before they are looked through. V8 lets it grow to 128 MiB, which a batch of a million rows
// fills without any use: a quarter of what the whole run took. How often it is looked through then costs nothing that can be measured.
import { setFlagsFromString } from "node:v8";

/** It grows as V8 likes: many rows are decided at once. */
export function letYoungHeapGrow(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}

/** From now on it stays as large as it is, in every thread. */
export function keepYoungHeap(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

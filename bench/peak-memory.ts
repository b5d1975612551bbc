// The most memory that this process has held. What the system says of a process that has just been started counts the memory of
// the one that started it, too (Linux: ru_maxrss is handed on by fork), so its own high-water mark is asked for where there is one.
import { readFileSync } from "node:fs";

/** In KiB. */
export function peakMemory(): number {
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(statusText())?.[1];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

function statusText(): string {
  try {
    return readFileSync("/proc/self/status", "utf8");
  } catch {
    // Not Linux.
    return "";
  }
}

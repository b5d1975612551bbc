// Once for a whole run of tests: a folder for all that they write, which goes when the last of them has ended. It is in memory where
// the machine has much of it: a small batch is 130 files, and most of its time is then the disk's.
import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes; a run of all tests needs a tenth of it. */
const much = 2 * 2 ** 30;
const memory = "/dev/shm";

/** What tests start finds the folder in its environment, as whatever asks for the folder of temporary files does. */
export function setup(): () => void {
  const folder = mkdtempSync(join(room(memory) > much ? memory : tmpdir(), "taliad-"));
  // A database server runs under an account of its own and has its folder in here: it passes through, and sees nothing else.
  chmodSync(folder, 0o711);
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function room(place: string): number {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

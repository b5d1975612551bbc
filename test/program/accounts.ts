// Other people's accounts for commands that are run in this process: what the operating system says of who runs it.
import os from "node:os";
import { vi } from "vitest";

/** Does the work as this account. */
export async function as<Result>(username: string, work: () => Promise<Result>): Promise<Result> {
  const spy = vi.spyOn(os, "userInfo").mockReturnValue({ ...os.userInfo(), username });
  try {
    return await work();
  } finally {
    spy.mockRestore();
  }
}

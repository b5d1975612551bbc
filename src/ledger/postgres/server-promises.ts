// What a server has to promise before money is written down there: that what it says is stored is stored, and that it reads and
// writes every letter. Asked at the start of each stay.
import { LedgerFault } from "../fault.ts";
import { textAt } from "../sqlite/database.ts";
import type { Server } from "./server.ts";

/** By the server's setting: what is kept to, and what is not enough. */
const promises = {
  synchronous_commit: (value: string) => value !== "off",
  fsync: (value: string) => value === "on",
  full_page_writes: (value: string) => value === "on",
  server_encoding: (value: string) => value === "UTF8",
  server_version_num: (value: string) => Number(value) >= 130_000,
} as const satisfies Readonly<Record<string, (value: string) => boolean>>;

/** Throws LedgerFault refused, server-unsafe, with the first setting that is not enough. */
export async function mustKeepPromises({ ask }: Server): Promise<void> {
  for (const [setting, isEnough] of Object.entries(promises)) {
    const value = textAt((await ask("SELECT current_setting($1)", [setting]))[0], 0);
    if (!isEnough(value)) throw new LedgerFault("refused", "server-unsafe", `${setting} = ${value}`);
  }
}

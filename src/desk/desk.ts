// What the pages have at hand: the law's words, the threads that carry out orders, the files that wait, and who is let in. It
// remembers nothing that is not in the folder of results, the ledger or the folder of uploads.
import type { Settings } from "../commands/config.ts";
import type { Language, Law } from "../law/law.ts";
import { say, type Values } from "../report/words.ts";
import type { Hand } from "./hand/hand.ts";
import type { Keys } from "./http/gate.ts";
import type { Limits } from "./http/limits.ts";
import type { Jobs } from "./jobs.ts";
import type { Places } from "./order.ts";
import type { WaitingFolder } from "./waiting/folder.ts";
import type { Looking } from "./waiting/looking.ts";

/** An upload that was not taken, as its sender called it, and why. */
export type NotTakenUpload = { readonly name: string; readonly why: "name" | "too-large" | "too-many" };

export type Desk = {
  readonly config: Settings;
  readonly law: Law;
  readonly account: string;
  /** For the commands that are shown, so that they mean the same results. */
  readonly places: Places;
  readonly limits: Limits;
  readonly keys: Keys;
  /** Answers what a page shows. */
  readonly reader: Hand;
  /** Does what changes something, and what takes long. */
  readonly jobs: Jobs;
  readonly waiting: WaitingFolder;
  readonly looking: Looking;
  /** Of the last upload. */
  notTaken: readonly NotTakenUpload[];
};

/** A request that was let in, and what the desk is to it. */
export type Asked = {
  readonly desk: Desk;
  readonly language: Language;
  /** Behind the language: "/batch/9a7e0ae26ed9". */
  readonly path: string;
  /** What stands in the place of each part of the route's pattern that is open. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** Of a form without files; empty for a page that is only looked at. */
  readonly fields: URLSearchParams;
  readonly speak: (key: string, values?: Values) => string;
};

export function speaker({ law }: Desk, language: Language): Asked["speak"] {
  return (key, values) => say(law.words, language, key, values);
}

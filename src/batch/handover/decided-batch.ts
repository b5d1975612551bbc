// The batch when everything has been decided and compared: what every table is made of.

import type { Month } from "../../core/day.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { FileResult, PaymentLine, ReconciliationLine } from "../../engine/batch.ts";
import type { MatterLine } from "../../engine/open-matters.ts";
import type { Version } from "../../engine/versions.ts";
import type { Law } from "../../law/law.ts";
import type { NewCondition } from "../../ledger/conditions.ts";
import type { Facts, Prior } from "../past/prior.ts";
import type { Lists } from "./lists.ts";
import type { ReadFile } from "./read-file.ts";
import type { Replaced } from "./replaced.ts";
import type { RowStore } from "./row-store.ts";
import type { DecisionsRead } from "./rulings-read.ts";
import type { Settled } from "./settled.ts";

export type DecidedBatch = {
  readonly law: Law;
  /** The files, in input order. */
  readonly read: readonly ReadFile[];
  /** Which return each file is a version of. */
  readonly versions: readonly (Version | undefined)[];
  readonly prior: Prior;
  readonly facts: Facts;
  /** What listed files come to. */
  readonly lists: Lists;
  readonly rulings: DecisionsRead;
  /** The latest month that a file of claims is for. */
  readonly month: Month | undefined;
  readonly store: RowStore;
  readonly settled: Settled;
  /** The files as results, in the same order. */
  readonly files: readonly FileResult[];
  /** Returns of earlier batches that files of this one take the place of. */
  readonly replaced: readonly Replaced[];
  /** What was posted of those and is undone, as lines of payments.csv. */
  readonly undone: readonly PaymentLine[];
  readonly reconciliation: readonly ReconciliationLine[];
  /** What is open when the batch has been posted; nothing without a ledger. */
  readonly matters: readonly MatterLine[];
  /** What rows leave open of people's payments, or close, as the ledger will have it. */
  readonly conditions: readonly NewCondition[];
  /** Codes that occur, with how often. */
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
};

// What a file is read with: the law, what is known of the batch around it, and where results go.

import type { Month } from "../../core/day.ts";
import type { Problem } from "../../core/problem.ts";
import type { Companions } from "../../engine/companions.ts";
import type { StandingPiece } from "../../engine/standings.ts";
import type { VersionRuling } from "../../engine/versions.ts";
import type { Law } from "../../law/law.ts";
import type { Payer } from "../../schemes/dues.ts";
import type { Lists } from "../handover/lists.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import type { RowWatch } from "../handover/watch.ts";
import type { Facts } from "../past/prior.ts";
import type { Crew } from "./crew.ts";
import type { OthersInFile } from "./others.ts";
import type { PaidSoFar } from "./paid-so-far.ts";

export type Reading = {
  readonly law: Law;
  readonly store: RowStore;
  readonly facts: Facts;
  /** The ledger has earlier returns of this employer: a person without postings was paid nothing. */
  readonly knownEmployer: boolean;
  /** The file, where it is open already. */
  readonly opened?: OpenTable | undefined;
  /** Rows of the files that accompany the claims of a scheme. */
  readonly companionsOf: (scheme: string) => Companions;
  /** The person's other rows with the same employer, for schemes that ask for them; absent in a first reading. */
  readonly others: OthersInFile | undefined;
  /** What was paid before, by earlier batches and by files of this one. */
  readonly paid: PaidSoFar;
  /** What is payable is to be posted. */
  readonly posts: boolean;
  /** What is known of other versions of the same return; undefined where that was not asked. */
  readonly ruling: VersionRuling | undefined;
  /** The employer's place in the batch's list of employers, and the paying council's in that of councils. */
  readonly payerNumbers: (of: Payer) => Pick<StandingPiece, "employer" | "council">;
  /** What the lists say of a whole file. */
  readonly remarksOn: Lists["remarksOn"];
  readonly decisions: DecisionsRead;
  /** The latest month that a file of claims is for; what falls due before it is paid late. */
  readonly month: Month | undefined;
  /** The same bytes were seen before, in this batch or an earlier one; or the file has no room among the lists. */
  readonly alreadySeen: Problem | undefined;
  /** Called when a file is large enough for workers; undefined = this thread does everything. */
  readonly crew?: (() => Crew) | undefined;
  readonly progress: (file: string, rows: number) => void;
  readonly watch: RowWatch | undefined;
  /** Nothing is written, and later files rest on what this one pays. */
  readonly repeatsByHash?: boolean | undefined;
};

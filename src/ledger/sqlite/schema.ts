// The tables of the ledger, and the triggers that make wrong postings impossible for every program that opens
// the file, ours or not, with foreign keys on or off. A refusal is RAISE(ABORT, 'taliad:<reason>').
import { applicationId } from "./codes.ts";
import { formerGuards, formerPosting } from "./former-posting.ts";
import { appendOnly } from "./guards.ts";
import { roomForLater } from "./later-tables.ts";
import { postingGuards, postingTable, slotTables } from "./posting-table.ts";
import { standingTable } from "./standing-table.ts";
import { closedTables, codeRows, keptTables, tableGuards } from "./table-guards.ts";
import { tablesAfter, tablesBefore } from "./tables.ts";

/**
 * 1: postings · 2: rows without money have standings · 3: slots and totals, and room for what is to come. A book of a
 * former version is read as it is and written again by its next writer (rewrite.ts).
 */
export const schemaVersion = 3;

const shared = [...tableGuards, ...keptTables.flatMap(appendOnly), ...closedTables, ...codeRows];
const numbered = (version: number): readonly string[] => [
  `PRAGMA application_id = ${applicationId};`,
  `PRAGMA user_version = ${version};`,
];

/** Makes an empty book of a version; the row of `book` itself follows. */
export function schemaSql(version: number = schemaVersion): string {
  const parts =
    version < 3
      ? [
          tablesBefore,
          formerPosting,
          tablesAfter,
          ...formerGuards,
          ...shared,
          ...(version === 2 ? standingTable : []),
        ]
      : [
          tablesBefore,
          postingTable,
          slotTables,
          tablesAfter,
          ...postingGuards,
          ...shared,
          ...standingTable,
          ...roomForLater,
        ];
  return [...parts, ...numbered(version)].join("\n");
}

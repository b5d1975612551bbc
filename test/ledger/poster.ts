// A process of its own for the ledger's tests: posts one batch after the other as a run does (stage, post, rename,
// mark), says the id of each that is done, and ends with the exit code of the fault that stopped it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { faultOf } from "../../src/commands/faults.ts";
import { type Month, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import { personNumber } from "../../src/core/person.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { putInPlace, stagingName } from "../../src/ledger/publication.ts";
import { openLedger } from "./asked-book.ts";

const [path = "", name = "", batches = "1", rows = "1", waitMs = "3000"] = process.argv.slice(2);
const out = dirname(path);
// A month that there is.
const period = monthFromText("2022-06") as Month;
const scheme = "social-care-payment-2022";

/** Any 64 hex digits will do, as long as they differ from batch to batch. */
function digits(text: string): string {
  return Buffer.from(text).toString("hex").padStart(64, "0").slice(-64);
}

process.exitCode = 70;
try {
  for (let number = 0; number < Number(batches); number += 1) {
    const ledger = await openLedger(path, { waitMs: Number(waitMs) });
    const after = (await ledger.end()).sequence;
    const id = digits(`${name}${after}`).slice(-12);
    const staging = stagingName(ledger.bookId, id);
    mkdirSync(join(out, staging));
    writeFileSync(join(out, staging, "manifest.json"), digits(`${name}${after}`));
    await ledger.post(
      {
        id,
        manifest: digits(`${name}${after}`),
        staging,
        schemes: [{ name: scheme, ceiling: pence(149_800) }],
        inputs: [{ file: `${id}.csv`, sha256: digits(id) }],
        submissions: [
          {
            input: 0,
            layout: "wfp-return",
            scheme,
            employerId: id,
            laCode: "W06000015",
            period,
            sequence: 1,
          },
        ],
      },
      (function* () {
        for (let row = 0; row < Number(rows); row += 1) {
          const person = personNumber(`AB${String(after * Number(rows) + row).padStart(6, "0")}`);
          const line = {
            person,
            submission: 0,
            kind: "claim",
            dueMonth: period,
            instalment: 1,
            sheet: "",
            row,
          } as const;
          yield { ...line, head: "PAYMENT", amount: pence(29_960) };
          yield { ...line, head: "EMPLOYER_NI", amount: pence(4_509) };
        }
      })(),
    );
    await putInPlace(ledger, out, { id, staging });
    await ledger.close();
    process.stdout.write(`${id}\n`);
  }
  process.exitCode = 0;
} catch (error) {
  if (!(error instanceof LedgerFault)) throw error;
  process.exitCode = faultOf(error, () => true).exitCode;
  process.stderr.write(`${error.kind} ${error.reason}\n`);
}

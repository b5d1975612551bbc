// What each fault means for whoever ran the program.
import { describe, expect, test } from "vitest";
import { faultOf } from "../../src/commands/faults.ts";
import { UsageFault } from "../../src/commands/usage-fault.ts";
import { NoSuchInput } from "../../src/io/found-files.ts";
import { LawFault } from "../../src/law/shape.ts";
import { LedgerFault } from "../../src/ledger/fault.ts";

function system(code: string): Error {
  return Object.assign(new Error(code), { code, path: "out/x" });
}

describe("the exit code of a fault", () => {
  const cases = [
    { why: "what was asked cannot be done", fault: new UsageFault("cli.no-files"), code: 64 },
    { why: "a file that is not there", fault: new NoSuchInput("gone.csv"), code: 64 },
    { why: "another run holds the ledger", fault: new LedgerFault("busy", "busy"), code: 75 },
    { why: "a law that cannot be used", fault: new LawFault("schemas/roles.json: the file: …"), code: 64 },
    { why: "a damaged ledger", fault: new LedgerFault("damaged", "chain-broken"), code: 6 },
    { why: "a ledger that cannot be written", fault: new LedgerFault("trouble", "trouble"), code: 5 },
    { why: "no ledger there", fault: new LedgerFault("missing", "ledger-missing"), code: 64 },
    { why: "what the ledger does not do", fault: new LedgerFault("refused", "batch-unknown"), code: 64 },
    {
      why: "a posting that the book forbids",
      fault: new LedgerFault("conflict", "instalment-twice"),
      code: 70,
    },
    ...["ENOSPC", "EACCES", "EROFS", "EIO", "EDQUOT", "ENAMETOOLONG"].map((code) => ({
      why: `the system says ${code}`,
      fault: system(code),
      code: 5,
    })),
    {
      why: "a folder that cannot be made, although the one above it is there",
      fault: Object.assign(system("ENOENT"), { syscall: "mkdir" }),
      code: 5,
    },
    {
      why: "a file of ours that is not there",
      fault: Object.assign(system("ENOENT"), { syscall: "open" }),
      code: 70,
    },
    { why: "anything else is ours", fault: new TypeError("x is undefined"), code: 70 },
  ];
  test.for(cases)("$why: $code", ({ fault, code }) => {
    expect(faultOf(fault, () => true).exitCode).toBe(code);
  });
});
